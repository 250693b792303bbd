"""Who counts: the account from 党员总数 to 应到会有选举权人数 (R-01 … R-04)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from huanjie_desktop.domain.ids import MemberId
from huanjie_desktop.domain.people.member import Member, MemberKind, Relation, Rights
from huanjie_desktop.domain.problems import Problem, error, notice, warning

MONTHS_AWAY = 6
MONTHS_WITHOUT_CONTACT = 6


class ExclusionCase(StrEnum):
    """The listed cases in which a member may be left out of 应到会 (R-03)."""

    EX1 = "EX1"
    EX2 = "EX2"
    EX3 = "EX3"
    EX4 = "EX4"
    EX5 = "EX5"
    EX6 = "EX6"

    @property
    def text(self) -> str:
        """The case as written in the request to the superior."""
        return _CASE_TEXTS[self]


_CASE_TEXTS = {
    ExclusionCase.EX1: "患有精神病或因其他疾病导致不能表达本人意志",
    ExclusionCase.EX2: "自费出国半年以上",
    ExclusionCase.EX3: "虽未受到留党察看以上党纪处分，但正在服刑",
    ExclusionCase.EX4: "年老体弱卧床不起，或长期生病、生活不能自理",
    ExclusionCase.EX5: "工作调动、下派锻炼、蹲点、外出学习或工作半年以上等，按规定应当转走正式组织关系而没有转走",
    ExclusionCase.EX6: "已回原籍长期居住的离退休人员，因特殊原因未从原单位转出组织关系，确实不能参加选举",
}


@dataclass(frozen=True)
class Exclusion:
    """A proposal not to count one member (拟不计入应到会人数) with the three conditions of R-03.

    `asked` says whether the member himself was asked; `remark` is the reason in words.
    """

    member_id: MemberId
    case: ExclusionCase
    cannot_attend: bool = True
    asked: bool = False
    superior_agreed: bool = False
    meeting_passed: bool = False
    remark: str = ""

    @property
    def takes_effect(self) -> bool:
        """Whether all three conditions are met."""
        return self.cannot_attend and self.superior_agreed and self.meeting_passed


@dataclass(frozen=True)
class DueAccount:
    """The account with the members behind every figure, and the findings about it.

    `members` is 党员总数, `full` 正式党员, `probationary` 预备党员, `no_right` 无选举权的正式党员,
    `excluded` 不计入应到会, `due` 应到会有选举权;
    `outside` are persons of the roster who are not counted at all (R-02, R-04).
    """

    members: tuple[Member, ...]
    full: tuple[Member, ...]
    probationary: tuple[Member, ...]
    no_right: tuple[Member, ...]
    excluded: tuple[Member, ...]
    due: tuple[Member, ...]
    outside: tuple[Member, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def observers(self) -> tuple[Member, ...]:
        """Who may sit in but is counted neither above nor below the line (R-02, R-05)."""
        guests = tuple(member for member in self.outside if member.ended is None)
        return self.probationary + guests

    @property
    def adds_up(self) -> bool:
        """Whether both identities hold: all = full + probationary, due = full - without right - excluded."""
        return len(self.members) == len(self.full) + len(self.probationary) and len(self.due) == len(self.full) - len(
            self.no_right
        ) - len(self.excluded)


def count_due(members: Iterable[Member], exclusions: Iterable[Exclusion] = (), on: date | None = None) -> DueAccount:
    """Account for the members of one branch (R-01 … R-04). `on` is the day for what depends on time."""
    everybody = tuple(members)
    proposals = {exclusion.member_id: exclusion for exclusion in exclusions}
    counted = tuple(member for member in everybody if is_counted(member))
    full = tuple(member for member in counted if member.kind is MemberKind.FULL)
    voters = tuple(member for member in full if member.rights is Rights.HELD)
    effective = {key for key, exclusion in proposals.items() if exclusion.takes_effect}
    return DueAccount(
        members=counted,
        full=full,
        probationary=tuple(member for member in counted if member.kind is MemberKind.PROBATIONARY),
        no_right=tuple(member for member in full if member.rights is not Rights.HELD),
        excluded=tuple(member for member in voters if member.id in effective),
        due=tuple(member for member in voters if member.id not in effective),
        outside=tuple(member for member in everybody if not is_counted(member)),
        problems=(*_exclusion_problems(everybody, proposals), *_contact_problems(counted, on)),
    )


def is_counted(member: Member) -> bool:
    """Tell whether a person belongs to 党员总数: relation kept here and membership not ended (R-02, R-04)."""
    return member.relation is Relation.HOME and member.ended is None


def leave_hint(name: str, months_away: int, relation_should_move: bool) -> Problem | None:
    """Point to case EX5 when a member on leave has been away for more than half a year (A7); else None (A6)."""
    if months_away <= MONTHS_AWAY or not relation_should_move:
        return None
    return notice("exclusion_possible", "R-03", name, name=name, months=months_away)


def _exclusion_problems(everybody: tuple[Member, ...], proposals: dict[MemberId, Exclusion]) -> Iterator[Problem]:
    people = {member.id: member for member in everybody}
    for member_id, exclusion in proposals.items():
        member = people.get(member_id)
        if member is None:
            yield error("exclusion_of_stranger", "R-03")
        elif not member.may_vote:
            yield notice("exclusion_unneeded", "R-03", member.name, name=member.name)
        else:
            yield from _condition_problems(member.name, exclusion)


def _condition_problems(name: str, exclusion: Exclusion) -> Iterator[Problem]:
    conditions = (
        (exclusion.cannot_attend, "exclusion_can_attend"),
        (exclusion.superior_agreed, "exclusion_not_agreed"),
        (exclusion.meeting_passed, "exclusion_not_passed"),
    )
    for met, code in conditions:
        if not met:
            yield warning(code, "R-03", name, name=name)
    if not exclusion.asked:
        yield notice("exclusion_not_asked", "R-03", name, name=name)


def _contact_problems(counted: tuple[Member, ...], on: date | None) -> Iterator[Problem]:
    """Warn of members out of contact for six months without a decision: they stay counted (A9)."""
    for member in counted:
        since = member.out_of_contact_since
        if since is None:
            continue
        months = (on.year - since.year) * 12 + on.month - (since.month or 1) if on else MONTHS_WITHOUT_CONTACT
        if months - (on is not None and since.day > on.day) >= MONTHS_WITHOUT_CONTACT:
            yield warning("out_of_contact_undecided", "R-04", member.name, name=member.name, since=since.chinese)
