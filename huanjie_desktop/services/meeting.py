"""The meeting: who came, whether it may vote, the agenda, votes by show of hands, guests."""

from dataclasses import dataclass, replace

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.meeting import (
    AttendanceCount,
    ShowOfHands,
    check_attendance,
    is_adopted,
    is_quorate,
    least_present,
    quorum_problems,
    recount_problems,
    show_of_hands_problems,
)
from huanjie_desktop.domain.election.records import (
    Attendance,
    Away,
    HandVote,
    HeadCount,
    Moment,
    Observer,
    Presence,
    Roll,
)
from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.domain.ids import ElectionId, MemberId, RoundId
from huanjie_desktop.domain.people.member import MemberKind
from huanjie_desktop.domain.problems import Problem
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.election_work import logged, need_election, need_round, refuse_errors, rounds_of
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.voters import Voters, voters_in
from huanjie_desktop.storage import meeting_store, removal
from huanjie_desktop.storage.database import Work


@dataclass(frozen=True)
class AttendanceLine:
    """One line for ticking: the member, the search keys in lower case, and whether he counts for the quorum."""

    member_id: MemberId
    name: str
    pinyin: str
    initials: str
    search: str
    kind: MemberKind
    counts: bool
    state: Presence = Presence.UNKNOWN
    note: str = ""


@dataclass(frozen=True)
class QuorumView:
    """The quorum as it stands now (R-05): `missing` more are needed, `unknown` were not ticked yet."""

    due: int
    present: int
    leave_affair: int
    leave_sick: int
    absent: int
    unknown: int
    needed: int
    problems: tuple[Problem, ...] = ()

    @property
    def missing(self) -> int:
        """How many more must come."""
        return max(0, self.needed - self.present)

    @property
    def ok(self) -> bool:
        """Whether the meeting may vote now."""
        return is_quorate(self.present, self.due)


def attendance_sheet(office: Office, election_id: ElectionId) -> tuple[AttendanceLine, ...]:
    """Return every member of the branch with the tick of this meeting; those who do not count stand last."""
    with office.db.read() as work:
        people = voters_in(work, need_election(work, election_id))
        ticks = {one.member_id: one for one in meeting_store.load_attendance(work, election_id)}
    lines = [_line(people, position, ticks) for position in range(len(people.filed))]
    return tuple(sorted(lines, key=lambda line: not line.counts))


def mark(
    office: Office, election_id: ElectionId, member_id: MemberId, state: Presence, note: str = ""
) -> Done[QuorumView]:
    """Record that a member came or why not, and answer with the quorum as it stands now (R-05)."""
    with logged(office, "签到", f"选举{election_id}", state) as work:
        people = voters_in(work, need_election(work, election_id))
        if member_id not in {member.id for member in people.members}:
            raise UserError("not_of_this_branch")
        meeting_store.save_attendance(work, Attendance(election_id, member_id, state, note.strip()))
        view = quorum_in(work, election_id, people)
    return done(view, Topic.MEETING)


def quorum(office: Office, election_id: ElectionId) -> QuorumView:
    """Return the quorum as it stands now (R-05)."""
    with office.db.read() as work:
        return quorum_in(work, election_id, voters_in(work, need_election(work, election_id)))


def quorum_in(work: Work, election_id: ElectionId, people: Voters) -> QuorumView:
    """Return the quorum as it stands now, inside the caller's block."""
    states = [one.state for one in meeting_store.load_attendance(work, election_id) if one.member_id in people.due_ids]
    present, affair, sick, absent = (
        states.count(state) for state in (Presence.PRESENT, Presence.LEAVE_AFFAIR, Presence.LEAVE_SICK, Presence.ABSENT)
    )
    unknown = people.due - present - affair - sick - absent
    found = (
        *check_attendance(AttendanceCount(people.due, present, affair, sick, absent + unknown)),
        *quorum_problems(present, people.due),
    )
    return QuorumView(people.due, present, affair, sick, absent, unknown, least_present(people.due), found)


def count_now(
    office: Office, election_id: ElectionId, moment: Moment, round_id: RoundId | None = None
) -> Done[HeadCount]:
    """Freeze the heads counted at item 3 or just before ballots are issued; whoever is not ticked counts as absent.

    The count of a round binds its ballots. Raises UserError when the attendance does not add up, for the opening once
    ballots are issued, for a round once its box is open.
    """
    with logged(office, "清点人数", f"选举{election_id}", moment.words) as work:
        _refuse_late(work, election_id, moment)
        if round_id is not None:
            refuse_counted(work, round_id)
        people = voters_in(work, need_election(work, election_id))
        view = quorum_in(work, election_id, people)
        refuse_errors(
            check_attendance(
                AttendanceCount(view.due, view.present, view.leave_affair, view.leave_sick, view.absent + view.unknown)
            )
        )
        counted = _head_count(office, election_id, view, moment)
        counted = replace(counted, round_id=round_id, roll=_roll(work, election_id, people))
        counted = replace(counted, id=meeting_store.save(work, counted))
    return done(counted, Topic.MEETING, Topic.BALLOTS)


def _refuse_late(work: Work, election_id: ElectionId, moment: Moment) -> None:
    """Keep what was read out at the opening: papers of the vote follow from it."""
    if moment is Moment.FIRST and any(voted.issued is not None for voted in rounds_of(work, election_id)):
        raise UserError("opening_is_fixed")


