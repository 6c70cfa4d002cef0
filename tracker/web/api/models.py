"""The shapes of the API's documents; every one carries its schema's name."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from tracker.core.article import ArticleState
from tracker.core.change import Aspect, Label
from tracker.core.delivery import DeliveryState
from tracker.core.event import EventType
from tracker.core.subscription import SubscriptionState

Instant = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
Text = Annotated[str, Field(max_length=200)]
Document = dict[str, Any]


class Model(BaseModel):
    """Nothing unknown is let in."""

    model_config = ConfigDict(extra="forbid")


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str = "about:blank"
    status: int
    title: str
    detail: str = ""


class NewArticle(Model):
    """An article to track."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"url": "https://news.example/budget", "tags": ["budget"], "every": 900}]
        },
    )

    url: Annotated[str, Field(max_length=8192)]
    tags: Annotated[list[Text], Field(max_length=50)] = []
    story: Text | None = None
    every: Annotated[
        float | None, Field(ge=10, le=31_536_000, allow_inf_nan=False, description="Seconds.")
    ] = None


class TagChange(Model):
    """Tags to put on and to take off."""

    add: Annotated[list[Text], Field(max_length=50)] = []
    remove: Annotated[list[Text], Field(max_length=50)] = []


class Article(Model):
    """article/1"""

    schema_: Literal["article/1"] = Field(alias="schema", default="article/1")
    id: str
    url: str
    headline: str
    publisher: str
    state: ArticleState
    tags: list[str]
    story: str | None
    every: float | None
    revisions: int
    created_at: Instant
    next_check_at: Instant
    last_checked_at: Instant | None
    last_seen_at: Instant | None
    last_changed_at: Instant | None
    failures: int
    last_failure: str | None
    links: dict[str, str]


class Articles(Model):
    """articles/1"""

    schema_: Literal["articles/1"] = Field(alias="schema", default="articles/1")
    articles: list[Article]
    next: str | None


class Window(Model):
    """The change happened after the one and no later than the other."""

    after: Instant | None
    until: Instant


class Revision(Model):
    """revision/1; `changes` only where one revision is asked for."""

    schema_: Literal["revision/1"] = Field(alias="schema", default="revision/1")
    number: int
    observed_at: Instant
    window: Window
    headline: str
    stamps: list[Document]
    labels: list[Label]
    significance: float
    summary: str
    reader: str
    reverts_to: int | None
    retracted_at: Instant | None
    changes: list[Document] | None = None
    links: dict[str, str]


class Revisions(Model):
    """revisions/1"""

    schema_: Literal["revisions/1"] = Field(alias="schema", default="revisions/1")
    revisions: list[Revision]
    next: str | None


class Comparison(BaseModel):
    """comparison/1"""

    schema_: Literal["comparison/1"] = Field(alias="schema", default="comparison/1")
    changes: list[Document]
    labels: list[Label]
    significance: float
    summary: str


class Content(BaseModel):
    """content/1; the whole shape is told in the reference."""

    schema_: Literal["content/1"] = Field(alias="schema", default="content/1")
    url: str
    publisher: str
    headline: str
    language: str | None
    blocks: list[Document]


class Check(Model):
    """One attempt to learn whether the article changed."""

    at: Instant
    outcome: str
    code: str
    reason: str
    status: int | None
    next_check_at: Instant | None
    revision: int | None


class Checks(Model):
    """checks/1"""

    schema_: Literal["checks/1"] = Field(alias="schema", default="checks/1")
    checks: list[Check]


class Origin(Model):
    """A text, the revision it came with and the one that last reworded it."""

    text: str
    first: int
    first_window: Window
    changed: int
    changed_window: Window


class Blamed(Origin):
    """A block of the newest reading, whole and by sentence; `at` is its index there."""

    at: int
    section: list[str]
    sentences: list[Origin]


class Gone(Origin):
    """A text that stood once: `last` had it, `removed` did not."""

    section: list[str]
    last: int
    removed: int
    removed_window: Window


class Blame(Model):
    """blame/1: what stands, in order, and what went."""

    schema_: Literal["blame/1"] = Field(alias="schema", default="blame/1")
    article: str
    blocks: list[Blamed]
    gone: list[Gone]


class Event(Model):
    """event/1: `data` is what a webhook carries."""

    schema_: Literal["event/1"] = Field(alias="schema", default="event/1")
    sequence: int
    previous: int | None
    type: EventType
    timestamp: Instant
    article_id: str | None
    revision: int | None
    data: Document


class Events(Model):
    """events/1"""

    schema_: Literal["events/1"] = Field(alias="schema", default="events/1")
    events: list[Event]
    next: str | None


class Wish(Model):
    """Which events; empty means any."""

    types: Annotated[list[EventType], Field(max_length=50)] = []
    kinds: Annotated[list[Text], Field(max_length=100)] = []
    labels: Annotated[list[Label], Field(max_length=50)] = []
    aspects: Annotated[list[Aspect], Field(max_length=50)] = []
    min_significance: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)] = 0.0
    articles: Annotated[list[Text], Field(max_length=500)] = []
    tags: Annotated[list[Text], Field(max_length=100)] = []
    stories: Annotated[list[Text], Field(max_length=100)] = []


class NewSubscription(Model):
    """A subscription to make."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "endpoint": "https://desk.example/hook",
                    "wish": {"labels": ["stealth_edit"], "min_significance": 0.5},
                }
            ]
        },
    )

    endpoint: Annotated[str, Field(max_length=8192)]
    wish: Wish = Wish()
    body_format: Literal["standard", "cloudevents"] = "standard"


class Subscription(Model):
    """subscription/1; `secret` only in the answer that made it."""

    schema_: Literal["subscription/1"] = Field(alias="schema", default="subscription/1")
    id: str
    endpoint: str
    channel: str
    body_format: str
    state: SubscriptionState
    wish: Wish
    created_at: Instant
    disabled_reason: str | None
    failing_since: Instant | None
    secret: str | None = None


class Subscriptions(Model):
    """subscriptions/1"""

    schema_: Literal["subscriptions/1"] = Field(alias="schema", default="subscriptions/1")
    subscriptions: list[Subscription]


class NewSecret(Model):
    """secret/1: shown this once; the old one signs beside it for a day."""

    schema_: Literal["secret/1"] = Field(alias="schema", default="secret/1")
    secret: str


class Attempt(Model):
    """One try to hand a delivery over."""

    number: int
    at: Instant
    accepted: bool
    status: int | None
    error: str | None
    head: str
    took: float


class Delivery(Model):
    """delivery/1; `attempts_made` only where one delivery is asked for."""

    schema_: Literal["delivery/1"] = Field(alias="schema", default="delivery/1")
    id: str
    subscription_id: str
    sequence: int
    article_id: str | None
    state: DeliveryState
    due_at: Instant | None
    attempts: int
    delivered_at: Instant | None
    last_error: str | None
    attempts_made: list[Attempt] | None = None


class Deliveries(Model):
    """deliveries/1"""

    schema_: Literal["deliveries/1"] = Field(alias="schema", default="deliveries/1")
    deliveries: list[Delivery]
    next: str | None
