"""Every page, read as a person without scripts would."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.web import story
from tests.web.conftest import Site
from tests.web.seeing import Seen, tree
from tests.web.story import swapped
from tracker.core.url import article_id

ARABIC = article_id(story.ARABIC)
UNREAD = article_id("https://quay.example/2026/03/12/not-read-yet")


def seen(site: Site, path: str) -> Seen:
    """Return a page as a tree."""
    return tree(site.text(path))


def test_live_tells_the_newest_first(site: Site) -> None:
    events = seen(site, "/").all("li.event")
    sequences = [int(event.name("data-sequence")) for event in events]
    assert sequences == sorted(sequences, reverse=True)
    assert "Lighthouse keeper retires" in events[0].words


def test_live_tells_what_changed_and_when(site: Site) -> None:
    (event,) = seen(site, "/?label=stealth_edit&publisher=The+Quay&kind=quotation").all("li.event")
    told = event.words
    assert "stealth edit" in told
    assert "[removed: will not]" in told
    assert "[added: may]" in told
    assert "Stated “Updated Mar 12, 2026, 11:30am WET” = 12 Mar 2026, 11:30 UTC" in told or (
        "Updated Mar 12, 2026, 11:30am WET = 12 Mar 2026, 11:30 UTC" in told
    )
    assert "Observed between 12:54:54 and 13:09:14 UTC" in told


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("label=phantom_update", 1),
        ("label=stealth_edit&publisher=The+Quay", 2),
        ("type=article.gone", 1),
        ("aspect=negation", 1),
        ("kind=section.moved", 1),
        ("kind=headline", 2),
        ("publisher=The+Quay", 7),
        ("tag=harbour", 7),
        ("story=Harbour+tariff", 9),
        ("significance=0.9", 1),
        ("label=backdated", 0),
    ],
)
def test_live_shows_what_is_chosen(site: Site, query: str, count: int) -> None:
    assert len(seen(site, f"/?{query}").all("li.event")) == count


def test_live_leads_to_older_events(site: Site) -> None:
    page = seen(site, "/?before=5")
    assert [event.get("data-sequence") for event in page.all("li.event")] == [
        "4",
        "3",
        "2",
        "1",
    ]
    assert not page.all(".pager a[rel=next]")


def test_live_of_nothing_says_what_to_do(empty: Site) -> None:
    assert "No article is tracked yet" in empty.text("/")
    empty.house.room.track(story.FERRY)
    assert "Nothing has happened yet" in empty.text("/")
    assert "Nothing among the newest events" in empty.text("/?label=live")


def test_older_events_are_paged(empty: Site) -> None:
    room = empty.house.room
    room.track(story.FERRY)
    one, at = story.ferry()[0]
    for number in range(60):
        content = story.swapped(one, "11,400", f"{11400 + number}")
        room.revise(story.FERRY, content, at + timedelta(minutes=number))
    first = seen(empty, "/")
    assert len(first.all("li.event")) == 50
    (older,) = first.all(".pager a[rel=next]")
    rest = seen(empty, older.name("href")).all("li.event")
    assert [event.get("data-sequence") for event in rest] == [str(n) for n in range(10, 0, -1)]


def test_articles_are_listed_with_their_state(site: Site) -> None:
    rows = seen(site, "/articles").all("tbody tr")
    told = {row.one("th a").words: row.all("td")[0].words for row in rows}
    assert told["Lighthouse keeper retires"] == "gone"
    assert told["Harbour council approves ferry tariff, worrying operators"] == "active"
    assert len(rows) == 5


def test_articles_are_chosen_by_state_and_tag(site: Site) -> None:
    assert len(seen(site, "/articles?state=gone").all("tbody tr")) == 1
    assert len(seen(site, "/articles?tag=harbour&state=").all("tbody tr")) == 1
    assert "No article is like that" in site.text("/articles?tag=nobody")


def test_articles_are_paged(empty: Site) -> None:
    for number in range(103):
        empty.house.room.track(f"https://many.example/{number}")
    page = seen(empty, "/articles")
    assert len(page.all("tbody tr")) == 100
    (more,) = page.all(".pager a")
    assert len(seen(empty, more.name("href")).all("tbody tr")) == 3


def test_no_articles_says_what_to_do(empty: Site) -> None:
    assert "Paste an article's address above" in empty.text("/articles")


def test_history_tells_every_revision(site: Site) -> None:
    page = seen(site, f"/articles/{site.house.ferry}")
    told = {one.get("id"): one.words for one in page.all("li.revision")}
    assert list(told) == [f"r{number}" for number in range(7, 0, -1)]
    assert "stealth edit" in told["r2"]
    assert "phantom update" in told["r3"]
    assert "correction" in told["r6"]
    assert "12 Mar 2026, between 08:50:55 and 09:05:15 UTC" in told["r2"]
    assert "first seen 12 Mar 2026, 08:12:11 UTC" in told["r1"]
    headlines = [one.words for one in page.all(".headlines li")]
    assert headlines[0].startswith("Harbour council approves ferry tariff, worrying operators")
    assert headlines[1].startswith("Harbour council approves ferry tariff, angering operators")


def test_history_draws_a_stealth_edit_with_nothing_above_it(site: Site) -> None:
    picture = seen(site, f"/articles/{site.house.ferry}").all("svg.timeline")[0]
    assert len(picture.all("rect.sight")) == 7
    assert len(picture.all("rect.stealth_edit")) == 2
    assert not picture.all("path.leader.stealth_edit")
    assert len(picture.all("path.leader.phantom_update")) == 1
    assert len(picture.all("path.claim")) == 4
    assert len(picture.all("path.claim.phantom_update")) == 1


def test_history_says_how_checks_go(site: Site) -> None:
    gone = seen(site, f"/articles/{article_id(story.VANISHED)}").words
    assert "gone: the publisher says it is not there" in gone
    assert "3 in a row: the publisher answered 404" in gone
    assert "in 55 minutes: the publisher answered 404 three times in a row" in gone
    assert "not there" in gone
    unread = site.text(f"/articles/{UNREAD}")
    assert "It has not been read yet" in unread


def test_history_is_paged(empty: Site) -> None:
    room = empty.house.room
    room.track(story.FERRY)
    one, at = story.ferry()[0]
    for number in range(103):
        content = story.swapped(one, "11,400", f"{11400 + number}")
        room.revise(story.FERRY, content, at + timedelta(minutes=number))
    page = seen(empty, f"/articles/{empty.house.ferry}")
    assert len(page.all("li.revision")) == 100
    assert "63 older revisions not drawn" in page.words
    (older,) = page.all(".pager a")
    rest = seen(empty, older.name("href")).all("li.revision")
    assert [one.get("id") for one in rest] == ["r3", "r2", "r1"]


def test_revision_is_text_with_its_sections_sources_and_links(site: Site) -> None:
    page = seen(site, f"/articles/{site.house.ferry}/revisions/6")
    text = page.all("article.text")[0]
    assert text.get("lang") == "en"
    assert [one.words for one in text.all("h3, h4")] == [
        "The News",
        "Signals",
        "Ministers are split over who pays",
        "Island towns fear an empty summer",
        "Shippers weigh longer routes",
    ]
    assert len(text.all("blockquote")) == 1
    aside = page.all("aside")[0].words
    assert "National Radio, The Ledger, Island Times" in aside
    assert "A ferry leaves the old port at dusk." in aside
    assert "Ana Reis/The Quay" in aside
    assert "Correction: An earlier edition" in aside
    (link,) = page.all("aside a[href='https://council.example/minutes/2026-03-11']")
    assert link.get("rel") == "noreferrer noopener"


def test_languages_have_their_direction(site: Site) -> None:
    text = seen(site, f"/articles/{ARABIC}/revisions/1").all("article.text")[0]
    assert (text.get("lang"), text.get("dir")) == ("ar", "rtl")
    reading = seen(site, f"/articles/{ARABIC}/diff/1..2").all(".reading")[0]
    assert (reading.get("lang"), reading.get("dir")) == ("ar", "rtl")


def test_diff_shows_a_stealth_edit(site: Site) -> None:
    page = seen(site, f"/articles/{site.house.ferry}/diff/1..2")
    (passage,) = page.all(".passage")
    told = passage.words
    assert "paragraph edited number significance" in told
    assert "number 1.5 → 15 million (×10)" in told
    assert [one.words for one in passage.all("del, ins")] == [
        "[removed: 1.5]",
        "[added: 15]",
    ]
    assert "stealth edit" in page.all(".heading")[0].words
    outline = {one.words for one in page.all(".outline .changed")}
    assert outline == {"The News 1 change"}
    assert page.all("details.fold summary")[0].words == "4 unchanged blocks"


def test_diff_side_by_side_keeps_each_side_whole(site: Site) -> None:
    page = seen(site, f"/articles/{site.house.ferry}/diff/1..2?view=side")
    was, now = page.all(".pair > div")
    assert "$[removed: 1.5] million" in was.words
    assert "$[added: 15] million" in now.words
    assert not was.all("ins")
    assert not now.all("del")


def test_diff_shows_a_move_as_a_move(site: Site) -> None:
    page = seen(site, f"/articles/{site.house.ferry}/diff/4..5")
    (moved,) = page.all(".passage.moved")
    assert "section moved" in moved.words
    assert not moved.all("ins, del")
    (left,) = page.all(".passage.left")
    (link,) = left.all("a")
    assert page.all(f"{link.get('href')}")
    assert not seen(site, f"/articles/{site.house.ferry}/diff/4..5?moves=hide").all(
        ".passage.moved, .passage.left"
    )


def test_diff_can_leave_cosmetic_changes_out(site: Site) -> None:
    path = f"/articles/{site.house.ferry}/diff/6..7"
    assert len(seen(site, path).all(".passage")) == 2
    assert not seen(site, f"{path}?cosmetic=hide").all(".passage")


def test_diff_can_open_what_is_unchanged(site: Site) -> None:
    path = f"/articles/{site.house.ferry}/diff/1..2"
    assert not seen(site, path).all("details.fold[open]")
    assert seen(site, f"{path}?unchanged=show").all("details.fold[open]")


def test_diff_of_any_two_revisions_is_computed_and_cited(site: Site) -> None:
    page = seen(site, f"/articles/{site.house.ferry}/diff/1..7")
    cited = page.all(".cite")[0].words
    assert "as observed 12 Mar 2026, between 08:50:55 and 16:50:11 UTC" in cited
    assert cited.endswith(f"http://127.0.0.1:8000/articles/{site.house.ferry}/diff/1..7")
    anchors = page.all(".told")
    assert len({one.get("id") for one in anchors}) == len(anchors)


def test_diff_of_a_revision_with_itself_says_nothing_changed(site: Site) -> None:
    page = seen(site, f"/articles/{site.house.ferry}/diff/3..3")
    assert not page.all(".passage")


def test_diff_backwards_shows_what_was_undone(site: Site) -> None:
    page = seen(site, f"/articles/{site.house.ferry}/diff/2..1")
    assert [one.words for one in page.all(".passage del, .passage ins")] == [
        "[removed: 15]",
        "[added: 1.5]",
    ]


def test_two_revisions_are_chosen_in_a_form(site: Site) -> None:
    answer = site.get(f"/articles/{site.house.ferry}/diff", params={"a": 5, "b": 2})
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/articles/{site.house.ferry}/diff/2..5"


def test_blame_tells_since_when(site: Site) -> None:
    page = seen(site, f"/articles/{site.house.ferry}/blame")
    rows = [one.words for one in page.all(".blame > li")]
    (number,) = [row for row in rows if "a new tariff" in row]
    assert number.startswith(
        "reads so since revision 6, 12 Mar 2026, 15:42 UTC first in revision 1"
    )
    assert sum("new in revision 4" in row for row in rows) == 3
    (moved,) = [row for row in rows if row.endswith("Shippers weigh longer routes")]
    assert moved.startswith("from the start")


def test_blame_goes_down_to_sentences_and_shows_ghosts_when_asked(own: Site) -> None:
    house = own.house
    last = house.archive.content(house.ferry, 7)
    fewer = replace(last, blocks=last.blocks[:4] + last.blocks[5:])
    fewer = swapped(fewer, "Operators have until June", "Owners have until June")
    house.room.revise(story.FERRY, fewer, story.MORNING + timedelta(hours=9, minutes=29))
    path = f"/articles/{house.ferry}/blame"
    page = seen(own, path)
    assert "The mayor is expected" not in page.words
    tinted = [one.words for one in page.all(".sentence.age0")]
    assert tinted == ["Owners have until June to register their vessels."]
    (ghost,) = [one.words for one in seen(own, f"{path}?ghosts=1").all("li.gone")]
    assert ghost.startswith("gone with revision 8")
    assert ghost.endswith("from the start The mayor is expected to sign it on Friday.")


def test_blame_of_an_unread_article_is_not_there(site: Site) -> None:
    assert site.get(f"/articles/{UNREAD}/blame").status_code == 404


def test_subscriptions_never_show_secrets(site: Site) -> None:
    text = site.text("/subscriptions")
    assert "https://desk.example/hook" in text
    assert "https://lab.example/in?token=…" in text
    assert story.SECRET not in text
    assert "token=secret" not in text + site.text("/deliveries")


def test_deliveries_are_listed_and_chosen(site: Site) -> None:
    everything = seen(site, "/deliveries").all("tbody tr")
    assert len(everything) == 20
    lab = seen(site, "/deliveries?subscription=sub_lab&state=owed").all("tbody tr")
    assert len(lab) == 7
    assert "the receiver answered 500" in " ".join(row.words for row in lab)
    assert "No delivery is like that" in site.text("/deliveries?state=disabled")


def test_delivery_shows_its_attempts(site: Site) -> None:
    rows = seen(site, "/deliveries?subscription=sub_lab&state=owed").all("tbody tr th a")
    told = [seen(site, row.name("href")).words for row in rows]
    tried = [one for one in told if "the receiver answered 500" in one]
    assert tried
    assert "<script>alert(8)</script> down for repair" in tried[0]
    assert "0.73 s" in tried[0]
    assert any("None yet." in one for one in told)


def test_deliveries_are_paged(empty: Site) -> None:
    empty.house.store.subscriptions.subscribe(
        story.subscription("sub_1", "https://desk.example/hook")
    )
    for _ in range(103):
        empty.house.subscribe.test("sub_1")
    page = seen(empty, "/deliveries")
    assert len(page.all("tbody tr")) == 100
    (more,) = page.all(".pager a")
    assert len(seen(empty, more.name("href")).all("tbody tr")) == 3
    assert "Nothing has been owed" not in empty.text("/deliveries")
    assert "No article is tracked yet" in empty.text("/")


def test_nothing_owed_and_nobody_told_say_so(empty: Site) -> None:
    assert "Nothing has been owed to anybody yet" in empty.text("/deliveries")
    assert "Nobody is told yet" in empty.text("/subscriptions")


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/articles/aaaaaaaaaaaaa",
        "/articles/AAAA",
        "/articles/aaaaaaaaaaaaa/revisions/1",
        "/articles/aaaaaaaaaaaaa/blame",
        "/articles/{ferry}/revisions/99",
        "/articles/{ferry}/revisions/0",
        "/articles/{ferry}/revisions/1e9",
        "/articles/{ferry}/revisions/99999999999999999999999999999",
        "/articles/{ferry}/revisions/99/raw",
        "/articles/{ferry}/diff/1..99",
        "/articles/{ferry}/diff/1-2",
        "/articles/{ferry}/diff/0..1",
        "/deliveries/nobody",
        "/static/nothing.css",
    ],
)
def test_what_is_not_there_is_a_page_that_says_so(site: Site, path: str) -> None:
    answer = site.get(path.format(ferry=site.house.ferry))
    assert answer.status_code == 404
    assert "Go to the live changes" in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/?significance=nan",
        "/?before=-1",
        "/?before=1000000000000000000000000000000",
        "/articles?state=nonsense",
        "/articles/{ferry}/diff/1..2?view=upside-down",
    ],
)
def test_what_cannot_be_asked_is_refused(site: Site, path: str) -> None:
    assert site.get(path.format(ferry=site.house.ferry)).status_code == 422


def test_pages_are_light(site: Site) -> None:
    ferry = site.house.ferry
    for path in ("/", f"/articles/{ferry}", f"/articles/{ferry}/diff/1..7?view=side"):
        weight = len(site.get(path).content)
        statics = re.findall(r'(?:href|src)="(/static/[^"]+)"', site.text(path))
        weight += sum(len(site.get(one).content) for one in statics)
        assert weight <= 150_000
