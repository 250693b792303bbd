"""The invented people as spreadsheets, in the three layouts that branches really hand in."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from huanjie_desktop.services.sample.members import Place, SampleMember
from huanjie_desktop.services.sample.plan import office_plan
from huanjie_desktop.services.sample.residents import HEADINGS, CommunityRegister

ROSTER_HEADINGS = (
    "序号", "姓名", "性别", "民族", "出生日期", "公民身份号码", "学历",
    "入党时间", "转正时间", "党员类别", "选举权情况", "进入支部时间", "联系电话",
    "工作单位及职务", "籍贯", "户籍地址", "现居住地址", "失联时间", "同名区分", "备注",
)  # fmt: skip
_ROSTER_WIDTHS = (5, 12, 5, 8, 11, 20, 9, 11, 11, 9, 10, 11, 13, 14, 9, 22, 26, 11, 8, 20)
_RESIDENT_WIDTHS = (10, 6, 10, 9, 10, 5, 8, 11, 20, 13, 9, 5, 9, 12, 22, 26, 14, 10, 12, 16)


def write_roster_sheet(folder: Path, place: Place, members: Sequence[SampleMember], today: date) -> Path:
    """Write the roster of one branch and return its file; every third branch keeps a two-row heading."""
    from huanjie_desktop.exchange.plain_sheet import PlainSheet, write_plain_sheet

    style = place.number % 3
    branch = f"{place.community.name}{place.branch.name}"
    path = folder / f"{place.number + 1:02d} {branch}党员名册.xlsx"
    headings = list(ROSTER_HEADINGS)
    groups = ((7, 8, "党员时间"),) if style == 1 else ()
    rows = [_roster_row(number, member, style) for number, member in enumerate(members, start=1)]
    title, subtitle = f"{branch}党员名册", f"填报单位：{branch}    填报日期：{today.year}年{today.month}月{today.day}日"
    closing = (f"合计：{len(rows)}人", "填表人：        负责人签字：")
    write_plain_sheet(path, PlainSheet("党员名册", title, subtitle, headings, rows, groups, closing, _ROSTER_WIDTHS))
    return path


def write_residents_sheet(path: Path, registers: Sequence[CommunityRegister]) -> int:
    """Write the residents of all communities, household by household, and return how many there are."""
    from huanjie_desktop.exchange.plain_sheet import PlainSheet, write_plain_sheet

    street = office_plan().street
    rows = (row for register in registers for row in register.rows())
    sheet = PlainSheet(
        "居民户册", f"{street}居民户册（示例）", "一人一行，同一户编号为一户", HEADINGS, rows, widths=_RESIDENT_WIDTHS
    )
    return write_plain_sheet(path, sheet)


def _roster_row(number: int, member: SampleMember, style: int) -> tuple[object, ...]:
    person = member.person
    return (
        number, person.name, person.sex, person.nation, _written(person.born, style), person.id_number,
        person.education, _written(member.joined, style), _written(member.full_since, style), member.kind,
        member.rights, _written(member.relation_since, style), _dialled(person.phone, style), member.work,
        member.native_place, member.address, member.present_address, _written(member.lost_since, style),
        member.note, member.remarks,
    )  # fmt: skip


def _written(day: date | None, style: int) -> str:
    if day is None:
        return ""
    return (day.isoformat(), f"{day.year}.{day.month:02d}", f"{day.year}年{day.month}月{day.day}日")[style]


def _dialled(phone: str, style: int) -> str:
    return f"{phone[:3]}-{phone[3:7]}-{phone[7:]}" if style == 2 else phone
