"""The second sheet of a roster: members by branch and sex, age, education, nationality and kind."""

from datetime import date
from typing import TYPE_CHECKING, Any

from huanjie_desktop.domain.people.draft import LABELS
from huanjie_desktop.domain.people.member import Member, MemberKind, Sex
from huanjie_desktop.exchange.book import Formats
from huanjie_desktop.exchange.roster_words import EDUCATIONS

if TYPE_CHECKING:
    import pandas

_BANDS = ((0, "30岁及以下"), (31, "31—45岁"), (46, "46—60岁"), (61, "61—70岁"), (71, "71岁及以上"))
_UNKNOWN = "未填"
_ALL = "合计"
_ORDER = (
    *(kind.value for kind in MemberKind),
    *(sex.value for sex in Sex),
    *(word for _, word in _BANDS),
    *dict.fromkeys(EDUCATIONS.values()),
    "汉族",
    "少数民族",
)


def age_on(member: Member, on: date) -> int | None:
    """Return a member's age in full years; a birthday of unknown day counts as reached in its month."""
    birth = member.birth
    if birth is None:
        return None
    before = birth.month > on.month or (birth.month == on.month and birth.day > on.day)
    return on.year - birth.year - before


def band(age: int | None) -> str:
    """Return the age band of an age."""
    return _UNKNOWN if age is None else [word for start, word in _BANDS if age >= start][-1]


def tables(people: list[tuple[str, Member]], on: date) -> "dict[str, pandas.DataFrame]":
    """Return the tables by heading: branches down, groups across, sums at the end."""
    import pandas

    frame = pandas.DataFrame(
        {
            LABELS["branch"]: [branch for branch, _ in people],
            LABELS["kind"]: [member.kind.value for _, member in people],
            LABELS["sex"]: [member.sex.value if member.sex else _UNKNOWN for _, member in people],
            "年龄": [band(age_on(member, on)) for _, member in people],
            LABELS["education"]: [member.education or _UNKNOWN for _, member in people],
            LABELS["nation"]: [_nation(member) for _, member in people],
        }
    )
    order = list(dict.fromkeys(frame[LABELS["branch"]]))
    found = {}
    for heading in frame.columns[1:]:
        table = pandas.crosstab(frame[LABELS["branch"]], frame[heading], margins=True, margins_name=_ALL)
        groups = sorted(table.columns, key=lambda group: _place(str(group)))
        found[str(heading)] = table.reindex(index=[*order, _ALL], columns=groups)
    return found


def _place(group: str) -> tuple[int, str]:
    """Return where a group stands: in the usual order, unusual words behind, then 未填 and 合计."""
    return (_ORDER.index(group) if group in _ORDER else len(_ORDER) + (group == _UNKNOWN) + 2 * (group == _ALL), group)


def _nation(member: Member) -> str:
    if not member.nation:
        return _UNKNOWN
    return "汉族" if member.nation == "汉族" else "少数民族"


def write_statistics(book: Any, formats: Formats, people: list[tuple[str, Member]], on: date) -> None:
    """Add the sheet 统计 to a book."""
    sheet = book.add_worksheet("统计")
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 20, 11)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    row = 0
    for heading, table in tables(people, on).items():
        sheet.write_string(row, 0, f"按{heading}", formats.head)
        for column, group in enumerate(table.columns, start=1):
            sheet.write_string(row, column, str(group), formats.head)
        for branch, counts in zip(table.index, table.to_numpy().tolist(), strict=True):
            row += 1
            sheet.write_string(row, 0, str(branch), formats.cell)
            for column, count in enumerate(counts, start=1):
                sheet.write_number(row, column, count, formats.number)
        row += 2
