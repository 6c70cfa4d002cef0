"""What stands around an article: menus, boxes, lists, players, forms. Told by tag and name."""

import re

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
    r"related|recommend\w*|recirc\w*|newsletter\w*|shar(?:e|es|ing|ebar|ebuttons?)|social\w*|promo\w*|"
    r"teasers?|comments?|discussion|advert\w*|ads?|adslot|sponsor\w*|breadcrumbs?|cookies?|"
    r"consent|subscri\w+|paywall|sidebar|widget|most-?(?:read|popular|viewed)|popular|trending|"
    r"author-?(?:bio|box|info|card|about)|about-?(?:the-)?authors?|bylines?|tags?|tag-?list|topics|keywords|"
    r"navi?|navigation|menu\w*|pagination|pager|footer|outbrain|taboola|toolbar|toolbox|actions|"
    r"audio-?player|player|polls?|quiz|embed|read-?(?:more|also|next)|more-?(?:on|from|stories)|see-?also|"
    r"also-?read|weiterlesen|mehr-zum-thema|sign-?up|visually-?hidden|sr-only|screen-?reader\w*|"
    r"hidden|modal|popup|overlay|tooltip|metadata|print-?only|no-?print|skip-?link|donat\w+|"
    r"disqus|inline-?(?:related|promo)|outlets?|registration|login|follow\w*|whatsapp|telegram|"
    r"copyright|disclaimer"
    r")(?![a-z])"
)
_NEVER = frozenset({"body", "html", "main"})


def suspect(element: Element) -> bool:
    """Return whether an element looks like furniture. A suspicion, not a verdict."""
    if element.tag in _TAGS:
        return True
    attrs = element.attrs
    if not attrs or element.tag in _NEVER:
        return False
    if attrs.get("role") in _ROLES or "hidden" in attrs or attrs.get("aria-hidden") == "true":
        return True
    style = attrs.get("style")
    if style and "display:none" in style.replace(" ", ""):
        return True
    return bool(_NAMES.search(element.names))
