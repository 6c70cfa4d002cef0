"""
What a check means: admit what was captured, confirm what is new, and say what follows.

    found + reading → not the article | as before | folded | candidate | revision
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import assert_never

from tracker.comparing import compare, key
from tracker.core.article import Article, ArticleState
from tracker.core.change import Comparison
from tracker.core.check import Outcome
from tracker.core.content import Content
from tracker.core.documents import comparison_document, instant
from tracker.core.event import EventType
from tracker.core.revision import Window
from tracker.core.snapshot import (
    Found,
    Gone,
    Moved,
    NotModified,
    Refused,
    Snapshot,
    Unreachable,
    Unreadable,
)
from tracker.judging import (
    accepting,
    admission,
    cadence,
    confirmation,
    folding,
    parts,
    trouble,
    volatile,
)
from tracker.judging.admission import Objection, Suspicion
from tracker.judging.memory import Candidate, Restless, article_memory, publisher_memory
from tracker.judging.parts import Difference
from tracker.judging.policy import Hold, Policy
from tracker.judging.sight import Sight, sight_of, sooner, verdict
from tracker.judging.verdict import Known, Memory, Verdict

_DEFAULT = Policy()

_BEGINNING = 3


def judge(
    article: Article,
    known: Known,
    found: Found,
    reading: Content | Unreadable | None,
    now: datetime,
    policy: Policy = _DEFAULT,
) -> Verdict:
    """
    Decide what one check means. Pure: the same arguments give the same verdict.

    `reading` is what the reader made of the snapshot of a Snapshot or Moved; for other answers it
    is not looked at. `now` is when the check is judged, aware.
    """
    sight = sight_of(article, known, found, now, policy)
    match found:
        case NotModified():
            return _not_modified(sight)
        case Snapshot() | Moved():
            return _captured(sight, found, reading)
        case Gone(status=status):
            return _not_found(sight, Objection("missing", str(status), f"it answered {status}"))
        case Refused():
            return _turned_away(sight, found, "blocked")
        case Unreachable():
            return _turned_away(sight, found, "failing")
        case _:
            assert_never(found)


def wants_clean_copy(known: Known) -> bool:
    """Tell whether the next fetch must go past every cache: something awaits confirmation."""
    memory = article_memory(known.memory)
    pending = memory.candidate or memory.doubted
    return (
        pending is not None
        or memory.audit
        or any(one.run and not one.counted for one in memory.alternates)
    )


def chrome(memory: Memory) -> frozenset[str]:
    """Return the fingerprints of a publisher's furniture, as `reading.Chrome` wants them."""
    return volatile.furniture(publisher_memory(memory))


def _not_modified(sight: Sight) -> Verdict:
    if sight.known.latest is None:
        objection = Objection(
            "failing", "not_modified", "it says «not modified» of nothing we have"
        )
        return _not_found(sight, objection)
    full_at = sight.memory.full_at or sight.now
    audit = sight.now - full_at >= sight.policy.audit
    code = "audit" if audit else "not_modified"
    reason = "the publisher says that nothing changed"
    if audit:
        reason += f", as it has since {full_at:%Y-%m-%d}: the next look asks for a full copy"
    return _standing(sight.remember(audit=audit, full_at=full_at), code, reason)


def _captured(
    sight: Sight, found: Snapshot | Moved, reading: Content | Unreadable | None
) -> Verdict:
    snapshot = found.snapshot if isinstance(found, Moved) else found
    if not isinstance(reading, Content):
        unread = reading or Unreadable("unread", "it was not read")
        objection = admission.challenge(snapshot) or Objection(
            "failing", unread.code, unread.reason
        )
        return _not_found(sight, objection, outcome=Outcome.UNREADABLE)
    objected = admission.objection(sight.article.url, snapshot, reading, sight.known.content)
    if objected is not None:
        return _not_found(sight, objected)
    sight = sight.remember(full_at=sight.now, audit=False)
    if isinstance(found, Moved):
        sight = _moved(sight, found)
    latest, content = sight.known.latest, sight.known.content
    if latest is None or content is None:
        return accepting.first(_found(sight), reading, snapshot)
    if key(reading) == latest.key:
        sight = sight.remember(restless=_watched(sight, Difference((), ())))
        return _standing(_validated(sight), "unchanged", "it reads as before")
    return _differing(sight, content, reading)


