"""The count, ballot by ballot: each is judged, stored durably and added to a running tally before Enter returns."""

from dataclasses import dataclass, replace

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.ballot import BallotMarks
from huanjie_desktop.domain.election.counting import Tally
from huanjie_desktop.domain.election.entries import Difference
from huanjie_desktop.domain.election.outcome import returned_problems
from huanjie_desktop.domain.election.records import HeadCount, Moment
from huanjie_desktop.domain.election.rounds import Round, RoundState
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.domain.problems import Problem
from huanjie_desktop.services.count.bundles import follow_returned, need_bundle
from huanjie_desktop.services.count.closing import closing_findings, closing_in
from huanjie_desktop.services.count.compare import entries_in
from huanjie_desktop.services.count.session import Counted, CountSession, CountState, Entered, Step
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.election_work import logged, need_poll, need_round, refuse_errors, rounds_of
from huanjie_desktop.services.meeting import last_count
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.rounds import moved, need_state, place_of
from huanjie_desktop.services.voting import electable_names, figures_of, hall_now, printed_as, voting_rules
from huanjie_desktop.storage import ballot_store, course_store, meeting_store
from huanjie_desktop.storage.ballot_store import BallotEntry
from huanjie_desktop.storage.database import Work

__all__ = [
    "BallotEntry",
    "CountSession",
    "CountState",
    "Counted",
    "Entered",
    "Opening",
    "Step",
    "ballot_versions",
    "close_count",
    "closing_findings",
    "correct_ballot",
    "differences",
    "enter_ballot",
    "open_box",
    "open_count",
    "recount_box",
    "refuse_full",
    "reopen",
    "returned_findings",
    "store",
    "store_in",
    "undo_last",
]


@dataclass(frozen=True)
class Opening:
    """What the scrutineers found when the box was opened.

    `mixed`: they confirmed that the papers were mixed before numbers are stamped. `void_confirmed`: they recounted
    and there really are more papers than voters (R-20).
    """

    returned: int
    mixed: bool
    witnesses: str = ""
    void_confirmed: bool = False


def returned_findings(office: Office, round_id: RoundId, returned: int) -> tuple[Problem, ...]:
    """Say what a number of returned ballots would mean, before it is confirmed (R-20, E2, E3)."""
    with office.db.read() as work:
        voted = replace(need_round(work, round_id), returned=returned)
    return returned_problems(figures_of(voted))


def open_box(office: Office, round_id: RoundId, opening: Opening) -> Done[Round]:
    """Record the ballots returned and begin the count; too many make the round void (R-20).

    Raises UserError until the papers are mixed and the scrutineers named, and for too many until that is confirmed.
    """
    if opening.returned < 0:
        raise UserError("figure_negative")
    with logged(office, "开箱清点选票", f"投票{round_id}", f"收回{opening.returned}") as work:
        voted = need_round(work, round_id)
        need_state(voted, RoundState.ISSUED)
        if not opening.mixed:
            raise UserError("papers_not_mixed")
        if not opening.witnesses.strip():
            raise UserError("witnesses_missing")
        _refuse_recounted(work, voted)
        opened = replace(voted, returned=opening.returned, mixed=True, witnesses=opening.witnesses.strip())
        opened = _opened(opened, opening.void_confirmed)
        _keep(work, opened)
    return done(opened, Topic.COUNT, Topic.BALLOTS)


def _refuse_recounted(work: Work, voted: Round) -> None:
    """Heads counted again after the issue bind the issue again: the ballots out there must be the voters (R-20)."""
    election_id = need_poll(work, voted.poll_id).election_id
    counted = last_count(meeting_store.load_all(work, HeadCount, election_id), Moment.BEFORE_BALLOTS, voted.id)
    if counted and (counted.due, counted.present) != (voted.due, voted.present):
        raise UserError("recounted_after_issue", counted=counted.present, present=voted.present)


