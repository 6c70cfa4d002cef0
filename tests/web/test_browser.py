"""Every page in a real browser: no error, no policy violation, nothing out of reach of anybody."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.web import story
from tests.web.conftest import TOKEN, Site
from tracker.core.url import article_id

pytestmark = pytest.mark.browser

FERRY, ARABIC = article_id(story.FERRY), article_id(story.ARABIC)
JAPANESE, HOSTILE = article_id(story.JAPANESE), article_id(story.HOSTILE)
UNREAD = article_id("https://quay.example/2026/03/12/not-read-yet")
PAGES = (
    "/",
    "/?label=stealth_edit",
    "/?label=backdated",
    "/articles",
    f"/articles/{FERRY}",
    f"/articles/{UNREAD}",
    f"/articles/{article_id(story.VANISHED)}",
    f"/articles/{FERRY}/revisions/6",
    f"/articles/{FERRY}/diff/3..6",
    f"/articles/{FERRY}/diff/1..7?view=side&unchanged=show",
    f"/articles/{FERRY}/blame?ghosts=1",
    f"/articles/{ARABIC}",
    f"/articles/{ARABIC}/diff/1..2",
    f"/articles/{JAPANESE}/diff/1..2?view=side",
    "/subscriptions",
    "/deliveries",
    "/login",
    "/nowhere",
)
MODES = [
    pytest.param(scheme, width, id=f"{scheme}-{width}")
    for scheme in ("light", "dark")
    for width in (360, 1440)
]
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give headless chromium; without one the tests are skipped, in CI they fail."""
    found = shutil.which("chromium")
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI has no chromium: apt-get install chromium")
        pytest.skip("no chromium here: the pages are not looked at")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield launched
        launched.close()


@dataclass
class Witness:
    """Hears of everything that must not happen on a page."""

    troubles: list[str] = field(default_factory=list)

    def attend(self, page: Page) -> None:
        """Listen to a page."""
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        page.on("dialog", lambda dialog: self.troubles.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: self._asked(page, request.url))

    def _said(self, message: ConsoleMessage) -> None:
        expected = "404 (Not Found)" in message.text or "422 (Unprocessable" in message.text
        if message.type in ("error", "warning") and not expected:
            self.troubles.append(f"console: {message.text}")

    def _asked(self, page: Page, url: str) -> None:
        if not url.startswith(("http://127.0.0.1:", "blob:")):
            self.troubles.append(f"asked outside: {url}")


@contextmanager
def window(browser: Browser, **chosen: object) -> Iterator[tuple[Page, Witness]]:
    """Open a window and hear that nothing went wrong in it."""
    context: BrowserContext = browser.new_context(reduced_motion="reduce", **chosen)  # type: ignore[arg-type]
    page, witness = context.new_page(), Witness()
    witness.attend(page)
    yield page, witness
    context.close()
    assert witness.troubles == []


def address(site: Site, path: str) -> str:
    """Return where a page is."""
    return f"http://127.0.0.1:{site.server.port}{path}"


def objections(page: Page) -> list[str]:
    """Return what axe finds on a page."""
    found = Axe().run(page, options=AXE).response["violations"]
    return [
        f"{page.url}: {one['id']}: {node['html'][:120]} {node['failureSummary'][:200]}"
        for one in found
        for node in one["nodes"]
    ]


@pytest.mark.parametrize(("scheme", "width"), MODES)
def test_every_page_is_in_order_and_open_to_everybody(
    site: Site, browser: Browser, scheme: str, width: int
) -> None:
    found: list[str] = []
    chosen = {"color_scheme": scheme, "viewport": {"width": width, "height": 800}}
    with window(browser, **chosen) as (page, _):
        for path in PAGES:
            page.goto(address(site, path))
            found += objections(page)
            too_wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            if too_wide > 0:
                found.append(f"{path}: {too_wide} pixels too wide")
    assert found == []


@pytest.mark.parametrize("width", [360, 1440])
def test_w01_a_hostile_article_runs_nothing(own: Site, browser: Browser, width: int) -> None:
    own.house.room.track(story.HOSTILE, tags=(story.ATTACK,), story=story.ATTACK)
    for content, at in story.hostile():
        own.house.room.revise(story.HOSTILE, content, at + timedelta(hours=10))
    with window(browser, viewport={"width": width, "height": 800}) as (page, _):
        for path in (
            "/",
            "/articles",
            f"/articles/{HOSTILE}",
            f"/articles/{HOSTILE}/revisions/1",
            f"/articles/{HOSTILE}/revisions/1/raw",
            f"/articles/{HOSTILE}/diff/1..2?view=side",
            f"/articles/{HOSTILE}/blame?ghosts=1",
        ):
            page.goto(address(own, path))
            page.wait_for_timeout(50)
            assert page.evaluate("document.querySelectorAll('img, iframe').length") == 0


