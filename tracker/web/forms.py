"""Forms as browsers send them, and the token that proves they are ours."""

import hmac
import secrets
from collections.abc import Sequence
from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import Depends, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

COOKIE = "tracker_form"
FIELD = "form_token"
MOST_FIELDS = 100


class Form:
    """The fields of one submitted form, every one a text without surrounding blanks."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        self._pairs = pairs

    def text(self, name: str) -> str:
        """Return the first value of a field, empty when it is missing."""
        return next((value.strip() for key, value in self._pairs if key == name), "")

    def texts(self, name: str) -> tuple[str, ...]:
        """Return every value of a field that is not empty."""
        return tuple(value.strip() for key, value in self._pairs if key == name and value.strip())

    def words(self, name: str) -> tuple[str, ...]:
        """Return a field's words, parted by commas or blanks."""
        return tuple(self.text(name).replace(",", " ").split())


async def _submitted(request: Request) -> Form:
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type != "application/x-www-form-urlencoded":
        raise HTTPException(415, "A form is sent as application/x-www-form-urlencoded.")
    form = _parsed(await request.body())
    expected = request.cookies.get(COOKIE, "")
    if not expected or not hmac.compare_digest(form.text(FIELD).encode(), expected.encode()):
        raise HTTPException(403, "The form is out of date; load it again and send it once more.")
    return form


def _parsed(body: bytes) -> Form:
    try:
        return Form(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError as error:
        raise HTTPException(400, "The form cannot be read.") from error


Submitted = Annotated[Form, Depends(_submitted)]
"""A form that came from one of our own pages."""


def form_token(request: Request) -> str:
    """Return this browser's form token, drawing one when it has none."""
    if not hasattr(request.state, "form_token"):
        request.state.form_token = request.cookies.get(COOKIE) or secrets.token_urlsafe(24)
    token: str = request.state.form_token
    return token


def keep_form_token(request: Request, response: Response) -> None:
    """Let the browser keep the token a page was rendered with."""
    if hasattr(request.state, "form_token") and COOKIE not in request.cookies:
        response.set_cookie(
            COOKIE,
            request.state.form_token,
            httponly=True,
            samesite="strict",
            secure=request.url.scheme == "https",
        )


def see_other(path: str) -> RedirectResponse:
    """Send a browser on after a form was done."""
    return RedirectResponse(path, 303)


def local_path(text: str) -> str:
    """Return a path of this site, `/` for anything that may lead elsewhere."""
    plain = text.isascii() and text.isprintable() and "\\" not in text
    return text if plain and text.startswith("/") and not text.startswith("//") else "/"
