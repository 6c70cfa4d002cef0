"""
What a publisher's claims of change are worth: feeds, sitemaps, pushes, dates of modification.

A claim is followed at once while claims have been right often enough. Changes that come with a
claim need no guessing, so looking goes by the share of those that come without one.
"""

from dataclasses import replace

from tracker.judging.memory import ClaimRecord

LEAST_RIGHT = 0.3
"""A publisher whose claims are right less often is not believed."""

_TRUST = 5.0
"""What a publisher without a record is taken for: so many right claims, and as many wrong ones."""

_FADING = 400.0


def believed(record: ClaimRecord) -> bool:
    """Tell whether a claim is worth a look at once; a publisher without a record is believed."""
    return (record.right + _TRUST) / (record.right + record.wrong + 2 * _TRUST) >= LEAST_RIGHT


def unclaimed(record: ClaimRecord) -> float:
    """Return the share of changes that come without a claim: 1 while there were no claims."""
    return (record.silent + 1) / (record.announced + record.silent + 1)


def judged(record: ClaimRecord, *, right: bool) -> ClaimRecord:
    """
    Return the record after a look with a claim since the one before, whoever asked for it.

    Claims that are not followed are judged too, by the looks that come anyway: whoever is not
    believed today can be believed again.
    """
    return _faded(replace(record, right=record.right + right, wrong=record.wrong + (not right)))


def changed(record: ClaimRecord, *, announced: bool) -> ClaimRecord:
    """Return the record after a change was found, announced by a claim or not."""
    return _faded(
        replace(
            record,
            announced=record.announced + announced,
            silent=record.silent + (not announced),
        )
    )


def _faded(record: ClaimRecord) -> ClaimRecord:
    if record.right + record.wrong + record.announced + record.silent < _FADING:
        return record
    return ClaimRecord(
        right=record.right / 2,
        wrong=record.wrong / 2,
        announced=record.announced / 2,
        silent=record.silent / 2,
    )
