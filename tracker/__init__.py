"""Watch news articles, record what changed and when, and tell subscribers."""

__version__ = "0.1.0"
