"""The web door: pages for people, JSON and feeds for programs."""

from tracker.web.application import create
from tracker.web.serving import WebServer

__all__ = ["WebServer", "create"]
