"""A Party member (党员) as the national roster describes one."""

from dataclasses import dataclass
from enum import StrEnum

from huanjie_desktop.domain.ids import BranchId, MemberId
from huanjie_desktop.domain.people.partial_date import PartialDate


class Sex(StrEnum):
    """Sex as printed in the roster."""

    MALE = "男"
    FEMALE = "女"


class MemberKind(StrEnum):
    """Full (正式) or probationary (预备) member."""

    FULL = "正式党员"
    PROBATIONARY = "预备党员"


class Rights(StrEnum):
    """State of the right to vote and to be elected (R-01)."""

    HELD = "有选举权"
    ON_PROBATION = "留党察看"
    SUSPENDED = "权利中止"


class Relation(StrEnum):
    """Where the membership relation (组织关系) is kept (R-02)."""

    HOME = "组织关系在本支部"
    TEMPORARY = "临时组织关系"


class MembershipEnd(StrEnum):
    """Why a person is no longer counted in this branch (R-04 for 停止党籍)."""

    TRANSFERRED = "组织关系转出"
    DIED = "去世"
    STOPPED = "停止党籍"
    REMOVED = "除名"
    EXPELLED = "开除党籍"
    LEFT = "退党"


@dataclass(frozen=True)
class Member:
    """One person of a branch's roster. Texts are cleaned; an unknown value is "" or None, never a guess.

    `out_of_contact_since` is the date since when nobody could reach the member (R-04), `note` distinguishes two
    members of the same name (D15), `strokes` is the clerk's own stroke entry for a character outside the table.
    """

    id: MemberId
    branch_id: BranchId
    name: str
    sex: Sex | None = None
    nation: str = ""
    birth: PartialDate | None = None
    education: str = ""
    joined: PartialDate | None = None
    full_since: PartialDate | None = None
    kind: MemberKind = MemberKind.FULL
    rights: Rights = Rights.HELD
    relation: Relation = Relation.HOME
    relation_since: PartialDate | None = None
    phone: str = ""
    phone2: str = ""
    id_number: str = ""
    work: str = ""
    native_place: str = ""
    address: str = ""
    present_address: str = ""
    out_of_contact_since: PartialDate | None = None
    remarks: str = ""
    note: str = ""
    strokes: str = ""
    ended: MembershipEnd | None = None
    ended_on: PartialDate | None = None
    ended_reason: str = ""

    @property
    def may_vote(self) -> bool:
        """Whether the person has the right to vote and to be elected in this branch (R-01, R-02, R-04)."""
        return (
            self.kind is MemberKind.FULL
            and self.rights is Rights.HELD
            and self.relation is Relation.HOME
            and self.ended is None
        )
