"""Subscribe and deliver."""

from datetime import timedelta

import pytest

from tests.services.conftest import HOOK, URL, Desk
from tracker.core.delivery import DeliveryState, Receipt
from tracker.core.event import EventType
from tracker.core.subscription import SubscriptionState, Wish
from tracker.errors import NotTracked, UnsafeUrl

REFUSED = Receipt(accepted=False, status=500, error="HTTP 500")


def tracked(desk: Desk) -> None:
    desk.track.add(URL)
    desk.answers(desk.capture(1001))
    desk.check.run_due()


def test_an_event_is_told_once_to_whoever_wants_it(desk: Desk) -> None:
    wanted = desk.subscribe.subscribe(HOOK)
    desk.subscribe.subscribe(HOOK, wish=Wish(types=(EventType.ARTICLE_GONE,)))
    tracked(desk)
    assert desk.deliver.run_owed() == 1
    [letter] = desk.channel.letters
    assert letter.endpoint == HOOK
    assert letter.secrets == (wanted.secrets[0].value,)
    assert b'"article.tracked"' in letter.body
    assert letter.content_type == "application/json"
    assert desk.deliver.run_owed() == 0
    [delivery] = desk.store.ledger.deliveries()
    assert delivery.state is DeliveryState.DELIVERED
    assert desk.bus.nudges["deliveries"] == 1


def test_a_refused_letter_is_sent_again_the_same(desk: Desk) -> None:
    desk.subscribe.subscribe(HOOK)
    desk.receipts(REFUSED)
    tracked(desk)
    desk.deliver.run_owed()
    assert desk.deliver.run_owed() == 0, "not before its time"
    desk.clock.advance(seconds=6)
    desk.deliver.run_owed()
    first, second = desk.channel.letters
    assert (first.id, first.body) == (second.id, second.body)
    [delivery] = desk.store.ledger.deliveries()
    assert (delivery.state, delivery.attempts) == (DeliveryState.DELIVERED, 2)


def test_a_410_ends_the_subscription(desk: Desk) -> None:
    subscription = desk.subscribe.subscribe(HOOK)
    desk.receipts(Receipt(accepted=False, status=410, gone=True))
    tracked(desk)
    desk.deliver.run_owed()
    ended = desk.store.ledger.subscription(subscription.id)
    assert ended.state is SubscriptionState.DISABLED
    assert "410" in (ended.disabled_reason or "")


def test_a_channel_nobody_installed_is_an_error_that_says_so(desk: Desk) -> None:
    desk.subscribe.subscribe(HOOK, channel="pigeon")
    tracked(desk)
    desk.deliver.run_owed()
    [delivery] = desk.store.ledger.deliveries()
    assert "pigeon" in (delivery.last_error or "")


def test_a_ping_goes_to_one_subscription(desk: Desk) -> None:
    subscription = desk.subscribe.subscribe(HOOK, body_format="cloudevents")
    desk.subscribe.subscribe(HOOK)
    delivery = desk.subscribe.test(subscription.id)
    desk.deliver.run_owed()
    [letter] = desk.channel.letters
    assert letter.id == delivery.id
    assert b'"test.ping"' in letter.body
    assert letter.content_type.startswith("application/cloudevents+json")


def test_two_secrets_sign_for_a_day_after_a_rotation(desk: Desk) -> None:
    subscription = desk.subscribe.subscribe(HOOK)
    old = subscription.secrets[0].value
    new = desk.subscribe.rotate_secret(subscription.id).value
    desk.subscribe.test(subscription.id)
    desk.deliver.run_owed()
    desk.clock.advance(days=1)
    desk.subscribe.test(subscription.id)
    desk.deliver.run_owed()
    assert [letter.secrets for letter in desk.channel.letters] == [(new, old), (new,)]


def test_a_paused_subscription_is_owed_nothing_new(desk: Desk) -> None:
    subscription = desk.subscribe.subscribe(HOOK)
    desk.subscribe.pause(subscription.id)
    tracked(desk)
    assert desk.deliver.run_owed() == 0
    desk.subscribe.resume(subscription.id)
    assert desk.store.ledger.subscription(subscription.id).state is SubscriptionState.ACTIVE


def test_what_was_delivered_can_be_told_again(desk: Desk) -> None:
    desk.subscribe.subscribe(HOOK)
    tracked(desk)
    desk.deliver.run_owed()
    [delivery] = desk.store.ledger.deliveries()
    assert desk.subscribe.retry(delivery.id) == 1
    assert desk.subscribe.replay(after=0) == 1
    desk.deliver.run_owed()
    first, second = desk.channel.letters
    assert (first.id, first.body) == (second.id, second.body)


def test_a_removed_subscription_is_forgotten(desk: Desk) -> None:
    subscription = desk.subscribe.subscribe(HOOK)
    desk.subscribe.remove(subscription.id)
    with pytest.raises(NotTracked):
        desk.subscribe.test(subscription.id)


def test_an_endpoint_that_must_not_be_asked_is_refused(desk: Desk) -> None:
    desk.addresses.forbidden.add(HOOK)
    with pytest.raises(UnsafeUrl):
        desk.subscribe.subscribe(HOOK)


def test_a_lease_holds_an_event_for_one_sender(desk: Desk) -> None:
    desk.subscribe.subscribe(HOOK)
    tracked(desk)
    [lease] = desk.deliver.lease_owed(5)
    assert desk.deliver.lease_owed(5) == []
    assert lease.until - desk.clock.now() == timedelta(minutes=2)
