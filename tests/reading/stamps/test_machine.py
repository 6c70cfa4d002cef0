"""Times written for machines."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.stamp import Precision
from tracker.reading.stamps import machine

AUGUST = datetime(2024, 8, 8, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2024-08-08T08:00:00Z", "2024-08-08T10:00:00+02:00", "2024-08-08T10:00:00+0200",
        "2024-08-08T10:00:00.000+02", "2024-08-08T08:00:00.0000000Z", "2024-08-08 08:00:00 UTC",
        "2024-08-08T08:00:00ZZ", "20240808T080000Z", "2024-08-08T04:00:00EDT",
        "2024-08-08 10:00:00.000000 CEST", "2024-08-08T10:00:00+02:00[Europe/Berlin]",
        "2024-08-08T10:00:00+02:00CEST", "2024-08-08 T 11:30:00 +0330", "2024-08-08T08-00-00Z",
        "2024/08/08 08:00:00 UTC", " 2024-08-08T08:00:00z ", "1723104000", "1723104000000",
        "1723104000000000", "Thu, 08 Aug 2024 08:00:00 GMT", "Thu, 08 Aug 2024 10:00:00 +0200",
        "Thu Aug 08 10:00:00 CEST 2024", "Thu, Aug 8 2024 04:00:00 EDT",
        "Thu Aug 08 2024 10:00:00 GMT+0200 (Central European Summer Time)", "2024-8-8T8:00:0Z",
        '"2024-08-08T08:00:00Z"', "2024-08-08T10:00:00\u221202:00".replace("\u221202", "+02"),
        "Aug 08, 2024, 10:00:00 AM CEST", "2024-08-08T08:00:00",
        "٢٠٢٤-٠٨-٠٨T٠٨:٠٠:٠٠Z",
    ],
)  # fmt: skip
def test_a_second_however_it_is_written(text: str) -> None:
    found = machine(text)
    assert found is not None
    assert (found.at, found.precision) == (AUGUST, Precision.SECOND)


@pytest.mark.parametrize(
    ("text", "precision", "at"),
    [
        ("2024-08-08T08:00Z", Precision.MINUTE, AUGUST),
        ("2024-08-08 08:00", Precision.MINUTE, AUGUST),
        ("08/08/2024 08:00 am", Precision.MINUTE, AUGUST),
        ("8 agosto 2024 - 08:00", Precision.MINUTE, AUGUST),
        ("الخميس، 08 أغسطس 2024 - 8:00 ص", Precision.MINUTE, AUGUST),
        ("2024-08-08", Precision.DAY, AUGUST.replace(hour=0)),
        ("20240808", Precision.DAY, AUGUST.replace(hour=0)),
        ("2024-8-8", Precision.DAY, AUGUST.replace(hour=0)),
        ("August 8, 2024", Precision.DAY, AUGUST.replace(hour=0)),
        ("08.08.2024", Precision.DAY, AUGUST.replace(hour=0)),
        ("2024-08-08T08:00:00.123456Z", Precision.SECOND, AUGUST.replace(microsecond=123456)),
        ("1723104000123", Precision.SECOND, AUGUST.replace(microsecond=123000)),
        ("1723104000.5", Precision.SECOND, AUGUST),
        ("1851-09-18", Precision.DAY, datetime(1851, 9, 18, tzinfo=UTC)),
        ("2040-01-01T00:00:00Z", Precision.SECOND, datetime(2040, 1, 1, tzinfo=UTC)),
    ],
)
def test_how_exact_a_time_is(text: str, precision: Precision, at: datetime) -> None:
    found = machine(text)
    assert found is not None
    assert (found.at, found.precision) == (at, precision)


@pytest.mark.parametrize(
    "text",
    [
        "", "now", "None", "0", "0000-00-00", "0000-00-00 00:00:00", "0001-01-01T00:00:00",
        "9999-12-31T23:59:59Z", "2024-13-01", "2024-02-30T10:00:00Z", "2024-08-08T25:00:00Z",
        "2024-08-08T10:60:00Z", "2024-08-08T10:00:60Z", "1970-01-01T00:00:00Z",
        "1970-01-01T01:00:00+01:00", "2024-08-08T10:00:00+25:00", "2024-08-08T10:00:00XYZ",
        "1234", "99999999999999999999", "2024-W10-2", "3 hours ago", "yesterday", "2024-08",
        "August 2024", "8 August", "4 March 2024 5 March 2024", "a" * 101,
        "0001-01-01T00:00:00+14:00", "31 February 2024", "NaN", "\x00\x00\x00\x00",
        "000000000", "2199-12-31T23:59:59-14:00", "99:99 8 August 2024",
    ],
)  # fmt: skip
def test_what_is_no_time(text: str) -> None:
    assert machine(text) is None


def test_a_clock_without_a_zone_shows_the_one_given() -> None:
    found = machine("2024-08-08 10:00:00", zone="Europe/Berlin")
    assert found == (AUGUST, Precision.SECOND, None)
    assert machine("8 August 2024 10:00:00", zone="+02:00") == (AUGUST, Precision.SECOND, None)
    assert machine("2024-08-08T08:00:00Z", zone="Europe/Berlin") == (
        AUGUST, Precision.SECOND, "Z"
    )  # fmt: skip
    assert machine("2024-08-08 08:00:00", zone="../../etc/passwd") == (
        AUGUST, Precision.SECOND, None
    )  # fmt: skip
    assert machine("2024-08-08", zone="Asia/Tokyo") == (
        AUGUST.replace(hour=0), Precision.DAY, None
    )  # fmt: skip


def test_figures_are_turned_by_country() -> None:
    american = machine("03/04/2024")
    assert american is not None
    assert american.at == datetime(2024, 3, 4, tzinfo=UTC)
    british = machine("03/04/2024", language="en-GB", country="gb")
    assert british is not None
    assert british.at == datetime(2024, 4, 3, tzinfo=UTC)


OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(datetime(1801, 1, 1), datetime(2199, 1, 1), timezones=OFFSETS))  # noqa: DTZ001
def test_an_instant_is_read_as_it_was_written(instant: datetime) -> None:
    if not 1971 > instant.year > 1968:
        found = machine(instant.isoformat())
        assert found is not None
        assert found.at == instant
        assert found.at.tzinfo is UTC


@given(st.text(max_size=120) | st.from_regex(r"[0-9T:+\-. Z/]{4,40}", fullmatch=True))
def test_no_text_is_too_much(text: str) -> None:
    found = machine(text)
    assert found is None or 1800 <= found.at.year <= 2199
