"""Track articles: add, remove, pause, resume, tag."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from tracker.core import url as addresses
from tracker.core.article import Article, ArticleState
from tracker.errors import UnsafeUrl
from tracker.ports import AddressPolicy, Archive, Bus, Clock, TrackingStore


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackArticles:
    """Decide what is tracked, and how often at most a person wants it looked at."""

    store: TrackingStore
    archive: Archive
    addresses: AddressPolicy
    clock: Clock
    bus: Bus

    def add(
        self,
        url: str,
        *,
        tags: Sequence[str] = (),
        story: str | None = None,
        every: timedelta | None = None,
        delay: timedelta = timedelta(),
    ) -> Article:
        """
        Track the article at a URL; its first check is due after `delay`.

        Raises BadUrl, UnsafeUrl and AlreadyTracked.
        """
        address = addresses.canonical(url)
        if (objection := self.addresses.objection(address)) is not None:
            raise UnsafeUrl(address, objection)
        now = self.clock.now()
        host = addresses.host(address)
        article = self.store.add(
            Article(
                id=addresses.article_id(address),
                url=address,
                host=host,
                publisher=host.removeprefix("www."),
                created_at=now,
                next_check_at=now + delay,
                tags=tuple(dict.fromkeys(tags)),
                story=story,
                every=every,
            )
        )
        self.bus.nudge("due")
        return article

    def remove(self, url_or_id: str) -> Article:
        """Forget an article and its history; its events stay in the log."""
        article = self.archive.article(url_or_id)
        self.store.remove(article.id)
        return article

    def pause(self, url_or_id: str) -> Article:
        """Stop checking an article until it is resumed."""
        return self._change(self.archive.article(url_or_id), state=ArticleState.PAUSED)

    def resume(self, url_or_id: str) -> Article:
        """Check an article again, beginning now."""
        article = self.archive.article(url_or_id)
        changed = self._change(
            article, state=ArticleState.ACTIVE, next_check_at=self.clock.now(), failures=0
        )
        self.bus.nudge("due")
        return changed

    def tag(
        self, url_or_id: str, *, add: Sequence[str] = (), remove: Sequence[str] = ()
    ) -> Article:
        """Put tags on an article and take tags off it."""
        article = self.archive.article(url_or_id)
        kept = [tag for tag in (*article.tags, *add) if tag not in remove]
        return self._change(article, tags=tuple(dict.fromkeys(kept)))

    def _change(self, article: Article, **changes: object) -> Article:
        changed = replace(article, **changes)  # type: ignore[arg-type]
        self.store.change(changed)
        return changed
