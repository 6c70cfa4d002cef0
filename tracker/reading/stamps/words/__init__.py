"""The words of time in many languages, one file a family."""

from tracker.reading.stamps.words import asian, eastern, germanic, romance, slavic, southern
from tracker.reading.stamps.words.table import Language

LANGUAGES: tuple[Language, ...] = (
    *germanic.TABLES,
    *romance.TABLES,
    *slavic.TABLES,
    *eastern.TABLES,
    *asian.TABLES,
    *southern.TABLES,
)
"""Every table we have; where two languages differ on a word, the earlier one holds."""

__all__ = ["LANGUAGES", "Language"]
