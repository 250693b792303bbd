"""A row of somebody's spreadsheet on its way to becoming a member: what was read, corrected, found and decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from huanjie_desktop.domain.ids import MemberId
from huanjie_desktop.domain.people.member import Member
from huanjie_desktop.domain.problems import Problem, Severity

LABELS = {
    "name": "姓名",
    "sex": "性别",
    "nation": "民族",
    "birth": "出生日期",
    "education": "学历",
    "joined": "入党时间",
    "full_since": "转正时间",
    "kind": "人员类别",
    "rights": "选举权状态",
    "relation": "组织关系类型",
    "relation_since": "组织关系转入时间",
    "phone": "联系电话",
    "phone2": "备用电话",
    "id_number": "身份证号",
    "work": "工作单位及职务",
    "native_place": "籍贯",
    "address": "户籍地址",
    "present_address": "现居住地址",
    "out_of_contact_since": "失联时间",
    "remarks": "备注",
    "note": "同名区分",
    "strokes": "笔画序",
    "ended": "终止情形",
    "ended_on": "终止时间",
    "ended_reason": "终止原因",
    "branch": "党支部",
    "community": "社区",
    "key": "系统编号",
}


class Decision(StrEnum):
    """What importing will do with a row."""

    NEW = "新增"
    UPDATE = "更新"
    SAME = "相同"
    CONFLICT = "冲突"
    ERROR = "有错误"


class UpdateRule(StrEnum):
    """Which value stays when a row differs from the member on file; nothing is ever deleted by an import."""

    FILL_EMPTY = "只填空"
    USE_NEW = "用新值"
    KEEP_OLD = "保留旧值"


@dataclass(frozen=True, slots=True)
class Correction:
    """A value that was put right on reading; both forms are shown."""

    field: str
    address: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field in which a row differs from the member on file, as texts."""

    field: str
    old: str
    new: str


@dataclass(frozen=True)
class RosterMapping:
    """Which column of a sheet holds which field. Rows and columns count from 0 as in the sheet's list of rows."""

    sheet: str
    header_row: int
    first_row: int
    columns: Mapping[str, int]
    unmapped: tuple[str, ...] = ()

    def address(self, field: str, row: int) -> str:
        """Return the cell of a field in a row counted from 1, as a clerk reads it: "名册!C5"."""
        column = self.columns.get(field)
        return f"{self.sheet}!{column_letters(column) if column is not None else ''}{row}"


@dataclass(frozen=True, slots=True)
class MemberDraft:
    """What one row says. `given` names the fields with a value; `row` counts from 1 as the sheet shows it."""

    row: int
    member: Member
    given: frozenset[str]
    key: str = ""
    branch: str = ""
    community: str = ""
    problems: tuple[Problem, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row of the preview. `draft` carries the id of the member on file that it belongs to, or 0 when new."""

    number: int
    address: str
    draft: Member
    decision: Decision
    problems: tuple[Problem, ...] = ()
    corrections: tuple[Correction, ...] = ()
    changes: tuple[FieldChange, ...] = ()
    branch: str = ""
    community: str = ""
    given: frozenset[str] = frozenset()

    @property
    def member_id(self) -> MemberId:
        """The member on file, 0 when there is none."""
        return self.draft.id

    @property
    def blocked(self) -> bool:
        """Whether the row cannot be stored as it is."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def column_letters(column: int) -> str:
    """Return the letters of a column counted from 0: A, Z, AA …"""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