def test_everything_is_read_without_scripts(site: Site, browser: Browser) -> None:
    with window(browser, java_script_enabled=False) as (page, _):
        page.goto(address(site, "/"))
        page.get_by_role("link", name="Harbour council approves").nth(1).click()
        assert page.get_by_role("heading", level=1).inner_text().startswith("What changed")
        page.get_by_role("link", name="side by side").click()
        assert page.locator(".pair").count() > 0
        page.locator("nav.trail a").nth(1).click()
        assert page.locator("svg.timeline").is_visible()
        page.locator("#content select[name=a]").select_option("1")
        page.get_by_role("button", name="Compare").click()
        assert page.url.endswith("/diff/1..7")


def test_live_changes_arrive_by_themselves(own: Site, browser: Browser) -> None:
    content, _ = story.ferry()[0]
    at = story.MORNING + timedelta(hours=9, minutes=29)
    with window(browser) as (page, _):
        page.goto(address(own, "/"))
        page.get_by_text("Watching.").wait_for()
        assert page.locator("#e14").count() == 0
        own.house.room.revise(story.FERRY, content, at)
        page.locator("#e14.fresh").wait_for(timeout=10_000)
        assert page.locator("#live-state").inner_text() == "1 new change."
        assert page.locator(".event").first.get_attribute("id") == "e14"


def test_what_came_since_one_last_looked_is_marked(own: Site, browser: Browser) -> None:
    content, _ = story.ferry()[0]
    at = story.MORNING + timedelta(hours=9, minutes=29)
    with window(browser) as (page, _):
        page.goto(address(own, "/"))
        page.get_by_text("Watching.").wait_for()
        page.goto(address(own, "/articles"))
        own.house.room.revise(story.FERRY, content, at)
        page.goto(address(own, "/"))
        page.get_by_text("1 change since you last looked.").wait_for()
        assert page.locator(".event.fresh").count() == 1


def test_an_article_is_previewed_tracked_paused_and_forgotten(own: Site, browser: Browser) -> None:
    with window(browser) as (page, _):
        page.goto(address(own, "/articles"))
        page.get_by_label("Address").fill("https://new.example/story")
        page.get_by_role("button", name="Show what will be read").click()
        page.get_by_role("heading", name="What will be read").wait_for()
        assert objections(page) == []
        page.get_by_role("button", name="Track it").click()
        page.get_by_text("It has not been read yet").wait_for()
        page.get_by_role("button", name="Pause").click()
        page.get_by_text("paused: nobody looks until it is resumed").wait_for()
        page.get_by_role("button", name="Stop tracking").click()
        assert objections(page) == []
        page.get_by_role("button", name="Forget it").click()
        assert page.url == address(own, "/articles")


def test_a_subscription_is_made_tested_and_its_delivery_seen(own: Site, browser: Browser) -> None:
    with window(browser) as (page, _):
        page.goto(address(own, "/subscriptions"))
        page.get_by_label("Endpoint").fill("https://desk.example/two")
        page.get_by_label("stealth edit").check()
        page.get_by_role("button", name="Subscribe").click()
        assert page.locator(".secret code").inner_text().startswith("whsec_")
        assert objections(page) == []
        page.locator("li.card", has_text="desk.example/two").get_by_role(
            "button", name="Send a test"
        ).click()
        page.get_by_role("heading", name="Delivery of event").wait_for()
        assert objections(page) == []
        page.goto(address(own, "/subscriptions"))
        page.get_by_label("Endpoint").fill("http://private.example/")
        page.get_by_role("button", name="Subscribe").click()
        assert "a private address" in page.get_by_role("alert").inner_text()
        assert objections(page) == []


def test_log_in_and_out(guarded: Site, browser: Browser) -> None:
    with window(browser) as (page, _):
        page.goto(address(guarded, f"/articles/{FERRY}"))
        page.get_by_label("Token").fill(TOKEN)
        page.get_by_role("button", name="Log in").click()
        assert page.url == address(guarded, f"/articles/{FERRY}")
        page.get_by_role("button", name="Log out").click()
        assert page.url == address(guarded, "/login")


def test_keyboards_reach_everything(site: Site, browser: Browser) -> None:
    with window(browser) as (page, _):
        page.goto(address(site, f"/articles/{FERRY}/diff/1..2"))
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
        assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "content"
        page.goto(address(site, f"/articles/{FERRY}/diff/1..2"))
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.matches('.permalink')"):
                break
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"
        page.keyboard.press("Enter")
        assert page.url.endswith("#c1")


def test_print_shows_the_text_and_hides_the_rest(site: Site, browser: Browser) -> None:
    with window(browser) as (page, _):
        page.goto(address(site, f"/articles/{FERRY}/diff/1..2"))
        page.emulate_media(media="print")
        assert not page.locator("nav.controls").is_visible()
        assert page.locator("ins").first.is_visible()
        folded = page.get_by_text("The mayor is expected to sign it on Friday.")
        assert folded.evaluate("one => one.getBoundingClientRect().height") > 0
