"""Wishes, their states, and owing by hand."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.store.making import (
    ACCEPTED,
    HOUR,
    REFUSED,
    TERM,
    event,
    settled,
    subscription,
    tracked,
)
from tracker.core.delivery import DeliveryState
from tracker.core.event import EventType
from tracker.core.event_body import body
from tracker.core.subscription import Secret, SubscriptionState, Wish
from tracker.errors import NotTracked, StoreError
from tracker.store import Store
from tracker.testing import NOON

LATER = NOON + 24 * HOUR
FULL = subscription(
    "sub_full",
    wish=Wish(
        types=(EventType.ARTICLE_REVISED,),
        kinds=("headline.edited", "quotation"),
        labels=("stealth_edit",),
        aspects=("number",),
        min_significance=0.25,
        articles=("abc",),
        tags=("war",),
        stories=("Bridge",),
    ),
    secrets=(Secret("whsec_new"), Secret("whsec_old", NOON + timedelta(days=1))),
    channel="apprise",
    body_format="cloudevents",
    created_at=NOON - HOUR,
)


def test_a_subscription_comes_back_as_it_was(store: Store) -> None:
    store.subscriptions.subscribe(subscription())
    store.subscriptions.subscribe(FULL)
    assert store.ledger.subscription("sub_full") == FULL
    assert store.ledger.subscriptions() == [FULL, subscription()]


def test_an_id_is_given_once(store: Store) -> None:
    store.subscriptions.subscribe(subscription())
    with pytest.raises(StoreError):
        store.subscriptions.subscribe(subscription())


def test_states(store: Store) -> None:
    store.subscriptions.subscribe(subscription())
    for state in (SubscriptionState.PAUSED, SubscriptionState.DISABLED, SubscriptionState.ACTIVE):
        store.subscriptions.set_state("sub_1", state)
        assert store.ledger.subscription("sub_1").state is state


def test_disabling_by_hand_ends_what_is_owed(store: Store) -> None:
    store.subscriptions.subscribe(subscription())
    tracked(store, 1)
    store.subscriptions.set_state("sub_1", SubscriptionState.DISABLED)
    [ended] = store.ledger.deliveries()
    assert ended.state is DeliveryState.DISABLED
    store.subscriptions.set_state("sub_1", SubscriptionState.ACTIVE)
    assert store.deliveries.lease_owed(LATER, TERM, 9) == []
    assert store.subscriptions.owe_again(LATER, delivery_id=ended.id) == 1
    assert len(store.deliveries.lease_owed(LATER, TERM, 9)) == 1


def test_activating_forgets_failures(store: Store) -> None:
    made = replace(subscription(), failing_since=NOON, disabled_reason="410")
    store.subscriptions.subscribe(replace(made, state=SubscriptionState.DISABLED))
    store.subscriptions.set_state("sub_1", SubscriptionState.ACTIVE)
    assert store.ledger.subscription("sub_1") == subscription()


def test_secrets_are_replaced(store: Store) -> None:
    store.subscriptions.subscribe(subscription())
    fresh = (Secret("whsec_b"), Secret("whsec_a", NOON))
    store.subscriptions.set_secrets("sub_1", fresh)
    assert store.ledger.subscription("sub_1").secrets == fresh


def test_unsubscribing_forgets_deliveries_but_no_event(store: Store) -> None:
    store.subscriptions.subscribe(subscription())
    tracked(store, 1)
    [taken] = store.deliveries.lease_owed(LATER, TERM, 9)
    settled(store, taken, REFUSED, LATER, due_at=LATER)
    store.subscriptions.unsubscribe("sub_1")
    assert store.ledger.subscriptions() == []
    assert store.ledger.deliveries() == []
    assert len(store.log.events()) == 1


def test_a_subscription_that_is_not_there(store: Store) -> None:
    for call in (
        lambda: store.subscriptions.set_state("sub_x", SubscriptionState.ACTIVE),
        lambda: store.subscriptions.set_secrets("sub_x", ()),
        lambda: store.subscriptions.unsubscribe("sub_x"),
        lambda: store.subscriptions.owe(event(EventType.TEST_PING, None), "sub_x"),
        lambda: store.subscriptions.owe_again(NOON, delivery_id="msg_x"),
        lambda: store.ledger.subscription("sub_x"),
        lambda: store.ledger.delivery("msg_x"),
        lambda: store.ledger.attempts("msg_x"),
        lambda: store.ledger.deliveries(after="msg_x"),
    ):
        with pytest.raises(NotTracked):
            call()
    assert store.log.events() == []


def test_a_ping_is_owed_to_one(store: Store) -> None:
    store.subscriptions.subscribe(subscription("sub_1"))
    store.subscriptions.subscribe(subscription("sub_2", wish=Wish(types=(EventType.TEST_PING,))))
    owed = store.subscriptions.owe(event(EventType.TEST_PING, None), "sub_1")
    assert owed.subscription_id == "sub_1"
    assert store.ledger.deliveries() == [owed]
    [told] = store.log.events()
    assert told.sequence == owed.sequence == 1
    [taken] = store.deliveries.lease_owed(NOON, TERM, 9)
    assert taken.delivery == owed


def test_a_replay_mints_nothing_new(store: Store) -> None:
    store.subscriptions.subscribe(subscription())
    tracked(store, 1, 2, 3)
    sent = {}
    for _ in range(3):
        [taken] = store.deliveries.lease_owed(LATER, TERM, 9)
        sent[taken.delivery.id] = body(taken.event, "standard")
        settled(store, taken, at=LATER)
    assert store.subscriptions.owe_again(LATER + HOUR, after=1) == 2
    again = {}
    for _ in range(2):
        [taken] = store.deliveries.lease_owed(LATER + HOUR, TERM, 9)
        assert taken.delivery.attempts == 0
        assert taken.delivery.delivered_at is None
        again[taken.delivery.id] = body(taken.event, "standard")
        settled(store, taken, at=LATER + HOUR)
    assert again.items() <= sent.items()
    assert [one.sequence for one in store.ledger.deliveries()] == [3, 2, 1]
    assert len(store.ledger.attempts(next(iter(again)))) == 2
    assert store.subscriptions.owe_again(LATER, after=3) == 0


def test_a_replay_lets_what_is_in_flight_be(store: Store) -> None:
    store.subscriptions.subscribe(subscription())
    tracked(store, 1)
    [taken] = store.deliveries.lease_owed(LATER, TERM, 9)
    assert store.subscriptions.owe_again(LATER, after=0) == 0
    settled(store, taken, ACCEPTED, LATER)
    assert store.subscriptions.owe_again(LATER, after=0) == 1


def test_a_replay_of_one_or_of_a_range(store: Store) -> None:
    for arguments in ({}, {"delivery_id": "msg_1", "after": 1}):
        with pytest.raises(ValueError, match="either"):
            store.subscriptions.owe_again(NOON, **arguments)  # type: ignore[arg-type]


def test_deliveries_by_page(store: Store) -> None:
    store.subscriptions.subscribe(subscription("sub_1"))
    store.subscriptions.subscribe(subscription("sub_2"))
    tracked(store, 1, 2, 3)
    everything = store.ledger.deliveries()
    assert [one.sequence for one in everything] == [3, 3, 2, 2, 1, 1]
    first = store.ledger.deliveries(limit=4)
    assert [*first, *store.ledger.deliveries(after=first[-1].id)] == everything
    mine = store.ledger.deliveries(subscription_id="sub_2", state=DeliveryState.OWED)
    assert [one.subscription_id for one in mine] == ["sub_2"] * 3
    assert store.ledger.deliveries(state=DeliveryState.FAILED) == []
    assert store.ledger.attempts(everything[0].id) == []
