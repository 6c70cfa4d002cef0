"""Daily Express: the share title is the headline; «READ MORE» stands in the text."""

from tracker.reading.publisher import SHARED, Layout, Publisher

EXPRESS = Publisher(
    name="express",
    hosts=("express.co.uk",),
    zone="Europe/London",
    layouts=(Layout(headline=SHARED, drop=".read-more, .newsletter-component, .related-articles"),),
)
