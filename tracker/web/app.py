"""What the web door needs of the application: services for writing, ports for reading."""

from typing import Annotated, Protocol

from fastapi import Depends, Path, Request
from pydantic import BeforeValidator

from tracker.metrics import Metrics
from tracker.ports import Archive, Clock, EventLog, Fetcher, Ledger, Vitals
from tracker.services.checking import CheckArticles
from tracker.services.subscribing import Subscribe
from tracker.services.tracking import TrackArticles
from tracker.settings import Settings


class App(Protocol):
    """The part of `tracker.wiring.App` that pages and API use."""

    @property
    def settings(self) -> Settings: ...

    @property
    def clock(self) -> Clock: ...

    @property
    def metrics(self) -> Metrics: ...

    @property
    def track(self) -> TrackArticles: ...

    @property
    def check(self) -> CheckArticles: ...

    @property
    def subscribe(self) -> Subscribe: ...

    @property
    def archive(self) -> Archive: ...

    @property
    def log(self) -> EventLog: ...

    @property
    def ledger(self) -> Ledger: ...

    @property
    def vitals(self) -> Vitals: ...

    @property
    def fetcher(self) -> Fetcher: ...


def _tracker(request: Request) -> App:
    tracker: App = request.app.state.tracker
    return tracker


def _empty_is_none(text: str) -> str | None:
    return text or None


Choosable = BeforeValidator(_empty_is_none)
"""A form leaves a field empty that it does not care for."""

Tracker = Annotated[App, Depends(_tracker)]
"""The application, as a route asks for it."""

ArticleId = Annotated[
    str, Path(pattern="^[a-z2-7]{13}$", description="An article's id.", examples=["6lp5zmhp3q2ka"])
]
Number = Annotated[
    int, Path(ge=1, le=2**31 - 1, description="A revision's number, from 1.", examples=[2])
]
Name = Annotated[
    str, Path(pattern="^[A-Za-z0-9_.:-]{1,80}$", description="A subscription's or delivery's id.")
]
