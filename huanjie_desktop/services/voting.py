"""What a round decides: the law its ballots are judged by, its tally from the file, its outcome, who is elected."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import Any

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.ballot import BallotRules, judge
from huanjie_desktop.domain.election.contest import Contest
from huanjie_desktop.domain.election.counting import Figures, Tally, counted
from huanjie_desktop.domain.election.course import Hall
from huanjie_desktop.domain.election.election import Election, PollPost, elected_from_committee
from huanjie_desktop.domain.election.method import ListOrder
from huanjie_desktop.domain.election.outcome import Outcome, decide, returned_problems
from huanjie_desktop.domain.election.rounds import CLOSED, SETTLED, Round, RoundState
from huanjie_desktop.domain.ids import ElectionId, PollId
from huanjie_desktop.domain.people.namesakes import namesake_problems
from huanjie_desktop.domain.people.stroke_order import NameRule, name_sorter
from huanjie_desktop.domain.problems import Problem
from huanjie_desktop.services.officers import officers_in
from huanjie_desktop.services.rounds import RoundPlace, law_post, place_of, true_kind
from huanjie_desktop.services.voters import Voters, voters_in
from huanjie_desktop.storage import ballot_store, course_store, election_store
from huanjie_desktop.storage.ballot_store import BallotEntry
from huanjie_desktop.storage.database import Work


def voting_rules(work: Work, place: RoundPlace) -> BallotRules:
    """Return the vote and the method a round's ballots are judged by."""
    kind = true_kind(ballot_store.load_rounds(work, place.poll.id), place.round)
    hall = _hall(work, place)
    printed = frozenset(place.round.names)
    contest = Contest(
        law_post(place.poll, kind),
        place.round.seats,
        place.round.names,
        frozenset(hall.ineligible) - printed,
        frozenset(hall.ambiguous) - printed,
    )
    return BallotRules(contest, place.election.method)


def electable_names(work: Work, place: RoundPlace) -> frozenset[str]:
    """Return everybody for whom a write-in can have an effect: the committee in its own vote (D28), else the branch."""
    return frozenset(_hall(work, place).electable)


def printed_as(work: Work, place: RoundPlace) -> dict[str, str]:
    """Return under which name this ballot knows a candidate whose note in the roster is another than when proposed."""
    people = voters_in(work, place.election)
    now = {member.id: people.ballot_name(member) for member in people.members}
    found = ((now.get(one.member_id), one.name) for one in election_store.load_candidates(work, place.poll.id))
    names = place.round.names
    return {later: name for later, name in found if later and later not in names and name in names}


def _hall(work: Work, place: RoundPlace) -> Hall:
    """Return who could be elected when the result was signed, before that who can be now."""
    return course_store.load_hall(work, place.round.id) or hall_now(work, place)


def hall_now(work: Work, place: RoundPlace) -> Hall:
    """Return who can be elected in a round by the roster of this moment, and who counts."""
    people = voters_in(work, place.election)
    seated = _seated(work, place)
    barred = {people.ballot_name(member) for member in people.members if not member.may_vote}
    session = place.poll.post.in_first_session
    from_committee = elected_from_committee(place.election.variant, place.poll.post)
    able = committee_in(work, place.election.id) if from_committee else tuple(people.electable)
    staff = officers_in(work, place.election.id, place.poll.id if session else None)
    return Hall(
        place.round.id,
        tuple(name for name in able if name not in seated),
        tuple(sorted(barred | seated)),
        tuple(sorted(people.same_names)),
        tuple((one.role.value, one.name) for one in staff),
    )


def namesakes_among(work: Work, place: RoundPlace, names: Collection[str]) -> tuple[Problem, ...]:
    """Refuse names, new on a list, under which two members could be meant (D15, R-16)."""
    members = voters_in(work, place.election).members
    bare = (one for one in members if one.name in names and one.may_vote)
    found = {one.name: namesake_problems(replace(one, note=""), members) for one in bare}
    return tuple(problem for problems in found.values() for problem in problems)


def _seated(work: Work, place: RoundPlace) -> set[str]:
    """Return who has a seat already: elected in an earlier round, or to a higher post; nobody is elected twice."""
    found = {name for name in elected_in(work, place.poll.id, before=place.round.number)}
    for poll in election_store.load_polls(work, place.election.id):
        if poll.id == place.poll.id:
            break
        if poll.post is not PollPost.COMMITTEE:
            found.update(elected_in(work, poll.id))
    return found


