"""One line of words with what each of them can mean, to be read from left to right."""

from typing import Any

from tracker.reading.stamps.lexicon import Found, Node, Sense, lexicon, longest
from tracker.reading.stamps.tokens import Token, tokenize

Read = tuple[Any, int]
"""What was read and the token after it."""


class Line:
    """Tokens and the longest phrase at each of them, looked up once."""

    __slots__ = ("_language", "_phrases", "_root", "text", "tokens")

    def __init__(self, text: str, language: str = "") -> None:
        self.text = text
        self.tokens: list[Token] = tokenize(text)
        self._root: Node = lexicon()
        self._language = language
        self._phrases: dict[int, Found | None] = {}

    def __len__(self) -> int:
        return len(self.tokens)

    def key(self, at: int) -> str:
        """Return a token's key, empty behind the end."""
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def close(self, at: int) -> bool:
        """Return whether a token stands right behind the one before it."""
        return 0 <= at < len(self.tokens) and self.tokens[at].close

    def phrase(self, at: int) -> Found | None:
        """Return the longest phrase at a token."""
        if at >= len(self.tokens):
            return None
        if at not in self._phrases:
            self._phrases[at] = longest(self._root, self.tokens, at, self._language)
        return self._phrases[at]

    def sense(self, at: int, sense: Sense) -> Read | None:
        """Return what a phrase means in one sense and where it ends, None without it."""
        found = self.phrase(at)
        if found is None or sense not in found[0]:
            return None
        return found[0][sense], at + found[1]

    def number(self, at: int, *lengths: int) -> int | None:
        """Return a number of so many digits, None when there is none."""
        if 0 <= at < len(self.tokens) and self.tokens[at].number:
            key = self.tokens[at].key
            if len(key) in lengths:
                return int(key)
        return None

    def skip(self, at: int, *keys: str) -> int:
        """Return the token after one of these, the same token when it is none of them."""
        return at + 1 if self.key(at) in keys else at
