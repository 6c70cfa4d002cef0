"""The bytes an event is told in."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.event import Event, EventType
from tracker.core.event_body import BODY_FORMATS, body, content_type
from tracker.errors import BadDocument
from tracker.testing import NOON

EVENT = Event(
    type=EventType.ARTICLE_REVISED,
    occurred_at=NOON,
    data={
        "schema": "article.revised/1",
        "sequence": 1042,
        "previous": 1017,
        "article": {"headline": "Größe «x» \u2028"},
        "links": {"html": "http://t.example/articles/a", "api": "http://t.example/api/v1/a"},
    },
    article_id="a",
    revision=4,
    sequence=1042,
    previous=1017,
)


def test_standard() -> None:
    assert body(EVENT, "standard").decode() == (
        '{"data":{"article":{"headline":"Größe «x» \u2028"},'
        '"links":{"api":"http://t.example/api/v1/a","html":"http://t.example/articles/a"},'
        '"previous":1017,"schema":"article.revised/1","sequence":1042},'
        '"timestamp":"2025-03-27T12:00:00Z","type":"article.revised"}'
    )
    assert content_type("standard") == "application/json"


def test_cloudevents() -> None:
    document = json.loads(body(EVENT, "cloudevents"))
    assert document.pop("data") == EVENT.data
    assert document == {
        "specversion": "1.0",
        "id": "1042",
        "source": "http://t.example/api/v1/a",
        "subject": "a",
        "type": "article.revised",
        "time": "2025-03-27T12:00:00Z",
        "datacontenttype": "application/json",
    }
    assert content_type("cloudevents").startswith("application/cloudevents+json")


def test_cloudevents_of_no_article() -> None:
    ping = Event(type=EventType.TEST_PING, occurred_at=NOON, sequence=1)
    document = json.loads(body(ping, "cloudevents"))
    assert "subject" not in document
    assert document["source"] == "urn:story-tracker"


@pytest.mark.parametrize("name", ["", "atom", "Standard"])
def test_an_unknown_format(name: str) -> None:
    for call in (lambda: body(EVENT, name), lambda: content_type(name)):
        with pytest.raises(BadDocument, match="no body format"):
            call()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(st.dictionaries(st.text(), JSON), st.sampled_from(BODY_FORMATS))
def test_the_same_bytes_whatever_way_the_data_went(data: dict[str, Any], name: str) -> None:
    data.pop("links", None)
    event = replace(EVENT, data=data)
    shuffled = replace(EVENT, data=dict(reversed(json.loads(json.dumps(data)).items())))
    assert body(event, name) == body(shuffled, name)
    assert json.loads(body(event, name))["data"] == data
