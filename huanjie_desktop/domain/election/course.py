"""What is kept with a round because the world goes on: who could be elected, who counted, when each gate was passed."""

from dataclasses import dataclass
from datetime import datetime

from huanjie_desktop.domain.ids import RoundId


@dataclass(frozen=True)
class Hall:
    """Who could be elected and who counted when the result was signed (R-25).

    The roster and the staff go on changing; ballots and papers of a signed round are read by this. `electable`,
    `ineligible` and `ambiguous` are names as ballots show them, `staff` pairs of role and name.
    """

    round_id: RoundId
    electable: tuple[str, ...]
    ineligible: tuple[str, ...]
    ambiguous: tuple[str, ...]
    staff: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class RoundStep:
    """One gate of a round: the agenda item it belongs to, when it was passed, who confirmed it."""

    round_id: RoundId
    item: int
    at: datetime
    witnesses: str
