"""
Publishers and networks as they are, simulated: what is true, and what a poller is served.

Everything served is a function of the article, the moment and the seed alone, so that every rule
is shown the same pages.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random
from typing import TypeAlias

from tracker.core.content import Block, BlockKind, Content
from tracker.core.snapshot import Found, Snapshot, Unreachable
from tracker.core.stamp import Precision, Stamp, StampOrigin, StampRole

START = datetime(2025, 3, 24, tzinfo=UTC)
QUARTER = timedelta(minutes=15)
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)

_BOX = "Most read:"

# fmt: off
_WORDS = (
    "ministers", "agree", "plan", "budget", "harbour", "strike", "council", "vote", "river",
    "bridge", "storm", "court", "appeal", "report", "figures", "hospital", "school", "border",
    "summit", "leader", "party", "coalition", "market", "prices", "growth", "energy", "supply",
    "factory", "workers", "union", "village", "evacuation", "inquiry", "evidence", "witness",
    "statement", "committee", "decision", "deadline", "weekend", "delegation", "draft",
    "proposal", "criticism", "support", "silence",
)
# fmt: on


@dataclass(frozen=True, slots=True)
class State:
    """What the newsroom has published from a moment on."""

    since: datetime
    content: Content


@dataclass(frozen=True, slots=True)
class Plot:
    """One article's true history, and the other headline its A/B test shows, if any."""

    id: int
    host: str
    states: tuple[State, ...]
    other_headline: str
    offset: timedelta

    def state_at(self, now: datetime) -> int:
        """Return the index of the state that is true at a moment."""
        return max(i for i, state in enumerate(self.states) if state.since <= now)


@dataclass(frozen=True, slots=True)
class Capture:
    """What one fetch brought, and how it reads."""

    found: Found
    reading: Content | None


Noise: TypeAlias = Callable[[Plot, datetime, Random], Content | None]
"""Returns what is served at a moment, None for a connection that fails."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """One kind of newsroom and network."""

    name: str
    noise: Noise
    reverting: bool = False
    live: bool = False


def plots(stream: Stream, *, articles: int, hosts: int, days: float, seed: int) -> list[Plot]:
    """Return so many articles' true histories."""
    return [_plot(stream, index, hosts, days, seed) for index in range(articles)]


def capture(stream: Stream, plot: Plot, now: datetime, seed: int) -> Capture:
    """Return what a fetch at a moment brings."""
    chance = Random(f"{seed} {stream.name} {plot.id} {now.timestamp()}")
    content = stream.noise(plot, now, chance)
    if content is None:
        return Capture(Unreachable(received_at=now, code="connect", reason="refused"), None)
    return Capture(Snapshot(url=content.url, received_at=now, status=200, body=b"x"), content)


def identified(plot: Plot, content: Content, now: datetime) -> int | None:
    """Return the newest state a reading shows, None when it shows none: a wall, a torn page."""
    for index in range(plot.state_at(now), -1, -1):
        true = plot.states[index].content
        if _texts(content) == _texts(true) and _same_headline(plot, content, true):
            return index
    return None


def clean(plot: Plot, now: datetime, chance: Random) -> Content:
    """Serve the truth."""
    return plot.states[plot.state_at(now)].content


def lagging(plot: Plot, now: datetime, chance: Random) -> Content:
    """Serve the copy before the last at every second request, 20 to 60 minutes long."""
    index = plot.state_at(now)
    if index and now - plot.states[index].since < _lag(plot, index) and chance.random() < 0.5:
        return plot.states[index - 1].content
    return plot.states[index].content


def split(share: float, *, always: bool = False) -> Noise:
    """Serve a headline test to a share of readers, for two days."""

    def noise(plot: Plot, now: datetime, chance: Random) -> Content:
        content = clean(plot, now, chance)
        starts = START if always else START + plot.offset * 60
        if starts <= now < starts + 2 * DAY and chance.random() < share:
            return replace(content, headline=plot.other_headline)
        return content

    return noise


