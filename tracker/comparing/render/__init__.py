"""A comparison for people: terminal, plain text, Markdown, HTML."""

from tracker.comparing.render.plain import terminal, text
from tracker.comparing.render.web import html

__all__ = ["html", "terminal", "text"]
