"""Words inside quotation marks that changed."""

import re

from tracker.core.change import Change

_QUOTED = re.compile(r"[“„«\"]([^“”„«»\"]{2,})[”“»\"]")


def quotations(change: Change) -> list[str]:
    """Return a reason when what stands inside quotation marks is not what stood there."""
    was, now = _QUOTED.findall(change.before), _QUOTED.findall(change.after)
    return ["words inside quotation marks changed"] if was != now else []
