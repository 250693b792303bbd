"""Doubtful ballots (待定票、疑难票): laid aside, queued, decided by the scrutineers, kept for good (R-16, R-19)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import overload

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.ballot import BallotMarks, Verdict
from huanjie_desktop.domain.election.grounds import Ground, grounds_found, grounds_of
from huanjie_desktop.domain.election.records import OfficerRole
from huanjie_desktop.domain.election.ruling import Decision, Ruling, ruling_problems, verdict_words
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.services.count.counting import enter_ballot, refuse_full, store, store_in
from huanjie_desktop.services.count.decided import last_decision, reason_of, stands
from huanjie_desktop.services.count.pair import PairAnswer, PairSession, set_aside_pair
from huanjie_desktop.services.count.session import CountSession, Entered
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.election_work import refuse_errors
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.officers import officers_in
from huanjie_desktop.services.rounds import RoundPlace, place_of
from huanjie_desktop.services.voting import electable_names, voting_rules
from huanjie_desktop.storage import ballot_store, count_store
from huanjie_desktop.storage.audit_log import record
from huanjie_desktop.storage.database import Work


@dataclass(frozen=True)
class Doubtful:
    """One ballot that waits for the scrutineers, as it was read when it was laid aside.

    `found` are the grounds that the program itself sees in the marks; what only eyes see is not among them.
    """

    ballot: int
    marks: BallotMarks
    verdict: Verdict
    found: tuple[Ground, ...]
    recorders: tuple[int, ...]


@overload
def set_aside(office: Office, count: CountSession, marks: BallotMarks) -> Done[Entered]: ...
@overload
def set_aside(office: Office, count: PairSession, marks: BallotMarks) -> Done[PairAnswer]: ...
def set_aside(
    office: Office, count: CountSession | PairSession, marks: BallotMarks
) -> Done[Entered] | Done[PairAnswer]:
    """Lay the next ballot aside for the scrutineers (待定), in a pair for both recorders; it is in no tally.

    A second recorder who lays aside what was decided meanwhile takes over the decision. Raises UserError when all
    ballots are entered.
    """
    if isinstance(count, PairSession):
        return set_aside_pair(office, count, marks)
    refuse_full(count)
    number = count.next_number
    decided = _standing(office, count, number)
    if decided is None:
        return enter_ballot(office, count, marks, set_aside=True)
    store(office, count.step(number, decided.marks, reason_of(decided.number)))
    return done(Entered(number, count.ballots[number].verdict, count.state), Topic.COUNT)


def _standing(office: Office, count: CountSession, ballot: int) -> Decision | None:
    """Return the decision by which the other recorder's reading of a ballot stands, None when there is none."""
    with office.db.read() as work:
        last = last_decision(work, count.round.id, ballot)
        return last if last and stands(work, last, 3 - count.recorder) else None


def queue(office: Office, round_id: RoundId) -> tuple[Doubtful, ...]:
    """Return the ballots that wait for the scrutineers, by number. Raises UserError for a round that is not there."""
    with office.db.read() as work:
        place, ballots = place_of(work, round_id), ballot_store.numbers_set_aside(work, round_id)
        counts = _counts(work, place, ballots) if ballots else []
    catalogue = grounds_of(place.election.method)
    return tuple(_doubtful(ballot, [one for one in counts if ballot in one.aside], catalogue) for ballot in ballots)


def _doubtful(ballot: int, counts: Sequence[CountSession], catalogue: Sequence[Ground]) -> Doubtful:
    one = counts[0].ballots[ballot]
    found = grounds_found(one.verdict, catalogue)
    return Doubtful(ballot, one.marks, one.verdict, found, tuple(count.recorder for count in counts))


def _counts(work: Work, place: RoundPlace, ballots: Iterable[int]) -> list[CountSession]:
    """Return the counts of both recorders with these ballots only, so that the cost does not grow with the pile."""
    rules, electable = voting_rules(work, place), electable_names(work, place)
    counts = [CountSession(place.round, rules, electable, recorder) for recorder in (1, 2)]
    for count in counts:
        found = [ballot_store.last_entry(work, place.round.id, count.recorder, ballot) for ballot in ballots]
        entries = [entry for entry in found if entry]
        count.restore((one for one in entries if not one.withdrawn), {one.number: one.version for one in entries})
    return counts


