"""Nudges reach whoever listens, and are kept for whoever is about to."""

import gc
import threading

from tracker.bus import LocalBus


def test_a_nudge_before_the_wait_is_kept_once() -> None:
    bus = LocalBus()
    listener = bus.listen("due")
    bus.nudge("due")
    assert listener.wait(0)
    assert not listener.wait(0)


def test_everybody_hears_and_only_of_their_topic() -> None:
    bus = LocalBus()
    one, two, other = bus.listen("due"), bus.listen("due"), bus.listen("events")
    threading.Timer(0.05, bus.nudge, ["due"]).start()
    assert one.wait(5)
    assert two.wait(5)
    assert not other.wait(0)


def test_who_is_dropped_is_forgotten() -> None:
    bus = LocalBus()
    listener = bus.listen("due")
    del listener
    gc.collect()
    bus.nudge("due")
    bus.nudge("unheard of")
