"""What stands outside the body."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.comparing.stories import paragraph, reading, said, signals, updated
from tracker.comparing import compare, key
from tracker.comparing.sources import picture
from tracker.comparing.stamps import moved_on
from tracker.core.change import Change, Label
from tracker.core.content import Block, BlockKind, CitedSources, Content, Media, Note, NoteKind
from tracker.core.revision import Window
from tracker.core.stamp import Precision, StampOrigin, StampRole

NOON = datetime(2025, 3, 27, 12, tzinfo=UTC)


def only(old: Content, new: Content) -> Change:
    [change] = compare(old, new).changes
    assert key(old) != key(new)
    return change


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"headline": "Leaders quarrel in Paris"}, "headline.edited"),
        ({"dek": "What it means."}, "dek.added"),
        ({"kicker": "Analysis"}, "kicker.added"),
        ({"authors": ("Eva Holm",)}, "byline.added"),
        ({"language": "de"}, "language.edited"),
        ({"topics": ("Europe",)}, "topic.added"),
        ({"notes": (Note(kind=NoteKind.UPDATE, text="Update: more."),)}, "note.added"),
        ({"media": (Media(kind="image", url="https://e.org/a.jpg"),)}, "media.added"),
        ({"cited_sources": (CitedSources(section=(), names=("BBC",)),)}, "cited_source.added"),
        ({"stamps": (updated(),)}, "stamp.added"),
        ({"blocks": (Block(kind=BlockKind.CAPTION, text="The sea."),)}, "caption.added"),
        ({"blocks": (Block(kind=BlockKind.CREDIT, text="Eva Holm"),)}, "credit.added"),
    ],
)
def test_each_field_by_its_name(fields: dict[str, object], kind: str) -> None:
    old = reading()
    new = reading(**fields) if "headline" in fields else replace(old, **fields)  # type: ignore[arg-type]
    assert only(old, new).kind == kind
    part, operation = kind.split(".")
    back = {"added": "removed", "edited": "edited"}[operation]
    assert only(new, old).kind == f"{part}.{back}"


def test_another_author_is_a_name() -> None:
    change = only(reading(authors=("Eva Holm",)), reading(authors=("Eva Holt",)))
    assert (change.kind, change.aspects) == ("byline.edited", ("name",))


def test_a_byline_that_stands_in_the_body_is_told_once() -> None:
    def signed(name: str) -> Content:
        return reading(paragraph(f"By {name} and Eva Holm"), authors=(name, "Eva Holm"))

    assert only(signed("Jon Dahl"), signed("Jon Dall")).kind == "byline.edited"
    about = said("Jon Dahl went home.", language="en")
    found = compare(replace(about, authors=("Jon Dahl",)), said("Jon Dahl left home."))
    assert [change.kind for change in found.changes] == ["byline.removed", "paragraph.edited"]


def test_a_dek_that_stands_in_the_body_is_told_there() -> None:
    old = reading(paragraph("The dek, twelve words."), dek="The dek, twelve words.")
    new = reading(paragraph("The dek, ten words."), dek="The dek, ten words.")
    assert only(old, new).kind == "paragraph.edited"


def test_a_source_added_to_a_signal_names_it() -> None:
    old = signals()
    lisbon, oslo = old.cited_sources
    new = replace(old, cited_sources=(replace(lisbon, names=(*lisbon.names, "Nikkei")), oslo))
    change = only(old, new)
    assert (change.kind, change.after) == ("cited_source.added", "Nikkei")
    assert change.section == lisbon.section
    assert only(new, old).kind == "cited_source.removed"


def test_a_source_respelled_is_edited() -> None:
    old = signals()
    lisbon, oslo = old.cited_sources
    new = replace(old, cited_sources=(replace(lisbon, names=("Mare", "Reuters")), oslo))
    assert only(old, new).kind == "cited_source.edited"


def test_the_sources_of_a_new_section_come_with_it() -> None:
    new = signals()
    section = new.cited_sources[1].section
    old = replace(
        new,
        blocks=tuple(b for b in new.blocks if section not in (b.section, (*b.section, b.text))),
        cited_sources=new.cited_sources[:1],
    )
    assert only(old, new).kind == "section.added"
    assert only(new, old).kind == "section.removed"


def test_the_sources_of_a_renamed_section_stay() -> None:
    old = signals()
    section = old.cited_sources[0].section
    renamed = (section[0], "Lisbon plans a levy")
    blocks = tuple(
        replace(b, text=renamed[1]) if b.text == section[1]
        else replace(b, section=renamed) if b.section == section else b
        for b in old.blocks
    )  # fmt: skip
    lisbon, oslo = old.cited_sources
    new = replace(old, blocks=blocks, cited_sources=(replace(lisbon, section=renamed), oslo))
    assert only(old, new).kind == "section.edited"


def photo(
    name: str = "sea", caption: str | None = "The sea.", credit: str | None = "E. Holm"
) -> Media:
    return Media(kind="image", url=f"https://e.org/{name}.jpg", caption=caption, credit=credit)


def test_words_on_a_picture() -> None:
    old = reading(media=(photo(),))
    assert only(old, reading(media=(photo(caption="The coast."),))).kind == "caption.edited"
    assert only(old, reading(media=(photo(credit="Reuters"),))).kind == "credit.edited"
    assert only(old, reading(media=(photo(caption=None),))).kind == "caption.removed"


def test_a_picture_swapped() -> None:
    old = reading(media=(photo(),))
    swapped = only(old, reading(media=(photo("port"),)))
    assert (swapped.kind, swapped.reasons) == ("media.edited", ("another image",))
    found = compare(old, reading(media=(photo("port", "A port.", "AP"),))).changes
    assert [change.kind for change in found] == ["media.edited", "caption.edited", "credit.edited"]


def test_pictures_that_come_and_go() -> None:
    sea, port, dune = photo(), photo("port", None, None), photo("dune", "A dune.", None)
    found = compare(reading(media=(sea, port)), reading(media=(dune, sea, photo("x", None, None))))
    assert [change.kind for change in found.changes] == [
        "media.removed", "media.added", "media.added",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "other",
    [
        "https://e.org/a.jpg?w=800",
        "https://e.org/a-1024x768.jpg",
        "https://e.org/a.webp",
        "http://e.org/a.jpg#x",
        "https://e.org/a@2x.jpg",
    ],
)
def test_sizes_and_formats_are_one_picture(other: str) -> None:
    assert picture(other) == picture("https://e.org/a.jpg")
    old, new = (
        reading(media=(Media(kind="image", url=url),)) for url in ("https://e.org/a.jpg", other)
    )
    assert compare(old, new).changes == ()
    assert key(old) == key(new)


def test_a_caption_among_the_blocks_is_told_once() -> None:
    def with_caption(text: str) -> Content:
        return reading(
            Block(kind=BlockKind.CAPTION, text=text), media=(photo(caption=text, credit=None),)
        )

    assert only(with_caption("The sea."), with_caption("The coast.")).kind == "caption.edited"


def test_a_note_reworded_and_a_note_among_the_blocks() -> None:
    def noted(text: str) -> Content:
        note = Note(kind=NoteKind.CORRECTION, text=text)
        return reading(Block(kind=BlockKind.NOTE, text=text), notes=(note,))

    old = noted("Correction: an earlier version misstated the sum.")
    new = noted("Correction: an earlier version misstated the sums.")
    assert only(old, new).kind == "note.edited"
    block = reading(Block(kind=BlockKind.NOTE, text="Correction: all of it."))
    assert only(reading(), block).kind == "note.added"


def test_a_correction_is_linked_to_what_it_explains() -> None:
    text = "Correction: The fund is worth $15 billion, not $1.5 billion."
    old = said(
        "The fund holds $1.5 billion.", "Ministers met on Monday.", "Nobody else spoke there."
    )
    new = replace(
        said(
            "The fund holds $15 billion.", "Ministers met on Tuesday.", "Nobody else spoke there."
        ),
        notes=(Note(kind=NoteKind.CORRECTION, text=text),),
    )
    found = compare(old, new)
    assert [change.explained_by for change in found.changes] == [text, None, None]
    assert Label.CORRECTION in found.labels
    assert "number corrected" in found.summary


def test_a_lone_change_is_what_a_note_is_about() -> None:
    old = said("The mayor spoke.", "It rained.")
    note = Note(kind=NoteKind.CLARIFICATION, text="Clarification: this story has been amended.")
    new = replace(said("The mayor kept silent.", "It rained."), notes=(note,))
    assert compare(old, new).changes[0].explained_by == note.text


def test_an_update_note_explains_nothing() -> None:
    note = Note(kind=NoteKind.UPDATE, text="Update: the mayor spoke.")
    new = replace(said("The mayor kept silent."), notes=(note,))
    found = compare(said("The mayor spoke."), new)
    assert found.changes[0].explained_by is None
    assert Label.CORRECTION not in found.labels


def test_a_note_with_nothing_to_explain() -> None:
    note = Note(kind=NoteKind.CORRECTION, text="Correction: a date was wrong.")
    found = compare(said("a", "b"), replace(said("a", "b"), notes=(note,)))
    assert found.changes[0].explained_by is None
    assert found.summary == "Correction added; no stamp moved"
    assert (
        compare(replace(said("a", "b"), notes=(note,)), said("a", "b")).changes[0].kind
        == "note.removed"
    )


def later(hours: float, text: str, **more: object) -> Content:
    return said_with(updated(NOON + timedelta(hours=hours), text, **more))  # type: ignore[arg-type]


def said_with(*stamps: object) -> Content:
    return reading(paragraph("It rained."), stamps=stamps)


def test_a_phantom_update() -> None:
    old, new = later(1, "Updated Mar 27, 2025, 1pm"), later(3, "Updated Mar 27, 2025, 3pm")
    found = compare(old, new)
    assert found.labels == (Label.PHANTOM_UPDATE,)
    assert found.changes[0].reasons == ("«updated» stamp moved on",)
    assert found.summary == "«Updated» moved; nothing else changed"
    back = compare(new, old)
    assert back.changes[0].reasons == ("«updated» stamp moved back",)
    assert back.summary == "«Updated» moved back; nothing else changed"


def test_a_day_bumped_is_a_stamp_and_never_a_paragraph() -> None:
    old = later(0, "Updated Mar 27, 2025", precision=Precision.DAY)
    new = later(24, "Updated Mar 28, 2025", precision=Precision.DAY)
    assert [change.kind for change in compare(old, new).changes] == ["stamp.edited"]


def test_a_stamp_only_machines_read() -> None:
    old, new = (
        later(hours, f"2025-03-27T{hours + 12}:00Z", origin=StampOrigin.JSON_LD) for hours in (1, 3)
    )
    assert compare(old, new).changes[0].reasons == ("«updated» stamp moved on (for machines only)",)


def test_a_stamp_from_a_header_is_not_the_articles() -> None:
    old, new = (later(hours, "x", origin=StampOrigin.HEADER) for hours in (1, 3))
    assert compare(old, new).changes == ()
    assert key(old) == key(new)


def test_a_moment_in_other_words_has_not_moved() -> None:
    old, new = later(5, "Mar 27, 2025, 1pm EDT"), later(5, "27 March 2025, 17:00 GMT")
    assert compare(old, new).changes == ()
    assert key(old) == key(new)


def test_a_time_of_day_is_compared_by_its_words() -> None:
    old, same, other = (
        later(1, "Updated 1:00pm"),
        later(25, "Updated 1:00pm"),
        later(3, "Updated 3:00pm"),
    )
    assert compare(old, same).changes == ()
    assert only(old, other).kind == "stamp.edited"


@pytest.mark.parametrize(
    ("before", "after"),
    [("3 min ago", "9 min ago"), ("vor 2 Stunden", "vor 3 Stunden"), ("just now", "2h"),
     ("hace 5 minutos", "hace 1 hora"), ("yesterday", "2 days ago")],
)  # fmt: skip
def test_stamps_that_count_back_from_now_move_by_themselves(before: str, after: str) -> None:
    old, new = later(0, before), later(0.2, after)
    assert compare(old, new).changes == ()
    assert key(old) == key(new)


def test_a_relative_stamp_that_jumped_is_no_stealth() -> None:
    old = replace(later(0, "5 hours ago"), blocks=(paragraph("12 died."),))
    touched = replace(later(9, "2 min ago"), blocks=(paragraph("15 died."),))
    untouched = replace(later(0.5, "6 hours ago"), blocks=(paragraph("15 died."),))
    assert moved_on(old, touched)
    assert not moved_on(old, untouched)
    assert Label.STEALTH_EDIT not in compare(old, touched).labels
    assert Label.STEALTH_EDIT in compare(old, untouched).labels


def test_a_moved_stamp_is_no_stealth() -> None:
    old = replace(later(1, "Updated Mar 27, 2025, 1pm"), blocks=(paragraph("12 died."),))
    new = replace(later(3, "Updated Mar 27, 2025, 3pm"), blocks=(paragraph("15 died."),))
    assert compare(old, new).labels == ()


def test_a_stamp_read_under_another_role_has_not_moved() -> None:
    stamp = updated(NOON, "27.03.2025 | 12:00")
    old, new = said_with(stamp), said_with(replace(stamp, role=StampRole.PUBLISHED))
    assert compare(old, new).changes == ()
    assert key(old) == key(new)


def test_a_stamp_removed() -> None:
    change = only(said_with(updated()), said_with())
    assert (change.kind, change.reasons) == ("stamp.removed", ("«updated» stamp removed",))
    assert only(said_with(), said_with(updated())).reasons == ("«updated» stamp added",)


def test_the_stamps_of_live_entries_are_the_entries() -> None:
    old, new = (said_with(replace(updated(NOON + timedelta(hours=n)), entry="a")) for n in (1, 2))
    assert compare(old, new).changes == ()


WINDOW = Window(after=NOON + timedelta(days=2), until=NOON + timedelta(days=2, minutes=15))


def test_a_backdated_stamp() -> None:
    old, new = later(0, "Mar 27, 2025, noon"), later(1, "Mar 27, 2025, 1pm")
    assert Label.BACKDATED in compare(old, new, window=WINDOW).labels
    assert Label.BACKDATED not in compare(old, new).labels
    first = Window(after=None, until=NOON)
    assert Label.BACKDATED not in compare(old, new, window=first).labels
    honest = later(48.1, "Mar 29, 2025, 12:06pm")
    assert Label.BACKDATED not in compare(old, honest, window=WINDOW).labels
    fresh = said_with()
    assert Label.BACKDATED not in compare(fresh, new, window=WINDOW).labels


def test_a_day_is_backdated_only_by_days() -> None:
    old = later(0, "Mar 26, 2025", precision=Precision.DAY)
    new = later(36, "Mar 29, 2025", precision=Precision.DAY)
    assert Label.BACKDATED not in compare(old, new, window=WINDOW).labels
    early = later(-72, "Mar 24, 2025", precision=Precision.DAY)
    assert Label.BACKDATED in compare(old, early, window=WINDOW).labels


def test_inconsistent_stamps() -> None:
    published = updated(NOON, "Mar 27, 2025", role=StampRole.PUBLISHED)
    old = said_with(published, updated(NOON + timedelta(days=1), "Mar 28, 2025"))
    new = said_with(published, updated(NOON - timedelta(days=2), "Mar 25, 2025"))
    assert Label.INCONSISTENT_STAMPS in compare(old, new).labels
    assert Label.INCONSISTENT_STAMPS not in compare(new, old).labels
    assert Label.INCONSISTENT_STAMPS not in compare(old, said_with(published)).labels


def test_a_live_stamp_makes_a_live_article() -> None:
    new = said_with(updated(role=StampRole.LIVE))
    assert Label.LIVE in compare(said_with(), new).labels


def test_a_cosmetic_revision() -> None:
    found = compare(said("It's done."), said("It’s done."))
    assert found.labels == (Label.COSMETIC,)
    assert found.summary == "1 cosmetic edit"
