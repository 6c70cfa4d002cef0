"""A comparison as JSON: comparison/1, as the contracts write it."""

from json import dumps

from tracker.core.change import Comparison
from tracker.core.documents import comparison_document


def json(comparison: Comparison) -> str:
    """Render as one line of JSON, its keys in the order of the contracts."""
    return dumps(comparison_document(comparison), ensure_ascii=False)
