"""t-online: the first heading is for machines; the second is the headline readers see."""

from datetime import UTC, datetime

from tracker.reading.publisher import Layout, Publisher

T_ONLINE = Publisher(
    name="t_online",
    hosts=("t-online.de",),
    zone="Europe/Berlin",
    layouts=(
        Layout(),
        Layout(
            since=datetime(2026, 3, 1, tzinfo=UTC),
            headline="[data-external-article-headline], article h2 > div:last-child",
            kicker="[data-external-article-kicker], article h2 > span",
            dek='p[class*="font-bold"]',
            drop='[data-testid*="ArticleFeed"], [data-testid*="Recommendation"]',
        ),
    ),
)
