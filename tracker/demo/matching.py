"""Hold what was found against what a seed says an edition brings."""

from collections.abc import Iterator, Sequence

from tracker.core.change import Change, Label
from tracker.demo.seed import Brings, Expectation


def shortcomings(
    brings: Brings, changes: Sequence[Change], labels: Sequence[Label]
) -> tuple[str, ...]:
    """Return in words what is missing or too much, empty when all is as it must be."""
    missing, surplus = [], list(changes)
    for expectation in brings.changes:
        met = next((change for change in surplus if meets(expectation, change)), None)
        if met is None:
            missing.append(_missing(expectation))
        else:
            surplus.remove(met)
    return (*missing, *(_surplus(change) for change in surplus), *_labels(brings, labels))


def meets(expectation: Expectation, change: Change) -> bool:
    """Tell whether a change is the one expected."""
    return (
        expectation.kind in ("", change.kind)
        and set(expectation.aspects) <= set(change.aspects)
        and expectation.section in (None, change.section)
        and expectation.before in change.before
        and expectation.after in change.after
    )


def _missing(expectation: Expectation) -> str:
    words = " → ".join(filter(None, (expectation.before, expectation.after)))
    aspects = f" [{', '.join(expectation.aspects)}]" if expectation.aspects else ""
    return f"missing: {expectation.kind or 'a change'}{aspects} {words}".rstrip()


def _surplus(change: Change) -> str:
    aspects = f" [{', '.join(change.aspects)}]" if change.aspects else ""
    return f"unscripted: {change.kind}{aspects} {change.before[:60]} → {change.after[:60]}"


def _labels(brings: Brings, labels: Sequence[Label]) -> Iterator[str]:
    wanted, found = set(brings.labels), {str(label) for label in labels}
    if wanted != found:
        yield f"labels: wanted {sorted(wanted)}, found {sorted(found)}"
