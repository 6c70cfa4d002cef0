"""WELT: rich text since 2024, article text before."""

from datetime import UTC, datetime

from tracker.reading.publisher import Layout, Publisher

WELT = Publisher(
    name="welt",
    hosts=("welt.de",),
    zone="Europe/Berlin",
    layouts=(
        Layout(
            body=".c-article-text",
            drop=".c-inline-teaser-list, .c-inline-element",
            headline="json-ld",
        ),
        Layout(
            since=datetime(2024, 6, 1, tzinfo=UTC),
            body=".c-rich-text-renderer--article",
            dek=".c-article-page__intro",
            drop=".c-inline-teaser-list, .c-article-page__author-box",
            headline="json-ld",
        ),
    ),
)
