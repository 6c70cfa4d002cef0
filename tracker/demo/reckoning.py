"""What came of a run: of everything published, what was caught, labelled and delivered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tracker.core.delivery import Delivery, DeliveryState
from tracker.core.documents import instant
from tracker.core.event import Event, EventType
from tracker.core.revision import Revision
from tracker.core.subscription import OPT_IN
from tracker.demo.matching import shortcomings
from tracker.demo.newsroom import Publication
from tracker.demo.receiver import Received

Document = dict[str, Any]

_ALARMS = frozenset(
    {
        EventType.ARTICLE_GONE,
        EventType.ARTICLE_RESTORED,
        EventType.ARTICLE_MOVED,
        EventType.ARTICLE_BLOCKED,
        EventType.ARTICLE_FAILING,
        EventType.ARTICLE_RECOVERED,
        EventType.ARTICLE_RETIRED,
        EventType.ARTICLE_RETRACTED,
    }
)
"""Events that say something happened to an article: each must have been scripted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the tracker has of one story's article: its history and its events."""

    revisions: Sequence[Revision]
    events: Sequence[Event]


@dataclass(slots=True)
class Tally:
    """One story's score while it is counted."""

    caught: list[Document] = field(default_factory=list)
    missed: list[Document] = field(default_factory=list)
    false: list[Document] = field(default_factory=list)
    quiet: int = 0
    pending: int = 0


def reckon(
    log: Sequence[Publication],
    found: Mapping[str, Found],
    events: Sequence[Event],
    deliveries: Sequence[Delivery],
    received: Sequence[Received],
    *,
    settled_at: datetime,
    scripted: int | None = None,
) -> Document:
    """
    Return the report as demo/1.

    `log` is what was published, `found` what the tracker has by story, `events` all that the
    subscriber was owed, `deliveries` what became of them and `received` what arrived. What
    happened after `settled_at` and is not there yet is pending, neither missed nor lost.
    `scripted` is how many editions must be out for the run to be whole, None for any number.
    """
    tallies = {name: tally(_of(log, name), one, settled_at) for name, one in found.items()}
    caught = [one for each in tallies.values() for one in each.caught]
    missed = [one for each in tallies.values() for one in each.missed]
    false = [{"story": name} | one for name, each in tallies.items() for one in each.false]
    post = _post(events, deliveries, received, settled_at)
    whole = scripted in (None, len(log)) and bool(caught) and post["verified"] > 0
    ok = whole and not missed and not false and not post["unverified"] and not post["undelivered"]
    return {
        "schema": "demo/1",
        "published": len(log),
        "caught": len(caught),
        "labelled": sum(1 for one in caught if one["labels"]),
        "quiet": sum(each.quiet for each in tallies.values()),
        "missed": missed,
        "false": false,
        "pending": sum(each.pending for each in tallies.values()),
        **post,
        "ok": ok,
        "editions": caught,
    }


def tally(log: Sequence[Publication], found: Found, settled_at: datetime) -> Tally:
    """Hold one story's publications against what the tracker has of it, in order."""
    score = Tally()
    revisions, alarms = list(found.revisions), _alarms(found.events)
    for publication in log:
        brings = publication.edition.brings
        if brings.nothing:
            score.quiet += 1
            continue
        why = (_alarm if brings.event else _revision)(score, publication, revisions, alarms)
        if why and publication.at > settled_at:
            score.pending += 1
        elif why:
            score.missed.append(_name(publication) | {"why": why})
    score.false += [_false_revision(revision) for revision in revisions]
    score.false += [_false_event(event) for event in alarms]
    return score


def _revision(
    score: Tally, publication: Publication, revisions: list[Revision], _: list[Event]
) -> list[str]:
    """Take the revision that matches, the earliest first; else say how the next one falls short."""
    since = [one for one in revisions if one.observed_at >= publication.at]
    for revision in since:
        if not _lacks(publication, revision):
            revisions.remove(revision)
            score.caught.append(_caught(publication, revision))
            return []
    return list(_lacks(publication, since[0])) if since else ["no revision since"]


