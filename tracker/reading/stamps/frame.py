"""What is known of a page while its times are read."""

from dataclasses import dataclass
from datetime import datetime

from tracker.reading.stamps.machine import MachineTime, machine
from tracker.reading.stamps.visible import Said, said


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """
    When a page was received, its language, country and zone.

    `known` are the exact instants it declares for machines.
    """

    received_at: datetime
    language: str | None = None
    country: str | None = None
    zone: str | None = None
    known: tuple[datetime, ...] = ()

    def machine(self, text: str) -> MachineTime | None:
        """Read a time for machines."""
        return machine(text, zone=self.zone, language=self.language, country=self.country)

    def said(self, text: str) -> tuple[Said, ...]:
        """Read a visible line."""
        return said(
            text, language=self.language, received_at=self.received_at, zone=self.zone,
            country=self.country, known=self.known,
        )  # fmt: skip
