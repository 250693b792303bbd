"""Paper 8, roster, sign-in list and register of leave (党员名册、签到表、请假登记)."""

from dataclasses import dataclass, replace

from huanjie_desktop.documents import blocks
from huanjie_desktop.documents.content import Head
from huanjie_desktop.documents.page import Sheet
from huanjie_desktop.documents.tables import Column, Table, table

ROW = 27.0
SIGNERS = ("登记人签名", "监票人签名")


@dataclass(frozen=True)
class SignInRow:
    """One member: `kind` 正式/预备, `right` 有/无/不计入应到会, `phone` masked, `state` as ticked at the meeting."""

    name: str
    sex: str = ""
    kind: str = ""
    right: str = ""
    phone: str = ""
    state: str = ""


@dataclass(frozen=True)
class LeaveRow:
    """A member who does not come: 因事, 因病 or 未请假, with the reason."""

    name: str
    kind: str
    reason: str = ""


@dataclass(frozen=True)
class SignInContent:
    """The list: members in the order to print; `due` and `present` are 应到会, 实到会, None until known."""

    head: Head
    rows: tuple[SignInRow, ...]
    leave: tuple[LeaveRow, ...] = ()
    due: int | None = None
    present: int | None = None


def draw(content: SignInContent) -> bytes:
    """Return the sign-in list and, where there is any, the register of leave as PDF."""
    sheet = Sheet("党员大会签到表")
    blocks.title(sheet, f"{content.head.branch}\n党员大会签到表")
    facts = [("时间", content.head.date_text), ("地点", content.head.place)]
    if content.due is not None:
        facts.append(("应到会有选举权人数", f"{content.due}人"))
    if content.present is not None:
        facts.append(("实到会有选举权人数", f"{content.present}人"))
    blocks.pairs(sheet, facts)
    keep = blocks.signatures_height(SIGNERS)
    table(sheet, replace(_members(content), keep=0.0 if content.leave else keep))
    if content.leave:
        blocks.heading(sheet, "请假登记")
        table(sheet, replace(_leave(content), keep=keep))
    blocks.signatures(sheet, SIGNERS)
    return sheet.finish()


def _members(content: SignInContent) -> Table:
    columns = (
        Column("序号", 1.1),
        Column("姓名", 2.4, names=True),
        Column("性别", 1.1),
        Column("党员类别", 1.85),
        Column("选举权", 2.65),
        Column("联系电话", 2.6),
        Column("签到", 2.75),
    )
    rows = tuple(
        (str(number), row.name, row.sex, row.kind, row.right, row.phone, row.state)
        for number, row in enumerate(content.rows, 1)
    )
    return Table(columns, rows, least=ROW)


def _leave(content: SignInContent) -> Table:
    columns = (Column("序号", 1), Column("姓名", 2, names=True), Column("情况", 2), Column("事由", 5, left=True))
    rows = tuple((str(n), row.name, row.kind, row.reason) for n, row in enumerate(content.leave, 1))
    return Table(columns, rows, least=ROW)
