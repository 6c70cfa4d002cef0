"""What went wrong on the network, in a code for rules and in words for people."""

from typing import NamedTuple

import httpx

from tracker.fetchers.decode import BodyFailure
from tracker.fetchers.dialing import Hindrance

_CUT = "without sending complete message body"


class Failure(NamedTuple):
    """`code` is one of Unreachable's, or «blocked»."""

    code: str
    reason: str


NETWORK_ERRORS = (
    httpx.HTTPError,
    httpx.InvalidURL,
    BodyFailure,
    UnicodeError,  # httpx lets idna's through
)
"""Everything that asking and listening can raise."""


def failure(error: Exception, seconds: float) -> Failure:
    """Name a failure; `seconds` is what the whole request was given."""
    match error:
        case BodyFailure():
            return Failure(error.code, error.reason)
        case httpx.TimeoutException():
            return Failure("deadline", f"no complete answer within {seconds:g} s")
        case httpx.ConnectError():
            code = error.__cause__.code if isinstance(error.__cause__, Hindrance) else "connect"
            return Failure(code, str(error))
        case httpx.RemoteProtocolError() if _CUT in str(error):
            return Failure("truncated", "the connection closed in the middle of the answer")
        case httpx.ReadError() | httpx.WriteError():
            return Failure("truncated", f"the connection broke: {error}")
        case httpx.InvalidURL() | UnicodeError():
            return Failure("dns", f"not a name that can be looked up: {str(error)[:200]}")
        case _:
            return Failure("bad_response", f"not an HTTP answer: {str(error)[:200]}")
