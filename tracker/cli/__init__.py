"""The command line door."""

import signal
import sys

from tracker.errors import (
    BadUrl,
    SchemaNewer,
    SettingsError,
    StoreBusy,
    StoreDamaged,
    TrackerError,
    UnsafeUrl,
)

DONE, FAILED, USAGE, REFUSED = 0, 1, 2, 3


def main() -> None:
    """Run one command and end the process with its exit code."""
    from tracker.cli.commands import cli
    from tracker.cli.output import complain

    signal.signal(signal.SIGTERM, _end)
    try:
        cli(prog_name="tracker")
    except TrackerError as error:
        complain(str(error))
        sys.exit(exit_code(error))
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(DONE)


def _end(*_: object) -> None:
    """End a foreground command as SIGINT does: children and files are closed on the way out."""
    sys.exit(128 + signal.SIGTERM)


def exit_code(error: TrackerError) -> int:
    """Return the exit code the contracts give an error."""
    match error:
        case UnsafeUrl() | SchemaNewer() | StoreBusy() | StoreDamaged():
            return REFUSED
        case BadUrl() | SettingsError():
            return USAGE
        case _:
            return FAILED
