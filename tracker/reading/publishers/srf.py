"""SRF: the heading holds an overline, boxes of background expand between the paragraphs."""

from tracker.reading.publisher import Layout, Publisher

SRF = Publisher(
    name="srf",
    hosts=("srf.ch",),
    zone="Europe/Zurich",
    layouts=(
        Layout(
            body=".article-content",
            headline=".article-title__text",
            kicker=".article-title__overline",
            dek=".article-lead",
            drop=".expandable-box, .linkbox, .teaser",
            authors='[itemprop="author"]',
        ),
    ),
)
