"""Says in lines what happens on stage, as it happens."""

import threading
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from tracker.core.event import Event
from tracker.core.subscription import OPT_IN
from tracker.demo.newsroom import Newsroom, Publication
from tracker.wiring import App

Tell: TypeAlias = Callable[[str], None]


class Narrator:
    """Tells of publications and events, one line at a time whoever speaks."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._lock = threading.Lock()
        self._ended = threading.Event()

    def say(self, line: str) -> None:
        """Tell one line."""
        with self._lock:
            self._tell(line)

    def published(self, publication: Publication) -> None:
        """Tell what the newsroom put out."""
        edition = publication.edition
        self.say(f"{publication.at:%H:%M:%S} published {publication.seed:8} «{edition.name}»")

    def follow(self, app: App, newsroom: Newsroom) -> None:
        """Tell every event as it enters the log, and when the stories are told, until `end`."""
        alarm, after, finished = app.bus.listen("events"), 0, False
        while not self._ended.is_set():
            if newsroom.finished and not finished:
                finished = True
                self.say("the stories are told; everything stays on show until the end")
            alarm.wait(0.3)
            for event in app.log.events(after=after):
                after = event.sequence or after
                if event.type not in OPT_IN:
                    self.say(line_of(event))

    def end(self) -> None:
        """Fall silent."""
        self._ended.set()


def line_of(event: Event) -> str:
    """Return an event in one line."""
    article: Mapping[str, Any] = event.data.get("article", {})
    revision: Mapping[str, Any] = event.data.get("revision", {})
    labels = f" [{', '.join(revision['labels'])}]" if revision.get("labels") else ""
    words = revision.get("summary") or article.get("headline") or article.get("url", "")
    name = event.type.removeprefix("article.")
    return f"{event.occurred_at:%H:%M:%S} {name:9} {article.get('story') or '':8} {words}{labels}"
