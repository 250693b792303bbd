"""Rosters as branches really hand them in: each is read with the right people and no question."""

from datetime import date
from pathlib import Path

import pytest

from huanjie_desktop.domain.ids import BranchId
from huanjie_desktop.domain.people.draft import MemberDraft
from huanjie_desktop.domain.people.member import MemberKind, Rights
from huanjie_desktop.domain.people.partial_date import PartialDate
from huanjie_desktop.exchange.roster_sheet import choose_sheet, read_drafts
from huanjie_desktop.exchange.sheet import read_workbook
from tests.sheets import HEADINGS, id_number, person, write_sheet

SAMPLES = Path(__file__).parents[1] / "samples" / "sheets"
TODAY = date(2026, 10, 12)
FIVE = [person(number) for number in range(5)]
NAMES = [row[0] for row in FIVE]
NOTE = ["填表说明：姓名请与身份证一致"] + [""] * 8

OTHER_WORDS = [
    "党员姓名", "性别", "族别", "出生年月日", "公民身份证号码", "文化程度", "加入党组织日期", "党员类别", "手机号",
]  # fmt: skip


def drafts(path: Path) -> list[MemberDraft]:
    sheet, mapping = choose_sheet(read_workbook(path))
    return list(read_drafts(sheet, mapping, lambda community, branch: BranchId(1), TODAY))


def numbered(rows: list[list[object]]) -> list[list[object]]:
    return [[number, *row] for number, row in enumerate(rows, start=1)]


def spaced(name: object) -> str:
    return "\u3000".join(str(name))


LAYOUTS = {
    "plain": ([HEADINGS, *FIVE], ()),
    "merged title above": ([["党员名册"], HEADINGS, *FIVE], ("A1:I1",)),
    "title, note and empty rows above": ([["党员名册"], NOTE, [], [], HEADINGS, *FIVE], ("A1:I1", "A2:I2")),
    "numbered first column": ([["序号", *HEADINGS], *numbered(FIVE)], ()),
    "total at the end": ([HEADINGS, *FIVE, ["合计", 5]], ()),
    "total in the second column": ([["序号", *HEADINGS], *numbered(FIVE), ["", "总计：5人"]], ()),
    "signatures at the end": ([HEADINGS, *FIVE, [], ["填表人：", "", "负责人："]], ()),
    "merged note at the end": ([HEADINGS, *FIVE, ["本表一式两份，街道一份"] + [""] * 8], ("A7:I7",)),
    "heading once more on each page": ([HEADINGS, *FIVE[:3], HEADINGS, *FIVE[3:]], ()),
    "empty rows between": ([HEADINGS, *FIVE[:2], [], [""] * 9, *FIVE[2:]], ()),
    "unused numbers at the end": ([["序号", *HEADINGS], *numbered(FIVE), [6], [7]], ()),
    "blanks and stars in headings": ([[f" *{word} " for word in HEADINGS], *FIVE], ()),
    "notes in headings": ([[f"{word}（必填）" for word in HEADINGS], *FIVE], ()),
    "line breaks in headings": ([["\n".join(word) for word in HEADINGS], *FIVE], ()),
    "wide blanks in names": ([HEADINGS, *([spaced(row[0]), *row[1:]] for row in FIVE)], ()),
    "empty columns on the left": ([["", "", *HEADINGS], *(["", "", *row] for row in FIVE)], ()),
    "unknown columns": ([[*HEADINGS, "党费", "血型"], *([*row, 3, "A"] for row in FIVE)], ()),
    "other words in headings": ([OTHER_WORDS, *FIVE], ()),
}


@pytest.mark.parametrize(("rows", "merged"), LAYOUTS.values(), ids=LAYOUTS)
def test_an_ugly_sheet_gives_its_five_people(tmp_path, rows, merged):
    found = drafts(write_sheet(tmp_path / "名册.xlsx", rows, merged))
    assert [draft.member.name for draft in found] == NAMES
    assert [draft.member.id_number for draft in found] == [row[4] for row in FIVE]
    assert not [draft.problems for draft in found if draft.problems]


@pytest.mark.parametrize("suffix", ["xls", "et", "ods"])
def test_a_heading_over_two_rows_is_joined(suffix):
    found = drafts(SAMPLES / f"两行表头.{suffix}")
    assert [draft.member.name for draft in found] == NAMES
    assert {(draft.member.joined, draft.member.full_since) for draft in found} == {
        (PartialDate(1985, 7), PartialDate(1986, 7))
    }


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("sign", [",", "\t", ";"])
def test_a_text_file_is_read_in_every_coding(tmp_path, coding, sign):
    path = tmp_path / "名册.csv"
    path.write_text("\n".join(sign.join(map(str, row)) for row in [HEADINGS, *FIVE]), encoding=coding)
    assert [draft.member.name for draft in drafts(path)] == NAMES


