"""Replacing words in a page wherever they stand: in markup, in JSON-LD, in hydration JSON."""

import html
import json
import re
from collections.abc import Callable
from functools import lru_cache


def _numeric(text: str) -> str:
    return "".join(one if ord(one) < 127 else f"&#{ord(one)};" for one in html.escape(text))


def _json(text: str) -> str:
    return json.dumps(text)[1:-1]


_IN_TEXT: tuple[Callable[[str], str], ...] = (
    lambda text: text,
    lambda text: html.escape(text, quote=False),
    html.escape,
    _numeric,
    lambda text: html.escape(text).replace("&#x27;", "&#39;"),
    lambda text: text.replace("’", "&#8217;").replace("“", "&#8220;").replace("”", "&#8221;"),
    lambda text: text.replace("’", "&rsquo;").replace("“", "&ldquo;").replace("”", "&rdquo;"),
    lambda text: text.replace("'", "&#039;"),
    lambda text: text.replace(" ", "&nbsp;"),
)
_IN_TAGS = _IN_TEXT[1:]
_IN_SCRIPTS: tuple[Callable[[str], str], ...] = (
    _json,
    lambda text: json.dumps(text, ensure_ascii=False)[1:-1],
    lambda text: _json(text).replace("/", "\\/"),
    lambda text: _json(_json(text)),
    lambda text: json.dumps(json.dumps(text, ensure_ascii=False)[1:-1], ensure_ascii=False)[1:-1],
)
_PIECES = re.compile(r"(<script\b.*?</script>|<!--.*?-->|<[^>]+>)", re.DOTALL | re.IGNORECASE)


def replaced(page: str, old: str, new: str) -> str | None:
    """
    Return the page with a text replaced in each of its writings.

    None when it does not stand in the text of the page itself, between its tags.
    """
    pieces = _PIECES.split(page)
    changed = [_piece(piece, old, new) for piece in pieces]
    seen = any(
        one != other and not one.startswith("<") for one, other in zip(pieces, changed, strict=True)
    )
    return "".join(changed) if seen else None


def _piece(piece: str, old: str, new: str) -> str:
    if piece[:7].lower() == "<script":
        writings = _IN_SCRIPTS
    else:
        writings = _IN_TAGS if piece.startswith("<") else _IN_TEXT
    for before, after in dict.fromkeys((write(old), write(new)) for write in writings):
        piece = piece.replace(before, after) if before != after else piece
    return piece


def elements(page: str, text: str) -> list[tuple[int, int]]:
    """Return where in the page the elements that hold just a text stand."""
    return _by_text(page).get(" ".join(text.split()), [])


@lru_cache(maxsize=2)
def _by_text(page: str) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for name in ("p", "li", "h2", "h3", "h4", "blockquote"):
        starts = [one.start() for one in re.finditer(rf"<{name}\b", page)]
        for start in starts:
            end = page.find(f"</{name}>", start)
            if 0 < end - start < 20_000:
                span = (start, end + len(name) + 3)
                found.setdefault(said(page[slice(*span)]), []).append(span)
    return found


def said(markup: str) -> str:
    """Return the text of a piece of markup, white space single."""
    bare = re.sub(r"<!--.*?-->|<(script|style)\b.*?</\1>", "", markup, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", bare)).split())
