"""Reading, measured on real pages."""
