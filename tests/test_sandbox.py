"""Readings that hang, die, grow or explode: each costs a child, none the pool (F06, H01–H06)."""

import contextlib
import os
import re
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pebble import ProcessFuture

from tests import sandbox_reads as reads
from tracker import plugins, reading, sandbox
from tracker.core.content import Content
from tracker.core.snapshot import Snapshot, Unreadable
from tracker.errors import Stopped, UnreadablePage
from tracker.reading import Publisher
from tracker.sandbox import Read, Sandbox, read_snapshot
from tracker.testing import NOON

SHORT = timedelta(seconds=1)
URL = "https://example.org/a"
PAGE = b"<!doctype html><title>Rain</title><h1>Rain</h1>" + b"<p>It rained again today.</p>" * 20


def snapshot(body: bytes = PAGE) -> Snapshot:
    """Capture a page."""
    return Snapshot(url=URL, received_at=NOON, status=200, body=body)


@pytest.fixture
def opened() -> Iterator[Callable[..., Sandbox]]:
    """Give a maker of sandboxes that are closed at the end."""
    with contextlib.ExitStack() as stack:

        def make(read: Read, **options: Any) -> Sandbox:
            given: dict[str, Any] = {"deadline": SHORT, "workers": 1} | options
            made = Sandbox(read=read, **given)
            stack.callback(made.close)
            return made

        yield make


Opened = Callable[..., Sandbox]


def headline(made: Sandbox) -> str:
    """Read and return the headline: for `echo`, the number of the child that read."""
    content = made.read(snapshot(), url=URL)
    assert isinstance(content, Content)
    return content.headline


def test_a_page_is_read_with_the_installed_publishers(opened: Opened) -> None:
    content = opened(read_snapshot, load=plugins.load).read(snapshot(), url=URL)
    assert isinstance(content, Content)
    assert content.headline == "Rain"
    assert content.reader.startswith("generic/")
    assert content == read_snapshot(snapshot(), URL, None)
    assert content == read_snapshot(snapshot(), URL, plugins.load)


def test_installed_publishers_come_before_our_own() -> None:
    ours = Publisher(name="ours", hosts=("example.org",))
    found = sandbox._loaded(lambda group: {"ours": ours, "generic": reading.BUILT_IN[-1]})
    assert found == (ours, *reading.BUILT_IN)
    assert sandbox._loaded(plugins.load) == tuple(reading.BUILT_IN)


@pytest.mark.parametrize(
    ("read", "code", "words"),
    [
        (reads.hang, "timeout", "longer than 1 s"),
        (reads.hang_in_c, "timeout", "longer than 1 s"),
        (reads.burn, "timeout", "longer than 1 s"),
        (reads.segv, "died", "SIGSEGV"),
        (reads.killed, "died", "SIGKILL"),
        (reads.leave, "died", "exit code 7"),
        (reads.overspend, "timeout", "of CPU time"),
        (reads.allocate, "memory", "too much memory"),
        (reads.recurse, "failed", "RecursionError"),
        (reads.boom, "failed", "unforeseen"),
        (reads.refuse, "unreadable", "no article here"),
        (reads.untransportable_content, "failed", "no reading came back"),
    ],
)
def test_a_bad_reading_is_a_value_and_the_next_is_good(
    opened: Opened, read: Read, code: str, words: str
) -> None:
    made = opened(reads.one_bad(read))
    began = time.monotonic()
    bad = made.read(snapshot(b"bad"), url=URL)
    assert time.monotonic() - began < 5
    assert isinstance(bad, Unreadable)
    assert bad.code == code
    assert words in bad.reason
    assert headline(made)


def test_cpu_limits_move_with_every_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    limits: list[tuple[int, tuple[int, int]]] = []
    monkeypatch.setattr(resource, "setrlimit", lambda *one: limits.append(one))
    result = sandbox._reading(reads.echo, snapshot(), URL, None, 5.0)
    assert isinstance(result, Content)
    [(kind, (soft, _))] = limits
    assert kind == resource.RLIMIT_CPU
    assert time.process_time() + 5 <= soft <= time.process_time() + 8


