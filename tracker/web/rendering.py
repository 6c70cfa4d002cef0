"""Turns templates into pages: strict about missing names, escaping everything."""

import hashlib
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tracker.core.url import masked
from tracker.web import forms, passages, shown, timeline, wording

_HERE = Path(__file__).parent
STATIC = _HERE / "static"


def _fingerprint() -> str:
    """Return a name for the static files as they are, so that browsers may keep them."""
    digest = hashlib.sha256()
    for path in sorted(STATIC.iterdir()):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


_VALUES = (
    shown.shown,
    shown.plain,
    shown.isolated,
    shown.href,
    shown.language,
    shown.direction,
    shown.weight,
)
_TIMES = (
    *(shown.when, shown.exactly, shown.clock_time, shown.on_day, shown.lasting, shown.ago),
    *(shown.due, shown.briefly, shown.stated_briefly, timeline.stated),
)
_WORDS = (
    *(shown.endpoint, shown.joined, masked, passages.edits_of, passages.shortened),
    *(wording.label_name, wording.label_meaning),
    *(wording.kind_name, wording.part_name, wording.counted),
)


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {tell.__name__: tell for tell in (*_VALUES, *_TIMES, *_WORDS)}
    environment.globals |= {
        "EVENTS": wording.EVENTS,
        "LABELS": wording.LABELS,
        "OUTCOMES": wording.OUTCOMES,
        "STATES": wording.STATES,
        "fingerprint": _fingerprint(),
        "form_field": forms.FIELD,
    }
    return environment


_ENVIRONMENT = _environment()


def page(request: Request, template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """Render a template; `context` must name everything the template uses."""
    tracker = request.app.state.tracker
    context |= {
        "now": tracker.clock.now(),
        "path": request.url.path,
        "form_token": lambda: forms.form_token(request),
        "logged_in": request.app.state.doorkeeper.token is not None,
    }
    response = HTMLResponse(_ENVIRONMENT.get_template(template).render(context), status)
    forms.keep_form_token(request, response)
    return response
