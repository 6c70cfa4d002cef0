"""The first page: what changed, the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from tracker.web.app import App, Tracker
from tracker.web.lines import Line, lines
from tracker.web.rendering import page

SHOWN = 50
"""Events on one page."""

SEARCHED = 500
"""The newest events a filter looks through."""

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What of the log somebody wants to see; empty means any."""

    type: str = ""
    kind: str = ""
    aspect: str = ""
    label: str = ""
    publisher: str = ""
    tag: str = ""
    story: str = ""
    significance: float = 0.0

    def passes(self, line: Line) -> bool:
        """Say whether a line is wanted."""
        wanted = (
            (self.type, {line.type}),
            (self.kind, line.kinds),
            (self.aspect, line.aspects),
            (self.label, set(line.labels)),
            (self.publisher, {line.publisher}),
            (self.tag, set(line.tags)),
            (self.story, {line.story}),
        )
        return (line.significance or 0.0) >= self.significance and all(
            not wish or wish in there for wish, there in wanted
        )

    @property
    def is_set(self) -> bool:
        """Say whether anything is left out."""
        return self != Filter()


Word = Annotated[str, Query(max_length=200)]


@router.get("/")
def live(
    request: Request,
    app: Tracker,
    *,
    before: Annotated[int | None, Query(ge=1, le=2**62)] = None,
    type: Word = "",
    kind: Word = "",
    aspect: Word = "",
    label: Word = "",
    publisher: Word = "",
    tag: Word = "",
    story: Word = "",
    significance: Annotated[float, Query(ge=0, le=1, allow_inf_nan=False)] = 0.0,
) -> HTMLResponse:
    """Show the newest events, or those before one."""
    chosen = Filter(
        type=type,
        kind=kind,
        aspect=aspect,
        label=label,
        publisher=publisher,
        tag=tag,
        story=story,
        significance=significance,
    )
    told = _lines(app, before, SEARCHED if chosen.is_set else SHOWN)
    shown = [line for line in told if chosen.passes(line)][:SHOWN]
    return page(
        request,
        "live.html",
        lines=shown,
        chosen=chosen,
        before=before,
        newest=max((line.sequence for line in told), default=0),
        older=_older(told, shown),
        searched=SEARCHED,
        tracked=app.vitals.counts().get("articles", 0),
    )


def _lines(app: App, before: int | None, limit: int) -> list[Line]:
    if before is None:
        return lines(app.log.latest(limit))
    sooner = app.log.events(after=max(0, before - 1 - limit), limit=limit)
    return lines([event for event in reversed(sooner) if (event.sequence or 0) < before])


def _older(told: Sequence[Line], shown: Sequence[Line]) -> int | None:
    """Return where the next page begins, None when there is nothing more."""
    last = (shown if len(shown) == SHOWN else told)[-1:]
    return last[0].sequence if last and last[0].sequence > 1 else None
