"""The empty roster to fill in, with drop-downs and text columns, and how to fill it."""

from pathlib import Path
from typing import Any

from huanjie_desktop.domain.people.draft import LABELS
from huanjie_desktop.domain.people.member import MemberKind, Relation, Rights, Sex
from huanjie_desktop.exchange.book import Formats, new_book
from huanjie_desktop.exchange.roster_export import SHEET, WIDTHS
from huanjie_desktop.exchange.roster_words import EDUCATIONS

_ROWS = 500
_NEEDED = ("name", "sex", "birth", "joined", "kind")
_CHOICES: dict[str, list[str]] = {
    "sex": [word.value for word in Sex],
    "education": list(dict.fromkeys(EDUCATIONS.values())),
    "kind": [word.value for word in MemberKind],
    "rights": [word.value for word in Rights],
    "relation": [word.value for word in Relation],
}
_HINTS = {
    "community": ("一个文件含多个社区时填写", "杏林社区"),
    "branch": ("一个文件含多个党支部时填写；只有一个支部可不填", "第一党支部"),
    "name": ("必填；两字姓名中间不加空格；少数民族姓名用“·”分隔", "买买提·艾山"),
    "nation": ("带不带“族”字都可以", "汉族"),
    "birth": ("可只填到年月；也可由身份证号得出", "1985-07-01 或 1985.7"),
    "id_number": ("18位，本列已设为文本格式，请不要改成数字", "990108196501011238"),
    "joined": ("可只填到年月", "2008.6"),
    "full_since": ("预备党员不填", "2009年6月"),
    "rights": ("不填即为有选举权；留党察看、权利中止的请选择", "有选举权"),
    "relation": ("持流动党员活动证或证明信的选“临时组织关系”", "组织关系在本支部"),
    "phone": ("一格可填两个号码，用“、”分开", "19900000000"),
    "note": ("同一支部有同名党员时，填写区分用的字", "大"),
    "strokes": ("姓名中有极少见的字时，用数字1至5填写笔顺（横竖撇点折）", "12345"),
}


def write_template(path: Path) -> None:
    """Write the empty roster. Raises UserError when the file cannot be written."""
    fields = [name for name in WIDTHS if name != "key"]
    with new_book(path) as book:
        formats = Formats(book)
        _blank_roster(book.add_worksheet(SHEET), formats, fields)
        _instructions(book.add_worksheet("填写说明"), formats, fields)


def _blank_roster(sheet: Any, formats: Formats, fields: list[str]) -> None:
    sheet.write_string(0, 0, "序号", formats.head)
    sheet.set_column(0, 0, 5)
    for column, name in enumerate(fields, start=1):
        sheet.write_string(0, column, LABELS[name], formats.needed if name in _NEEDED else formats.head)
        sheet.set_column(column, column, WIDTHS[name], formats.cell)
        if name in _CHOICES:
            rule = {"validate": "list", "source": _CHOICES[name], "error_type": "warning"}
            sheet.data_validation(1, column, _ROWS, column, rule)
    sheet.freeze_panes(1, 4)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _instructions(sheet: Any, formats: Formats, fields: list[str]) -> None:
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 60, formats.note)
    sheet.set_column(2, 2, 24)
    for column, heading in enumerate(("栏目", "怎样填写", "举例")):
        sheet.write_string(0, column, heading, formats.head)
    for row, name in enumerate(fields, start=1):
        hint, example = _HINTS.get(name, ("", ""))
        if name in _CHOICES and not hint:
            hint = f"从下拉列表中选择：{'、'.join(_CHOICES[name])}"
        sheet.write_string(row, 0, LABELS[name] + ("（必填）" if name in _NEEDED else ""), formats.cell)
        sheet.write_string(row, 1, hint, formats.note)
        sheet.write_string(row, 2, example, formats.cell)
