"""Findings as data: a rule says what it found, never how to word it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: an error blocks, a warning wants a tick, a notice informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True)
class Problem:
    """One finding. The sentence for the clerk stands in services/texts/ under the same code.

    `where` names the place in the user's words ("Sheet1!C5", a field name, a candidate), `values` fills the
    sentence, `rule` is the number in design/rules.md such as "R-22" or "" where no rule is meant.
    """

    code: str
    severity: Severity
    rule: str = ""
    where: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


def error(code: str, rule: str = "", where: str = "", **values: object) -> Problem:
    """Make a finding that blocks."""
    return Problem(code, Severity.ERROR, rule, where, values)


def warning(code: str, rule: str = "", where: str = "", **values: object) -> Problem:
    """Make a finding that a person must accept."""
    return Problem(code, Severity.WARNING, rule, where, values)


def notice(code: str, rule: str = "", where: str = "", **values: object) -> Problem:
    """Make a finding that informs."""
    return Problem(code, Severity.NOTICE, rule, where, values)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether any finding blocks."""
    return any(problem.severity is Severity.ERROR for problem in problems)