def _lacks(publication: Publication, revision: Revision) -> tuple[str, ...]:
    brings = publication.edition.brings
    if brings.first:
        return () if revision.number == 1 else ("not the first revision",)
    lacks = shortcomings(brings, revision.changes, revision.labels)
    return (*lacks, "retracted") if revision.retracted_at else lacks


def _alarm(
    score: Tally, publication: Publication, _: list[Revision], alarms: list[Event]
) -> list[str]:
    wanted = publication.edition.brings.event
    for event in alarms:
        if event.type == wanted and event.occurred_at >= publication.at:
            alarms.remove(event)
            delay = (event.occurred_at - publication.at).total_seconds()
            told: Document = {"event": wanted, "kinds": [], "labels": [], "revision": None}
            score.caught.append(_name(publication) | told | {"after_seconds": round(delay, 3)})
            return []
    return [f"no {wanted} since"]


def _post(
    events: Sequence[Event],
    deliveries: Sequence[Delivery],
    received: Sequence[Received],
    settled_at: datetime,
) -> Document:
    arrived = {one.id for one in received if one.verified and one.status < 300}
    due = {event.sequence for event in events if _is_due(event, settled_at)}
    lost = [one.id for one in deliveries if one.id not in arrived and one.sequence in due]
    unowed = due - {one.sequence for one in deliveries}
    return {
        "events": sum(1 for event in events if event.type not in OPT_IN),
        "delivered": sum(1 for one in deliveries if one.state is DeliveryState.DELIVERED),
        "verified": len(arrived),
        "attempts": len(received),
        "refused_at_first": sum(1 for one in received if one.verified and one.status >= 300),
        "unverified": sum(1 for one in received if not one.verified),
        "undelivered": sorted([*lost, *(f"event {sequence}" for sequence in unowed)]),
    }


def _is_due(event: Event, settled_at: datetime) -> bool:
    return event.type not in OPT_IN and event.occurred_at <= settled_at


def _alarms(events: Sequence[Event]) -> list[Event]:
    return [event for event in events if event.type in _ALARMS]


def _of(log: Sequence[Publication], name: str) -> list[Publication]:
    return [publication for publication in log if publication.seed == name]


def _caught(publication: Publication, revision: Revision) -> Document:
    delay = (revision.observed_at - publication.at).total_seconds()
    return _name(publication) | {
        "event": str(EventType.ARTICLE_REVISED if revision.changes else EventType.ARTICLE_TRACKED),
        "kinds": [change.kind for change in revision.changes],
        "labels": [str(label) for label in revision.labels],
        "revision": revision.number,
        "after_seconds": round(delay, 3),
    }


def _name(publication: Publication) -> Document:
    return {
        "story": publication.seed,
        "edition": publication.number,
        "name": publication.edition.name,
        "published_at": instant(publication.at),
    }


def _false_revision(revision: Revision) -> Document:
    return {
        "revision": revision.number,
        "headline": revision.headline,
        "observed_at": instant(revision.observed_at),
        "labels": [str(label) for label in revision.labels],
        "changes": [
            f"{change.kind}: {change.before[:80]} → {change.after[:80]}"
            for change in revision.changes
        ],
    }


def _false_event(event: Event) -> Document:
    return {"event": str(event.type), "occurred_at": instant(event.occurred_at)}


def summary_lines(report: Document) -> Iterator[str]:
    """Say a report in lines a person reads."""
    yield (
        f"published {report['published']} editions, caught {report['caught']}, "
        f"of them {report['labelled']} labelled; {report['quiet']} brought nothing new"
    )
    yield (
        f"{report['events']} events, {report['delivered']} delivered, {report['verified']} verified"
        f" ({report['refused_at_first']} answered 500 at first)"
    )
    for one in report["missed"]:
        yield f"missed  {one['story']} {one['edition']} «{one['name']}»: {'; '.join(one['why'])}"
    for one in report["false"]:
        yield f"false   {one['story']} {one.get('event') or one['changes']}"
    for name in report["undelivered"]:
        yield f"undelivered  {name}"
