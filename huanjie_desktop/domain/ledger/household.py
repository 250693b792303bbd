"""A household (户) of the ledger: where it is registered, where it lives now, since when and until when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from huanjie_desktop.domain.ids import GroupId, HouseholdId, UnitId
from huanjie_desktop.domain.ledger.periods import Period


class Living(StrEnum):
    """How a household lives here (5.2)."""

    RESIDENT = "常住"
    AWAY = "在外过渡"
    TENANT = "租住"


@dataclass(frozen=True)
class Crossing:
    """Who answers for a place (S3): managed by, lies in, registered in, looked after by; "" where nobody is named."""

    managed_by: str = ""
    lies_in: str = ""
    registered_in: str = ""
    looked_after_by: str = ""

    @property
    def in_charge(self) -> str:
        """Whom to call today: who looks after the place, else who manages it."""
        return self.looked_after_by or self.managed_by

    @property
    def crosses(self) -> bool:
        """Whether more than one office has to do with the place."""
        return (
            len({one for one in (self.managed_by, self.lies_in, self.registered_in, self.looked_after_by) if one}) > 1
        )


@dataclass(frozen=True)
class Household:
    """One household with its addresses and flags; an unknown text is "", an unknown date None.

    `since` is the day it was added to the ledger, `until` the day it moved away for good. `unsigned` is the reason why
    the agreement (安置协议) is not signed, "" when it is or when none is needed.
    """

    id: HouseholdId
    group_id: GroupId
    head: str
    since: date
    until: date | None = None
    unit_id: UnitId | None = None
    number: str = ""
    courtyard: str = ""
    registered_address: str = ""
    present_address: str = ""
    transition_address: str = ""
    transition_since: date | None = None
    phone: str = ""
    living: Living = Living.RESIDENT
    unsigned: str = ""
    outside_district: bool = False
    consent: bool = False
    checked_on: date | None = None
    hardship_decided_on: date | None = None
    needs: str = ""
    note: str = ""

    @property
    def address_now(self) -> str:
        """Where the household is found today (5.3.4)."""
        away = self.transition_address if self.living is Living.AWAY else ""
        return away or self.present_address or self.registered_address

    def is_active(self, period: Period) -> bool:
        """Tell whether the household belongs to a period: begun by its last day, not gone before its first (5.3)."""
        return self.since <= period.last and (self.until is None or self.until >= period.first)
