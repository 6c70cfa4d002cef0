"""Laws of judging, whatever is found."""

import json
from dataclasses import replace
from datetime import timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.judging.newsroom import NOON, QUARTER, TEXT, Desk, article, edited, reading, snapshot
from tracker.core.content import Content, Wall
from tracker.core.snapshot import Found, Gone, Moved, NotModified, Refused, Unreachable, Unreadable
from tracker.judging import CadencePolicy, Policy, every, judge

CONTENTS = (
    reading(),
    reading(*edited(1)),
    reading(*edited(2), updated_at=NOON),
    reading(TEXT[0]),
    reading(*TEXT, "One more paragraph at the end of the article."),
    reading("A wall.", wall=Wall.CONSENT),
    reading("A door.", wall=Wall.PAYWALL),
    reading("Something else altogether stands here now.", headline="Elsewhere"),
    reading(*TEXT, reader="generic/2"),
    reading(headline="Another headline"),
)
ANSWERS = ("read", "moved", "unread", "same", "gone", "refused", "unreachable")

steps = st.tuples(
    st.sampled_from(ANSWERS),
    st.sampled_from(CONTENTS),
    st.timedeltas(min_value=-timedelta(days=2), max_value=timedelta(days=40)),
)
histories = st.lists(steps, max_size=40)
policies = st.sampled_from((Policy(), Policy(confirm=False), every(QUARTER)))


def answer(kind: str, content: Content, desk: Desk) -> tuple[Found, Content | Unreadable | None]:
    """Return what was found and how it reads."""
    at = desk.now
    match kind:
        case "read":
            return snapshot(at), content
        case "moved":
            return Moved(snapshot=snapshot(at, url="https://news.example/new")), content
        case "unread":
            return snapshot(at), Unreadable("hung", "the reader hung")
        case "same":
            return NotModified(received_at=at), None
        case "gone":
            return Gone(received_at=at, status=404), None
        case "refused":
            wait = timedelta(days=365)
            refused = Refused(
                received_at=at, code="rate_limited", reason="slow", status=429, retry_after=wait
            )
            return refused, None
        case _:
            return Unreachable(received_at=at, code="deadline", reason="too slow"), None


@settings(max_examples=150, deadline=None)
@given(histories, policies)
def test_whatever_is_found_the_laws_hold(
    history: list[tuple[str, Content, timedelta]], policy: Policy
) -> None:
    desk = Desk(policy=policy)
    for kind, content, passed in history:
        desk.now += passed
        found, said = answer(kind, content, desk)
        before, known = desk.article, desk.known
        verdict = desk.found(found, said)
        again = judge(before, known, found, said, desk.now, policy)
        assert again == verdict, "the same arguments give the same verdict"
        longest = max(policy.cadence.latest, policy.longest_rest, policy.foreign.over)
        assert desk.now < verdict.article.next_check_at <= desk.now + longest
        assert (verdict.revision is None) == (verdict.content is None)
        if kind in ("same", "gone", "refused", "unreachable", "unread"):
            assert verdict.revision is None
        if verdict.revision is not None:
            assert verdict.revision.number == len(desk.revisions)
            assert verdict.snapshot is not None
            window = verdict.revision.window
            assert window.after is None or window.after < window.until
        assert verdict.check.reason
        assert verdict.check.code
        json.dumps(verdict.memory)
        json.dumps(verdict.publisher_memory)


def test_memory_stays_small_over_ten_thousand_checks() -> None:
    chance = Random(1)
    desk = Desk(policy=every(QUARTER))
    largest = 0
    for turn in range(10_000):
        desk.now += QUARTER
        texts = [*TEXT, f"Noise number {chance.randrange(10**9)} for this very look."]
        content = reading(*texts, headline=f"Headline {turn // 10 % 7}")
        if turn % 10:
            desk.found(NotModified(received_at=desk.now))
        else:
            desk.saw(content if turn % 50 else reading(*edited(turn)))
        desk.revisions, desk.contents = desk.revisions[-40:], desk.contents[-40:]
        desk.verdicts.clear()
        if turn % 100 == 0:
            largest = max(largest, len(json.dumps(desk.memory)))
    assert largest < 32_000
    assert len(json.dumps(desk.publisher_memory)) < 64_000


def test_time_running_backwards_is_told_and_breaks_nothing() -> None:
    desk = Desk(policy=every(QUARTER, Policy(confirm=False)))
    desk.saw(reading())
    desk.after(hours=-5).saw(reading(*edited()))
    verdict = desk.last
    assert verdict.revision is not None
    assert verdict.revision.window.after is None
    assert "clock ran backwards" in verdict.check.reason
    assert verdict.events[-1].data["clock_suspect"] is True
    desk.saw(reading(*edited()))
    desk.after(hours=9).saw(reading(*edited(2)))
    assert [one.number for one in desk.revisions] == [1, 2, 3]


def test_memory_that_cannot_be_read_is_begun_afresh() -> None:
    desk = Desk()
    desk.saw(reading())
    desk.memory, desk.publisher_memory = {"stood": "many"}, {"blocks": 7}
    desk.after(hours=1).saw(reading())
    assert desk.last.check.code == "unchanged"


def test_a_fixed_interval_wins_over_the_cadence() -> None:
    desk = Desk(article=article(every=timedelta(minutes=7)), policy=Policy(calibrating=0))
    desk.saw(reading())
    assert desk.due_at - desk.now == timedelta(minutes=7)
    quick = Desk(article=article(every=timedelta(seconds=2)))
    quick.saw(reading())
    assert quick.due_at - quick.now == timedelta(seconds=2)
    desk.now = desk.due_at
    desk.found(Unreachable(received_at=desk.now, code="dns", reason="no such host"))
    assert desk.due_at - desk.now <= timedelta(minutes=7)


def test_an_answer_from_the_future_is_taken_for_now() -> None:
    desk = Desk()
    late = snapshot(NOON + timedelta(hours=1))
    verdict = desk.found(late, reading())
    assert verdict.revision is not None
    assert verdict.revision.observed_at == NOON


def test_a_server_that_never_says_anything_but_not_modified_is_audited() -> None:
    desk = Desk(policy=every(timedelta(days=1)))
    desk.saw(reading())
    audits = 0
    for _ in range(9):
        desk.after(days=1).found(NotModified(received_at=desk.now))
        audits += desk.wants_clean_copy()
    assert audits == 3
    assert "asks for a full copy" in desk.last.check.reason
    desk.after(days=1).saw(reading())
    assert not desk.wants_clean_copy()


def test_policies_can_be_made_of_policies() -> None:
    chosen = every(timedelta(seconds=3), replace(Policy(), confirm=False))
    assert chosen.cadence == CadencePolicy(every=timedelta(seconds=3), soonest=timedelta(seconds=3))
    assert not chosen.confirm
