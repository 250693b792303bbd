"""What a vote decided about each person, as a card: elected, not elected, tied, by most votes (R-21 … R-23)."""

from collections.abc import Iterator

from huanjie_desktop.domain.election.card import CardCode, Line, LineKind, VerdictCard, more_than_half
from huanjie_desktop.domain.election.contest import Post
from huanjie_desktop.domain.election.method import BaseName
from huanjie_desktop.domain.election.result import Base, Outcome, PersonResult

_OTHER = {BaseName.DUE: BaseName.PRESENT, BaseName.PRESENT: BaseName.DUE}


def person_cards(outcome: Outcome) -> Iterator[VerdictCard]:
    """Yield a card for everybody who got a vote or was printed: the elected as announced, the tied, the others."""
    if outcome.base is None:
        return
    first = [*outcome.elected, *outcome.tied]
    others = [one.name for one in outcome.people if one.name not in first]
    for name in (*first, *others):
        yield _person_card(outcome, outcome.base, outcome.person(name))


def _person_card(outcome: Outcome, base: Base, person: PersonResult) -> VerdictCard:
    code, rule = _verdict(outcome, base, person)
    line, other = _lines(outcome, base, person)
    return VerdictCard(
        code,
        rule,
        person.name,
        _figures(person),
        _decisive(code, outcome, base, person) or line,
        None if is_by_most_votes(base) else other,
        outcome.next if code is CardCode.TIED else None,
        {"name": person.name, "yes": person.yes, **_rivals(outcome, person)},
    )


def is_by_most_votes(base: Base) -> bool:
    """Tell whether most votes win without more than half: the second vote of the tied (F9)."""
    return base.needed == 1 and base.value > 1


def _verdict(outcome: Outcome, base: Base, person: PersonResult) -> tuple[CardCode, str]:
    if person.name in outcome.tied:
        return CardCode.TIED, "R-23"
    if outcome.contest.post is Post.PRESELECTION:
        return _preselected(outcome, person), "R-21"
    if person.name in outcome.elected:
        return _seated(base, person)
    return _unseated(base, person)


def _preselected(outcome: Outcome, person: PersonResult) -> CardCode:
    if person.name in outcome.elected:
        return CardCode.ON_LIST
    return CardCode.PASSED_OVER if person.passes else CardCode.OFF_LIST


def _seated(base: Base, person: PersonResult) -> tuple[CardCode, str]:
    if 2 * person.yes <= base.value:
        return CardCode.ELECTED_BY_PLURALITY, "R-23"
    return (CardCode.ELECTED_WRITTEN_IN, "R-18") if person.written_in else (CardCode.ELECTED, "R-22")


def _unseated(base: Base, person: PersonResult) -> tuple[CardCode, str]:
    if is_by_most_votes(base):
        return (CardCode.OUTVOTED if person.yes else CardCode.NO_VOTES), "R-23"
    return (CardCode.PASSED_OVER, "R-23") if person.passes else (CardCode.NOT_ELECTED, "R-22")


def _figures(person: PersonResult) -> dict[str, int]:
    if person.written_in:
        return {"赞成": person.yes}
    return {"赞成": person.yes, "不赞成": person.no, "弃权": person.abstain}


def _lines(outcome: Outcome, base: Base, person: PersonResult) -> tuple[Line, Line]:
    """Return the line of half under the base of this vote, and under the other one (0.3)."""
    values = {BaseName.DUE: outcome.figures.due, BaseName.PRESENT: outcome.figures.present}
    other = _OTHER[base.name]
    return more_than_half(base.value, person.yes, base.name), more_than_half(values[other], person.yes, other)


def _decisive(code: CardCode, outcome: Outcome, base: Base, person: PersonResult) -> Line | None:
    """Return the line of the last seat where not half but the number of votes decided (R-23)."""
    if code is CardCode.ELECTED_BY_PLURALITY:
        best = _best_unseated(outcome)
        return Line(LineKind.MOST_VOTES, best, best + 1, person.yes)
    if code in (CardCode.PASSED_OVER, CardCode.OUTVOTED) or (code is CardCode.TIED and is_by_most_votes(base)):
        last = _last_seat(outcome)
        return Line(LineKind.MOST_VOTES, last, last + 1, person.yes)
    return None


def _rivals(outcome: Outcome, person: PersonResult) -> dict[str, int]:
    last, best = _last_seat(outcome), _best_unseated(outcome)
    return {
        "seats": outcome.contest.seats,
        "tied_seats": outcome.tied_seats,
        "rivals": max(0, len(outcome.tied) - 1),
        "behind": max(0, last - person.yes),
        "ahead": max(0, person.yes - best),
    }


def _last_seat(outcome: Outcome) -> int:
    """Return the votes of the last seat: of the tied where somebody is tied for it, else the fewest of an elected."""
    seated = outcome.tied or outcome.elected
    return min((outcome.person(name).yes for name in seated), default=0)


def _best_unseated(outcome: Outcome) -> int:
    return max((one.yes for one in outcome.people if one.name not in outcome.elected), default=0)
