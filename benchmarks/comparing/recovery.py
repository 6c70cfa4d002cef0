"""
Edit recovery: known edits and known noise on real pages, read and compared.

    python -m benchmarks.comparing.recovery [--every N] [--offset N] [--failures]

Prints, per edit: found, kind right, aspect right, nothing else beside it; per noise: false reports.
"""

import argparse
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import islice
from random import Random

from benchmarks.comparing.edits import Edited, edits
from benchmarks.comparing.noise import noises
from benchmarks.comparing.pages import Page, pages, reading
from tracker.comparing import compare
from tracker.comparing.normalise import plain
from tracker.core.change import Change
from tracker.core.content import Content
from tracker.errors import UnreadablePage

_WORDS = {
    "de": " der die und das ist nicht mit ", "fr": " le la les et est dans pour ",
    "es": " el los las y en por una ", "pt": " os as em uma para não do ",
    "it": " il gli di che per sono della ", "en": " the of and to in that was ",
    "nl": " het een van dat niet voor zijn ", "sv": " och att det som inte med har ",
    "da": " og at det som ikke med har ", "tr": " ve bir bu için ile olarak daha ",
    "pl": " nie się na że jest do ",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one edit."""

    found: bool
    kind: bool
    aspect: bool
    alone: bool


def language(page: Page) -> str:
    """Guess the language of a page by its commonest words; «xx» when it is none of ours."""
    text = f" {' '.join(text for _, text in page.blocks).lower()} "
    counts = {
        code: sum(text.count(f" {w} ") for w in words.split()) for code, words in _WORDS.items()
    }
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] > 10 else "xx"


def outcome(edit: Edited, changes: tuple[Change, ...]) -> Outcome:
    """Judge what the comparison said about one edit."""
    hits = [change for change in changes if _tells(edit, change)]
    right = [
        change for change in hits
        if change.part in edit.parts and change.operation == edit.operation
    ]  # fmt: skip
    return Outcome(
        found=bool(hits),
        kind=bool(right),
        aspect=not edit.aspect or any(edit.aspect in change.aspects for change in right),
        alone=len(changes) == 1,
    )


def _tells(edit: Edited, change: Change) -> bool:
    if not edit.came and not edit.went:
        return change.part in edit.parts
    came, went = plain(edit.came)[:60], plain(edit.went)[:60]
    return came in plain(change.after) and went in plain(change.before)


def main() -> None:
    """Run both halves and print them."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--every", type=int, default=1, help="take each Nth page only")
    arguments.add_argument("--offset", type=int, default=0)
    arguments.add_argument("--failures", action="store_true")
    options = arguments.parse_args()
    outcomes, noise = measured(options.every, options.offset, failures=options.failures)
    _print(outcomes, noise)


def measured(
    every: int, offset: int, *, failures: bool = False
) -> tuple[dict[str, list[Outcome]], dict[str, list[bool]]]:
    """Return what became of each edit, and whether each noise was reported, on every Nth page."""
    outcomes: defaultdict[str, list[Outcome]] = defaultdict(list)
    noise: defaultdict[str, list[bool]] = defaultdict(list)
    for page in islice(pages(), offset, None, every):
        try:
            old = reading(page)
        except UnreadablePage:
            continue
        _edits(page, old, outcomes, failures)
        _noises(page, old, noise, failures)
    return outcomes, noise


def _edits(
    page: Page, old: Content, outcomes: defaultdict[str, list[Outcome]], failures: bool
) -> None:
    for edit in edits(page, language(page), Random(page.id)):
        changes = compare(old, reading(page, edit.html)).changes
        result = outcome(edit, changes)
        outcomes[edit.name].append(result)
        if failures and not all((result.found, result.kind, result.aspect, result.alone)):
            held = edit.went in " ".join(block.text for block in old.blocks)
            print(f"{edit.name} · {page.id} · {result} · words read before: {held}")
            print(f"   want {edit.went!r} → {edit.came!r}")
            for change in changes[:5]:
                print(f"   {change.kind} {[str(a) for a in change.aspects]} {_short(change)}")


def _noises(page: Page, old: Content, noise: defaultdict[str, list[bool]], failures: bool) -> None:
    for name, html in noises(page.html, Random(page.id)):
        changes = compare(old, reading(page, html)).changes
        noise[name].append(bool(changes))
        if failures and changes:
            print(f"noise {name} · {page.id}")
            for change in changes[:5]:
                print(f"   {change.kind} {_short(change)}")


def _short(change: Change) -> str:
    return " ".join(f"{sign}{text[:70]!r}" for sign, text in change.edits if sign != "=")[:300]


def _print(outcomes: dict[str, list[Outcome]], noise: dict[str, list[bool]]) -> None:
    print(f"{'edit':20} {'n':>4} {'found':>7} {'kind':>7} {'aspect':>7} {'alone':>7}")
    everything = [one for found in outcomes.values() for one in found]
    for name, found in [*outcomes.items(), ("all", everything)]:
        shares = [
            sum(getattr(one, field) for one in found) / len(found)
            for field in ("found", "kind", "aspect", "alone")
        ]
        print(f"{name:20} {len(found):4} " + " ".join(f"{share:7.1%}" for share in shares))
    counted = Counter({name: sum(found) for name, found in noise.items()})
    total = sum(len(found) for found in noise.values())
    for name, found_noise in noise.items():
        print(f"noise {name:14} {len(found_noise):4} {counted[name]:3} false")
    print(f"noise {'all':14} {total:4} {counted.total():3} false, {counted.total() / total:.2%}")


if __name__ == "__main__":
    main()
