"""n-tv: the heading holds its kicker, and clocks have no zone."""

from tracker.reading.publisher import SHARED, Layout, Publisher

N_TV = Publisher(
    name="n_tv",
    hosts=("n-tv.de",),
    zone="Europe/Berlin",
    layouts=(
        Layout(
            body=".article__text",
            drop=".article__aside, .article__share, .teaser",
            headline=SHARED,
            authors=".article__author",
        ),
    ),
)
