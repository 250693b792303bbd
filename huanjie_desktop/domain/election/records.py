"""What is recorded at the meeting: who came, how many were counted, who scrutinised, which items, which hands."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from huanjie_desktop.domain.ids import ElectionId, MemberId, PollId, RoundId


class Presence(StrEnum):
    """Whether a member with the right to vote came (到会情况)."""

    UNKNOWN = "未登记"
    PRESENT = "到会"
    LEAVE_AFFAIR = "因事请假"
    LEAVE_SICK = "因病请假"
    ABSENT = "未请假"


@dataclass(frozen=True)
class Attendance:
    """One member's presence at one meeting. Never tied to a ballot."""

    election_id: ElectionId
    member_id: MemberId
    state: Presence
    note: str = ""


@dataclass(frozen=True)
class Observer:
    """A guest or superior at the meeting; never counted (R-05)."""

    id: int
    election_id: ElectionId
    name: str
    role: str = ""


class Moment(StrEnum):
    """When heads are counted: at the opening (item 3) and just before ballots are issued (item 11)."""

    FIRST = "first"
    BEFORE_BALLOTS = "before_ballots"

    @property
    def words(self) -> str:
        """The moment in office words."""
        return "会议开始时" if self is Moment.FIRST else "发选票以前"


@dataclass(frozen=True)
class Away:
    """One member who should attend and was not in the room when heads were counted."""

    name: str
    state: Presence
    note: str = ""


@dataclass(frozen=True)
class Roll:
    """The roster as it was when heads were counted: a paper made years later still says the same.

    党员总数, 正式党员, 预备党员, 无选举权的正式党员, 不计入应到会, and by name who was away.
    """

    members: int
    full: int
    probationary: int
    without_right: int
    excluded: int
    away: tuple[Away, ...] = ()


@dataclass(frozen=True)
class HeadCount:
    """Heads counted at one moment; every count stays, the last one of a moment holds (B10, B11).

    `roll` is None for the first session of the committee.
    """

    id: int
    election_id: ElectionId
    moment: Moment
    due: int
    present: int
    leave_affair: int
    leave_sick: int
    absent: int
    at: datetime
    round_id: RoundId | None = None
    roll: Roll | None = None


class OfficerRole(StrEnum):
    """Who works at the count (R-14, R-15)."""

    HEAD_SCRUTINEER = "总监票人"
    SCRUTINEER = "监票人"
    TELLER = "计票人"
    CALLER = "唱票人"

    @property
    def scrutinises(self) -> bool:
        """Whether R-14 binds this role, else R-15."""
        return self in (OfficerRole.HEAD_SCRUTINEER, OfficerRole.SCRUTINEER)


@dataclass(frozen=True)
class Officer:
    """One scrutineer or teller; `poll_id` is set for the first session of the committee only."""

    id: int
    election_id: ElectionId
    role: OfficerRole
    name: str
    member_id: MemberId | None = None
    poll_id: PollId | None = None
    replaced_reason: str = ""


class ItemState(StrEnum):
    """State of an agenda item."""

    WAITING = "未开始"
    RUNNING = "进行中"
    FINISHED = "已完成"
    LEFT_OUT = "不适用"


@dataclass(frozen=True)
class AgendaEntry:
    """What happened at one of the items 0–23 (rules 3)."""

    election_id: ElectionId
    item: int
    state: ItemState = ItemState.WAITING
    started_at: datetime | None = None
    ended_at: datetime | None = None
    note: str = ""


@dataclass(frozen=True)
class HandVote:
    """A vote by show of hands (举手表决); `due` is the base it is measured against."""

    id: int
    election_id: ElectionId
    item: int
    subject: str
    yes: int
    no: int
    abstain: int
    due: int
    at: datetime
