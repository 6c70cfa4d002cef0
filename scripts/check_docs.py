"""Hold the docs to the code: links lead somewhere, commands and settings are documented."""

import dataclasses
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Print what is wrong; return the exit code."""
    troubles = [*dead_links(), *undocumented_settings(), *undocumented_commands(), *readme_size()]
    for trouble in troubles:
        print(trouble)
    return int(bool(troubles))


def documents() -> list[Path]:
    """Return every Markdown file of ours."""
    listed = subprocess.run(
        ["git", "ls-files", "*.md"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [ROOT / name for name in listed.stdout.split()]


def dead_links() -> Iterator[str]:
    """Find relative links to nothing."""
    for document in documents():
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text()):
            if "://" in target or target.startswith("mailto:"):
                continue
            if not (document.parent / target).exists():
                yield f"{document.relative_to(ROOT)}: link to {target} leads nowhere"


def undocumented_settings() -> Iterator[str]:
    """Find settings that docs/reference/settings.md does not name."""
    from tracker.settings import Settings

    written = (ROOT / "docs/reference/settings.md").read_text()
    for field in dataclasses.fields(Settings):
        if f"`TRACKER_{field.name.upper()}`" not in written:
            yield f"docs/reference/settings.md: TRACKER_{field.name.upper()} is missing"


def undocumented_commands() -> Iterator[str]:
    """Find commands that docs/reference/cli.md does not name."""
    from typer.main import get_command

    from tracker.cli.commands import cli

    written = (ROOT / "docs/reference/cli.md").read_text()
    tree = get_command(cli)
    for name, command in sorted(tree.commands.items()):  # type: ignore[attr-defined]
        names = [f"{name} {sub}" for sub in getattr(command, "commands", {})] or [name]
        yield from (
            f"docs/reference/cli.md: `tracker {one}` is missing"
            for one in names
            if f"tracker {one}" not in written
        )


def readme_size() -> Iterator[str]:
    """Keep the README short."""
    if (lines := len((ROOT / "README.md").read_text().splitlines())) > 150:
        yield f"README.md: {lines} lines, at most 150"


if __name__ == "__main__":
    sys.exit(main())
