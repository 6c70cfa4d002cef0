"""What stands where the article should be is named, never read as the article."""

import pytest

from tests.reading.pages import COUNCIL, CRACKS, PROSE, article, page, paragraphs, reading
from tracker.core.content import Wall

SHORT = "The council voted to close the bridge, and more is to be read behind the counter."


def titled(title: str, body: str, head: str = "") -> bytes:
    return page(body, head).replace(b"<title>Port Ellery closes bridge", f"<title>{title}".encode())


@pytest.mark.parametrize(
    "title", ["Page not found", "404", "Error 404", "Seite nicht gefunden", "Page introuvable"]
)
def test_a_page_that_says_it_is_not_there_is_a_soft_404(title: str) -> None:
    content = reading(titled(title, f"<main>{paragraphs(COUNCIL)}</main>"))
    assert content.wall is Wall.SOFT_404
    assert content.confidence == 0
    assert any(flag.startswith("soft 404") for flag in content.flags)


def test_an_article_about_missing_pages_is_an_article() -> None:
    longer = [f"{text} Number {number}." for number in range(4) for text in PROSE]
    body = f"<article><h1>Port Ellery</h1>{paragraphs(*longer)}</article>"
    assert reading(titled("Page not found: a history", body)).wall is None


@pytest.mark.parametrize("title", ["Just a moment...", "Access denied", "Are you a robot?"])
def test_a_page_that_asks_for_a_human_is_a_challenge(title: str) -> None:
    assert reading(titled(title, "<p>Please wait.</p>")).wall is Wall.CHALLENGE


def test_a_form_for_a_password_is_a_login() -> None:
    body = '<form><p>Sign in to read on</p><input type="password"></form>'
    assert reading(page(body)).wall is Wall.LOGIN


def test_hardly_any_text_and_an_offer_is_a_paywall() -> None:
    offer = "<p>Subscribe now. Already a subscriber? To continue reading, pay.</p>"
    body = f"<p>{SHORT}</p><div>{offer}</div>"
    assert reading(article(body)).wall is Wall.PAYWALL


def test_the_page_saying_it_is_not_free_makes_little_text_a_paywall() -> None:
    head = '<meta name="article:content_tier" content="locked">'
    assert reading(article(f"<p>{SHORT}</p>", head)).wall is Wall.PAYWALL
    content = reading(article(paragraphs(*PROSE), head))
    assert content.wall is None
    assert content.flags == ("paywall: the text may be cut",)
    assert content.confidence < 0.9


def test_a_free_article_is_not_cut() -> None:
    head = '<meta name="article:content_tier" content="free">'
    assert reading(article(paragraphs(*PROSE), head)).flags == ()


def test_nothing_but_cookies_is_consent() -> None:
    body = "<p>We value your privacy. Cookies help. Give your consent to cookies.</p>"
    assert reading(page(body)).wall is Wall.CONSENT


def test_a_page_without_text_is_empty() -> None:
    content = reading(page("<script>render()</script>"))
    assert content.wall is Wall.EMPTY
    assert content.blocks == ()
    assert reading(b"").wall is Wall.EMPTY


def test_a_page_that_only_leads_on_is_empty() -> None:
    head = '<meta http-equiv="Refresh" content="0; url=/other">'
    content = reading(page("<p>You should be redirected quickly, if not click here.</p>", head))
    assert content.wall is Wall.EMPTY


def test_a_short_piece_is_flagged_but_stands() -> None:
    content = reading(article(f"<p>{SHORT}</p>"))
    assert content.wall is None
    assert content.flags == ("short: hardly any text",)


def test_a_piece_of_a_few_lines_is_an_article() -> None:
    content = reading(article(paragraphs(COUNCIL, CRACKS)))
    assert (content.wall, content.flags) == (None, ())


def test_a_page_that_ends_early_says_so() -> None:
    body = article(paragraphs(*PROSE)).replace(b"</body></html>", b"")
    assert reading(body).flags == ("partial: the page ends without its end",)