def _differing(sight: Sight, content: Content, reading: Content) -> Verdict:
    if not compare(content, reading).changes:
        return _standing(_validated(sight), "equal", "it differs in nothing that can be read")
    found = parts.difference(content, reading) or parts.other(key(reading))
    if admission.stale(content, reading):
        reason = "its own time is before the newest revision's: an old copy"
        return _doubted(sight, reading, found, Suspicion("stale", reason, foreign=True))
    suspicion = admission.suspicion(content, reading, sight.policy)
    if suspicion is not None and not _known_form(sight, reading, found):
        return _doubted(sight, reading, found, suspicion)
    moved_on = admission.moved_on(content, reading)
    sight = sight.remember(restless=_watched(sight, found, moved_on=moved_on))
    kept = volatile.without_furniture(found, sight.record)
    kept = kept.outside(volatile.restless(sight.memory.restless))
    if not kept:
        return _standing(_validated(sight), "volatile", "only blocks that mean nothing changed")
    if moved_on and (admission.same_end(content, reading) or not sight.policy.confirm):
        return _believed(sight, reading, found, None)
    return _folded(sight, reading, found, kept)


def _known_form(sight: Sight, reading: Content, found: Difference) -> bool:
    """Tell whether the article has read like this before: no reason to suspect it of more."""
    if key(reading) in sight.known.earlier:
        return True
    return any(one.id == found.id for one in sight.memory.alternates)


def _folded(sight: Sight, reading: Content, found: Difference, kept: Difference) -> Verdict:
    folded = folding.fold(kept, sight.memory.alternates, sight.seen_at, sight.after)
    sight = sight.remember(alternates=folded.alternates)
    if folded.residue:
        return _proposed(sight, reading, found, folded.residue)
    risen = folding.overdue(folded.alternates, sight.record, sight.seen_at, sight.policy)
    if risen is not None:
        return accepting.risen(_found(sight), reading, found, risen)
    return _standing(sight, "variant", _variant_words(sight), count=False)


def _proposed(sight: Sight, reading: Content, found: Difference, residue: Difference) -> Verdict:
    before = sight.memory.candidate
    candidate = confirmation.sighted(before, residue, sight.seen_at, sight.after, None)
    hold = _hold(sight, reading, candidate)
    sight = sight.remember(candidate=candidate)
    if _beginning(sight, candidate):
        return _begun(sight, reading, found, candidate)
    if confirmation.satisfied(hold, candidate.sightings, candidate.first_seen_at, sight.seen_at):
        return _believed(sight, reading, found, candidate)
    if candidate.unseen >= hold.sightings and confirmation.grew(before, candidate):
        return _believed(sight, reading, found, candidate)
    return _awaiting(sight, reading, candidate, hold, "not seen before")


def _begun(sight: Sight, reading: Content, found: Difference, candidate: Candidate) -> Verdict:
    """
    Decide on a reading that came before the first one was seen again.

    Where the first sight was a torn page it is taken back; else the newsroom was quick.
    """
    hold = Hold(sightings=_BEGINNING, over=timedelta())
    if candidate.sightings < hold.sightings:
        return _awaiting(sight, reading, candidate, hold, "not seen before")
    content = sight.known.content
    if content is not None and admission.torn(content, reading):
        return accepting.rebegun(_found(sight), reading, found)
    return _believed(sight, reading, found, candidate)


def _doubted(sight: Sight, reading: Content, found: Difference, suspicion: Suspicion) -> Verdict:
    before = sight.memory.doubted
    doubted = confirmation.sighted(before, found, sight.seen_at, sight.after, suspicion)
    hold = confirmation.hold_for(suspicion, sight.policy)
    if _beginning(sight, doubted):
        hold = Hold(sightings=_BEGINNING, over=timedelta())
    sight = sight.remember(doubted=doubted)
    if _beginning(sight, doubted) and doubted.sightings >= _BEGINNING:
        return accepting.rebegun(_found(sight), reading, found)
    if confirmation.satisfied(hold, doubted.sightings, doubted.first_seen_at, sight.seen_at):
        return _believed(sight, reading, found, doubted)
    return _awaiting(sight, reading, doubted, hold, suspicion.reason)


