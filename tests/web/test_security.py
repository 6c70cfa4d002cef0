"""What strangers, hostile articles and foreign sites can do: nothing (rows W01 to W27)."""

import http.client
import re
import socket
import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from fastapi import FastAPI
from starlette.routing import BaseRoute, Mount

from tests.web import story
from tests.web.conftest import TOKEN, House, Site
from tests.web.seeing import tree
from tracker.core.url import article_id
from tracker.errors import SettingsError
from tracker.settings import Settings
from tracker.web import WebServer, access, create
from tracker.web.forms import local_path

HOSTILE = article_id(story.HOSTILE)


@pytest.fixture
def attacked(own: Site) -> Site:
    """Give a site that tracks an article that attacks from every field."""
    own.house.room.track(story.HOSTILE, tags=(story.ATTACK,), story=story.ATTACK)
    for content, at in story.hostile():
        own.house.room.revise(story.HOSTILE, content, at + timedelta(hours=10))
    return own


HOSTILE_PAGES = (
    "/",
    "/articles",
    f"/articles/{HOSTILE}",
    f"/articles/{HOSTILE}/revisions/1",
    f"/articles/{HOSTILE}/diff/1..2",
    f"/articles/{HOSTILE}/diff/1..2?view=side",
    f"/articles/{HOSTILE}/diff/2..1",
    f"/articles/{HOSTILE}/blame?ghosts=1",
    f"/articles/{HOSTILE}/revisions/1</script><script>alert(1)</script>",
    "/?tag=%3Cscript%3Ealert(1)%3C/script%3E&label=%22%3E%3Cscript%3E",
    "/articles?tag=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&url=%22onfocus=alert(1)",
    "/login?next=javascript:alert(1)",
    "/deliveries",
)


@pytest.mark.parametrize("path", HOSTILE_PAGES)
def test_w01_w03_nothing_an_article_says_becomes_markup(attacked: Site, path: str) -> None:
    answer = attacked.get(path)
    page = tree(answer.text)
    sources = [one.get("src") or "" for one in page.all("script")]
    assert all(one.startswith("/static/live.js?v=") for one in sources)
    assert not page.all("img, iframe, object, embed, style, [style], base, svg svg")
    for element in page.all("*"):
        attributes = element.node.attributes
        assert not [name for name in attributes if name.startswith("on")], attributes
        for name in ("href", "src", "action", "formaction"):
            address = attributes.get(name) or "/"
            assert re.match(r"(?:/|#|\?|https?://)", address), address


def test_w01_direction_controls_are_named_not_obeyed(attacked: Site) -> None:
    text = attacked.text(f"/articles/{HOSTILE}/revisions/1")
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in text
    assert '<bdi class="control">U+202E</bdi>' in text


def test_w14_templates_in_articles_stay_text(attacked: Site) -> None:
    text = attacked.text(f"/articles/{HOSTILE}/revisions/1")
    assert "{{ 7*7 }}{% raw %}${7*7}" in text
    assert "49" not in tree(text).one("h2.headline").words


def test_w01_hostile_articles_stay_data_in_json_and_feeds(attacked: Site) -> None:
    document = attacked.get(f"/api/v1/articles/{HOSTILE}/revisions/1/content").json()
    assert document["headline"] == story.ATTACK
    feed = attacked.get("/feeds/all.atom")
    assert "<script" not in feed.text
    assert attacked.get("/feeds/all.json").json()["items"]


def test_w02_raw_snapshots_are_text_that_no_browser_runs(site: Site) -> None:
    answer = site.get(f"/articles/{site.house.ferry}/revisions/1/raw")
    assert answer.content == site.house.archive.snapshot(site.house.ferry, 1).body
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["content-disposition"].startswith("inline; filename=")


