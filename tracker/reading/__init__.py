"""Bytes to Content: what a page says, block by block."""

from tracker.reading.chrome import Chrome, fingerprint
from tracker.reading.publisher import Layout, Publisher
from tracker.reading.publishers import BUILT_IN
from tracker.reading.read import read

__all__ = ["BUILT_IN", "Chrome", "Layout", "Publisher", "fingerprint", "read"]
