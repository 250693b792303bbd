"""From a sheet to members and back: preview, import, the same again, update, undo, round trip."""

from pathlib import Path

import pytest

from huanjie_desktop.domain.election.records import Presence
from huanjie_desktop.domain.people.draft import Decision
from huanjie_desktop.domain.people.member import MembershipEnd
from huanjie_desktop.domain.people.partial_date import PartialDate
from huanjie_desktop.services import meeting, people
from huanjie_desktop.services.office import create_office
from huanjie_desktop.services.roster import roster
from huanjie_desktop.services.roster.roster import ImportChoice, UpdateRule
from huanjie_desktop.storage import audit_log
from tests.builders import Branch, an_election
from tests.refusals import code_of
from tests.sheets import HEADINGS, id_number, person, write_sheet

ACCEPT = ImportChoice(accept_warnings=True)
TEN = [person(number) for number in range(10)]


@pytest.fixture
def branch(office):
    return people.ensure_branch(office, "建北社区", "第一党支部").value


@pytest.fixture
def sheet(tmp_path):
    return write_sheet(tmp_path / "名册.xlsx", [HEADINGS, *TEN])


def import_all(office, path, branch, choice=ACCEPT):
    return roster.confirm_import(office, roster.preview_import(office, path, branch), choice).value


def decisions(office, path, branch=None):
    return dict(roster.preview_import(office, path, branch).counts)


def names(office, **which):
    return [row.member.name for row in roster.members(office, **which)]


def changed(tmp_path: Path, row: int, **values: object) -> Path:
    rows = [list(one) for one in TEN]
    rows[row] = person(row, **values)
    return write_sheet(tmp_path / "改.xlsx", [HEADINGS, *rows])


def test_a_preview_stores_nothing(office, sheet, branch):
    assert decisions(office, sheet, branch) == {Decision.NEW: 10}
    assert roster.members(office) == []


def test_an_import_adds_everybody_in_the_order_of_the_sheet(office, sheet, branch):
    report = import_all(office, sheet, branch)
    assert (report.added, report.updated, report.same) == (10, 0, 0)
    assert names(office, branch_id=branch) == [row[0] for row in TEN]


def test_the_same_file_twice_adds_nobody(office, sheet, branch):
    import_all(office, sheet, branch)
    report = import_all(office, sheet, branch)
    assert (report.added, report.updated, report.same, len(roster.members(office))) == (0, 0, 10, 10)


def test_names_alone_twice_add_nobody(office, tmp_path, branch):
    path = write_sheet(tmp_path / "名单.xlsx", [["姓名", "备注"], ["赵安安", ""], ["赵安安", ""], ["钱清清", ""]])
    import_all(office, path, branch)
    assert import_all(office, path, branch).same == len(roster.members(office)) == 3


def test_an_error_blocks_the_whole_import(office, tmp_path, branch):
    preview = roster.preview_import(office, changed(tmp_path, 3, 身份证号="123"), branch)
    assert code_of(roster.confirm_import, office, preview, ACCEPT) == "import_has_errors"
    assert roster.members(office) == []


def test_rows_with_errors_are_left_out_only_by_choice(office, tmp_path, branch):
    report = import_all(office, changed(tmp_path, 3, 身份证号="123"), branch, ImportChoice(skip_errors=True))
    assert (report.added, report.skipped) == (9, 1)


def test_warnings_want_to_be_read(office, tmp_path, branch):
    preview = roster.preview_import(office, changed(tmp_path, 3, 入党时间="1950.1", 出生日期="1943-04-04"), branch)
    assert code_of(roster.confirm_import, office, preview) == "import_has_warnings"
    assert roster.confirm_import(office, preview, ACCEPT).value.added == 10


RULES = [(UpdateRule.FILL_EMPTY, "高中", 0), (UpdateRule.USE_NEW, "大学", 1), (UpdateRule.KEEP_OLD, "高中", 0)]


