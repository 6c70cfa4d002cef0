"""Seeds are read as they are written, and refused when they are not well-formed."""

from datetime import timedelta
from pathlib import Path

import pytest

from tracker.demo.casebook import load_seeds, parse_seed, seeds_folder
from tracker.demo.seed import Edition, Seed
from tracker.errors import BadDocument

HEAD = """
schema = "seed/1"
name = "x"
site = "wire"
path = "/x"
language = "en"
zone = "UTC"
validators = true
[article]
headline = "H"
authors = ["A"]
topics = []
published_at = 2025-01-01T00:00:00+00:00
updated_at = 2025-01-01T00:00:00+00:00
[article.picture]
name = "p"
caption = "c"
credit = "d"
[[article.sections]]
id = "a"
form = "body"
body = "Alpha beta alpha."
[[article.sections]]
id = "b"
form = "body"
body = "Gamma."
[[editions]]
name = "first"
after = 0
brings = { first = true }
"""


def second(lines: str) -> Edition:
    seed = parse_seed(f'{HEAD}[[editions]]\nname = "second"\nafter = 2.5\n{lines}')
    return seed.editions[-1]


def test_an_edition_is_what_an_editor_did_to_the_one_before() -> None:
    edition = second(
        """
brings = { changes = [{ kind = "headline.edited", section = [] }] }
headline = "I"
authors = ["B", "C"]
replace = [{ in = "a", old = "beta", new = "delta" }]
sources = { b = ["Reuters"] }
picture = { name = "q", caption = "e", credit = "f" }
note = { kind = "correction", text = "Sorry." }
"""
    )
    assert edition.after == timedelta(seconds=2.5)
    assert (edition.headline, edition.authors) == ("I", ("B", "C"))
    assert edition.passages[0].body == "Alpha delta alpha."
    assert edition.passages[1].sources == ("Reuters",)
    assert edition.picture.name == "q"
    assert edition.notes == (("correction", "Sorry."),)
    assert edition.brings.changes[0].section == ()


def test_sections_are_added_and_moved_before_others() -> None:
    added = second(
        """
brings = { nothing = true }
move = { section = "b", before = "a" }
add = { before = "a", section = { id = "c", form = "body", body = "Epsilon." } }
"""
    )
    assert [passage.id for passage in added.passages] == ["b", "c", "a"]


def test_an_edition_may_go_back_to_an_earlier_one() -> None:
    seed = parse_seed(
        HEAD
        + """
[[editions]]
name = "second"
after = 1
headline = "I"
status = 404
brings = { event = "article.gone" }
[[editions]]
name = "third"
after = 1
same_as = "first"
brings = { labels = ["reversion"] }
"""
    )
    third = seed.editions[2]
    assert (third.name, third.headline, third.status) == ("third", "H", 200)
    assert third.brings.labels == ("reversion",)


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ('brings = { nothing = true }\nreplace = [{in="a", old="alpha x", new=""}]', "once"),
        ('brings = { nothing = true }\nreplace = [{in="z", old="a", new=""}]', "no section"),
        ("brings = { nothing = true, first = true }", "something or nothing"),
        ("brings = {}", "something or nothing"),
        ('brings = { changes = [{ colour = "red" }] }', "colour"),
        ('brings = { nothing = true }\nsame_as = "never"', "never"),
        ("", "brings"),
    ],
)
def test_a_seed_that_contradicts_itself_is_refused(lines: str, reason: str) -> None:
    with pytest.raises(BadDocument, match=reason):
        second(lines)


@pytest.mark.parametrize(
    "text",
    ["", 'schema = "seed/2"', "not toml", 'schema = "seed/1"', HEAD.replace("UTC", "Atlantis")],
)
def test_what_is_no_seed_is_refused(text: str) -> None:
    with pytest.raises(BadDocument):
        parse_seed(text)


def test_a_seed_has_no_edition_beyond_its_own() -> None:
    seed = parse_seed(HEAD)
    assert seed.edition(1).name == "first"
    for number in (0, 2):
        with pytest.raises(IndexError):
            seed.edition(number)


def test_seeds_are_found_in_a_folder_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "story.toml").write_text(HEAD, "utf-8")
    (tmp_path / "sites").mkdir()
    (tmp_path / "README").write_text("no seed", "utf-8")
    assert [seed.name for seed in load_seeds(tmp_path)] == ["x"]


def test_our_own_seeds_cover_what_newsrooms_do() -> None:
    seeds = {seed.name: seed for seed in load_seeds()}
    assert (seeds_folder() / "sites" / "parts.html").is_file()
    assert len(seeds) >= 4
    assert {seed.language for seed in seeds.values()} == {"en", "en-GB", "de"}
    signals = seeds["cables"]
    assert len(signals.editions) >= 8
    assert wanted(signals) >= {
        "paragraph.edited",
        "stamp.edited",
        "cited_source.added",
        "section.added",
        "section.moved",
        "headline.edited",
        "quotation.edited",
        "note.added",
        "stealth_edit",
        "phantom_update",
        "correction",
        "reversion",
        "article.gone",
        "article.restored",
        "nothing",
    }


def wanted(seed: Seed) -> set[str]:
    found: set[str] = set()
    for edition in seed.editions:
        brings = edition.brings
        found |= {change.kind for change in brings.changes} | set(brings.labels)
        found |= {brings.event or "", "nothing" if brings.nothing else ""}
    return found
