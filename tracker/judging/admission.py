"""Whether a capture is fit to be the article at all, or at least not on its first sight."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from tracker.core import url as addresses
from tracker.core.content import Content, Wall
from tracker.core.snapshot import Snapshot
from tracker.judging.parts import length, shared
from tracker.judging.policy import Policy


@dataclass(frozen=True, slots=True)
class Objection:
    """
    Why a capture is not the article.

    `kind` is blocked, failing or missing: what it makes of the article if it lasts.
    """

    kind: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Why a reading is not believed at first sight; `foreign` ones need the longest proof."""

    code: str
    reason: str
    foreign: bool = False


_CHALLENGES = (
    ("cf-mitigated", re.compile("challenge|block"), "Cloudflare"),
    ("x-amzn-waf-action", re.compile("challenge|captcha|block"), "AWS WAF"),
)
_WALLS = {
    Wall.CONSENT: Objection("blocked", "consent", "a consent wall stands before the article"),
    Wall.LOGIN: Objection("blocked", "login", "a login stands before the article"),
    Wall.CHALLENGE: Objection("blocked", "challenge", "a bot check stands before the article"),
    Wall.PAYWALL: Objection("blocked", "paywall", "only the part before the paywall was served"),
    Wall.SOFT_404: Objection("missing", "soft_404", "the page says that it was not found"),
    Wall.EMPTY: Objection("failing", "empty", "the page holds no article"),
}
_NOT_FOUND = re.compile(
    r"(?:^|[|–—:-] *)(?:error )?(?:404|410)(?:\b|$)|\bpage (?:was )?not found\b|"
    r"\bpage (?:does not|doesn.t) exist\b|\bseite nicht gefunden\b|\bpage introuvable\b|"
    r"\bpágina no encontrada\b|\bpagina niet gevonden\b|\bstrona nie znaleziona\b",
    re.IGNORECASE,
)
_REFUSAL = re.compile(
    r"^(?:access denied|attention required|just a moment|are you a robot|are you human|"
    r"please verify|verify you are|security check|request blocked|pardon our interruption|"
    r"403 forbidden|forbidden|too many requests)\b",
    re.IGNORECASE,
)
_MAINTENANCE = re.compile(
    r"\b(?:under|scheduled|down for) maintenance\b|\bwe.ll be (?:right )?back\b|"
    r"\btemporarily unavailable\b|\bservice unavailable\b|"
    r"^(?:5\d\d )?(?:bad gateway|gateway time-?out|internal server error)\b",
    re.IGNORECASE,
)
_TELLING = (
    (_NOT_FOUND, Objection("missing", "soft_404", "the headline says that it was not found")),
    (_REFUSAL, Objection("blocked", "challenge", "the headline is that of a bot check")),
    (_MAINTENANCE, Objection("failing", "maintenance", "the headline is that of maintenance")),
)
_SHORT_TEXT = 1200
"""Only pages with less text than this are told by their headline: articles cite such words."""


def challenge(snapshot: Snapshot | None) -> Objection | None:
    """Return what the headers of a bot wall say, None when there are none."""
    if snapshot is None:
        return None
    for name, value, vendor in _CHALLENGES:
        sent = snapshot.header(name)
        if sent is not None and value.search(sent.casefold()):
            return Objection("blocked", "challenge", f"{vendor} put a bot check before the article")
    return None


def objection(
    address: str, snapshot: Snapshot, content: Content, accepted: Content | None
) -> Objection | None:
    """Return why a capture is not the article, None when it may be."""
    if (found := challenge(snapshot)) is not None:
        return found
    if content.wall is not None and not _same_wall(content, accepted):
        return _WALLS[content.wall]
    if _went_home(address, snapshot.url):
        return Objection("missing", "redirect_home", f"it leads to the front: {snapshot.url}")
    return _told_by_headline(content, accepted)