@pytest.mark.parametrize(
    "path", ["/", "/nowhere", "/healthz", "/api/v1/articles", "/api/v1/x", "/static/room.css"]
)
def test_w05_w25_w27_every_answer_is_protected_and_tells_nothing_of_us(
    site: Site, path: str
) -> None:
    headers = site.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "server" not in headers
    assert not [name for name in headers if name.startswith("access-control")]
    assert not re.search(r"uvicorn|starlette|fastapi|python", str(headers), re.IGNORECASE)


def test_w27_failures_tell_nothing_of_us(
    own: Site, log: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(type(own.house.archive), "article", broken)
    for path in (f"/articles/{own.house.ferry}", f"/api/v1/articles/{own.house.ferry}"):
        answer = own.get(path)
        assert answer.status_code == 500
        assert "secret detail" not in answer.text
        assert "Traceback" not in answer.text
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert "secret detail" in log.getvalue()  # type: ignore[attr-defined]


WRITES = ("/articles", "/articles/{ferry}/pause", "/subscriptions", "/subscriptions/sub_lab/remove")


@pytest.mark.parametrize("path", WRITES)
@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:1"},
        {"origin": "http://"},
    ],
)
def test_w04_other_sites_cannot_write(own: Site, path: str, headers: dict[str, str]) -> None:
    own.get("/articles")
    fields = {"form_token": own.client.cookies["tracker_form"], "endpoint": "https://x.example/"}
    before = own.house.vitals.counts()
    answer = own.client.post(path.format(ferry=own.house.ferry), data=fields, headers=headers)
    assert answer.status_code == 403
    api = own.client.post("/api/v1/articles", json={"url": "https://x.example"}, headers=headers)
    assert api.status_code == 403
    assert api.headers["content-type"] == "application/problem+json"
    assert own.house.vitals.counts() == before
    assert len(own.house.ledger.subscriptions()) == 2


def test_w04_a_form_without_its_token_is_refused(own: Site) -> None:
    path = f"/articles/{own.house.ferry}/remove"
    assert own.client.post(path, data={"sure": "yes"}).status_code == 403
    own.get("/articles")
    for token in ("", "wrong", "ü"):
        sent = {"sure": "yes", "form_token": token}
        assert own.client.post(path, data=sent).status_code == 403
    assert own.get(f"/articles/{own.house.ferry}").status_code == 200


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/json", "multipart/form-data; boundary=x", ""]
)
def test_w04_a_form_of_another_kind_is_refused(own: Site, content_type: str) -> None:
    own.get("/articles")
    token = own.client.cookies["tracker_form"]
    answer = own.client.post(
        f"/articles/{own.house.ferry}/pause",
        content=f"form_token={token}",
        headers={"content-type": content_type},
    )
    assert answer.status_code == 415


def test_w04_json_sent_as_text_is_refused(own: Site) -> None:
    answer = own.client.post(
        "/api/v1/articles",
        content='{"url": "https://x.example/"}',
        headers={"content-type": "text/plain"},
    )
    assert answer.status_code == 422


def test_w04_a_form_that_cannot_be_read_is_refused(own: Site) -> None:
    own.get("/articles")
    headers = {"content-type": "application/x-www-form-urlencoded"}
    for content in (b"\xff\xfe", b"&".join(b"a=%d" % number for number in range(200))):
        answer = own.client.post("/articles", content=content, headers=headers)
        assert answer.status_code == 400


def every_route(web: FastAPI) -> list[tuple[str, str]]:
    """Return method and path of every route there is."""
    found: list[tuple[str, str]] = []

    def walk(routes: list[BaseRoute], prefix: str = "") -> None:
        for route in routes:
            inner = getattr(route, "original_router", None)
            if inner is not None:
                context = getattr(route, "include_context", None)
                walk(inner.routes, prefix + (getattr(context, "prefix", "") or ""))
            elif isinstance(route, Mount):
                found.append(("GET", f"{route.path}/"))
            else:
                methods = sorted(getattr(route, "methods", None) or ())
                found.extend((method, prefix + getattr(route, "path", "")) for method in methods)

    walk(list(web.routes))
    return found


