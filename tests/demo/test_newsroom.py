"""The newsroom behaves as sites do, over real HTTP."""

import gzip
import socket
from collections.abc import Iterator

import httpx
import pytest

from tracker.clock import SystemClock
from tracker.demo.casebook import load_seeds
from tracker.demo.newsroom import Newsroom, Publication
from tracker.testing import FakeClock

SEEDS = load_seeds()


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    room = Newsroom(SEEDS, FakeClock())
    room.start()
    yield room
    room.close()


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False, headers={"Accept-Encoding": "identity"}) as client:
        yield client


def test_every_seed_is_served_at_its_own_address(newsroom: Newsroom, client: httpx.Client) -> None:
    for seed in SEEDS:
        answer = client.get(newsroom.url(seed.name))
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert seed.edition(1).headline in answer.text.replace("&#39;", "'")
        assert newsroom.url(seed.name) in answer.text
    assert newsroom.fetches == len(SEEDS)


def test_a_page_unchanged_is_answered_with_304(newsroom: Newsroom, client: httpx.Client) -> None:
    url = newsroom.url("cables")
    first = client.get(url)
    for name, validator in (("If-None-Match", "etag"), ("If-Modified-Since", "last-modified")):
        again = client.get(url, headers={name: first.headers[validator]})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
    other = client.get(url, headers={"If-None-Match": '"other"'})
    assert other.status_code == 200
    assert other.content != first.content


def test_a_new_edition_has_a_new_validator(newsroom: Newsroom, client: httpx.Client) -> None:
    url = newsroom.url("cables")
    first = client.get(url)
    newsroom.advance("cables")
    second = client.get(url, headers={"If-None-Match": first.headers["etag"]})
    assert second.status_code == 200
    assert "$15 billion" in second.text
    assert "$1.5 billion" not in second.text


def test_a_site_without_validators_sends_the_page_each_time(
    newsroom: Newsroom, client: httpx.Client
) -> None:
    answer = client.get(newsroom.url("smelter"), headers={"If-None-Match": "*"})
    assert answer.status_code == 200
    assert "etag" not in answer.headers
    assert "last-modified" not in answer.headers


def test_a_page_is_packed_for_who_can_unpack(newsroom: Newsroom, client: httpx.Client) -> None:
    with client.stream(
        "GET", newsroom.url("cables"), headers={"Accept-Encoding": "gzip"}
    ) as answer:
        raw = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == "gzip"
    assert b"European leaders" in gzip.decompress(raw)
    head = client.head(newsroom.url("cables"))
    assert int(head.headers["content-length"]) > 60_000
    assert head.content == b""


def test_robots_a_front_page_and_nothing_else(newsroom: Newsroom, client: httpx.Client) -> None:
    robots = client.get(f"{newsroom.origin}/robots.txt")
    assert "Disallow: /search" in robots.text
    assert robots.headers["content-type"].startswith("text/plain")
    front = client.get(newsroom.origin)
    assert front.text.count("<li>") == len(SEEDS)
    assert client.get(f"{newsroom.origin}/elsewhere").status_code == 404


def test_an_article_goes_and_returns(newsroom: Newsroom, client: httpx.Client) -> None:
    statuses = []
    while newsroom.advance("cables") is not None:
        statuses.append(client.get(newsroom.url("cables")).status_code)
    assert statuses.count(404) == 1
    assert statuses[-1] == 200
    assert newsroom.advance("cables") is None


def test_what_was_published_when_is_kept_and_told() -> None:
    heard: list[Publication] = []
    clock = FakeClock()
    room = Newsroom(SEEDS[:1], clock, told=heard.append)
    later = clock.advance(minutes=1)
    room.advance(SEEDS[0].name)
    assert room.log == heard
    assert [(one.number, one.at == later) for one in heard] == [(1, False), (2, True)]
    room.close()


def test_the_schedule_runs_to_the_end_by_itself() -> None:
    room = Newsroom(SEEDS, SystemClock())
    room.start()
    assert not room.finished
    room.follow_schedule(speed=1000)
    for press in room.presses:
        press.join(10)
    assert room.finished
    assert len(room.log) == sum(len(seed.editions) for seed in SEEDS)
    room.close()


def test_closing_ends_the_schedule_and_every_connection() -> None:
    room = Newsroom(SEEDS, SystemClock())
    room.start()
    room.follow_schedule()
    with socket.create_connection(("127.0.0.1", room.port)) as line:
        line.sendall(b"GET /robots.txt HTTP/1.1\r\nHost: x\r\n\r\n")
        assert line.recv(4096).startswith(b"HTTP/1.1 200")
        room.close()
        line.settimeout(5)
        while rest := line.recv(4096):
            assert rest
    assert not room.finished
    assert not any(press.is_alive() for press in room.presses)


def test_a_client_that_hangs_up_stops_nothing(
    newsroom: Newsroom, client: httpx.Client, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(5):
        line = socket.create_connection(("127.0.0.1", newsroom.port))
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        line.sendall(b"GET /2025/03/27/europe-baltic-cable-plan HTTP/1.1\r\nHost: x\r\n\r\n")
        line.close()
    assert client.get(newsroom.url("cables")).status_code == 200
    assert capsys.readouterr().err == ""
