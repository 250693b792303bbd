"""What a chair should be told about a result besides the result itself."""

from collections.abc import Iterator

from huanjie_desktop.domain.election.contest import Post
from huanjie_desktop.domain.election.method import BaseName, ElectionMethod
from huanjie_desktop.domain.election.result import NextStep, Outcome, PersonResult
from huanjie_desktop.domain.problems import Problem, notice, warning


def outcome_notes(outcome: Outcome, method: ElectionMethod) -> tuple[Problem, ...]:
    """Return the warnings and notices that belong to a decided vote, the gravest first."""
    return (
        *_base_notes(outcome, method),
        *_seat_notes(outcome),
        *_person_notes(outcome),
        *_consent_notes(outcome),
    )


def _base_notes(outcome: Outcome, method: ElectionMethod) -> Iterator[Problem]:
    if outcome.differs_under_present:
        names = "、".join(p.name for p in outcome.people if p.passes_due != p.passes_present)
        yield warning("bases_differ", "R-22", names=names)
    if method.win_base is BaseName.PRESENT:
        yield warning("base_is_present", "R-22")
    if outcome.invalid and not outcome.valid:
        yield warning("all_ballots_void", "R-22", invalid=outcome.invalid)


def _seat_notes(outcome: Outcome) -> Iterator[Problem]:
    if outcome.tied:
        code = "tied_again" if outcome.contest.post is Post.RUNOFF else "tied_at_last_seat"
        yield warning(code, "R-23", names="、".join(outcome.tied), seats=outcome.tied_seats)
    elif outcome.open_seats:
        figures = {"seats": outcome.contest.seats, "elected": len(outcome.elected), "open": outcome.open_seats}
        yield warning("too_few_elected", "R-24", "", **figures)


def _person_notes(outcome: Outcome) -> Iterator[Problem]:
    for person in _elected_people(outcome):
        if outcome.base and 2 * person.yes <= outcome.base.value:
            yield notice("elected_by_plurality", "R-23", person.name, name=person.name, votes=person.yes)
        if person.written_in:
            yield warning("written_in_elected", "R-18", person.name, name=person.name, votes=person.yes)
    if outcome.elected and outcome.contest.post in (Post.SECRETARY, Post.FIRST_SESSION):
        yield notice("approval_needed", "R-28", names="、".join(outcome.elected))


def _elected_people(outcome: Outcome) -> Iterator[PersonResult]:
    return (person for person in outcome.people if person.name in outcome.elected)


def _consent_notes(outcome: Outcome) -> Iterator[Problem]:
    if outcome.consent is None:
        return
    if outcome.consent > outcome.figures.present:
        yield warning("consent_over_present", "R-24", agree=outcome.consent, present=outcome.figures.present)
    if outcome.next is NextStep.REDUCED:
        yield notice("seats_reduced", "R-24", agree=outcome.consent, seats=len(outcome.elected))
    elif outcome.reducible:
        yield warning("consent_not_reached", "R-24", agree=outcome.consent)
    else:
        yield warning("reduction_not_permitted", "R-24")
