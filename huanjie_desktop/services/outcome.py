"""The result of a round: shown, confirmed, announced, and the vote that follows it (R-22 … R-28)."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.candidates import withdrawal_problems
from huanjie_desktop.domain.election.contest import Contest
from huanjie_desktop.domain.election.election import PollPost
from huanjie_desktop.domain.election.next_vote import further_contest, further_problems, runoff_contest
from huanjie_desktop.domain.election.outcome import NextStep, Outcome
from huanjie_desktop.domain.election.rounds import SETTLED, CountRecord, Round, RoundKind, RoundState
from huanjie_desktop.domain.ids import ElectionId, PollId, RoundId
from huanjie_desktop.domain.problems import Problem
from huanjie_desktop.services.candidates import list_in
from huanjie_desktop.services.count.names_changed import names_now
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.election_work import logged, need_election, need_poll, refuse_errors
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.rounds import RoundPlace, law_post, moved, need_state, place_of, true_kind
from huanjie_desktop.services.voters import voters_in
from huanjie_desktop.services.voting import (
    committee_in,
    elected_in,
    hall_now,
    name_order,
    namesakes_among,
    outcome_in,
    settled_in,
)
from huanjie_desktop.storage import ballot_store, course_store, election_store
from huanjie_desktop.storage.database import Work


@dataclass(frozen=True)
class Offer:
    """One thing the meeting may do next: a round of this kind with these names and seats, or the vote on fewer seats.

    `kind` None is the vote on fewer seats (R-24). `problems` say what is still needed for it.
    """

    kind: RoundKind | None
    seats: int
    names: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Elected:
    """One elected person with the post, in the order of the announcement (R-27)."""

    post: PollPost
    name: str
    yes: int


def outcome(office: Office, round_id: RoundId) -> Outcome:
    """Return what a round decides; all papers take their figures from it.

    Raises UserError while the count is not closed, a figure is missing, or the round is void.
    """
    with office.db.read() as work:
        return outcome_in(work, place_of(work, round_id))


def offers(office: Office, round_id: RoundId) -> tuple[Offer, ...]:
    """Return what the meeting may do after a round, most usual first; nothing when all seats are filled."""
    with office.db.read() as work:
        return _offers(work, place_of(work, round_id))


def _offers(work: Work, place: RoundPlace) -> tuple[Offer, ...]:
    if place.round.state is RoundState.VOID:
        return (_again(work, place),)
    found = outcome_in(work, place)
    if found.next is NextStep.RUNOFF:
        return (_runoff(found),)
    if found.next is NextStep.VOTE_AGAIN:
        return (Offer(RoundKind.AGAIN, found.contest.seats, found.contest.candidates),)
    if found.next not in (NextStep.FURTHER, NextStep.FURTHER_OR_REDUCE):
        return ()
    further = _further(work, place, further_contest(found, place.election.method))
    reduce = Offer(None, len(found.elected))
    return (further, reduce) if found.next is NextStep.FURTHER_OR_REDUCE else (further,)


def _again(work: Work, place: RoundPlace) -> Offer:
    """Return the void vote held again, with the list as it was changed since; then its margin counts anew (C11)."""
    voted, kind = place.round, true_kind(ballot_store.load_rounds(work, place.poll.id), place.round)
    names = list_in(work, place.poll).names if kind is RoundKind.FIRST else names_now(work, voted)
    if set(names) == set(voted.names):
        return Offer(RoundKind.AGAIN, voted.seats, voted.names)
    problems = withdrawal_problems(law_post(place.poll, kind), voted.seats, len(names), place.election.method)
    return Offer(RoundKind.AGAIN, voted.seats, names, problems)


def _further(work: Work, place: RoundPlace, contest: Contest) -> Offer:
    """Return a further election with these candidates; its margin is that of the vote which it completes (R-24)."""
    names = contest.candidates
    if not place.poll.post.ordered_by_approval:
        names = tuple(sorted(names, key=name_order(place.election, voters_in(work, place.election))))
    problems = further_problems(contest, place.election.method, law_post(place.poll, RoundKind.FIRST))
    return Offer(RoundKind.FURTHER, contest.seats, names, problems)


def further_choices(office: Office, round_id: RoundId) -> tuple[str, ...]:
    """Return who may be added to the candidates of a further election: electable and not elected yet (R-24)."""
    with office.db.read() as work:
        return _further_choices(work, place_of(work, round_id))


def _further_choices(work: Work, place: RoundPlace) -> tuple[str, ...]:
    later = replace(place, round=replace(place.round, id=RoundId(0), number=place.round.number + 1))
    return hall_now(work, later).electable


def further_offer(office: Office, round_id: RoundId, names: Sequence[str]) -> Offer:
    """Return the further election with these candidates and what is wrong with them.

    Raises UserError for a name that may not stand, or where no further election is due.
    """
    with office.db.read() as work:
        return _proposed(work, place_of(work, round_id), tuple(names))


def _proposed(work: Work, place: RoundPlace, names: tuple[str, ...]) -> Offer:
    due = next((one for one in _offers(work, place) if one.kind is RoundKind.FURTHER), None)
    if due is None:
        raise UserError("round_not_offered", kind=RoundKind.FURTHER.label)
    able = _further_choices(work, place)
    for name in names:
        if name not in able:
            raise UserError("further_name_unfit", name=name)
    refuse_errors(namesakes_among(work, place, set(names) - set(due.names)))
    contest = further_contest(outcome_in(work, place), place.election.method)
    return _further(work, place, replace(contest, candidates=tuple(dict.fromkeys(names))))


def _runoff(found: Outcome) -> Offer:
    contest: Contest = runoff_contest(found)
    return Offer(RoundKind.RUNOFF, contest.seats, contest.candidates)


def record_consent(office: Office, round_id: RoundId, agree: int) -> Done[Outcome]:
    """Record how many agreed to fewer seats (R-24) and answer with the outcome as it now stands.

    Raises UserError where fewer seats may not be put to the voters.
    """
    with logged(office, "表决减少应选名额", _round_text(round_id), str(agree)) as work:
        place = place_of(work, round_id)
        followed = ballot_store.load_rounds(work, place.poll.id)[-1].number > place.round.number
        if followed or not outcome_in(work, place).reducible:
            raise UserError("reduction_not_offered")
        agreed = replace(place.round, consent=agree)
        found = outcome_in(work, replace(place, round=agreed))
        refuse_errors(found.problems)
        ballot_store.save_round(work, agreed)
    return done(found, Topic.COUNT, Topic.ELECTION)


def confirm_outcome(office: Office, round_id: RoundId, witnesses: str = "") -> Done[Outcome]:
    """Sign the figures of a closed count (R-25); they are kept as one version, the log names the scrutineers.

    Raises UserError while figures contradict each other or the count is not closed.
    """
    with logged(office, "确认计票结果", _round_text(round_id), witnesses.strip()) as work:
        place = place_of(work, round_id)
        need_state(place.round, RoundState.CHECKING)
        found = outcome_in(work, place)
        refuse_errors(found.problems)
        version = len(ballot_store.load_records(work, round_id)) + 1
        ballot_store.save_record(work, CountRecord(round_id, version, figures_text(found)))
        course_store.save_hall(work, hall_now(work, place))
        ballot_store.save_round(work, moved(place.round, RoundState.CONFIRMED))
    return done(found, Topic.COUNT, Topic.ELECTION)


def announce(office: Office, round_id: RoundId) -> Done[Outcome]:
    """Announce a confirmed result; from now on nothing of the round changes (e12)."""
    with logged(office, "宣布选举结果", _round_text(round_id)) as work:
        place = place_of(work, round_id)
        announced = moved(place.round, RoundState.ANNOUNCED)
        ballot_store.save_round(work, announced)
        found = outcome_in(work, replace(place, round=announced))
    return done(found, Topic.COUNT, Topic.ELECTION)


def void_round(office: Office, round_id: RoundId, reason: str) -> Done[None]:
    """Declare a round void; it stays in the record with the reason, and the vote is held again (R-20)."""
    if not reason.strip():
        raise UserError("reason_missing")
    with logged(office, "宣布投票无效", _round_text(round_id), reason.strip()) as work:
        void_in(work, place_of(work, round_id), reason.strip())
    return done(None, Topic.COUNT, Topic.BALLOTS)


def void_in(work: Work, place: RoundPlace, reason: str) -> None:
    """Declare a round void, inside the caller's block."""
    ballot_store.save_round(work, replace(moved(place.round, RoundState.VOID), void_reason=reason))
    course_store.save_hall(work, hall_now(work, place))


