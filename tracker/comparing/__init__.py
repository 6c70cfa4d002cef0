"""Content and Content to typed Changes."""
