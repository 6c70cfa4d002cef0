"""The few cookies one fetch carries from redirect to redirect, and then forgets."""

MAX_COOKIES = 50
MAX_BYTES = 8192


class Jar:
    """
    Name and value pairs of one origin; another origin begins with none.

    Domain and Path are not looked at: a cookie goes back to the origin that set it or nowhere.
    """

    def __init__(self) -> None:
        self._origin = ""
        self._pairs: dict[str, str] = {}

    def visit(self, origin: str) -> str | None:
        """Return the Cookie header for an origin, None when there is nothing to say."""
        if origin != self._origin:
            self._origin = origin
            self._pairs.clear()
        said = "; ".join(f"{name}={value}" for name, value in self._pairs.items())
        return said if said and len(said) <= MAX_BYTES else None

    def keep(self, set_cookies: list[str]) -> None:
        """Take the Set-Cookie headers of an answer from the origin last visited."""
        for text in set_cookies:
            pair, _, attributes = text.partition(";")
            name, equals, value = (part.strip() for part in pair.partition("="))
            if not equals or not name:
                continue
            self._pairs.pop(name, None)
            if len(self._pairs) < MAX_COOKIES and not _is_over(attributes):
                self._pairs[name] = value


def _is_over(attributes: str) -> bool:
    wanted = [part.strip().lower() for part in attributes.split(";")]
    return any(part.replace(" ", "").startswith(("max-age=0", "max-age=-")) for part in wanted)