def refuse_counted(work: Work, round_id: RoundId) -> None:
    """Refuse new heads for a round whose box is open: its ballots are measured against those at the issue (R-20)."""
    if need_round(work, round_id).state not in (RoundState.PREPARED, RoundState.ISSUED):
        raise UserError("heads_are_fixed")


def _head_count(office: Office, election_id: ElectionId, view: QuorumView, moment: Moment) -> HeadCount:
    absent = view.absent + view.unknown
    heads = (view.due, view.present, view.leave_affair, view.leave_sick, absent)
    return HeadCount(0, election_id, moment, *heads, at=office.clock.now())


def _roll(work: Work, election_id: ElectionId, people: Voters) -> Roll:
    ticks = {one.member_id: one for one in meeting_store.load_attendance(work, election_id)}
    away = []
    for member in people.account.due:
        tick = ticks.get(member.id, Attendance(election_id, member.id, Presence.UNKNOWN))
        if tick.state is not Presence.PRESENT:
            state = Presence.ABSENT if tick.state is Presence.UNKNOWN else tick.state
            away.append(Away(people.ballot_name(member), state, tick.note))
    return replace(roll_of(people), away=tuple(away))


def roll_of(people: Voters) -> Roll:
    """Return how many members of each kind the branch has now, nobody away."""
    account = people.account
    return Roll(
        len(account.members),
        len(account.full),
        len(account.probationary),
        len(account.no_right),
        len(account.excluded),
    )


def head_counts(office: Office, election_id: ElectionId) -> tuple[HeadCount, ...]:
    """Return every count of heads in the order taken; both belong in the minutes (B11)."""
    with office.db.read() as work:
        return meeting_store.load_all(work, HeadCount, election_id)


def last_count(counts: tuple[HeadCount, ...], moment: Moment, round_id: RoundId | None = None) -> HeadCount | None:
    """Return the count that holds for a moment, and for a round where one is given."""
    found = [one for one in counts if one.moment is moment and (round_id is None or one.round_id == round_id)]
    return found[-1] if found else None


def recount_findings(office: Office, election_id: ElectionId, round_id: RoundId) -> tuple[Problem, ...]:
    """Say whether ballots may be issued after the second count (B10, B11)."""
    counts = head_counts(office, election_id)
    now = last_count(counts, Moment.BEFORE_BALLOTS, round_id)
    first = last_count(counts, Moment.FIRST)
    if now is None:
        return ()
    return recount_problems(first.present if first else now.present, now.present, now.due)


def hand_vote(
    office: Office, election_id: ElectionId, item: int, subject: str, hands: ShowOfHands
) -> Done[tuple[HandVote, tuple[Problem, ...]]]:
    """Record a vote by show of hands at an agenda item and say whether it passed (more than half of those due).

    Raises UserError for hands that the room does not have.
    """
    with logged(office, "举手表决", subject, f"{hands.agree}/{hands.against}/{hands.abstain}") as work:
        people = voters_in(work, need_election(work, election_id))
        present = quorum_in(work, election_id, people).present
        found = show_of_hands_problems(hands, present, people.due)
        refuse_errors(problem for problem in found if problem.code != "vote_not_adopted")
        vote = HandVote(
            0, election_id, item, subject, hands.agree, hands.against, hands.abstain, people.due, office.clock.now()
        )
        vote = replace(vote, id=meeting_store.save(work, vote))
    return done((vote, found), Topic.MEETING)


def hand_votes(office: Office, election_id: ElectionId) -> tuple[HandVote, ...]:
    """Return the votes by show of hands in the order held."""
    with office.db.read() as work:
        return meeting_store.load_all(work, HandVote, election_id)


def passed(vote: HandVote) -> bool:
    """Tell whether a vote by show of hands was adopted."""
    return is_adopted(vote.yes, vote.yes + vote.no + vote.abstain, vote.due)


def add_observer(office: Office, election_id: ElectionId, name: str, role: str = "") -> Done[None]:
    """Record a guest or superior; never counted (R-05). Raises UserError without a name."""
    if not name.strip():
        raise UserError("name_missing")
    with logged(office, "登记列席人员", "", role.strip()) as work:
        need_election(work, election_id)
        meeting_store.save(work, Observer(0, election_id, name.strip(), role.strip()))
    return done(None, Topic.MEETING)


def remove_observer(office: Office, election_id: ElectionId, guest: Observer) -> Done[None]:
    """Take a guest out who did not come or was entered by mistake."""
    with logged(office, "删去列席人员", guest.name, guest.role) as work:
        removal.delete_observer(work, election_id, guest.id)
    return done(None, Topic.MEETING)


def observers(office: Office, election_id: ElectionId) -> tuple[Observer, ...]:
    """Return the guests."""
    with office.db.read() as work:
        return meeting_store.load_all(work, Observer, election_id)


def _line(people: Voters, position: int, ticks: dict[MemberId, Attendance]) -> AttendanceLine:
    filed = people.filed[position]
    member = filed.member
    tick = ticks.get(member.id)
    return AttendanceLine(
        member.id,
        people.ballot_name(member),
        filed.pinyin,
        filed.initials,
        filed.search,
        member.kind,
        member.id in people.due_ids,
        tick.state if tick else Presence.UNKNOWN,
        tick.note if tick else "",
    )
