"""Why an edit matters: each aspect in a module of its own, each with its reason in words."""

from tracker.comparing.aspects.explain import explain
from tracker.comparing.aspects.setting import Setting

__all__ = ["Setting", "explain"]
