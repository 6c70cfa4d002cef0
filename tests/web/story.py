"""A newsroom's day, recorded through the store's ports: what the web's tests look at."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from tracker.comparing import compare, key
from tracker.core import url as addresses
from tracker.core.article import Article, ArticleState
from tracker.core.change import Comparison
from tracker.core.check import Check, Outcome
from tracker.core.content import (
    Block,
    BlockKind,
    CitedSources,
    Content,
    Link,
    Media,
    Note,
    NoteKind,
    Section,
)
from tracker.core.delivery import Attempt, DeliveryState, Receipt
from tracker.core.event import Event, EventType
from tracker.core.revision import Revision, Window
from tracker.core.snapshot import Snapshot
from tracker.core.stamp import Precision, Stamp, StampOrigin, StampRole
from tracker.core.subscription import Secret, Subscription, Wish
from tracker.judging.verdict import Verdict
from tracker.services.announcing import Announcer
from tracker.store import Store

MORNING = datetime(2026, 3, 12, 7, 30, tzinfo=UTC)
TERM = timedelta(minutes=2)
FERRY = "https://quay.example/2026/03/12/harbour-ferry-tariff"
VANISHED = "https://lamp.example/2026/03/10/keeper-retires"
ARABIC = "https://mina.example/ar/2026/ferry"
JAPANESE = "https://minato.example/ja/ferry-tariff"
HOSTILE = "https://evil.example/%3Cscript%3E"
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


def stamp(at: datetime, words: str, role: StampRole = StampRole.UPDATED) -> Stamp:
    """Return a time stated on the page, in Lisbon's winter zone, which is UTC."""
    return Stamp(
        role=role,
        at=at,
        precision=Precision.MINUTE,
        text=words,
        origin=StampOrigin.PAGE,
        zone="WET",
    )


NEWS: Section = ("The News",)
SIGNALS: Section = ("Signals",)
SHIPPERS: Section = ("Signals", "Shippers weigh longer routes")
MINISTERS: Section = ("Signals", "Ministers are split over who pays")
ISLANDS: Section = ("Signals", "Island towns fear an empty summer")


def heading(section: Section) -> Block:
    """Return the heading that opens a section."""
    return Block(kind=BlockKind.HEADING, text=section[-1], section=section, level=1 + len(section))


def paragraph(text: str, section: Section, *links: Link) -> Block:
    """Return a paragraph."""
    return Block(kind=BlockKind.PARAGRAPH, text=text, section=section, links=links)


def quotation(text: str, section: Section) -> Block:
    """Return a quotation."""
    return Block(kind=BlockKind.QUOTATION, text=text, section=section)


def sources(section: Section, *names: str) -> Block:
    """Return a line that credits outlets."""
    text = f"Sources: {', '.join(names)}"
    return Block(kind=BlockKind.CITED_SOURCES, text=text, section=section)


OPENING = (
    heading(NEWS),
    paragraph(
        "The harbour council voted late on Wednesday to charge every ferry that docks in the old "
        "port a new tariff, which officials say will raise $1.5 million a year for dredging.",
        NEWS,
        Link("voted late on Wednesday", "https://council.example/minutes/2026-03-11"),
    ),
    paragraph(
        "Operators have until June to register their vessels. Those that do not will be turned "
        "away at the breakwater, the council said in a statement.",
        NEWS,
    ),
    paragraph("The measure passed by nine votes to six after a debate of almost five hours.", NEWS),
    paragraph("The mayor is expected to sign it on Friday.", NEWS),
    paragraph("The old port handled 11,400 dockings last year, a record.", NEWS),
)
SHIPPERS_TEXT = (
    heading(SHIPPERS),
    paragraph(
        "Three of the five large lines said they were studying the deep-water terminal on the "
        "north bank, which would add about forty minutes to each crossing.",
        SHIPPERS,
    ),
    quotation(
        "“We will answer the council in writing, and we will not leave our passengers on the "
        "quay,” the head of the largest line said.",
        SHIPPERS,
    ),
    sources(SHIPPERS, "The Quay", "Maritime Post"),
)
MINISTERS_TEXT = (
    heading(MINISTERS),
    paragraph(
        "The transport ministry called the tariff “a local matter”, while the finance ministry "
        "said it had not been consulted.",
        MINISTERS,
    ),
    paragraph(
        "An aide to the prime minister said a national fund for harbours was being drafted.",
        MINISTERS,
    ),
    sources(MINISTERS, "National Radio", "The Ledger"),
)
ISLANDS_TEXT = (
    heading(ISLANDS),
    paragraph(
        "Mayors of four island towns warned that fewer crossings would cost them a third of "
        "their summer visitors.",
        ISLANDS,
    ),
    paragraph("Two of them plan to run a boat of their own.", ISLANDS),
)
PUBLISHED = MORNING + timedelta(minutes=40)


