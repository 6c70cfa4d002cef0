"""What the store says of itself, and refuses at the door."""

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import event as listening
from sqlalchemy import exc, text

from tests.store.making import REFUSED, TERM, article, event, settled, subscription, tracked
from tracker.core.delivery import DeliveryState
from tracker.core.event import EventType
from tracker.errors import StoreError
from tracker.store import Store
from tracker.store.database import explain
from tracker.testing import NOON


@pytest.mark.parametrize(
    ("harm", "remedy", "said"),
    [
        (
            "UPDATE articles SET revisions = 9",
            "UPDATE articles SET revisions = 2",
            "1 articles whose count of revisions is not what is kept",
        ),
        (
            "UPDATE events SET previous = 7 WHERE sequence = 2",
            "UPDATE events SET previous = 1 WHERE sequence = 2",
            "1 events that do not name the one before",
        ),
        (
            "UPDATE counters SET value = 1",
            "UPDATE counters SET value = 2",
            "1 counters behind the events they number",
        ),
    ],
)
def test_an_examination_finds_what_is_wrong(
    store: Store, harm: str, remedy: str, said: str
) -> None:
    tracked(store, 1, 2)
    database: Any = store.database
    database.write(lambda db: db.execute(text(harm)))
    assert store.vitals.examine() == [said]
    database.write(lambda db: db.execute(text(remedy)))


def test_a_moment_without_a_zone_is_refused(store: Store) -> None:
    naive = datetime(2025, 3, 27, 12)  # noqa: DTZ001
    with pytest.raises(exc.StatementError, match="without a zone"):
        store.tracking.add(article(created_at=naive))
    assert store.archive.articles() == []


def test_a_ping_that_fails_and_then_arrives(store: Store) -> None:
    store.subscriptions.subscribe(subscription())
    owed = store.subscriptions.owe(event(EventType.TEST_PING, None), "sub_1")
    [taken] = store.deliveries.lease_owed(NOON, TERM, 9)
    settled(store, taken, REFUSED, due_at=NOON)
    [again] = store.deliveries.lease_owed(NOON, TERM, 9)
    settled(store, again)
    assert store.ledger.delivery(owed.id).state is DeliveryState.DELIVERED


def test_a_refusal_of_another_kind_is_a_refusal() -> None:
    refusal, passing = explain(exc.DBAPIError("SELECT 1", {}, RuntimeError("odd")))
    assert isinstance(refusal, StoreError)
    assert "odd" in str(refusal)
    assert not passing


def test_the_plans_use_the_indexes(store: Store, url: str) -> None:
    """What the daemon asks all the time never walks a whole table."""
    if not url.startswith("sqlite"):
        pytest.skip("PostgreSQL walks small tables whole, and is right to")
    store.subscriptions.subscribe(subscription())
    tracked(store, 1)
    seen: list[str] = []
    database: Any = store.database

    def explain_all(db: Any) -> list[str]:
        plans = [db.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}") for query in seen]
        return [str(row[3]) for plan in plans for row in plan]

    def listen(_: Any, __: Any, statement: str, *___: Any) -> None:
        if statement.startswith(("SELECT", "UPDATE")):
            seen.append(statement.replace("?", "1"))

    listening.listen(database.engine, "before_cursor_execute", listen)
    later = NOON.replace(year=2026)
    [one] = store.checks.lease_due(later, TERM, 9)
    store.checks.known(one.article)
    store.deliveries.lease_owed(later, TERM, 9)
    store.archive.articles(after=one.article.id)
    store.archive.revisions(one.article.id)
    store.log.events(after=1, article_id=one.article.id)
    store.log.latest()
    store.ledger.deliveries(subscription_id="sub_1")
    listening.remove(database.engine, "before_cursor_execute", listen)
    walked = [step for step in database.read(explain_all) if step.startswith("SCAN")]
    whole = [step for step in walked if "USING" not in step and "CONSTANT" not in step]
    assert whole == ["SCAN events"], "the newest events are read backwards from the end"
