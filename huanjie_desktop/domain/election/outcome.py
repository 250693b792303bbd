"""Who is elected, who is tied, what comes next (R-05, R-20 … R-24)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from huanjie_desktop.domain.election.ballot import BallotRules
from huanjie_desktop.domain.election.contest import Contest, Post
from huanjie_desktop.domain.election.counting import Figures, Tally, check_figures, check_tally
from huanjie_desktop.domain.election.meeting import quorum_problems
from huanjie_desktop.domain.election.method import BaseName, ElectionMethod
from huanjie_desktop.domain.election.outcome_notes import outcome_notes
from huanjie_desktop.domain.election.result import Base, NextStep, Outcome, PersonResult
from huanjie_desktop.domain.problems import Problem, error, has_errors, warning

__all__ = ["Base", "NextStep", "Outcome", "PersonResult", "base_of", "decide", "needed_of"]

NameOrder = Callable[[str], Any]
LEAST_COMMITTEE = 3


def needed_of(base: int) -> int:
    """Return the smallest number that is more than half of `base` (R-22)."""
    return base // 2 + 1


def is_plurality(post: Post, method: ElectionMethod) -> bool:
    """Tell whether most votes win without more than half: the second vote of tied persons (R-23, F9)."""
    return post is Post.RUNOFF and not method.tie_vote_needs_half


def base_of(rules: BallotRules, figures: Figures) -> Base:
    """Return the base and the least number of approvals of this vote (R-22)."""
    name = rules.method.win_base
    value = _base_value(name, figures)
    return Base(name, value, 1 if is_plurality(rules.contest.post, rules.method) else needed_of(value))


def _base_value(name: BaseName, figures: Figures) -> int:
    return figures.due if name is BaseName.DUE else figures.present


def decide(
    rules: BallotRules, figures: Figures, tally: Tally | None, order: NameOrder, consent: int | None = None
) -> Outcome:
    """Decide one vote: figures, quorum, ballots returned, half, seats and ties, too few — in this order.

    `tally` may be None where the count is never reached; `order` is the key of the name order (R-27); `consent` is the
    number of voters for fewer seats (R-24). Raises ValueError when the vote stands and no tally is given.
    """
    found = (*check_figures(figures), *_count_problems(rules, figures, tally), *_consent_problems(figures, consent))
    blank = Outcome(rules.contest, figures, NextStep.CORRECT_FIGURES, consent=consent, problems=found)
    if has_errors(found):
        return replace(blank, refused=True, vote_valid=None)
    no_quorum = quorum_problems(figures.present, figures.due)
    if no_quorum:
        return replace(
            blank, next=NextStep.ADJOURN, meeting_valid=False, vote_valid=None, problems=(*found, *no_quorum)
        )
    too_many = returned_problems(figures)
    if too_many:
        return replace(blank, next=NextStep.VOTE_AGAIN, vote_valid=False, problems=(*found, *too_many))
    if tally is None:
        raise ValueError("the vote stands, but nothing was counted")
    effective = _effective(tally, rules.contest)
    dropped = tuple(
        warning("written_in_without_effect", "R-18", name, name=name)
        for name in sorted(tally.written_in.keys() - effective.written_in.keys())
    )
    return _decided(replace(blank, problems=(*found, *dropped)), rules, effective, order)


def returned_problems(figures: Figures) -> tuple[Problem, ...]:
    """Declare the vote void when more ballots came back than voters got (R-20, E3)."""
    voters = min(figures.issued, figures.present)
    if figures.returned <= voters:
        return ()
    extra = figures.returned - voters
    return (error("returned_over_voters", "R-20", returned=figures.returned, voters=voters, extra=extra),)


def _count_problems(rules: BallotRules, figures: Figures, tally: Tally | None) -> tuple[Problem, ...]:
    found = check_tally(tally, figures.returned, rules.contest.seats) if tally else ()
    if figures.due > 0 and _base_value(rules.method.win_base, figures) == 0:
        found = (*found, error("base_is_zero", "R-22"))
    return found


def _consent_problems(figures: Figures, consent: int | None) -> tuple[Problem, ...]:
    if consent is not None and not 0 <= consent <= figures.due:
        return (error("consent_impossible", "R-24", agree=consent, due=figures.due),)
    return ()


def _effective(tally: Tally, contest: Contest) -> Tally:
    """Leave out written-in persons for whom a write-in has no effect; in a second vote of the tied that is all."""
    return tally.without_written_in(tally.written_in if contest.post is Post.RUNOFF else contest.barred)


def _decided(blank: Outcome, rules: BallotRules, tally: Tally, order: NameOrder) -> Outcome:
    base = base_of(rules, blank.figures)
    people = _people(tally, blank.figures, base, order)
    passed = tuple(sorted((person for person in people if person.passes), key=lambda person: -person.yes))
    elected, tied = _seated(passed, rules.contest.seats)
    decided = replace(
        blank,
        valid=tally.valid,
        invalid=tally.invalid,
        people=people,
        base=base,
        passed=tuple(person.name for person in passed),
        elected=_announced(elected, rules.contest, order),
        tied=tied,
        tied_seats=rules.contest.seats - len(elected) if tied else 0,
        differs_under_present=not is_plurality(rules.contest.post, rules.method) and _bases_differ(people),
    )
    reducible = replace(decided, reducible=may_reduce(decided, rules.method))
    result = replace(reducible, next=_next_step(reducible, rules.method))
    return replace(result, problems=(*blank.problems, *outcome_notes(result, rules.method)))


def _people(tally: Tally, figures: Figures, base: Base, order: NameOrder) -> tuple[PersonResult, ...]:
    """Return printed candidates in ballot order, then written-in persons by votes and name."""

    def result(name: str, votes: tuple[int, int, int], written_in: bool) -> PersonResult:
        yes = votes[0]
        over_due, over_present = yes - needed_of(figures.due), yes - needed_of(figures.present)
        return PersonResult(name, *votes, written_in, yes >= base.needed, over_due, over_present)

    printed = [result(name, (votes.yes, votes.no, votes.abstain), False) for name, votes in tally.votes.items()]
    by_votes = sorted(tally.written_in.items(), key=lambda item: (-item[1], order(item[0]), item[0]))
    return (*printed, *(result(name, (votes, 0, 0), True) for name, votes in by_votes))


def _seated(passed: tuple[PersonResult, ...], seats: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who has a seat and who is tied for the last ones (R-23)."""
    if len(passed) <= seats:
        return tuple(person.name for person in passed), ()
    line = passed[seats - 1].yes
    above = tuple(person.name for person in passed if person.yes > line)
    level = tuple(person.name for person in passed if person.yes == line)
    if len(above) + len(level) <= seats:
        return above + level, ()
    return above, level


