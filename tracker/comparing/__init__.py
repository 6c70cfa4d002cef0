"""Content and Content to typed Changes."""

from tracker.comparing.compare import compare
from tracker.comparing.key import key
from tracker.comparing.weights import WEIGHTS, Weights

__all__ = ["WEIGHTS", "Weights", "compare", "key"]