def suspicion(accepted: Content, content: Content, policy: Policy) -> Suspicion | None:
    """Return why a reading that differs is not to be believed at once, None when it is."""
    had, has = length(accepted), length(content)
    if shared(accepted, content) < policy.alike:
        foreign = accepted.headline != content.headline and has < had
        return Suspicion("unlike", "it has hardly a word in common with the article", foreign)
    if has < policy.shrunk_below * had or has < min(policy.min_text, had):
        return Suspicion("shrunk", f"its text shrank from {had} to {has} characters")
    if _cut_short(accepted, content):
        return Suspicion("cut", "the end of the text is missing and nothing else changed")
    return _doubtful_reading(accepted, content, policy)


def _doubtful_reading(accepted: Content, content: Content, policy: Policy) -> Suspicion | None:
    if _partial(content) and not _partial(accepted):
        return Suspicion("partial", "it could be read in part only")
    if content.confidence < min(policy.min_confidence, accepted.confidence):
        return Suspicion("confidence", f"the reader is not sure of it ({content.confidence:.2f})")
    if _name(content.reader) != _name(accepted.reader):
        return Suspicion("reader", f"read by {content.reader}, not {accepted.reader}")
    return None


def technical(accepted: Content, content: Content) -> bool:
    """Tell whether two readings may differ because the reader changed, not the article."""
    if accepted.wall is Wall.PAYWALL and content.wall is None:
        return True
    if accepted.reader == content.reader:
        return False
    return not moved_on(accepted, content)


def moved_on(accepted: Content, content: Content) -> bool:
    """Tell whether the publisher's own time of the reading is later than the accepted one's."""
    if accepted.updated_at is None or content.updated_at is None:
        return False
    return content.updated_at > accepted.updated_at


def same_end(accepted: Content, content: Content) -> bool:
    """Tell whether a reading goes as far as the accepted one: torn copies do not."""
    if not accepted.blocks:
        return True
    end = accepted.blocks[-1].text
    return any(block.text == end for block in content.blocks)


def torn(first: Content, content: Content) -> bool:
    """Tell whether a first sight was cut off: in its last paragraph, or so the reader says."""
    if any(flag.startswith("partial") for flag in first.flags):
        return True
    if not first.blocks:
        return False
    end = first.blocks[-1].text
    return any(block.text != end and block.text.startswith(end) for block in content.blocks)


def stale(accepted: Content, content: Content) -> bool:
    """Tell whether the publisher's own time of the reading is before the accepted one's."""
    if accepted.updated_at is None or content.updated_at is None:
        return False
    return content.updated_at < accepted.updated_at


def _same_wall(content: Content, accepted: Content | None) -> bool:
    if content.wall is not Wall.PAYWALL or not content.blocks:
        return False
    return accepted is None or accepted.wall is Wall.PAYWALL


def _went_home(asked: str, answered: str) -> bool:
    if urlsplit(answered).path.strip("/") or urlsplit(answered).query:
        return False
    return bool(urlsplit(asked).path.strip("/")) and asked != answered


def _told_by_headline(content: Content, accepted: Content | None) -> Objection | None:
    if length(content) > _SHORT_TEXT:
        return None
    if accepted is not None and accepted.headline == content.headline:
        return None
    for pattern, found in _TELLING:
        if pattern.search(content.headline):
            return found
    return None


def _cut_short(accepted: Content, content: Content) -> bool:
    had = [block.text for block in accepted.blocks]
    has = [block.text for block in content.blocks]
    if not has or len(has) > len(had) or has == had or has[:-1] != had[: len(has) - 1]:
        return False
    return had[len(has) - 1].startswith(has[-1])


def _partial(content: Content) -> bool:
    return any(flag.startswith("partial") for flag in content.flags)


def _name(reader: str) -> str:
    return reader.partition("/")[0]


def same_place(address: str, other: str) -> bool:
    """Tell whether two addresses are one article's."""
    return addresses.identity(address) == addresses.identity(other)
