"""The vote that follows a vote: the tied among themselves, or the missing seats (R-23, R-24)."""

from dataclasses import replace

from huanjie_desktop.domain.election.candidates import least_on_ballot
from huanjie_desktop.domain.election.contest import Contest, Post
from huanjie_desktop.domain.election.method import ElectionMethod, FurtherCandidates
from huanjie_desktop.domain.election.result import Outcome
from huanjie_desktop.domain.problems import Problem, error


def runoff_contest(outcome: Outcome) -> Contest:
    """Return the second vote of the tied persons for the seats left (R-23); they keep the order of the first ballot.

    Raises ValueError when nobody is tied.
    """
    if not outcome.tied:
        raise ValueError("nobody is tied")
    printed = [name for name in outcome.contest.candidates if name in outcome.tied]
    written = [name for name in outcome.tied if name not in outcome.contest.candidates]
    return replace(outcome.contest, post=Post.RUNOFF, seats=outcome.tied_seats, candidates=(*printed, *written))


def further_contest(outcome: Outcome, method: ElectionMethod) -> Contest:
    """Return the further election (另行选举) for the missing seats (R-24).

    Its candidates are those not elected, by votes, as many as the margin of the first vote asks for; equal votes at the
    cut stand too.
    Under 重新提名 the list is empty and must be proposed. Raises ValueError when no seat is open.
    """
    if not outcome.open_seats:
        raise ValueError("no seat is open")
    names: tuple[str, ...] = ()
    if method.further_candidates is FurtherCandidates.BY_VOTES:
        names = _next_by_votes(outcome, least_on_ballot(outcome.contest.post, outcome.open_seats, method))
    return replace(outcome.contest, post=Post.FURTHER, seats=outcome.open_seats, candidates=names)


def further_problems(contest: Contest, method: ElectionMethod, first: Post = Post.COMMITTEE) -> tuple[Problem, ...]:
    """Say when too few persons are left for the margin of a further election.

    `first` is the vote it completes: who could stand alone there (R-12, R-13) may stand alone again.
    """
    least = least_on_ballot(first, contest.seats, method)
    if len(contest.candidates) >= least:
        return ()
    return (error("further_needs_candidates", "R-24", candidates=len(contest.candidates), least=least),)


def _next_by_votes(outcome: Outcome, wanted: int) -> tuple[str, ...]:
    left = sorted((person for person in outcome.people if person.name not in outcome.elected), key=lambda p: -p.yes)
    if len(left) <= wanted:
        return tuple(person.name for person in left)
    line = left[wanted - 1].yes
    return tuple(person.name for person in left if person.yes >= line)
