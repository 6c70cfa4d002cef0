"""Read seeds: a first edition in full, every later one as what an editor did to the one before."""

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any
from zoneinfo import ZoneInfo

from tracker.demo.seed import Brings, Edition, Expectation, Passage, Picture, Seed
from tracker.errors import BadDocument

Table = Mapping[str, Any]


def seeds_folder() -> Traversable:
    """Return where the seeds are: inside the installed package, or beside it in a checkout."""
    packaged = resources.files("tracker.demo") / "seeds"
    if packaged.is_dir():
        return packaged
    with resources.as_file(resources.files("tracker")) as package:
        return package.parent / "seeds"


def load_seeds(folder: Traversable | None = None) -> tuple[Seed, ...]:
    """Return every seed of a folder, by name; raises BadDocument."""
    places = sorted((folder or seeds_folder()).iterdir(), key=lambda place: place.name)
    stories = [place / "story.toml" for place in places if place.is_dir()]
    return tuple(parse_seed(story.read_text("utf-8")) for story in stories if story.is_file())


def parse_seed(text: str) -> Seed:
    """Read one seed; raises BadDocument saying what is wrong with it."""
    try:
        table = tomllib.loads(text)
        if table.get("schema") != "seed/1":
            raise BadDocument(f"not a seed/1: schema {table.get('schema')!r}")
        return Seed(
            name=table["name"],
            site=table["site"],
            path=table["path"],
            language=table["language"],
            zone=ZoneInfo(table["zone"]),
            validators=table["validators"],
            editions=tuple(_editions(table)),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BadDocument(f"not a seed/1: {error!r}") from error


def _editions(table: Table) -> Iterator[Edition]:
    known: dict[str, Edition] = {}
    latest: Edition | None = None
    for delta in table["editions"]:
        before = _opening(table["article"]) if latest is None else latest
        latest = _edited(known[delta["same_as"]] if "same_as" in delta else before, delta)
        known[latest.name] = latest
        yield latest


def _opening(article: Table) -> Edition:
    return Edition(
        name="",
        after=timedelta(),
        brings=Brings(first=True),
        headline=article["headline"],
        kicker=article.get("kicker", ""),
        dek=article.get("dek", ""),
        authors=tuple(article["authors"]),
        topics=tuple(article["topics"]),
        published_at=article["published_at"],
        updated_at=article["updated_at"],
        picture=Picture(**article["picture"]),
        passages=tuple(_passage(section) for section in article["sections"]),
    )


def _passage(section: Table) -> Passage:
    return Passage(**{**section, "sources": tuple(section.get("sources", ()))})


def _edited(edition: Edition, delta: Table) -> Edition:
    edited = replace(
        edition,
        name=delta["name"],
        after=timedelta(seconds=delta["after"]),
        brings=_brings(delta["brings"]),
        status=delta.get("status", 200),
    )
    for name, value in delta.items():
        if change := _CHANGES.get(name):
            edited = change(edited, value)
    return edited


def _brings(table: Table) -> Brings:
    if table.get("nothing", False) == bool(table.keys() - {"nothing"}):
        raise BadDocument(f"an edition brings something or nothing, not {dict(table)!r}")
    return Brings(
        first=table.get("first", False),
        event=table.get("event"),
        labels=tuple(table.get("labels", ())),
        changes=tuple(_expectation(change) for change in table.get("changes", ())),
    )


def _expectation(table: Table) -> Expectation:
    words: dict[str, Any] = {name: _frozen(value) for name, value in table.items()}
    return Expectation(**words)


def _set(name: str) -> Callable[[Edition, Any], Edition]:
    def change(edition: Edition, value: Any) -> Edition:
        words: dict[str, Any] = {name: _frozen(value)}
        return replace(edition, **words)

    return change


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _set_picture(edition: Edition, picture: Table) -> Edition:
    return replace(edition, picture=Picture(**picture))


def _add_note(edition: Edition, note: Table) -> Edition:
    return replace(edition, notes=(*edition.notes, (note["kind"], note["text"])))


def _replace_words(edition: Edition, replacements: Sequence[Table]) -> Edition:
    for wanted in replacements:
        index = _position(edition, wanted["in"])
        passage = edition.passages[index]
        if passage.body.count(wanted["old"]) != 1:
            raise BadDocument(f"{edition.name}: {wanted['old']!r} does not stand there once")
        body = passage.body.replace(wanted["old"], wanted["new"])
        edition = _with(edition, index, replace(passage, body=body))
    return edition


def _set_sources(edition: Edition, sources: Table) -> Edition:
    for passage_id, names in sources.items():
        index = _position(edition, passage_id)
        edition = _with(edition, index, replace(edition.passages[index], sources=tuple(names)))
    return edition


def _add_passage(edition: Edition, addition: Table) -> Edition:
    index = _position(edition, addition["before"])
    return _with(edition, index, _passage(addition["section"]), edition.passages[index])


def _move_passage(edition: Edition, move: Table) -> Edition:
    moved = edition.passages[_position(edition, move["section"])]
    rest = replace(edition, passages=tuple(one for one in edition.passages if one is not moved))
    index = _position(rest, move["before"])
    return _with(rest, index, moved, rest.passages[index])


def _with(edition: Edition, index: int, *passages: Passage) -> Edition:
    before, after = edition.passages[:index], edition.passages[index + 1 :]
    return replace(edition, passages=(*before, *passages, *after))


def _position(edition: Edition, passage_id: str) -> int:
    for index, passage in enumerate(edition.passages):
        if passage.id == passage_id:
            return index
    raise BadDocument(f"{edition.name}: no section is called {passage_id!r}")


_CHANGES: dict[str, Callable[[Edition, Any], Edition]] = {
    **{
        name: _set(name)
        for name in ("headline", "dek", "kicker", "authors", "updated_at", "adverts", "shape")
    },
    "picture": _set_picture,
    "note": _add_note,
    "replace": _replace_words,
    "sources": _set_sources,
    "add": _add_passage,
    "move": _move_passage,
}
