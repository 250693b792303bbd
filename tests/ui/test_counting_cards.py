"""认定说明 in the window: the chair's sentences, the reason on demand, the notice first, one ballot by F10."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from huanjie_desktop.domain.election.contest import Post
from huanjie_desktop.domain.election.verdict_card import cards
from huanjie_desktop.services import outcome
from huanjie_desktop.services.cards import card_text
from tests.domain.test_verdict_card import vote
from tests.ui.counting import count_file, open_hall
from tests.ui.test_every_control import english, nameless
from ui.letters import apply_size
from ui.pages.counting.cards_view import CardsDialog
from ui.pages.counting.stage import StepKey
from ui.state import SIZES


@pytest.fixture
def hall(window, tmp_path, clock):
    path, ready = count_file(tmp_path, clock, returned=20)
    return open_hall(window, path, ready)


@pytest.fixture
def counted(hall):
    """A count that is closed and waits for the scrutineers."""
    hall.keys("123\n" * 20)
    hall.click("entryFinish")
    hall.click("closeGateConfirm")
    return hall


def shown(hall):
    """Return the cards that are open, None after they were closed."""
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    found = [one for one in hall.window.findChildren(CardsDialog) if one.isVisible()]
    return found[-1] if found else None


def opened_cards(hall, button):
    hall.click(button)
    return shown(hall)


def differing(qtbot):
    found = vote([10, 7], "AB", 1, Post.SECRETARY, (20, 17))
    dialog = CardsDialog(None, [card_text(card) for card in cards(found)])
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def copied():
    return QApplication.clipboard().text()


def test_the_check_shows_what_the_chair_reads_aloud_and_what_comes_next(counted):
    boxes = opened_cards(counted, "checkCards").boxes
    assert [box.card.title for box in boxes[:3]] == ["会议有效", "选举有效", "刘建北当选"]
    assert "刘建北同志得赞成票20票" in boxes[2].accessibleName()
    assert boxes[-1].card.title == "名额已选足"


def test_the_reason_opens_and_closes_by_the_keyboard(counted):
    box = opened_cards(counted, "checkCards").boxes[0]
    assert not box.reason.isVisible()
    QTest.keyClick(box.why, Qt.Key.Key_Space)
    assert box.reason.isVisible()
    assert "依据：《中国共产党基层组织选举工作条例》" in box.reason.text()
    QTest.keyClick(box.why, Qt.Key.Key_Enter)
    assert not box.reason.isVisible()


def test_the_reason_tells_the_result_under_the_other_base(counted):
    box = opened_cards(counted, "checkCards").boxes[2]
    box.why.click()
    assert "另一基数：按实到会20人计算" in box.reason.text()
    assert "结果相同" in box.reason.text()


def test_ctrl_c_copies_the_card_that_has_the_keys(counted):
    dialog = opened_cards(counted, "checkCards")
    dialog.boxes[1].setFocus()
    QTest.keyClick(dialog.boxes[1], Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied().startswith("选举有效\n发出选票20张，收回选票20张，选举有效。")
    assert "界线：" in copied()
    assert "怎么办：" in copied()
    assert "会议有效" not in copied()
    assert dialog.told.text() == "已复制 1 条。"


def test_all_cards_are_copied_by_one_button(counted):
    dialog = opened_cards(counted, "checkCards")
    counted.click("cardsCopy")
    assert all(box.card.spoken in copied() for box in dialog.boxes)


def test_the_notice_that_both_bases_differ_stands_first_and_red(qtbot):
    dialog = differing(qtbot)
    assert dialog.boxes[0].card.title == "两种基数的结果不同"
    assert [box.property("card") for box in dialog.boxes].count("alarm") == 1
    assert dialog.boxes[0].property("card") == "alarm"


@pytest.mark.parametrize(("step", "name"), [(StepKey.REPORT, "reportCards"), (StepKey.ANNOUNCE, "announceCards")])
def test_report_and_announcement_have_the_cards_once_the_result_is_confirmed(counted, step, name):
    counted.show(step)
    button = counted.page.panels[step].cards
    assert not button.isEnabled()
    assert "核对" in button.toolTip()
    outcome.confirm_outcome(counted.window.office, counted.ready.round)
    counted.page.refresh()
    counted.show(step)
    assert opened_cards(counted, name).boxes[-1].card.title == "名额已选足"


def test_f10_tells_why_the_ballot_under_the_hands_is_void(hall):
    hall.keys("*")
    hall.key(Qt.Key.Key_F10)
    (box,) = shown(hall).boxes
    assert box.card.title == "这张票无效：人数过多"
    assert "赞成4人，多于应选3人" in box.card.spoken


def test_f10_closes_the_card_again_and_the_ballot_goes_on_as_keyed(hall):
    hall.keys("12")
    hall.key(Qt.Key.Key_F10)
    dialog = shown(hall)
    QTest.keyClick(dialog.boxes[0], Qt.Key.Key_3)
    QTest.keyClick(dialog.boxes[0], Qt.Key.Key_F10)
    assert shown(hall) is None
    assert hall.view.verdict.face == 2
    hall.keys("3\n")
    assert hall.view.state.entered == 1
    assert hall.view.session.ballots[1].verdict.face == 3


def test_the_button_beside_the_verdict_tells_why_a_part_is_not_counted(hall):
    hall.keys("1/2")
    dialog = opened_cards(hall, "entryWhy")
    assert dialog.windowTitle() == "第 1 张　认定说明"
    assert dialog.boxes[0].card.title == "这张票有效"
    remark = hall.pad.verdict.text().split("　")[-1]
    assert remark in dialog.boxes[0].reason.text()


def test_after_the_last_ballot_there_is_none_to_explain(hall):
    hall.keys("123\n" * 20)
    assert not hall.pad.why.isEnabled()
    assert hall.pad.why.toolTip() == "没有正在录的票"
    hall.key(Qt.Key.Key_F10)
    assert shown(hall) is None


@pytest.mark.parametrize("size", SIZES)
def test_the_cards_fit_the_smallest_screen_and_every_control_is_named(qtbot, size):
    apply_size(size)
    dialog = differing(qtbot)
    assert dialog.width() <= 1093
    assert dialog.height() <= 614
    assert dialog.minimumSizeHint().width() <= 1093
    assert dialog.minimumSizeHint().height() <= 614
    assert nameless(dialog) == []
    assert english(dialog) == []
