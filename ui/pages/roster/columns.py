"""The columns of the roster and of its orders, as data."""

from collections.abc import Callable
from typing import Any

from huanjie_desktop.domain.people.member import Member
from huanjie_desktop.domain.people.stroke_order import name_key
from huanjie_desktop.services.masking import mask_id, mask_phone
from huanjie_desktop.services.roster.types import MemberRow
from huanjie_desktop.services.stroke_table import stroke_table
from ui.formats import date_key, date_text
from ui.widgets.rows_model import CENTRE, Column

Flag = Callable[[MemberRow], str]
ORDERS = ("原始顺序", "拼音", "姓氏笔画", "入党时间", "出生日期")


def roster_columns(revealed: Callable[[MemberRow], bool], flag: Flag, why: Flag) -> list[Column[MemberRow]]:
    """Return the columns; numbers are masked unless `revealed`, `flag` is ✖, ⚠ or "" with its reasons in `why`."""

    def tone(row: MemberRow) -> str:
        return {"✖": "error", "⚠": "warning"}.get(flag(row), "")

    return [
        Column("", flag, align=CENTRE, width=1, tone=tone, tip=why),
        Column("姓名", lambda row: row.member.name, lambda row: row.pinyin, width=5),
        Column("性别", lambda row: row.member.sex or "", align=CENTRE, width=3),
        Column("民族", lambda row: row.member.nation, width=4),
        _date("出生日期", lambda member: member.birth),
        Column("学历", lambda row: row.member.education, width=5),
        _date("入党时间", lambda member: member.joined),
        Column("人员类别", lambda row: row.member.kind, width=5, tone=_kind_tone),
        Column("选举权", rights_text, width=6, tone=lambda row: "" if row.member.may_vote else "quiet"),
        _date("组织关系时间", lambda member: member.relation_since),
        Column("联系电话", lambda row: _shown(row, row.member.phone, mask_phone, revealed), width=7, as_text=True),
        Column("身份证号", lambda row: _shown(row, row.member.id_number, mask_id, revealed), width=11, as_text=True),
        Column("户籍地址", lambda row: row.member.address, width=12),
        Column("现居住地址", lambda row: row.member.present_address, width=12),
        Column("社区", lambda row: row.community, width=6),
        Column("党支部", lambda row: row.branch, width=9),
        Column("备注", lambda row: row.member.remarks or row.member.note, width=12),
    ]


def _date(title: str, value: Callable[[Member], Any]) -> Column[MemberRow]:
    return Column(title, lambda row: date_text(value(row.member)), lambda row: date_key(value(row.member)), width=6)


def _shown(row: MemberRow, number: str, mask: Callable[[str], str], revealed: Callable[[MemberRow], bool]) -> str:
    return number if revealed(row) else mask(number)


def _kind_tone(row: MemberRow) -> str:
    return "fixed" if row.member.kind.value.startswith("预备") else ""


def rights_text(row: MemberRow) -> str:
    """Return the right to vote in the words of an office: why a person has none."""
    member = row.member
    if member.ended:
        return member.ended.value
    if member.relation.value.startswith("临时"):
        return "临时关系"
    if member.kind.value.startswith("预备"):
        return "预备期"
    return member.rights.value


def order_key(order: str) -> Callable[[MemberRow], Any] | None:
    """Return the key of an order of ORDERS; None keeps the order of the roster."""
    if order == "姓氏笔画":
        table = stroke_table()
        return lambda row: name_key(row.member.name, table, own_strokes=_own_strokes(row.member))
    keys: dict[str, Callable[[MemberRow], Any]] = {
        "拼音": lambda row: (row.pinyin, row.member.name),
        "入党时间": lambda row: date_key(row.member.joined),
        "出生日期": lambda row: date_key(row.member.birth),
    }
    return keys.get(order)


def _own_strokes(member: Member) -> dict[str, str]:
    known = stroke_table()
    strange = [char for char in member.name if not known.place(char)]
    return {strange[0]: member.strokes} if len(strange) == 1 and member.strokes else {}
