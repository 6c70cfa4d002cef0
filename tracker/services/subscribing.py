"""Subscribe: standing wishes, their secrets and their states."""

from dataclasses import dataclass
from datetime import timedelta

from tracker.core import url as addresses
from tracker.core.delivery import Delivery
from tracker.core.event import Event, EventType
from tracker.core.subscription import Secret, Subscription, SubscriptionState, Wish
from tracker.errors import UnsafeUrl
from tracker.ports import AddressPolicy, Bus, Chance, Clock, Ledger, SubscriptionStore

SECRET_OVERLAP = timedelta(days=1)
"""How long an old secret still signs beside the new one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscribe:
    """Decide who is told what, and with which secret it is signed."""

    store: SubscriptionStore
    ledger: Ledger
    addresses: AddressPolicy
    clock: Clock
    chance: Chance
    bus: Bus

    def subscribe(
        self,
        endpoint: str,
        *,
        wish: Wish | None = None,
        channel: str = "webhook",
        body_format: str = "standard",
    ) -> Subscription:
        """Owe an endpoint every event a wish names from now on; raises BadUrl and UnsafeUrl."""
        address = addresses.follow(endpoint)
        if (objection := self.addresses.objection(address)) is not None:
            raise UnsafeUrl(address, objection)
        subscription = Subscription(
            id=self.chance.token("sub_"),
            endpoint=address,
            created_at=self.clock.now(),
            wish=wish or Wish(),
            secrets=(Secret(self.chance.token("whsec_")),),
            channel=channel,
            body_format=body_format,
        )
        self.store.subscribe(subscription)
        return subscription

    def test(self, subscription_id: str) -> Delivery:
        """Owe one subscription a test.ping; raises NotTracked."""
        subscription = self.ledger.subscription(subscription_id)
        event = Event(
            type=EventType.TEST_PING,
            occurred_at=self.clock.now(),
            data={"schema": "test.ping/1", "subscription": {"id": subscription.id}},
        )
        delivery = self.store.owe(event, subscription.id)
        self.bus.nudge("events")
        return delivery

    def pause(self, subscription_id: str) -> None:
        """Owe nothing new to a subscription until it is resumed."""
        self._set_state(subscription_id, SubscriptionState.PAUSED)

    def resume(self, subscription_id: str) -> None:
        """Owe events to a subscription again, whether it was paused or disabled."""
        self._set_state(subscription_id, SubscriptionState.ACTIVE)
        self.bus.nudge("events")

    def remove(self, subscription_id: str) -> None:
        """Forget a subscription and what it is owed."""
        self.store.unsubscribe(self.ledger.subscription(subscription_id).id)

    def rotate_secret(self, subscription_id: str) -> Secret:
        """Sign with a new secret; the old one signs beside it for a day."""
        subscription = self.ledger.subscription(subscription_id)
        expires_at = self.clock.now() + SECRET_OVERLAP
        new = Secret(self.chance.token("whsec_"))
        old = Secret(subscription.secrets[0].value, expires_at)
        self.store.set_secrets(subscription.id, (new, old))
        return new

    def retry(self, delivery_id: str) -> int:
        """Owe one delivery once more; raises NotTracked."""
        owed = self.store.owe_again(
            self.clock.now(), delivery_id=self.ledger.delivery(delivery_id).id
        )
        self.bus.nudge("events")
        return owed

    def replay(self, after: int) -> int:
        """Owe every delivery of the events after a sequence once more; return how many."""
        owed = self.store.owe_again(self.clock.now(), after=after)
        self.bus.nudge("events")
        return owed

    def _set_state(self, subscription_id: str, state: SubscriptionState) -> None:
        self.store.set_state(self.ledger.subscription(subscription_id).id, state)