def test_a_rare_character_survives_gb18030(tmp_path):
    path = tmp_path / "名册.csv"
    path.write_text("姓名,性别\n刘䶮,男\n王𬱖,女\n", encoding="gb18030")
    assert [draft.member.name for draft in drafts(path)] == ["刘䶮", "王𬱖"]


def test_a_branch_merged_downwards_belongs_to_every_row(tmp_path):
    rows = [["党支部", *HEADINGS], *(["第一党支部" if n == 0 else "", *row] for n, row in enumerate(FIVE))]
    found = drafts(write_sheet(tmp_path / "名册.xlsx", rows, ("A2:A6",)))
    assert {draft.branch for draft in found} == {"第一党支部"}


def test_the_sheet_that_is_a_roster_is_chosen(tmp_path):
    import openpyxl

    path = write_sheet(tmp_path / "名册.xlsx", [["目录"], ["名册见第二页"]], title="封面")
    book = openpyxl.load_workbook(path)
    second = book.create_sheet("党员")
    for row in [HEADINGS, *FIVE]:
        second.append(row)
    book.save(path)
    assert [draft.member.name for draft in drafts(path)] == NAMES


def one(tmp_path: Path, **values: object) -> MemberDraft:
    return drafts(write_sheet(tmp_path / "名册.xlsx", [HEADINGS, person(0, **values)]))[0]


CELLS = [
    ("身份证号", 510108196501011234, "id_digits_lost"),
    ("身份证号", "5.10108E+17", "id_digits_lost"),
    ("身份证号", "990108196501010000", "id_digits_lost"),
    ("身份证号", "9901081965010112", "id_length"),
    ("身份证号", id_number()[:17] + "X", "id_check"),
    ("身份证号", "99O108" + id_number()[6:], "id_lookalikes"),
    ("出生日期", "1985.2.30", "date_impossible"),
    ("出生日期", 1985.1, "date_ambiguous"),
    ("入党时间", "前年", "date_unreadable"),
    ("联系电话", "1990000", "phone_odd"),
    ("性别", "公", "sex_unknown"),
    ("民族", "汗族", "nation_unknown"),
    ("学历", "博学", "education_unknown"),
    ("人员类别", "群众", "kind_unknown"),
]


@pytest.mark.parametrize(("heading", "value", "code"), CELLS)
def test_a_bad_cell_is_named_by_its_address(tmp_path, heading, value, code):
    column = "ABCDEFGHI"[HEADINGS.index(heading)]
    found = [(problem.code, problem.where) for problem in one(tmp_path, **{heading: value}).problems]
    assert found == [(code, f"党员名册!{column}2")]


def test_an_old_number_is_lengthened_and_both_are_shown(tmp_path):
    draft = one(tmp_path, 身份证号="990108650101123")
    assert draft.member.id_number == id_number()
    assert [(c.field, c.address, c.old, c.new) for c in draft.corrections] == [
        ("id_number", "党员名册!E2", "990108650101123", id_number())
    ]


def test_birthday_and_sex_come_from_the_number_when_they_are_empty(tmp_path):
    draft = one(tmp_path, 出生日期="", 性别="", 身份证号=id_number("19650101", 124))
    assert (draft.member.birth, draft.member.sex) == (PartialDate(1965, 1, 1), "女")


def test_two_phones_of_a_cell_and_the_word_beside_them(tmp_path):
    member = one(tmp_path, 联系电话="19900000001/19900000002（女儿）").member
    assert (member.phone, member.phone2, member.remarks) == ("19900000001", "19900000002", "女儿")


def test_masked_numbers_count_as_empty(tmp_path):
    draft = one(tmp_path, 身份证号="990108********1238", 联系电话="199****0001")
    assert (draft.member.id_number, draft.member.phone, draft.problems) == ("", "", ())


def test_no_right_to_vote_is_natural_for_a_probationary_member(tmp_path):
    rows = [["姓名", "人员类别", "选举权"], ["赵安安", "预备党员", "无"], ["钱安安", "正式党员", "无"]]
    first, second = drafts(write_sheet(tmp_path / "名册.xlsx", rows))
    assert (first.member.kind, first.member.rights, first.problems) == (MemberKind.PROBATIONARY, Rights.HELD, ())
    assert [problem.code for problem in second.problems] == ["rights_unclear"]


def test_a_date_cell_and_a_serial_number_mean_the_same_day(tmp_path):
    assert one(tmp_path, 出生日期=date(1985, 7, 1)).member.birth == one(tmp_path, 出生日期=31229).member.birth


def test_a_table_in_the_middle_of_the_sheet_keeps_its_addresses(tmp_path):
    rows = [[], [], ["", "", *HEADINGS], ["", "", *person(0, 身份证号="123")]]
    path = write_sheet(tmp_path / "名册.xlsx", rows)
    assert [problem.where for problem in drafts(path)[0].problems] == ["党员名册!G4"]
