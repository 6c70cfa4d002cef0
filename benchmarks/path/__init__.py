"""The whole path, from a due article to a recorded verdict."""
