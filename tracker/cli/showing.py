"""One reading as text, Markdown or HTML."""

from html import escape

from tracker.core.content import Block, BlockKind, Content
from tracker.core.documents import instant

_MARKDOWN = {
    BlockKind.LIST_ITEM: "- ",
    BlockKind.QUOTATION: "> ",
    BlockKind.CODE: "    ",
}
_ELEMENTS = {
    BlockKind.LIST_ITEM: "li",
    BlockKind.QUOTATION: "blockquote",
    BlockKind.CAPTION: "figcaption",
    BlockKind.CODE: "pre",
    BlockKind.NOTE: "aside",
}


def text(content: Content) -> str:
    """Write a reading for a terminal or a file."""
    lines = [content.headline, "=" * min(len(content.headline), 80)]
    lines += [part for part in (content.dek, _byline(content)) if part]
    lines += [f"{stamp.text}  [{instant(stamp.at)}]" for stamp in content.stamps]
    for block in content.blocks:
        lines += ["", _plain(block)]
    return "\n".join([*lines, *_warnings(content)]) + "\n"


def markdown(content: Content) -> str:
    """Write a reading as Markdown."""
    parts = [f"# {content.headline}"]
    parts += [f"*{part}*" for part in (content.dek, _byline(content)) if part]
    parts += [stamp.text for stamp in content.stamps if stamp.origin == "page"]
    for block in content.blocks:
        if block.kind is BlockKind.HEADING:
            parts.append(f"{'#' * (block.level or 2)} {block.text}")
        else:
            parts.append(_MARKDOWN.get(block.kind, "") + block.text)
    return "\n\n".join(parts) + "\n"


def html(content: Content) -> str:
    """Write a reading as a small HTML document, everything escaped."""
    language = f' lang="{escape(content.language, quote=True)}"' if content.language else ""
    head = f"<title>{escape(content.headline)}</title>"
    body = [f"<h1>{escape(content.headline)}</h1>"]
    body += [f"<p>{escape(part)}</p>" for part in (content.dek, _byline(content)) if part]
    body += [_element(block) for block in content.blocks]
    return (
        f'<!doctype html>\n<html{language}><head><meta charset="utf-8">{head}</head>\n'
        f"<body><article>\n" + "\n".join(body) + "\n</article></body></html>\n"
    )


def _plain(block: Block) -> str:
    match block.kind:
        case BlockKind.HEADING:
            return f"{'#' * (block.level or 2)} {block.text}"
        case BlockKind.LIST_ITEM:
            return f"• {block.text}"
        case BlockKind.QUOTATION:
            return f"  | {block.text}"
        case BlockKind.PARAGRAPH:
            return block.text
        case kind:
            return f"[{kind.replace('_', ' ')}] {block.text}"


def _element(block: Block) -> str:
    if block.kind is BlockKind.HEADING:
        name = f"h{block.level or 2}"
    else:
        name = _ELEMENTS.get(block.kind, "p")
    return f"<{name}>{escape(block.text)}</{name}>"


def _byline(content: Content) -> str:
    return ", ".join(content.authors)


def _warnings(content: Content) -> list[str]:
    warnings = [f"[wall: {content.wall}]"] if content.wall else []
    return ["", *warnings, *(f"[{flag}]" for flag in content.flags)] if content.flags else warnings
