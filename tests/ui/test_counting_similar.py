"""Names alike are read out before the first ballot; a written-in name that fits two members is told apart."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from huanjie_desktop.domain.election.ballot import UNREADABLE_NAME, WriteIn
from huanjie_desktop.domain.ids import BranchId, MemberId
from huanjie_desktop.domain.people.member import Member, Sex
from huanjie_desktop.domain.people.partial_date import PartialDate
from huanjie_desktop.services.done import Topic
from huanjie_desktop.services.office import open_office
from huanjie_desktop.services.roster import roster
from huanjie_desktop.storage import audit_log
from tests.ui.counting import count_file, open_hall
from ui.pages.counting.entry.count_view import Mode
from ui.pages.counting.entry.write_in_bar import NameHint
from ui.pages.counting.steady import steady

WOMAN = Member(MemberId(0), BranchId(0), "赵同名", Sex.FEMALE, birth=PartialDate(1965, 3))
MAN = Member(MemberId(0), BranchId(0), "赵同名", Sex.MALE, birth=PartialDate(1965, 3))


@pytest.fixture
def hall_with(window, tmp_path, clock):
    def made(*extra):
        path, ready = count_file(tmp_path, clock, returned=20)
        office = open_office(path, clock)
        for one in extra:
            roster.save_member(office, Member(**{**vars(one), "branch_id": ready.branch.id}))
        office.close()
        return open_hall(window, path, ready)

    return made


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    """Let a Space of this test be no bounce of a Space of the test before."""
    monkeypatch.setattr(steady(), "_last", float("-inf"))


def confirm(hall):
    QTest.keyClick(hall.page.entry.similar.go, Qt.Key.Key_Space)


def write(hall, text, *keys):
    hall.keys("+")
    field = hall.page.entry.write_in.field
    field.setText(text)
    for key in keys:
        QTest.keyClick(field, key)


def test_a_count_under_way_is_judged_by_the_roster_as_it_is_now(hall_with):
    hall = hall_with()
    hall.keys("12-4+")
    office, window = hall.window.office, hall.window
    roster.save_member(office, Member(MemberId(0), hall.ready.branch.id, "钱建北"))
    assert "钱建北" not in hall.view.session.electable
    window.changes.announce({Topic.ROSTER})
    assert "钱建北" in hall.view.session.electable
    assert [sign.value for sign in hall.view.draft.marks.marks] == list("OO_X")


ALIKE = Member(MemberId(0), BranchId(0), "章建北")


def test_the_names_stand_before_the_first_ballot(hall_with):
    hall = hall_with(ALIKE)
    assert hall.page.entry.place.currentWidget() is hall.page.entry.similar
    assert [line.text() for line in hall.page.entry.similar.lines] == ["张建北（3号）与党员章建北同音"]
    assert not hall.pad.isVisible()


def test_space_goes_on_to_the_ballots_and_stands_in_the_log(hall_with):
    hall = hall_with(ALIKE)
    confirm(hall)
    assert hall.pad.isVisible()
    with hall.window.office.db.read() as work:
        assert audit_log.entries(work)[-1].action == "提示近似姓名"
    hall.keys("1\n")
    assert hall.view.state.entered == 1


def test_enter_does_not_pass_the_names_by(hall_with):
    hall = hall_with(ALIKE)
    QTest.keyClick(hall.page.entry.similar.go, Qt.Key.Key_Enter)
    assert not hall.pad.isVisible()


def test_the_names_can_be_looked_at_again_without_another_line_in_the_log(hall_with):
    hall = hall_with(ALIKE)
    confirm(hall)
    hall.click("entrySimilar")
    assert hall.page.entry.similar.go.text() == "返回唱票"
    hall.click("similarGo")
    assert hall.pad.isVisible()
    with hall.window.office.db.read() as work:
        assert [one.action for one in audit_log.entries(work)].count("提示近似姓名") == 1


def test_a_count_under_way_goes_on_without_the_names(hall_with):
    hall = hall_with(ALIKE)
    confirm(hall)
    hall.keys("1\n")
    hall.page.count.drop()
    hall.page.refresh()
    assert hall.pad.isVisible()
    assert hall.page.entry.names.toolTip() == "姓名相近　张建北（3号）与党员章建北同音"


def test_without_names_alike_the_count_begins_at_once(hall_with):
    hall = hall_with()
    assert hall.pad.isVisible()
    assert not hall.page.entry.names.isVisible()


NOTED = (Member(**{**vars(WOMAN), "note": "一组"}), Member(**{**vars(MAN), "note": "二组"}))


def test_a_name_of_two_members_is_never_taken_by_itself(hall_with):
    hall = hall_with(*NOTED)
    confirm(hall)
    hall.keys("12-4")
    write(hall, "赵同名", Qt.Key.Key_Return)
    bar = hall.page.entry.write_in
    assert hall.view.mode is Mode.WRITE_IN
    assert [bar.list.item(row).text() for row in range(bar.list.count())] == [
        "赵同名（一组）　女　1965年3月生",
        "赵同名（二组）　男　1965年3月生",
        "赵同名　票上没有写明是哪一位（这一项不计）",
    ]
    assert "用 ↑ ↓ 选定" in bar.note.text()


def test_the_one_chosen_is_stored_with_the_note_and_counts(hall_with):
    hall = hall_with(*NOTED)
    confirm(hall)
    hall.keys("12-4")
    write(hall, "ztm", Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    hall.keys("\n")
    assert hall.view.state.last.marks.write_ins == (WriteIn("赵同名（二组）"),)
    assert hall.view.state.tally.written_in == {"赵同名（二组）": 1}


def test_a_name_without_addition_on_the_ballot_counts_for_nobody(hall_with):
    hall = hall_with(*NOTED)
    confirm(hall)
    hall.keys("12-4")
    write(hall, "赵同名", Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert "赵同名" in hall.verdict
    hall.keys("\n")
    assert hall.view.state.tally.written_in == {}
    assert hall.view.state.tally.valid == 1


def test_a_name_printed_for_one_of_two_counts_for_nobody_without_addition(hall_with):
    hall = hall_with(*NOTED)
    confirm(hall)
    hall.keys("12-4+")
    bar = hall.page.entry.write_in
    facts = (("赵同名", "男　候选人"), ("赵同名（女）", "女"))
    bar.set_hints([NameHint(name, "zhaotongming", "ztm", "赵同名", fact) for name, fact in facts])
    bar.field.setText("赵同名")
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(bar.field, key)
    assert hall.view.draft.marks.write_ins == (WriteIn(UNREADABLE_NAME),)


def test_members_whom_the_roster_does_not_tell_apart_get_their_note_on_the_spot(hall_with):
    hall = hall_with(WOMAN, MAN)
    confirm(hall)
    write(hall, "赵同名", Qt.Key.Key_Down, Qt.Key.Key_Return)
    bar = hall.page.entry.write_in
    assert hall.view.mode is Mode.WRITE_IN
    assert bar.list.item(0).text() == "赵同名（女）　女　1965年3月生"
    QTest.keyClick(bar.field, Qt.Key.Key_Down)
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    hall.keys("12-4\n")
    assert hall.view.state.tally.written_in == {"赵同名（女）": 1}


def test_the_keys_stay_with_the_name_when_the_roster_got_its_notes(hall_with):
    hall = hall_with(WOMAN, MAN)
    confirm(hall)
    write(hall, "赵同名", Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert hall.window.focusWidget() is hall.page.entry.write_in.field


def test_members_of_one_name_with_nothing_to_tell_them_apart_are_told(hall_with):
    hall = hall_with(WOMAN, WOMAN)
    confirm(hall)
    hall.keys("12-4")
    write(hall, "赵同名", Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert hall.window.messages.told == ["same_names_alike"]