def start_round(office: Office, poll_id: PollId, kind: RoundKind, names: Sequence[str] = ()) -> Done[RoundId]:
    """Begin a round; its names are frozen from the printing on. `names` are new ones for a further election.

    A first round that is not printed yet takes the list as it stands now. Raises UserError when the last round
    does not permit this kind, or names are too few.
    """
    with logged(office, "开始一轮投票", kind.label) as work:
        poll = need_poll(work, poll_id)
        before = ballot_store.load_rounds(work, poll_id)
        if kind is RoundKind.FIRST:
            new = _first_round(work, poll_id, before)
        else:
            new = _later_round(work, before, kind, tuple(names))
        if poll.post.in_first_session and not committee_in(work, poll.election_id):
            raise UserError("committee_not_elected")
        round_id = ballot_store.save_round(work, new)
    return done(round_id, Topic.BALLOTS, Topic.COUNT, Topic.ELECTION)


def _first_round(work: Work, poll_id: PollId, before: tuple[Round, ...]) -> Round:
    poll = need_poll(work, poll_id)
    listed = list_in(work, poll)
    refuse_errors(listed.problems)
    if not before:
        return Round(RoundId(0), poll_id, 1, RoundKind.FIRST, poll.seats, listed.names)
    if len(before) > 1 or before[0].printed or before[0].state is not RoundState.PREPARED:
        raise UserError("round_begun")
    return replace(before[0], names=listed.names, geometry="")


