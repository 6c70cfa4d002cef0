"""How a reading becomes a revision, and how a revision is taken back."""

from dataclasses import replace
from datetime import datetime

from tracker.comparing import compare, key
from tracker.core.change import Comparison, Label
from tracker.core.check import Outcome
from tracker.core.content import Content
from tracker.core.event import EventType
from tracker.core.revision import Revision, Window
from tracker.core.snapshot import Snapshot
from tracker.judging import admission, cadence, confirmation, folding, volatile
from tracker.judging.memory import Alternate
from tracker.judging.parts import Difference
from tracker.judging.sight import Sight, sooner, verdict
from tracker.judging.verdict import Verdict

_RETURNS = 3
_TRUSTED = 0.01


def first(sight: Sight, reading: Content, snapshot: Snapshot) -> Verdict:
    """Return the verdict of an article's first reading."""
    revision = Revision(
        number=1,
        observed_at=sight.seen_at,
        window=Window(after=None, until=sight.seen_at),
        key=key(reading),
        headline=reading.headline,
        stamps=reading.stamps,
        reader=reading.reader,
        summary="first sight",
    )
    sight = sight.tell(EventType.ARTICLE_TRACKED, revision=1)
    return _recorded(sight, revision, reading, Outcome.FIRST, "first", "first sight")


def revised(sight: Sight, reading: Content, found: Difference, window: Window) -> Verdict:
    """Return the verdict of a reading that is believed."""
    latest, content = sight.known.latest, sight.known.content
    assert latest is not None
    assert content is not None
    comparison = compare(content, reading, window=window)
    if admission.technical(content, reading):
        return _silent(sight, reading, found, window, "technical", "our reader changed")
    revision = _revision(sight, latest.number + 1, reading, comparison, window)
    sight = replace(sight, record=confirmation.accepted(sight.record))
    sight = sight.remember(steady=sight.memory.steady + 1)
    sight = _rebased(sight, found, latest.number)
    sight = sight.tell(EventType.ARTICLE_REVISED, revision=revision.number)
    return _recorded(sight, revision, reading, Outcome.REVISED, "revised", comparison.summary)


def rebegun(sight: Sight, reading: Content, found: Difference) -> Verdict:
    """Return the verdict of a reading that shows the first one to have been torn or strange."""
    latest = sight.known.latest
    assert latest is not None
    reason = "the first sight of the article was never seen again"
    facts = {"number": latest.number, "reason": reason}
    sight = replace(sight, retracts=latest.number)
    sight = sight.tell(EventType.ARTICLE_RETRACTED, {"retracted": facts}, revision=latest.number)
    window = Window(after=None, until=sight.seen_at)
    return _silent(sight, reading, found, window, "begun_again", reason)


def _settled(sight: Sight, reading: Content, found: Difference, window: Window) -> Verdict:
    reason = "of two forms that were served for long, this one remained"
    return _silent(sight, reading, found, window, "settled", reason)


def _silent(
    sight: Sight, reading: Content, found: Difference, window: Window, code: str, reason: str
) -> Verdict:
    """Return the verdict of a revision that is recorded and announced to nobody."""
    latest, content = sight.known.latest, sight.known.content
    assert latest is not None
    assert content is not None
    comparison = compare(content, reading, window=window)
    revision = _revision(sight, latest.number + 1, reading, comparison, window, technical=True)
    sight = _rebased(sight, found, latest.number)
    return _recorded(sight, revision, reading, Outcome.TECHNICAL, code, reason)


def _rebased(sight: Sight, found: Difference, replaced: int) -> Sight:
    alternates = folding.rebased(sight.memory.alternates, found, replaced, sight.seen_at)
    return sight.remember(candidate=None, doubted=None, stood=0, alternates=alternates)


def calibrations(sight: Sight) -> int:
    """Return how often a first sight is to be seen again before the poll's own pace."""
    if not sight.policy.confirm:
        return 0
    unknown = confirmation.flapping(sight.record) > _TRUSTED
    return sight.policy.calibrating if unknown else min(1, sight.policy.calibrating)


