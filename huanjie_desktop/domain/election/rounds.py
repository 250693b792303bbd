"""A round of voting (一次投票): its kind, its figures, and the states it may pass through."""

from dataclasses import dataclass
from enum import StrEnum

from huanjie_desktop.domain.ids import PollId, RoundId


class RoundKind(StrEnum):
    """Why a round is held."""

    FIRST = "first"
    AGAIN = "again"
    RUNOFF = "runoff"
    FURTHER = "further"

    @property
    def label(self) -> str:
        """The kind in office words."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    RoundKind.FIRST: "选举",
    RoundKind.AGAIN: "重新投票",
    RoundKind.RUNOFF: "再次投票",
    RoundKind.FURTHER: "另行选举",
}


class RoundState(StrEnum):
    """How far a round has come (准备 → 已发票 → 计票中 → 核对 → 已确认 → 已公布; or 作废)."""

    PREPARED = "准备"
    ISSUED = "已发票"
    COUNTING = "计票中"
    CHECKING = "核对"
    CONFIRMED = "已确认"
    ANNOUNCED = "已公布"
    VOID = "作废"


SETTLED = (RoundState.CONFIRMED, RoundState.ANNOUNCED)
"""The result is signed."""
CLOSED = (RoundState.CHECKING, *SETTLED)
"""Every ballot is entered and the count was closed."""

MOVES: dict[RoundState, frozenset[RoundState]] = {
    RoundState.PREPARED: frozenset({RoundState.ISSUED, RoundState.VOID}),
    RoundState.ISSUED: frozenset({RoundState.COUNTING, RoundState.VOID}),
    RoundState.COUNTING: frozenset({RoundState.CHECKING, RoundState.VOID}),
    RoundState.CHECKING: frozenset({RoundState.COUNTING, RoundState.CONFIRMED, RoundState.VOID}),
    RoundState.CONFIRMED: frozenset({RoundState.COUNTING, RoundState.ANNOUNCED, RoundState.VOID}),
    RoundState.ANNOUNCED: frozenset(),
    RoundState.VOID: frozenset(),
}


def may_move(now: RoundState, then: RoundState) -> bool:
    """Tell whether a round may go from one state to the other; an announced or void round stays as it is."""
    return then in MOVES[now]


@dataclass(frozen=True)
class Round:
    """One round with its figures; a figure nobody entered yet is None, never 0.

    `names` are the candidates in ballot order, frozen when the round began. `due` and `present` are those who may
    vote, fixed when ballots are issued (R-20). `consent` is the number that agreed to fewer seats (R-24).
    """

    id: RoundId
    poll_id: PollId
    number: int
    kind: RoundKind
    seats: int
    names: tuple[str, ...]
    state: RoundState = RoundState.PREPARED
    due: int | None = None
    present: int | None = None
    printed: int | None = None
    issued: int | None = None
    spare: int | None = None
    destroyed: int | None = None
    returned: int | None = None
    mixed: bool = False
    witnesses: str = ""
    paper_note: str = ""
    geometry: str = ""
    void_reason: str = ""
    consent: int | None = None


@dataclass(frozen=True)
class CountRecord:
    """The signed figures of a closed count (R-25). A correction is a new version; the old one stays with its reason."""

    round_id: RoundId
    version: int
    figures: str
    reopened_reason: str = ""
