"""The fields: headline, authors, language, topics, pictures, canonical address."""

import json
from typing import Any

import pytest

from tests.reading.pages import HEADLINE, PROSE, article, page, paragraphs, reading
from tracker.core.content import Media
from tracker.reading.authors import people
from tracker.reading.text import tidy

BODY = paragraphs(*PROSE)


def ld(**keys: Any) -> str:
    record = {"@context": "https://schema.org", "@type": "NewsArticle", **keys}
    return f'<script type="application/ld+json">{json.dumps(record)}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def headline(h1: str, head: str = "", title: str = HEADLINE) -> str:
    body = f"<main><article><h1>{h1}</h1>{BODY}</article></main>"
    return reading(page(body, head).replace(HEADLINE.encode(), title.encode(), 1)).headline


def test_the_headline_is_what_most_call_it() -> None:
    assert (
        headline("Bridge shuts", ld(headline="A bridge closes") + meta("og:title", "Bridge shuts!"))
        == "Bridge shuts!"
    )


def test_the_publishers_name_is_cut_from_a_title() -> None:
    head = meta("og:site_name", "The Ellery Gazette")
    assert (
        headline("x", head + meta("og:title", "Bridge shuts - The Ellery Gazette"), "Bridge shuts")
        == "Bridge shuts"
    )
    assert (
        headline("x", meta("og:title", "Bridge shuts | Gazette"), "Bridge shuts") == "Bridge shuts"
    )
    assert (
        headline("Bridge shuts - and opens", "", "Bridge shuts - and opens")
        == "Bridge shuts - and opens"
    )


def test_a_kicker_inside_the_heading_is_not_the_headline() -> None:
    head = meta("og:title", "Old bridge shuts for weeks")
    assert (
        headline("<span>Port Ellery</span> Old bridge shuts for weeks", head, "x")
        == "Old bridge shuts for weeks"
    )


def test_a_page_without_any_headline_has_none() -> None:
    content = reading(page(BODY).replace(HEADLINE.encode(), b""))
    assert content.headline == ""


def test_escaped_headlines_are_unescaped() -> None:
    assert headline("It’s shut", ld(headline="It&#8217;s shut"), "It’s shut") == "It’s shut"


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ({"name": "Ana Whitlock"}, ("Ana Whitlock",)),
        ([{"name": "Ana Whitlock"}, {"name": "Tom Ask"}], ("Ana Whitlock", "Tom Ask")),
        ("By Ana Whitlock and Tom Ask", ("Ana Whitlock", "Tom Ask")),
        (["Ana Whitlock", 7, None, "https://x.example/ana"], ("Ana Whitlock",)),
        ({"givenName": "Ana", "familyName": "Whitlock"}, ("Ana Whitlock",)),
        ({"byline": "Ana Whitlock"}, ("Ana Whitlock",)),
        ({"name": "Ana Whitlock (awh), Editor in chief"}, ("Ana Whitlock",)),
        ({"@type": "Organization", "name": "Wire and Cable"}, ("Wire and Cable",)),
        ({"name": ["Ana Whitlock", "Tom Ask"]}, ("Ana Whitlock", "Tom Ask")),
        ({"name": {"bad": 1}}, ()),
        ({"@id": "#nobody"}, ()),
        ({"name": "신하늘 기자"}, ("신하늘",)),
    ],
)
def test_authors_come_from_json_ld(author: Any, names: tuple[str, ...]) -> None:
    assert reading(article(BODY, ld(author=author))).authors == names


def test_an_author_may_be_named_elsewhere_in_the_graph() -> None:
    graph = {
        "@graph": [
            {"@type": "NewsArticle", "headline": "x", "author": {"@id": "#ana"}},
            {"@type": "Person", "@id": "#ana", "name": "Ana Whitlock"},
        ]
    }
    head = f'<script type="application/ld+json">{json.dumps(graph)}</script>'
    assert reading(article(BODY, head)).authors == ("Ana Whitlock",)


def test_the_publisher_signs_only_when_nobody_else_does() -> None:
    site = meta("og:site_name", "The Gazette") + ld(
        author={"name": "The Gazette"}, publisher={"name": "The Gazette"}
    )
    assert reading(article(BODY, site)).authors == ("The Gazette",)
    named = site + meta("author", "Ana Whitlock")
    assert reading(article(BODY, named)).authors == ("Ana Whitlock",)
    agency = site + meta("author", "Agencies")
    assert reading(article(BODY, agency)).authors == ("The Gazette",)
    assert reading(article(BODY, ld(author="gazette.com"))).authors == ("gazette.com",)


