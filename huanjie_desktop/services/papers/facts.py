"""Everything the papers of an election say, read from the file in one moment, so that no two papers disagree."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.course import RoundStep
from huanjie_desktop.domain.election.election import Election, Poll, PollPost
from huanjie_desktop.domain.election.outcome import Outcome
from huanjie_desktop.domain.election.records import (
    AgendaEntry,
    HandVote,
    HeadCount,
    Moment,
    Observer,
    Officer,
    OfficerRole,
    Roll,
)
from huanjie_desktop.domain.election.rounds import SETTLED, Round, RoundKind
from huanjie_desktop.domain.election.ruling import Decision
from huanjie_desktop.domain.ids import ElectionId, RoundId
from huanjie_desktop.domain.people.roster import Exclusion
from huanjie_desktop.services.candidates import CandidateList, list_in
from huanjie_desktop.services.count.count_log import mark_of
from huanjie_desktop.services.count.decided import standing_numbers
from huanjie_desktop.services.election_work import need_election
from huanjie_desktop.services.meeting import last_count, roll_of
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.rounds import RoundPlace, place_of
from huanjie_desktop.services.voters import Voters, branch_name, voters_in
from huanjie_desktop.services.voting import committee_in, name_order, outcome_in
from huanjie_desktop.storage import (
    ballot_store,
    count_store,
    course_store,
    election_store,
    meeting_store,
    settings_store,
)
from huanjie_desktop.storage.database import Work

VOTES = {
    PollPost.COMMITTEE: "支部委员会委员选举",
    PollPost.SECRETARY: "支部书记选举",
    PollPost.DEPUTY: "支部副书记选举",
    PollPost.FIRST_SECRETARY: "支部书记选举",
    PollPost.FIRST_DEPUTY: "支部副书记选举",
}


@dataclass(frozen=True)
class RoundFacts:
    """One round with its poll, what it decided (None while it is open) and who worked at it.

    `decisions` are those on doubtful ballots, `standing` the numbers of those by which ballots count now, `waiting`
    the ballots that still wait for one; `log_mark` is the line of the log that signed the figures, "" before.
    """

    poll: Poll
    round: Round
    outcome: Outcome | None
    officers: tuple[Officer, ...]
    count: HeadCount | None
    steps: dict[int, RoundStep]
    decisions: tuple[Decision, ...] = ()
    standing: frozenset[int] = frozenset()
    waiting: tuple[int, ...] = ()
    log_mark: str = ""

    @property
    def settled(self) -> bool:
        """Whether the result is confirmed."""
        return self.round.state in SETTLED

    @property
    def note(self) -> str:
        """How a later round is told from the first: 再次投票，第2轮; "" for the first."""
        if self.round.kind is RoundKind.FIRST:
            return ""
        return f"{self.round.kind.label}，第{self.round.number}轮"


@dataclass(frozen=True)
class ElectionFacts:
    """All that is recorded about one election at one moment."""

    election: Election
    branch: str
    street: str
    people: Voters
    lists: tuple[CandidateList, ...]
    rounds: tuple[RoundFacts, ...]
    officers: tuple[Officer, ...]
    replaced: tuple[Officer, ...]
    counts: tuple[HeadCount, ...]
    observers: tuple[Observer, ...]
    agenda: dict[int, AgendaEntry]
    votes: tuple[HandVote, ...]
    exclusions: tuple[Exclusion, ...]
    committee: tuple[str, ...]
    order: Callable[[str], Any]

    @property
    def first_count(self) -> HeadCount | None:
        """The heads counted at the opening."""
        return last_count(self.counts, Moment.FIRST)

    @property
    def roll(self) -> Roll:
        """The members as they were when heads were counted at the opening; before that as they are now."""
        if self.first_count and self.first_count.roll:
            return self.first_count.roll
        return roll_of(self.people)

    @property
    def meeting_rounds(self) -> tuple[RoundFacts, ...]:
        """The rounds of the members' meeting."""
        return tuple(one for one in self.rounds if not one.poll.post.in_first_session)

    @property
    def session_rounds(self) -> tuple[RoundFacts, ...]:
        """The rounds of the first session of the committee."""
        return tuple(one for one in self.rounds if one.poll.post.in_first_session)

    @property
    def polls(self) -> tuple[Poll, ...]:
        """The kinds of vote in the order held."""
        return tuple(one.poll for one in self.lists)

    @property
    def has_session(self) -> bool:
        """Whether a first session of the committee elects (V1, V4)."""
        return any(poll.post.in_first_session for poll in self.polls)

    @property
    def meeting(self) -> str:
        """The meeting's name."""
        body = self.branch.removesuffix("委员会") if self.branch.endswith("支部委员会") else self.branch
        return f"{body}党员大会"

    def round_facts(self, round_id: RoundId) -> RoundFacts:
        """Return one round. Raises UserError when it is not of this election."""
        found = next((one for one in self.rounds if one.round.id == round_id), None)
        if found is None:
            raise UserError("round_missing")
        return found

    def hands_at(self, item: int) -> HandVote | None:
        """Return the last vote by show of hands at an agenda item."""
        found = [vote for vote in self.votes if vote.item == item]
        return found[-1] if found else None

    def elected(self, poll: Poll) -> tuple[str, ...]:
        """Return who is elected in the confirmed rounds of a poll, in the order of the announcement (R-27)."""
        decided = [one.outcome for one in self.rounds if one.poll.id == poll.id and one.settled]
        names = tuple(dict.fromkeys(name for outcome in decided if outcome for name in outcome.elected))
        return names if poll.post.ordered_by_approval else tuple(sorted(names, key=self.order))