def recount_box(office: Office, round_id: RoundId, opening: Opening, reason: str) -> Done[Round]:
    """Correct the number of ballots returned while the count is open, for instance when two stuck together.

    Raises UserError without a reason, for fewer than are entered already, or for too many until that is confirmed.
    """
    if not reason.strip():
        raise UserError("reason_missing")
    with logged(office, "更正收回选票数", f"投票{round_id}", f"{opening.returned}：{reason.strip()}") as work:
        voted = need_round(work, round_id)
        need_state(voted, RoundState.COUNTING)
        _refuse_under_entered(work, round_id, opening.returned)
        follow_returned(work, voted, opening.returned)
        issued = replace(voted, returned=opening.returned, state=RoundState.ISSUED)
        corrected = _opened(issued, opening.void_confirmed)
        _keep(work, corrected)
    return done(corrected, Topic.COUNT, Topic.BALLOTS)


def _refuse_under_entered(work: Work, round_id: RoundId, returned: int) -> None:
    entered = max(ballot_store.count_current(work, round_id, recorder) for recorder in (1, 2))
    if returned < entered:
        raise UserError("returned_under_entered", returned=returned, entered=entered)
    highest = ballot_store.highest_number(work, round_id)
    if returned < highest:
        raise UserError("returned_under_number", returned=returned, number=highest)


def _opened(voted: Round, void_confirmed: bool) -> Round:
    too_many = returned_problems(figures_of(voted))
    if too_many and not void_confirmed:
        refuse_errors(too_many)
    if too_many:
        return replace(moved(voted, RoundState.VOID), void_reason=f"收回{voted.returned}张，多于投票人数")
    return moved(voted, RoundState.COUNTING)


def _keep(work: Work, opened: Round) -> None:
    ballot_store.save_round(work, opened)
    if opened.state is RoundState.VOID:
        course_store.save_hall(work, hall_now(work, place_of(work, opened.id)))


def open_count(office: Office, round_id: RoundId, recorder: int = 1, bundle: int | None = None) -> CountSession:
    """Return the running count as the file has it: after a power cut it goes on with the next ballot.

    With a `bundle` new ballots get its numbers, else those of the whole pile. Raises UserError before the box was
    opened, for a void round or for a bundle that does not exist.
    """
    with office.db.read() as work:
        return _session(work, round_id, recorder, bundle)


def _session(work: Work, round_id: RoundId, recorder: int, bundle: int | None) -> CountSession:
    place = place_of(work, round_id)
    if place.round.returned is None or place.round.state is RoundState.VOID:
        need_state(place.round, RoundState.COUNTING)
    chosen = need_bundle(work, place.round, bundle) if bundle else None
    session = CountSession(place.round, voting_rules(work, place), electable_names(work, place), recorder, chosen)
    session.printed = printed_as(work, place)
    current = ballot_store.load_current(work, round_id, recorder)
    session.restore(current, ballot_store.last_versions(work, round_id, recorder))
    return session


def enter_ballot(office: Office, count: CountSession, marks: BallotMarks, set_aside: bool = False) -> Done[Entered]:
    """Judge and store the next ballot; when this returns it is on the disk. Nothing of it goes to the log.

    `set_aside` lays a doubtful ballot aside for the scrutineers (待定). Raises UserError when all ballots of the pile
    or the bundle are entered, or the count was closed or continued elsewhere.
    """
    refuse_full(count)
    number = count.next_number
    store(office, count.step(number, marks, set_aside=set_aside))
    return done(Entered(number, count.ballots[number].verdict, count.state), Topic.COUNT)


def refuse_full(count: CountSession) -> None:
    """Raise UserError when every ballot of the pile or the bundle is entered."""
    if count.full and count.bundle:
        raise UserError("bundle_entered", bundle=count.bundle.number)
    if count.full:
        raise UserError("all_ballots_entered", returned=count.round.returned)


def undo_last(office: Office, count: CountSession, reason: str = "撤回上一张") -> Done[CountState]:
    """Take the last ballot back; its trace stays, and its number is entered again. Raises UserError at the first."""
    last = count.last
    if not last:
        raise UserError("nothing_to_undo")
    store(office, count.step(last.number, last.marks, reason, withdrawn=True))
    return done(count.state, Topic.COUNT)


