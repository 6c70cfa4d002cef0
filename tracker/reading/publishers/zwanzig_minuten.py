"""20 Minuten: polls, fact lists and channel offers stand between the paragraphs."""

from tracker.reading.publisher import SHARED, Layout, Publisher

ZWANZIG_MINUTEN = Publisher(
    name="zwanzig_minuten",
    hosts=("20min.ch", "lessentiel.lu"),
    zone="Europe/Zurich",
    layouts=(
        Layout(
            headline=SHARED,
            dek='[class*="Article_elementLead"]',
            headings='[class*="Article_elementCrosshead"]',
            drop='[class*="Article_elementPoll"], [class*="Article_elementSlideshow"]',
        ),
    ),
)