def collect(office: Office, election_id: ElectionId) -> ElectionFacts:
    """Read everything about an election. Raises UserError when it is not there."""
    with office.db.read() as work:
        return _collected(work, election_id)


def _collected(work: Work, election_id: ElectionId) -> ElectionFacts:
    election = need_election(work, election_id)
    people = voters_in(work, election)
    polls = election_store.load_polls(work, election_id)
    counts = meeting_store.load_all(work, HeadCount, election_id)
    named = meeting_store.load_all(work, Officer, election_id)
    officers = tuple(one for one in named if not one.replaced_reason)
    rounds = [
        _round_facts(work, place_of(work, voted.id), officers, counts)
        for poll in polls
        for voted in ballot_store.load_rounds(work, poll.id)
    ]
    return ElectionFacts(
        election=election,
        branch=branch_name(work, election.branch_id),
        street=settings_store.load(work).get("street", ""),
        people=people,
        lists=tuple(list_in(work, poll) for poll in polls),
        rounds=tuple(rounds),
        officers=tuple(one for one in officers if one.poll_id is None),
        replaced=tuple(one for one in named if one.poll_id is None and one.replaced_reason),
        counts=counts,
        observers=meeting_store.load_all(work, Observer, election_id),
        agenda=meeting_store.load_agenda(work, election_id),
        votes=meeting_store.load_all(work, HandVote, election_id),
        exclusions=election_store.load_exclusions(work, election_id),
        committee=committee_in(work, election_id),
        order=name_order(election, people),
    )


def _round_facts(
    work: Work, place: RoundPlace, officers: tuple[Officer, ...], counts: tuple[HeadCount, ...]
) -> RoundFacts:
    return RoundFacts(
        place.poll,
        place.round,
        _decided(work, place),
        _staff(work, place, officers),
        last_count(counts, Moment.BEFORE_BALLOTS, place.round.id),
        course_store.load_steps(work, place.round.id),
        count_store.load_decisions(work, place.round.id),
        standing_numbers(work, place.round.id),
        ballot_store.numbers_set_aside(work, place.round.id),
        _signed_mark(work, place.round),
    )


def _staff(work: Work, place: RoundPlace, officers: tuple[Officer, ...]) -> tuple[Officer, ...]:
    """Return who worked at a round; once it is signed that no longer changes, though somebody is replaced (F22)."""
    hall = course_store.load_hall(work, place.round.id)
    if hall:
        return tuple(Officer(0, place.election.id, OfficerRole(role), name) for role, name in hall.staff)
    scope = place.poll.id if place.poll.post.in_first_session else None
    return tuple(one for one in officers if one.poll_id == scope)


def _signed_mark(work: Work, voted: Round) -> str:
    mark = mark_of(work, "确认计票结果", f"投票{voted.id}") if voted.state in SETTLED else None
    return mark.text if mark else ""


def _decided(work: Work, place: RoundPlace) -> Outcome | None:
    """Return the outcome of a round, None while it is open or void without figures."""
    try:
        return outcome_in(work, place)
    except UserError:
        return None


def day_text(day: date | None) -> str:
    """Return 2026年10月12日, or "" for a day not known."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def time_text(moment: datetime | None) -> str:
    """Return 9:30, or "" for a moment not recorded."""
    return f"{moment.hour}:{moment.minute:02d}" if moment else ""
