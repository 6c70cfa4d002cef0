"""What visible lines claim, language by language."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.reading.stamps.spoken_lines import LINES, SPANS, TRAPS
from tracker.core.stamp import Precision, Stamp, StampOrigin, StampRole
from tracker.reading.stamps import country_of, parse

NOW = datetime(2025, 3, 6, 12, tzinfo=UTC)
UPDATES = {StampRole.UPDATED, StampRole.CORRECTED, StampRole.LIVE}


def one(text: str, **given: object) -> Stamp:
    (stamp,) = parse(text, received_at=NOW, **given)  # type: ignore[arg-type]
    return stamp


def told(stamp: Stamp) -> tuple[str, str]:
    shape = "%Y-%m-%d" if stamp.precision is Precision.DAY else "%Y-%m-%d %H:%M"
    return stamp.role.value, stamp.at.strftime(shape)


@pytest.mark.parametrize(("language", "line", "claims"), LINES)
def test_a_line_says_when(language: str, line: str, claims: tuple[tuple[str, str], ...]) -> None:
    stamps = parse(line, language=language, received_at=NOW)
    assert tuple(told(stamp) for stamp in stamps) == claims
    assert all(stamp.text in line for stamp in stamps)
    assert {stamp.origin for stamp in stamps} == {StampOrigin.PAGE}


@pytest.mark.parametrize(("language", "line", "claims"), [row for row in LINES if row[0] != "hr"])
def test_a_line_says_the_same_when_its_language_is_not_known(
    language: str, line: str, claims: tuple[tuple[str, str], ...]
) -> None:
    stamps = parse(line, received_at=NOW)
    assert tuple(told(stamp) for stamp in stamps) == claims


@pytest.mark.parametrize(("language", "line", "minutes"), SPANS)
def test_a_distance_is_counted_from_when_it_was_read(
    language: str, line: str, minutes: int
) -> None:
    stamp = one(line, language=language)
    assert (stamp.role, stamp.at) == (StampRole.UPDATED, NOW - timedelta(minutes=minutes))
    assert stamp.precision is Precision.MINUTE
    assert stamp.zone is None


@pytest.mark.parametrize(("language", "line"), TRAPS)
def test_a_trap_is_no_update(language: str, line: str) -> None:
    for tongue in (language, None):
        stamps = parse(line, language=tongue, received_at=NOW)
        assert not [stamp for stamp in stamps if stamp.role in UPDATES]


@pytest.mark.parametrize(
    ("line", "zone", "at"),
    [
        ("Updated Mar 27, 2025, 1:00pm EDT", "EDT", "2025-03-27T17:00"),
        ("Updated Jan 27, 2025, 1:00pm ET", "ET", "2025-01-27T18:00"),
        ("Updated 5:03 p.m. ET March 5, 2025", "ET", "2025-03-05T22:03"),
        ("Updated Jul 27, 2024, 1:00pm EST", "EST", "2024-07-27T17:00"),
        ("Updated: 27 Mar 2025 13:00 GMT", "GMT", "2025-03-27T13:00"),
        ("Updated: 27 Mar 2025 13:00 GMT+5:30", "GMT+5:30", "2025-03-27T07:30"),
        ("Updated: 27 Mar 2025 13:00 (UTC-3)", "UTC-3", "2025-03-27T16:00"),
        ("Updated: 27 Mar 2025 13:00 +0900", "+0900", "2025-03-27T04:00"),
        ("Updated: 27 Mar 2025 13:00 +02:00", "+02:00", "2025-03-27T11:00"),
        ("Updated: 2025-03-27T13:00:05Z", "Z", "2025-03-27T13:00:05"),
        ("Updated: 27 Aug 2024 13:00 BST", "BST", "2024-08-27T12:00"),
        ("Aktualisiert: 27.08.2024, 13:00 Uhr MESZ", "MESZ", "2024-08-27T11:00"),
        ("Aktualisiert: 27.01.2025, 13:00 MEZ", "MEZ", "2025-01-27T12:00"),
        ("Updated 1207 GMT (2007 HKT) March 5, 2025", "GMT", "2025-03-05T12:07"),
        ("Mis à jour le 4 mars 2025 à 13h00, heure de Paris", "heure de Paris", "2025-03-04T12:00"),
        ("Обновлено 4 марта 2025, 13:00 мск", "мск", "2025-03-04T10:00"),
        ("Updated March 4, 2025 1:00 pm Eastern Time", "Eastern Time", "2025-03-04T18:00"),
        ("Updated March 4, 2025 1:00 pm JST", "JST", "2025-03-04T04:00"),
    ],
)  # fmt: skip
def test_a_zone_in_words_counts_and_is_kept(line: str, zone: str, at: str) -> None:
    stamp = one(line)
    assert (stamp.zone, stamp.at) == (zone, datetime.fromisoformat(at).replace(tzinfo=UTC))


def test_an_ambiguous_zone_is_told_by_country_zone_and_the_pages_own_instants() -> None:
    line = "Updated: 4 March 2025 21:43 IST"
    assert told(one(line, country="in")) == ("updated", "2025-03-04 16:13")
    assert told(one(line, country="ie")) == ("updated", "2025-03-04 21:43")
    assert told(one(line, country="il")) == ("updated", "2025-03-04 19:43")
    assert told(one(line, zone="+05:30")) == ("updated", "2025-03-04 16:13")
    known = (datetime(2025, 3, 4, 19, 43, 7, tzinfo=UTC),)
    assert told(one(line, known=known)) == ("updated", "2025-03-04 19:43")
    assert told(one(line, language="en-IN")) == ("updated", "2025-03-04 16:13")


def test_a_zone_that_stays_ambiguous_leaves_a_day_and_its_words() -> None:
    stamp = one("Updated: 4 March 2025 21:43 IST")
    assert (stamp.precision, stamp.zone) == (Precision.DAY, "IST")
    assert stamp.at == datetime(2025, 3, 4, tzinfo=UTC)
    assert one("Updated: 4 March 2025 21:43 CST", zone="UTC").precision is Precision.DAY


def test_a_clock_without_a_zone_shows_the_publishers_or_the_countrys() -> None:
    line = "Stand: 04.07.2024, 21:15 Uhr"
    assert told(one(line, zone="Europe/Berlin")) == ("updated", "2024-07-04 19:15")
    assert told(one(line, country="at")) == ("updated", "2024-07-04 19:15")
    assert told(one(line, country="us")) == ("updated", "2024-07-04 21:15")
    assert told(one(line, zone="nowhere")) == ("updated", "2024-07-04 21:15")
    assert one(line, country="at").zone is None


def test_the_pages_own_instants_tell_the_offset_of_a_clock_without_a_zone() -> None:
    line = "PUBLISHED: March 4, 2025 at 4:56 p.m. | UPDATED: March 4, 2025 at 6:00 p.m."
    known = (
        datetime(2025, 3, 4, 21, 56, 18, tzinfo=UTC), datetime(2025, 3, 4, 23, 0, 5, tzinfo=UTC)
    )  # fmt: skip
    stamps = parse(line, received_at=NOW, known=known)
    assert [told(stamp)[1] for stamp in stamps] == ["2025-03-04 21:56", "2025-03-04 23:00"]


def test_impossible_days_tell_no_offset() -> None:
    known = (datetime(2025, 3, 4, 21, 56, 18, tzinfo=UTC),)
    assert parse("Updated 31 February 2025, 4:56 p.m.", received_at=NOW, known=known) == ()
    assert told(one("Updated March 4, 2025, 4:57 p.m.", known=known))[1] == "2025-03-04 16:57"


def test_a_local_clock_that_the_page_declares_as_utc_is_taken_at_its_word() -> None:
    known = (datetime(2025, 3, 4, 5, 30, 23, tzinfo=UTC),)
    assert told(one("Stand: 04.03.2025, 5:30", country="at", known=known))[1] == "2025-03-04 05:30"
    honest = (datetime(2025, 3, 4, 4, 30, 23, tzinfo=UTC),)
    assert told(one("Stand: 04.03.2025, 5:30", country="at", known=honest))[1] == (
        "2025-03-04 04:30"
    )


@pytest.mark.parametrize(
    ("line", "given", "day"),
    [
        ("Updated 03/04/2025", {"language": "en"}, "2025-03-04"),
        ("Updated 03/04/2024", {"language": "en", "country": "gb"}, "2024-04-03"),
        ("Updated 03/04/2024", {"language": "en-GB"}, "2024-04-03"),
        ("Updated 03/04/2024", {"language": "en-US"}, "2024-03-04"),
        ("Mis à jour le 03/04/2024", {}, "2024-04-03"),
        ("Stand: 03/04/2024", {"known": (datetime(2024, 3, 4, 9, tzinfo=UTC),)}, "2024-03-04"),
        ("Updated 04/03/2025", {"language": "en"}, "2025-03-04"),
        ("Updated 13/02/2025", {"language": "en"}, "2025-02-13"),
        ("Updated 02.03.2025", {"language": "en"}, "2025-03-02"),
        ("Updated: 02/08", {"language": "en"}, "2025-02-08"),
    ],
)  # fmt: skip
def test_which_of_two_figures_is_the_month(line: str, given: dict[str, object], day: str) -> None:
    assert told(one(line, **given)) == ("updated", day)


def test_what_a_line_leaves_out_comes_from_before_or_from_when_it_was_read() -> None:
    line = "Published on 04/03/2025 - 13:55 GMT+1 • Updated 14:20"
    stamps = parse(line, language="en", country="gb", received_at=NOW)
    assert [told(stamp)[1] for stamp in stamps] == ["2025-03-04 12:55", "2025-03-04 13:20"]
    assert stamps[1].zone is None
    late = parse("27 octobre 2024 à 23:50 (Mis à jour: 00:10)", received_at=NOW)
    assert [told(stamp)[1] for stamp in late] == ["2024-10-27 23:50", "2024-10-28 00:10"]
    assert told(one("Updated: 08:24")) == ("updated", "2025-03-06 08:24")
    assert told(one("Updated August 8")) == ("updated", "2024-08-08")
    assert told(one("Updated March 7")) == ("updated", "2025-03-07")
    assert told(one("4日 10:00更新")) == ("updated", "2025-03-04 10:00")
    assert told(one("28日 10:00更新")) == ("updated", "2025-02-28 10:00")


def test_the_last_clock_before_it_was_read_is_yesterdays_when_today_is_still_to_come() -> None:
    assert told(one("Updated 23:50", country="gb")) == ("updated", "2025-03-05 23:50")
    assert told(one("Updated 23:50")) == ("updated", "2025-03-06 23:50")


def test_the_day_of_a_distance_in_days_is_the_publishers() -> None:
    late = datetime(2025, 3, 6, 23, 30, tzinfo=UTC)
    (stamp,) = parse("Updated 1 day ago", received_at=late, zone="Asia/Tokyo")
    assert (stamp.at, stamp.precision) == (datetime(2025, 3, 6, tzinfo=UTC), Precision.DAY)


@pytest.mark.parametrize(
    "line",
    [
        "", "   ", "Updated", "Updated ago", "Updated 29 February", "4 March", "14:30",
        "Updated 1d 99999 years ago", "Updated 9999 weeks ago and 9999 weeks ago",
        "31日 10:00更新", "Updated in 2 months, 5 days ago", "Jo Reed 4 March 2025",
        "4 March 2025 5 March 2025 6 March 2025", "© 4 March 2025", "This page 4 March 2025",
    ],
)  # fmt: skip
def test_what_is_no_claim(line: str) -> None:
    march = datetime(2025, 3, 6, tzinfo=UTC)
    assert parse(line, received_at=march) == () or line.startswith("Updated 9999")


def test_a_year_before_ours_is_not_counted_back_to() -> None:
    early = datetime(1801, 1, 1, tzinfo=UTC)
    assert parse("Updated 9999 weeks ago", received_at=early) == ()
    assert parse("Updated 9999 days ago, 9999 weeks ago", received_at=datetime.min.replace(
        tzinfo=UTC)) == ()  # fmt: skip


def test_long_texts_are_read_at_their_beginning_only() -> None:
    tail = " and more of the same" * 40
    assert one(f"Updated 4 March 2025:{tail}").at == datetime(2025, 3, 4, tzinfo=UTC)
    assert parse(f"{tail} Updated 4 March 2025", received_at=NOW) == ()
    assert parse("更" * 500 + "2025年3月4日更新", received_at=NOW) == ()


@pytest.mark.parametrize(
    ("host", "country"),
    [
        ("www.example.co.uk", "gb"), ("example.de", "de"), ("example.com", None),
        ("news.example.gov", "us"), ("example.io", None), ("example.md", None), ("", None),
        ("EXAMPLE.FR.", "fr"), ("localhost", None),
    ],
)  # fmt: skip
def test_the_country_a_host_speaks_of(host: str, country: str | None) -> None:
    assert country_of(host) == country
