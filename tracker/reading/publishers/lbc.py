"""LBC Group: the share title is the headline without its quotes."""

from tracker.reading.publisher import SHARED, Layout, Publisher

LBC = Publisher(
    name="lbc",
    hosts=("lbcgroup.tv",),
    zone="Asia/Beirut",
    layouts=(Layout(headline=SHARED, drop='[class*="related"], [class*="most-viewed"]'),),
)
