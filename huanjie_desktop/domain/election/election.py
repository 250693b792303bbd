"""An election (换届选举) of one branch: its plan, its polls, the facts that open the gates, the candidates."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from huanjie_desktop.domain.election.method import DirectVariant, ElectionMethod
from huanjie_desktop.domain.ids import BranchId, CandidateId, ElectionId, MemberId, PollId

VARIANT_LABELS = {
    DirectVariant.V1: "党员大会选委员，第一次全体会议选书记",
    DirectVariant.V2: "党员大会依次直选书记、副书记、委员",
    DirectVariant.V3: "党员大会选委员，再从当选委员中直选书记",
    DirectVariant.V4: "无候选人直选",
    DirectVariant.V5: "不设委员会，党员大会选书记",
}


def has_committee(variant: DirectVariant) -> bool:
    """Tell whether a committee is elected; V5 is the branch without one (R-08, R-13)."""
    return variant is not DirectVariant.V5


class PollPost(StrEnum):
    """What a poll fills, and who votes on it."""

    COMMITTEE = "committee"
    SECRETARY = "secretary"
    DEPUTY = "deputy"
    FIRST_SECRETARY = "first_secretary"
    FIRST_DEPUTY = "first_deputy"

    @property
    def label(self) -> str:
        """The post as printed on papers."""
        return _POST_LABELS[self]

    @property
    def in_first_session(self) -> bool:
        """Whether the new committee votes and not the members' meeting (R-12)."""
        return self in (PollPost.FIRST_SECRETARY, PollPost.FIRST_DEPUTY)

    @property
    def ordered_by_approval(self) -> bool:
        """Whether names stand in the order of the superior's approval and not by strokes (R-27)."""
        return self is not PollPost.COMMITTEE


def elected_from_committee(variant: DirectVariant, post: PollPost) -> bool:
    """Tell whether only the new committee may be elected: in its first session, and for the secretary in V3."""
    return post.in_first_session or (variant is DirectVariant.V3 and post is not PollPost.COMMITTEE)


_POST_LABELS = {
    PollPost.COMMITTEE: "委员",
    PollPost.SECRETARY: "书记",
    PollPost.DEPUTY: "副书记",
    PollPost.FIRST_SECRETARY: "书记",
    PollPost.FIRST_DEPUTY: "副书记",
}


@dataclass(frozen=True)
class Seats:
    """Seats (应选名额) of each post."""

    committee: int = 0
    secretary: int = 1
    deputy: int = 0


def poll_posts(variant: DirectVariant, seats: Seats) -> tuple[tuple[PollPost, int], ...]:
    """Return the polls of a variant in the order in which they are held, each with its seats (rules 2.2)."""
    committee = (PollPost.COMMITTEE, seats.committee)
    direct = ((PollPost.SECRETARY, seats.secretary), (PollPost.DEPUTY, seats.deputy))
    later = ((PollPost.FIRST_SECRETARY, seats.secretary), (PollPost.FIRST_DEPUTY, seats.deputy))
    orders: dict[DirectVariant, tuple[tuple[PollPost, int], ...]] = {
        DirectVariant.V1: (committee, *later),
        DirectVariant.V2: (*direct, committee),
        DirectVariant.V3: (committee, *direct),
        DirectVariant.V4: (committee, *later),
        DirectVariant.V5: direct,
    }
    return tuple((post, number) for post, number in orders[variant] if number > 0)


@dataclass(frozen=True)
class ElectionPlan:
    """What a clerk fills in to begin an election, and may change until ballots are designed."""

    branch_id: BranchId
    title: str
    variant: DirectVariant
    seats: Seats
    meeting_on: date | None = None
    place: str = ""
    chair: str = ""
    recorder: str = ""


@dataclass(frozen=True)
class Election:
    """One election with the facts that were recorded on it; its stage is computed from them, never stored.

    An approval is recorded by its file number (发文字号) and date; "" and None mean not yet (R-10). `session_chair` is
    the newly elected member who presides over the first session (R-06).
    """

    id: ElectionId
    branch_id: BranchId
    title: str
    variant: DirectVariant
    committee_seats: int
    secretary_seats: int
    deputy_seats: int
    method: ElectionMethod = field(default_factory=ElectionMethod)
    meeting_on: date | None = None
    place: str = ""
    chair: str = ""
    recorder: str = ""
    request_no: str = ""
    request_on: date | None = None
    list_no: str = ""
    list_on: date | None = None
    list_fixed_on: date | None = None
    list_fixed_how: str = ""
    method_adopted_on: date | None = None
    session_chair: str = ""

    @property
    def seats(self) -> Seats:
        """The seats of each post."""
        return Seats(self.committee_seats, self.secretary_seats, self.deputy_seats)

    @property
    def plan(self) -> ElectionPlan:
        """The part that the clerk filled in."""
        return ElectionPlan(
            self.branch_id,
            self.title,
            self.variant,
            self.seats,
            self.meeting_on,
            self.place,
            self.chair,
            self.recorder,
        )


@dataclass(frozen=True)
class Poll:
    """One kind of vote of an election (票种), with its own ballots: post and seats (应选名额)."""

    id: PollId
    election_id: ElectionId
    post: PollPost
    seats: int


class Source(StrEnum):
    """How a candidate came up (推荐方式, rules 2.1 step 5)."""

    ORGANIZATION = "组织推荐"
    MEMBERS = "党员推荐"
    JOINT = "联名推荐"
    SELF = "个人自荐"
    REPRESENTATIVES = "居民代表推荐"
    SUPERIOR = "上级提名"
    NEXT_IN_VOTES = "按得票顺序"


@dataclass(frozen=True)
class Candidate:
    """A person proposed in a poll. `position` is the order of the superior's approval, from 1.

    `presentation` notes résumé, achievements, strengths and weaknesses as presented (R-11); a candidate who
    withdrew stays in the record with the reason.
    """

    id: CandidateId
    poll_id: PollId
    member_id: MemberId
    name: str
    position: int
    source: Source = Source.ORGANIZATION
    presentation: str = ""
    withdrawn: bool = False
    withdrawn_reason: str = ""