def test_children_are_set_up_to_die_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    limits: dict[int, object] = {}
    dispositions: dict[int, object] = {}

    def refuse_memory(kind: int, limit: object) -> None:
        if kind == resource.RLIMIT_AS:
            raise ValueError("not on this system")
        limits[kind] = limit

    monkeypatch.setattr(resource, "setrlimit", refuse_memory)
    monkeypatch.setattr(signal, "signal", dispositions.__setitem__)
    sandbox._begin(1 << 30)
    assert dispositions[signal.SIGINT] == signal.SIG_IGN
    assert dispositions[signal.SIGTERM] == signal.SIG_DFL
    assert limits == {resource.RLIMIT_CORE: (0, 0)}


@pytest.mark.parametrize(
    ("read", "code"),
    [(reads.refuse, "unreadable"), (reads.boom, "failed"), (reads.out_of_memory, "memory")],
)
def test_what_a_child_makes_of_exceptions(
    monkeypatch: pytest.MonkeyPatch, read: Read, code: str
) -> None:
    monkeypatch.setattr(resource, "setrlimit", lambda *_: None)
    bad = sandbox._reading(read, snapshot(), URL, None, 5.0)
    assert isinstance(bad, Unreadable)
    assert bad.code == code


def test_a_child_is_replaced_after_so_many_readings(opened: Opened) -> None:
    made = opened(reads.echo, readings=3)
    children = [headline(made) for _ in range(6)]
    assert children[0] == children[1] == children[2]
    assert children[3] == children[4] == children[5]
    assert children[0] != children[3]


def test_readings_share_the_children_and_wait_for_one(opened: Opened) -> None:
    made = opened(reads.nap, workers=2, deadline=timedelta(seconds=5))
    with ThreadPoolExecutor(8) as threads:
        began = time.monotonic()
        children = list(threads.map(lambda _: headline(made), range(8)))
    assert len(set(children)) == 2
    assert time.monotonic() - began > 0.15 * 4


def test_a_child_killed_from_outside_costs_one_reading(opened: Opened) -> None:
    made = opened(reads.echo_or_hang, deadline=timedelta(seconds=20))
    child = int(headline(made))
    with ThreadPoolExecutor(1) as threads:
        hanging = threads.submit(made.read, snapshot(b"hang"), url=URL)
        time.sleep(0.3)
        os.kill(child, signal.SIGSEGV)
        bad = hanging.result(10)
    assert isinstance(bad, Unreadable)
    assert bad.code == "died"
    assert int(headline(made)) != child


def test_a_pool_that_broke_is_replaced(opened: Opened) -> None:
    made = opened(reads.echo)
    first = headline(made)
    made._pool.stop()  # type: ignore[no-untyped-call]
    assert headline(made) != first


