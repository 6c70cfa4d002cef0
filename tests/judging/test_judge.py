"""The path of one article through judging, outcome by outcome."""

from dataclasses import replace
from datetime import timedelta

from tests.judging.newsroom import NOON, QUARTER, TEXT, Desk, edited, reading, tracked
from tracker.core.article import ArticleState
from tracker.core.change import Label
from tracker.core.check import Outcome
from tracker.core.content import Wall
from tracker.core.revision import Window
from tracker.core.snapshot import Gone, Hop, NotModified, Refused, Unreachable, Unreadable
from tracker.judging import Policy

AT_ONCE = Policy(confirm=False)


def test_first_sight_is_the_first_revision() -> None:
    desk = Desk()
    verdict = desk.saw(reading(), headers=(("etag", '"1"'),))
    assert verdict.check.outcome is Outcome.FIRST
    assert verdict.revision is not None
    assert verdict.revision.number == 1
    assert verdict.revision.window == Window(after=None, until=NOON)
    assert verdict.snapshot is not None
    assert desk.told() == ["article.tracked"]
    assert desk.article.etag == '"1"'
    assert desk.article.headline == "Ministers meet in Paris"
    assert desk.article.revisions == 1
    assert desk.article.last_seen_at == desk.article.last_changed_at == NOON
    assert desk.due_at > NOON


def test_the_same_reading_again_is_nothing() -> None:
    desk = tracked().after(minutes=15)
    verdict = desk.saw(reading())
    assert verdict.check.outcome is Outcome.UNCHANGED
    assert verdict.revision is None
    assert verdict.snapshot is None
    assert desk.article.last_seen_at == NOON + QUARTER
    assert desk.article.last_changed_at == NOON


def test_not_modified_is_nothing_and_is_a_sight_of_the_newest_revision() -> None:
    desk = tracked().after(minutes=15)
    desk.found(NotModified(received_at=desk.now))
    assert desk.last.check.outcome is Outcome.UNCHANGED
    assert desk.article.last_seen_at == NOON + QUARTER


def test_not_modified_of_nothing_is_trouble() -> None:
    desk = Desk()
    desk.found(NotModified(received_at=desk.now))
    assert desk.last.check.code == "not_modified"
    assert desk.article.failures == 1


def test_a_confirmed_change_is_a_revision_dated_by_its_first_sight() -> None:
    desk = tracked()
    desk.after(minutes=15).saw(reading())
    first_sight = desk.after(minutes=15).now
    desk.saw(reading(*edited()))
    assert desk.last.check.outcome is Outcome.CANDIDATE
    assert desk.wants_clean_copy()
    assert desk.due_at - desk.now == desk.policy.rung
    desk.settle(reading(*edited()))
    revision = desk.revisions[-1]
    assert revision.number == 2
    assert revision.observed_at == first_sight
    assert revision.window == Window(after=NOON + QUARTER, until=first_sight)
    assert desk.told() == ["article.tracked", "article.revised"]
    assert desk.told(candidates=True).count("article.candidate") == 1
    assert desk.article.last_seen_at == desk.now


def test_an_edit_under_an_unmoved_stamp_is_stealthy() -> None:
    desk = tracked(reading(updated_at=NOON), policy=AT_ONCE).after(minutes=15)
    desk.saw(reading(*edited(), updated_at=NOON))
    assert Label.STEALTH_EDIT in desk.revisions[-1].labels


def test_a_moved_stamp_over_the_same_text_is_a_phantom() -> None:
    desk = tracked(reading(updated_at=NOON), policy=AT_ONCE).after(minutes=15)
    desk.saw(reading(updated_at=desk.now))
    assert Label.PHANTOM_UPDATE in desk.revisions[-1].labels


def test_a_change_under_a_later_stamp_is_believed_at_once() -> None:
    desk = tracked(reading(updated_at=NOON)).after(minutes=15)
    desk.saw(reading(*edited(), updated_at=desk.now))
    assert len(desk.revisions) == 2


def test_gone_is_told_when_confirmed_and_once() -> None:
    desk = tracked()
    for _ in range(6):
        desk.now = desk.due_at
        desk.found(Gone(received_at=desk.now, status=410))
    assert desk.told() == ["article.tracked", "article.gone"]
    assert desk.state == ArticleState.GONE
    assert desk.article.failures == 6
    told = next(verdict for verdict in desk.verdicts if verdict.article.state == "gone")
    assert told.check.at - NOON >= timedelta(hours=1)
    assert told.events[0].data["gone"]["kind"] == "410"
    desk.after(hours=6).saw(reading())
    assert desk.told()[-1] == "article.restored"
    assert desk.state == ArticleState.ACTIVE
    assert len(desk.revisions) == 1


