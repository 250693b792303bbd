"""The names of a text file in the order of their strokes."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from huanjie_desktop.domain.people.stroke_order import NameRule, in_stroke_order, order_problems
from huanjie_desktop.domain.people.stroke_reasons import what_separates
from huanjie_desktop.domain.problems import Problem
from huanjie_desktop.services.stroke_table import stroke_table
from huanjie_desktop.services.text_files import read_text

FIRST = "首位"


@dataclass(frozen=True)
class SortedNames:
    """The lines to print, and a warning for every character whose place is not certain."""

    lines: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


def sort_names_file(path: Path, rule: NameRule = NameRule.SURNAME, explain: bool = False) -> SortedNames:
    """Sort a file of one name a line (UTF-8, lines with # are skipped).

    With `explain` each line ends with a tab and what separates it from the name before.
    Raises UserError when the file is missing, cannot be read or is not UTF-8.
    """
    table = stroke_table()
    names = in_stroke_order(read_names(path), table, rule)
    problems = tuple(problem for name in dict.fromkeys(names) for problem in order_problems(name, table))
    if not explain or not names:
        return SortedNames(tuple(names), problems)
    reasons = [FIRST, *(what_separates(a, b, table, rule) for a, b in pairwise(names))]
    return SortedNames(tuple(f"{name}\t{reason}" for name, reason in zip(names, reasons, strict=True)), problems)


def read_names(path: Path) -> list[str]:
    """Return the names of a file as they stand there, without blank lines and lines with #. Raises UserError."""
    lines = (line.strip() for line in read_text(path).splitlines())
    return [line for line in lines if line and not line.startswith("#")]
