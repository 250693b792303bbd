"""Invented branches, elections and votes for tests: one line of arrangement each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from huanjie_desktop.domain.election.ballot import BallotMarks, Sign, VoidReason, WriteIn
from huanjie_desktop.domain.election.count_plan import CountPlan, SecondCount
from huanjie_desktop.domain.election.election import ElectionPlan, PollPost, Seats
from huanjie_desktop.domain.election.meeting import ShowOfHands
from huanjie_desktop.domain.election.method import DirectVariant
from huanjie_desktop.domain.election.records import Moment, Officer, OfficerRole, Presence
from huanjie_desktop.domain.election.rounds import RoundKind
from huanjie_desktop.domain.ids import BranchId, ElectionId, MemberId, PollId, RoundId
from huanjie_desktop.domain.people.member import Member
from huanjie_desktop.services import ballots, candidates, elections, first_session, meeting, officers, outcome, people
from huanjie_desktop.services.count import counting, plan
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.roster import roster

DAY = date(2026, 10, 12)
SURNAMES = "丁王文李吴何宋张陈任刘孙林欧"
GIVEN = ("建北", "长清", "永安", "芳洲", "明远", "立秋", "守田", "玉林", "国栋", "春耕", "海生")
NAMES = tuple(surname + given for given, surname in product(GIVEN, SURNAMES))

USUAL_LOOK = ballots.BallotLook()
LOOK = ballots.BallotLook()
FOUR = ("张建北", "陈建北", "刘建北", "孙建北")


@dataclass(frozen=True)
class Branch:
    """A branch of a test with its members by name."""

    id: BranchId
    members: dict[str, MemberId]


def a_branch(office: Office, size: int = 20, extra: Iterable[Member] = (), name: str = "建北社区党支部") -> Branch:
    """Make a branch of `size` full members with invented names, and whoever else is handed in."""
    branch_id = people.ensure_branch(office, "建北社区", name).value
    full = [Member(MemberId(0), branch_id, one) for one in NAMES[:size]]
    more = [replace(one, branch_id=branch_id) for one in extra]
    return Branch(branch_id, {one.name: roster.save_member(office, one).value for one in [*full, *more]})


def an_election(
    office: Office, branch: Branch, variant: DirectVariant = DirectVariant.V1, committee: int = 3
) -> ElectionId:
    """Begin an election with every line of the plan filled in."""
    seats = Seats(committee if variant is not DirectVariant.V5 else 0)
    plan = ElectionPlan(branch.id, "建北社区党支部换届选举", variant, seats, DAY, "社区礼堂", "丁建北", "王建北")
    return elections.create_election(office, plan).value


def poll_for(office: Office, election: ElectionId, post: PollPost = PollPost.COMMITTEE) -> PollId:
    """Return the poll of a post."""
    poll = elections.poll_of(office, election, post)
    assert poll is not None
    return poll.id


def nominated(office: Office, branch: Branch, poll: PollId, names: Sequence[str]) -> None:
    """Propose these members."""
    for name in names:
        candidates.nominate(office, poll, branch.members[name])


def gates_passed(office: Office, election: ElectionId) -> None:
    """Record approvals and the fixed list."""
    elections.record_request_approval(office, election, "街工委〔2026〕12号", DAY)
    elections.record_list_approval(office, election, "街工委〔2026〕15号", DAY)
    candidates.fix_list(office, election, DAY, "党员讨论确定")


def everybody_came(office: Office, branch: Branch, election: ElectionId, absent: int = 0) -> None:
    """Tick everybody present but the last `absent`, who are on leave, and count heads at item 3."""
    ids = list(branch.members.values())
    for member in ids[: len(ids) - absent]:
        meeting.mark(office, election, member, Presence.PRESENT)
    for member in ids[len(ids) - absent :]:
        meeting.mark(office, election, member, Presence.LEAVE_AFFAIR)
    meeting.count_now(office, election, Moment.FIRST)


def staffed(
    office: Office, branch: Branch, election: ElectionId, names: Sequence[str], poll: PollId | None = None
) -> None:
    """Name a head scrutineer and a teller."""
    for name, role in zip(names, (OfficerRole.HEAD_SCRUTINEER, OfficerRole.TELLER), strict=True):
        officers.name_officer(office, election, Officer(0, election, role, name, branch.members[name], poll))


def issued(
    office: Office,
    election: ElectionId,
    round_id: RoundId,
    present: int | None = None,
    look: ballots.BallotLook = USUAL_LOOK,
) -> int:
    """Design and issue the ballots of a round; `present` is given for the first session only."""
    ballots.design(office, round_id, look)
    copies = ballots.default_copies(office, round_id)
    if present is None:
        present = meeting.count_now(office, election, Moment.BEFORE_BALLOTS, round_id).value.present
    else:
        first_session.count_session(office, round_id, present)
    ballots.issue(office, round_id, ballots.Account(copies, present, copies - present))
    return present


def marks(text: str, *written: str, void: VoidReason | None = None) -> BallotMarks:
    """Return a ballot from signs such as "OO_X" and approved write-ins."""
    return BallotMarks(tuple(Sign(sign) for sign in text), tuple(WriteIn(name) for name in written), void)


def counted(office: Office, round_id: RoundId, entries: Sequence[BallotMarks]) -> None:
    """Open the box, enter every ballot and close the count."""
    counting.open_box(office, round_id, counting.Opening(len(entries), True, "李建北"))
    session = counting.open_count(office, round_id)
    for one in entries:
        counting.enter_ballot(office, session, one)
    counting.close_count(office, round_id)


def confirmed(office: Office, round_id: RoundId, entries: Sequence[BallotMarks]):
    """Count, confirm and announce a round; answers with its outcome."""
    counted(office, round_id, entries)
    outcome.confirm_outcome(office, round_id)
    return outcome.announce(office, round_id).value


@dataclass(frozen=True)
class Prepared:
    """An election ready for its first vote."""

    branch: Branch
    election: ElectionId
    poll: PollId
    round: RoundId
    voters: int


def ready_to_count(
    office: Office,
    size: int = 20,
    names: Sequence[str] = FOUR,
    committee: int = 3,
    extra: Iterable[Member] = (),
    look: ballots.BallotLook = USUAL_LOOK,
) -> Prepared:
    """Return a V1 election whose ballots are issued to everybody with the right to vote."""
    branch = a_branch(office, size, extra)
    election = an_election(office, branch, committee=committee)
    poll = poll_for(office, election)
    nominated(office, branch, poll, names)
    gates_passed(office, election)
    everybody_came(office, branch, election)
    elections.adopt_method(office, election, DAY)
    staffed(office, branch, election, ("李建北", "吴建北"))
    round_id = outcome.start_round(office, poll, RoundKind.FIRST).value
    voters = issued(office, election, round_id, look=look)
    return Prepared(branch, election, poll, round_id, voters)


def opened_in_bundles(office: Office, returned: int, second: SecondCount, size: int) -> RoundId:
    """Return a round whose box was opened, to be counted this way in bundles of `size`."""
    ready = ready_to_count(office, size=max(14, returned))
    plan.save_plan(office, CountPlan(ready.round, second, size))
    counting.open_box(office, ready.round, counting.Opening(returned, True, "李建北"))
    return ready.round


ALL_HANDS = ShowOfHands(20, 0, 0)