def test_one_404_is_nobodys_business() -> None:
    desk = tracked().after(minutes=15)
    desk.found(Gone(received_at=desk.now, status=404))
    desk.after(minutes=15).saw(reading())
    assert desk.told() == ["article.tracked"]
    assert desk.article.failures == 0


def test_a_lasting_block_is_told_once_and_so_is_its_end() -> None:
    desk = tracked()
    for _ in range(6):
        desk.now = desk.due_at
        desk.found(Refused(received_at=desk.now, code="forbidden", reason="no", status=403))
    assert desk.state == ArticleState.BLOCKED
    desk.after(hours=1).saw(reading())
    assert desk.told() == ["article.tracked", "article.blocked", "article.recovered"]


def test_a_lasting_failure_is_told_once_and_so_is_its_end() -> None:
    desk = tracked()
    for _ in range(6):
        desk.now = desk.due_at
        desk.found(Unreachable(received_at=desk.now, code="dns", reason="no such host"))
    assert desk.state == ArticleState.FAILING
    assert desk.article.last_failure == "dns: no such host"
    desk.after(hours=1).found(NotModified(received_at=desk.now))
    assert desk.told() == ["article.tracked", "article.failing", "article.recovered"]


def test_what_could_not_be_read_keeps_its_snapshot_and_is_a_failure() -> None:
    desk = tracked().after(minutes=15)
    desk.saw(Unreadable("hung", "the reader hung"))
    assert desk.last.check.outcome is Outcome.UNREADABLE
    assert desk.last.check.code == "hung"
    assert desk.last.snapshot is not None
    desk.found(desk.last.snapshot, None)
    assert desk.last.check.code == "unread"


def test_a_wall_is_a_block() -> None:
    desk = tracked().after(minutes=15)
    desk.saw(reading("Accept our cookies.", wall=Wall.CONSENT))
    assert desk.last.check.outcome is Outcome.REFUSED
    assert desk.last.check.code == "consent"


def test_a_new_address_is_told_once_with_its_chain() -> None:
    desk = tracked()
    hop = Hop(301, "https://news.example/2025/03/27/ministers-meet", "/world/ministers")
    for _ in range(2):
        desk.after(minutes=15).saw(
            reading(), moved=True, url="https://news.example/world/ministers", hops=(hop,)
        )
    assert desk.told() == ["article.tracked", "article.moved"]
    moved = desk.events[-1].data["moved"]
    assert moved["to"] == "https://news.example/world/ministers"
    assert moved["chain"][0]["status"] == 301


def test_a_move_to_the_secure_address_is_no_news() -> None:
    desk = tracked().after(minutes=15)
    desk.saw(reading(), moved=True, url="https://www.news.example/2025/03/27/ministers-meet/")
    assert desk.told() == ["article.tracked"]


def test_reversions_are_kept_and_labelled_however_often() -> None:
    desk = tracked(policy=AT_ONCE)
    for turn in range(4):
        text = edited() if turn % 2 == 0 else TEXT
        desk.after(hours=5).saw(reading(*text))
    assert [one.reverts_to for one in desk.revisions] == [None, None, 1, 2, 3]
    assert all(Label.REVERSION in one.labels for one in desk.revisions[2:])


def test_a_better_reader_makes_technical_revisions_that_nobody_hears_of() -> None:
    desk = tracked(policy=AT_ONCE).after(minutes=15)
    desk.saw(reading(*TEXT, "Sign up for our newsletter.", reader="generic/2"))
    assert desk.last.check.outcome is Outcome.TECHNICAL
    assert Label.TECHNICAL in desk.revisions[-1].labels
    assert desk.told() == ["article.tracked"]


def test_a_paused_article_stays_paused_whatever_is_found() -> None:
    desk = tracked()
    desk.article = replace(desk.article, state=ArticleState.PAUSED)
    for _ in range(5):
        desk.now = desk.due_at
        desk.found(Gone(received_at=desk.now, status=404))
    assert desk.article.state is ArticleState.PAUSED
