"""Evening Standard: the page's heading changes with experiments, the share title does not."""

from tracker.reading.publisher import SHARED, Layout, Publisher

STANDARD = Publisher(
    name="standard",
    hosts=("standard.co.uk",),
    zone="Europe/London",
    layouts=(Layout(headline=SHARED, drop='[class*="related"], [data-ga*="newsletter"]'),),
)
