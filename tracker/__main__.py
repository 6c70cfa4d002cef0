"""Let `python -m tracker` be the command line."""

from tracker.cli import main

main()
