"""Candidates: proposed, ordered, withdrawn, the list checked and fixed, the ballot's order frozen."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.candidates import (
    eligibility_problems,
    least_on_ballot,
    list_problems,
    margin_text,
    two_lists_problems,
)
from huanjie_desktop.domain.election.election import Candidate, Election, Poll, Source, elected_from_committee
from huanjie_desktop.domain.election.first_session import proposal_problems
from huanjie_desktop.domain.election.gates import Gate, GateFacts, ballot_gates
from huanjie_desktop.domain.election.meeting import ShowOfHands
from huanjie_desktop.domain.election.method import DirectVariant
from huanjie_desktop.domain.election.rounds import RoundKind
from huanjie_desktop.domain.ids import CandidateId, ElectionId, MemberId, PollId
from huanjie_desktop.domain.people.member import Member
from huanjie_desktop.domain.people.namesakes import namesake_problems
from huanjie_desktop.domain.problems import Problem
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.election_work import (
    logged,
    need_candidate,
    need_election,
    need_poll,
    refuse_errors,
)
from huanjie_desktop.services.meeting import hand_vote, passed
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.rounds import law_post
from huanjie_desktop.services.voters import Voters, voters_in
from huanjie_desktop.services.voting import committee_in, elected_in, name_order
from huanjie_desktop.storage import ballot_store, election_store
from huanjie_desktop.storage.database import Work

LIST_ITEM = 9


@dataclass(frozen=True)
class CandidateList:
    """The list of one poll: `standing` in ballot order, who withdrew, the margin as an exact per cent, the findings."""

    poll: Poll
    standing: tuple[Candidate, ...]
    withdrawn: tuple[Candidate, ...]
    least: int
    margin: str
    problems: tuple[Problem, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names in ballot order."""
        return tuple(one.name for one in self.standing)


def eligible_members(office: Office, poll_id: PollId) -> tuple[tuple[Member, tuple[Problem, ...]], ...]:
    """Return every member who might stand, with what speaks against each (R-01, R-10); nothing means eligible."""
    with office.db.read() as work:
        poll = need_poll(work, poll_id)
        election = need_election(work, poll.election_id)
        people = voters_in(work, election)
        return tuple(
            (
                member,
                (*eligibility_problems(member, election.branch_id), *_session_findings(work, poll, people, member)),
            )
            for member in people.members
        )


def namesakes(office: Office, poll_id: PollId, member_id: MemberId) -> tuple[Problem, ...]:
    """Say whether a member could be taken for another of the same name if he were printed as he is (D15, R-16)."""
    with office.db.read() as work:
        members = voters_in(work, need_election(work, need_poll(work, poll_id).election_id)).members
    return tuple(found for one in members if one.id == member_id for found in namesake_problems(one, members))


def nominate(
    office: Office, poll_id: PollId, member_id: MemberId, source: Source = Source.ORGANIZATION, presentation: str = ""
) -> Done[CandidateId]:
    """Propose a member, or again one who withdrew. Raises UserError for a person who may not stand (C9),

    or whose printed name would fit another member too (D15).
    """
    with logged(office, "提名候选人", "", source) as work:
        candidate_id = nominate_in(work, poll_id, member_id, (source, presentation.strip()))
    return done(candidate_id, Topic.ELECTION)


def nominate_in(work: Work, poll_id: PollId, member_id: MemberId, how: tuple[Source, str]) -> CandidateId:
    """Propose a member, inside the caller's block; `how` is the source and the presentation."""
    return nominate_for(work, _open_poll(work, poll_id), member_id, how)


def nominate_for(work: Work, poll: Poll, member_id: MemberId, how: tuple[Source, str]) -> CandidateId:
    """Propose a member for a list whether or not it is frozen, inside the block of whoever may open it (C11)."""
    election = need_election(work, poll.election_id)
    people = voters_in(work, election)
    member = next((one for one in people.members if one.id == member_id), None)
    if member is None:
        raise UserError("not_of_this_branch")
    refuse_errors(eligibility_problems(member, election.branch_id))
    refuse_errors((*_session_findings(work, poll, people, member), *namesake_problems(member, people.members)))
    present = election_store.load_candidates(work, poll.id)
    proposed = _proposed(poll.id, member_id, people.ballot_name(member), present, how)
    return election_store.save_candidate(work, proposed)


def withdraw(office: Office, candidate_id: CandidateId, reason: str) -> Done[None]:
    """Take a candidate off the list; he stays in the record with the reason. Raises UserError without one."""
    if not reason.strip():
        raise UserError("reason_missing")
    with logged(office, "候选人退出", "", reason.strip()) as work:
        before = need_candidate(work, candidate_id)
        _open_poll(work, before.poll_id)
        election_store.save_candidate(work, replace(before, withdrawn=True, withdrawn_reason=reason.strip()))
    return done(None, Topic.ELECTION)


def present_candidate(office: Office, candidate_id: CandidateId, presentation: str) -> Done[None]:
    """Note how a candidate was presented: résumé, achievements, strengths and weaknesses (R-11)."""
    with logged(office, "介绍候选人", "") as work:
        before = need_candidate(work, candidate_id)
        election_store.save_candidate(work, replace(before, presentation=presentation.strip()))
    return done(None, Topic.ELECTION)