def _announced(elected: tuple[str, ...], contest: Contest, order: NameOrder) -> tuple[str, ...]:
    """Return the elected by surname strokes, for secretary and deputy in the approved order of the ballot (R-27).

    Votes never order an announcement: persons written in stand behind the approved ones, by strokes.
    """
    by_approval = contest.post in (Post.SECRETARY, Post.FIRST_SESSION)
    places = {name: place for place, name in enumerate(contest.candidates)} if by_approval else {}
    return tuple(sorted(elected, key=lambda name: (places.get(name, len(places)), order(name), name)))


def _bases_differ(people: tuple[PersonResult, ...]) -> bool:
    return any(person.passes_due != person.passes_present for person in people)


def _next_step(outcome: Outcome, method: ElectionMethod) -> NextStep:
    post = outcome.contest.post
    if not outcome.open_seats:
        return NextStep.DONE
    if outcome.tied:
        return NextStep.ASK_SUPERIOR if post is Post.RUNOFF else NextStep.RUNOFF
    if post in (Post.RUNOFF, Post.FURTHER):
        return NextStep.ASK_SUPERIOR
    if not outcome.reducible:
        return NextStep.FURTHER
    if outcome.consent is None:
        return NextStep.FURTHER_OR_REDUCE
    return NextStep.REDUCED if consent_reached(outcome, method) else NextStep.FURTHER


def may_reduce(outcome: Outcome, method: ElectionMethod) -> bool:
    """Tell whether fewer seats may be put to the voters: few are open and a committee of three remains (R-24, F16)."""
    return (
        outcome.contest.post is Post.COMMITTEE
        and not outcome.tied
        and 0 < outcome.open_seats <= method.reduce_allowed_when_missing
        and len(outcome.elected) >= LEAST_COMMITTEE
    )


def consent_reached(outcome: Outcome, method: ElectionMethod) -> bool:
    """Tell whether at least half agreed to fewer seats (R-24, F13)."""
    return outcome.consent is not None and 2 * outcome.consent >= _base_value(method.reduce_base, outcome.figures)
