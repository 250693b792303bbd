"""Who may stand, and how many must (R-01, R-09, R-10, R-12, R-13)."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction

from huanjie_desktop.domain.election.contest import Post
from huanjie_desktop.domain.election.method import DEFAULT_METHOD, DirectVariant, ElectionMethod
from huanjie_desktop.domain.ids import BranchId
from huanjie_desktop.domain.people.member import Member, MemberKind, Relation, Rights
from huanjie_desktop.domain.problems import Problem, error, notice, warning


def least_candidates(seats: int, margin: Fraction = DEFAULT_METHOD.margin) -> int:
    """Return the smallest number of candidates: seats and the margin (差额) rounded up (R-09)."""
    return seats - (-seats * margin.numerator // margin.denominator)


def margin_share(candidates: int, seats: int) -> Fraction:
    """Return the margin as a share of the seats, never of the candidates (R-09)."""
    return Fraction(candidates - seats, seats)


def margin_text(candidates: int, seats: int) -> str:
    """Return the margin as printed: "33.3%", "20%"; rounded to a tenth for the eye only."""
    tenths = (2000 * (candidates - seats) + seats) // (2 * seats)
    whole, tenth = divmod(tenths, 10)
    return f"{whole}.{tenth}%" if tenth else f"{whole}%"


def eligibility_problems(member: Member, branch_id: BranchId) -> tuple[Problem, ...]:
    """Say why a person may not be elected in this branch; nothing when he may (R-01, R-02, R-04, R-10)."""
    reasons = (
        (member.branch_id != branch_id, "candidate_of_other_branch", "R-10"),
        (member.relation is Relation.TEMPORARY, "candidate_has_temporary_relation", "R-02"),
        (member.ended is not None, "candidate_has_left", "R-04"),
        (member.kind is MemberKind.PROBATIONARY, "candidate_is_probationary", "R-01"),
        (member.rights is not Rights.HELD, "candidate_without_right", "R-01"),
    )
    return tuple(error(code, rule, member.name, name=member.name) for holds, code, rule in reasons if holds)


def is_eligible(member: Member, branch_id: BranchId) -> bool:
    """Tell whether a person may be elected in this branch."""
    return not eligibility_problems(member, branch_id)


def least_on_ballot(post: Post, seats: int, method: ElectionMethod = DEFAULT_METHOD) -> int:
    """Return how many names the ballot of a vote must carry at least (R-09, R-12, R-13)."""
    if post is Post.FIRST_SESSION or (post is Post.SECRETARY and method.direct_variant is not DirectVariant.V2):
        return seats
    if post in (Post.RUNOFF, Post.PRESELECTION):
        return seats + 1
    return least_candidates(seats, method.margin)


def margin_problems(
    post: Post, seats: int, candidates: int, method: ElectionMethod = DEFAULT_METHOD
) -> tuple[Problem, ...]:
    """Check the number of candidates against the seats (R-09, R-12, R-13; C1 … C8)."""
    if method.direct_variant is DirectVariant.V4 and post is not Post.FIRST_SESSION and not candidates:
        return (warning("no_list_needs_basis", "R-09"),)
    least = least_on_ballot(post, seats, method)
    if candidates < least:
        figures = {"seats": seats, "candidates": candidates, "least": least, "missing": least - candidates}
        return (error("too_few_candidates", "R-09", "", **figures),)
    if post is Post.SECRETARY and candidates == seats:
        return (notice("single_candidate", "R-13", "", candidates=candidates),)
    if post is Post.FIRST_SESSION and candidates > seats:
        return (notice("first_session_normally_equal", "R-12", "", candidates=candidates, seats=seats),)
    return ()


def withdrawal_problems(
    post: Post, seats: int, left: int, method: ElectionMethod = DEFAULT_METHOD
) -> tuple[Problem, ...]:
    """Stop the vote when a candidate dies or withdraws on the day and the margin breaks (C11)."""
    least = least_on_ballot(post, seats, method)
    if left >= least:
        return ()
    return (error("margin_broken_on_day", "R-09", "", seats=seats, left=left, least=least),)


def list_problems(
    post: Post, seats: int, candidates: Sequence[Member], branch_id: BranchId, method: ElectionMethod = DEFAULT_METHOD
) -> tuple[Problem, ...]:
    """Check a whole list of candidates: each person, double names, the number."""
    persons = (problem for member in candidates for problem in eligibility_problems(member, branch_id))
    return (*persons, *_double_names(candidates), *margin_problems(post, seats, len(candidates), method))


def two_lists_problems(
    names: Iterable[str], higher: Collection[str], method: ElectionMethod = DEFAULT_METHOD
) -> tuple[Problem, ...]:
    """Refuse who stands for a higher post of the same meeting too, unless the method says he may (V2, F30)."""
    if method.losers_may_stand_lower:
        return ()
    return tuple(error("stands_for_higher_post", "R-31", name, name=name) for name in names if name in higher)


def _double_names(candidates: Sequence[Member]) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for member in candidates:
        label = (member.name, member.note)
        if label in seen:
            yield error("candidates_same_name", "R-16", member.name, name=member.name)
        seen.add(label)
