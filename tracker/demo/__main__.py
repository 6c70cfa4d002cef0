"""The seeds by hand: write them out as pages, or serve them and publish edition by edition."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO

from tracker import wiring
from tracker.demo.casebook import load_seeds
from tracker.demo.export import export
from tracker.demo.newsroom import Newsroom
from tracker.demo.timing import retimed

USAGE = """usage: scripts/seeds render DIR    write every edition, and what it must read as
       scripts/seeds serve [PORT]  serve the first editions; each Enter publishes the next ones
"""
PORT = 8080


def main(arguments: Sequence[str], lines: Iterable[str], out: TextIO) -> int:
    """Do what the arguments say; 2 for wrong usage."""
    match arguments:
        case ["render", folder]:
            pages = list(export(Path(folder), load_seeds()))
            out.write(f"{len(pages)} pages written under {folder}\n")
        case ["serve"]:
            serve(PORT, lines, out)
        case ["serve", port] if port.isdigit():
            serve(int(port), lines, out)
        case _:
            out.write(USAGE)
            return 2
    return 0


def serve(port: int, lines: Iterable[str], out: TextIO) -> None:
    """Serve the seeds on 127.0.0.1, one edition further with every line, until the lines end."""
    clock = wiring.build_clock()
    seeds = [retimed(seed, clock.now()) for seed in load_seeds()]
    newsroom = Newsroom(seeds, clock, port=port)
    newsroom.start()
    try:
        for seed in seeds:
            out.write(f"{newsroom.url(seed.name)}\n")
        out.write("Enter publishes the next editions, Ctrl-D ends\n")
        out.flush()
        for _ in lines:
            for seed in seeds:
                if edition := newsroom.advance(seed.name):
                    out.write(f"{seed.name}: {edition.name}\n")
            out.flush()
    finally:
        newsroom.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], sys.stdin, sys.stdout))
