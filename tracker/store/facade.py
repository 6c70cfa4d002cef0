"""The store as wiring sees it: every port over one database."""

from dataclasses import dataclass
from datetime import timedelta

from tracker.ports import (
    Archive,
    CheckStore,
    DeliveryStore,
    EventLog,
    Ledger,
    SubscriptionStore,
    TrackingStore,
    Vitals,
)
from tracker.store import migrations
from tracker.store.archive import SqlArchive
from tracker.store.checking import SqlCheckStore
from tracker.store.database import Database, open_database
from tracker.store.delivering import SqlDeliveryStore
from tracker.store.ledger import SqlLedger
from tracker.store.log import SqlEventLog
from tracker.store.subscribing import SqlSubscriptionStore
from tracker.store.tracking import SqlTrackingStore
from tracker.store.vitals import SqlVitals

PATIENCE = timedelta(seconds=30)
"""How long a transaction waits for the database before it says StoreBusy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """Every port of the store."""

    checks: CheckStore
    deliveries: DeliveryStore
    tracking: TrackingStore
    subscriptions: SubscriptionStore
    archive: Archive
    log: EventLog
    ledger: Ledger
    vitals: Vitals
    database: Database

    def close(self) -> None:
        """Let the database go."""
        self.database.close()


def open_store(url: str, *, host_gap: timedelta, patience: timedelta = PATIENCE) -> Store:
    """
    Open the database of a URL: sqlite:///FILE, made if it is not there, or postgresql://….

    The schema is not touched: `vitals.upgrade()` makes it. Raises StoreError, StoreBusy,
    StoreDamaged and SchemaNewer.
    """
    database = open_database(url, patience)
    try:
        migrations.refuse_newer(database.read(migrations.current))
    except BaseException:
        database.close()
        raise
    return Store(
        checks=SqlCheckStore(database, host_gap),
        deliveries=SqlDeliveryStore(database),
        tracking=SqlTrackingStore(database),
        subscriptions=SqlSubscriptionStore(database),
        archive=SqlArchive(database),
        log=SqlEventLog(database),
        ledger=SqlLedger(database),
        vitals=SqlVitals(database),
        database=database,
    )