def correct_ballot(
    office: Office, count: CountSession, number: int, marks: BallotMarks, reason: str
) -> Done[CountState]:
    """Enter a ballot anew; both versions are kept (e9).

    Raises UserError without a reason, for an unknown number, or for one that waits for the scrutineers.
    """
    if not reason.strip():
        raise UserError("reason_missing")
    if number not in count.ballots:
        raise UserError("ballot_missing", number=number)
    if number in count.aside:
        raise UserError("ballot_is_set_aside", number=number)
    store(office, count.step(number, marks, reason.strip()))
    return done(count.state, Topic.COUNT)


def store(office: Office, *steps: Step) -> None:
    """Store versions of ballots together or not at all; nothing of them goes to the log.

    Raises UserError when the count was closed, or continued elsewhere.
    """
    with office.db.write() as work:
        store_in(work, *steps)
    for one in steps:
        one.count.took(one.entry, one.verdict)


def store_in(work: Work, *steps: Step) -> None:
    """Store versions of ballots in the caller's block; the caller lets their counts follow when it has ended."""
    for one in steps:
        if ballot_store.round_state(work, one.entry.round_id) is not RoundState.COUNTING:
            raise UserError("count_not_open")
        if not ballot_store.append_ballot(work, one.entry):
            raise UserError("count_continued_elsewhere")


def ballot_versions(office: Office, round_id: RoundId, recorder: int = 1) -> tuple[BallotEntry, ...]:
    """Return every version of every ballot by number, the withdrawn ones included; never by time of entry."""
    with office.db.read() as work:
        return ballot_store.load_versions(work, round_id, recorder)


def differences(office: Office, round_id: RoundId) -> tuple[Difference, ...]:
    """Compare the two recorders ballot by ballot (e11); nothing when only one entered."""
    with office.db.read() as work:
        voted = need_round(work, round_id)
        return entries_in(work, voted).differences(voted)


def close_count(office: Office, round_id: RoundId) -> Done[Tally]:
    """End the entry and go to the check (核对); every ballot is judged afresh from the file.

    Raises UserError with the first of `closing_findings`: ballots missing or undecided, an identity that fails (E6,
    E7), recorders who differ, a second count or paper sheets not complete or not equal, a bundle not given back.
    """
    with logged(office, "计票录入完成", f"投票{round_id}") as work:
        place = place_of(work, round_id)
        found, tally = closing_in(work, place)
        refuse_errors(found)
        ballot_store.save_round(work, moved(place.round, RoundState.CHECKING))
    return done(tally, Topic.COUNT)


def reopen(office: Office, round_id: RoundId, reason: str) -> Done[Round]:
    """Open a closed count again; a signed version stays with the reason (R-25). Raises UserError once announced.

    The plan, bundles, sheets and explanations stay: what is corrected must be corrected for both recorders, a sheet
    must agree again, and an explanation holds only as long as the figures it was signed for.
    """
    if not reason.strip():
        raise UserError("reason_missing")
    with logged(office, "重新打开计票", f"投票{round_id}", reason.strip()) as work:
        voted = need_round(work, round_id)
        need_state(voted, RoundState.CHECKING, RoundState.CONFIRMED)
        _refuse_followed(work, voted)
        signed = ballot_store.load_records(work, round_id)
        if voted.state is RoundState.CONFIRMED and signed:
            ballot_store.save_record(work, replace(signed[-1], reopened_reason=reason.strip()))
        opened = replace(moved(voted, RoundState.COUNTING), consent=None)
        course_store.drop_hall(work, round_id)
        ballot_store.save_round(work, opened)
    return done(opened, Topic.COUNT)


def _refuse_followed(work: Work, voted: Round) -> None:
    """A result on which a later vote was built stays: the tied, the further election, the first session."""
    poll = need_poll(work, voted.poll_id)
    later = [
        one for one in rounds_of(work, poll.election_id) if one.poll_id == voted.poll_id and one.number > voted.number
    ]
    later += [one for one in rounds_of(work, poll.election_id) if one.poll_id > voted.poll_id]
    if later:
        raise UserError("later_round_held")
