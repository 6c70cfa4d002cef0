"""Content and Content to typed Changes."""

from tracker.comparing.blame import Blame, Blamed, Gone, Origin, blame
from tracker.comparing.compare import compare
from tracker.comparing.key import key
from tracker.comparing.weights import WEIGHTS, Weights

__all__ = [
    "WEIGHTS",
    "Blame",
    "Blamed",
    "Gone",
    "Origin",
    "Weights",
    "blame",
    "compare",
    "key",
]
