"""Tages-Anzeiger and its sisters: the share title is the headline without its kicker."""

from tracker.reading.publisher import SHARED, Layout, Publisher

TAMEDIA = Publisher(
    name="tamedia",
    hosts=("tagesanzeiger.ch", "bazonline.ch", "bernerzeitung.ch", "derbund.ch"),
    zone="Europe/Zurich",
    layouts=(
        Layout(headline=SHARED, drop='[class*="ArticleTeaser"], [class*="NewsletterSignup"]'),
    ),
)
