"""What stands around an article: menus, boxes, lists, players, forms. Told by tag and name."""

import re
from functools import lru_cache

from tracker.reading.markup import Element

_TAGS = frozenset({"nav", "footer", "aside", "form", "button", "menu"})
_ROLES = frozenset(
    {
        "navigation", "complementary", "banner", "contentinfo", "search", "dialog", "menu",
        "menubar", "toolbar", "alertdialog", "tooltip", "form",
    }
)  # fmt: skip
_NAMES = re.compile(
    r"(?<![a-z])(?:"
    r"related\w*|recommend\w*|recirc\w*|newsletter\w*|shar(?:e|es|ing|ebar|ebuttons?)|social\w*|"
    r"promo\w*|teasers?|comments?|discussion|advert\w*|ads?|adslot|sponsor\w*|breadcrumbs?|"
    r"cookies?|consent|subscri\w+|sidebar|widget|most-?(?:read|popular|viewed)|popular|"
    r"trending|author-?(?:bio|box|info|card|about|profile)|about-?(?:the-)?authors?|bylines?|"
    r"authors?|tags?|"
    r"tag-?list|topics|keywords|navi?|navigation|menu\w*|pagination|pager|footer|outbrain|"
    r"taboola|toolbar|toolbox|actions|audio-?player|player|polls?|quiz|embed\w*|"
    r"read-?(?:more|also|next)|more-?(?:on|from|stories)|see-?also|also-?read|weiterlesen|"
    r"mehr-zum-thema|sign-?up|visually-?hidden|sr-only|screen-?reader\w*|hidden|modal|popup|"
    r"overlay|tooltip|print-?only|no-?print|skip-?link|donat\w+|disqus|outlets?|registration|"
    r"login|follow\w*|whatsapp|telegram|copyright|disclaimer|fact-?box|fakta-?(?:box|ruta)|"
    r"info-?box|infokasten|flexmodule|information|toc|table-of-contents|reading-?time|read-?time|"
    r"timestamp|date-?line|pub-?date|publish\w*|dates?|time|meta|"
    r"callout|call-to-action|cta|banner|ticker|carousel|slider|swiper|accordion|feedback|rating|expandable-?box|capping|gdpr|ccpa|onetrust\S*|privacy|"
    r"reactions?|likes?|loading|spinner|placeholder|survey|petition|correction-?form|biography|bio"
    r")(?![a-z])"
)
_UNSEEN = re.compile(
    r"(?<![a-z])(?:visually-?hidden|sr-only|screen-?reader\w*|visuallyhidden|hidden-?text|offscreen)"
    r"(?![a-z])"
)
_GRAVE_TAGS = frozenset({"nav", "footer", "menu"})
_GRAVE = re.compile(
    r"(?<![a-z])(?:comments?|discussion|related\w*|recommend\w*|newsletter\w*|cookies?|consent|"
    r"disqus|menu|navigation|footer|most-?(?:read|popular|viewed)|login|registration|paywall|modal|"
    r"capping|gdpr|ccpa|onetrust\S*|privacy)(?![a-z])"
)
_LEADS = re.compile(
    r"(?<![a-z])(?:lead|lede|leads|dek|deck|standfirst|sub-?titles?|excerpt|intro|introduction|"
    r"vorspann|chapo|chapeau|ingress|perex|entradilla)(?![a-z])"
)
_FRAMES = re.compile(
    r"(?<![a-z])(?:caption\w*|credits?|figure|figcaption|photo\w*|picture\w*|images?|image-\w+|img|"
    r"gallery|slideshow|bildunterschrift|bild\w*|foto\w*|legend|videos?)(?![a-z])"
)
_HEADINGS = re.compile(
    r"(?<![a-z])(?:sub-?head(?:ing|line)?s?|cross-?head(?:ing|line)?|content-?subtitle|"
    r"intertitle|(?:online)?interline|zwischen(?:titel|ueberschrift)|mid-?title|ladillo)(?![a-z])"
)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_UTILITY = re.compile(r"\S*[:\[]\S*|(?<!\S)(?:category|tag|term|format|status|type)-\S+")
"""Classes that say how («md:hidden») or about what («category-newsletter»), not what it is."""
_ADDRESSED = frozenset({"div", "section", "ul"})
"""Elements whose id says what they are; those of headings and paragraphs are made of their text."""
_HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NEVER = frozenset({"body", "html", "main"})


def hidden(element: Element) -> bool:
    """Return whether an element is there but not seen."""
    attrs = element.attrs
    if not attrs:
        return False
    if "hidden" in attrs or attrs.get("aria-hidden") == "true":
        return True
    style = attrs.get("style")
    if style and "display:none" in style.replace(" ", ""):
        return True
    return _named(_UNSEEN, element)


def suspect(element: Element) -> bool:
    """Return whether an element looks like furniture. A suspicion, not a verdict."""
    if element.tag in _TAGS or element.tag == "article":
        return True
    if not element.attrs or element.tag in _NEVER:
        return False
    if element.attrs.get("role") in _ROLES or hidden(element):
        return True
    if element.tag in _HEADING_TAGS or _named(_LEADS, element):
        return False
    return _named(_NAMES, element)


def gravely_suspect(element: Element) -> bool:
    """Return whether a suspect is one however much text it holds: comments outgrow articles."""
    return element.tag in _GRAVE_TAGS or _named(_GRAVE, element)


def frame(element: Element) -> bool:
    """Return whether an element looks like the frame of a picture or film."""
    return element.tag in ("figure", "figcaption") or _named(_FRAMES, element)


def heading_by_name(element: Element) -> bool:
    """Return whether an element is called a subheading without being tagged as one."""
    return _named(_HEADINGS, element)


def _named(pattern: re.Pattern[str], element: Element) -> bool:
    name = element.attrs.get("class") or ""
    if element.tag in _ADDRESSED:
        name = f"{name} {element.get('id')}"
    return len(name) > 1 and _search(pattern, name)


@lru_cache(maxsize=20_000)
def _search(pattern: re.Pattern[str], names: str) -> bool:
    apart = _HUMP.sub("-", names).lower()
    return pattern.search(_UTILITY.sub(" ", apart)) is not None