def with_strangers(rules: BallotRules, names: frozenset[str], electable: frozenset[str]) -> BallotRules:
    """Return the rules in which written-in persons who may not be elected here have no effect (D17, D28)."""
    known = electable | rules.contest.barred | frozenset(rules.contest.candidates)
    strangers = names - known
    if not strangers:
        return rules
    return BallotRules(replace(rules.contest, ineligible=rules.contest.ineligible | strangers), rules.method)


def tally_in(work: Work, place: RoundPlace, recorder: int = 1) -> tuple[BallotRules, Tally]:
    """Return the law and the count of a round as the file has it, every ballot judged afresh but those set aside."""
    entries = list(ballot_store.load_current(work, place.round.id, recorder))
    rules = law_for(work, place, entries)
    return rules, tally_by(rules, entries)


def law_for(work: Work, place: RoundPlace, entries: Iterable[BallotEntry]) -> BallotRules:
    """Return the law these ballots are judged by, with whoever they name and may not be elected."""
    written = frozenset(one.name for entry in entries for one in entry.marks.write_ins)
    return with_strangers(voting_rules(work, place), written, electable_names(work, place))


def tally_by(rules: BallotRules, entries: Iterable[BallotEntry]) -> Tally:
    """Count ballots, each judged afresh; those set aside count for nothing."""
    return counted(rules.contest.candidates, ((judge(one.marks, rules), 1) for one in entries if not one.set_aside))


def figures_of(voted: Round) -> Figures:
    """Return the figures of a round. Raises UserError that names the first one still missing."""
    for name, value in (("应到会", voted.due), ("发出选票", voted.issued), ("收回选票", voted.returned)):
        if value is None:
            raise UserError("figure_missing", figure=name)
    return Figures(
        voted.due or 0, voted.present or 0, voted.issued or 0, voted.returned or 0, voted.printed, voted.spare
    )


def name_order(election: Election, people: Voters) -> Callable[[str], Any]:
    """Return the key by which names of this election are ordered (R-27, 1.6)."""
    from huanjie_desktop.services.stroke_table import stroke_table

    table = stroke_table()
    by_surname = election.method.list_order is ListOrder.SURNAME_STROKES
    own = {
        char: member.strokes
        for member in people.members
        if member.strokes
        for char in member.name
        if not table.place(char)
    }
    return name_sorter(table, NameRule.SURNAME if by_surname else NameRule.FULL_NAME, own)


def outcome_in(work: Work, place: RoundPlace) -> Outcome:
    """Return what a round decides. Raises UserError while it is being counted, or void for another reason than R-20."""
    figures = figures_of(place.round)
    order = name_order(place.election, voters_in(work, place.election))
    if place.round.state is RoundState.VOID:
        if not returned_problems(figures):
            raise UserError("round_void", reason=place.round.void_reason)
        return decide(voting_rules(work, place), figures, None, order)
    if place.round.state not in CLOSED:
        raise UserError("count_not_closed")
    rules, tally = tally_in(work, place)
    return decide(rules, figures, tally, order, place.round.consent)


def settled_in(work: Work, poll_id: PollId, before: int | None = None) -> tuple[tuple[Round, Outcome], ...]:
    """Return the confirmed rounds of a poll (those before a number) with what they decided, in the order held."""
    found = [one for one in ballot_store.load_rounds(work, poll_id) if one.state in SETTLED]
    wanted = [one for one in found if before is None or one.number < before]
    return tuple((one, outcome_in(work, place_of(work, one.id))) for one in wanted)


def elected_in(work: Work, poll_id: PollId, before: int | None = None) -> tuple[str, ...]:
    """Return who is elected in the confirmed rounds of a poll (those before a number), in the order of the rounds."""
    return tuple(dict.fromkeys(name for _, outcome in settled_in(work, poll_id, before) for name in outcome.elected))


def committee_in(work: Work, election_id: ElectionId) -> tuple[str, ...]:
    """Return the new committee as confirmed so far; in V2 secretary and deputy belong to it."""
    direct = (PollPost.COMMITTEE, PollPost.SECRETARY, PollPost.DEPUTY)
    polls = [poll for poll in election_store.load_polls(work, election_id) if poll.post in direct]
    return tuple(dict.fromkeys(name for poll in polls for name in elected_in(work, poll.id)))
