"""Memory of a host's furniture, passed in as a value: reading itself remembers nothing."""

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chrome:
    """Fingerprints of blocks known to be shared between a host's articles, or volatile."""

    fingerprints: frozenset[str] = frozenset()

    def holds(self, text: str) -> bool:
        """Return whether a block's text is known furniture."""
        return bool(self.fingerprints) and fingerprint(text) in self.fingerprints


def fingerprint(text: str) -> str:
    """Return what a block of furniture is remembered by: 16 hex digits of its text's hash."""
    return hashlib.sha256(text.casefold().encode(errors="replace")).hexdigest()[:16]
