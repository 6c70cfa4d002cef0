"""A comparison for people: terminal, plain text, Markdown, HTML, and JSON for programs."""

from tracker.comparing.render.document import json
from tracker.comparing.render.markdown import markdown
from tracker.comparing.render.plain import terminal, text
from tracker.comparing.render.web import html

__all__ = ["html", "json", "markdown", "terminal", "text"]
