"""What is owed in a month or a quarter, what was done, and the rates: computed from sets, never typed (5.3)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from huanjie_desktop.domain.ledger.contacts import Contact, Way
from huanjie_desktop.domain.ledger.household import Household, Living
from huanjie_desktop.domain.ledger.periods import Month, Period, Quarter


@dataclass(frozen=True)
class DuesRules:
    """The parameters of 5.3: every one may be changed by the office, none silently."""

    visit_counts_as_contact: bool = True
    last_day_of_month: int = 20
    """A household added later in a month owes from the next month."""
    months_of_quarter: int = 2
    """A household added after so many months of a quarter owes a visit from the next quarter."""
    video_outside_district: bool = False
    soon_days_of_month: int = 7
    soon_days_of_quarter: int = 14


RULES = DuesRules()


class Standing(StrEnum):
    """Where an obligation stands (5.3.9)."""

    DONE = "已完成"
    DUE = "待办"
    SOON = "将到期"
    OVERDUE = "逾期"
    NONE = "无须"


@dataclass(frozen=True)
class Rate:
    """A share shown as fraction and per cent; of nothing it is "—" (5.3.7)."""

    done: int
    obliged: int

    @property
    def fraction(self) -> Fraction | None:
        """The share, None where nothing was owed."""
        return Fraction(self.done, self.obliged) if self.obliged else None

    @property
    def text(self) -> str:
        """The share in words: 18/20（90%）, one decimal where the per cent is not whole; "—" where nothing was owed."""
        share = self.fraction
        if share is None:
            return "—"
        tenths = (share * 1000 * 2 + 1) // 2  # half up, in whole numbers
        whole, rest = divmod(tenths, 10)
        return f"{self.done}/{self.obliged}（{whole}{f'.{rest}' if rest else ''}%）"

    def __add__(self, other: "Rate") -> "Rate":
        return Rate(self.done + other.done, self.obliged + other.obliged)


NOTHING = Rate(0, 0)


def owes_contact(household: Household, month: Month, rules: DuesRules = RULES) -> bool:
    """Tell whether a household is owed a contact in a month (5.3.1, 5.3.3, L9)."""
    if not household.is_active(month):
        return False
    return Month.of(household.since) != month or household.since.day <= rules.last_day_of_month


def owes_visit(household: Household, quarter: Quarter, rules: DuesRules = RULES) -> bool:
    """Tell whether a household is owed a visit in a quarter (5.3.2, 5.3.3)."""
    if not household.is_active(quarter):
        return False
    if Quarter.of(household.since) != quarter:
        return True
    return Month.of(household.since) in quarter.months[: rules.months_of_quarter]


def counts_as_contact(contact: Contact, rules: DuesRules = RULES) -> bool:
    """Tell whether a contact fulfils the month's obligation: somebody was reached, in any way (5.3.1)."""
    return contact.reached and (contact.way is not Way.VISIT or rules.visit_counts_as_contact)


def counts_as_visit(contact: Contact, household: Household, rules: DuesRules = RULES) -> bool:
    """Tell whether a contact fulfils the quarter's obligation: somebody was reached at home (5.3.2, 5.3.4)."""
    if not contact.reached:
        return False
    if contact.way is Way.VIDEO:
        return rules.video_outside_district and household.living is Living.AWAY and household.outside_district
    return contact.way is Way.VISIT


def standing(period: Period, done: bool, obliged: bool, today: date, rules: DuesRules = RULES) -> Standing:
    """Return where one obligation stands today (5.3.9)."""
    if done:
        return Standing.DONE
    if not obliged:
        return Standing.NONE
    if today > period.last:
        return Standing.OVERDUE
    days = rules.soon_days_of_month if isinstance(period, Month) else rules.soon_days_of_quarter
    return Standing.SOON if today > period.last - timedelta(days=days) else Standing.DUE


def rate_of(obliged: Collection[object], done: Collection[object]) -> Rate:
    """Return the rate of a set of households: who was owed, and who of these was served; each counts once (5.3.6)."""
    owed = set(obliged)
    return Rate(len(owed & set(done)), len(owed))


def total(rates: Iterable[Rate]) -> Rate:
    """Add rates up: units make a group, groups a community, communities the street."""
    return sum(rates, NOTHING)
