"""What the clerk sees after a power cut, of the copies on the stick, and when a ballot cannot be stored."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.services.count import counting, safe_copies
from huanjie_desktop.services.office import open_office
from huanjie_desktop.storage import audit_log
from tests.faults import crash_now
from tests.faulty_disk import Fault, faulty_disk
from tests.ui.counting import count_file, open_hall
from ui.pages.counting import copy_bar
from ui.pages.counting.entry.count_view import NOT_STORED


@pytest.fixture
def hall(window, tmp_path, clock):
    path, ready = count_file(tmp_path, clock, returned=20)
    return open_hall(window, path, ready)


@pytest.fixture
def stick(tmp_path):
    (tmp_path / "U盘").mkdir()
    return tmp_path / "U盘"


@pytest.fixture
def copying(hall, stick, qtbot):
    """A count that is copied; waits until the copy under way is told."""
    hall.window.messages.replies.append(stick)
    hall.click("copyChoose")

    def settled():
        qtbot.waitUntil(lambda: not hall.window.copies.busy)
        return hall.page.copies.words.text()

    settled()
    return settled


def crashed(hall, tmp_path):
    """The power fails now; the file is opened again as it was left."""
    (tmp_path / "断电").mkdir()
    path = crash_now(hall.window.office.path, tmp_path / "断电")
    hall.window.close_file()
    assert hall.window.open_file(path)
    hall.window.activateWindow()
    return hall.window


def actions(path):
    office = open_office(path)
    with office.db.read() as work:
        found = [line.action for line in audit_log.entries(work)]
    office.close()
    return found


def test_after_a_power_cut_the_home_page_says_where_to_go_on_and_enter_goes_there(hall, tmp_path, qtbot):
    hall.keys("12\n13\n*\n\n")
    window = crashed(hall, tmp_path)
    bar = window.view.page("home").resume
    assert bar.isVisible()
    assert "已录 3 张" in bar.words.text()
    assert bar.go_on.text() == "继续第 4 张"
    qtbot.waitUntil(lambda: QApplication.focusWidget() is bar.go_on)
    qtbot.keyClick(bar.go_on, Qt.Key.Key_Enter)
    assert window.view.key == "counting"
    assert hall.page.entry.title.text() == "第 4 张 / 共 20"
    assert window.messages.notes[-1].startswith("上次计票中断了（停电、死机或强行关闭）。已录 3 张，继续第 4 张")
    assert window.notices.isVisible()
    hall.keys("12\n")
    assert hall.view.state.entered == 4
    assert not window.notices.isVisible()
    window.close_file()
    assert actions(tmp_path / "断电" / "计票.huanjie")[-2:] == ["计票中断后继续", "计票离开"]


def test_the_counting_tab_by_itself_leads_to_the_interrupted_count(hall, tmp_path):
    hall.keys("12\n")
    crashed(hall, tmp_path).view.go("counting")
    assert hall.page.entry.title.text() == "第 2 张 / 共 20"


def test_a_count_that_was_left_is_not_announced(hall):
    hall.keys("12\n")
    path = hall.window.office.path
    hall.window.close_file()
    assert actions(path)[-1] == "计票离开"
    assert hall.window.open_file(path)
    assert not hall.window.view.page("home").resume.isVisible()


def test_a_step_back_and_forth_is_noted_once_each(hall):
    path = hall.window.office.path
    hall.window.close_file()
    assert actions(path)[-2:] == ["计票进入", "计票离开"]


def test_without_a_stick_the_bar_asks_for_one(hall):
    assert hall.page.copies.words.text() == "⚠ 还没有备份到U盘：请插好U盘，按右边的按钮。"


def test_a_chosen_place_gets_a_copy_at_once_and_is_known_the_next_time(hall, copying, stick):
    assert copying() == "⚠ 已备份 09:30，但和数据文件在同一个磁盘上，请换到U盘。"
    assert len(list(stick.iterdir())) == 1
    path = hall.window.office.path
    hall.window.close_file()
    hall.window.open_file(path)
    hall.window.view.go("counting")
    assert copying().startswith("⚠ 已备份 09:30")


def test_a_copy_on_another_disk_is_a_copy_on_the_stick(hall, stick, qtbot, monkeypatch):
    monkeypatch.setattr(safe_copies, "_is_elsewhere", lambda office, folder: True)
    hall.window.messages.replies.append(stick)
    hall.click("copyChoose")
    qtbot.waitUntil(lambda: hall.page.copies.words.text() == "✔ 已备份到U盘 09:30")


def test_every_twentieth_ballot_begins_a_copy(hall, copying, stick, monkeypatch):
    monkeypatch.setattr(copy_bar, "EVERY_BALLOTS", 3)
    hall.keys("12\n13\n")
    copying()
    assert len(list(stick.iterdir())) == 1
    hall.keys("23\n")
    copying()
    assert len(list(stick.iterdir())) == 2


def test_leaving_takes_the_last_copy_with_every_ballot(hall, copying, stick):
    hall.keys("12\n13\n")
    hall.window.close_file()
    newest = open_office(max(stick.iterdir()))
    assert len(counting.open_count(newest, hall.ready.round).ballots) == 2
    newest.close()


def test_a_last_copy_that_failed_is_told_although_the_bar_is_gone(hall, copying, stick):
    hall.keys("1\n")
    stick.rename(stick.with_name("拔出"))
    hall.page.count.drop()
    copying()
    assert any("找不到备份的位置" in one for one in hall.window.messages.notes)


def test_a_pulled_stick_is_told_in_the_bar_and_the_count_goes_on(hall, copying, stick):
    stick.rename(stick.with_name("拔出"))
    hall.keys("12\n")
    hall.page.copies._due()
    assert copying().startswith("✖ 找不到备份的位置“U盘”，这次没有备份。请插好U盘")
    hall.keys("13\n")
    assert hall.view.state.entered == 2
    assert hall.window.messages.told == []
    stick.with_name("拔出").rename(stick)
    hall.page.copies._due()
    assert copying().startswith("⚠ 已备份 09:30")


def test_an_empty_stick_put_in_for_the_copied_one_gets_a_copy_of_its_own(hall, copying, stick):
    for one in stick.iterdir():
        one.rename(stick.parent / one.name)
    hall.page.copies.look_again()
    hall.page.copies.look_again()
    copying()
    assert len(list(stick.iterdir())) == 1
    assert copying().startswith("⚠ 已备份 09:30")


def test_a_copy_that_is_still_there_is_not_taken_again(hall, copying, stick):
    hall.page.copies.look_again()
    copying()
    assert [one.name for one in stick.iterdir()] == [hall.page.copies._last.name]


def test_a_stick_that_hangs_holds_up_no_ballot_and_no_other_work(hall, copying, qtbot, monkeypatch):
    free, done = threading.Event(), []

    def hang(_office, _place):
        free.wait(20)
        raise UserError("copy_place_gone", folder="U盘")

    monkeypatch.setattr(safe_copies, "save_safe_copy", hang)
    hall.keys("12\n")
    hall.page.copies._due()
    assert hall.window.copies.busy
    hall.keys("13\n23\n")
    hall.window.tasks.run(lambda: 7, done=done.append)
    qtbot.waitUntil(lambda: done == [7])
    assert hall.view.state.entered == 3
    free.set()
    assert "找不到备份的位置" in copying()


@pytest.mark.parametrize(("fault", "code"), [(Fault.FULL, "disk_full"), (Fault.SYNC, "disk_error")])
def test_a_ballot_that_could_not_be_stored_stays_and_enter_stores_it(window, tmp_path, clock, fault, code):
    path, ready = count_file(tmp_path, clock, returned=20)
    with faulty_disk() as disk:
        hall = open_hall(window, path, ready)
        hall.keys("12\n")
        disk.fail(1, fault)
        hall.keys("13-4\n")
        assert window.messages.told == [code]
        assert (hall.view.state.entered, hall.hint) == (1, f"⚠ {NOT_STORED}")
        assert "".join(hall.view.draft.marks.marks) == "O_OX"
        disk.heal()
        hall.keys("\n")
        assert hall.view.state.entered == 2
        assert "".join(hall.view.session.ballots[2].marks.marks) == "O_OX"
        window.close_file()
