"""Walls: what stands where the article should be, and how we know."""

import re
from dataclasses import dataclass

from tracker.core.content import Block, BlockKind, Wall
from tracker.reading.page import Page

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION})
_LITTLE = 600
"""Characters of prose; no wall says more."""
_NEXT_TO_NOTHING = 250
_CHALLENGE = re.compile(
    r"just a moment|attention required|access (?:to this page has been )?denied|are you (?:a )?"
    r"(?:human|robot)|pardon our interruption|security check|verif(?:y|ying) you are human|"
    r"bot verification|captcha|request (?:blocked|unsuccessful)|checking your browser|"
    r"unusual traffic|enable javascript and cookies",
    re.IGNORECASE,
)
_NOT_FOUND = re.compile(
    r"(?:^|\b)(?:(?:error )?404\b|page (?:not|cannot be|could not be) found|not found$|"
    r"(?:page|article|story) (?:no longer|does not|doesn[’']t) exist|no longer available|"
    r"seite (?:wurde )?nicht gefunden|page (?:introuvable|non trouvée)|página no encontrada|"
    r"pagina non trovata|pagina niet gevonden|sidan (?:hittades inte|finns inte)|"
    r"nie znaleziono strony|страница не найдена|ページが見つかりません)",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"cookies?|consent|datenschutz|einwillig|zustimm|confidentialité|privacidad|privacy|"
    r"werbung und tracking|contentpass|pur[- ]abo",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"\b(?:sign|log) ?in\b|anmeld|einloggen|se connecter|iniciar sesión|accedi|inloggen|logga in",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"subscri(?:be|bers?|ption)|abonn|réservé|suscr[ií]|dostęp|prenumer|"
    r"to (?:continue|keep) reading|weiterlesen|register (?:now|to)|already a (?:member|subscriber)|"
    r"il vous reste|pozostało jeszcze|jetzt testen|monat(?:lich)? kündbar",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A wall, if one stands there, and what a careful person should know."""

    wall: Wall | None = None
    flags: tuple[str, ...] = ()


def examine(page: Page, blocks: tuple[Block, ...], headline: str) -> Finding:
    """Say whether a page is the article, a wall before it, or only a part of it."""
    prose = sum(len(block.text) for block in blocks if block.kind in _PROSE)
    title = page.metadata.title
    if _NOT_FOUND.search(title) and prose < 2 * _LITTLE:
        return Finding(Wall.SOFT_404, (f"soft 404: the title says «{title[:80]}»",))
    if prose >= _LITTLE:
        return Finding(None, _cut(page))
    words = f"{title} {headline} {_seen(page)}"
    if _CHALLENGE.search(words):
        return Finding(Wall.CHALLENGE, ("challenge: the page asks for a human",))
    if prose >= _NEXT_TO_NOTHING:
        return Finding(None, _cut(page))
    return _behind(page, blocks, words)


def _behind(page: Page, blocks: tuple[Block, ...], words: str) -> Finding:
    told = " ".join(block.text for block in blocks)
    if page.markup.css_first('input[type="password"]') and _LOGIN.search(words):
        return Finding(Wall.LOGIN, ("login: the page asks who is there",))
    if _free(page) is False or len(_PAYWALL.findall(words)) > 1:
        return Finding(Wall.PAYWALL, ("paywall: hardly any text, and an offer to subscribe",))
    if len(_CONSENT.findall(words)) > 2 and not (told and page.metadata.article):
        return Finding(Wall.CONSENT, ("consent: the page speaks of nothing but cookies",))
    if page.markup.css_first('meta[http-equiv="refresh" i]'):
        return Finding(Wall.EMPTY, ("empty: the page only leads to another",))
    if not told.strip():
        return Finding(Wall.EMPTY, ("empty: no text where an article should be",))
    return Finding(None, ("short: hardly any text",))


def _cut(page: Page) -> tuple[str, ...]:
    return ("paywall: the text may be cut",) if _free(page) is False else ()


def _free(page: Page) -> bool | None:
    """Return what the page says of being free to read, None when it says nothing."""
    told = str(page.metadata.article.get("isAccessibleForFree", "")).lower()
    tier = page.metadata.first("article:content_tier").lower()
    if told == "false" or tier in ("locked", "metered"):
        return False
    return True if told == "true" or tier == "free" else None


def _seen(page: Page) -> str:
    body = page.markup.body
    return "" if body is None else body.text(separator=" ")[:20_000]