def test_bylines_are_read_where_machines_are_told_nothing() -> None:
    ana, tom, other = (
        f'<a rel="author" href="/x">{name}</a>' for name in ("Ana Whitlock", "Tom Ask", "Other One")
    )
    byline = f'<p class="byline">By {ana} {tom}</p>'
    others = '<div class="comments"><a rel="author" href="/x">Some Reader</a></div>'
    assert reading(article(others + byline + BODY)).authors == ("Ana Whitlock", "Tom Ask")
    twice = f"<p>{ana}</p><p>{other}</p>"
    assert reading(article(twice + BODY)).authors == ("Ana Whitlock",)
    plain = '<p class="byline">Von Ana Whitlock, Steinort</p>'
    assert reading(article(plain + BODY)).authors == ("Ana Whitlock",)
    long = f'<p class="byline">{"Ana " * 60}</p>'
    assert reading(article(long + BODY)).authors == ()


def test_names_are_people() -> None:
    assert list(people("Reported by Ana Whitlock, Staff Writer, 20 May")) == ["Ana Whitlock"]
    assert list(people("me@gazette.example")) == []
    assert list(people("a b c d x f g h")) == []


def test_language_topics_and_kicker() -> None:
    head = ld(keywords=["bridges, ferries", 7, "bridges"], articleSection="Local")
    content = reading(article(BODY, head))
    assert content.topics == ("bridges", "ferries")
    assert (content.language, content.kicker) == ("en", "Local")
    assert reading(page(BODY, meta("og:locale", "de_DE"), lang="")).language == "de-DE"
    assert reading(page(BODY, lang="?")).language is None


def test_the_canonical_address_is_a_hint_without_tracking() -> None:
    link = '<link rel="canonical" href="/bridge?id=7&utm_source=mail">'
    assert reading(article(BODY, link)).canonical_url == "https://gazette.example/bridge?id=7"
    bad = '<link rel="canonical" href="http://[">' + meta("og:url", "https://g.example/b")
    assert reading(article(BODY, bad)).canonical_url == "https://g.example/b"
    assert reading(article(BODY)).canonical_url is None


def test_an_address_we_cannot_follow_is_read_all_the_same() -> None:
    content = reading(article(BODY), url="file:///bridge.html")
    assert content.reader == "generic/1"
    assert len(content.blocks) == len(PROSE)


def figure(inside: str) -> tuple[Media, ...]:
    return reading(article(f"<figure>{inside}</figure>{BODY}")).media


def test_pictures_come_with_caption_and_credit() -> None:
    caption = "<figcaption>The bridge in March, before the storms.</figcaption>"
    credit = "<figcaption>Photo: Tom Ask</figcaption>"
    lazy = '<img src="data:image/gif;base64,R0" data-src="/b.jpg?w=8">'
    assert figure(lazy + caption + credit) == (
        Media(
            kind="image",
            url="https://gazette.example/b.jpg",
            caption="The bridge in March, before the storms.",
            credit="Photo: Tom Ask",
        ),
    )
    assert figure('<img srcset="/s.jpg 1x, /l.jpg 2x">' + caption)[0].url.endswith("/s.jpg")
    assert figure('<video poster="/p?id=1"></video>' + caption)[0].kind == "video"
    assert figure('<img src="http://[">' + caption) == ()
    assert figure("<img>" + caption) == ()


def test_the_shared_picture_stands_in_for_none() -> None:
    head = meta("og:image", "/share.jpg?v=2")
    (media,) = reading(article(BODY, head)).media
    assert media.url == "https://gazette.example/share.jpg"


def test_labels_beside_a_picture_are_no_captions() -> None:
    content = reading(article(f'<div class="photo">1/4</div>{BODY}'))
    assert [block.text for block in content.blocks] == list(PROSE)


def test_text_is_tidied() -> None:
    assert tidy(" a\u00a0 b\u200b\u00ad\n c\x00\ud800 ") == "a b c"
    assert tidy("م\u200cی") == "م\u200cی"


def test_metadata_may_be_empty_or_wrong() -> None:
    head = '<meta content="x"><meta property="og:title" content=""><meta name="author" content="">'
    head += '<script type="application/ld+json">{broken</script>'
    assert reading(article(BODY, head)).headline == HEADLINE


def test_a_live_blogs_own_record_is_the_article() -> None:
    head = ld(headline="A post of it", articleBody="x", author="Some One") + ld(
        **{"@type": "LiveBlogPosting", "headline": HEADLINE, "author": "Ana Whitlock"}
    )
    assert reading(article(BODY, head)).authors == ("Ana Whitlock",)
