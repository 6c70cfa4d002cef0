"""What is owed, to whom, in which order."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.store.making import (
    ACCEPTED,
    HOUR,
    REFUSED,
    TERM,
    article,
    checked,
    event,
    lease,
    settled,
    subscription,
    tracked,
    verdict,
)
from tracker.core.delivery import Attempt, DeliveryState, Receipt
from tracker.core.event import EventType
from tracker.core.subscription import SubscriptionState, Wish
from tracker.errors import LeaseLost
from tracker.ports import DeliveryLease
from tracker.store import Store
from tracker.store.delivering import IN_FLIGHT
from tracker.testing import NOON

LATER = NOON + 24 * HOUR


def leased(store: Store, at: datetime = LATER, limit: int = 100) -> Sequence[DeliveryLease]:
    return store.deliveries.lease_owed(at, TERM, limit)


def test_an_event_is_owed_to_everybody_who_wants_it(store: Store) -> None:
    store.subscriptions.subscribe(subscription("sub_all"))
    store.subscriptions.subscribe(subscription("sub_tag", wish=Wish(tags=("war",))))
    store.subscriptions.subscribe(subscription("sub_story", wish=Wish(stories=("Bridge",))))
    store.subscriptions.subscribe(subscription("sub_other", wish=Wish(tags=("sport",))))
    store.subscriptions.subscribe(subscription("sub_paused", state=SubscriptionState.PAUSED))
    made = store.tracking.add(article(tags=("war", "x"), story="Bridge"))
    checked(store, made.id, 1, NOON)
    owed = {one.subscription_id for one in store.ledger.deliveries()}
    assert owed == {"sub_all", "sub_tag", "sub_story"}


def test_what_a_revision_must_be_like(store: Store) -> None:
    wishes = {
        "sub_kind": Wish(kinds=("headline",)),
        "sub_label": Wish(labels=("stealth_edit",)),
        "sub_heavy": Wish(min_significance=0.95),
        "sub_aspect": Wish(aspects=("number",)),
    }
    for name, wish in wishes.items():
        store.subscriptions.subscribe(subscription(name, wish=wish))
    tracked(store, 1, 2)
    owed = {(one.subscription_id, one.sequence) for one in store.ledger.deliveries()}
    assert owed == {("sub_heavy", 1), ("sub_kind", 2), ("sub_label", 2), ("sub_aspect", 2)}


def test_a_lease_brings_all_there_is_to_send(store: Store) -> None:
    store.subscriptions.subscribe(subscription())
    made = tracked(store, 1)
    [taken] = leased(store)
    [told] = store.log.events()
    assert taken.event == told
    assert taken.subscription == subscription()
    assert taken.delivery.id.startswith("msg_")
    assert taken.delivery.article_id == made.id
    assert taken.delivery.state is DeliveryState.OWED
    assert taken.delivery.due_at == told.occurred_at
    assert taken.until == LATER + TERM


def test_nothing_is_leased_twice_or_early(store: Store) -> None:
    store.subscriptions.subscribe(subscription())
    made = store.tracking.add(article())
    checked(store, made.id, 1, NOON + HOUR)
    assert leased(store, NOON) == []
    assert len(leased(store, NOON + HOUR)) == 1
    assert leased(store, NOON + HOUR) == []


def test_order_is_kept_per_article_and_subscription(store: Store) -> None:
    store.subscriptions.subscribe(subscription())
    tracked(store, 1, 2, 3)
    sent = []
    for _ in range(3):
        [taken] = leased(store)
        assert leased(store) == []
        sent.append(taken.delivery.sequence)
        settled(store, taken, at=LATER)
    assert sent == [1, 2, 3]
    assert leased(store) == []


def test_a_later_event_waits_while_an_earlier_one_is_owed(store: Store) -> None:
    store.subscriptions.subscribe(subscription())
    tracked(store, 1, 2)
    [taken] = leased(store)
    settled(store, taken, REFUSED, LATER, due_at=LATER + HOUR)
    assert leased(store, LATER + HOUR / 2) == []
    [again] = leased(store, LATER + HOUR)
    assert again.delivery.id == taken.delivery.id
    assert again.delivery.attempts == 1
    assert again.delivery.last_error == "the receiver answered 500"
    settled(store, again, REFUSED, LATER + HOUR)
    [following] = leased(store, LATER + HOUR)
    assert following.delivery.sequence == 2


def test_an_event_recorded_behind_an_owed_one_waits_too(store: Store) -> None:
    store.subscriptions.subscribe(subscription())
    made = tracked(store, 1)
    [taken] = leased(store)
    checked(store, made.id, 2, LATER)
    settled(store, taken, at=LATER)
    [following] = leased(store)
    assert following.delivery.sequence == 2


def test_other_articles_and_other_subscriptions_do_not_wait(store: Store) -> None:
    store.subscriptions.subscribe(subscription("sub_dead"))
    store.subscriptions.subscribe(subscription("sub_fine"))
    tracked(store, 1, 2, url="https://a.example/")
    tracked(store, 1, url="https://b.example/")
    fine = []
    for round_ in range(3):
        for taken in leased(store, LATER + round_ * HOUR):
            if taken.subscription.id == "sub_dead":
                settled(store, taken, REFUSED, LATER, due_at=LATER + 99 * HOUR)
            else:
                fine.append(taken.delivery.sequence)
                settled(store, taken, at=LATER)
    assert fine == [1, 3, 2]


def test_one_a_subscription_at_a_time_and_few_in_flight(store: Store) -> None:
    store.subscriptions.subscribe(subscription())
    for number in range(IN_FLIGHT + 2):
        tracked(store, 1, url=f"https://h{number}.example/")
    taken = [one for _ in range(IN_FLIGHT + 2) for one in leased(store)]
    assert len(taken) == IN_FLIGHT
    settled(store, taken[0], at=LATER)
    assert len(leased(store)) == 1
    assert leased(store) == []
    assert len(leased(store, LATER + TERM)) == 1


def test_no_more_than_asked_for(store: Store) -> None:
    for number in range(4):
        store.subscriptions.subscribe(subscription(f"sub_{number}"))
    tracked(store, 1)
    assert len(leased(store, limit=3)) == 3
    assert len(leased(store, limit=3)) == 1


def test_a_delivery_taken(store: Store) -> None:
    store.subscriptions.subscribe(subscription())
    tracked(store, 1)
    [taken] = leased(store)
    settled(store, taken, at=LATER)
    done = store.ledger.delivery(taken.delivery.id)
    assert done.state is DeliveryState.DELIVERED
    assert done.delivered_at == LATER + ACCEPTED.took
    assert (done.due_at, done.last_error, done.attempts) == (None, None, 1)
    assert store.ledger.attempts(done.id) == [Attempt(number=1, at=LATER, receipt=ACCEPTED)]


def test_attempts_are_kept_as_they_were(store: Store) -> None:
    store.subscriptions.subscribe(subscription())
    tracked(store, 1)
    receipt = Receipt(
        accepted=False,
        status=429,
        error="too many",
        head="slow\x00 down",
        retry_after=timedelta(seconds=120),
        took=timedelta(microseconds=1),
    )
    [taken] = leased(store)
    settled(store, taken, receipt, LATER, due_at=LATER)
    [again] = leased(store)
    settled(store, again, replace(receipt, gone=True, status=410), LATER)
    first, second = store.ledger.attempts(taken.delivery.id)
    assert first == Attempt(number=1, at=LATER, receipt=replace(receipt, head="slow\ufffd down"))
    assert second.number == 2
    assert second.receipt.gone
    assert store.ledger.delivery(taken.delivery.id).state is DeliveryState.FAILED


def test_since_when_a_subscription_fails(store: Store) -> None:
    store.subscriptions.subscribe(subscription())
    tracked(store, 1)
    for hours in (0, 1):
        [taken] = leased(store, LATER + hours * HOUR)
        at = LATER + hours * HOUR
        settled(store, taken, REFUSED, at, due_at=at)
        assert store.ledger.subscription("sub_1").failing_since == LATER
    [taken] = leased(store, LATER + 2 * HOUR)
    settled(store, taken)
    assert store.ledger.subscription("sub_1").failing_since is None


def test_a_lost_delivery_lease(store: Store) -> None:
    store.subscriptions.subscribe(subscription())
    tracked(store, 1)
    [late] = leased(store)
    [taken] = leased(store, LATER + TERM)
    assert taken.delivery.id == late.delivery.id
    with pytest.raises(LeaseLost):
        settled(store, late)
    settled(store, taken)
    settled(store, taken)
    assert len(store.ledger.attempts(taken.delivery.id)) == 1


def test_a_lease_of_a_forgotten_subscription(store: Store) -> None:
    store.subscriptions.subscribe(subscription())
    tracked(store, 1)
    [taken] = leased(store)
    store.subscriptions.unsubscribe("sub_1")
    with pytest.raises(LeaseLost):
        settled(store, taken)
    assert store.ledger.deliveries() == []


def test_disabling_ends_what_is_owed_and_tells_the_others(store: Store) -> None:
    store.subscriptions.subscribe(subscription("sub_1"))
    store.subscriptions.subscribe(subscription("sub_2", wish=Wish(tags=("x",))))
    store.subscriptions.subscribe(subscription("sub_3"))
    tracked(store, 1, 2)
    [taken, *_] = [one for one in leased(store) if one.subscription.id == "sub_1"]
    gone = Receipt(accepted=False, status=410, gone=True, error="410 Gone")
    attempt = Attempt(number=1, at=LATER, receipt=gone)
    store.deliveries.settle(taken, attempt, DeliveryState.DISABLED, None, "answered 410 Gone")
    ended = store.ledger.subscription("sub_1")
    assert ended.state is SubscriptionState.DISABLED
    assert ended.disabled_reason == "answered 410 Gone"
    states = {one.state for one in store.ledger.deliveries(subscription_id="sub_1")}
    assert states == {DeliveryState.DISABLED}
    told = store.log.latest(1)[0]
    assert told.type is EventType.SUBSCRIPTION_DISABLED
    assert told.article_id is None
    assert told.data["subscription"]["id"] == "sub_1"
    assert "whsec" not in str(told.data)
    [owed] = [one for one in store.ledger.deliveries() if one.sequence == told.sequence]
    assert owed.subscription_id == "sub_3"
    assert [one.subscription.id for one in leased(store)] == ["sub_3"]


def test_a_paused_subscription_keeps_what_it_is_owed(store: Store) -> None:
    store.subscriptions.subscribe(subscription())
    made = tracked(store, 1)
    store.subscriptions.set_state("sub_1", SubscriptionState.PAUSED)
    checked(store, made.id, 2, NOON + 2 * HOUR)
    assert leased(store) == []
    store.subscriptions.set_state("sub_1", SubscriptionState.ACTIVE)
    [taken] = leased(store)
    assert taken.delivery.sequence == 1
    settled(store, taken)
    assert leased(store) == []


def test_two_events_of_one_check_stay_in_order(store: Store) -> None:
    store.subscriptions.subscribe(subscription())
    made = store.tracking.add(article())
    taken = lease(store, made.id)
    pair = (
        event(EventType.ARTICLE_MOVED, made.id),
        event(EventType.ARTICLE_REVISED, made.id),
    )
    store.checks.record(taken, replace(verdict(taken), events=pair))
    [first] = leased(store)
    assert first.event.type is EventType.ARTICLE_MOVED
    assert leased(store) == []
    settled(store, first)
    assert leased(store)[0].event.type is EventType.ARTICLE_REVISED


def test_events_of_no_article_stand_in_no_line(store: Store) -> None:
    store.subscriptions.subscribe(subscription())
    made = store.tracking.add(article())
    pair = (event(EventType.SOURCE_FAILING, None), event(EventType.SOURCE_FAILING, None))
    checked(store, made.id, None, NOON, events=pair)
    assert len([*leased(store), *leased(store)]) == 2


def test_a_replay_does_not_overtake(store: Store) -> None:
    """A delivery in flight fails while an earlier one of its line is owed again."""
    store.subscriptions.subscribe(subscription())
    tracked(store, 1, 2)
    [first] = leased(store)
    settled(store, first, at=LATER)
    [second] = leased(store)
    assert store.subscriptions.owe_again(LATER, delivery_id=first.delivery.id) == 1
    settled(store, second, REFUSED, LATER, due_at=LATER)
    [again] = leased(store)
    assert again.delivery.id == first.delivery.id
    assert leased(store) == []
    settled(store, again, at=LATER)
    [following] = leased(store)
    assert following.delivery.id == second.delivery.id
