"""Small pieces of a run, for tests that count what came of it."""

from datetime import datetime, timedelta

from tracker.core.change import Change, Label, Operation, Part
from tracker.core.delivery import Delivery, DeliveryState
from tracker.core.event import Event, EventType
from tracker.core.revision import Revision, Window
from tracker.demo.casebook import load_seeds
from tracker.demo.newsroom import Publication
from tracker.demo.receiver import Received
from tracker.testing import NOON

SMELTER = next(seed for seed in load_seeds() if seed.name == "smelter")
CABLES = next(seed for seed in load_seeds() if seed.name == "cables")
EDITED = Change(
    part=Part.HEADLINE,
    operation=Operation.EDITED,
    before="European leaders clash over plan",
    after="European leaders weigh plan",
)


def at(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def publication(number: int, seconds: float) -> Publication:
    return Publication(seed="cables", number=number, edition=CABLES.edition(number), at=at(seconds))


def revision(
    number: int,
    seconds: float,
    changes: tuple[Change, ...] = (),
    labels: tuple[Label, ...] = (),
    retracted_at: datetime | None = None,
) -> Revision:
    return Revision(
        number=number,
        observed_at=at(seconds),
        window=Window(after=None, until=at(seconds)),
        key=str(number),
        headline="H",
        changes=changes,
        labels=labels,
        retracted_at=retracted_at,
    )


def event(kind: EventType, seconds: float, sequence: int = 1) -> Event:
    return Event(type=kind, occurred_at=at(seconds), article_id="a", sequence=sequence)


def delivery(sequence: int, state: DeliveryState = DeliveryState.DELIVERED) -> Delivery:
    return Delivery(
        id=f"msg_{sequence}", subscription_id="s", sequence=sequence, state=state, due_at=None
    )


def received(sequence: int, *, verified: bool = True, status: int = 204) -> Received:
    return Received(id=f"msg_{sequence}", at=at(0), verified=verified, status=status, body=b"{}")
