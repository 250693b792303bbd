"""The rows of a preview that want attention, as a sheet: the bad cells coloured, the reasons in the last column."""

from dataclasses import dataclass
from pathlib import Path

from huanjie_desktop.domain.people.draft import LABELS, PreviewRow, RosterMapping
from huanjie_desktop.domain.people.roster_match import as_text
from huanjie_desktop.domain.problems import Problem, Severity
from huanjie_desktop.exchange.book import Formats, new_book


@dataclass(frozen=True)
class Finding:
    """A problem with its sentence."""

    problem: Problem
    sentence: str


def write_errors(path: Path, mapping: RosterMapping, rows: list[tuple[PreviewRow, list[Finding]]]) -> None:
    """Write the rows with their findings. Raises UserError when the file cannot be written."""
    fields = sorted(mapping.columns, key=lambda name: mapping.columns[name])
    with new_book(path) as book:
        formats = Formats(book)
        sheet = book.add_worksheet("待核对")
        for column, heading in enumerate(["行号", *(LABELS[name] for name in fields), "原因"]):
            sheet.write_string(0, column, heading, formats.head)
            sheet.set_column(column, column, 14)
        sheet.set_column(len(fields) + 1, len(fields) + 1, 80)
        sheet.freeze_panes(1, 0)
        for number, (row, findings) in enumerate(rows, start=1):
            sheet.write_number(number, 0, row.number, formats.number)
            for column, name in enumerate(fields, start=1):
                there = [one.problem for one in findings if one.problem.where == mapping.address(name, row.number)]
                style = _style(formats, there)
                sheet.write_string(number, column, _cell(row, name, there), style)
            sheet.write_string(number, len(fields) + 1, "\n".join(one.sentence for one in findings), formats.note)


def _style(formats: Formats, there: list[Problem]) -> object:
    if any(problem.severity is Severity.ERROR for problem in there):
        return formats.wrong
    return formats.doubtful if there else formats.cell


def _cell(row: PreviewRow, name: str, there: list[Problem]) -> str:
    for problem in there:
        if "value" in problem.values:
            return str(problem.values["value"])
    if name in ("branch", "community", "key"):
        return str(getattr(row, name, ""))
    return as_text(getattr(row.draft, name))
