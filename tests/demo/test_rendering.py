"""Pages are heavy, noisy and the same for the same seed, edition and noise."""

import itertools
import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tracker.demo.casebook import load_seeds
from tracker.demo.hydration import article_document
from tracker.demo.rendering import render
from tracker.demo.seed import Seed
from tracker.demo.timing import retimed
from tracker.demo.wording import entry_words, stamp_words

SEEDS = load_seeds()
EDITIONS = [(seed, number) for seed in SEEDS for number in range(1, len(seed.editions) + 1)]
NAMES = [f"{seed.name} {number}" for seed, number in EDITIONS]
SMELTER = next(seed for seed in SEEDS if seed.name == "smelter")
CABLES = next(seed for seed in SEEDS if seed.name == "cables")


@pytest.mark.parametrize(("seed", "number"), EDITIONS, ids=NAMES)
def test_a_page_weighs_what_news_pages_weigh(seed: Seed, number: int) -> None:
    assert 60_000 <= len(render(seed, number)) <= 150_000


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_the_same_fetch_gives_the_same_bytes_and_another_one_other_noise(seed: Seed) -> None:
    first = render(seed, 1, 7)
    assert render(seed, 1, 7) == first
    assert render(seed, 1, 8) != first


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_a_page_has_what_pages_have(seed: Seed) -> None:
    html = render(seed, 1).decode()
    linked = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert linked is not None
    assert json.loads(linked[1])["headline"] == seed.edition(1).headline
    for mark in ('property="og:title"', "<nav", "<footer", ">AD<", "Whatsapp", "<symbol"):
        assert mark in html


def test_next_data_holds_the_article() -> None:
    html = render(CABLES, 1).decode()
    found = re.search(r'id="__NEXT_DATA__"[^>]*>(.*?)</script>', html)
    assert found is not None
    article = json.loads(found[1])["props"]["pageProps"]["article"]
    assert article["headline"] == CABLES.edition(1).headline
    assert article["lastPublished"] == "2025-03-27T17:00:00.000Z"
    kinds = {block["_type"] for part in article["signal"] for block in part["body"]}
    assert kinds == {"block", "imageEmbed", "divider", "relatedStories"}
    assert article["semaforms"][0]["type"] == "scoop"
    assert "ad" in {block["_type"] for block in article["semaforms"][0]["body"]}


def test_flight_chunks_hold_the_article() -> None:
    html = render(CABLES, 1, shape="chunks").decode()
    calls = re.findall(r"self\.__next_f\.push\((.*?)\)</script>", html)
    rows = "".join(json.loads(call)[1] for call in calls[1:]).split("\n")
    article = json.loads(rows[2].partition(":")[2])[3]["article"]
    assert [signal["title"] for signal in article["signal"]] == [
        passage.title for passage in CABLES.edition(1).passages if passage.form == "signal"
    ]


def test_subheadings_are_portable_text_too() -> None:
    opening = SMELTER.edition(1)
    passages = (replace(opening.passages[0], form="news"),)
    document = article_document(replace(opening, passages=passages), "slug", "https://x.example")
    styles = [block["style"] for block in document["semaforms"][0]["body"]]
    assert styles.count("h3") == 1


def test_a_page_may_carry_no_data_at_all() -> None:
    html = render(CABLES, 1, shape="none").decode()
    assert "__NEXT_DATA__" not in html
    assert "__next_f" not in html


def test_times_are_worded_as_each_site_words_them() -> None:
    at = datetime(2025, 3, 7, 13, 5, tzinfo=UTC)
    assert stamp_words("signals", at) == "Updated Mar 7, 2025, 1:05pm UTC"
    assert stamp_words("live", at) == "Last updated 7 March 2025, 13:05 UTC"
    assert stamp_words("wire", at.replace(hour=0)) == "Last updated: March 7, 2025, 12:05 AM UTC"
    assert stamp_words("zeitung", at) == "Aktualisiert am 7. März 2025, 13:05 Uhr"
    assert entry_words(at) == "7 March 2025, 13:05 UTC"


def test_a_story_can_be_moved_to_today_with_each_stamp_a_minute_on() -> None:
    now = datetime(2026, 11, 22, 18, 0, 30, tzinfo=UTC)
    today = retimed(CABLES, now)
    stamps = [edition.updated_at for edition in today.editions]
    assert stamps[0] == datetime(2026, 11, 22, 18, 1, tzinfo=UTC)
    assert stamps[0] - today.editions[0].published_at == timedelta(hours=4, minutes=20)
    moves = [b - a for a, b in itertools.pairwise(stamps)]
    assert set(moves) == {timedelta(), timedelta(minutes=1)}
    still = [
        a.updated_at == b.updated_at
        for a, b in zip(CABLES.editions, CABLES.editions[1:], strict=False)
    ]
    assert [move == timedelta() for move in moves] == still


def test_entries_of_a_live_blog_move_with_their_stamps() -> None:
    storm = next(seed for seed in SEEDS if seed.name == "storm")
    today = retimed(storm, datetime(2026, 11, 22, 18, tzinfo=UTC))
    second = today.editions[1]
    assert second.passages[0].at == second.updated_at
    first = today.editions[0]
    assert first.passages[0].at == first.updated_at
    assert first.passages[1].at == first.updated_at - timedelta(hours=1, minutes=27)