def first() -> Content:
    """Return the ferry article as it was first read."""
    return Content(
        url=FERRY,
        publisher="The Quay",
        reader="generic/1",
        confidence=0.97,
        headline="Harbour council approves ferry tariff, angering operators",
        language="en",
        kicker="Quay Signals",
        dek="The charge is meant to pay for dredging. Not everybody believes it.",
        authors=("Ines Falcato", "Tom Brade"),
        topics=("Harbours", "Transport"),
        published_at=PUBLISHED,
        stamps=(stamp(PUBLISHED, "Mar 12, 2026, 8:10am WET", StampRole.PUBLISHED),),
        blocks=(*OPENING, heading(SIGNALS), *SHIPPERS_TEXT, *MINISTERS_TEXT),
        cited_sources=(
            CitedSources(section=SHIPPERS, names=("The Quay", "Maritime Post")),
            CitedSources(section=MINISTERS, names=("National Radio", "The Ledger")),
        ),
        media=(
            Media(
                kind="image",
                url="https://quay.example/img/ferry.jpg",
                caption="A ferry leaves the old port at dusk.",
                credit="Ana Reis/The Quay",
            ),
        ),
    )


def swapped(content: Content, old: str, new: str) -> Content:
    """Return a reading with some words of its blocks replaced."""
    blocks = tuple(
        replace(block, text=block.text.replace(old, new), section=block.section)
        for block in content.blocks
    )
    return replace(content, blocks=blocks)


def updated(content: Content, at: datetime, words: str) -> Content:
    """Return a reading whose visible time moved."""
    kept = tuple(one for one in content.stamps if one.role is StampRole.PUBLISHED)
    return replace(content, stamps=(*kept, stamp(at, words)), updated_at=at)


def ferry() -> list[tuple[Content, datetime]]:
    """Return the ferry article's readings and when each was first seen."""
    one = first()
    two = swapped(one, "$1.5 million", "$15 million")
    three = updated(
        two, MORNING + timedelta(hours=2, minutes=30), "Updated Mar 12, 2026, 10:00am WET"
    )
    four = updated(
        replace(
            three,
            headline="Harbour council approves ferry tariff, worrying operators",
            blocks=(
                *OPENING[:1],
                *three.blocks[1:-1],
                sources(MINISTERS, "National Radio", "The Ledger", "Island Times"),
                *ISLANDS_TEXT,
            ),
            cited_sources=(
                three.cited_sources[0],
                CitedSources(
                    section=MINISTERS, names=("National Radio", "The Ledger", "Island Times")
                ),
            ),
        ),
        MORNING + timedelta(hours=4),
        "Updated Mar 12, 2026, 11:30am WET",
    )
    five = swapped(four, "and we will not leave our passengers", "and we may leave passengers")
    shippers = [index for index, block in enumerate(five.blocks) if block.section == SHIPPERS]
    moved = [block for index, block in enumerate(five.blocks) if index in shippers]
    rest = [block for index, block in enumerate(five.blocks) if index not in shippers]
    five = replace(five, blocks=(*rest, *moved))
    note = (
        "Correction: An earlier edition of this article misstated what the tariff will raise. "
        "It is $1.5 million a year, not $15 million."
    )
    six = updated(
        swapped(five, "$15 million", "$1.5 million"),
        MORNING + timedelta(hours=8),
        "Updated Mar 12, 2026, 3:30pm WET",
    )
    six = replace(
        six,
        notes=(Note(kind=NoteKind.CORRECTION, text=note),),
        blocks=(*six.blocks, Block(kind=BlockKind.NOTE, text=note, section=six.blocks[-1].section)),
    )
    seven = swapped(swapped(six, "“", '"'), "”", '"')
    seen = (42, 95, 163, 252, 339, 492, 560)
    readings = (one, two, three, four, five, six, seven)
    return [
        (content, MORNING + timedelta(minutes=minutes, seconds=11 + minutes % 7))
        for content, minutes in zip(readings, seen, strict=True)
    ]


def foreign(url: str, language: str, headline: str, *texts: str) -> Content:
    """Return a short reading in another language."""
    return Content(
        url=url,
        publisher=addresses.host(url),
        reader="generic/1",
        confidence=0.9,
        headline=headline,
        language=language,
        stamps=(stamp(MORNING, "2026-03-12 07:30 WET", StampRole.PUBLISHED),),
        blocks=tuple(Block(kind=BlockKind.PARAGRAPH, text=text) for text in texts),
    )