def risen(sight: Sight, reading: Content, found: Difference, one: Alternate) -> Verdict:
    """
    Return the verdict of an alternate that has taken the article over.

    The end of a long test is no news: both of its forms were known.
    """
    window = Window(after=one.run_after, until=one.run_since or sight.seen_at)
    if one.counted:
        return _settled(sight, reading, found, window)
    sight = replace(sight, record=confirmation.passed(sight.record))
    return revised(sight, reading, found, window)


def retracted(sight: Sight) -> Sight:
    """Return the sight with the newest revision taken back if it was but one of two forms."""
    latest = sight.known.latest
    if latest is None or Label.TECHNICAL in latest.labels or not _old(sight, latest):
        return sight
    alternates = tuple(_retracting(one, latest) for one in sight.memory.alternates)
    if alternates == sight.memory.alternates:
        return sight
    facts = {"number": latest.number, "reason": "it alternates with the revision before it"}
    sight = replace(sight.remember(alternates=alternates), retracts=latest.number)
    return sight.tell(EventType.ARTICLE_RETRACTED, {"retracted": facts}, revision=latest.number)


def looked(sight: Sight, changed_at: datetime | None = None) -> Sight:
    """Return the sight with the cadence told of this look."""
    state = cadence.looked(sight.memory.cadence, sight.now, sight.pace, changed_at=changed_at)
    return sight.remember(cadence=state)


def _retracting(one: Alternate, latest: Revision) -> Alternate:
    """Mark an alternate that shows the newest revision to be but the other of two forms."""
    former = one.was > 0 and one.was == latest.number - 1
    proven = former and one.run > 0 and one.returns >= _RETURNS
    return replace(one, retracted=True) if proven else one


def _old(sight: Sight, latest: Revision) -> bool:
    return sight.seen_at - latest.observed_at >= sight.policy.retracting


def _revision(
    sight: Sight,
    number: int,
    reading: Content,
    comparison: Comparison,
    window: Window,
    *,
    technical: bool = False,
) -> Revision:
    reverts_to = sight.known.earlier.get(key(reading))
    labels = list(comparison.labels)
    if reverts_to is not None:
        labels.append(Label.REVERSION)
    if technical:
        labels.append(Label.TECHNICAL)
    return Revision(
        number=number,
        observed_at=window.until,
        window=window,
        key=key(reading),
        headline=reading.headline,
        stamps=reading.stamps,
        changes=comparison.changes,
        labels=tuple(dict.fromkeys(labels)),
        significance=comparison.significance,
        summary=comparison.summary,
        reader=reading.reader,
        reverts_to=reverts_to,
    )


def _recorded(
    sight: Sight, revision: Revision, reading: Content, outcome: Outcome, code: str, reason: str
) -> Verdict:
    snapshot = sight.snapshot
    assert snapshot is not None
    sight = looked(sight, _changed_at(sight, revision, reading))
    sight = replace(
        sight, record=volatile.registered(sight.record, reading, sight.article.id)
    ).note(
        headline=reading.headline,
        publisher=sight.article.publisher or reading.publisher,
        etag=snapshot.etag,
        last_modified=snapshot.last_modified,
        last_seen_at=sight.seen_at,
        last_changed_at=revision.observed_at,
        revisions=revision.number,
    )
    quick = outcome is Outcome.FIRST and calibrations(sight) > 0
    wait = sooner(sight, sight.policy.rung) if quick else None
    return verdict(
        sight, outcome, code, reason, wait=wait, keep=True, revision=revision, content=reading
    )


def _changed_at(sight: Sight, revision: Revision, reading: Content) -> datetime:
    claimed = reading.updated_at
    after = revision.window.after
    if claimed is None or claimed > revision.window.until or (after and claimed < after):
        return revision.window.until
    return claimed
