"""Deliver what is owed: lease, send, record the attempt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tracker.core.delivery import Attempt, DeliveryState, Letter, Receipt
from tracker.core.event_body import body, content_type
from tracker.core.subscription import Subscription
from tracker.judging import retry
from tracker.ports import Bus, Chance, Channel, Clock, DeliveryLease, DeliveryStore
from tracker.services.milestones import Milestone, pass_by


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverEvents:
    """Hand over each owed event until it is taken, refused for good, or given up on aloud."""

    store: DeliveryStore
    channels: Mapping[str, Channel]
    clock: Clock
    chance: Chance
    bus: Bus
    lease_term: timedelta = timedelta(minutes=2)
    milestone: Milestone = pass_by

    def lease_owed(self, limit: int) -> Sequence[DeliveryLease]:
        """Take what is owed now."""
        return self.store.lease_owed(self.clock.now(), self.lease_term, limit)

    def run_owed(self, limit: int = 100) -> int:
        """Attempt what is owed now, one after the other; return how many were attempted."""
        leases = self.lease_owed(limit)
        for lease in leases:
            self.deliver_leased(lease)
        return len(leases)

    def deliver_leased(self, lease: DeliveryLease) -> DeliveryState:
        """Attempt one leased delivery; raises LeaseLost when the lease ran out meanwhile."""
        started_at = self.clock.now()
        receipt = self._send(lease)
        self.milestone("after-send")
        now = self.clock.now()
        attempt = Attempt(number=lease.delivery.attempts + 1, at=started_at, receipt=receipt)
        plan = retry.plan(
            attempt,
            now,
            fraction=self.chance.fraction(),
            failing_since=lease.subscription.failing_since,
        )
        self.store.settle(lease, attempt, plan.state, plan.due_at, plan.disable)
        self.bus.nudge("deliveries")
        return plan.state

    def _send(self, lease: DeliveryLease) -> Receipt:
        subscription = lease.subscription
        channel = self.channels.get(subscription.channel)
        if channel is None:
            return Receipt(accepted=False, error=f"no channel named {subscription.channel!r}")
        now = self.clock.now()
        return channel.send(
            Letter(
                id=lease.delivery.id,
                endpoint=subscription.endpoint,
                body=body(lease.event, subscription.body_format),
                content_type=content_type(subscription.body_format),
                secrets=_valid_secrets(subscription, now),
                sent_at=now,
            )
        )


def _valid_secrets(subscription: Subscription, now: datetime) -> tuple[str, ...]:
    return tuple(
        secret.value
        for secret in subscription.secrets
        if secret.expires_at is None or secret.expires_at > now
    )
