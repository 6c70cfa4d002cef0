"""Render an edition as the whole page a site would send, noise and all; same in, same out."""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from random import Random
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from tracker.demo import filler, hydration
from tracker.demo.casebook import seeds_folder
from tracker.demo.linked import json_ld
from tracker.demo.seed import Edition, Passage, Seed
from tracker.demo.wording import entry_words, stamp_words

ORIGIN = "https://newsroom.example"
"""Where pages say they live when nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class Noise:
    """What a site's pages change at every fetch: tokens, slots, counters, names of builds."""

    seed: str

    @property
    def token(self) -> str:
        """Return a form token."""
        return filler.hexes(self._random("token"), 40)

    @property
    def nonce(self) -> str:
        """Return a nonce for scripts."""
        return filler.hexes(self._random("nonce"), 22)

    @property
    def request(self) -> str:
        """Return the name of the request."""
        return filler.hexes(self._random("request"), 16)

    @property
    def build(self) -> str:
        """Return the name of the build that rendered the page."""
        return filler.hexes(self._random("build"), 10)

    @property
    def served(self) -> str:
        """Return what caches write at the end of a page."""
        random = self._random("served")
        return f"served by web{random.randrange(40)} in {random.randrange(900)} ms"

    def slot(self, place: str) -> str:
        """Return the name of an advertising slot."""
        return filler.hexes(self._random(place), 8)

    def count(self, name: str, most: int) -> int:
        """Return what a counter shows."""
        return self._random(name).randrange(1, most)

    def shuffled(self, name: str, things: Sequence[str]) -> list[str]:
        """Return things in another order."""
        return self._random(name).sample(things, len(things))

    def _random(self, name: str) -> Random:
        return Random(f"{self.seed}|{name}")


@dataclass(frozen=True)
class Sheet:
    """What a template is given: one edition, one fetch."""

    seed: Seed
    edition: Edition
    noise: Noise
    origin: str
    site: Mapping[str, Any]
    advert: Mapping[str, str]

    def __getattr__(self, name: str) -> Any:
        """Let templates say page.headline for what the edition says."""
        return getattr(self.edition, name)

    @property
    def language(self) -> str:
        """Return the language the site writes in."""
        return self.seed.language

    @property
    def url(self) -> str:
        """Return the page's own address."""
        return f"{self.origin}{self.seed.path}"

    @property
    def published_at(self) -> str:
        """Return the time of publication as machines read it."""
        return self.edition.published_at.isoformat()

    @property
    def updated_at(self) -> str:
        """Return the time of the last change as machines read it."""
        return self.edition.updated_at.isoformat()

    @property
    def description(self) -> str:
        """Return the words shown under a link to the page."""
        return self.edition.dek or self.edition.passages[0].prose.pieces[0].text[:155] + "…"

    @property
    def stamp(self) -> str:
        """Return the words that say when the article was last changed."""
        return stamp_words(self.seed.site, self.edition.updated_at.astimezone(self.seed.zone))

    @property
    def picture(self) -> Mapping[str, str]:
        """Return the lead picture with its address."""
        one = self.edition.picture
        address = f"{self.origin}/media/{one.name}-1200.jpg"
        return {"name": one.name, "caption": one.caption, "credit": one.credit, "url": address}

    @cached_property
    def article(self) -> dict[str, Any]:
        """Return the article as the site's own JSON."""
        slug = self.seed.path.strip("/")
        return hydration.article_document(self.edition, slug, f"{self.origin}/media")

    @property
    def next_data(self) -> Markup:
        """Return the JSON of a `__NEXT_DATA__` script."""
        return _raw(hydration.script_json(hydration.next_data(self.article, self.noise.build)))

    @property
    def chunks(self) -> list[Markup]:
        """Return the arguments of `self.__next_f.push`."""
        calls = hydration.flight(self.article, self.noise.build)
        return [_raw(call.replace("<", "\\u003c")) for call in calls]

    @property
    def json_ld(self) -> Markup:
        """Return the page's linked data."""
        return _raw(hydration.script_json(json_ld(self.seed, self.edition, self.origin, self.site)))

    @property
    def styles(self) -> Markup:
        """Return the site's styles."""
        return _raw(filler.styles(self.seed.site, 17_000))

    @property
    def scripts(self) -> Mapping[str, Markup]:
        """Return the site's scripts."""
        site = self.seed.site
        return {
            "head": _raw(filler.script(f"{site} head", 9_000)),
            "foot": _raw(filler.script(f"{site} foot", 15_000)),
        }

    @property
    def settings(self) -> Markup:
        """Return the site's client settings."""
        return _raw(filler.settings(self.seed.site, 7_000))

    @property
    def icons(self) -> Sequence[tuple[str, str]]:
        """Return the site's icons."""
        return filler.icons(self.seed.site, 36)

    def css(self, name: str) -> str:
        """Return a class name as a build writes it, with a suffix that changes with the build."""
        return f"styles_{name}__{self.noise.build[:5]}"

    def teasers(self, name: str, count: int) -> list[str]:
        """Return headlines of other articles, as shown beside this one now."""
        return self.noise.shuffled(name, self.site["teasers"])[:count]

    def entry_stamp(self, passage: Passage) -> str:
        """Return the words beside a live-blog entry."""
        assert passage.at is not None, f"{passage.id} has no time"
        return entry_words(passage.at.astimezone(self.seed.zone))

    def opens_signals(self, passage: Passage) -> bool:
        """Return whether a passage is the first of the signals."""
        return passage == next(one for one in self.edition.passages if one.form == "signal")


def render(
    seed: Seed, number: int, noise: int = 0, *, origin: str = ORIGIN, shape: str | None = None
) -> bytes:
    """Return the page of an edition, counted from 1; `shape` overrides how it carries its JSON."""
    edition = seed.edition(number)
    if shape is not None:
        edition = replace(edition, shape=shape)
    sites = _sites()
    sheet = Sheet(
        seed=seed,
        edition=edition,
        noise=Noise(f"{seed.name}|{noise}"),
        origin=origin,
        site=sites[seed.site],
        advert=sites["adverts"][edition.adverts],
    )
    return _environment().get_template(f"{seed.site}.html").render(page=sheet).encode()


def source_url(name: str) -> str:
    """Return where a page links an outlet it cites."""
    return f"https://www.example.org/{slug(name)}"


def slug(text: str) -> str:
    """Return words fit for an address."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _raw(text: str) -> Markup:
    return Markup(text)


@lru_cache(maxsize=1)
def _sites() -> dict[str, Any]:
    return tomllib.loads((seeds_folder() / "sites" / "sites.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def _environment() -> Environment:
    folder = seeds_folder() / "sites"
    source: Callable[[str], str] = lambda name: (folder / name).read_text("utf-8")  # noqa: E731
    environment = Environment(
        loader=FunctionLoader(source), autoescape=True, undefined=StrictUndefined
    )
    environment.filters |= {"slug": slug, "source_url": source_url}
    return environment
