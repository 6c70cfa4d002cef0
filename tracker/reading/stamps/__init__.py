"""The times an article claims: in visible words, in JSON-LD, meta elements and `<time>`."""

from tracker.reading.stamps.article import article_record
from tracker.reading.stamps.gathering import Gathered, gather
from tracker.reading.stamps.jsonld import load_json_ld
from tracker.reading.stamps.machine import MachineTime, machine
from tracker.reading.stamps.places import Places, TimeMark, places
from tracker.reading.stamps.visible import parse
from tracker.reading.stamps.zones import country_of

__all__ = [
    "Gathered",
    "MachineTime",
    "Places",
    "TimeMark",
    "article_record",
    "country_of",
    "gather",
    "load_json_ld",
    "machine",
    "parse",
    "places",
]