def walled(plot: Plot, now: datetime, chance: Random) -> Content:
    """Serve 3 % unmarked block pages and 3 % torn pages."""
    content = clean(plot, now, chance)
    drawn = chance.random()
    if drawn < 0.03:
        return _wall(plot, "Your request looks unusual", chance)
    return _torn(content, chance) if drawn < 0.06 else content


def consenting(plot: Plot, now: datetime, chance: Random) -> Content:
    """Serve an unmarked consent wall for some hours a day."""
    hour = (now - START - 6 * HOUR + plot.offset * 8) % DAY
    if hour < 3 * HOUR:
        return _wall(plot, "We value your privacy", Random(plot.id))
    return clean(plot, now, chance)


def maintained(plot: Plot, now: datetime, chance: Random) -> Content | None:
    """Serve maintenance from 04:00 for 20 minutes, half of it as pages and half as refusals."""
    if timedelta() <= (now - START) % DAY - 4 * HOUR < timedelta(minutes=20):
        if chance.random() < 0.5:
            return None
        return _wall(plot, "We will be right back", Random(plot.id), paragraphs=1)
    return clean(plot, now, chance)


def redesigned(plot: Plot, now: datetime, chance: Random) -> Content:
    """Serve the same text in another dress after a day: boxes around, another order of media."""
    content = clean(plot, now, chance)
    if now - START < DAY:
        return content
    padded = tuple(replace(block, text=f" {block.text}  ") for block in content.blocks)
    return replace(content, blocks=padded)


def restless(plot: Plot, now: datetime, chance: Random) -> Content:
    """Serve a most-read line after the text that differs at every request."""
    content = clean(plot, now, chance)
    line = f"{_BOX} {' '.join(chance.sample(_WORDS, 6))}"
    return replace(content, blocks=(*content.blocks, Block(kind=BlockKind.LIST_ITEM, text=line)))


STREAMS = (
    Stream(name="no noise", noise=clean),
    Stream(name="CDN lag", noise=lagging),
    Stream(name="A/B 50/50", noise=split(0.5)),
    Stream(name="A/B 90/10", noise=split(0.1)),
    Stream(name="A/B 50/50 from the start", noise=split(0.5, always=True)),
    Stream(name="A/B 10/90 from the start", noise=split(0.9, always=True)),
    Stream(name="reverts", noise=clean, reverting=True),
    Stream(name="CDN + reverts", noise=lagging, reverting=True),
    Stream(name="block pages and torn pages", noise=walled),
    Stream(name="consent walls", noise=consenting),
    Stream(name="maintenance at 04:00", noise=maintained),
    Stream(name="redesign", noise=redesigned),
    Stream(name="most-read box", noise=restless),
    Stream(name="live blog", noise=clean, live=True),
)


def _plot(stream: Stream, index: int, hosts: int, days: float, seed: int) -> Plot:
    chance = Random(f"{seed} {stream.name} {index}")
    host = f"host{index % hosts}.example"
    first = _article(chance, index, host, stamped=(index % hosts) % 2 == 0)
    moments = _live(chance, days) if stream.live else _moments(chance, days, stream.reverting)
    states = [State(START - HOUR, first)]
    for moment in moments:
        known = states[-2].content if stream.reverting and len(states) > 1 else None
        states.append(
            State(moment, _edited(chance, states[-1].content, moment, known, stream.live))
        )
    return Plot(
        id=index,
        host=host,
        states=tuple(states),
        other_headline=f"{_sentence(chance, 6)} again",
        offset=timedelta(minutes=chance.uniform(0, 15)),
    )


def _moments(chance: Random, days: float, reverting: bool) -> list[datetime]:
    count = 2 if reverting else chance.randint(1, 3)
    while True:
        at = sorted(chance.uniform(1.5, days * 24 - 4) for _ in range(count))
        gaps = [later - earlier for earlier, later in pairwise(at)]
        if all(gap > (6 if reverting else 2) for gap in gaps):
            return [START + hour * HOUR for hour in at]


