"""Loads and saves elections, their polls, candidates and proposed exclusions."""

from collections.abc import Iterable

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from huanjie_desktop.domain.election.election import Candidate, Election, Poll
from huanjie_desktop.domain.ids import BranchId, CandidateId, ElectionId, PollId
from huanjie_desktop.domain.people.roster import Exclusion
from huanjie_desktop.storage.rows import put, value_of, values_of
from huanjie_desktop.storage.tables.election import CandidateRow, ElectionRow, ExclusionRow, PollRow


def load_election(session: Session, election_id: ElectionId) -> Election | None:
    """Return an election or None."""
    row = session.get(ElectionRow, election_id)
    return value_of(row, Election) if row else None


def load_elections(session: Session, branch_id: BranchId | None = None) -> tuple[Election, ...]:
    """Return the elections of a branch or of all, newest first."""
    query = select(ElectionRow).order_by(ElectionRow.id.desc())
    if branch_id is not None:
        query = query.where(ElectionRow.branch_id == branch_id)
    return values_of(session.scalars(query), Election)


def save_election(session: Session, election: Election) -> ElectionId:
    """Store an election; id 0 adds one."""
    return ElectionId(put(session, ElectionRow, election).id)


def load_poll(session: Session, poll_id: PollId) -> Poll | None:
    """Return a poll or None."""
    row = session.get(PollRow, poll_id)
    return value_of(row, Poll) if row else None


def load_polls(session: Session, election_id: ElectionId) -> tuple[Poll, ...]:
    """Return the polls of an election in the order in which they are held."""
    query = select(PollRow).where(PollRow.election_id == election_id).order_by(PollRow.id)
    return values_of(session.scalars(query), Poll)


def save_poll(session: Session, poll: Poll) -> PollId:
    """Store a poll; id 0 adds one."""
    return PollId(put(session, PollRow, poll).id)


def delete_polls(session: Session, election_id: ElectionId) -> None:
    """Remove the polls of an election that has neither candidates nor rounds yet."""
    session.execute(delete(PollRow).where(PollRow.election_id == election_id))


def load_candidate(session: Session, candidate_id: CandidateId) -> Candidate | None:
    """Return a candidate or None."""
    row = session.get(CandidateRow, candidate_id)
    return value_of(row, Candidate) if row else None


def load_candidates(session: Session, poll_id: PollId) -> tuple[Candidate, ...]:
    """Return the candidates of a poll in the order of approval, the withdrawn ones included."""
    query = select(CandidateRow).where(CandidateRow.poll_id == poll_id).order_by(CandidateRow.position, CandidateRow.id)
    return values_of(session.scalars(query), Candidate)


def save_candidate(session: Session, candidate: Candidate) -> CandidateId:
    """Store a candidate; id 0 adds one."""
    return CandidateId(put(session, CandidateRow, candidate).id)


def load_exclusions(session: Session, election_id: ElectionId) -> tuple[Exclusion, ...]:
    """Return the members proposed not to be counted (R-03)."""
    query = select(ExclusionRow).where(ExclusionRow.election_id == election_id).order_by(ExclusionRow.member_id)
    return values_of(session.scalars(query), Exclusion)


def save_exclusions(session: Session, election_id: ElectionId, exclusions: Iterable[Exclusion]) -> None:
    """Replace the members proposed not to be counted."""
    session.execute(delete(ExclusionRow).where(ExclusionRow.election_id == election_id))
    for exclusion in exclusions:
        session.add(ExclusionRow(election_id=election_id, **vars(exclusion)))
    session.flush()
