"""Ballot by ballot with the number pad: what each key does, and what it refuses."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from huanjie_desktop.domain.election.ballot import Sign, VoidReason
from huanjie_desktop.services.count import counting
from tests.ui.counting import PAD, count_file, open_hall
from ui.pages.counting.entry.count_view import Mode

NAMES = ("刘建北", "孙建北", "张建北", "陈建北")


@pytest.fixture
def hall(window, tmp_path, clock):
    path, ready = count_file(tmp_path, clock, returned=20)
    hall = open_hall(window, path, ready)
    assert hall.view.names == NAMES
    return hall


def signs(hall):
    return "".join(hall.view.draft.marks.marks)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("123", "OOO_"),
        ("12-4", "OO_X"),
        ("*", "OOOO"),
        ("*.4", "OOO_"),
        ("*4", "OOO_"),
        ("*44", "OOO_"),
        ("*34", "OO__"),
        ("*-34", "OOXX"),
        ("*-3.4", "OOX_"),
        ("*-3<4", "OOO_"),
        ("*4*", "OOOO"),
        ("*/4", "OOOV"),
        ("04", "OOOX"),
        ("034", "OOXX"),
        ("03.4", "OOX_"),
        ("0", "OOOO"),
        ("0<", "____"),
        ("10", "O___"),
        ("-0", "____"),
        ("1-1", "X___"),
        ("-11", "O___"),
        ("/2", "_V__"),
        ("/2/2", "_?__"),
        ("/2/2/2", "_B__"),
        ("12<", "O___"),
        ("1-<2", "OO__"),
        ("*<", "____"),
        ("9", "____"),
        ("11", "O___"),
    ],
)
def test_keys_become_signs(hall, keys, expected):
    hall.keys(keys)
    assert signs(hall) == expected


def test_enter_stores_the_ballot_before_it_is_shown(hall):
    seen = []
    stored = partial(counting.ballot_versions, hall.window.office, hall.ready.round)
    hall.view.counted.connect(lambda _fresh: seen.append(len(stored())))
    hall.keys("123\n")
    assert seen == [1]
    assert hall.page.entry.title.text() == "第 2 张 / 共 20"
    assert "刘建北、孙建北、张建北" in hall.page.entry.last.text()
    assert [row.yes.text() for row in hall.pad.board.rows] == ["1", "1", "1", "0"]
    assert signs(hall) == "____"


def test_the_new_stroke_is_fresh_and_calms_down(hall, qtbot):
    hall.keys("1\n")
    strokes = hall.pad.board.rows[0].strokes
    assert (strokes.votes, strokes.fresh) == (1, 1)
    qtbot.waitUntil(lambda: strokes.fresh == 0, timeout=2000)


def test_the_live_verdict_names_the_rule(hall):
    hall.keys("123")
    assert "○ 3 人 ≤ 应选 3" in hall.verdict
    hall.keys("4")
    assert "无效" in hall.verdict
    assert "多于应选名额3人" in hall.verdict


def test_an_over_vote_is_proposed_as_void_and_stored_by_a_second_enter(hall):
    hall.keys("1234\n")
    assert hall.view.state.entered == 0
    assert "再按一次" in hall.hint
    hall.keys("\n")
    assert (hall.view.state.tally.invalid, hall.view.state.tally.valid) == (1, 0)
    assert hall.view.state.last.verdict.void_reason is VoidReason.OVER_VOTE


def test_an_empty_ballot_needs_enter_twice(hall):
    hall.keys("\n")
    assert hall.view.state.entered == 0
    assert "空白票" in hall.hint
    hall.keys("\n")
    assert hall.view.state.tally.votes["刘建北"].abstain == 1


def test_a_key_between_the_two_enters_asks_again(hall):
    hall.keys("\n1<\n")
    assert hall.view.state.entered == 0


def test_a_double_enter_counts_once_with_a_sound(hall, monkeypatch):
    beeps = []
    monkeypatch.setattr(QApplication, "beep", lambda: beeps.append(1))
    hall.view.refused.connect(lambda: beeps.append(2))
    hall.keys("1\n")
    hall.time.step = 0.1
    hall.keys("\n\n")
    assert hall.view.state.entered == 1
    assert "太快" in hall.hint
    assert beeps.count(2) == 2


def test_an_enter_that_repeats_like_fresh_presses_never_stores_a_blank_ballot(hall):
    hall.keys("1\n")
    hall.time.step = 0.66
    hall.keys("\n")
    hall.time.step = 0.04
    hall.keys("\n" * 40)
    assert hall.view.state.entered == 1
    hall.time.step = 1.0
    hall.keys("2\n")
    assert hall.view.state.entered == 2


def test_an_f7_that_repeats_takes_one_ballot_back(hall):
    hall.keys("1\n2\n3\n")
    hall.time.step = 0.04
    for _ in range(30):
        hall.key(Qt.Key.Key_F7)
    assert hall.view.state.entered == 2


def test_a_quick_hand_never_merges_two_ballots(hall):
    hall.time.step = 0.05
    hall.keys("12\n3\n14\n")
    signs_of = [one.marks.marks for one in hall.view.session.ballots.values()]
    assert ["".join(one) for one in signs_of] == ["OO__", "__O_", "O__O"]


def test_a_held_enter_counts_once(hall, qtbot):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    hall.keys("1\n2")
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Enter, PAD, "", True)
    QApplication.sendEvent(hall.pad, held)
    assert hall.view.state.entered == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Clear, Qt.Key.Key_PageDown])
def test_numlock_off_is_told_and_nothing_happens(hall, key):
    hall.key(key, PAD)
    assert "NumLock" in hall.hint
    assert signs(hall) == "____"


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_Space, Qt.Key.Key_Home])
def test_other_keys_do_nothing(hall, key):
    hall.key(key)
    assert signs(hall) == "____"
    assert hall.view.mode is Mode.ENTRY


def test_the_digits_over_the_letters_work_too(hall):
    hall.key(Qt.Key.Key_1)
    hall.key(Qt.Key.Key_Minus)
    hall.key(Qt.Key.Key_4)
    hall.key(Qt.Key.Key_Return)
    assert hall.view.state.last.marks.marks == (Sign.APPROVE, Sign.EMPTY, Sign.EMPTY, Sign.REJECT)


def test_input_methods_are_off_on_the_pad_and_on_in_the_name_field(hall):
    attribute = Qt.WidgetAttribute.WA_InputMethodEnabled
    assert not hall.pad.testAttribute(attribute)
    assert hall.page.entry.write_in.field.testAttribute(attribute)


def test_enter_waits_for_the_rest_of_a_number(hall):
    hall.keys("1-\n")
    assert hall.view.state.entered == 0
    assert "还缺候选人编号" in hall.hint


def test_more_than_nine_names_take_two_digits(window, tmp_path, clock):
    names = tuple(f"{surname}建北" for surname in "张陈刘孙林欧任何宋文")
    path, ready = count_file(tmp_path, clock, names=names, returned=20)
    hall = open_hall(window, path, ready)
    assert hall.pad.board.rows[0].number.text() == "01"
    hall.keys("0110")
    assert signs(hall) == "O________O"
    hall.keys("1")
    assert hall.view.draft.pending == "1"
    hall.keys("<-02\n")
    assert hall.view.state.last.marks.marks[:2] == (Sign.APPROVE, Sign.REJECT)


def test_f8_voids_the_whole_ballot_with_a_reason(hall):
    hall.keys("1")
    hall.key(Qt.Key.Key_F8)
    assert "1 有署名或记号" in hall.hint
    hall.keys("1")
    assert "署名或记号" in hall.verdict
    hall.keys("\n")
    assert hall.view.state.last.verdict.void_reason is VoidReason.IDENTIFYING_MARK


def test_f8_may_be_left_with_esc(hall):
    hall.key(Qt.Key.Key_F8)
    hall.keys("9")
    assert hall.view.mode is Mode.VOID_LIST
    hall.key(Qt.Key.Key_Escape)
    hall.keys("1\n")
    assert hall.view.state.tally.valid == 1


def test_f9_pauses_and_goes_on(hall):
    hall.key(Qt.Key.Key_F9)
    hall.keys("1\n")
    assert "暂停" in hall.verdict
    assert hall.view.state.entered == 0
    hall.key(Qt.Key.Key_F9)
    hall.keys("1\n")
    assert hall.view.state.entered == 1


def test_enter_through_real_focus_reaches_the_pad(hall):
    hall.window.activateWindow()
    hall.pad.setFocus()
    QTest.keyClick(hall.window.focusWidget(), Qt.Key.Key_3, PAD)
    assert signs(hall) == "__O_"


def test_coming_back_to_the_count_the_number_pad_works_at_once(hall):
    hall.keys("12\n")
    hall.window.view.go("home")
    hall.window.view.go("counting")
    assert hall.pad.hasFocus()
    QTest.keyClick(hall.window.focusWidget(), Qt.Key.Key_1, PAD)
    assert signs(hall) == "O___"