def test_w04_no_read_has_an_effect(own: Site) -> None:
    """Every GET there is, asked; the database says the same before and after."""
    before = own.house.vitals.counts()
    (delivery, *_) = own.house.ledger.deliveries(limit=1)
    known = {
        "article_id": own.house.ferry,
        "number": "1",
        "sides": "1..2",
        "suffix": "atom",
        "subscription_id": "sub_lab",
        "delivery_id": delivery.id,
    }
    paths = [path for method, path in every_route(create(own.house)) if method == "GET"]
    assert len(paths) > 30
    for path in paths:
        if path.endswith("/stream"):
            continue
        asked = re.sub(r"\{(\w+)(?::\w+)?\}", lambda found: known.get(found[1], "live"), path)
        assert own.get(asked).status_code < 500
    assert own.house.vitals.counts() == before


@pytest.mark.parametrize(
    "onward",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "evil",
        "/%0d%0aset-cookie:x\r\nx: y",
        "",
        "/ü",
    ],
)
def test_w06_nobody_is_led_elsewhere(onward: str) -> None:
    assert local_path(onward) == "/"


def test_w06_people_are_led_back(guarded: Site) -> None:
    asked = guarded.get("/articles?tag=a&state=")
    assert asked.status_code == 303
    where = asked.headers["location"]
    assert where == "/login?next=/articles%3Ftag%3Da%26state%3D"
    assert 'value="/articles?tag=a&amp;state="' in guarded.text(where)
    guarded.get("/login")
    sent = {"form_token": guarded.client.cookies["tracker_form"], "token": TOKEN}
    answer = guarded.client.post("/login", data=sent | {"next": "//evil.example"})
    assert answer.headers["location"] == "/"


PUBLIC = {
    ("GET", "/healthz"),
    ("GET", "/readyz"),
    ("GET", "/login"),
    ("POST", "/login"),
    ("GET", "/static/"),
}
"""What everybody may ask; a new route is private until it is listed here."""


def test_w07_every_route_asks_for_the_token(guarded: Site) -> None:
    routes = every_route(create(guarded.house, token=TOKEN))
    assert len(routes) > 60
    for method, path in routes:
        if (method.replace("HEAD", "GET"), path) in PUBLIC:
            continue
        for headers in ({}, {"authorization": "Bearer wrong"}, {"authorization": "Basic eDp5"}):
            if headers.get("authorization", "").startswith("Bearer"):
                guarded.house.clock.advance(minutes=2)
            answer = guarded.client.request(method, path, headers=headers)
            refused = answer.status_code == 401 or (
                answer.status_code == 303 and answer.headers["location"].startswith("/login?")
            )
            assert refused, (method, path, headers, answer.status_code)


def test_w07_the_token_opens_everything(guarded: Site) -> None:
    headers = {"authorization": f"Bearer {TOKEN}"}
    for path in ("/", "/api/v1/articles", "/feeds/all.atom", "/metrics", "/openapi.json"):
        assert guarded.get(path, headers=headers).status_code == 200
    assert guarded.get("/openapi.json").headers["www-authenticate"].startswith("Bearer")


def logged_in(site: Site) -> str:
    """Log in and return the session."""
    site.get("/login")
    sent = {"form_token": site.client.cookies["tracker_form"], "token": TOKEN, "next": "/articles"}
    answer = site.client.post("/login", data=sent)
    assert answer.headers["location"] == "/articles"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    return site.client.cookies[access.COOKIE]