def arabic() -> list[tuple[Content, datetime]]:
    """Return an article written from right to left, and its edit."""
    one = foreign(
        ARABIC,
        "ar",
        "مجلس الميناء يقر رسوما جديدة على العبارات",
        "أقر مجلس الميناء مساء الأربعاء رسوما جديدة تبلغ 1.5 مليون دولار سنويا.",
        "وقال المشغلون إنهم سيدرسون القرار.",
    )
    two = replace(
        one,
        blocks=(
            replace(one.blocks[0], text=one.blocks[0].text.replace("1.5", "15")),
            one.blocks[1],
        ),
    )
    return [(one, MORNING + timedelta(hours=1)), (two, MORNING + timedelta(hours=3))]


def japanese() -> list[tuple[Content, datetime]]:
    """Return a Japanese article and its edit."""
    one = foreign(
        JAPANESE,
        "ja",
        "港湾評議会、フェリー料金を承認",
        "港湾評議会は水曜日の夜、年間150万ドルの新料金を承認した。",
        "運航会社は決定を検討すると述べた。",
    )
    two = replace(
        one,
        headline="港湾評議会、フェリー新料金を承認",
        blocks=(one.blocks[0], replace(one.blocks[1], text="運航会社は提訴を検討すると述べた。")),
    )
    return [(one, MORNING + timedelta(hours=1)), (two, MORNING + timedelta(hours=5))]


ATTACK = (
    "</p><script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg onload=alert(3)>"
    "{{ 7*7 }}{% raw %}${7*7}</ins></del>‮kcatta‬"
)


def hostile() -> list[tuple[Content, datetime]]:
    """Return an article that attacks from every field, and its edit."""
    block = Block(
        kind=BlockKind.PARAGRAPH,
        text=f"Before {ATTACK} after <scr",
        section=(ATTACK,),
        links=(Link(ATTACK, "javascript:alert(4)"), Link("data", "data:text/html,x")),
    )
    one = Content(
        url=HOSTILE,
        canonical_url="javascript:alert(5)",
        publisher=ATTACK,
        reader="generic/1",
        confidence=0.5,
        headline=ATTACK,
        language='en"><script>alert(6)</script>',
        kicker=ATTACK,
        dek=ATTACK,
        authors=(ATTACK,),
        topics=(ATTACK,),
        stamps=(stamp(MORNING, ATTACK),),
        blocks=(
            Block(kind=BlockKind.HEADING, text=ATTACK, section=(ATTACK,), level=2),
            block,
            Block(kind=BlockKind.CODE, text=ATTACK, section=(ATTACK,)),
        ),
        cited_sources=(CitedSources(section=(ATTACK,), names=(ATTACK,)),),
        media=(Media(kind="image", url="javascript:alert(7)", caption=ATTACK, credit=ATTACK),),
        notes=(Note(kind=NoteKind.CORRECTION, text=ATTACK),),
        flags=(ATTACK,),
    )
    two = replace(
        one,
        headline=f"{ATTACK} again",
        blocks=(
            one.blocks[0],
            replace(block, text=f"Before {ATTACK} after <script>x"),
            one.blocks[2],
        ),
    )
    return [(one, MORNING + timedelta(hours=1)), (two, MORNING + timedelta(hours=2))]