@pytest.mark.parametrize(("rule", "education", "updated"), RULES)
def test_a_changed_cell_follows_the_rule(office, sheet, tmp_path, branch, rule, education, updated):
    import_all(office, sheet, branch)
    path = changed(tmp_path, 1, 学历="大学")
    assert decisions(office, path, branch) == {Decision.SAME: 9, Decision.UPDATE: 1}
    assert import_all(office, path, branch, ImportChoice(rule)).updated == updated
    assert roster.members(office)[1].member.education == education


def test_an_empty_field_is_filled_by_default(office, sheet, tmp_path, branch):
    import_all(office, changed(tmp_path, 1, 学历=""), branch)
    import_all(office, sheet, branch)
    assert roster.members(office)[1].member.education == TEN[1][5]


def test_an_empty_cell_never_deletes(office, sheet, tmp_path, branch):
    import_all(office, sheet, branch)
    import_all(office, changed(tmp_path, 1, 学历="", 联系电话=""), branch, ImportChoice(UpdateRule.USE_NEW))
    assert roster.members(office)[1].member.phone == TEN[1][8]


def test_the_number_of_another_name_is_a_conflict(office, sheet, tmp_path, branch):
    import_all(office, sheet, branch)
    assert decisions(office, changed(tmp_path, 1, 姓名="欧阳安"), branch)[Decision.CONFLICT] == 1


def test_a_preview_that_is_out_of_date_is_refused(office, sheet, branch):
    preview = roster.preview_import(office, sheet, branch)
    import_all(office, sheet, branch)
    assert code_of(roster.confirm_import, office, preview, ACCEPT) == "import_stale"


def test_an_import_is_taken_back(office, sheet, tmp_path, branch):
    import_all(office, sheet, branch)
    before = roster.members(office)
    more = write_sheet(tmp_path / "二.xlsx", [HEADINGS, person(1, 学历="大学"), person(50)])
    report = import_all(office, more, branch, ImportChoice(UpdateRule.USE_NEW))
    assert (report.added, report.updated) == (1, 1)
    assert roster.undo_import(office, report.import_id).value == 2
    assert roster.members(office) == before


def test_an_import_is_taken_back_once(office, sheet, branch):
    report = import_all(office, sheet, branch)
    roster.undo_import(office, report.import_id)
    assert code_of(roster.undo_import, office, report.import_id) == "import_undone"
    assert [run.undone_at != "" for run in roster.imports(office)] == [True]


def test_what_was_changed_since_is_not_taken_back(office, sheet, branch):
    report = import_all(office, sheet, branch)
    somebody = roster.members(office)[0].member
    roster.save_member(office, somebody)
    assert code_of(roster.undo_import, office, report.import_id) == "import_changed_since"
    assert len(roster.members(office)) == 10


def test_the_number_of_a_deleted_member_is_never_used_again(office, sheet, branch):
    report = import_all(office, sheet, branch)
    roster.undo_import(office, report.import_id)
    import_all(office, sheet, branch)
    assert roster.members(office)[0].member.id == 11


def test_a_cancelled_import_leaves_nothing(office, sheet, branch):
    preview = roster.preview_import(office, sheet, branch)
    assert code_of(roster.confirm_import, office, preview, ACCEPT, lambda done, total: done < 10) == "import_cancelled"
    assert (roster.members(office), roster.imports(office)) == ([], [])


def test_a_sheet_of_several_branches_adds_those_that_are_missing(office, tmp_path):
    rows = [["社区", "党支部", *HEADINGS], ["建北社区", "第一党支部", *TEN[0]], ["", "建南社区第二党支部", *TEN[1]]]
    import_all(office, write_sheet(tmp_path / "两个.xlsx", rows), None)
    found = [(one.community, one.name, one.members) for one in people.branches(office)]
    assert found == [("建北社区", "第一党支部", 1), ("建南社区", "第二党支部", 1)]


def test_a_row_without_branch_is_an_error(office, sheet):
    preview = roster.preview_import(office, sheet)
    assert {problem.code for problem in preview.all_problems} == {"branch_not_named"}