def test_w09_a_session_opens_ends_and_is_never_kept_over_a_log_in(guarded: Site) -> None:
    first = logged_in(guarded)
    assert "Log out" in guarded.text("/articles")
    second = logged_in(guarded)
    assert second != first
    guarded.client.cookies.set(access.COOKIE, first)
    guarded.client.cookies.clear()
    old = {"cookie": f"{access.COOKIE}={first}"}
    assert guarded.get("/articles", headers=old).status_code == 303
    third = logged_in(guarded)
    assert guarded.submit("/logout").headers["location"] == "/login"
    assert guarded.get("/", headers={"cookie": f"{access.COOKIE}={third}"}).status_code == 303


def test_w09_a_session_ends_by_itself(guarded: Site) -> None:
    logged_in(guarded)
    guarded.house.clock.advance(days=8)
    assert guarded.get("/articles").status_code == 303
    logged_in(guarded)
    assert guarded.get("/articles").status_code == 200


def test_w09_sessions_are_bounded(with_settings: Callable[[Settings], House]) -> None:
    keeper = access.Doorkeeper(clock=with_settings(Settings()).clock, token=TOKEN)
    first = keeper.open_session()
    for _ in range(access.MOST_SESSIONS):
        newest = keeper.open_session()
    assert not keeper.admits({"cookie": f"{access.COOKIE}={first}"})
    assert keeper.admits({"cookie": f"{access.COOKIE}={newest}"})


def test_w08_guessing_is_stopped(guarded: Site) -> None:
    guarded.get("/login")
    form = {"form_token": guarded.client.cookies["tracker_form"]}
    for _ in range(access.TRIES):
        assert guarded.client.post("/login", data=form | {"token": "guess"}).status_code == 403
    right = guarded.client.post("/login", data=form | {"token": TOKEN})
    assert right.status_code == 429
    assert "wait a minute" in right.text
    guarded.house.clock.advance(minutes=1)
    assert guarded.client.post("/login", data=form | {"token": TOKEN}).status_code == 303


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "news.example"])
def test_an_address_open_to_others_needs_a_token(
    with_settings: Callable[[Settings], House], host: str
) -> None:
    house = with_settings(Settings(web_host=host))
    with pytest.raises(SettingsError, match="token"):
        create(house)
    assert create(house, token=TOKEN).routes
    house.store.close()


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "::1", "[::1]", "localhost"])
def test_loopback_needs_no_token(with_settings: Callable[[Settings], House], host: str) -> None:
    house = with_settings(Settings(web_host=host))
    assert create(house).routes
    house.store.close()


def asked(site: Site, *hosts: str, path: str = "/", more: str = "") -> int:
    """Ask with Host headers of one's own and return the status."""
    lines = "".join(f"Host: {host}\r\n" for host in hosts)
    with socket.create_connection(("127.0.0.1", site.server.port), timeout=10) as link:
        link.sendall(f"GET {path} HTTP/1.1\r\n{lines}{more}Connection: close\r\n\r\n".encode())
        answer = http.client.HTTPResponse(link)
        answer.begin()
        return answer.status


def test_w10_unknown_hosts_are_refused(site: Site) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example", "a@127.0.0.1", "127.0.0.1:x", ""):
        assert asked(site, host) in (400, 421), host
    assert asked(site, "evil.example", path="/api/v1/articles") == 421
    assert asked(site, "127.0.0.1", "evil.example") in (400, 421)
    forged = "X-Forwarded-Host: 127.0.0.1\r\nForwarded: host=127.0.0.1\r\n"
    assert asked(site, "evil.example", more=forged) == 421


def test_w10_known_hosts_and_probes_are_answered(site: Site) -> None:
    for host in ("localhost", "LOCALHOST.", "127.0.0.1:8000", "[::1]:8000"):
        assert asked(site, host) == 200, host
    assert asked(site, "10.0.0.7", path="/healthz") == 200


def test_w10_configured_hosts_are_answered(with_settings: Callable[[Settings], House]) -> None:
    house = with_settings(Settings(web_port=0, public_url="https://News.example:8443/tracker/"))
    server = WebServer(house, hosts=["other.example"])
    server.start()
    site = Site(house, server, None)  # type: ignore[arg-type]
    assert asked(site, "news.example:8443") == 200
    assert asked(site, "OTHER.example") == 200
    assert asked(site, "evil.example") == 421
    server.stop()
    house.store.close()


