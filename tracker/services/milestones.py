"""Named points of the path, where fault tests may stop it."""

from collections.abc import Callable
from typing import TypeAlias

Milestone: TypeAlias = Callable[[str], None]
"""Called with the name of the point that was just reached."""

MILESTONES = (
    "before-fetch",
    "after-body",
    "after-reading",
    "before-commit",
    "after-commit",
    "after-send",
)


def pass_by(point: str) -> None:
    """Go on: the milestone of everyday running."""
