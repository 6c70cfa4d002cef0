"""Pages as trees, for tests to look at."""

from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode


@dataclass(frozen=True, slots=True)
class Seen:
    """A part of a page."""

    node: LexborNode

    def all(self, selector: str) -> list["Seen"]:
        """Return what a CSS selector finds."""
        return [Seen(one) for one in self.node.css(selector)]

    def one(self, selector: str) -> "Seen":
        """Return the only thing a CSS selector finds."""
        (found,) = self.all(selector)
        return found

    def get(self, name: str) -> str | None:
        """Return an attribute, None when it is not there."""
        return self.node.attributes.get(name)

    def name(self, attribute: str) -> str:
        """Return an attribute that must be there."""
        value = self.get(attribute)
        assert value is not None
        return value

    @property
    def words(self) -> str:
        """Return the text with single blanks."""
        return " ".join(self.node.text().split())


def tree(text: str) -> Seen:
    """Return a page as a tree."""
    root = LexborHTMLParser(text).root
    assert root is not None
    return Seen(root)
