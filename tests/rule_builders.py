"""Members, ballots and counts with sensible values: a test of a rule states only what it is about."""

from itertools import count
from typing import Any

from huanjie_desktop.domain.election.ballot import BallotMarks, BallotRules, Sign, VoidReason, WriteIn
from huanjie_desktop.domain.election.contest import Contest, Post
from huanjie_desktop.domain.election.counting import Figures, Tally, Votes
from huanjie_desktop.domain.election.method import ElectionMethod
from huanjie_desktop.domain.election.outcome import Outcome, decide
from huanjie_desktop.domain.ids import BranchId, MemberId
from huanjie_desktop.domain.people.member import Member, MemberKind
from tests.domain.findings import checked

_numbers = count(1)


def make_member(**known: Any) -> Member:
    """Return a full member of branch 1 with the right to vote."""
    number = next(_numbers)
    return Member(**{"id": MemberId(number), "branch_id": BranchId(1), "name": f"党员{number}", **known})


def make_members(full: int, probationary: int = 0) -> tuple[Member, ...]:
    """Return a branch's members, the full ones first."""
    return (
        *(make_member() for _ in range(full)),
        *(make_member(kind=MemberKind.PROBATIONARY) for _ in range(probationary)),
    )


def make_ballot(signs: str, *written: str, void: VoidReason | None = None) -> BallotMarks:
    """Return a ballot from "OOX_" and write-ins such as "戊O" (the last character is the sign)."""
    write_ins = tuple(WriteIn(text[:-1], Sign(text[-1])) for text in written)
    return BallotMarks(tuple(Sign(sign) for sign in signs), write_ins, void)


def make_rules(names: str = "甲乙丙丁", seats: int = 3, post: Post = Post.COMMITTEE, **known: Any) -> BallotRules:
    """Return rules for candidates of one character each; other values are of the contest or the method."""
    of_contest = {key: frozenset(known.pop(key)) for key in ("ineligible", "ambiguous") if key in known}
    return BallotRules(Contest(post, seats, tuple(names), **of_contest), ElectionMethod(**known))


def make_figures(due: int = 50, present: int = 45, **known: int) -> Figures:
    """Return figures where everybody present got a ballot and gave it back."""
    return Figures(**{"due": due, "present": present, "issued": present, "returned": present, **known})


def make_tally(yes: dict[str, int], valid: int = 45, invalid: int = 0, **written_in: int) -> Tally:
    """Return a count of valid ballots in which whoever does not approve abstains."""
    votes = {name: Votes(number, 0, valid - number) for name, number in yes.items()}
    return Tally(votes, written_in, valid, invalid)


def make_outcome(votes: list[int], rules: BallotRules, figures: Figures | None = None, **known: Any) -> Outcome:
    """Decide a vote from the approvals of the candidates in ballot order; names are ordered by code point."""
    figures = figures or make_figures()
    yes = dict(zip(rules.contest.candidates, votes, strict=True))
    consent = known.pop("consent", None)
    return decide(rules, figures, make_tally(yes, figures.returned, **known), str, consent)


def codes(problems: Any) -> list[str]:
    """Return the codes of findings in order; each is as grave as the table says, its sentence without a gap."""
    return [checked(problem).code for problem in problems]


def make_pile(letters: str) -> list[BallotMarks]:
    """Return ballots of four names, one for each letter; like letters are like ballots."""
    signs = "OX_B?V"
    return [make_ballot("".join(signs[ord(one) // 6**place % 6] for place in range(4))) for one in letters]
