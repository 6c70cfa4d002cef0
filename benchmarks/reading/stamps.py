"""
How well the times in visible words are read: `python -m benchmarks.reading.stamps`.

Prints, class by class, how many lines are read right, with and without the instants the page
claims for machines, dateparser's share of the same lines where it is installed, and the cost.
"""

import hashlib
import json
import os
import re
import timeit
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any

from tracker.core.stamp import Precision, Stamp, StampRole
from tracker.reading.stamps import country_of, machine, parse
from tracker.reading.stamps.offsets import page_zone
from tracker.reading.stamps.zones import named

SHARED = Path(os.environ.get("TRACKER_SHARED", Path(__file__).parents[3] / "shared"))
LINES = SHARED / "data" / "stamps" / "visible_update_strings.jsonl"
MACHINES = SHARED / "data" / "stamps" / "page_machine_times.jsonl"
EXCEPTIONS = Path(__file__).parent / "stamps_exceptions.json"

_SPAN = re.compile(r"(\d+)\s+(min|hour|hr|day|minut|stunde|hodin)", re.IGNORECASE)
_LABEL = re.compile("updated|aktual", re.IGNORECASE)
_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "s": timedelta(hours=1),
          "d": timedelta(days=1)}  # fmt: skip
_UPDATES = {StampRole.UPDATED, StampRole.CORRECTED, StampRole.LIVE}

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One visible line, what surrounds it, and what the page says elsewhere."""

    text: str
    kind: str
    language: str | None
    country: str | None
    received_at: datetime
    gold: tuple[str, ...]
    elsewhere: tuple[str, ...]

    @property
    def zone(self) -> str | None:
        """Return the page's zone, from its country and its own offsets."""
        found = [machine(text, language=self.language) for text in self.elsewhere]
        return page_zone((one for one in found if one), self.country, self.language)

    @property
    def place(self) -> tzinfo:
        """Return the page's zone, UTC when it is not known."""
        return named(self.zone or "UTC") or UTC

    @property
    def digest(self) -> str:
        """Return what the exceptions call this line."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:12]

    def known(self) -> tuple[datetime, ...]:
        """Return the instants the page claims for machines."""
        found = (machine(text, zone=self.zone, language=self.language) for text in self.elsewhere)
        return tuple(
            one.at for one in found if one and one.zone and one.precision is not Precision.DAY
        )

    def read(self, *, alone: bool = False) -> tuple[Stamp, ...]:
        """Read the line, `alone` without the page's instants."""
        return parse(
            self.text,
            language=self.language,
            received_at=self.received_at,
            zone=self.zone if alone or self.country is None else None,
            country=self.country,
            known=() if alone else self.known(),
        )


def lines() -> list[Line]:
    """Load every line of the data."""
    with LINES.open(encoding="utf-8") as rows:
        return [_line(json.loads(row)) for row in rows]


def _line(row: Row) -> Line:
    elsewhere = [*(row["all_modified"] or ()), *(row["published"] or ()), *row["datetime_attr"]]
    gold = [row["gold_modified"]] if row["gold_modified"] else []
    host = re.sub(r"^(?:https?|hard)::?/*([^/:]+(?:\.\w+)?).*", r"\1", row["url"] or "")
    return Line(
        text=row["text"],
        kind=row["class_"],
        language=row["lang"],
        country=country_of(re.sub(r"-[\w.]*$|\.\d.*$", "", host)),
        received_at=_received(row, elsewhere),
        gold=tuple(dict.fromkeys([*gold, *(row["all_modified"] or ())])),
        elsewhere=tuple(elsewhere),
    )


def _received(row: Row, elsewhere: Iterable[str]) -> datetime:
    if row["crawl_date"]:
        return datetime.fromisoformat(row["crawl_date"]).replace(tzinfo=UTC)
    claimed = [one.at for text in elsewhere if (one := machine(text))]
    return max(claimed, default=datetime(2024, 1, 1, tzinfo=UTC)) + timedelta(hours=1)


def right(line: Line, stamps: Iterable[Stamp]) -> bool:
    """Return whether a line of its kind was read right."""
    if line.kind in ("minute", "time_only"):
        return any(_minute(stamp.at) in set(_minutes(line)) for stamp in stamps)
    if line.kind == "date":
        return any(_day(stamp, line) in set(_days(line)) for stamp in stamps)
    if line.kind == "relative":
        return _told(line, list(stamps))
    return not any(stamp.role in _UPDATES for stamp in stamps)


