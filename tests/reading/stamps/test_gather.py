"""What a whole page claims."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tracker.core.stamp import Precision, StampOrigin, StampRole
from tracker.reading.stamps import Gathered, TimeMark, gather

NOW = datetime(2025, 3, 6, 12, tzinfo=UTC)
NINE = datetime(2025, 3, 4, 9, tzinfo=UTC)
TEN = datetime(2025, 3, 4, 10, tzinfo=UTC)


def article(**fields: Any) -> list[dict[str, Any]]:
    return [{"@type": "NewsArticle", "headline": "Rain"} | fields]


def page_words(found: Gathered) -> list[tuple[str, str]]:
    return [
        (stamp.role.value, stamp.text) for stamp in found.stamps if stamp.origin is StampOrigin.PAGE
    ]


def test_nothing_claims_nothing() -> None:
    assert gather(received_at=NOW) == Gathered()


def test_json_ld_goes_before_meta_before_words_and_all_are_kept() -> None:
    found = gather(
        received_at=NOW,
        records=article(datePublished="2025-03-04T09:00:00Z"),
        meta={"Article:Published_Time": ["2025-03-04T10:00:00Z", "2020-01-01"]},
        visible=["Published 4 March 2025 11:00 GMT"],
    )
    assert found.published_at == NINE
    assert [(stamp.origin.value, stamp.at.hour) for stamp in found.stamps] == [
        ("json-ld", 9), ("meta", 10), ("page", 11)
    ]  # fmt: skip
    assert found.updated_at is None


def test_a_minute_goes_before_a_day_and_a_zone_before_none() -> None:
    found = gather(
        received_at=NOW,
        records=article(datePublished="2025-03-04", dateModified="2025-03-04 12:00:00"),
        meta=[("article:published_time", "2025-03-04T10:00:00Z"), ("lastmod", "2025-03-04T09:00Z")],
    )
    assert found.published_at == TEN
    assert found.updated_at == NINE
    assert [stamp.precision for stamp in found.stamps] == [
        Precision.SECOND, Precision.DAY, Precision.MINUTE, Precision.SECOND
    ]  # fmt: skip


def test_a_time_to_come_is_kept_but_goes_behind() -> None:
    found = gather(
        received_at=NOW,
        records=article(datePublished="2041-01-01T00:00:00Z"),
        meta=[("date", "2025-03-04")],
    )
    assert found.published_at == datetime(2025, 3, 4, tzinfo=UTC)
    assert len(found.stamps) == 2


def test_json_ld_values_of_any_kind() -> None:
    for value in ("2025-03-04T09:00:00Z", ["2025-03-04T09:00:00Z", "x"], 1741078800,
                  {"@value": "2025-03-04T09:00:00Z"}, 1741078800000):  # fmt: skip
        assert gather(received_at=NOW, records=article(datePublished=value)).published_at == NINE
    nothings: list[object] = [None, True, "", [], {}, 10**4000, {"@value": {}}, " "]
    for nothing in nothings:
        assert gather(received_at=NOW, records=article(datePublished=nothing)).stamps == ()


def test_the_article_may_be_given() -> None:
    records = article(datePublished="2025-03-04T10:00:00Z")
    own = {"datePublished": "2025-03-04T09:00:00Z"}
    assert gather(received_at=NOW, records=records, article=own).published_at == NINE
    assert gather(received_at=NOW, records=records, article={}).published_at == TEN


def test_a_live_blog_says_since_when() -> None:
    live = [{"@type": "LiveBlogPosting", "coverageStartTime": "2025-03-04T09:00:00Z"}]
    (stamp,) = gather(received_at=NOW, records=live).stamps
    assert (stamp.role, stamp.at) == (StampRole.LIVE, NINE)


def test_a_declared_clock_without_a_zone_shows_the_pages() -> None:
    found = gather(
        received_at=NOW,
        records=article(datePublished="2025-03-04 10:00:00", dateModified="2025-03-04T11:00+01:00"),
        meta=[("date", "4 March 2025")],
        host="example.de",
    )
    assert (found.published_at, found.updated_at) == (NINE, TEN)
    assert found.stamps[0].zone is None


@pytest.mark.parametrize(
    ("given", "offset", "hour"),
    [
        ({"host": "example.de"}, "Z", 12),  # the country's only zone
        ({"host": "example.de"}, "-05:00", 19),  # it cannot be that: the page's own offset
        ({"language": "de"}, "+01:00", 12),  # the language's country had this offset
        ({"host": "example.ca"}, "-08:00", 21),  # Vancouver, by then in summer time
        ({"language": "en"}, "+03:00", 11),
        ({"zone": "Asia/Tokyo", "host": "example.de"}, "+01:00", 5),
        ({"language": "en"}, "Z", 14),
        ({"language": "en"}, "-03:30", 17),
    ],
)
def test_the_zone_of_visible_clocks(given: dict[str, str], offset: str, hour: int) -> None:
    found = gather(
        received_at=datetime(2025, 7, 6, tzinfo=UTC),
        records=article(datePublished=f"2025-03-04T09:00:00{offset}"),
        visible=["Updated: 2025-07-04 14:00"],
        **given,  # type: ignore[arg-type]
    )
    (stamp,) = [stamp for stamp in found.stamps if stamp.role is StampRole.UPDATED]
    assert stamp.at.hour == hour


def test_the_first_time_without_a_label_is_the_articles_and_later_ones_are_not() -> None:
    found = gather(
        received_at=NOW,
        visible=["4 March 2025, 09:00", "5 March 2025, 10:00", "Updated 5 March 2025, 11:00",
                 "Updated 1 March 2025, 11:00", "Correction, 5 March 2025: a name.",
                 "Correction, 6 March 2025: a number."],
    )  # fmt: skip
    assert page_words(found) == [
        ("published", "4 March 2025, 09:00"), ("updated", "Updated 5 March 2025, 11:00"),
        ("corrected", "Correction, 5 March 2025"), ("corrected", "Correction, 6 March 2025"),
    ]  # fmt: skip


def test_a_label_goes_before_a_time_without_one() -> None:
    found = gather(
        received_at=NOW, visible=["1 March 2025, 09:00", "Published 4 March 2025, 09:00"]
    )
    assert page_words(found) == [("published", "Published 4 March 2025, 09:00")]


def test_a_time_without_a_label_has_the_role_under_which_the_page_declares_it() -> None:
    found = gather(
        received_at=NOW,
        records=article(datePublished="2025-03-04T09:00:00Z", dateModified="2025-03-04T10:00:30Z"),
        times=[
            TimeMark(value="2025-03-04T10:00:30Z", text="10:00"),
            TimeMark(value="2025-03-04T09:00:00Z", text="9:00"),
        ],
    )
    assert page_words(found) == [("published", "9:00"), ("updated", "10:00")]


def test_distances_give_way_to_the_exact_time_they_mean() -> None:
    records = article(datePublished="2025-03-06T08:40:00Z")
    found = gather(received_at=NOW, records=records, visible=["Published 3 hours ago"])
    assert page_words(found) == []
    other = gather(received_at=NOW, records=records, visible=["Updated 1 hour ago"])
    assert page_words(other) == [("updated", "Updated 1 hour ago")]
    day = gather(
        received_at=NOW,
        records=article(datePublished="2025-03-04T15:00:00Z"),
        visible=["Published 1 day ago"],
    )
    assert page_words(day) == []


def test_a_time_element_gives_its_words_their_second() -> None:
    mark = TimeMark(
        value="2025-03-04T09:00:17Z", text="4:00 AM", around="Posted: Mar 04, 2025 4:00 AM EST"
    )
    (stamp,) = gather(received_at=NOW, times=[mark]).stamps
    assert stamp.at == NINE.replace(second=17)
    assert (stamp.text, stamp.zone) == ("Posted: Mar 04, 2025 4:00 AM EST", "EST")
    assert stamp.precision is Precision.SECOND


def test_a_time_element_of_several_words_gives_only_what_it_means() -> None:
    mark = TimeMark(
        value="2025-03-04T09:00:17Z",
        text="Posted: Mar 04, 2025 4:00 AM EST | Last Updated: March 5",
    )
    found = gather(received_at=NOW, times=[mark])
    assert [(stamp.role.value, stamp.precision.value) for stamp in found.stamps] == [
        ("published", "second"), ("updated", "day")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("mark", "claims"),
    [
        (TimeMark(value="2025-03-04T09:00:00Z", label="dateModified"),
         [("updated", "2025-03-04T09:00:00Z")]),
        (TimeMark(value="2025-03-04T09:00:00Z", text="4 Mar", label="entry-date published"),
         [("published", "4 Mar")]),
        (TimeMark(value="2025-03-04", text="4 March 2025, 09:00"),
         [("published", "4 March 2025, 09:00")]),
        (TimeMark(value="nonsense", text="Updated 4 March 2025"),
         [("updated", "Updated 4 March 2025")]),
        (TimeMark(value="", text="Updated 4 March 2025"),
         [("updated", "Updated 4 March 2025")]),
        (TimeMark(value="2020-01-01", text="Updated 4 March 2025, 09:00"),
         [("updated", "Updated 4 March 2025, 09:00")]),
        (TimeMark(value="2025-03-04T09:00:00Z",
                  text="How the river rose and what the town did about it 10:01"), []),
        (TimeMark(), []),
    ],
)  # fmt: skip
def test_time_elements(mark: TimeMark, claims: list[tuple[str, str]]) -> None:
    assert page_words(gather(received_at=NOW, times=[mark])) == claims


def test_a_line_read_as_a_time_element_is_not_read_twice() -> None:
    mark = TimeMark(value="2025-03-04T09:00:17Z", text="4 March 2025, 09:00")
    found = gather(received_at=NOW, times=[mark, mark], visible=["4 March 2025, 09:00"])
    assert page_words(found) == [("published", "4 March 2025, 09:00")]


def test_hostile_values_are_no_matter() -> None:
    found = gather(
        received_at=NOW,
        records=[{"@type": 5}, {"@type": "NewsArticle", "datePublished": [["a"], {"b": 1}]}],
        meta=[("date", "\x00" * 1000), ("DATE", "9" * 5000), ("pubdate", "0000-00-00")],
        times=[TimeMark(value="x" * 10_000, text="1" * 10_000)] * 100,
        visible=["1 " * 5000, "\ud800 12:00", "Updated " * 400] * 50,
        zone="///",
        language="x" * 100,
        country="zz",
        host="\x00",
    )
    assert found == Gathered()
