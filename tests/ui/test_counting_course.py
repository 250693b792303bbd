"""The course of a count: undo, correction, pause over a restart, the gates before it and the result after it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from huanjie_desktop.domain.election.ballot import BallotRules
from huanjie_desktop.domain.election.contest import Contest, Post
from huanjie_desktop.domain.election.counting import Figures, Tally, Votes
from huanjie_desktop.domain.election.election import PollPost
from huanjie_desktop.domain.election.outcome import decide
from huanjie_desktop.domain.election.rounds import RoundKind, RoundState
from huanjie_desktop.services import elections, outcome, rounds
from huanjie_desktop.services.count import counting
from tests.ui.counting import count_file, open_hall
from ui.letters import apply_size
from ui.pages.counting.entry.ballots_dialog import BallotsDialog
from ui.pages.counting.entry.count_view import Mode
from ui.pages.counting.stage import StepKey
from ui.pages.counting.steps.outcome_view import OutcomeView
from ui.widgets.number_field import NumberField


@pytest.fixture
def hall(window, tmp_path, clock):
    path, ready = count_file(tmp_path, clock, returned=20)
    return open_hall(window, path, ready)


@pytest.fixture
def before_casting(window, tmp_path, clock):
    path, ready = count_file(tmp_path, clock)
    return open_hall(window, path, ready)


def enter_all(hall, *groups):
    for keys, times in groups:
        for _ in range(times):
            hall.keys(keys)


def open_list(hall):
    hall.click("entryList")
    return hall.window.findChildren(BallotsDialog, "ballotsDialog")[-1]


def sort_piles(hall, valid):
    """Fill in the three piles, all of them valid, and confirm."""
    panel = hall.page.panels[StepKey.SORT]
    for field, number in ((panel.valid, valid), (panel.void, 0), (panel.doubtful, 0)):
        field.set_number(number)
    hall.click("sortGateConfirm")


def settle(hall):
    """Close the count, confirm, report and announce."""
    hall.click("entryFinish")
    for name in ("closeGateConfirm", "confirmGateConfirm", "reportGateConfirm", "announceGateConfirm"):
        hall.click(name)


def test_the_last_ballot_is_taken_back_with_its_trace(hall):
    hall.keys("1\n2\n")
    hall.key(Qt.Key.Key_F7)
    assert hall.view.state.entered == 1
    assert "原录：○ 孙建北" in hall.view.hint
    hall.keys("3\n")
    versions = counting.ballot_versions(hall.window.office, hall.ready.round)
    found = [(one.number, one.version, one.withdrawn) for one in versions]
    assert found == [(1, 1, False), (2, 1, False), (2, 2, True), (2, 3, False)]


def test_undo_waits_until_the_present_keys_are_taken_back(hall):
    hall.keys("1\n2")
    hall.key(Qt.Key.Key_F7)
    assert hall.view.state.entered == 1
    assert "退格键" in hall.hint


def test_an_older_ballot_is_corrected_with_a_reason_and_both_versions_stay(hall):
    hall.keys("1\n2\n")
    dialog = open_list(hall)
    dialog.list.select_where(lambda line: line.number == 1)
    assert not dialog.correct.isEnabled()
    assert "理由" in dialog.correct.toolTip()
    dialog.reason.setCurrentText("看错编号")
    dialog.correct.click()
    assert hall.page.entry.title.text().startswith("更正第 1 张")
    hall.keys("4\n")
    assert "更正：第 1 张" in hall.view.hint
    assert hall.view.state.tally.votes["陈建北"].yes == 1
    words = [line.standing for line in open_list(hall).list.model.shown if line.number == 1]
    assert words == ["已更正", "现行（看错编号）"]


def test_a_corrected_ballot_is_keyed_from_the_beginning(hall):
    hall.keys("12\n")
    hall.view.correct(1, "看错编号")
    assert hall.view.draft.empty
    assert "原录：○ " in hall.hint
    hall.keys("3\n")
    assert sum(one.yes for one in hall.view.state.tally.votes.values()) == 1


def test_the_last_ballot_is_not_called_blank_when_it_is_void_and_was_not_read_out(hall):
    hall.key(Qt.Key.Key_F8)
    hall.keys("1\n")
    assert hall.page.entry.last.text() == "上一张　第 1 张：票面未录　无效（有署名或记号）"


def test_a_wrong_void_and_a_wrong_name_are_cleared_by_backspace_and_keyed_anew(hall):
    hall.key(Qt.Key.Key_F8)
    hall.keys("1\n")
    hall.view.correct(1, "复核")
    hall.keys("<012\n")
    assert hall.view.state.tally.valid == 1
    assert "".join(hall.view.session.ballots[1].marks.marks) == "XXOO"
    hall.view.correct(1, "复核")
    hall.keys("<")
    hall.key(Qt.Key.Key_Escape)
    assert hall.view.state.tally.votes["张建北"].yes == 1


def test_a_correction_is_left_with_esc(hall):
    hall.keys("1\n")
    hall.view.correct(1, "复核")
    hall.key(Qt.Key.Key_Escape)
    assert hall.view.correcting is None
    assert hall.view.number == 2
    assert len(counting.ballot_versions(hall.window.office, hall.ready.round)) == 1


def test_the_count_goes_on_where_it_stopped_after_the_file_is_opened_again(hall, window):
    enter_all(hall, ("123\n", 7))
    path = window.office.path
    window.close_file()
    again = open_hall(window, path, hall.ready)
    assert again.page.entry.title.text() == "第 8 张 / 共 20"
    assert again.view.state.tally.valid == 7
    assert "继续第 8 张" in again.view.hint


def test_when_all_ballots_are_entered_no_further_one_is_taken(hall):
    enter_all(hall, ("123\n", 20))
    assert hall.view.mode is Mode.FULL
    hall.keys("1\n")
    assert hall.view.state.entered == 20
    assert "全部唱完" in hall.verdict


def test_a_count_that_is_not_complete_cannot_be_closed(hall):
    hall.keys("1\n")
    hall.show(StepKey.CHECK)
    gate = hall.page.panels[StepKey.CHECK].close_gate
    assert not gate.button.isEnabled()
    assert "还有 19 张" in gate.button.toolTip()


def test_from_the_last_ballot_to_the_announcement(hall):
    enter_all(hall, ("123\n", 15), ("12-4\n", 5))
    settle(hall)
    assert hall.round.state is RoundState.ANNOUNCED
    names = hall.page.panels[StepKey.ANNOUNCE].names.text()
    assert "刘建北　孙建北　张建北" in names
    assert all(hall.page.rail.buttons[key].text().startswith("✔") for key in StepKey)


def test_a_closed_count_takes_no_keys(hall):
    enter_all(hall, ("123\n", 20))
    hall.click("entryFinish")
    hall.click("closeGateConfirm")
    hall.show(StepKey.COUNT)
    assert hall.view.mode is Mode.CLOSED
    hall.keys("1\n")
    assert hall.view.state.entered == 20


def test_a_confirmed_result_is_opened_again_only_with_a_reason(hall):
    enter_all(hall, ("123\n", 20))
    hall.click("entryFinish")
    hall.click("closeGateConfirm")
    hall.click("confirmGateConfirm")
    hall.show(StepKey.CHECK)
    panel = hall.page.panels[StepKey.CHECK]
    assert not panel.open_again.button.isEnabled()
    panel.reason.setText("第3张复核有误")
    panel.open_again.button.click()
    assert hall.round.state is RoundState.COUNTING
    assert outcome.records(hall.window.office, hall.ready.round)[0].reopened_reason == "第3张复核有误"


def test_the_box_is_opened_after_the_gates(before_casting):
    hall = before_casting
    assert hall.page.key is StepKey.CAST
    hall.show(StepKey.OPEN)
    panel = hall.page.panels[StepKey.OPEN]
    panel.returned.set_number(20)
    assert "投票结束" in panel.gate.button.toolTip()
    hall.show(StepKey.CAST)
    hall.click("castGateConfirm")
    panel.returned.set_number(19)
    assert "本次投票有效" in panel.verdict.text()
    assert "少收回 1 张" in panel.verdict.text()
    assert "混合" in panel.gate.button.toolTip()
    panel.mixed.setChecked(True)
    hall.click("openGateConfirm")
    assert hall.page.key is StepKey.SORT
    sort_piles(hall, 19)
    assert hall.page.key is StepKey.COUNT
    assert hall.page.entry.title.text() == "第 1 张 / 共 19"


def test_too_many_papers_make_the_vote_void_and_one_button_votes_again(before_casting):
    hall = before_casting
    hall.click("castGateConfirm")
    panel = hall.page.panels[StepKey.OPEN]
    panel.returned.set_number(21)
    assert "21" in panel.verdict.text()
    assert panel.gate.button.text() == "已复点，确认本次投票无效"
    hall.window.messages.replies.append(True)
    hall.click("openGateConfirm")
    assert hall.round.state is RoundState.VOID
    hall.click("openAgain")
    assert hall.round.kind is RoundKind.AGAIN
    assert hall.page.key is StepKey.HEADS
    assert len(rounds.rounds(hall.window.office, hall.ready.poll)) == 2


def test_a_tie_offers_the_second_vote_with_the_tied_names(hall):
    enter_all(hall, ("123\n", 8), ("124\n", 8), ("134\n", 4))
    settle(hall)
    hall.click("offer_runoffConfirm")
    assert hall.round.kind is RoundKind.RUNOFF
    assert set(hall.round.names) == set(outcome.outcome(hall.window.office, hall.ready.round).tied)


def test_a_missing_seat_offers_the_further_election(hall):
    enter_all(hall, ("12\n", 20))
    settle(hall)
    hall.click("offer_furtherConfirm")
    assert (hall.round.kind, hall.round.seats, hall.round.names) == (RoundKind.FURTHER, 1, ("张建北", "陈建北"))


def test_fewer_seats_are_agreed_to_by_hands(window, tmp_path, clock):
    names = ("张建北", "陈建北", "刘建北", "孙建北", "林建北", "欧建北")
    path, ready = count_file(tmp_path, clock, names=names, committee=5, returned=20)
    hall = open_hall(window, path, ready)
    enter_all(hall, ("1234\n", 20))
    settle(hall)
    panel = hall.page.panels[StepKey.ANNOUNCE]
    panel.findChildren(NumberField, "offerAgree")[-1].set_number(10)
    hall.click("offer_reduceConfirm")
    QApplication.processEvents()
    words = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert any("已同意减少名额" in text for text in words)


def test_after_the_committee_comes_the_secretary(hall):
    enter_all(hall, ("123\n", 20))
    settle(hall)
    hall.click("offer_nextConfirm")
    poll = elections.poll_of(hall.window.office, hall.ready.election, PollPost.FIRST_SECRETARY)
    assert hall.page.choice.poll_id() == poll.id
    assert "候选人：还没有" in hall.page.start.gate.words.text()


def test_the_result_stands_beside_the_figures_of_both_bases(hall):
    enter_all(hall, ("123\n", 20))
    hall.click("entryFinish")
    hall.click("closeGateConfirm")
    view = hall.page.panels[StepKey.CHECK].result
    assert not view.notice.isVisible()
    assert "须 11 票以上" in view.base.text()
    assert [line.result for line in view.list.model.shown] == ["当选", "当选", "当选", "未过半数"]


def test_a_result_that_differs_by_base_shows_the_red_notice(qtbot, state):
    rules = BallotRules(Contest(Post.SECRETARY, 1, ("张建北", "陈建北")))
    tally = Tally({"张建北": Votes(10, 7, 0), "陈建北": Votes(7, 10, 0)}, {}, 17, 0)
    view = OutcomeView("outcome", state)
    qtbot.addWidget(view)
    view.show()
    view.show_outcome(decide(rules, Figures(20, 17, 17, 17), tally, str))
    assert view.notice.isVisible()
    assert "张建北" in view.notice.text()
    assert [line.result for line in view.list.model.shown] == ["未过半数", "未过半数"]


def test_after_the_last_ballot_the_pad_points_to_the_check_and_takes_no_key(hall):
    hall.keys("1\n" * 20)
    assert hall.view.mode is Mode.FULL
    for words in (hall.hint, hall.page.entry.pad.verdict.text()):
        assert "画○" not in words
    assert "唱完" in hall.page.entry.pad.verdict.text()
    assert "进入核对" in hall.hint
    hall.page.entry.take_keys()
    hall.keys("1\n")
    assert hall.view.state.entered == 20
    assert "不再收录" in hall.hint
    assert hall.page.entry.finish.isEnabled()


@pytest.mark.parametrize(("height", "seen"), [(900, True), (614, False)])
def test_a_low_window_leaves_the_room_to_the_names(hall, qtbot, height, seen):
    entry = hall.page.entry
    hall.window.resize(1092, height)
    qtbot.waitUntil(lambda: entry.base.isVisibleTo(entry) is seen)
    assert entry.finish.isVisibleTo(entry) is seen
    enter_all(hall, ("123\n", 20))
    assert entry.finish.isVisibleTo(entry)


@pytest.mark.parametrize("size", ["标准", "特大"])
def test_the_kind_of_vote_in_the_head_is_never_cut(hall, size):
    apply_size(size)
    QApplication.processEvents()
    box = hall.page.choice.round
    assert box.minimumSizeHint().width() > box.fontMetrics().horizontalAdvance(box.currentText())
    assert box.width() >= box.minimumSizeHint().width()
