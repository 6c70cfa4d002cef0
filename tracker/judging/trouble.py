"""Not finding the article: one blip is nobody's business, a lasting one is told once."""

from dataclasses import replace
from datetime import datetime, timedelta

from tracker.core.article import ArticleState
from tracker.core.check import Outcome
from tracker.core.event import EventType
from tracker.judging.memory import Trouble
from tracker.judging.policy import Hold, Policy

STATES = {
    "failing": ArticleState.FAILING,
    "blocked": ArticleState.BLOCKED,
    "missing": ArticleState.GONE,
}
EVENTS = {
    "failing": EventType.ARTICLE_FAILING,
    "blocked": EventType.ARTICLE_BLOCKED,
    "missing": EventType.ARTICLE_GONE,
}
OUTCOMES = {
    "failing": Outcome.UNREACHABLE,
    "blocked": Outcome.REFUSED,
    "missing": Outcome.MISSING,
}
NOUNS = {"failing": "failing", "blocked": "blocked", "missing": "gone"}


def met(trouble: Trouble | None, kind: str, code: str, now: datetime) -> Trouble:
    """Return the trouble after one more check that met it."""
    if trouble is None or trouble.kind != kind:
        return Trouble(kind=kind, code=code, since=now)
    return replace(trouble, code=code, count=trouble.count + 1)


def lasting(trouble: Trouble, now: datetime, policy: Policy) -> bool:
    """Tell whether it has lasted long enough to be told."""
    hold = hold_of(trouble.kind, policy)
    return trouble.count >= hold.sightings and now - trouble.since >= hold.over


def hold_of(kind: str, policy: Policy) -> Hold:
    """Return how much of a kind of trouble makes an event."""
    return {"failing": policy.failing, "blocked": policy.blocked, "missing": policy.missing}[kind]


def worsens(state: ArticleState, kind: str) -> bool:
    """Tell whether a lasting trouble changes what is known: gone stays gone until it is back."""
    return state not in (ArticleState.GONE, STATES[kind])


def pause(trouble: Trouble, state: ArticleState, policy: Policy) -> timedelta:
    """Return how long to wait after a check that met trouble."""
    if trouble.kind == "missing":
        return _after_missing(trouble, state, policy)
    doublings = min(trouble.count - 1, 20)
    return min(policy.backoff * (1 << doublings), policy.longest_backoff)


def _after_missing(trouble: Trouble, state: ArticleState, policy: Policy) -> timedelta:
    if state is ArticleState.GONE:
        return policy.gone_every
    hold = policy.missing
    return hold.over / max(hold.sightings - 1, 1)
