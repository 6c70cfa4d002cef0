"""The reading of any page whose publisher has no plug-in."""

from tracker.reading.publisher import Publisher

GENERIC = Publisher(name="generic")
