"""The first session of the new committee, which elects secretary and deputy (R-12)."""

from dataclasses import replace

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.first_session import proposal_problems, session_staff_problems
from huanjie_desktop.domain.election.meeting import AttendanceCount, check_attendance, quorum_problems
from huanjie_desktop.domain.election.records import HeadCount, Moment
from huanjie_desktop.domain.ids import ElectionId, RoundId
from huanjie_desktop.domain.problems import Problem
from huanjie_desktop.services.ballots import due_in
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.election_work import logged, need_election, refuse_errors
from huanjie_desktop.services.meeting import refuse_counted
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.rounds import place_of
from huanjie_desktop.services.voters import voters_in
from huanjie_desktop.services.voting import committee_in, name_order
from huanjie_desktop.storage import election_store, meeting_store


def committee(office: Office, election_id: ElectionId) -> tuple[str, ...]:
    """Return the new committee as confirmed so far, by strokes; () before."""
    with office.db.read() as work:
        election = need_election(work, election_id)
        return tuple(sorted(committee_in(work, election_id), key=name_order(election, voters_in(work, election))))


def set_chair(office: Office, election_id: ElectionId, name: str) -> Done[None]:
    """Record which newly elected member presides over the first session (R-06). Raises UserError for anybody else."""
    with logged(office, "第一次全体会议主持人", name) as work:
        election = need_election(work, election_id)
        refuse_errors(proposal_problems([name], committee_in(work, election_id)))
        election_store.save_election(work, replace(election, session_chair=name))
    return done(None, Topic.MEETING, Topic.ELECTION)


def count_session(office: Office, round_id: RoundId, present: int) -> Done[tuple[HeadCount, tuple[Problem, ...]]]:
    """Record how many of the new committee are present, and say whether four fifths are (F23).

    Raises UserError for more than the committee has, or once the box is open.
    """
    with logged(office, "第一次全体会议清点人数", f"{present}人") as work:
        place = place_of(work, round_id)
        if not place.poll.post.in_first_session:
            raise UserError("not_first_session")
        refuse_counted(work, round_id)
        due = due_in(work, place)
        refuse_errors(check_attendance(AttendanceCount(due, present, absent=due - present)))
        counted = HeadCount(
            0, place.election.id, Moment.BEFORE_BALLOTS, due, present, 0, 0, due - present, office.clock.now(), round_id
        )
        counted = replace(counted, id=meeting_store.save(work, counted))
    return done((counted, quorum_problems(present, due)), Topic.MEETING, Topic.BALLOTS)


def session_findings(office: Office, round_id: RoundId) -> tuple[Problem, ...]:
    """Say whether the committee has members left who can scrutinise (F28)."""
    with office.db.read() as work:
        place = place_of(work, round_id)
        return session_staff_problems(committee_in(work, place.election.id), place.round.names)
