"""The knobs of judging: every threshold there is, in one frozen value."""

from dataclasses import dataclass, replace
from datetime import timedelta

_SECOND = timedelta(seconds=1)
_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """How much agreement a reading needs: so many sightings, spread over so long."""

    sightings: int
    over: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class CadencePolicy:
    """
    When to look again.

    `every` fixes the interval of all articles that have none of their own. `theta` is how many
    edits we expect to miss between two looks. `settle` is how long after a change the hazard of
    the next one stays flat. `soonest` and `latest` bound every wait.
    """

    every: timedelta | None = None
    theta: float = 0.1
    settle: timedelta = 30 * _MINUTE
    soonest: timedelta = 2 * _MINUTE
    latest: timedelta = _DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """
    Everything judging can be told.

    Admission: readings below `min_confidence`, or with less text than `min_text` characters, or
    shrunk below `shrunk_below` of what stood, or sharing less than `alike` of it, are suspected.

    Confirmation: `confirm` off takes every unsuspected reading at its word (replay, where each
    capture is its own confirmation). `calibrating` is how often a first sight on a publisher
    without a record is checked again at once. `doubt` is the odds of an alternation we tolerate,
    `luck` those of a run of one of two alternating forms being taken for a change. `rung` is the
    pause between the first refetches, `slow_rung` between later ones. `suspect`, `foreign` and
    `returning` say how much agreement those kinds of reading need. `folding` is how long two
    alternating readings are watched closely, every `watching`; `retracting` is after how long of
    alternation an accepted revision is called false.

    Trouble: `failing`, `blocked` and `missing` say how much of it makes an event. `backoff` is
    the first pause after a failure; it doubles up to `longest_backoff`. `gone_every` is how often
    an article that is gone is looked at. `audit` is how long a server's 304s are believed.
    """

    min_confidence: float = 0.3
    min_text: int = 200
    shrunk_below: float = 0.4
    alike: float = 0.3

    confirm: bool = True
    doubt: float = 0.0015
    luck: float = 0.01
    calibrating: int = 2
    rung: timedelta = 10 * _SECOND
    slow_rung: timedelta = 2 * _MINUTE
    suspect: Hold = Hold(sightings=4, over=_HOUR)
    foreign: Hold = Hold(sightings=10, over=_DAY)
    returning: Hold = Hold(sightings=10, over=_HOUR)
    folding: timedelta = 2 * _HOUR
    watching: timedelta = 5 * _MINUTE
    retracting: timedelta = 6 * _HOUR
    tell_candidates: bool = True

    failing: Hold = Hold(sightings=3, over=30 * _MINUTE)
    blocked: Hold = Hold(sightings=3, over=30 * _MINUTE)
    missing: Hold = Hold(sightings=3, over=_HOUR)
    backoff: timedelta = 5 * _MINUTE
    longest_backoff: timedelta = 6 * _HOUR
    longest_rest: timedelta = _DAY
    gone_every: timedelta = 6 * _HOUR
    audit: timedelta = 7 * _DAY

    cadence: CadencePolicy = CadencePolicy()


REPLAY = Policy(
    confirm=False,
    tell_candidates=False,
    suspect=Hold(sightings=3, over=_DAY),
    returning=Hold(sightings=1, over=timedelta()),
    foreign=Hold(sightings=6, over=3 * _DAY),
)
"""Captures taken long ago cannot be refetched: each confirms itself, unless it is suspect."""


def every(interval: timedelta, policy: Policy | None = None) -> Policy:
    """Return a policy that looks at every article at one interval, quicker rungs included."""
    chosen = policy or Policy()
    return replace(
        chosen,
        cadence=replace(
            chosen.cadence,
            every=interval,
            soonest=min(chosen.cadence.soonest, interval),
        ),
    )
