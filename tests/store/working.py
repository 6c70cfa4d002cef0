"""
What the store's tests run in other processes.

    record ARTICLE      record revision after revision for ever, printing each number once written
    lease COUNT         with others, lease and record until COUNT articles are done
"""

import sys
import threading
import time
from datetime import timedelta

from tests.store.making import HOUR, verdict
from tracker.store import Store, open_store
from tracker.testing import NOON


def record(store: Store, article_id: str) -> None:
    """Record revisions until killed."""
    number = store.archive.article(article_id).revisions
    while True:
        number += 1
        at = NOON + number * HOUR + timedelta(microseconds=time.monotonic_ns() // 1000)
        taken = store.checks.lease_article(article_id, at, timedelta(microseconds=1))
        store.checks.record(taken, verdict(taken, at, number))
        print(number, flush=True)


def lease(store: Store, count: int) -> None:
    """Lease whatever is due at noon until every article was checked once."""
    end = time.monotonic() + 50
    while time.monotonic() < end:
        for taken in store.checks.lease_due(NOON, timedelta(days=9), 3):
            began = time.monotonic()
            threading.Event().wait(0.002)
            ended = time.monotonic()
            print(taken.article.id, taken.article.host, began, ended, flush=True)
            store.checks.record(taken, verdict(taken, NOON))
        checked = [one for one in store.archive.articles(limit=500) if one.last_checked_at]
        if len(checked) == count:
            return


def main() -> None:
    """Do what the words say."""
    url, command, argument = sys.argv[1:]
    store = open_store(url, host_gap=timedelta())
    if command == "record":
        record(store, argument)
    else:
        lease(store, int(argument))
    store.close()


if __name__ == "__main__":
    main()
