"""MDR: until 2025 the headline for machines was the headline, since then the page's is."""

from datetime import UTC, datetime

from tracker.reading.publisher import Layout, Publisher

MDR = Publisher(
    name="mdr",
    hosts=("mdr.de",),
    zone="Europe/Berlin",
    layouts=(
        Layout(headline="json-ld", drop=".contentimage, .mediaInfo, .textauthor, .commentsSection"),
        Layout(
            since=datetime(2025, 1, 1, tzinfo=UTC),
            headline="header.articlehead h1, .articlehead h1",
            dek=".articlehead .einleitung, p.einleitung",
            drop=".contentimage, .mediaInfo, .textauthor, .commentsSection",
        ),
    ),
)
