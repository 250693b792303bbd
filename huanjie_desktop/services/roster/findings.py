"""What an import found, row by row, as plain data for a report that a machine reads."""

from collections.abc import Iterator, Mapping

from huanjie_desktop.domain.people.draft import Correction, PreviewRow, RosterMapping, column_letters
from huanjie_desktop.domain.problems import Problem
from huanjie_desktop.services.masking import mask_field
from huanjie_desktop.services.roster.types import ImportPreview
from huanjie_desktop.services.texts.text import sentence

Finding = Mapping[str, object]


def import_findings(preview: ImportPreview, full: bool = True) -> list[Finding]:
    """Return every finding and correction of a preview: sheet, row, column, value, code, severity, sentence.

    Without `full` the numbers in the sentences are masked. Row 0 stands for the sheet as a whole.
    """
    rows = (one for row in preview.rows for one in _about_row(preview.mapping, row, full))
    return [*_about_sheet(preview), *rows]


def _about_sheet(preview: ImportPreview) -> Iterator[Finding]:
    for problem in preview.problems:
        letters, row = _cell(problem.where)
        yield {"sheet": preview.sheet, "row": row, "column": letters, **_found(problem, full=True)}


def _about_row(mapping: RosterMapping, row: PreviewRow, full: bool) -> Iterator[Finding]:
    for problem in row.problems:
        place = {"sheet": mapping.sheet, "row": row.number, "column": _column(mapping, problem.where)}
        yield place | _found(problem, full)
    for one in row.corrections:
        place = {"sheet": mapping.sheet, "row": row.number, "column": _column(mapping, one.address)}
        yield place | _put_right(one, full)


def _found(problem: Problem, full: bool) -> dict[str, object]:
    return {
        "value": str(problem.values.get("value", "")),
        "code": problem.code,
        "severity": problem.severity.value,
        "sentence": sentence(problem, full),
    }


def _put_right(one: Correction, full: bool) -> dict[str, object]:
    old, new = (one.old, one.new) if full else (mask_field(one.field, one.old), mask_field(one.field, one.new))
    words = f"“{old}”已更正为“{new}”。" if old else f"没有填写，已按身份证号填为“{new}”。"
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
