"""subscribe, subscription, delivery."""

import pytest

from tests.cli.conftest import Shell
from tests.e2e.origin import Origin
from tracker.demo.receiver import Receiver


def test_a_subscription_lives_and_ends(shell: Shell, origin: Origin, receiver: Receiver) -> None:
    shell("add", origin.url, "--tag", "ports", "--story", "Harbour")
    [made] = shell(
        "subscribe",
        receiver.endpoint,
        *("--type", "article.revised", "--kind", "headline", "--label", "stealth_edit"),
        *("--aspect", "number", "--min-significance", "0.5", "--article", origin.url),
        *("--tag", "ports", "--story", "Harbour", "--format", "cloudevents", "--json"),
    ).documents
    receiver.trust(made["secret"])
    name = made["id"]
    [listed] = shell("subscription", "list", "--json").documents
    assert listed["wish"]["labels"] == ["stealth_edit"]
    assert "secret" not in listed
    assert "≥ 0.5" in shell("subscription", "list").out
    assert "delivered" in shell("subscription", "test", name).out
    [pinged] = shell("subscription", "test", name, "--json").documents
    assert pinged["state"] == "delivered"
    assert [one.type for one in receiver.received] == ["test.ping"] * 2
    assert shell("subscription", "pause", name).code == 0
    assert shell("subscription", "resume", name).code == 0
    assert "whsec_" in shell("subscription", "rotate-secret", name).out
    [rotated] = shell("subscription", "rotate-secret", name, "--json").documents
    assert rotated["secret"].startswith("whsec_")
    assert shell("subscription", "remove", name).code == 0
    assert shell("subscription", "test", name).code == 1


def test_deliveries_are_shown_and_sent_again(
    shell: Shell, origin: Origin, receiver: Receiver
) -> None:
    said = shell("subscribe", receiver.endpoint).out
    secret = next(word for word in said.split() if word.startswith("whsec_"))
    receiver.trust(secret)
    [subscription] = shell("subscription", "list", "--json").documents
    shell("subscription", "test", subscription["id"])
    [delivery] = shell("delivery", "list", "--json").documents
    assert delivery["id"] in shell("delivery", "list").out
    [shown] = shell("delivery", "show", delivery["id"], "--json").documents
    assert [one["status"] for one in shown["attempts_made"]] == [204]
    assert "204" in shell("delivery", "show", delivery["id"]).out
    assert "owed again" in shell("delivery", "retry", delivery["id"]).out
    assert "1 owed again" in shell("delivery", "replay", "--after", "0").out
    [owed] = shell("delivery", "list", "--state", "owed", "--json").documents
    assert owed["id"] == delivery["id"]


def test_a_dead_endpoint_is_said_to_be_dead(shell: Shell, receiver: Receiver) -> None:
    [made] = shell("subscribe", receiver.endpoint, "--json").documents
    refused = shell("subscription", "test", made["id"])
    assert refused.code == 1
    assert "401" in refused.out


def test_wrong_wishes_are_refused(shell: Shell) -> None:
    assert shell("subscribe", "http://127.0.0.1/x", "--type", "article.eaten").code == 2
    assert shell("subscribe", "http://127.0.0.1/x", "--format", "xml").code == 2
    assert shell("subscribe", "http://10.0.0.1/x").code == 3


@pytest.mark.parametrize(
    ("option", "wrong"),
    [("--kind", "headlines"), ("--label", "stealth"), ("--aspect", "x"), ("--channel", "pigeon")],
)
def test_a_wish_that_nothing_can_meet_is_refused(shell: Shell, option: str, wrong: str) -> None:
    assert shell("subscribe", "http://127.0.0.1/x", option, wrong).code == 2
    assert shell("subscription", "list", "--json").documents == []


@pytest.mark.parametrize("kind", ["headline", "paragraph.edited", "cited_source.added"])
def test_a_kind_is_a_part_or_what_was_done_to_it(shell: Shell, kind: str) -> None:
    [made] = shell("subscribe", "http://127.0.0.1/x", "--kind", kind, "--json").documents
    assert made["wish"]["kinds"] == [kind]


def test_a_ping_is_attempted_after_what_was_owed_before(
    shell: Shell, origin: Origin, receiver: Receiver
) -> None:
    [made] = shell("subscribe", receiver.endpoint, "--json").documents
    receiver.trust(made["secret"])
    shell("add", origin.url)
    shell("check", origin.url)
    said = shell("subscription", "test", made["id"])
    assert said.code == 0
    assert "delivered" in said.out
    assert [one.type for one in receiver.received] == ["article.tracked", "test.ping"]


def test_a_ping_to_a_paused_subscription_says_that_it_was_not_tried(
    shell: Shell, receiver: Receiver
) -> None:
    [made] = shell("subscribe", receiver.endpoint, "--json").documents
    shell("subscription", "pause", made["id"])
    waiting = shell("subscription", "test", made["id"])
    assert waiting.code == 1
    assert "not tried yet" in waiting.out
