"""The only module that draws random numbers."""

import base64
import secrets


class SystemChance:
    """The machine's source of randomness, fit for secrets."""

    def fraction(self) -> float:
        """Return a number from 0 up to, not including, 1."""
        return secrets.randbelow(1 << 53) / (1 << 53)

    def token(self, prefix: str) -> str:
        """Return the prefix and 24 random bytes; a `whsec_` is base64, other names letters."""
        drawn = secrets.token_bytes(24)
        if prefix == "whsec_":
            return prefix + base64.b64encode(drawn).decode()
        return prefix + base64.b32encode(drawn[:15]).decode().lower()
