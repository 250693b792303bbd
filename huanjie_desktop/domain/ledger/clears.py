"""The three clears (三清) of a unit: situation, hardship, common requests, each as a rate (5.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from huanjie_desktop.domain.ledger.dues import Rate
from huanjie_desktop.domain.ledger.household import Household
from huanjie_desktop.domain.ledger.requests import Request

_MONTHS = 12


@dataclass(frozen=True)
class Clears:
    """实际情况清, 生活困难清, 共同诉求清."""

    situation: Rate
    hardship: Rate
    requests: Rate


def clears_of(households: Sequence[Household], requests: Sequence[Request], today: date) -> Clears:
    """Return the three rates: handbooks checked and hardship decided within twelve months, requests described."""
    return Clears(
        Rate(sum(_recent(one.checked_on, today) for one in households), len(households)),
        Rate(sum(_recent(one.hardship_decided_on, today) for one in households), len(households)),
        Rate(sum(one.is_clear for one in requests), len(requests)),
    )


def _recent(on: date | None, today: date) -> bool:
    if on is None:
        return False
    months = (today.year - on.year) * _MONTHS + today.month - on.month - (today.day < on.day)
    return 0 <= months < _MONTHS or (months == _MONTHS and today.day == on.day)
