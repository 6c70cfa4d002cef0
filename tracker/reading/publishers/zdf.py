"""ZDFheute: everything has hashed classes; the share title is the headline."""

from tracker.reading.publisher import SHARED, Layout, Publisher

ZDF = Publisher(
    name="zdf",
    hosts=("zdfheute.de", "zdf.de"),
    zone="Europe/Berlin",
    layouts=(Layout(headline=SHARED, drop='[data-testid*="teaser"], [data-testid*="liveblog"]'),),
)