def _minutes(line: Line) -> Iterator[datetime]:
    for text in line.gold:
        for zone in (None, line.zone):
            if found := machine(text, zone=zone):
                yield _minute(found.at)


def _days(line: Line) -> Iterator[date]:
    for text in line.gold:
        if found := machine(text, zone=line.zone):
            local = (found.zone and named(found.zone)) or line.place
            yield (
                found.at.date()
                if found.precision is Precision.DAY
                else found.at.astimezone(local).date()
            )
            yield found.at.astimezone(line.place).date()


def _day(stamp: Stamp, line: Line) -> date:
    if stamp.precision is Precision.DAY:
        return stamp.at.date()
    return stamp.at.astimezone(line.place).date()


def _minute(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(second=0, microsecond=0)


def _told(line: Line, stamps: list[Stamp]) -> bool:
    """Check «3 hours ago» against our own subtraction; only with a label is it the article's."""
    span = _SPAN.search(line.text)
    updates = [stamp for stamp in stamps if stamp.role in _UPDATES]
    if "today" in line.text:
        return [stamp.at.date() for stamp in updates] == [line.received_at.date()]
    if span is None or not _LABEL.search(line.text):
        return not updates
    expected = line.received_at - int(span[1]) * _UNITS[span[2][0].lower()]
    if span[2][0].lower() == "d":
        return any(stamp.at.date() == expected.date() for stamp in updates)
    return any(stamp.at == _minute(expected) for stamp in updates)


def excepted() -> set[str]:
    """Return the lines whose gold is wrong, by digest."""
    groups = json.loads(EXCEPTIONS.read_text(encoding="utf-8"))
    return {digest for group in groups.values() for digest in group["lines"]}


def scores(*, alone: bool = False) -> dict[str, float]:
    """Return the share of lines read right, by kind, and `traps`: those read as an update."""
    total: Counter[str] = Counter()
    good: Counter[str] = Counter()
    wrong = excepted()
    for line in lines():
        if line.digest in wrong or line.kind in ("none", "no_machine"):
            continue
        total[line.kind] += 1
        good[line.kind] += right(line, line.read(alone=alone))
    shares = {kind: good[kind] / total[kind] for kind in total if kind != "probable_trap"}
    return shares | {"traps": float(total["probable_trap"] - good["probable_trap"])}


def machine_share() -> float:
    """Return the share of the pages' machine-readable times that are read."""
    total = read = 0
    with MACHINES.open(encoding="utf-8") as rows:
        for row in rows:
            for texts in json.loads(row)["machine"].values():
                total += len(texts)
                read += sum(machine(str(text)) is not None for text in texts)
    return read / total


def _rival() -> dict[str, float] | None:
    try:
        from dateparser.search import search_dates  # type: ignore[import-untyped]
    except ImportError:
        return None
    total: Counter[str] = Counter()
    good: Counter[str] = Counter()
    for line in lines():
        if line.kind != "minute":
            continue
        total[line.kind] += 1
        settings = {"RELATIVE_BASE": line.received_at.replace(tzinfo=None)}
        found = search_dates(line.text, settings=settings) or []
        instants = [at if at.tzinfo else at.replace(tzinfo=line.place) for _, at in found]
        good[line.kind] += any(_minute(at) in set(_minutes(line)) for at in instants)
    return {kind: good[kind] / total[kind] for kind in total}


def main() -> None:
    """Print everything."""
    for name, share in (
        ("with the page's instants", scores()),
        ("words alone", scores(alone=True)),
    ):
        print(name, {kind: round(value, 4) for kind, value in share.items()})
    print("dateparser.search", _rival() or "not installed")
    print("machine times read", round(machine_share(), 4))
    received_at = datetime(2025, 3, 27, 18, tzinfo=UTC)
    for text in ("By Jane Doe and John Smith", "Updated Mar 27, 2025, 1:00pm EDT"):
        runs = timeit.repeat(lambda: parse(text, received_at=received_at), number=500, repeat=5)  # noqa: B023
        print(f"{min(runs) / 500 * 1e6:.1f} µs  {text}")
    for line in lines():
        if line.kind not in ("none", "no_machine") and not right(line, line.read()):
            marked = "excepted" if line.digest in excepted() else "WRONG"
            print(marked, line.digest, line.kind, repr(line.text[:90]), line.gold[:3])


if __name__ == "__main__":
    main()
