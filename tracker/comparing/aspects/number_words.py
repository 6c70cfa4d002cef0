"""Numbers spelled out, in six languages."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

_UNITS = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty",
    "de": "null zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
    "fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig",
    "fr": "zéro deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze "
    "seize dix-sept dix-huit dix-neuf vingt",
    "es": "cero dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciséis diecisiete dieciocho diecinueve veinte",
    "pt": "zero dois três quatro cinco seis sete oito nove dez onze doze treze quatorze quinze "
    "dezesseis dezessete dezoito dezenove vinte",
    "it": "zero due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici "
    "quindici sedici diciassette diciotto diciannove venti",
}
_TENS = {
    "en": "thirty forty fifty sixty seventy eighty ninety",
    "de": "dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "fr": "trente quarante cinquante soixante soixante-dix quatre-vingts quatre-vingt-dix",
    "es": "treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "pt": "trinta quarenta cinquenta sessenta setenta oitenta noventa",
    "it": "trenta quaranta cinquanta sessanta settanta ottanta novanta",
}
_MORE: Mapping[str, Mapping[str, int | str]] = {
    "en": {"dozen": 12, "half": "0.5"},
    "de": {"dutzend": 12, "dreissig": 30},
    "fr": {"douzaine": 12, "dizaine": 10, "vingtaine": 20, "trentaine": 30, "centaine": 100},
    "es": {"docena": 12, "decena": 10},
    "pt": {"duas": 2, "dúzia": 12, "dezena": 10, "catorze": 14},
    "it": {"dozzina": 12, "decina": 10, "ventina": 20, "trentina": 30, "centinaio": 100},
}

SCALES: Mapping[str, Decimal] = MappingProxyType(
    {
        word: Decimal(10) ** power
        for power, words in {
            2: "hundred hundert cent cents cien ciento cem cento",
            3: "thousand thousands k tausend tsd mille mil mila mille-",
            6: "million millions mn m mio millionen mln millón millones milhão milhões milione "
            "milioni",
            9: "billion billions bn b milliarde milliarden mrd milliard milliards bilhão bilhões "
            "miliardo miliardi",
            12: "trillion trillions tn trilhão trilhões",
        }.items()
        for word in words.split()
    }
)
"""What a word after a number multiplies it by. German «Billion» is in `LONG_SCALES`."""

LONG_SCALES: Mapping[str, Decimal] = MappingProxyType(
    dict.fromkeys(("billion", "billionen", "billions", "billón", "billones", "bilione", "bilioni"),
                  Decimal(10) ** 12)
)  # fmt: skip
"""The same words where a billion is a million millions (all but English and Portuguese)."""


def _spelled(language: str) -> dict[str, Decimal]:
    # «one» is mostly a pronoun or an article outside English, so counting starts at two there
    start = 0 if language == "en" else -1
    counted = {
        word: Decimal(number + (1 if start and number else 0))
        for number, word in enumerate(_UNITS[language].split())
    }
    tens = {word: Decimal(30 + 10 * at) for at, word in enumerate(_TENS[language].split())}
    return counted | tens | {word: Decimal(value) for word, value in _MORE[language].items()}


SPELLED: Mapping[str, Mapping[str, Decimal]] = MappingProxyType(
    {language: MappingProxyType(_spelled(language)) for language in _UNITS}
)
"""Each language's number words and what they count."""