def test_the_log_names_the_file_and_the_counts(office, sheet, branch):
    import_all(office, sheet, branch)
    with office.db.read() as session:
        last = audit_log.entries(session)[-1]
    assert (last.action, last.subject, last.detail) == ("导入名册", "名册.xlsx", "新增10人，更新0人")


def test_a_full_export_comes_back_without_a_difference(office, sheet, tmp_path, branch):
    import_all(office, sheet, branch)
    path = roster.export_roster(office, tmp_path / "导出.xlsx", masked=False).value
    preview = roster.preview_import(office, path)
    assert (dict(preview.counts), preview.all_problems) == ({Decision.SAME: 10}, ())


def test_an_edited_export_differs_in_the_edited_cells_only(office, sheet, tmp_path, branch):
    import openpyxl

    import_all(office, sheet, branch)
    path = roster.export_roster(office, tmp_path / "导出.xlsx", masked=False).value
    book = openpyxl.load_workbook(path)
    page = book["党员名册"]
    headings = [cell.value for cell in page[2]]
    page.cell(3, headings.index("姓名") + 1).value = "欧阳安宁"
    page.cell(5, headings.index("现居住地址") + 1).value = "柳荫小区1栋"
    book.save(path)
    rows = roster.preview_import(office, path).rows
    found = [(row.number, change.field, change.new) for row in rows for change in row.changes]
    assert found == [(3, "name", "欧阳安宁"), (5, "present_address", "柳荫小区1栋")]


def test_a_masked_export_shows_no_full_number_and_changes_nothing(office, sheet, tmp_path, branch):
    import_all(office, sheet, branch)
    path = roster.export_roster(office, tmp_path / "脱敏.xlsx").value
    from huanjie_desktop.exchange.sheet import read_workbook

    cells = {str(cell) for page in read_workbook(path).sheets for row in page.rows for cell in row}
    assert not cells & {str(row[column]) for row in TEN for column in (4, 8)}
    assert decisions(office, path) == {Decision.SAME: 10}


def test_formulas_in_texts_stay_texts(office, tmp_path, branch):
    path = write_sheet(tmp_path / "名册.csv.xlsx", [[*HEADINGS, "备注"], [*TEN[0], "@SUM(1)"]])
    import_all(office, path, branch)
    import openpyxl

    page = openpyxl.load_workbook(roster.export_roster(office, tmp_path / "导出.xlsx").value)["党员名册"]
    found = [cell for row in page.iter_rows() for cell in row if cell.value == "@SUM(1)"]
    assert [cell.data_type for cell in found] == ["s"]


def test_the_statistics_count_everybody(office, sheet, tmp_path, branch):
    import openpyxl

    import_all(office, sheet, branch)
    page = openpyxl.load_workbook(roster.export_roster(office, tmp_path / "导出.xlsx").value)["统计"]
    rows = [[cell.value for cell in line if cell.value is not None] for line in page]
    assert [row[-1] for row in rows if row[:1] == ["合计"]] == [10] * 5


def test_the_template_filled_in_imports_without_a_question(office, tmp_path, branch):
    import openpyxl

    path = roster.export_template(tmp_path / "模板.xlsx")
    book = openpyxl.load_workbook(path)
    page = book["党员名册"]
    headings = [cell.value for cell in page[1]]
    for heading, value in zip(HEADINGS, TEN[0], strict=True):
        page.cell(2, headings.index(heading) + 1).value = value
    book.save(path)
    preview = roster.preview_import(office, path, branch)
    assert (dict(preview.counts), preview.all_problems) == ({Decision.NEW: 1}, ())


def test_the_list_of_errors_names_row_value_and_reason(office, tmp_path, branch):
    preview = roster.preview_import(office, changed(tmp_path, 3, 身份证号="123"), branch)
    from huanjie_desktop.exchange.sheet import read_workbook

    page = read_workbook(roster.export_errors(preview, tmp_path / "待核对.xlsx")).sheets[0]
    assert [(row[0], row[5]) for row in page.rows[1:]] == [(5, "123")]
    assert page.rows[1][-1].startswith("身份证号“123”的位数不对。")


