"""VG: the share title is the full headline; the page's teases."""

from tracker.reading.publisher import SHARED, Layout, Publisher

VG = Publisher(
    name="vg",
    hosts=("vg.no",),
    zone="Europe/Oslo",
    layouts=(
        Layout(
            headline=SHARED, drop='[data-test-tag="teaser"], [class*="teaser"], [class*="ad-slot"]'
        ),
    ),
)
