"""The article as such sites carry it beside their markup: Next.js data, portable text inside."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from tracker.demo.prose import Mark, Piece
from tracker.demo.seed import Edition, Passage

Document = dict[str, Any]

_CHUNK = 6_000


def article_document(edition: Edition, slug: str, media: str) -> Document:
    """Return the article as JSON; `media` is the address its pictures are under."""
    picture = edition.picture
    return {
        "_type": "article",
        "_createdAt": _utc(edition.published_at),
        "lastPublished": _utc(edition.updated_at),
        "headline": edition.headline,
        "slug": slug,
        "authors": [
            {"name": author, "slug": author.lower().replace(" ", "-")} for author in edition.authors
        ],
        "ledePhoto": _picture(media, picture.name, picture.caption, picture.credit),
        "intro": {"body": []},
        "semaforms": [
            {"_key": key(one.id), "type": "scoop", "body": _body(one, media, edition, first=True)}
            for one in edition.passages
            if one.form == "news"
        ],
        "signal": [
            {
                "_key": key(one.id),
                "title": one.title,
                "sources": list(one.sources),
                "body": _body(one, media, edition),
            }
            for one in edition.passages
            if one.form == "signal"
        ],
    }


def next_data(article: Document, build: str) -> Document:
    """Return what a `__NEXT_DATA__` script holds."""
    return {
        "props": {"pageProps": {"article": article, "preview": False}, "__N_SSG": True},
        "page": "/[...slug]",
        "query": {"slug": article["slug"].split("/")},
        "buildId": build,
        "isFallback": False,
    }


def flight(article: Document, build: str) -> list[str]:
    """Return the arguments of successive `self.__next_f.push` calls that hold the article."""
    rows = (
        f'0:["{build}",[["children","article"]]]\n'
        '2:["$","$L3",null,{"className":"layout"}]\n'
        f"4:{_dumps(['$', '$L5', None, {'article': article}])}\n"
    )
    cuts = [rows[start : start + _CHUNK] for start in range(0, len(rows), _CHUNK)]
    return [_dumps([0]), *(_dumps([1, cut]) for cut in cuts)]


def script_json(value: Any) -> str:
    """Write JSON that may stand inside a script element."""
    return _dumps(value).replace("<", "\\u003c").replace("&", "\\u0026")


def key(name: str) -> str:
    """Return the stable key of a block or section."""
    return hashlib.sha256(name.encode()).hexdigest()[:12]


def _body(passage: Passage, media: str, edition: Edition, *, first: bool = False) -> list[Document]:
    blocks = [_block(piece, passage.id, media) for piece in passage.prose.pieces]
    if first:
        blocks += [_text("normal", [_span(text)], text) for _, text in edition.notes]
    return blocks


def _block(piece: Piece, place: str, media: str) -> Document:
    match piece.mark:
        case Mark.PICTURE:
            picture = _picture(media, piece.name, piece.text, piece.credit)
            return {"_type": "imageEmbed", "_key": key(piece.name), **picture}
        case Mark.AD | Mark.DIVIDER:
            return {"_type": str(piece.mark), "_key": key(place + piece.mark)}
        case Mark.RELATED:
            return {"_type": "relatedStories", "_key": key(place), "stories": []}
        case Mark.LIST_ITEM:
            return _prose(piece, "normal") | {"listItem": "bullet", "level": 1}
        case Mark.QUOTATION:
            return _prose(piece, "blockquote")
        case Mark.HEADING:
            return _prose(piece, "h3")
        case _:
            return _prose(piece, "normal")


def _prose(piece: Piece, style: str) -> Document:
    links = [
        {"_type": "link", "_key": key(span.href), "href": span.href}
        for span in piece.spans
        if span.href
    ]
    children = [_span(span.words, [key(span.href)] if span.href else []) for span in piece.spans]
    return _text(style, children, piece.text, links)


def _text(
    style: str, children: list[Document], text: str, links: Sequence[Document] = ()
) -> Document:
    return {
        "_type": "block",
        "_key": key(text),
        "style": style,
        "markDefs": list(links),
        "children": children,
    }


def _span(words: str, marks: Sequence[str] = ()) -> Document:
    return {"_type": "span", "text": words, "marks": list(marks)}


def _picture(media: str, name: str, caption: str, credit: str) -> Document:
    return {
        "alt": caption,
        "caption": caption,
        "credit": credit,
        "asset": {"url": f"{media}/{name}-1200.jpg"},
    }


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