def test_a_file_that_cannot_be_written_is_told(office, tmp_path):
    assert code_of(roster.export_roster, office, tmp_path / "没有" / "导出.xlsx") == "folder_missing"
    assert code_of(roster.export_template, tmp_path) == "file_not_written"


def test_a_wrong_number_with_its_proposal_is_not_stored_unasked(office, tmp_path, branch):
    preview = roster.preview_import(office, changed(tmp_path, 0, 身份证号="O" + id_number()[1:]), branch)
    assert preview.rows[0].blocked


def test_members_of_an_election_are_not_taken_back(office, sheet, branch):
    report = import_all(office, sheet, branch)
    members = {row.member.name: row.member.id for row in roster.members(office)}
    election = an_election(office, Branch(branch, members))
    meeting.mark(office, election, members[TEN[0][0]], Presence.PRESENT)
    assert code_of(roster.undo_import, office, report.import_id) == "member_in_use"
    assert len(roster.members(office)) == 10


def test_what_was_left_unread_is_said(office, tmp_path, branch):
    import openpyxl

    path = write_sheet(tmp_path / "名册.xlsx", [[*HEADINGS, "党费"], [*TEN[0], 3]])
    book = openpyxl.load_workbook(path)
    book.create_sheet("名册二").append(["姓名"])
    book.save(path)
    preview = roster.preview_import(office, path, branch)
    assert [(one.code, dict(one.values)) for one in preview.problems] == [
        ("columns_unmapped", {"columns": "党费"}), ("other_sheets", {"sheet": "党员名册", "count": 1}),
    ]  # fmt: skip


def test_a_heading_without_people_is_refused(office, tmp_path, branch):
    preview = roster.preview_import(office, write_sheet(tmp_path / "空.xlsx", [HEADINGS]), branch)
    assert code_of(roster.confirm_import, office, preview, ACCEPT) == "import_nothing"


def test_a_branch_of_no_community_is_an_error(office, tmp_path):
    path = write_sheet(tmp_path / "名册.xlsx", [["党支部", *HEADINGS], ["机关支部", *TEN[0]]])
    assert {problem.code for problem in roster.preview_import(office, path).all_problems} == {"branch_unknown"}


def test_a_date_that_was_not_understood_is_one_finding(office, tmp_path, branch):
    preview = roster.preview_import(office, changed(tmp_path, 3, 入党时间="前年"), branch)
    assert [(one.code, one.where) for one in preview.all_problems] == [("date_unreadable", "党员名册!G5")]


def test_the_keys_of_another_office_mean_nothing_here(office, sheet, branch, tmp_path, clock):
    import_all(office, sheet, branch)
    path = roster.export_roster(office, tmp_path / "导出.xlsx", masked=False).value
    other = create_office(tmp_path / "另一个.huanjie", clock)
    there = people.ensure_branch(other, "建北社区", "第一党支部").value
    import_all(other, write_sheet(tmp_path / "别人.xlsx", [HEADINGS, person(99)]), there)
    assert decisions(other, path) == {Decision.NEW: 10}
    other.close()


def test_a_person_who_left_one_branch_joins_another(office, sheet, branch):
    import_all(office, sheet, branch)
    somebody = roster.members(office)[0].member
    roster.end_membership(office, somebody.id, MembershipEnd.TRANSFERRED, PartialDate(2026, 3))
    second = people.ensure_branch(office, "建北社区", "第二党支部").value
    counts = decisions(office, sheet, second)
    assert counts == {Decision.NEW: 1, Decision.SAME: 9}


def test_a_disk_that_fills_up_in_the_middle_of_an_import_leaves_nothing(office, tmp_path, branch):
    path = write_sheet(tmp_path / "大.xlsx", [HEADINGS, *(person(number) for number in range(3000))])
    preview = roster.preview_import(office, path, branch)
    with office.db.connection() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 60}")
    assert code_of(roster.confirm_import, office, preview, ACCEPT) == "disk_full"
    assert (roster.members(office), roster.imports(office)) == ([], [])
