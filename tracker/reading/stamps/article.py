"""Which of a page's JSON-LD objects is the article."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from tracker.reading.stamps.jsonld import types

_STRONG = re.compile(r"\w*(?:Article|BlogPosting|Report|Review|Reportage)\Z")
_WEAK = re.compile(r"(?:\w*Recipe|VideoObject|PodcastEpisode|CreativeWork|WebPage|ItemPage)\Z")
_FILLED = ("headline", "datePublished", "articleBody", "author", "mainEntityOfPage")


def article_record(records: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Return the object that says most about an article, the first of equals; empty for none."""
    best = max(records, key=_rank, default={})
    return best if best and _rank(best) > 0 else {}


def _rank(record: Mapping[str, Any]) -> int:
    names = types(dict(record))
    filled = sum(1 for key in _FILLED if record.get(key))
    if any(_STRONG.match(name) for name in names):
        return 10 + filled
    return 1 + filled if any(_WEAK.match(name) for name in names) else 0