def body_of(content: Content) -> bytes:
    """Return a page such a reading may have come from."""
    paragraphs = "".join(f"<p>{block.text}</p>" for block in content.blocks)
    page = f"<!doctype html><title>{content.headline}</title><script>alert(0)</script>{paragraphs}"
    return page.encode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Newsroom:
    """Records what was read, as checking does."""

    store: Store
    announcer: Announcer

    def track(self, url: str, *, tags: Sequence[str] = (), story: str | None = None) -> Article:
        """Track an article from the morning on."""
        address = addresses.canonical(url)
        host = addresses.host(address)
        return self.store.tracking.add(
            Article(
                id=addresses.article_id(address),
                url=address,
                host=host,
                publisher=host,
                created_at=MORNING,
                next_check_at=MORNING,
                tags=tuple(tags),
                story=story,
            )
        )

    def revise(self, url: str, content: Content, at: datetime) -> Sequence[Event]:
        """Record one reading as the next revision."""
        lease = self.store.checks.lease_article(addresses.article_id(url), at, TERM)
        article = lease.article
        number = article.revisions + 1
        after = None if number == 1 else at - timedelta(minutes=14, seconds=20)
        window = Window(after=after, until=at)
        found = self._comparison(article, content, window)
        revision = Revision(
            number=number,
            observed_at=at,
            window=window,
            key=key(content),
            headline=content.headline,
            stamps=content.stamps,
            changes=found.changes,
            labels=found.labels,
            significance=found.significance,
            summary=found.summary,
            reader=content.reader,
        )
        now_stands = replace(
            article,
            headline=content.headline,
            publisher=content.publisher,
            revisions=number,
            last_checked_at=at,
            last_seen_at=at,
            last_changed_at=at,
            next_check_at=at + timedelta(minutes=15),
        )
        kind = EventType.ARTICLE_REVISED if number > 1 else EventType.ARTICLE_TRACKED
        event = Event(type=kind, occurred_at=at, article_id=article.id, revision=number)
        return self.store.checks.record(
            lease,
            Verdict(
                article=now_stands,
                check=Check(
                    at=at,
                    outcome=Outcome.REVISED if number > 1 else Outcome.FIRST,
                    status=200,
                    reason="it changed a short while ago, so it is looked at often",
                    next_check_at=now_stands.next_check_at,
                    revision=number,
                ),
                snapshot=Snapshot(
                    url=article.url,
                    received_at=at,
                    status=200,
                    body=body_of(content),
                    headers=(("content-type", "text/html; charset=utf-8"),),
                ),
                revision=revision,
                content=content,
                events=self.announcer.announce([event], now_stands, revision),
            ),
        )

    def _comparison(self, article: Article, content: Content, window: Window) -> Comparison:
        if not article.revisions:
            return Comparison()
        old = self.store.archive.content(article.id, article.revisions)
        return compare(old, content, window=window)

    def miss(self, url: str, at: datetime, state: ArticleState, kind: EventType) -> None:
        """Record a check that found no article."""
        lease = self.store.checks.lease_article(addresses.article_id(url), at, TERM)
        article = replace(
            lease.article,
            state=state,
            last_checked_at=at,
            next_check_at=at + timedelta(hours=1),
            failures=3,
            last_failure="the publisher answered 404",
        )
        check = Check(
            at=at,
            outcome=Outcome.MISSING,
            code="http_404",
            reason="the publisher answered 404 three times in a row",
            status=404,
            next_check_at=article.next_check_at,
        )
        event = Event(type=kind, occurred_at=at, article_id=article.id)
        self.store.checks.record(
            lease,
            Verdict(
                article=article,
                check=check,
                events=self.announcer.announce([event], article, None),
            ),
        )


def subscription(name: str, endpoint: str, **fields: object) -> Subscription:
    """Return a subscription."""
    made = Subscription(
        id=name, endpoint=endpoint, created_at=MORNING, wish=Wish(), secrets=(Secret(SECRET),)
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def deliver(store: Store, at: datetime) -> None:
    """Attempt what is owed: the desk accepts, the other receiver answers 500."""
    for _ in range(8):
        for lease in store.deliveries.lease_owed(at, TERM, 100):
            accepted = "desk" in lease.subscription.endpoint
            receipt = (
                Receipt(accepted=True, status=204, took=timedelta(milliseconds=41))
                if accepted
                else Receipt(
                    accepted=False,
                    status=500,
                    error="the receiver answered 500",
                    head="<script>alert(8)</script> down for repair",
                    took=timedelta(milliseconds=730),
                )
            )
            store.deliveries.settle(
                lease,
                Attempt(number=lease.delivery.attempts + 1, at=at, receipt=receipt),
                DeliveryState.DELIVERED if accepted else DeliveryState.OWED,
                None if accepted else at + timedelta(minutes=30),
            )


def tell_the_day(store: Store, announcer: Announcer) -> Newsroom:
    """Fill a store with the whole day."""
    room = Newsroom(store, announcer)
    store.subscriptions.subscribe(subscription("sub_desk", "https://desk.example/hook"))
    store.subscriptions.subscribe(
        subscription(
            "sub_lab",
            "https://lab.example/in?token=secret",
            wish=Wish(articles=(addresses.article_id(FERRY),), tags=("ferry",)),
        )
    )
    room.track(FERRY, tags=("ferry", "harbour"), story="Harbour tariff")
    room.track(ARABIC, tags=("ferry",), story="Harbour tariff")
    room.track(JAPANESE)
    room.track("https://quay.example/2026/03/12/not-read-yet")
    room.track(VANISHED)
    keeper = foreign(VANISHED, "en", "Lighthouse keeper retires", "He left on Tuesday.")
    day = [(VANISHED, keeper, MORNING + timedelta(minutes=5))]
    for url, readings in ((FERRY, ferry()), (ARABIC, arabic()), (JAPANESE, japanese())):
        day += [(url, content, at) for content, at in readings]
    for url, content, at in sorted(day, key=lambda one: one[2]):
        room.revise(url, content, at)
    room.miss(
        VANISHED,
        MORNING + timedelta(hours=9, minutes=25),
        ArticleState.GONE,
        EventType.ARTICLE_GONE,
    )
    deliver(store, MORNING + timedelta(hours=9, minutes=26))
    return room