def _live(chance: Random, days: float) -> list[datetime]:
    return sorted(START + chance.uniform(1, days * 24 - 4) * HOUR for _ in range(int(200 * days)))


def _article(chance: Random, index: int, host: str, *, stamped: bool) -> Content:
    texts = [_paragraph(chance) for _ in range(chance.randint(6, 12))]
    at = START - HOUR
    return Content(
        url=f"https://{host}/{index}",
        publisher=host,
        reader="generic/1",
        confidence=0.9,
        headline=_sentence(chance, 7),
        updated_at=at if stamped else None,
        stamps=(_stamp(at),) if stamped else (),
        blocks=tuple(Block(kind=BlockKind.PARAGRAPH, text=text) for text in texts),
    )


def _edited(
    chance: Random, content: Content, at: datetime, known: Content | None, live: bool
) -> Content:
    blocks = list(content.blocks)
    place = chance.randrange(len(blocks))
    if known is not None:
        blocks = list(known.blocks)
    elif live:
        blocks.insert(0, Block(kind=BlockKind.PARAGRAPH, text=_paragraph(chance), entry=str(at)))
        blocks = blocks[:40]
    elif chance.random() < 0.5:
        words = blocks[place].text.split()
        words[chance.randrange(len(words))] = str(chance.randint(2, 900))
        blocks[place] = replace(blocks[place], text=" ".join(words))
    elif chance.random() < 0.8:
        blocks.insert(place, Block(kind=BlockKind.PARAGRAPH, text=_paragraph(chance)))
    else:
        del blocks[place]
    edited = replace(content, blocks=tuple(blocks))
    if content.updated_at is None or chance.random() < 0.3:
        return edited
    return replace(edited, updated_at=at, stamps=(_stamp(at),))


def _stamp(at: datetime) -> Stamp:
    return Stamp(
        role=StampRole.UPDATED,
        at=at,
        precision=Precision.MINUTE,
        text=f"Updated {at:%H:%M}",
        origin=StampOrigin.PAGE,
        zone="UTC",
    )


def _sentence(chance: Random, words: int) -> str:
    return " ".join(chance.choices(_WORDS, k=words)).capitalize()


def _paragraph(chance: Random) -> str:
    sentences = (_sentence(chance, chance.randint(8, 14)) for _ in range(chance.randint(1, 3)))
    return ". ".join(sentences) + f" {chance.randint(2, 99)}."


def _wall(plot: Plot, headline: str, chance: Random, paragraphs: int = 3) -> Content:
    lines = (
        "Please switch cookies on and reload this site to continue.",
        "If you believe you see this in error, contact our team and quote the number below.",
        f"Reference {chance.randint(10**9, 10**10)}",
    )
    return Content(
        url=plot.states[0].content.url,
        publisher=plot.host,
        reader="generic/1",
        confidence=0.5,
        headline=headline,
        blocks=tuple(Block(kind=BlockKind.PARAGRAPH, text=text) for text in lines[:paragraphs]),
    )


def _torn(content: Content, chance: Random) -> Content:
    blocks: Sequence[Block] = content.blocks[: chance.randint(1, len(content.blocks))]
    last = blocks[-1]
    torn = replace(last, text=last.text[: chance.randint(1, max(len(last.text) - 1, 1))])
    return replace(content, blocks=(*blocks[:-1], torn))


def _lag(plot: Plot, index: int) -> timedelta:
    return timedelta(minutes=Random(f"{plot.id} {index}").uniform(20, 60))


def _texts(content: Content) -> list[str]:
    texts = (block.text.strip() for block in content.blocks)
    return [text for text in texts if not text.startswith(_BOX)]


def _same_headline(plot: Plot, content: Content, true: Content) -> bool:
    return content.headline in (true.headline, plot.other_headline)
