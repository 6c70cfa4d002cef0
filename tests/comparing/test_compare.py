"""The main paths of a comparison, on stories of our own."""

from tests.comparing.stories import edited, paragraph, signals
from tracker.comparing import compare, key
from tracker.comparing.render import html, text
from tracker.core.change import Aspect, Label


def test_a_reading_and_itself_differ_in_nothing() -> None:
    story = signals()
    found = compare(story, story)
    assert found.changes == ()
    assert found.labels == ()
    assert found.significance == 0.0
    assert found.summary == "Nothing changed"


def test_a_number_under_an_unmoved_stamp_is_a_stealth_edit() -> None:
    old = signals()
    after = "European ports agreed on a common fund worth $15 billion."
    new = edited(old, 1, paragraph(after, ("The News",)))
    found = compare(old, new)
    [change] = found.changes
    assert change.kind == "paragraph.edited"
    assert change.aspects == (Aspect.NUMBER,)
    assert change.section == ("The News",)
    assert found.labels == (Label.STEALTH_EDIT,)
    assert key(old) != key(new)
    assert "{+15+}" in text(found, old, new)
    assert '<ins aria-label="added">15</ins>' in html(found, old, new)
