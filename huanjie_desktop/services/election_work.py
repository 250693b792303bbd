"""What the services of an election share: lookups that refuse politely, one write block with its line in the log."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.election import Candidate, Election, Poll
from huanjie_desktop.domain.election.rounds import Round
from huanjie_desktop.domain.ids import CandidateId, ElectionId, PollId, RoundId
from huanjie_desktop.domain.problems import Problem, Severity
from huanjie_desktop.services.office import Office
from huanjie_desktop.storage import ballot_store, election_store
from huanjie_desktop.storage.audit_log import record
from huanjie_desktop.storage.database import Work


@contextmanager
def logged(office: Office, action: str, subject: str, detail: str = "") -> Iterator[Work]:
    """Lend a write block whose act stands in the log, or of which nothing stands anywhere."""
    with office.db.write() as work:
        yield work
        record(work, office.act(action, subject, detail))


def refuse_errors(problems: Iterable[Problem]) -> None:
    """Raise the first finding that blocks as a UserError; let warnings and notices pass."""
    for problem in problems:
        if problem.severity is Severity.ERROR:
            raise UserError(problem.code, **problem.values)


def need_election(work: Work, election_id: ElectionId) -> Election:
    """Return an election. Raises UserError when it is not there."""
    found = election_store.load_election(work, election_id)
    if found is None:
        raise UserError("election_missing")
    return found


def need_poll(work: Work, poll_id: PollId) -> Poll:
    """Return a poll. Raises UserError when it is not there."""
    found = election_store.load_poll(work, poll_id)
    if found is None:
        raise UserError("poll_missing")
    return found


def need_candidate(work: Work, candidate_id: CandidateId) -> Candidate:
    """Return a candidate. Raises UserError when it is not there."""
    found = election_store.load_candidate(work, candidate_id)
    if found is None:
        raise UserError("candidate_missing")
    return found


def need_round(work: Work, round_id: RoundId) -> Round:
    """Return a round. Raises UserError when it is not there."""
    found = ballot_store.load_round(work, round_id)
    if found is None:
        raise UserError("round_missing")
    return found


def rounds_of(work: Work, election_id: ElectionId) -> tuple[Round, ...]:
    """Return every round of an election, by poll and number."""
    polls = election_store.load_polls(work, election_id)
    return tuple(voted for poll in polls for voted in ballot_store.load_rounds(work, poll.id))
