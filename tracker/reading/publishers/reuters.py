"""Reuters: sentences carry spoken hints, galleries and sign-offs."""

from tracker.reading.publisher import Layout, Publisher

REUTERS = Publisher(
    name="reuters",
    hosts=("reuters.com",),
    layouts=(
        Layout(
            body='[class*="article-body__content"]',
            drop='[class*="primary-gallery"], [class*="trust-badge"], [class*="sign-off"]',
        ),
    ),
)