def grounds(office: Office, round_id: RoundId) -> tuple[Ground, ...]:
    """Return the catalogue of grounds, each with its clause of the election method of this vote."""
    with office.db.read() as work:
        return grounds_of(place_of(work, round_id).election.method)


def scrutineers(office: Office, round_id: RoundId) -> tuple[str, ...]:
    """Return the names of all scrutineers of this vote, the head first: who may vote on a doubtful ballot."""
    with office.db.read() as work:
        return _scrutineers(work, place_of(work, round_id))


def _scrutineers(work: Work, place: RoundPlace) -> tuple[str, ...]:
    own = place.poll.id if place.poll.post.in_first_session else None
    staff = officers_in(work, place.election.id, own)
    named = sorted(
        (one for one in staff if one.role.scrutinises), key=lambda one: one.role is not OfficerRole.HEAD_SCRUTINEER
    )
    return tuple(dict.fromkeys(one.name for one in named))


def decide(office: Office, round_id: RoundId, ballot: int, ruling: Ruling) -> Done[Decision]:
    """Let a doubtful ballot count as the scrutineers decided: the decision is added, the ballot gets a new version.

    A decided ballot may be decided anew; the earlier decision stays. Raises UserError for a ballot not laid aside, a
    ruling without majority, description or a ground that fits, or a count that is closed.
    """
    with office.db.write() as work:
        place = place_of(work, round_id)
        counts, catalogue = _counts(work, place, (ballot,)), grounds_of(place.election.method)
        holders = _holders(work, counts, ballot)
        ruling = replace(ruling, marks=counts[0].read(ruling.marks), description=ruling.description.strip())
        verdict = counts[0].judge(ruling.marks)
        refuse_errors(ruling_problems(ruling, verdict, catalogue, _scrutineers(work, place)))
        number = len(count_store.load_decisions(work, round_id)) + 1
        decision = _decision(place, (number, ballot), ruling, verdict, catalogue)
        store_in(work, *(count.step(ballot, ruling.marks, reason_of(number)) for count in holders))
        count_store.append_decision(work, decision)
        record(work, office.act("认定疑难票", f"投票{round_id}", _log_words(decision)))
    return done(decision, Topic.COUNT)


def _holders(work: Work, counts: Sequence[CountSession], ballot: int) -> list[CountSession]:
    """Return the counts in which a ballot waits for the scrutineers, or stands by their last decision."""
    last = last_decision(work, counts[0].round.id, ballot)
    found = [one for one in counts if ballot in one.aside or (last and stands(work, last, one.recorder))]
    if not found:
        raise UserError("ballot_not_in_doubt", number=ballot)
    return found


def _decision(
    place: RoundPlace, numbers: tuple[int, int], ruling: Ruling, verdict: Verdict, catalogue: Sequence[Ground]
) -> Decision:
    number, ballot = numbers
    ground = next(one for one in catalogue if one.code == ruling.ground)
    return Decision(
        place.round.id,
        number,
        ballot,
        ground.words,
        ground.citation,
        ruling.description,
        ruling.votes_for,
        ruling.votes_against,
        ruling.scrutineers,
        verdict_words(ruling, verdict, catalogue),
        ruling.marks,
    )


def _log_words(decision: Decision) -> str:
    """Say who decided on which ground; nothing of how the ballot reads, and no number that leads to it (R-16)."""
    votes = f"赞成{decision.votes_for}、反对{decision.votes_against}"
    names = "、".join(decision.scrutineers)
    return f"{decision.ground}，{decision.clause}；{votes}；{names}"


def decisions(office: Office, round_id: RoundId) -> tuple[Decision, ...]:
    """Return the decisions on doubtful ballots of a round in the order taken, those replaced later included."""
    with office.db.read() as work:
        return count_store.load_decisions(work, round_id)
