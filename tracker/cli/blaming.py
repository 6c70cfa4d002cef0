"""blame: since when each block and sentence stands, and what went when."""

from typing import Any

import typer

from tracker.cli.histories import Name
from tracker.cli.opening import opened
from tracker.cli.output import emit, say, table
from tracker.cli.tracking import Json
from tracker.comparing import Blame, Blamed, Gone, Origin
from tracker.comparing import blame as trace
from tracker.core.documents import window_document


def register(cli: typer.Typer) -> None:
    """Add this command to the tree."""
    cli.command()(blame)


def blame(name: Name, json: Json = False) -> None:
    """
    Show each block of the newest revision: when it first stood there, when it last changed.

    Example:  tracker blame https://www.semafor.com/article/03/27/2025/…
    """
    with opened() as app:
        article = app.archive.article(name)
        revisions = app.archive.revisions(article.id)
        traced = trace([(one, app.archive.content(article.id, one.number)) for one in revisions])
    if json:
        emit({"schema": "blame/1", "article": article.id, **document(traced)})
        return
    table(
        ("first", "changed", "changed by", "block"),
        (
            (one.origin.first, one.origin.changed, one.origin.changed_window.until, one.origin.text)
            for one in traced.blocks
        ),
    )
    for gone in traced.gone:
        say(f"gone in revision {gone.removed}: {gone.origin.text}")


def document(traced: Blame) -> dict[str, Any]:
    """Write a blame's blocks and what went."""
    return {
        "blocks": [_blamed(one) for one in traced.blocks],
        "gone": [_gone(one) for one in traced.gone],
    }


def _blamed(one: Blamed) -> dict[str, Any]:
    return {
        "at": one.at,
        "section": list(one.section),
        **_origin(one.origin),
        "sentences": [_origin(sentence) for sentence in one.sentences],
    }


def _gone(one: Gone) -> dict[str, Any]:
    return {
        "section": list(one.section),
        **_origin(one.origin),
        "last": one.last,
        "removed": one.removed,
        "removed_window": window_document(one.window),
    }


def _origin(origin: Origin) -> dict[str, Any]:
    return {
        "text": origin.text,
        "first": origin.first,
        "first_window": window_document(origin.first_window),
        "changed": origin.changed,
        "changed_window": window_document(origin.changed_window),
    }
