"""The rules without a window: one election as JSON in, one verdict as JSON out."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.ballot import Verdict, judge
from huanjie_desktop.domain.election.counting import counted
from huanjie_desktop.domain.election.method import ListOrder
from huanjie_desktop.domain.election.outcome import NameOrder, decide
from huanjie_desktop.domain.election.result import Base, Outcome, PersonResult
from huanjie_desktop.domain.people.stroke_order import NameRule, name_sorter
from huanjie_desktop.domain.problems import Problem
from huanjie_desktop.services.tally.input import Case, is_whole, marks_of, parse_json, read_case
from huanjie_desktop.services.texts.text import text_of

Orders = Callable[[ListOrder], NameOrder]
Json = dict[str, Any]
Judged = tuple[Verdict, int]


def stroke_orders(rule: ListOrder) -> NameOrder:
    """Return the key of the national stroke order for a method's way of ordering names."""
    from huanjie_desktop.services.stroke_table import stroke_table

    rules = {ListOrder.SURNAME_STROKES: NameRule.SURNAME, ListOrder.FULL_NAME_STROKES: NameRule.FULL_NAME}
    return name_sorter(stroke_table(), rules[rule])


def tally_case(text: str, orders: Orders = stroke_orders) -> Json:
    """Return the verdict of one case. Raises UserError with the key or the position when it cannot be read."""
    return verdict_of(read_case(parse_json(text)), orders)


def tally_lines(lines: Iterable[str], orders: Orders = stroke_orders) -> Iterator[str]:
    """Yield one verdict a line, in order. An unreadable line is answered as refused, an empty one passed over."""
    for line in lines:
        if line.strip():
            yield json.dumps(_line_verdict(line, orders), ensure_ascii=False)


def verdict_of(case: Case, orders: Orders = stroke_orders) -> Json:
    """Decide one case."""
    outcome, judged = decided(case, orders)
    remarks = tuple(problem for verdict, _ in judged for problem in verdict.remarks)
    if outcome.refused:
        return {"id": case.id, "status": "refused", "problems": _problems(outcome.problems)}
    told = (*outcome.problems, *remarks) if outcome.vote_valid else outcome.problems
    return {"id": case.id, "status": "ok", "problems": _problems(told), **_figures(outcome)}


def _line_verdict(line: str, orders: Orders) -> Json:
    given: object = None
    try:
        given = parse_json(line)
        return verdict_of(read_case(given), orders)
    except UserError as trouble:
        name = given.get("id") if isinstance(given, dict) else None
        problem = {"code": trouble.code, "severity": "error", "rule": ""}
        known = name if isinstance(name, str) and is_whole(name) else None
        return {"id": known, "status": "refused", "problems": [problem], "message": text_of(trouble).title}


def decided(case: Case, orders: Orders = stroke_orders) -> tuple[Outcome, tuple[Judged, ...]]:
    """Return the outcome of a case, and each kind of ballot as judged with the number of such ballots."""
    judged: tuple[Judged, ...] = ()
    if case.totals is None:
        judged = tuple((judge(marks_of(key), case.rules), number) for key, number in (case.ballots or {}).items())
    tally = case.totals or counted(case.rules.contest.candidates, judged)
    order = orders(case.rules.method.list_order)
    return decide(case.rules, case.figures, tally, order, case.consent), judged


def _problems(problems: Iterable[Problem]) -> list[Json]:
    """Return each kind of finding once."""
    found = dict.fromkeys((problem.code, problem.severity.value, problem.rule) for problem in problems)
    return [{"code": code, "severity": severity, "rule": rule} for code, severity, rule in found]


def _figures(outcome: Outcome) -> Json:
    return {
        "meeting_valid": outcome.meeting_valid,
        "vote_valid": outcome.vote_valid,
        "valid": outcome.valid,
        "invalid": outcome.invalid,
        "candidates": [_person(person) for person in outcome.people],
        "base": _base(outcome.base),
        "passed": list(outcome.passed),
        "elected": list(outcome.elected),
        "tied": list(outcome.tied),
        "tied_seats": outcome.tied_seats,
        "open_seats": outcome.open_seats,
        "next": outcome.next.value,
        "differs_under_present": outcome.differs_under_present,
    }


def _person(person: PersonResult) -> Json:
    return {key: getattr(person, key) for key in ("name", "yes", "no", "abstain", "written_in")}


def _base(base: Base | None) -> Json | None:
    return {"name": base.name.value, "value": base.value, "needed": base.needed} if base else None
