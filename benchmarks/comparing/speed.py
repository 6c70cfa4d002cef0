"""
How long a comparison takes: a typical pair beside rivals, and the worst inputs beside the floor.

    python -m benchmarks.comparing.speed

CPU time of this process. The rivals get the plain texts and return nothing but runs of words:
no kinds, no aspects, no moves. Ratios are the message; milliseconds depend on the machine.
"""

import difflib
import hashlib
import resource
import statistics
import time
from collections.abc import Callable
from random import Random

from diff_match_patch import diff_match_patch

from tracker.comparing import compare
from tracker.comparing.render import json
from tracker.core.content import Block, BlockKind, Content

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
PAIRS = 60
"""Typical pairs timed."""


def reading(paragraphs: list[str]) -> Content:
    """Return a reading of paragraphs."""
    return Content(
        url="https://example.org/",
        publisher="generic",
        reader="generic/1",
        confidence=1.0,
        language="en",
        blocks=tuple(Block(kind=BlockKind.PARAGRAPH, text=text) for text in paragraphs),
    )


def typical(chance: Random) -> tuple[list[str], list[str]]:
    """Return an article of 900 words and the same after ten changes of a word each."""
    words = ["".join(chance.choices(_LETTERS, k=chance.randint(2, 9))) for _ in range(2500)]
    old = [_sentence(chance.choices(words, k=50)) for _ in range(18)]
    new = list(old)
    for at in chance.sample(range(18), 10):
        changed = new[at].split(" ")
        changed[chance.randrange(1, 49)] = chance.choice([*words[:20], "14"])
        new[at] = " ".join(changed)
    return old, new


def _sentence(words: list[str]) -> str:
    return " ".join([words[0].capitalize(), *words[1:]]) + "."


def worst() -> dict[str, tuple[list[str], list[str]]]:
    """Return the inputs meant to break a comparison."""
    chance = Random(3)
    words = ["".join(chance.choices(_LETTERS, k=chance.randint(2, 9))) for _ in range(30000)]

    def prose(paragraphs: int, length: int) -> list[str]:
        return [" ".join(chance.choices(words, k=length)) for _ in range(paragraphs)]

    numbered = [f"line {n} of it" for n in range(70_000)]
    shuffled = prose(3000, 10)
    return {
        "1 MB and 1 MB unrelated": (prose(2800, 60), prose(2800, 60)),
        "just under the cap, unrelated": (prose(1500, 60), prose(1500, 60)),
        "one paragraph of 1 MB each": (prose(1, 160_000), prose(1, 160_000)),
        "70,000 lines": (numbered, [f"line {n * 7} of that" for n in range(70_000)]),
        "ab × 20,000 and ba × 20,000": (["ab " * 20_000], ["ba " * 20_000]),
        "a, b × 20,000 lines": (["a", "b"] * 20_000, ["b", "a"] * 20_000),
        "4,000 equal lines": (["same line of words"] * 4000, ["same other of words"] * 4000),
        "one word × 1,000,000": (["word " * 1_000_000], ["word " * 999_999 + "x"]),
        "one line of 2 MB": (["x" * 2_000_000], ["x" * 1_999_999 + "y"]),
        "3,000 lines reversed": (shuffled, shuffled[::-1]),
        "1,400 paragraphs all reworded": _reworded(prose(1400, 60)),
        "one long paragraph rewritten": (prose(1, 12_000), prose(1, 12_000)),
        "80,000 combining marks": (["a" + "\u0301" * 80_000], ["b" + "\u0301" * 80_000]),
    }


def _reworded(old: list[str]) -> tuple[list[str], list[str]]:
    new = [
        " ".join(word if at % 5 else "new" for at, word in enumerate(text.split())) for text in old
    ]
    return old, new


def _cpu(run: Callable[[], object]) -> float:
    started = time.process_time()
    run()
    return time.process_time() - started


def main() -> None:
    """Time and print."""
    pairs = [typical(Random(seed)) for seed in range(PAIRS)]
    plain = diff_match_patch()
    plain.Diff_Timeout = 0.0
    rivals: dict[str, Callable[[list[str], list[str]], object]] = {
        "ours": lambda old, new: compare(reading(old), reading(new)),
        "difflib on words": lambda old, new: difflib.SequenceMatcher(
            None, " ".join(old).split(" "), " ".join(new).split(" "), autojunk=False
        ).get_opcodes(),
        "diff-match-patch on letters": lambda old, new: plain.diff_main(
            "\n".join(old), "\n".join(new)
        ),
    }
    ours = 0.0
    for name, run in rivals.items():
        taken = statistics.median(_cpu(lambda run=run, pair=pair: run(*pair)) for pair in pairs)  # type: ignore[misc]
        ours = ours or taken
        print(f"typical pair · {name:28} {taken * 1000:8.2f} ms  ×{taken / ours:.1f}")
    for name, (one, other) in worst().items():
        old, new = reading(one), reading(other)
        taken = _cpu(lambda old=old, new=new: compare(old, new))  # type: ignore[misc]
        digest = hashlib.sha256(json(compare(old, new)).encode()).hexdigest()[:12]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{name:34} {taken:6.2f} s  peak {peak:4} MB  {digest}")


if __name__ == "__main__":
    main()
