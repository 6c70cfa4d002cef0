"""What pages do between two requests though nobody edited anything."""

import re
from collections.abc import Iterator
from random import Random


def noises(page: str, chance: Random) -> Iterator[tuple[str, str]]:
    """Yield (name, page after that noise) for each kind that finds something to change."""
    for make in _KINDS:
        noisy = make(page, chance)
        if noisy != page:
            yield make.__name__.replace("_", " "), noisy


def ads(page: str, chance: Random) -> str:
    """An advertisement between two paragraphs, and one less elsewhere."""
    number = chance.randrange(10**6)
    slot = (
        f'<div class="ad ad-slot" id="div-gpt-ad-{number}" aria-label="Advertisement">'
        '<span class="ad-label">Advertisement</span>'
        f"<script>googletag.cmd.push({number})</script></div>"
    )
    ends = [found.end() for found in re.finditer(r"</p>", page)]
    at = ends[len(ends) // 2] if ends else len(page)
    return page[:at] + slot + page[at:]


def related(page: str, chance: Random) -> str:
    """A list of other stories before the footer."""
    links = "".join(
        f'<li><a href="/story/{chance.randrange(10**6)}">Another story of today ({n})</a></li>'
        for n in range(6)
    )
    box = f'<aside class="related-articles most-read"><h3>Most read</h3><ul>{links}</ul></aside>'
    at = page.rfind("<footer")
    at = at if at > 0 else page.rfind("</body")
    return page[:at] + box + page[at:]


def counters(page: str, chance: Random) -> str:
    """Shares and comments count on."""
    box = f'<div class="share-count"><span>{chance.randrange(5000)} shares</span></div>'
    at = page.find("</h1>")
    return page if at < 0 else page[: at + 5] + box + page[at + 5 :]


def nonces(page: str, chance: Random) -> str:
    """Nonces, tokens and cache busters."""
    token = f"{chance.randrange(16**12):012x}"
    page = re.sub(r"<script(?![^>]*nonce)", f'<script nonce="{token}"', page)
    page = re.sub(r"(\.(?:js|css)\?)[^\"']*", rf"\1v={token}", page)
    return page.replace("</head>", f'<meta name="csrf-token" content="{token}"></head>', 1)


def class_hashes(page: str, chance: Random) -> str:
    """Other hashes behind the names of classes."""
    token = f"{chance.randrange(16**5):05x}"
    return re.sub(r'(class="[a-zA-Z]+(?:-[a-zA-Z]+)*)(?=[ "])', rf"\1 css-{token}", page)


def scripts(page: str, chance: Random) -> str:
    """Another script at the end."""
    text = f"<script>window.__t={chance.randrange(10**9)};track('view');</script>"
    return page.replace("</body>", text + "</body>")


def menus(page: str, chance: Random) -> str:
    """The first navigation list in another order."""
    found = re.search(r"(<nav\b[^>]*>.*?<ul\b[^>]*>)(.*?)(</ul>)", page, re.DOTALL)
    if found is None:
        return page
    points = re.findall(r"<li\b.*?</li>", found[2], re.DOTALL)
    if len(points) < 2 or any(point.count("<li") != 1 for point in points):
        return page
    return page.replace(found[2], "".join(reversed(points)), 1)


def lazy_images(page: str, chance: Random) -> str:
    """Attributes of pictures that load late."""
    page = re.sub(r"<img(?![^>]*loading=)", '<img loading="lazy" decoding="async"', page)
    return re.sub(r'(<img[^>]*\ssrc="[^"?]+\?)([^"]*")', r"\1dpr=2&amp;\2", page)


def minutes_ago(page: str, chance: Random) -> str:
    """«3 min ago» on a teaser outside the article."""
    teaser = (
        '<aside class="latest"><a href="/live">Live news</a> '
        f"<time>{chance.randrange(2, 59)} min ago</time></aside>"
    )
    at = page.rfind("</body")
    return page[:at] + teaser + page[at:]


def all_at_once(page: str, chance: Random) -> str:
    """Everything above together."""
    for make in _KINDS[:-1]:
        page = make(page, chance)
    return page


_KINDS = (ads, related, counters, nonces, class_hashes, scripts, menus, lazy_images, minutes_ago,
          all_at_once)  # fmt: skip