def _hold(sight: Sight, reading: Content, candidate: Candidate) -> Hold:
    if key(reading) in sight.known.earlier and sight.policy.confirm:
        return sight.policy.returning
    after = candidate.after or candidate.first_seen_at
    hold = confirmation.needed(
        sight.record,
        sight.policy,
        stood=sight.memory.steady + 1,
        expected=cadence.expected(
            sight.memory.cadence, after, candidate.first_seen_at, sight.policy.cadence
        ),
    )
    content = sight.known.content
    whole = content is None or admission.same_end(content, reading) or not sight.policy.confirm
    return hold if whole else replace(hold, sightings=max(hold.sightings, 2))


def _beginning(sight: Sight, candidate: Candidate) -> bool:
    """Tell whether the first sight may have been a torn or strange one: nobody saw it since."""
    first = sight.article.last_changed_at
    if not sight.policy.confirm or sight.memory.stood or sight.article.revisions != 1:
        return False
    return first is not None and candidate.first_seen_at - first <= 6 * sight.policy.rung


def _believed(
    sight: Sight, reading: Content, found: Difference, candidate: Candidate | None
) -> Verdict:
    first = sight.seen_at if candidate is None else candidate.first_seen_at
    after = sight.after if candidate is None else candidate.after
    return accepting.revised(_found(sight), reading, found, Window(after=after, until=first))


def _awaiting(
    sight: Sight, reading: Content, candidate: Candidate, hold: Hold, why: str
) -> Verdict:
    if candidate.sightings == 1 and sight.policy.tell_candidates and sight.known.content:
        comparison = compare(sight.known.content, reading)
        sight = _tell_candidate(sight, candidate, hold, comparison)
    over = f" over {hold.over}" if hold.over else ""
    seen = f"seen {candidate.sightings} of {hold.sightings} times{over}"
    return verdict(
        sight,
        Outcome.CANDIDATE,
        candidate.suspicion or "unconfirmed",
        f"{why}; held back, not announced: {seen}",
        wait=sooner(sight, confirmation.pause(hold, candidate.sightings, sight.policy)),
        keep=candidate.sightings == 1,
    )


def _tell_candidate(
    sight: Sight, candidate: Candidate, hold: Hold, comparison: Comparison
) -> Sight:
    facts = {
        "first_seen_at": instant(candidate.first_seen_at),
        "suspicion": candidate.suspicion or None,
        "sightings_needed": hold.sightings,
        "comparison": comparison_document(comparison),
    }
    return sight.tell(EventType.ARTICLE_CANDIDATE, {"candidate": facts})


def _standing(sight: Sight, code: str, reason: str, *, count: bool = True) -> Verdict:
    sight = _base_seen(sight) if count else accepting.retracted(sight)
    alternates, record = folding.settled(sight.memory.alternates, sight.record, sight.policy)
    sight = replace(_found(sight), record=record).remember(alternates=alternates)
    watch = folding.close_watch(sight.memory.alternates, sight.seen_at, sight.policy)
    return verdict(
        accepting.looked(sight),
        Outcome.VOLATILE if code in ("volatile", "variant") else Outcome.UNCHANGED,
        code,
        reason,
        wait=_calibration(sight) or (sooner(sight, sight.policy.watching) if watch else None),
    )


def _calibration(sight: Sight) -> timedelta | None:
    """Return how soon to look again at an article seen for the first time just now."""
    if sight.memory.stood >= accepting.calibrations(sight) or sight.article.revisions != 1:
        return None
    return sooner(sight, sight.policy.rung)


def _base_seen(sight: Sight) -> Sight:
    """Note that the newest revision is still served: whatever waited came and went."""
    alternates = folding.fold(
        Difference((), ()), sight.memory.alternates, sight.seen_at, sight.after
    ).alternates
    candidate = sight.memory.candidate
    steady = sight.memory.steady + 1
    if candidate is not None:
        steady = 0
        alternates = folding.remembered(alternates, confirmation.alternate(candidate))
        sight = replace(sight, record=confirmation.flapped(sight.record))
    return sight.remember(
        candidate=None,
        doubted=None,
        alternates=alternates,
        stood=sight.memory.stood + 1,
        steady=steady,
    ).note(last_seen_at=max(sight.seen_at, sight.article.last_seen_at or sight.seen_at))


