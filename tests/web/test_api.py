"""The JSON API: every answer as OpenAPI promises, every error a problem."""

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.web import story
from tests.web.conftest import Site
from tracker.core.documents import comparison_document
from tracker.core.url import article_id
from tracker.errors import StoreBusy, StoreDamaged
from tracker.web.problems import phrase, status_of

NEW = "https://new.example/story"


def promised(site: Site, method: str, path: str, status: int) -> Draft202012Validator:
    """Return what OpenAPI says an answer looks like."""
    document = site.get("/openapi.json").json()
    answer = document["paths"][path][method]["responses"][str(status)]
    (media,) = answer["content"].values()
    return Draft202012Validator({**media["schema"], "components": document["components"]})


def read(site: Site, template: str, **given: str) -> dict[str, Any]:
    """Read a document that must be there and hold it to what was promised."""
    answer = site.get(template.format(**given) + given.get("query", ""))
    assert answer.status_code == 200, answer.text
    document: dict[str, Any] = answer.json()
    assert not list(promised(site, "get", template, 200).iter_errors(document))
    return document


def problem(answer: Any, status: int) -> dict[str, Any]:
    """Return a problem that must be one."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    document: dict[str, Any] = answer.json()
    assert document["status"] == status
    assert document["title"]
    return document


def test_every_document_is_as_promised_and_names_its_schema(site: Site) -> None:
    ferry = site.house.ferry
    one = "/api/v1/articles/{article_id}"
    (delivery, *_) = site.house.ledger.deliveries(subscription_id="sub_lab", limit=500)[::-1]
    for template, schema, given in (
        ("/api/v1/articles", "articles/1", {}),
        (one, "article/1", {}),
        (f"{one}/revisions", "revisions/1", {}),
        (f"{one}/revisions/{{number}}", "revision/1", {"number": "5"}),
        (f"{one}/revisions/{{number}}/content", "content/1", {"number": "6"}),
        (f"{one}/diff/{{sides}}", "comparison/1", {"sides": "1..7"}),
        (f"{one}/blame", "blame/1", {}),
        (f"{one}/checks", "checks/1", {}),
        ("/api/v1/events", "events/1", {}),
        ("/api/v1/subscriptions", "subscriptions/1", {}),
        (
            "/api/v1/subscriptions/{subscription_id}",
            "subscription/1",
            {"subscription_id": "sub_lab"},
        ),
        ("/api/v1/deliveries", "deliveries/1", {}),
        ("/api/v1/deliveries/{delivery_id}", "delivery/1", {"delivery_id": delivery.id}),
    ):
        assert read(site, template, article_id=ferry, **given)["schema"] == schema


def test_every_operation_is_described(site: Site) -> None:
    document = site.get("/openapi.json").json()
    operations = [one for path in document["paths"].values() for one in path.values()]
    assert len(operations) >= 25
    assert all(one["summary"] for one in operations)
    assert all(path.startswith("/api/v1/") for path in document["paths"])
    assert document["info"]["version"] == "1"


def test_revision_tells_its_changes_as_recorded(site: Site) -> None:
    recorded = site.house.archive.revisions(site.house.ferry)[1]
    document = site.get(f"/api/v1/articles/{site.house.ferry}/revisions/2").json()
    assert document["labels"] == ["stealth_edit"]
    assert document["window"] == {"after": "2026-03-12T08:50:55Z", "until": "2026-03-12T09:05:15Z"}
    (change,) = document["changes"]
    assert change["kind"] == "paragraph.edited"
    assert "".join(text for sign, text in change["edits"] if sign != "-") == change["after"]
    diff = site.get(f"/api/v1/articles/{site.house.ferry}/diff/1..2").json()
    assert diff["changes"] == [change]
    assert diff["significance"] == recorded.significance
    assert diff["summary"] == recorded.summary


def test_diff_of_any_two_is_what_comparing_says(site: Site) -> None:
    from tracker.comparing import compare
    from tracker.core.revision import Window

    archive, ferry = site.house.archive, site.house.ferry
    revisions = archive.revisions(ferry)
    window = Window(after=revisions[2].window.after, until=revisions[4].window.until)
    expected = compare(archive.content(ferry, 2), archive.content(ferry, 5), window=window)
    answer = site.get(f"/api/v1/articles/{ferry}/diff/2..5").json()
    assert answer == {**comparison_document(expected)}


def paged(site: Site, path: str, name: str, limit: int) -> Iterator[dict[str, Any]]:
    """Follow the cursors."""
    after = ""
    while True:
        document = site.get(f"{path}?limit={limit}{after}").json()
        assert len(document[name]) <= limit
        yield from document[name]
        if document["next"] is None:
            return
        after = f"&after={document['next']}"


@pytest.mark.parametrize(
    ("path", "name", "key", "count"),
    [
        ("/api/v1/articles", "articles", "id", 5),
        ("/api/v1/events", "events", "sequence", 13),
        ("/api/v1/deliveries", "deliveries", "id", 20),
        ("/api/v1/articles/{ferry}/revisions", "revisions", "number", 7),
    ],
)
@pytest.mark.parametrize("limit", [1, 2, 5, 500])
def test_pages_together_are_the_whole(
    site: Site, path: str, name: str, key: str, count: int, limit: int
) -> None:
    path = path.format(ferry=site.house.ferry)
    whole = site.get(f"{path}?limit=500").json()[name]
    assert list(paged(site, path, name, limit)) == whole
    assert len({one[key] for one in whole}) == len(whole) == count


def test_events_of_one_article_and_after_a_sequence(site: Site) -> None:
    told = site.get(f"/api/v1/events?article={site.house.ferry}").json()["events"]
    assert len(told) == 7
    assert {one["article_id"] for one in told} == {site.house.ferry}
    assert [one["sequence"] for one in site.get("/api/v1/events?after=11").json()["events"]] == [
        12,
        13,
    ]


def test_reads_are_fresh_or_not_sent_again(own: Site) -> None:
    path = f"/api/v1/articles/{own.house.ferry}"
    first = own.get(path)
    tag = first.headers["etag"]
    again = own.get(path, headers={"if-none-match": f'"other", W/{tag}'})
    assert again.status_code == 304
    assert again.content == b""
    assert own.get(path, headers={"if-none-match": "*"}).status_code == 304
    own.house.track.pause(own.house.ferry)
    assert own.get(path, headers={"if-none-match": tag}).status_code == 200
    assert "etag" not in own.get("/api/v1/articles/aaaaaaaaaaaaa").headers


def test_an_article_is_added_changed_and_removed(own: Site) -> None:
    made = own.client.post(
        "/api/v1/articles", json={"url": NEW, "tags": ["a"], "story": "S", "every": 900}
    )
    assert made.status_code == 201
    document = made.json()
    assert not list(promised(own, "post", "/api/v1/articles", 201).iter_errors(document))
    assert (document["tags"], document["story"], document["every"]) == (["a"], "S", 900.0)
    path = made.headers["location"]
    assert own.get(path).json() == document
    again = problem(own.client.post("/api/v1/articles", json={"url": NEW}), 409)
    assert again["article_id"] == document["id"]
    assert own.client.post(f"{path}/pause").json()["state"] == "paused"
    assert own.client.post(f"{path}/resume").json()["state"] == "active"
    tagged = own.client.post(f"{path}/tags", json={"add": ["b"], "remove": ["a"]})
    assert tagged.json()["tags"] == ["b"]
    assert own.client.delete(path).status_code == 204
    problem(own.get(path), 404)
    problem(own.client.delete(path), 404)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"url": "no"},
        {"url": 5},
        {"url": "http://u:p@x.example/"},
        {"url": "http://private.example/"},
        {"url": NEW, "id": "mine"},
        {"url": NEW, "every": -1},
        {"url": NEW, "every": 1e30},
        {"url": NEW, "tags": ["x" * 201]},
        {"url": NEW, "tags": ["x"] * 51},
        {"url": NEW, "tags": "a"},
        [],
        "text",
        None,
    ],
)
def test_w12_what_cannot_be_tracked_is_explained(own: Site, body: object) -> None:
    before = own.house.vitals.counts()
    told = problem(own.client.post("/api/v1/articles", json=body), 422)
    assert told["detail"]
    assert own.house.vitals.counts() == before


@pytest.mark.parametrize("body", ["{", "[" * 50_000, '{"url": NaN', "\x00"])
def test_w19_what_is_no_json_is_a_bad_request(own: Site, body: str) -> None:
    headers = {"content-type": "application/json"}
    problem(own.client.post("/api/v1/articles", content=body, headers=headers), 400)


def test_not_a_number_is_refused(own: Site) -> None:
    headers = {"content-type": "application/json"}
    body = '{"url": "https://new.example/", "every": NaN}'
    answer = own.client.post("/api/v1/articles", content=body, headers=headers)
    problem(answer, 422)


def test_a_subscription_is_made_read_and_removed(own: Site) -> None:
    wish = {"types": ["article.revised"], "kinds": ["headline"], "labels": ["stealth_edit"]}
    made = own.client.post(
        "/api/v1/subscriptions", json={"endpoint": "https://x.example/h?key=1", "wish": wish}
    )
    assert made.status_code == 201
    document = made.json()
    assert not list(promised(own, "post", "/api/v1/subscriptions", 201).iter_errors(document))
    secret = document.pop("secret")
    assert secret.startswith("whsec_")
    assert made.headers["cache-control"] == "no-store"
    assert document["endpoint"] == "https://x.example/h?key=…"
    assert document["wish"]["kinds"] == ["headline"]
    path = made.headers["location"]
    assert own.get(path).json() == document
    tested = own.client.post(f"{path}/test")
    assert tested.status_code == 201
    assert tested.json()["subscription_id"] == document["id"]
    assert own.client.post(f"{path}/pause").json()["state"] == "paused"
    assert own.client.post(f"{path}/resume").json()["state"] == "active"
    rotated = own.client.post(f"{path}/rotate-secret").json()
    assert rotated["schema"] == "secret/1"
    assert rotated["secret"] not in ("", secret)
    assert own.client.delete(path).status_code == 204
    problem(own.get(path), 404)


@pytest.mark.parametrize(
    "body",
    [
        {"endpoint": "https://x.example", "wish": {"kinds": ["eaten"]}},
        {"endpoint": "https://x.example", "wish": {"labels": ["eaten"]}},
        {"endpoint": "https://x.example", "wish": {"min_significance": 2}},
        {"endpoint": "https://x.example", "body_format": "xml"},
        {"endpoint": "https://x.example", "secrets": []},
        {"endpoint": "ftp://x.example"},
        {"endpoint": "http://private.example/"},
    ],
)
def test_w12_a_subscription_that_cannot_be_is_explained(own: Site, body: object) -> None:
    problem(own.client.post("/api/v1/subscriptions", json=body), 422)
    assert len(own.house.ledger.subscriptions()) == 2


def test_a_delivery_is_retried(own: Site) -> None:
    done = own.get("/api/v1/deliveries?state=delivered&subscription=sub_desk").json()["deliveries"]
    path = f"/api/v1/deliveries/{done[0]['id']}"
    before = own.get(path).json()
    assert [one["accepted"] for one in before["attempts_made"]] == [True]
    assert own.client.post(f"{path}/retry").json()["state"] == "owed"
    problem(own.client.post("/api/v1/deliveries/none/retry"), 404)


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/nothing",
        "/api/v1/articles/nope",
        "/api/v1/articles/aaaaaaaaaaaaa/revisions",
        "/api/v1/articles/aaaaaaaaaaaaa/blame",
        "/api/v1/articles/{ferry}/revisions/77",
        "/api/v1/articles/{ferry}/revisions/77/content",
        "/api/v1/articles/{ferry}/diff/1..77",
        "/api/v1/articles/{ferry}/diff/1",
        "/api/v1/subscriptions/none",
        "/api/v1/deliveries/none",
    ],
)
def test_what_is_not_there_is_a_problem(site: Site, path: str) -> None:
    problem(site.get(path.format(ferry=site.house.ferry)), 404)


def test_wrong_methods_and_values_are_problems(site: Site) -> None:
    answer = site.client.put("/api/v1/articles")
    problem(answer, 405)
    assert "GET" in answer.headers["allow"]
    told = problem(site.get("/api/v1/articles?state=eaten"), 422)
    assert told["errors"][0]["where"] == ["query", "state"]


def test_statuses_of_failures() -> None:
    assert status_of(StoreBusy("locked"))[0] == 503
    assert status_of(StoreDamaged("page 7"))[0::2] == (500, "The log of the server says more.")
    assert phrase(404) == "Not Found"
    assert phrase(799) == "Error"


def test_a_busy_database_is_said(own: Site, log: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object) -> None:
        raise StoreBusy("locked")

    monkeypatch.setattr(type(own.house.archive), "article", busy)
    monkeypatch.setattr(type(own.house.vitals), "schema", busy)
    problem(own.get(f"/api/v1/articles/{own.house.ferry}"), 503)
    assert own.get("/readyz").json() == {
        "ready": False,
        "why": "the database does not answer",
    }
    assert "locked" in log.getvalue()


def test_health_readiness_and_metrics(own: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    assert own.text("/healthz") == "ok\n"
    assert own.get("/readyz").json() == {"ready": True}
    own.house.metrics.count("tracker_events_total", amount=3)
    text = own.text("/metrics")
    assert "tracker_events_total 3\n" in text
    assert "tracker_articles 5\n" in text
    monkeypatch.setattr(type(own.house.vitals), "schema", lambda _: ("old", "new"))
    assert own.get("/readyz").status_code == 503


def test_ids_of_other_articles_do_not_mix(site: Site) -> None:
    arabic = article_id(story.ARABIC)
    assert site.get(f"/api/v1/articles/{arabic}/revisions/7").status_code == 404