def order(office: Office, poll_id: PollId, candidate_ids: tuple[CandidateId, ...]) -> Done[None]:
    """Set the order of the superior's approval, which is the order of the ballot for secretary and deputy (R-27)."""
    with logged(office, "排列候选人", "") as work:
        _open_poll(work, poll_id)
        present = {one.id: one for one in election_store.load_candidates(work, poll_id)}
        if set(candidate_ids) != {key for key, one in present.items() if not one.withdrawn}:
            raise UserError("order_incomplete")
        for position, key in enumerate(candidate_ids, start=1):
            election_store.save_candidate(work, replace(present[key], position=position))
    return done(None, Topic.ELECTION)


def candidate_list(office: Office, poll_id: PollId) -> CandidateList:
    """Return the list of a poll as it stands, with margin and findings (R-09 … R-13)."""
    with office.db.read() as work:
        return list_in(work, need_poll(work, poll_id))


def list_in(work: Work, poll: Poll) -> CandidateList:
    """Return the list of a poll, inside the caller's block."""
    election = need_election(work, poll.election_id)
    people = voters_in(work, election)
    found = election_store.load_candidates(work, poll.id)
    seated = {name for higher in _higher_polls(work, election, poll) for name in elected_in(work, higher.id)}
    standing = [one for one in found if not one.withdrawn and one.name not in seated]
    if not poll.post.ordered_by_approval:
        key = name_order(election, people)
        standing.sort(key=lambda one: key(one.name))
    by_id = {member.id: member for member in people.members}
    members = [by_id[one.member_id] for one in standing if one.member_id in by_id]
    post = law_post(poll, RoundKind.FIRST)
    problems = [*list_problems(post, poll.seats, members, election.branch_id, election.method)]
    if elected_from_committee(election.variant, poll.post):
        problems += proposal_problems([one.name for one in standing], committee_in(work, election.id))
    problems += two_lists_problems([one.name for one in standing], _higher_names(work, election, poll), election.method)
    return CandidateList(
        poll,
        tuple(standing),
        tuple(one for one in found if one.withdrawn),
        least_on_ballot(post, poll.seats, election.method),
        margin_text(len(standing), poll.seats),
        tuple(problems),
    )


def fix_list(
    office: Office, election_id: ElectionId, on: date, how: str, hands: ShowOfHands | None = None
) -> Done[bool]:
    """Record that the members deliberated and fixed the list (R-10 gate 3), by hands at item 9 or as noted in `how`.

    Answers False when the vote did not pass; then nothing is fixed. Raises UserError while a list has errors.
    """
    with office.db.read() as work:
        variant = need_election(work, election_id).variant
        for poll in election_store.load_polls(work, election_id):
            if not elected_from_committee(variant, poll.post):
                refuse_errors(list_in(work, poll).problems)
    if hands is not None and not passed(hand_vote(office, election_id, LIST_ITEM, "候选人名单", hands).value[0]):
        return done(False, Topic.MEETING)
    with logged(office, "确定候选人名单", "", how.strip()) as work:
        election = need_election(work, election_id)
        election_store.save_election(work, replace(election, list_fixed_on=on, list_fixed_how=how.strip()))
    return done(True, Topic.ELECTION, Topic.MEETING)


def gates(office: Office, poll_id: PollId) -> tuple[Gate, ...]:
    """Return the gates before the final ballots of a poll (R-10)."""
    with office.db.read() as work:
        return gates_in(work, need_poll(work, poll_id))


def gates_in(work: Work, poll: Poll) -> tuple[Gate, ...]:
    """Return the gates before the final ballots of a poll, inside the caller's block."""
    election = need_election(work, poll.election_id)
    facts = GateFacts(
        election.request_no,
        election.request_on,
        election.list_no,
        election.list_on,
        election.list_fixed_on,
        list_in(work, poll).problems,
    )
    return ballot_gates(facts)


def _open_poll(work: Work, poll_id: PollId) -> Poll:
    """Return a poll whose list may still change: the order is frozen once ballots are printed (1.6)."""
    poll = need_poll(work, poll_id)
    if any(voted.printed for voted in ballot_store.load_rounds(work, poll_id)):
        raise UserError("list_frozen")
    return poll


def _session_findings(work: Work, poll: Poll, people: Voters, member: Member) -> tuple[Problem, ...]:
    if not elected_from_committee(need_election(work, poll.election_id).variant, poll.post):
        return ()
    return proposal_problems([people.ballot_name(member)], committee_in(work, poll.election_id))


def _higher_polls(work: Work, election: Election, poll: Poll) -> tuple[Poll, ...]:
    """Return the posts that the same meeting fills before this one (V2): who wins one leaves the later lists."""
    if election.variant is not DirectVariant.V2:
        return ()
    return tuple(takewhile(lambda one: one.id != poll.id, election_store.load_polls(work, election.id)))


def _higher_names(work: Work, election: Election, poll: Poll) -> frozenset[str]:
    higher = _higher_polls(work, election, poll)
    found = [one for before in higher for one in election_store.load_candidates(work, before.id)]
    return frozenset(one.name for one in found if not one.withdrawn)


def _proposed(
    poll_id: PollId, member_id: MemberId, name: str, present: tuple[Candidate, ...], how: tuple[Source, str]
) -> Candidate:
    before = next((one for one in present if one.member_id == member_id), None)
    if before is not None and not before.withdrawn:
        raise UserError("nominated_already", name=name)
    position = max((one.position for one in present), default=0) + 1
    candidate_id = before.id if before else CandidateId(0)
    return Candidate(candidate_id, poll_id, member_id, name, position, *how)