@pytest.mark.parametrize(
    "path",
    [
        "/static/../rendering.py",
        "/static/%2e%2e/rendering.py",
        "/static/..%2frendering.py",
        "/static/%2e%2e%2f%2e%2e%2f%2e%2e%2fpyproject.toml",
        "/static/....//rendering.py",
        "/static//etc/passwd",
        "/static/..\\rendering.py",
        "/static/room.css%00.js",
        "/articles/../../etc/passwd",
        "/articles/..%2f..%2fetc%2fpasswd/revisions/1/raw",
        "/feeds/../rendering.py.atom",
        "/deliveries/..%2f..%2fx",
    ],
)
def test_w16_only_what_is_there_is_served(site: Site, path: str) -> None:
    assert asked(site, "127.0.0.1", path=path) in (404, 405)


def test_w19_bodies_are_bounded(own: Site) -> None:
    headers = {"content-type": "application/json"}
    for body in (b"x" * 70_000, b"[" * 60_000, b'{"url":' * 9_000):
        began = time.process_time()
        answer = own.client.post("/api/v1/articles", content=body, headers=headers)
        assert answer.status_code in (400, 413, 422)
        assert time.process_time() - began < 1

    def chunks() -> object:
        for _ in range(20):
            yield b"y" * 5_000

    answer = own.client.post("/api/v1/articles", content=chunks(), headers=headers)  # type: ignore[arg-type]
    assert answer.status_code == 413
    answer = own.client.post("/articles", content=b"x" * 70_000, headers=headers)
    assert answer.status_code == 413
    assert "Too large" in answer.text


@pytest.mark.parametrize("length", ["x", "-1", "9" * 30])
def test_w19_a_length_that_cannot_be_is_refused(own: Site, length: str) -> None:
    with socket.create_connection(("127.0.0.1", own.server.port), timeout=10) as link:
        head = f"POST /api/v1/articles HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}"
        link.sendall(f"{head}\r\nConnection: close\r\n\r\n".encode())
        assert link.recv(100).split()[1] in (b"400", b"413")


def test_w19_a_slow_body_is_given_up(own: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from tracker.web import application, armour

    monkeypatch.setattr(
        application, "BoundedBodies", lambda app: armour.BoundedBodies(app, deadline=0.2)
    )
    server = WebServer(own.house)
    server.start()
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as link:
        link.sendall(
            b"POST /api/v1/articles HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nx"
        )
        assert link.recv(100).split()[1] == b"408"
    server.stop()


def test_w20_limits_are_capped_and_cursors_checked(site: Site) -> None:
    assert site.get("/api/v1/articles?limit=1000000000").status_code == 200
    for path in (
        "/api/v1/articles?limit=0",
        "/api/v1/articles?limit=10000000000000000000000000000000",
        "/api/v1/articles?after=%00",
        "/api/v1/events?after=-1",
        "/api/v1/events?after=1e3",
        "/api/v1/deliveries?after=' OR 1=1",
    ):
        assert site.get(path).status_code == 422, path
    assert site.get("/api/v1/articles?after=aaaaaaaaaaaaa").status_code == 404


def test_w18_secrets_are_told_nowhere(site: Site) -> None:
    for path in ("/subscriptions", "/deliveries", "/api/v1/subscriptions", "/api/v1/events"):
        text = site.text(path)
        assert story.SECRET not in text
        assert "token=secret" not in text


def test_w29_labels_in_class_names_are_only_ours(attacked: Site) -> None:
    for element in tree(attacked.text("/")).all("[class]"):
        assert re.fullmatch(r"[a-zA-Z0-9_ -]*", element.get("class") or "")
