"""What stands around an article: menus, boxes, lists, players, forms. Told by tag and name."""

import re
from functools import lru_cache
from itertools import pairwise

from tracker.reading.markup import Element

# What the words in an element's class and id say it is, as bits: enum flags cost ten times more.
FURNITURE = 1
GRAVE = 2
FRAME = 4
HEADING = 8
UNSEEN = 16
LEAD = 32
LIVE = 64

_VOCABULARY = {
    FURNITURE: (
        r"related\w*|recommend\w*|recirc\w*|newsletter\w*|shar(?:e|es|ing|ebar|ebuttons?)|"
        r"social\w*|promo\w*|teasers?|comments?|discussion|advert\w*|ads?|adslot|sponsor\w*|"
        r"breadcrumbs?|cookies?|consent|subscri\w+|sidebar|widget|popular|trending|"
        r"most-?(?:read|popular|viewed)|author-?(?:bio|box|info|card|about|profile)|"
        r"about-?authors?|bylines?|authors?|tags?|tag-?list|topics|keywords|navi?|navigation|"
        r"menu\w*|pagination|pager|footer|outbrain|taboola|toolbar|toolbox|actions|"
        r"audio-?player|player|polls?|quiz|embed\w*|read-?(?:more|also|next)|"
        r"more-?(?:on|from|stories)|see-?also|also-?read|weiterlesen|sign-?up|hidden|modal|"
        r"popup|overlay|tooltip|print-?only|no-?print|skip-?link|donat\w+|disqus|outlets?|"
        r"registration|login|follow\w*|whatsapp|telegram|tweets?|instagram|copyright|disclaimer|"
        r"fact-?box|fakta-?(?:box|ruta)|info-?box|infokasten|flexmodule|information|toc|"
        r"reading-?time|read-?time|timestamp|date-?line|pub-?date|publish\w*|dates?|time|meta|"
        r"callout|cta|banner|ticker|carousel|slider|swiper|accordion|feedback|rating|"
        r"expandable-?box|capping|gdpr|ccpa|onetrust|privacy|reactions?|likes?|loading|"
        r"spinner|placeholder|survey|petition|biography|bio"
    ),
    GRAVE: (
        r"comments?|discussion|related\w*|recommend\w*|newsletter\w*|cookies?|consent|disqus|"
        r"menu|navigation|footer|most-?(?:read|popular|viewed)|login|registration|modal|"
        r"capping|gdpr|ccpa|onetrust|privacy"
    ),
    FRAME: (
        r"caption\w*|credits?|figure|figcaption|photo\w*|picture\w*|images?|image-\w+|img|"
        r"gallery|slideshow|bildunterschrift|bild\w*|foto\w*|legend|videos?"
    ),
    HEADING: (
        r"sub-?head(?:ing|line)?s?|cross-?head(?:ing|line)?|content-?subtitle|intertitle|"
        r"(?:online)?interline|zwischen(?:titel|ueberschrift)|mid-?title|ladillo"
    ),
    UNSEEN: r"visually-?hidden|sr-only|screen-?reader\w*|offscreen|hidden-text",
    LEAD: (
        r"lead|lede|leads|dek|deck|standfirst|strap-?line|sub-?titles?|excerpt|intro|introduction|vorspann|"
        r"chapo|chapeau|ingress|perex|entradilla"
    ),
    LIVE: (
        r"live-?(?:blog-?)?(?:entry|post|update)|blog-(?:entry|post|update)|"
        r"ticker-(?:entry|post|item)"
    ),
}
_PATTERNS = tuple((sign, re.compile(words)) for sign, words in _VOCABULARY.items())
_TAGS = frozenset({"aside", "form", "button", "article"})
_ROLES = frozenset(
    {
        "navigation", "complementary", "banner", "contentinfo", "search", "dialog", "menu",
        "menubar", "toolbar", "alertdialog", "tooltip", "form",
    }
)  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ADDRESSED = frozenset({"div", "section", "ul"})
"""Elements whose id says what they are; those of headings and paragraphs are made of their text."""
_IDENTITIES = ("data-entry-id", "data-post-id", "data-block-id", "data-id", "id")
_NEVER = frozenset({"body", "html", "main"})
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORDS = re.compile(r"(?<![a-z0-9])[a-z]+(?=\d{0,2}(?![a-z0-9]))")
"""Words, a small number behind them at most: «text__ad7ec» ends in a build's hash, not in an ad."""
_UNSEEN = re.compile(r"display:\s*none|clip:\s*rect\(\s*0|clip-path:\s*inset\(50%")
_SLUGS = ("category-", "tag-", "term-", "format-", "status-", "type-")
"""Class prefixes that say what an article is about («category-newsletter»)."""
_LONG = 400
"""Characters of class and id that are looked at."""


def signs(element: Element) -> int:
    """Return what an element's class and id say it is."""
    attrs = element.attrs
    if not attrs:
        return 0
    names = attrs.get("class") or ""
    if attrs.get("itemprop") == "liveBlogUpdate":
        return LIVE
    if element.tag in _ADDRESSED and (own := attrs.get("id")):
        names = f"{names} {own}"
    return _signs(names[:_LONG]) if names else 0


@lru_cache(maxsize=20_000)
def _signs(names: str) -> int:
    found = 0
    for name in names.split():
        # «md:hidden» and «w-[20em]» are a utility framework's: they say how, not what.
        if ":" in name or "[" in name or name.startswith(_SLUGS):
            continue
        words = _WORDS.findall(_HUMP.sub("-", name).lower())
        for word in words:
            found |= _meaning(word)
        for pair in pairwise(words):
            found |= _meaning("-".join(pair))
    return found


@lru_cache(maxsize=50_000)
def _meaning(word: str) -> int:
    found = 0
    for sign, pattern in _PATTERNS:
        if pattern.fullmatch(word):
            found |= sign
    return found


def hidden(element: Element, told: int) -> bool:
    """Return whether an element is there but not seen; `told` are its signs."""
    attrs = element.attrs
    if not attrs:
        return False
    # Paragraphs behind a paywall's fade are hidden from screen readers, not from readers.
    if "hidden" in attrs or (attrs.get("aria-hidden") == "true" and element.tag != "p"):
        return True
    style = attrs.get("style")
    if style and _UNSEEN.search(style):
        return True
    return bool(told & UNSEEN)


def suspect(element: Element, told: int) -> bool:
    """Return whether an element looks like furniture. A suspicion, not a verdict."""
    if element.tag in _TAGS:
        return True
    if not element.attrs or element.tag in _NEVER:
        return False
    if element.attrs.get("role") in _ROLES or hidden(element, told):
        return True
    if element.tag in _HEADINGS or told & LEAD:
        return False
    return bool(told & FURNITURE)


def gravely_suspect(element: Element) -> bool:
    """Return whether a suspect is one however much text it holds: comments outgrow articles."""
    return bool(signs(element) & GRAVE)


def frame(element: Element, told: int) -> bool:
    """Return whether an element looks like the frame of a picture or film."""
    return element.tag in ("figure", "figcaption") or bool(told & FRAME)


def heading_by_name(told: int) -> bool:
    """Return whether an element is called a subheading without being tagged as one."""
    return bool(told & HEADING)


def live_entry(element: Element, told: int) -> str:
    """Return the identity of the live-blog entry an element is, empty when it is none."""
    if not told & LIVE:
        return ""
    return next((name for key in _IDENTITIES if (name := element.get(key))), "")
