"""How one language speaks of times: the shape of every table in this folder."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """
    The words of one language.

    Every field is phrases parted by `|`; case and accents do not count. `months` and `weekdays`
    hold twelve and seven groups parted by `;`, January and Monday first. Units hold every form
    («Stunde|Stunden»). `before` stands before a span («vor 3 Stunden»), `after` behind it
    («3 hours ago»). `clock` marks a time of day («kl», «Uhr»). `links` join a label to its time
    and mean nothing by themselves. `weak` labels count only at the start of what is said.
    `trap` governs times that are not the article's. `subject` is what a note says was updated.
    `trailing` says that the label may follow its time («12:00 更新»).
    """

    code: str
    months: str = ""
    weekdays: str = ""
    published: str = ""
    updated: str = ""
    weak: str = ""
    corrected: str = ""
    live: str = ""
    trap: str = ""
    subject: str = ""
    minute: str = ""
    hour: str = ""
    day: str = ""
    week: str = ""
    long: str = ""
    before: str = ""
    after: str = ""
    today: str = ""
    yesterday: str = ""
    now: str = ""
    am: str = ""
    pm: str = ""
    clock: str = ""
    links: str = ""
    by: str = ""
    numbers: str = ""
    pairs: str = ""
    trailing: bool = False
