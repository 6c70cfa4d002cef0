"""The numbers a text mentions: in digits or words, with their currency, scale and unit."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from tracker.comparing.aspects.number_words import LONG_SCALES, SCALES, SPELLED

_SHORT_SCALE = frozenset({"en", "pt"})
_CURRENCY = r"(?:US\$|A\$|C\$|[$€£¥₹₽₩]|\b(?:USD|EUR|GBP|CHF|JPY|Rs\.?|Fr\.))\s?"
_DIGITS = r"[+\-−]?\d{1,3}(?:[\u00a0\u202f ']\d{3})+(?!\d)(?:[.,]\d+)?|[+\-−]?\d+(?:[.,]\d+)*"
_UNITS = (
    ("%", r"%|per ?cent\b|percent\b|prozent\b|pour cent\b|por ciento\b|por cento\b|per cento\b"),
    ("points", r"percentage points?\b|prozentpunkte?n?\b|basis points?\b"),
    ("$", r"dollars?\b|us-dollar\b|dólar(?:es)?\b|dollari\b"),
    ("€", r"€|euros?\b"),
    ("£", r"£|pounds?\b|pfund\b"),
    ("km", r"km\b|kilomet(?:re|er)s?\b|kilomètres?\b|kilómetros?\b|quilômetros?\b|chilometri\b"),
    ("mi", r"miles?\b|meilen\b"),
    ("m", r"m\b|met(?:re|er)s?\b|mètres?\b|metros?\b|metri\b"),
    ("ft", r"f(?:ee|oo)t\b|ft\b"),
    ("kg", r"kg\b|kilos?\b|kilograms?\b"),
    ("t", r"tons?\b|tonnes?\b|tonnen\b|toneladas?\b|tonnellate\b"),
    ("°C", r"°\s?c\b|degrees? celsius\b|grad celsius\b"),
    ("°F", r"°\s?f\b|degrees? fahrenheit\b"),
    ("ha", r"ha\b|hect[aá]reas?\b|hectares?\b|hektar\b|ettari\b"),
    ("ac", r"acres?\b"),
)
_UNIT = re.compile(
    r"[\s\u00a0\u202f-]?(?:"
    + "|".join(f"(?P<u{at}>{form})" for at, (_, form) in enumerate(_UNITS))
    + ")",
    re.IGNORECASE,
)
_SCALE = re.compile(r"[\s\u00a0\u202f-]?([^\W\d_]+)")
_BETWEEN = re.compile(r"[\s-](?:and\s|y\s|e\s|et\s)?")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Mention:
    """
    One number in a text.

    `digits` is its own words («1.5», «twelve»), `text` those with currency, scale and unit;
    `value` multiplies the scale in. `unit` is «», «%», «$», «km» ….
    """

    start: int
    end: int
    digits: str
    text: str
    value: Decimal
    unit: str = ""


def may_count(run: str, language: str) -> bool:
    """Tell whether a run holds a word that counts, scales or measures."""
    spelled = SPELLED.get(language.lower()[:2], SPELLED["en"])
    counting = any(
        word in spelled or word in SCALES or word in LONG_SCALES
        for word in re.split(r"[^\w]+", run.lower())
    )
    return counting or _UNIT.search(run) is not None


def mentions(text: str, language: str, start: int, end: int) -> Iterator[Mention]:
    """Yield the numbers that begin in a stretch of text, in order; they never overlap."""
    code = language.lower()[:2] if language.lower()[:2] in SPELLED else "en"
    reached = 0
    for found in _pattern(code).finditer(text, start, end):
        if found.start() < reached:
            continue
        mention = _mention(text, found, code)
        reached = mention.end
        yield mention


@lru_cache(maxsize=len(SPELLED))
def _pattern(code: str) -> re.Pattern[str]:
    spelled = "|".join(sorted(map(re.escape, SPELLED[code]), key=len, reverse=True))
    return re.compile(
        rf"(?P<currency>{_CURRENCY})?(?P<digits>{_DIGITS})|(?<!\w)(?P<words>{spelled})(?!\w)",
        re.IGNORECASE,
    )


def _mention(text: str, found: re.Match[str], code: str) -> Mention:
    if found["digits"]:
        value, end = _value(found["digits"], code), found.end()
    else:
        value, end = _spelled(text, found, SPELLED[code])
    digits_from = found.end("currency") if found["currency"] else found.start()
    digits = text[digits_from:end]
    value, end = _scaled(text, value, end, code)
    unit, end = _unit(text, end)
    symbol = (found["currency"] or "").strip()
    return Mention(found.start(), end, digits, text[found.start() : end], value, symbol or unit)


def _value(digits: str, code: str) -> Decimal:
    """Read digits as their language writes them: 1.500 is a thousand and a half in German."""
    digits = re.sub(r"[\s\u00a0\u202f']", "", digits.replace("−", "-"))
    thousands, point = (",", ".") if code == "en" else (".", ",")
    grouped = re.fullmatch(rf"[+-]?\d{{1,3}}(?:\{thousands}\d{{3}})+(?:\{point}\d+)?", digits)
    if grouped:
        return Decimal(digits.replace(thousands, "").replace(point, "."))
    if len(re.findall(r"[.,]", digits)) == 1:
        return Decimal(digits.replace(",", "."))
    return Decimal(re.sub(r"[.,]", "", digits))


def _spelled(
    text: str, found: re.Match[str], spelled: Mapping[str, Decimal]
) -> tuple[Decimal, int]:
    """Read «twenty-one»: a word of tens takes the word of units after it."""
    value, end = spelled[found["words"].lower()], found.end()
    between = _BETWEEN.match(text, end)
    after = _WORD.match(text, between.end()) if between and value >= 20 else None
    unit = spelled.get(after[0].lower()) if after else None
    if after is not None and unit is not None and unit < 10 and value % 10 == 0:
        return value + unit, after.end()
    return value, end


def _scaled(text: str, value: Decimal, end: int, code: str) -> tuple[Decimal, int]:
    """Multiply by the scale words that follow («hundred thousand», «bn»)."""
    for _ in range(2):
        after = _SCALE.match(text, end)
        word = after[1].lower() if after else ""
        scale = LONG_SCALES.get(word) if code not in _SHORT_SCALE else None
        scale = scale or SCALES.get(word)
        if after is None or scale is None or (word == "m" and not text[end : end + 1].isalpha()):
            break
        value, end = value * scale, after.end()
    return value, end


def _unit(text: str, end: int) -> tuple[str, int]:
    found = _UNIT.match(text, end)
    if found is None or found.lastgroup is None:
        return "", end
    return _UNITS[int(found.lastgroup[1:])][0], found.end()