def _found(sight: Sight) -> Sight:
    """Note that the article is there, and tell so if it was thought not to be."""
    state = sight.article.state
    since = sight.article.last_seen_at
    facts = {"last_seen_at": None if since is None else instant(since), "was": str(state)}
    if state is ArticleState.GONE:
        sight = sight.tell(EventType.ARTICLE_RESTORED, {"restored": facts})
    elif state in (ArticleState.FAILING, ArticleState.BLOCKED):
        sight = sight.tell(EventType.ARTICLE_RECOVERED, {"recovered": facts})
    sight = sight.enter(ArticleState.ACTIVE) if state in trouble.STATES.values() else sight
    return sight.remember(trouble=None).note(failures=0, last_failure=None)


def _validated(sight: Sight) -> Sight:
    assert sight.snapshot is not None
    return sight.note(etag=sight.snapshot.etag, last_modified=sight.snapshot.last_modified)


def _watched(sight: Sight, found: Difference, *, moved_on: bool = False) -> tuple[Restless, ...]:
    return volatile.watched(sight.memory.restless, found, moved_on=moved_on)


def _variant_words(sight: Sight) -> str:
    shown = [one for one in sight.memory.alternates if one.run]
    one = shown[0]
    return (
        f"one of the forms it is served in: seen {one.seen} times, "
        f"the other {one.absent} times since {one.since:%Y-%m-%d %H:%M}"
    )


def _moved(sight: Sight, found: Moved) -> Sight:
    if found.url == sight.memory.moved_to:
        return sight
    first = sight.known.latest is None
    news = not first and not admission.same_place(sight.article.url, found.url)
    sight = sight.remember(moved_to=found.url)
    if not news:
        return sight
    chain = [
        {"status": hop.status, "url": hop.url, "location": hop.location}
        for hop in found.snapshot.hops
    ]
    facts = {"from": sight.article.url, "to": found.url, "chain": chain}
    return sight.tell(EventType.ARTICLE_MOVED, {"moved": facts})


def _turned_away(sight: Sight, found: Refused | Unreachable, kind: str) -> Verdict:
    objection = admission.challenge(sight.snapshot) or Objection(kind, found.code, found.reason)
    asked = found.retry_after
    if asked is None and found.status != 429:
        return _not_found(sight, objection)
    rest = min(max(asked or sight.policy.backoff, sight.policy.backoff), sight.policy.longest_rest)
    return _not_found(replace(sight, rest_until=sight.now + rest), objection, rest=rest)


def _not_found(
    sight: Sight,
    objection: Objection,
    *,
    rest: timedelta = timedelta(),
    outcome: Outcome | None = None,
) -> Verdict:
    met = trouble.met(sight.memory.trouble, objection.kind, objection.code, sight.now)
    failures = sight.article.failures + 1
    sight = sight.note(failures=failures, last_failure=f"{objection.code}: {objection.reason}")
    tells = trouble.lasting(met, sight.now, sight.policy)
    if tells and trouble.worsens(sight.article.state, met.kind):
        facts = {"kind": met.code, "reason": objection.reason, "since": instant(met.since)}
        sight = sight.tell(trouble.EVENTS[met.kind], {trouble.NOUNS[met.kind]: facts})
        sight = sight.enter(trouble.STATES[met.kind])
    sight = sight.remember(trouble=met)
    hold = trouble.hold_of(met.kind, sight.policy)
    wait = trouble.pause(met, sight.article.state, sight.policy)
    return verdict(
        sight,
        outcome or trouble.OUTCOMES[met.kind],
        objection.code,
        f"{objection.reason} ({met.count} in a row; {hold.sightings} over {hold.over} are told)",
        wait=max(wait if sight.pace.every is None else sooner(sight, wait), rest),
        keep=met.count == 1,
    )
