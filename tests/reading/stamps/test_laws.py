"""What holds for any text."""

import string
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.stamps.spoken_lines import LINES, SPANS, TRAPS
from tracker.core.stamp import Precision
from tracker.reading.stamps import parse
from tracker.reading.stamps.promise import MAX_LENGTH
from tracker.reading.stamps.tokens import tokenize
from tracker.reading.stamps.words import LANGUAGES

NOW = datetime(2025, 3, 6, 12, tzinfo=UTC)
SAID: list[str] = [
    *(line for _, line, _ in LINES), *(line for _, line, _ in SPANS), *(line for _, line in TRAPS)
]  # fmt: skip
WORDS = sorted({word for line in SAID for word in line.split()})
PIECES = (
    st.sampled_from(WORDS)
    | st.text(alphabet=string.digits + ":.-/, ", min_size=1, max_size=8)
    | st.sampled_from(["GMT", "IST", "EDT", "+02:00", "pm", "today", "an hour ago", "vor", "h"])
)
SCRAMBLED = st.lists(PIECES, max_size=14).map(" ".join)
TONGUES = st.sampled_from(["en", "de", "ja", "ar", "xx", "", None, "en-US", "zh_Hant_TW"])
INSTANTS = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@settings(max_examples=400)
@given(SCRAMBLED | st.text(max_size=300), TONGUES, INSTANTS)
def test_no_text_is_too_much(text: str, language: str | None, received_at: datetime) -> None:
    for stamp in parse(text, language=language, received_at=received_at, known=(NOW,)):
        assert stamp.text in text
        assert stamp.at.tzinfo is UTC
        assert 1799 <= stamp.at.year <= 2200
        if stamp.precision is Precision.DAY:
            assert stamp.at.time() == datetime.min.time()


@given(st.sampled_from(SAID) | SCRAMBLED, st.text(alphabet=" \t\n\r\u00a0\u3000", max_size=5))
def test_spaces_around_do_not_count(text: str, space: str) -> None:
    if len(text.strip()) < MAX_LENGTH:
        padded = parse(f"{space}{text}{space}", received_at=NOW)
        assert padded == parse(text, received_at=NOW)


@given(st.sampled_from(SAID))
def test_case_does_not_count(line: str) -> None:
    if not {"i", "ß"} & set(line.lower()) and not line.endswith(" est"):
        said = [(one.role, one.at) for one in parse(line.upper(), received_at=NOW)]
        assert said == [(one.role, one.at) for one in parse(line, received_at=NOW)]


MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December"]  # fmt: skip
SHAPES = [
    "Updated {month} {d}, {y} {h}:{mm}", "Updated: {d} {month} {y}, {h}:{mm} GMT",
    "Stand: {d}.{m}.{y}, {h}.{mm} Uhr", "更新 {y}年{m}月{d}日 {h}時{mm}分",
    "수정 {y}.{m}.{d} {h}:{mm}", "Mis à jour le {d}/{m}/{y} à {h}h{mm}",
    "Updated {y}-{m:02}-{d:02}T{h}:{mm}Z", "Oppdatert {d}.{m}.{y} kl. {h}.{mm}",
    "Updated {h}:{mm}, {d} {month} {y}",
]  # fmt: skip


@given(
    st.sampled_from(SHAPES),
    st.datetimes(datetime(1990, 1, 1), datetime(2025, 3, 6)),  # noqa: DTZ001
)
def test_a_written_minute_is_read_as_that_minute(shape: str, when: datetime) -> None:
    line = shape.format(
        month=MONTHS[when.month - 1], d=when.day, m=when.month, y=when.year,
        h=f"{when.hour:02}", mm=f"{when.minute:02}",
    )  # fmt: skip
    (stamp,) = parse(line, received_at=NOW)
    assert stamp.at == when.replace(second=0, microsecond=0, tzinfo=UTC)
    assert stamp.precision is Precision.MINUTE


@given(st.integers(0, 59), st.sampled_from(["Updated {} minutes ago", "Aktualisiert vor {} Min"]))
def test_minutes_ago_are_taken_off(minutes: int, shape: str) -> None:
    (stamp,) = parse(shape.format(minutes), received_at=NOW)
    assert stamp.at == NOW - timedelta(minutes=minutes)


@given(st.text(max_size=200))
def test_tokens_stand_where_they_say(text: str) -> None:
    tokens = tokenize(text)
    assert all(0 <= token.start < token.end <= len(text) for token in tokens)
    assert [token.start for token in tokens] == sorted({token.start for token in tokens})
    assert all(not text[token.start : token.end].isspace() for token in tokens)


def test_every_language_names_all_months_or_none_and_a_code_of_its_own() -> None:
    assert len({table.code for table in LANGUAGES}) == len(LANGUAGES) >= 35
    for table in LANGUAGES:
        assert len(table.months.split(";")) in (1, 12), table.code
        assert len(table.weekdays.split(";")) in (1, 7), table.code
        assert table.published, table.code
        assert table.updated, table.code
