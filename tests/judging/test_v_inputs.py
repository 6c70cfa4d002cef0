"""Inputs that must not, or must, make a revision: V01–V27 as far as judging decides them."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from tests.judging.newsroom import NOON, QUARTER, TEXT, Desk, edited, paragraphs, reading, tracked
from tracker.core.change import Label
from tracker.core.check import Outcome
from tracker.core.content import Block, BlockKind, Content, Link, Media, Note, NoteKind, Wall
from tracker.core.snapshot import Gone, Hop, NotModified, Refused, Unreachable
from tracker.judging import Policy, every

QUARTERLY = every(QUARTER)
AT_ONCE = every(QUARTER, Policy(confirm=False))


def followed(content: Content | None = None, policy: Policy = QUARTERLY) -> Desk:
    """Return a desk that knows an article well: seen for a day, on a quiet publisher."""
    desk = tracked(content or reading(), policy=policy)
    for _ in range(100):
        desk.now = desk.due_at
        desk.saw(content or reading())
    return desk


def serve(desk: Desk, hours: float, *copies: Content, seed: int = 1) -> None:
    """Serve copies at random, whenever a check is due, for so many hours."""
    chance = Random(seed)
    end = desk.now + timedelta(hours=hours)
    while desk.due_at < end:
        desk.now = desk.due_at
        desk.saw(chance.choice(copies))


def revised(desk: Desk) -> int:
    """Return how many revisions were announced."""
    return desk.told().count("article.revised")


def test_v01_an_old_copy_at_the_edge_makes_one_revision_and_no_way_back() -> None:
    for seed in range(5):
        desk = followed()
        serve(desk, 0.7, reading(), reading(*edited()), seed=seed)
        serve(desk, 12, reading(*edited()))
        assert revised(desk) == 1, seed
        assert desk.contents[-1] == reading(*edited())


def test_v01_an_old_copy_with_an_old_stamp_is_told_at_once() -> None:
    desk = followed(reading(updated_at=NOON))
    later = reading(*edited(), updated_at=desk.now)
    desk.now = desk.due_at
    desk.saw(later)
    desk.now = desk.due_at
    desk.saw(reading(updated_at=NOON))
    assert desk.last.check.code == "stale"
    serve(desk, 1, later, reading(updated_at=NOON))
    assert revised(desk) == 1


def test_v02_a_headline_test_folds_into_one_revision() -> None:
    false = 0
    for seed in range(5):
        desk = followed()
        serve(desk, 48, reading(), reading(headline="Ministers fail in Paris"), seed=seed)
        false += revised(desk)
        assert "article.retracted" not in desk.told() or revised(desk)
    assert false <= 1


def test_v02_a_later_change_must_differ_from_both_forms_and_is_found_once() -> None:
    desk = followed()
    serve(desk, 12, reading(), reading(headline="Ministers fail in Paris"))
    found = revised(desk)
    both = (reading(*edited()), reading(*edited(), headline="Ministers fail in Paris"))
    serve(desk, 12, *both)
    assert revised(desk) == found + 1
    assert desk.last.check.code in ("unchanged", "variant")


def test_v02_the_end_of_a_long_test_is_recorded_and_told_to_nobody() -> None:
    desk = followed()
    other = reading(headline="Ministers fail in Paris")
    serve(desk, 24, reading(), other)
    told = revised(desk)
    serve(desk, 24, other)
    assert revised(desk) == told
    assert desk.contents[-1].headline == "Ministers fail in Paris"
    assert Label.TECHNICAL in desk.revisions[-1].labels


@pytest.mark.parametrize(
    ("name", "value"),
    [("cf-mitigated", "challenge"), ("x-amzn-waf-action", "captcha")],
)
def test_v03_a_challenge_is_a_block_whatever_its_status(name: str, value: str) -> None:
    desk = followed()
    desk.now = desk.due_at
    desk.saw(reading("Prove that you are human."), headers=((name, value),))
    assert desk.last.check.outcome is Outcome.REFUSED
    assert desk.last.check.code == "challenge"
    desk.now = desk.due_at
    behind = replace(desk.last.snapshot, status=503) if desk.last.snapshot else None
    desk.found(
        Unreachable(
            received_at=desk.now, code="server_error", reason="503", status=503, snapshot=behind
        )
    )
    assert desk.last.check.code == "challenge"
    assert revised(desk) == 0


@pytest.mark.parametrize("headline", ["Just a moment...", "Access Denied", "403 Forbidden"])
def test_v03_an_unmarked_bot_check_is_told_by_its_headline(headline: str) -> None:
    desk = followed()
    desk.now = desk.due_at
    desk.saw(reading("Reference 18.2c", headline=headline))
    assert desk.last.check.code == "challenge"


def test_v03_rate_limits_rest_the_whole_host() -> None:
    desk = followed()
    desk.now = desk.due_at
    limited = Refused(received_at=desk.now, code="rate_limited", reason="slow down", status=429)
    desk.found(limited)
    assert desk.last.rest_host_until == desk.now + QUARTERLY.backoff
    desk.found(replace(limited, retry_after=timedelta(hours=2)))
    assert desk.last.rest_host_until == desk.now + timedelta(hours=2)
    assert desk.due_at >= desk.now + timedelta(hours=2)
    desk.found(replace(limited, retry_after=timedelta(days=4000)))
    assert desk.last.rest_host_until == desk.now + QUARTERLY.longest_rest


@pytest.mark.parametrize("wall", [Wall.CONSENT, Wall.LOGIN])
def test_v04_consent_and_login_walls_block(wall: Wall) -> None:
    desk = followed()
    for _ in range(8):
        desk.now = desk.due_at
        desk.saw(reading("Please agree.", wall=wall))
    assert desk.last.check.code == str(wall)
    assert desk.told() == ["article.tracked", "article.blocked"]
    assert desk.contents[-1] == reading()


def test_v04_an_unmarked_consent_wall_of_three_hours_is_never_a_revision() -> None:
    desk = followed()
    serve(desk, 3, reading("We and our partners store data.", headline="We value your privacy"))
    serve(desk, 3, reading())
    assert revised(desk) == 0


def test_v05_a_metered_paywall_never_replaces_the_text() -> None:
    desk = followed()
    for _ in range(4):
        desk.now = desk.due_at
        desk.saw(reading(*TEXT[:2], wall=Wall.PAYWALL))
    assert desk.last.check.code == "paywall"
    assert revised(desk) == 0
    assert desk.contents[-1] == reading()


def test_v05_an_article_behind_a_wall_from_the_start_is_followed_as_far_as_it_is_shown() -> None:
    desk = tracked(reading(*TEXT[:2], wall=Wall.PAYWALL), policy=AT_ONCE).after(hours=1)
    desk.saw(reading(*edited()[:2], wall=Wall.PAYWALL))
    assert revised(desk) == 1
    desk.after(hours=1).saw(reading(*edited()))
    assert revised(desk) == 1
    assert Label.TECHNICAL in desk.revisions[-1].labels


@pytest.mark.parametrize(
    "content",
    [
        reading("Sorry.", wall=Wall.SOFT_404),
        reading("The page you wanted has moved.", headline="Page not found | The News"),
        reading("Try our search.", headline="404"),
    ],
)
def test_v06_a_soft_404_is_missing_and_told_when_confirmed(content: Content) -> None:
    desk = followed()
    for _ in range(8):
        desk.now = desk.due_at
        desk.saw(content)
    assert desk.told() == ["article.tracked", "article.gone"]
    assert desk.events[-1].data["gone"]["kind"] == "soft_404"


def test_v06_a_redirect_to_the_front_is_missing() -> None:
    desk = followed()
    for moved in (False, True):
        desk.now = desk.due_at
        desk.saw(reading(headline="The News"), url="https://news.example/", moved=moved)
        assert desk.last.check.code == "redirect_home"
    assert desk.told() == ["article.tracked"]


@pytest.mark.parametrize("status", [404, 410, 451])
def test_v07_gone_after_three_checks_over_an_hour_once_and_back(status: int) -> None:
    desk = followed()
    started = desk.due_at
    while "article.gone" not in desk.told():
        desk.now = desk.due_at
        desk.found(Gone(received_at=desk.now, status=status))
    assert desk.now - started >= timedelta(hours=1)
    assert desk.article.failures >= 3
    assert desk.events[-1].data["gone"]["kind"] == str(status)
    for _ in range(5):
        desk.now = desk.due_at
        desk.found(Gone(received_at=desk.now, status=status))
    desk.now = desk.due_at
    desk.saw(reading())
    assert desk.told() == ["article.tracked", "article.gone", "article.restored"]


def test_v07_a_connection_that_fails_does_not_unsay_that_it_is_gone() -> None:
    desk = followed()
    while "article.gone" not in desk.told():
        desk.now = desk.due_at
        desk.found(Gone(received_at=desk.now, status=404))
    for _ in range(8):
        desk.now = desk.due_at
        desk.found(Unreachable(received_at=desk.now, code="dns", reason="no such host"))
    assert desk.state == "gone"
    assert desk.told()[-1] == "article.gone"


def test_v08_maintenance_is_a_failure() -> None:
    desk = followed()
    desk.now = desk.due_at
    desk.saw(reading("Back at six.", headline="Site under maintenance"))
    assert desk.last.check.code == "maintenance"
    desk.now = desk.due_at
    desk.found(Unreachable(received_at=desk.now, code="server_error", reason="503", status=503))
    assert desk.article.failures == 2
    serve(desk, 3, reading())
    assert desk.told() == ["article.tracked"]


def test_v09_a_block_that_stands_in_many_articles_means_nothing() -> None:
    desk = Desk(policy=AT_ONCE)
    box = "Read also: ten things to know about the summit this week"
    for name in ("a", "b", "c", "d"):
        other = Desk(policy=AT_ONCE, publisher_memory=desk.publisher_memory)
        other.article = replace(other.article, id=name)
        other.saw(reading(f"The story of {name}.", box))
        desk.publisher_memory = other.publisher_memory
    desk.saw(reading(*TEXT[:4], box, TEXT[4]))
    desk.after(hours=1).saw(reading(*TEXT))
    assert desk.last.check.code == "volatile"
    assert revised(desk) == 0


def test_v09_a_list_that_changes_at_every_look_means_nothing() -> None:
    desk = followed()
    for turn in range(20):
        desk.now = desk.due_at
        desk.saw(_with_list(f"Most read: story {turn}"))
    assert revised(desk) == 0
    serve(desk, 1, _with_list("Most read: story 1", *edited()))
    assert revised(desk) == 1


def test_v09_a_place_that_came_to_rest_counts_again() -> None:
    desk = followed()
    for turn in range(6):
        desk.now = desk.due_at
        desk.saw(_with_list(f"Most read: story {turn}"))
    assert desk.last.check.code == "volatile"
    serve(desk, 6, _with_list("Correction line"))
    assert revised(desk) == 1


def test_v10_v11_v12_what_the_reader_leaves_out_is_unchanged() -> None:
    desk = followed()
    desk.now = desk.due_at
    verdict = desk.saw(reading(), body=b"<html><!-- other ads, counters and nonces -->")
    assert verdict.check.outcome is Outcome.UNCHANGED


def test_v13_watermarks_are_no_revision() -> None:
    desk = followed(policy=AT_ONCE)
    desk.now = desk.due_at
    desk.saw(reading(*(text.replace(" ", " \u200b") for text in TEXT)))
    assert revised(desk) == 0


def test_v14_a_variant_by_region_is_folded() -> None:
    regional = reading(*TEXT, "Viewers in Scotland can watch the debate at nine.")
    false = 0
    for seed in range(5):
        desk = followed()
        serve(desk, 30, reading(), reading(), reading(), regional, seed=seed)
        false += revised(desk)
    assert false <= 1
    assert any(verdict.check.code == "variant" for verdict in desk.verdicts)


def test_v15_a_redesign_with_the_same_text_is_no_revision() -> None:
    desk = followed(policy=AT_ONCE)
    desk.now = desk.due_at
    desk.saw(reading(*(f"  {text}\n" for text in TEXT)), body=b"<html class=new>")
    assert revised(desk) == 0


def test_v16_a_new_reader_tells_nobody() -> None:
    desk = followed(policy=AT_ONCE)
    desk.now = desk.due_at
    desk.saw(reading(*TEXT, "A box the old reader left out.", reader="generic/2"))
    assert desk.last.check.outcome is Outcome.TECHNICAL
    assert desk.told() == ["article.tracked"]


def test_v17_a_fifth_of_the_text_is_held_back_and_forgotten_when_the_rest_returns() -> None:
    desk = followed()
    desk.now = desk.due_at
    desk.saw(reading(TEXT[0]))
    assert desk.last.check.code == "shrunk"
    assert desk.last.check.outcome is Outcome.CANDIDATE
    serve(desk, 1, reading())
    assert revised(desk) == 0


def test_v17_what_stays_short_is_believed_in_the_end() -> None:
    desk = followed()
    started = desk.due_at
    serve(desk, 6, reading(TEXT[0]))
    assert revised(desk) == 1
    assert desk.revisions[-1].observed_at == started


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (reading(*TEXT[:4], TEXT[4][:30]), "cut"),
        (reading(*TEXT[1:], flags=("partial: depth limit",)), "partial"),
        (reading(*edited(), confidence=0.1), "confidence"),
        (reading(*edited(), reader="amp/1"), "reader"),
        (reading("Win a holiday for two by answering one question.", headline="Win"), "unlike"),
    ],
)
def test_v17_doubtful_readings_need_agreement_over_time(content: Content, code: str) -> None:
    desk = followed()
    desk.now = desk.due_at
    desk.saw(content)
    assert desk.last.check.code == code
    assert "next look" in desk.last.check.reason
    assert revised(desk) == 0


def test_v18_a_stamp_alone_is_a_phantom_update() -> None:
    desk = followed(reading(updated_at=NOON), policy=AT_ONCE)
    desk.now = desk.due_at
    desk.saw(reading(updated_at=desk.now))
    assert desk.revisions[-1].labels == (Label.PHANTOM_UPDATE,)


def test_v19_inserted_and_moved_parts_are_no_rewriting() -> None:
    desk = followed(policy=AT_ONCE)
    desk.now = desk.due_at
    desk.saw(reading("A new signal stands on top of the others this morning.", *TEXT))
    desk.now = desk.due_at
    desk.saw(reading(*TEXT, "A new signal stands on top of the others this morning."))
    kinds = [{change.kind for change in one.changes} for one in desk.revisions[1:]]
    assert kinds == [{"paragraph.added"}, {"paragraph.moved"}]


def test_v20_reverts_are_all_recorded_with_confirmation_too() -> None:
    desk = followed()
    for turn in range(4):
        serve(desk, 6, reading(*edited()) if turn % 2 == 0 else reading())
    assert [one.reverts_to for one in desk.revisions] == [None, None, 1, 2, 3]
    assert revised(desk) == 4


@pytest.mark.parametrize(
    "text",
    [
        TEXT[1].replace("1.5", "15"),
        TEXT[2].replace("Duval", "Durand"),
        TEXT[4].replace("would not", "would"),
        TEXT[0].replace("Thursday", "Friday"),
    ],
)
def test_v21_one_word_or_digit_is_a_revision(text: str) -> None:
    desk = followed()
    texts = [text if text.split()[:2] == old.split()[:2] else old for old in TEXT]
    assert texts != list(TEXT)
    serve(desk, 2, reading(*texts))
    assert revised(desk) == 1


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (reading(headline="Ministers quarrel in Paris"), "headline"),
        (reading(authors=("Amélie Duval",)), "byline"),
        (reading(notes=(Note(kind=NoteKind.CORRECTION, text="The figure was wrong."),)), "note"),
    ],
)
def test_v22_one_field_alone_is_a_revision_that_names_it(content: Content, part: str) -> None:
    desk = followed()
    serve(desk, 2, content)
    assert revised(desk) == 1
    assert part in {str(change.part) for change in desk.revisions[-1].changes}


def test_v22_a_credit_alone_is_a_revision() -> None:
    photo = Media(kind="image", url="https://news.example/a.jpg", caption="Paris", credit="Reuters")
    desk = followed(reading(media=(photo,)))
    serve(desk, 2, reading(media=(replace(photo, credit="AFP"),)))
    assert revised(desk) == 1


def test_v23_one_paragraph_of_fifty_gone_is_a_revision() -> None:
    texts = [f"Paragraph number {n} tells of the {n}th of the many talks." for n in range(50)]
    desk = followed(reading(*texts))
    serve(desk, 2, reading(*texts[:30], *texts[31:]))
    assert revised(desk) == 1
    assert [change.kind for change in desk.revisions[-1].changes] == ["paragraph.removed"]


def test_v24_a_swapped_link_is_a_revision() -> None:
    def linked(href: str) -> Content:
        block = Block(
            kind=BlockKind.PARAGRAPH, text="See the data.", links=(Link("the data", href),)
        )
        return reading(blocks=(*paragraphs(TEXT), block))

    desk = followed(linked("https://data.example/2024.csv"))
    serve(desk, 2, linked("https://data.example/2025.csv"))
    assert revised(desk) == 1


def test_v25_a_new_address_is_the_same_article() -> None:
    desk = followed()
    desk.now = desk.due_at
    slug = "https://news.example/2025/03/27/ministers-meet-at-last"
    desk.saw(reading(), moved=True, url=slug, hops=(Hop(301, desk.article.url, slug),))
    assert desk.told() == ["article.tracked", "article.moved"]
    assert len(desk.revisions) == 1


def test_v26_a_live_blog_keeps_every_update() -> None:
    desk = followed()
    posts: list[Block] = []
    for turn in range(60):
        text = f"Update {turn}: the delegates are back in the hall for talks number {turn}."
        posts.insert(0, Block(kind=BlockKind.PARAGRAPH, text=text, entry=str(turn)))
        desk.now = desk.due_at
        content = reading(blocks=(*posts, *paragraphs(TEXT)))
        desk.saw(content)
        for _ in range(4):
            if desk.wants_clean_copy():
                desk.now = desk.due_at
                desk.saw(content)
    assert revised(desk) >= 59


def test_v26_a_story_that_moves_between_confirmations_is_not_held_up() -> None:
    desk = followed()
    posts: list[Block] = []
    for turn in range(6):
        text = f"Update {turn}: the delegates are back in the hall for talks number {turn}."
        posts.insert(0, Block(kind=BlockKind.PARAGRAPH, text=text, entry=str(turn)))
        desk.now = desk.due_at
        desk.saw(reading(blocks=(*posts, *paragraphs(TEXT))))
    assert revised(desk) >= 1


def test_v27_what_came_and_went_between_two_looks_is_honestly_absent() -> None:
    desk = followed()
    seen_at = desk.now
    desk.now = desk.due_at
    desk.found(NotModified(received_at=desk.now))
    assert revised(desk) == 0
    assert desk.last.check.at - seen_at <= QUARTER
    assert desk.last.check.next_check_at == desk.article.next_check_at


def _with_list(line: str, *texts: str) -> Content:
    block = Block(kind=BlockKind.LIST_ITEM, text=line)
    return reading(blocks=(*paragraphs(texts or TEXT), block))