def test_a_pool_that_does_not_answer_is_given_up(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A child killed while it holds the pool's lock would leave everybody waiting for ever."""
    monkeypatch.setattr(sandbox, "GRACE_SECONDS", 0.2)
    made = opened(reads.echo_or_hang, deadline=timedelta(seconds=0.3))
    child = int(headline(made))
    monkeypatch.setattr(type(made._pool), "schedule", never)
    bad = made.read(snapshot(), url=URL)
    assert isinstance(bad, Unreadable)
    assert bad.code == "timeout"
    monkeypatch.undo()
    assert int(headline(made)) != child


def never(self: object, function: object, **_: object) -> object:
    """Take work and never do it."""
    return ProcessFuture()


def test_closing_ends_children_at_once_and_stops_readings(opened: Opened) -> None:
    made = opened(reads.echo_or_hang, deadline=timedelta(seconds=60), workers=2)
    child = int(headline(made))
    with ThreadPoolExecutor(3) as threads:
        readings = [threads.submit(made.read, snapshot(b"hang"), url=URL) for _ in range(3)]
        time.sleep(0.3)
        began = time.monotonic()
        made.close()
        for one in readings:
            with pytest.raises(Stopped):
                one.result(5)
        assert time.monotonic() - began < 1
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
    made.close()
    with pytest.raises(Stopped):
        made.read(snapshot(), url=URL)


def test_the_pool_is_not_replaced_once_it_is_closed(opened: Opened) -> None:
    made = opened(reads.echo)
    pool = made._pool
    made.close()
    made._give_up(pool)
    assert made._pool is pool


PROGRAM = """
import sys, time
from datetime import timedelta
from tests.sandbox_reads import echo_or_hang
from tests.test_sandbox import URL, snapshot
from tracker.sandbox import Sandbox

if __name__ == "__main__":
    made = Sandbox(read=echo_or_hang, workers=1, deadline=timedelta(seconds=1.5))
    print(made.read(snapshot(), url=URL).headline, flush=True)
    try:
        made.read(snapshot(b"hang"), url=URL)
    except KeyboardInterrupt:
        print("interrupted", made.read(snapshot(), url=URL).headline, flush=True)
        made.close()
"""


@pytest.fixture
def program(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Run a program that reads in a session of its own, as a terminal would."""
    path = tmp_path / "program.py"
    path.write_text(PROGRAM)
    with subprocess.Popen(
        [sys.executable, str(path)],
        cwd=Path(__file__).parents[1],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as running:
        yield running
        running.kill()


def test_ctrl_c_is_for_the_program_and_not_for_its_children(
    program: subprocess.Popen[str],
) -> None:
    assert program.stdout
    child = program.stdout.readline().strip()
    time.sleep(0.5)
    os.killpg(program.pid, signal.SIGINT)
    out, err = program.communicate(timeout=20)
    assert err == ""
    assert re.fullmatch(r"interrupted \d+\n", out)
    assert child.isdigit()


def test_children_of_a_killed_program_end(program: subprocess.Popen[str]) -> None:
    assert program.stdout
    child = int(program.stdout.readline())
    time.sleep(0.3)  # so that the child is in the middle of a reading that hangs
    program.kill()
    program.wait(5)
    for _ in range(100):
        try:
            os.kill(child, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    raise AssertionError(f"child {child} outlived its program by 10 s")


ATTRIBUTES = b"".join(b" a%d=1" % n for n in range(100_000))
HOSTILE = {
    "H01-depth": b"<div>" * 1_000_000 + b"<p>words",
    "H02-unclosed": b"".join(b"<p><div><span>paragraph %d of words" % n for n in range(400)),
    "H03-attributes": b"<p" + ATTRIBUTES + b">words" + b"<p>It rained again today." * 40,
    "H04-one-paragraph": b"<p>" + b"words " * 1_700_000,
    "H04-spaces": b"<p>" + b" " * (10 << 20) + b"words",
    "H04-newlines": b"<p>" + b"\n" * (5 << 20) + b"words",
    "H05-breaks": b"<br>" * 200_000 + b"words",
    "H05-dates": b"<p>Updated Mar 27, 2025, 1:00pm EDT</p>" * 40_000,
    "H05-paragraphs": b"<p>words</p>" * 50_000,
    "H05-cells": b"<table><tr>" + b"<td>words</td>" * 50_000,
    "H05-meta": b'<meta name="author" content="words">' * 50_000 + b"words",
    "H06-tables": b"<table><tr><td>" * 1000 + b"words",
    "H06-lists": b"<ul><li>" * 3000 + b"words",
    "H06-bold": b"<b>" * 100_000 + b"words",
    "H06-adoption": b"<a><p>" * 20_000 + b"words",
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_end_within_the_deadline(opened: Opened, body: bytes) -> None:
    """Whatever a page does to the reader, an answer comes and the next page is read."""
    made = opened(read_snapshot, deadline=timedelta(seconds=4))
    began = time.monotonic()
    result = made.read(snapshot(body), url=URL)
    assert time.monotonic() - began < 6
    assert isinstance(result, Content | Unreadable)
    assert isinstance(made.read(snapshot(), url=URL), Content)


def test_the_daemon_s_memory_does_not_grow_with_the_child_s(opened: Opened) -> None:
    made = opened(reads.fill_memory, memory=1 << 30, deadline=timedelta(seconds=20))
    made.read(snapshot(), url=URL)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    bad = made.read(snapshot(), url=URL)
    assert isinstance(bad, Unreadable)
    assert bad.code == "memory"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20 << 10


def test_threads_may_be_running_when_children_start(opened: Opened) -> None:
    held = threading.Lock()
    with held, ThreadPoolExecutor(2) as threads:
        threads.submit(time.sleep, 0.5)
        made = opened(reads.echo, workers=2, readings=1)
        assert len({headline(made) for _ in range(4)}) == 4


def test_an_unreadable_page_says_why() -> None:
    with pytest.raises(UnreadablePage):
        reads.refuse(snapshot(), URL, None)
