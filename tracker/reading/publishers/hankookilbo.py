"""Hankook Ilbo: the body comes with the page's scripts; the title carries section and site."""

from tracker.reading.publisher import Layout, Publisher

HANKOOKILBO = Publisher(
    name="hankookilbo",
    hosts=("hankookilbo.com",),
    zone="Asia/Seoul",
    layouts=(
        Layout(
            headline="json-ld", dek="h2.sub-tit-ll, h2.subtitle", drop=".editor-img-box, .writer"
        ),
    ),
)
