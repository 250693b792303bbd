"""What an import found, row by row, as plain data for a report that a machine reads."""

from collections.abc import Iterator, Mapping

from huanjie_desktop.domain.people.draft import Correction, PreviewRow, RosterMapping, column_letters
from huanjie_desktop.domain.problems import Problem
from huanjie_desktop.services.roster_types import ImportPreview
from huanjie_desktop.services.texts import sentence

Finding = Mapping[str, object]


def import_findings(preview: ImportPreview) -> list[Finding]:
    """Return every finding and correction of a preview: sheet, row, column, value, code, severity, sentence."""
    return [*_about_sheet(preview), *(one for row in preview.rows for one in _about_row(preview.mapping, row))]


def _about_sheet(preview: ImportPreview) -> Iterator[Finding]:
    for problem in preview.problems:
        letters, row = _cell(problem.where)
        yield {"sheet": preview.sheet, "row": row, "column": letters, **_found(problem)}


def _about_row(mapping: RosterMapping, row: PreviewRow) -> Iterator[Finding]:
    for problem in row.problems:
        yield {"sheet": mapping.sheet, "row": row.number, "column": _column(mapping, problem.where), **_found(problem)}
    for one in row.corrections:
        yield {"sheet": mapping.sheet, "row": row.number, "column": _column(mapping, one.address), **_put_right(one)}


def _found(problem: Problem) -> Finding:
    return {
        "value": str(problem.values.get("value", "")),
        "code": problem.code,
        "severity": problem.severity.value,
        "sentence": sentence(problem),
    }


def _put_right(one: Correction) -> Finding:
    words = f"“{one.old}”已更正为“{one.new}”。"
    return {"value": one.old, "code": "corrected", "severity": "notice", "sentence": words}


def _column(mapping: RosterMapping, where: str) -> str:
    if "!" in where:
        return _cell(where)[0]
    column = mapping.columns.get(where)
    return "" if column is None else column_letters(column)


def _cell(address: str) -> tuple[str, int]:
    """Return the letters and the row of an address such as "名册!C5"."""
    cell = address.rpartition("!")[2] if "!" in address else ""
    letters = "".join(sign for sign in cell if sign.isalpha())
    return letters, int("".join(sign for sign in cell if sign.isdecimal()) or 0)
