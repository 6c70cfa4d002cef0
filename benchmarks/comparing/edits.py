"""Known edits to real pages, each with the change a comparison must find."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random

from benchmarks.comparing.pages import Page
from benchmarks.comparing.rewriting import elements, replaced


@dataclass(frozen=True, slots=True)
class Edited:
    """
    A page after one edit.

    `parts` are the parts the change may be of, `operation` and `aspect` what it must have («» when
    any will do). `went` and `came` are words that must stand in what went or came.
    """

    name: str
    html: str
    parts: tuple[str, ...]
    operation: str
    aspect: str = ""
    went: str = ""
    came: str = ""


_BODY = ("paragraph", "list_item", "quotation", "dek")
_NEGATION = {
    "en": (r"\b(was|is|are|were|will|has|have|had|could|would) (?!not\b)", r"\1 not "),
    "de": (r"\b(ist|war|sind|hat|haben|wird|werden|wurde|wurden|kann) (?!nicht\b)", r"\1 nicht "),
    "es": (r" (es|ha|fue|está|han|son|será) ", r" no \1 "),
    "pt": (r" (foi|tem|está|são|será|deve) ", r" não \1 "),
    "it": (r" (è|ha|sono|hanno|era|sarà) ", r" non \1 "),
    "fr": (r" (est|sont|était|sera|peut) ", r" n'\1 pas ".replace("n'", "ne ")),
}
_SPELLED_OTHERWISE = str.maketrans("aeiou", "eioua")
_NOTES = {
    "de": "Korrektur: In einer früheren Version dieses Artikels war eine Angabe falsch.",
    "fr": "Correction : une version précédente de cet article comportait une erreur.",
    "es": "Corrección: una versión anterior de este artículo contenía un error.",
}
_NOTE = "Correction: An earlier version of this article misstated a figure in one paragraph."
_ADDED = {
    "de": "Das Ministerium kündigte am Abend eine weitere Erklärung zu dem Vorgang an.",
    "fr": "Le ministère a annoncé dans la soirée une nouvelle déclaration sur cette affaire.",
    "es": "El ministerio anunció por la tarde una nueva declaración sobre este asunto.",
}
_ADDED_ENGLISH = "The ministry announced in the evening another statement on the whole matter."


def edits(page: Page, language: str, chance: Random) -> Iterator[Edited]:
    """Yield each kind of edit the page allows."""
    for make in _KINDS:
        made = make(page, language, chance)
        if made is not None:
            yield made


def _prose(page: Page, chance: Random, fits: Callable[[str], bool]) -> list[str]:
    texts = [text for kind, text in page.blocks if kind == "paragraph" and len(text) > 60]
    chosen = [text for text in texts if fits(text)]
    chance.shuffle(chosen)
    return chosen


def _reworded(
    name: str, page: Page, chance: Random, pattern: str, new: Callable[[re.Match[str]], str],
    aspect: str = "",
) -> Edited | None:  # fmt: skip
    """Change the first place a pattern fits, together with enough words around it to find it."""
    for text in _prose(page, chance, lambda text: re.search(pattern, text) is not None):
        for found in re.finditer(pattern, text):
            before, after = (
                text[max(0, found.start() - 25) : found.start()],
                text[found.end() : found.end() + 12],
            )
            old, changed = before + found[0] + after, before + new(found) + after
            if old == changed or sum(old in other for _, other in page.blocks) != 1:
                continue
            html = replaced(page.html, old, changed)
            if html is not None:
                return Edited(
                    name, html, _BODY, "edited", aspect, found[0].strip(), new(found).strip()
                )
    return None


def digit(page: Page, language: str, chance: Random) -> Edited | None:
    """Another last digit."""
    return _reworded(
        "digit", page, chance, r"(?<![\w.,])\d+(?:[.,]\d+)*(?![\w.,]*\d)",
        lambda found: found[0][:-1] + str((int(found[0][-1]) + 3) % 10), "number",
    )  # fmt: skip


def word(page: Page, language: str, chance: Random) -> Edited | None:
    """Another word of the same article."""
    words = sorted(
        {w for _, text in page.blocks for w in re.findall(r"\b[a-zäöüéèçñãõ]{5,}\b", text)}
    )
    if len(words) < 2:
        return None
    other = chance.choice(words)
    return _reworded("word", page, chance, r"\b[a-zäöüéèçñãõ]{6,}\b", lambda found: other)


def quotation(page: Page, language: str, chance: Random) -> Edited | None:
    """A word inside quotation marks."""
    return _reworded(
        "quotation", page, chance,
        r"(?<=[“„«\"])[^“”„«»\"]{3,60}?\b(\w{5,})(?=[^“”„«»\"]*[”“»\"])",
        lambda found: found[0][: -len(found[1])] + "niemals",
        "quotation",
    )  # fmt: skip


def negation(page: Page, language: str, chance: Random) -> Edited | None:
    """A statement turned round."""
    if language not in _NEGATION:
        return None
    pattern, put = _NEGATION[language]
    return _reworded("negation", page, chance, pattern, lambda found: found.expand(put), "negation")


def name(page: Page, language: str, chance: Random) -> Edited | None:
    """A surname misspelled."""
    return _reworded(
        "name", page, chance, r"(?<=[a-zäöü,] )[A-Z][a-z]{2,} [A-Z][a-zé]{3,}\b",
        lambda found: found[0][:-3] + found[0][-3:].translate(_SPELLED_OTHERWISE) + "k", "name",
    )  # fmt: skip


def quotes(page: Page, language: str, chance: Random) -> Edited | None:
    """Straight quotation marks made curly, or the other way round."""
    for text in _prose(page, chance, lambda text: bool(re.search(r"[\"“”’']", text))):
        curly = bool(re.search("[“”’]", text))
        new = (
            text.replace("“", '"').replace("”", '"').replace("’", "'") if curly
            else re.sub(r'"(?=\w)', "“", text).replace('"', "”").replace("'", "’")
        )  # fmt: skip
        html = replaced(page.html, text, new) if new != text else None
        if html is not None:
            return Edited("quotes", html, _BODY, "edited", "cosmetic")
    return None


def headline(page: Page, language: str, chance: Random) -> Edited | None:
    """A word of the headline, wherever it stands."""
    words = re.findall(r"\b\w{5,}\b", page.headline)
    if not words:
        return None
    old = chance.choice(words)
    html = replaced(
        page.html,
        page.headline,
        page.headline.replace(old, "Gegenteil" if language == "de" else "otherwise", 1),
    )
    return Edited("headline", html, ("headline",), "edited") if html else None


def byline(page: Page, language: str, chance: Random) -> Edited | None:
    """Another first author."""
    if not page.authors or len(page.authors[0]) < 6 or " " not in page.authors[0]:
        return None
    if any(page.authors[0] in text for _, text in page.blocks):
        return None
    html = replaced(page.html, page.authors[0], "Ottilie Quandt")
    return Edited("byline", html, ("byline",), "edited", "name", "", "Quandt") if html else None


def _standing(page: Page, chance: Random) -> list[tuple[str, int, int]]:
    """Paragraphs that stand in the markup exactly once, away from the very first."""
    found = []
    for kind, text in page.blocks[1:]:
        spans = list(elements(page.html, text)) if kind == "paragraph" and len(text) > 80 else []
        if len(spans) == 1 and page.html.startswith("<p", spans[0][0]):
            found.append((text, *spans[0]))
    return found


def paragraph_added(page: Page, language: str, chance: Random) -> Edited | None:
    """A new paragraph between two others."""
    standing = _standing(page, chance)
    if len(standing) < 3:
        return None
    _, start, _ = chance.choice(standing[1:])
    opening = re.match(r"<p\b[^>]*>", page.html[start:])
    text = _ADDED.get(language, _ADDED_ENGLISH)
    markup = f"{opening[0] if opening else '<p>'}{text}</p>"
    return Edited(
        "paragraph added",
        page.html[:start] + markup + page.html[start:],
        _BODY,
        "added",
        "",
        "",
        text,
    )


def paragraph_removed(page: Page, language: str, chance: Random) -> Edited | None:
    """A paragraph gone without a word."""
    standing = _standing(page, chance)
    if len(standing) < 4:
        return None
    text, start, end = chance.choice(standing[1:-1])
    html = page.html[:start] + page.html[end:]
    return Edited("paragraph removed", replaced(html, text, "") or html, _BODY, "removed", "", text)


def paragraph_moved(page: Page, language: str, chance: Random) -> Edited | None:
    """A paragraph three places further down."""
    standing = _standing(page, chance)
    if len(standing) < 6:
        return None
    at = chance.randrange(1, len(standing) - 4)
    _, start, end = standing[at]
    goal = standing[at + 3][2]
    html = page.html[:start] + page.html[end:goal] + page.html[start:end] + page.html[goal:]
    return Edited("paragraph moved", html, _BODY, "moved", "", "", "")


def section_moved(page: Page, language: str, chance: Random) -> Edited | None:
    """A heading with what stands under it, behind the section after it."""
    places = [list(elements(page.html, text)) for kind, text in page.blocks if kind == "heading"]
    spans = [found[0] for found in places if len(found) == 1]
    if len(spans) < 3 or any(one[0] >= other[0] for one, other in pairwise(spans)):
        return None
    one, two, end = spans[0][0], spans[1][0], spans[2][0]
    first, second = page.html[one:two], page.html[two:end]
    if any(
        part.count("<div") != part.count("</div")
        or part.count("<section") != part.count("</section")
        for part in (first, second)
    ):
        return None
    return Edited(
        "section moved", page.html[:one] + second + first + page.html[end:], ("section",), "moved"
    )


def correction(page: Page, language: str, chance: Random) -> Edited | None:
    """A correction note under the last paragraph."""
    standing = _standing(page, chance)
    if not standing:
        return None
    end = standing[-1][2]
    text = _NOTES.get(language, _NOTE)
    opening = re.match(r"<p\b[^>]*>", page.html[standing[-1][1] :])
    markup = f"{opening[0] if opening else '<p>'}<em>{text}</em></p>"
    return Edited(
        "correction",
        page.html[:end] + markup + page.html[end:],
        ("note",),
        "added",
        "",
        "",
        text[:20],
    )


def stamp(page: Page, language: str, chance: Random) -> Edited | None:
    """The machine-readable time of the last change, two hours on."""
    pattern = r'(?:"dateModified"\s*:\s*"|modified_time"\s+content=")([^"]{16,40})"'
    texts = {found[1] for found in re.finditer(pattern, page.html)}
    if len(texts) != 1:
        return None
    text = texts.pop()
    try:
        moment = datetime.fromisoformat(text.replace("Z", "+00:00")) + timedelta(hours=2)
    except ValueError:
        return None
    later = moment.isoformat(timespec="milliseconds" if "." in text else "seconds")
    later = later.replace("+00:00", "Z") if text.endswith("Z") else later
    html = re.sub(pattern, lambda found: found[0].replace(text, later), page.html)
    return Edited("stamp", html, ("stamp",), "edited")


def link(page: Page, language: str, chance: Random) -> Edited | None:
    """Another target behind the same words."""
    for _, start, end in _standing(page, chance):
        found = re.search(r'href="(https?://[^"#?]{12,})"', page.html[start:end])
        if found and page.html.count(found[0]) == 1:
            html = page.html.replace(found[0], 'href="https://example.org/elsewhere/entirely"')
            return Edited("link", html, ("link",), "edited", "link", "", "example.org/elsewhere")
    return None


_KINDS = (
    digit, word, quotation, negation, name, quotes, headline, byline, paragraph_added,
    paragraph_removed, paragraph_moved, section_moved, correction, stamp, link,
)  # fmt: skip
