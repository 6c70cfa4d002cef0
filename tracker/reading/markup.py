"""Markup to a light tree: elements with attributes and children, nothing else."""

from collections.abc import Iterator
from typing import TypeAlias

from selectolax.lexbor import LexborHTMLParser, LexborNode

Child: TypeAlias = "Element | str"

SKIPPED = frozenset(
    {
        "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed",
        "canvas", "select", "textarea", "datalist", "map", "area", "link", "meta", "title",
        "-comment", "-doctype", "dialog", "nav", "footer", "menu",
    }
)  # fmt: skip
"""Elements whose text nobody reads as the article."""


ROLE = "data-tracker-role"
"""The attribute plug-ins mark elements with: body, dek or heading."""
BLOCKY = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
        "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section",
        "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
"""Elements that start a new line."""


class Element:
    """
    One element: its tag, attributes, parent and children in order.

    `holds_blocks` says that some element below starts a new line.
    """

    __slots__ = ("attrs", "children", "holds_blocks", "parent", "tag")

    def __init__(self, tag: str, attrs: dict[str, str | None], parent: "Element | None") -> None:
        self.tag = tag
        self.attrs = attrs
        self.parent = parent
        self.children: list[Child] = []
        self.holds_blocks = False

    def get(self, name: str) -> str:
        """Return an attribute, empty when absent or without a value."""
        return self.attrs.get(name) or ""

    @property
    def names(self) -> str:
        """Return class and id in lower case, a space between."""
        attrs = self.attrs
        if not attrs:
            return ""
        return f"{attrs.get('class') or ''} {attrs.get('id') or ''}".lower()

    def walk(self) -> "Iterator[Element]":
        """Yield this element and every element below, in document order."""
        stack = [self]
        while stack:
            element = stack.pop()
            yield element
            stack.extend(
                child for child in reversed(element.children) if isinstance(child, Element)
            )

    def strings(self) -> Iterator[str]:
        """Yield every string below, in document order; a line break is a newline."""
        stack: list[Child] = [self]
        while stack:
            child = stack.pop()
            if isinstance(child, str):
                yield child
            elif child.tag == "br":
                yield "\n"
            else:
                stack.extend(reversed(child.children))

    @property
    def text(self) -> str:
        """Return every string below, joined."""
        return "".join(self.strings())


def parse(html: str) -> LexborHTMLParser:
    """Parse as browsers do."""
    return LexborHTMLParser(html)


def cut(page: LexborHTMLParser, selector: str) -> None:
    """Take what a selector chooses out of the page."""
    for node in page.css(selector):
        node.decompose()


def mark(page: LexborHTMLParser, selector: str, role: str) -> None:
    """Mark what a selector chooses."""
    for node in page.css(selector):
        node.attrs[ROLE] = role


def element_tree(node: LexborNode) -> Element:
    """Copy a node and what people can see below it; any depth."""
    root = Element(node.tag or "", node.attributes, None)
    stack = [(node.first_child, root)]
    while stack:
        current, parent = stack.pop()
        while current is not None:
            tag = current.tag
            if tag == "-text":
                parent.children.append(current.text_content or "")
            elif tag is not None and tag not in SKIPPED:
                element = Element(tag, current.attributes, parent)
                parent.children.append(element)
                if tag in BLOCKY:
                    _mark(parent)
                below = current.first_child
                if below is not None:
                    stack.append((current.next, parent))
                    current, parent = below, element
                    continue
            current = current.next
    return root


def _mark(element: Element | None) -> None:
    while element is not None and not element.holds_blocks:
        element.holds_blocks = True
        element = element.parent