def _later_round(work: Work, before: tuple[Round, ...], kind: RoundKind, names: tuple[str, ...]) -> Round:
    if not before:
        raise UserError("round_not_offered", kind=kind.label)
    place = place_of(work, before[-1].id)
    if place.round.state is not RoundState.VOID:
        need_state(place.round, *SETTLED)
    offer = next((one for one in _offers(work, place) if one.kind is kind), None)
    if offer is None or (names and kind is not RoundKind.FURTHER):
        raise UserError("round_not_offered", kind=kind.label)
    if names:
        offer = _proposed(work, place, names)
    refuse_errors(offer.problems)
    return Round(RoundId(0), place.poll.id, place.round.number + 1, kind, offer.seats, offer.names)


def elected(office: Office, election_id: ElectionId) -> tuple[Elected, ...]:
    """Return everybody elected so far: the committee by strokes, secretary and deputy as approved (R-27)."""
    with office.db.read() as work:
        election = need_election(work, election_id)
        key = name_order(election, voters_in(work, election))
        return tuple(
            Elected(poll.post, name, yes)
            for poll in election_store.load_polls(work, election_id)
            for name, yes in _with_votes(work, poll.id, poll.post, key)
        )


def _with_votes(work: Work, poll_id: PollId, post: PollPost, key: Callable[[str], Any]) -> list[tuple[str, int]]:
    votes = {name: found.person(name).yes for _, found in settled_in(work, poll_id) for name in found.elected}
    names = list(elected_in(work, poll_id))
    if not post.ordered_by_approval:
        names.sort(key=key)
    return [(name, votes[name]) for name in names]


def records(office: Office, round_id: RoundId) -> tuple[CountRecord, ...]:
    """Return every signed version of a count with the reason for which it was opened again (R-25)."""
    with office.db.read() as work:
        return ballot_store.load_records(work, round_id)


def figures_text(found: Outcome) -> str:
    """Return the figures of an outcome as the text that is kept as its signed version."""
    people = {one.name: [one.yes, one.no, one.abstain] for one in found.people}
    figures = {**vars(found.figures), "valid": found.valid, "invalid": found.invalid}
    return json.dumps({**figures, "people": people, "elected": found.elected}, ensure_ascii=False)


def _round_text(round_id: RoundId) -> str:
    return f"投票{round_id}"
