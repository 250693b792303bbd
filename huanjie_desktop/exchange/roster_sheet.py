"""Members out of a sheet: each row becomes a draft with the cells that were odd and those that were put right."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.ids import BranchId, MemberId
from huanjie_desktop.domain.people.draft import Correction, MemberDraft, RosterMapping
from huanjie_desktop.domain.people.id_card import IdCard, read_id
from huanjie_desktop.domain.people.member import Member, MemberKind, Rights
from huanjie_desktop.domain.people.phone import Phones, read_phones
from huanjie_desktop.domain.problems import Problem, error, warning
from huanjie_desktop.exchange import roster_values
from huanjie_desktop.exchange.roster_columns import find_mapping, plain
from huanjie_desktop.exchange.roster_values import Reader, Value
from huanjie_desktop.exchange.roster_words import NO_RIGHT
from huanjie_desktop.exchange.sheet import Cell, Sheet, Workbook

Progress = Callable[[int, int], bool]
Place = Callable[[str, str], BranchId]
"""Answers with the branch that the names of a community and a branch mean; both may be ""."""
_STEP = 500
_CLOSING_WORDS = "合计 总计 小计 共计 注： 注: 备注： 说明： 填表 制表 填报 审核 负责人 单位负责人"
_CLOSING = tuple(_CLOSING_WORDS.split())
_PHONES = ("phone", "phone2")
_UNIQUE = frozenset(("name", "id_number", "address", "present_address", "remarks", *_PHONES))


def choose_sheet(book: Workbook, wanted: RosterMapping | None = None) -> tuple[Sheet, RosterMapping]:
    """Return the sheet that is wanted, else the one that looks most like a roster.

    Raises UserError when none has a heading with 姓名, or the wanted one is not there.
    """
    if wanted is not None:
        chosen = next((sheet for sheet in book.sheets if sheet.name == wanted.sheet), None)
        if chosen is None or "name" not in wanted.columns or wanted.first_row > len(chosen.rows):
            raise UserError("roster_no_heading", file=book.file)
        return chosen, wanted
    found = [(sheet, mapping) for sheet in book.sheets if (mapping := find_mapping(sheet)) is not None]
    if not found:
        raise UserError("roster_no_heading", file=book.file)
    return max(found, key=lambda pair: len(pair[1].columns))


def read_drafts(
    sheet: Sheet, mapping: RosterMapping, place: Place, today: date, progress: Progress | None = None
) -> Iterator[MemberDraft]:
    """Yield the members of a sheet, without totals, notes and repeated headings; `place` finds their branch.

    Raises UserError when `progress` says stop.
    """
    reader = _RowReader(sheet, mapping, place, today.year % 100)
    total = len(sheet.rows)
    for number in range(mapping.first_row, total):
        if progress is not None and (number - mapping.first_row) % _STEP == 0 and not progress(number, total):
            raise UserError("import_cancelled")
        row = sheet.rows[number]
        if not reader.is_outside(row):
            yield reader.draft(number + 1, row)


def _readers(pivot: int) -> dict[str, Reader]:
    dated = roster_values.date_reader(pivot)
    special: dict[str, Reader] = {
        "name": roster_values.read_name,
        "sex": roster_values.read_sex,
        "nation": roster_values.read_nation,
        "education": roster_values.read_education,
        "kind": roster_values.read_kind,
        "rights": roster_values.read_rights,
        "relation": roster_values.read_relation,
        "ended": roster_values.read_ended,
        "id_number": roster_values.read_id_number,
    }
    dates = ("birth", "joined", "full_since", "relation_since", "out_of_contact_since", "ended_on")
    return special | dict.fromkeys(dates, dated)


def _remembering(read: Reader) -> Reader:
    """Return a reader that asks once for each different text."""
    known: dict[str, Value] = {}

    def remembered(cell: Cell) -> Value:
        if not isinstance(cell, str):
            return read(cell)
        found = known.get(cell)
        if found is None:
            found = known[cell] = read(cell)
        return found

    return remembered


class _RowReader:
    """Reads the rows of one sheet by its mapping."""

    def __init__(self, sheet: Sheet, mapping: RosterMapping, place: Place, pivot: int) -> None:
        special = _readers(pivot)
        self._mapping, self._place = mapping, place
        self._name = mapping.columns["name"]
        self._heading = plain(sheet.rows[mapping.header_row][self._name])
        self._columns: list[tuple[str, int, Reader]] = []
        for field, column in mapping.columns.items():
            reader = special.get(field, roster_values.read_text)
            if field not in _PHONES:
                self._columns.append((field, column, reader if field in _UNIQUE else _remembering(reader)))

    def is_outside(self, row: list[Cell]) -> bool:
        """Tell whether a row is no person: empty, a total, a note, signatures, or the heading once more."""
        first = next((cell for cell in row if cell != "" and not (isinstance(cell, str) and not cell.strip())), "")
        if first == "" or (isinstance(first, str) and _is_remark(first, row)):
            return True
        name = row[self._name] if self._name < len(row) else ""
        if name == "":
            return sum(cell != "" for cell in row) == 1
        return name == self._heading or plain(name) == self._heading

    def draft(self, number: int, row: list[Cell]) -> MemberDraft:
        """Return one row as a draft; `number` is the row as the sheet counts it."""
        work = _Row(self._mapping, number)
        width = len(row)
        for field, column, read in self._columns:
            if column >= width or row[column] == "":
                continue
            value = read(row[column])
            if value.problem is None and not value.corrected:  # the usual case, a million times
                if value.value is not None:
                    work.values[field] = value.value
            else:
                work.take(field, row[column], value)
        for field in _PHONES:
            column = self._mapping.columns.get(field, width)
            if column < width and row[column] != "":
                work.take_phones(field, row[column])
        return work.finished(self._place)


class _Row:
    """The values of one row while they are collected."""

    def __init__(self, mapping: RosterMapping, number: int) -> None:
        self._mapping, self._number = mapping, number
        self.values: dict[str, Any] = {}
        self.problems: list[Problem] = []
        self.corrections: list[Correction] = []

    def take(self, field: str, cell: Cell, read: Value) -> None:
        """Keep the value of a cell, its finding and its correction."""
        if read.value is not None:
            self.values[field] = read.value
        if read.problem is not None:
            self._find(field, read.problem)
        if read.corrected:
            self._correct(field, roster_values.text_of(cell), read.corrected)

    def take_phones(self, field: str, cell: Cell) -> None:
        """Keep one or two phone numbers of a cell."""
        text = roster_values.text_of(cell) if not isinstance(cell, str) else cell.strip()
        if "*" in text or text in ("", "无", "/", "—", "-"):
            return
        phones = _plain_mobile(text) or read_phones(text)
        wanted = [number for number in (phones.first, phones.second) if number]
        for number in wanted:
            place = next((place for place in (field, *_PHONES) if not self.values.get(place)), None)
            if place is not None:
                self.values[place] = number
        if phones.note:
            before = self.values.get("remarks", "")
            self.values["remarks"] = f"{before}；{phones.note}" if before else phones.note
        if phones.flaw is not None:
            self._find(field, warning(phones.flaw.value, value=text))
        if wanted and text not in ("、".join(wanted), wanted[0]):
            self._correct(field, text, "、".join(wanted))

    def finished(self, place: Place) -> MemberDraft:
        """Return the draft in its branch; what an ID number tells fills an empty birthday and sex."""
        values = self.values
        self._settle_rights()
        self._fill_from_id()
        key = values.pop("key", "")
        branch, community = (values.pop(name, "").replace(" ", "") for name in ("branch", "community"))
        given = frozenset(values)
        member = Member(MemberId(0), place(community, branch), values.pop("name", ""), **values)
        found, corrected = tuple(self.problems), tuple(self.corrections)
        return MemberDraft(self._number, member, given, key, branch, community, found, corrected)

    def _settle_rights(self) -> None:
        """Read 无选举权: natural for a probationary member, unclear for a full one."""
        if self.values.get("rights") != NO_RIGHT:
            return
        del self.values["rights"]
        if self.values.get("kind") is not MemberKind.PROBATIONARY:
            self._find("rights", error("rights_unclear", value=NO_RIGHT))
            self.values["rights"] = Rights.SUSPENDED

    def _fill_from_id(self) -> None:
        number = self.values.get("id_number")
        if not number or ("birth" in self.values and "sex" in self.values):
            return
        card = read_id(number)
        if isinstance(card, IdCard):
            for field, value, shown in (("birth", card.birth, card.birth.chinese), ("sex", card.sex, card.sex.value)):
                if field not in self.values and not self._was_odd(field):
                    self.values[field] = value
                    self._correct(field, "", shown)

    def _was_odd(self, field: str) -> bool:
        address = self._mapping.address(field, self._number)
        return any(problem.where == address for problem in self.problems)

    def _find(self, field: str, problem: Problem) -> None:
        where = self._mapping.address(field, self._number)
        self.problems.append(Problem(problem.code, problem.severity, problem.rule, where, problem.values))

    def _correct(self, field: str, old: str, new: str) -> None:
        self.corrections.append(Correction(field, self._mapping.address(field, self._number), old, new))


def _is_remark(first: str, row: list[Cell]) -> bool:
    """Tell whether a row is a total, a note, signatures, or one text merged over the whole width."""
    if first.lstrip().startswith(_CLOSING):
        return True
    return row.count(first) > 2 and all(cell in (first, "") for cell in row)


def _plain_mobile(text: str) -> Phones | None:
    """Return the usual case at once: eleven digits of a mobile phone."""
    if len(text) == 11 and text.isascii() and text.isdecimal() and text[0] == "1" and text[1] > "2":
        return Phones(text)
    return None
