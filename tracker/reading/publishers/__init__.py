"""Plug-ins that know how one publisher writes its pages."""

from collections.abc import Sequence

from tracker.reading.publisher import Publisher
from tracker.reading.publishers.generic import GENERIC
from tracker.reading.publishers.semafor import SEMAFOR

BUILT_IN: Sequence[Publisher] = (SEMAFOR, GENERIC)
"""Every plug-in that comes with the package; the last reads what no other knows."""
