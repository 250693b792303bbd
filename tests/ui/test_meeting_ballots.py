"""选票 and 议程 by clicks: design, gates, print run, account; items begun, finished, noted, voted on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from huanjie_desktop.domain.election.ballot_design import Paper
from huanjie_desktop.domain.election.election import PollPost
from huanjie_desktop.domain.election.records import ItemState, Moment
from huanjie_desktop.services import agenda, ballots, meeting, rounds
from tests.builders import everybody_came, poll_for
from tests.ui.meeting_office import a_desk, dialog, with_gates, with_list, with_meeting, write


@pytest.fixture
def desk(window, tmp_path):
    return a_desk(window, tmp_path / "试验.huanjie")


def left(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def the_round(desk):
    return rounds.rounds(desk.office, poll_for(desk.office, desk.election, PollPost.COMMITTEE))[-1]


def designed(qtbot, desk, wait_idle):
    panel = desk.at("ballots")
    left(qtbot, panel.design)
    wait_idle(desk.window)
    return panel


def test_a_list_with_errors_is_not_designed(qtbot, desk):
    panel = desk.at("ballots")
    assert not panel.design.isEnabled()
    assert "候选人" in panel.design.toolTip()


def test_a_design_is_previewed_at_once(qtbot, desk, wait_idle):
    with_list(desk)
    panel = designed(qtbot, desk, wait_idle)
    assert ballots.design_of(desk.office, the_round(desk).id) is not None
    assert panel.view.content.startswith(b"%PDF")


def test_another_paper_is_another_design(qtbot, desk, wait_idle):
    with_list(desk)
    panel = designed(qtbot, desk, wait_idle)
    box = panel.form.findChild(QComboBox, "ballotPaper")
    box.setCurrentIndex(box.findData("A4"))
    wait_idle(desk.window)
    assert ballots.design_of(desk.office, the_round(desk).id).paper is Paper.A4


def test_a_closed_gate_refuses_final_ballots_and_says_what_to_do(qtbot, desk, wait_idle, tmp_path):
    with_list(desk)
    panel = designed(qtbot, desk, wait_idle)
    assert not panel.final.isEnabled()
    assert "换届选举的请示已批复" in panel.final.toolTip()
    assert "✖" in panel.gates.text()
    left(qtbot, panel.final)
    assert the_round(desk).printed is None


def test_a_sample_is_printed_at_any_time_and_not_counted(qtbot, desk, wait_idle, tmp_path):
    with_list(desk)
    panel = designed(qtbot, desk, wait_idle)
    desk.answers.replies.append(tmp_path / "样票")
    left(qtbot, panel.sample)
    wait_idle(desk.window)
    assert (tmp_path / "样票.pdf").read_bytes().startswith(b"%PDF")
    assert the_round(desk).printed is None


def printed(qtbot, desk, wait_idle, tmp_path):
    with_gates(desk)
    panel = designed(qtbot, desk, wait_idle)
    desk.answers.replies.append(tmp_path / "选票.pdf")
    left(qtbot, panel.final)
    wait_idle(desk.window)
    return panel


def test_the_print_run_has_spare_ones_and_freezes_the_design(qtbot, desk, wait_idle, tmp_path):
    panel = printed(qtbot, desk, wait_idle, tmp_path)
    assert the_round(desk).printed == 23
    assert "印制 23" in panel.account.text()
    assert not panel.form.isEnabled()
    assert not panel.design.isEnabled()


def test_after_the_print_run_the_ballots_themselves_are_in_sight_not_the_sample(qtbot, desk, wait_idle, tmp_path):
    panel = printed(qtbot, desk, wait_idle, tmp_path)
    assert panel.view.content == (tmp_path / "选票.pdf").read_bytes()
    panel.refresh()
    wait_idle(desk.window)
    assert panel.view.content == (tmp_path / "选票.pdf").read_bytes()


def reopened(qtbot, desk, wait_idle):
    """Close the file and open it again, as after a restart; return the panel of the ballots."""
    window, path = desk.window, desk.office.path
    window.close_file()
    assert window.open_file(path)
    window.view.go("meeting")
    page = window.view.page("meeting")
    page.show_step("ballots")
    wait_idle(window)
    return page.panel("ballots")


def test_after_a_restart_the_printed_ballots_are_in_sight_byte_for_byte(qtbot, desk, wait_idle, tmp_path):
    printed(qtbot, desk, wait_idle, tmp_path)
    panel = reopened(qtbot, desk, wait_idle)
    assert panel.view.content == (tmp_path / "选票.pdf").read_bytes()
    assert panel.view.print.isEnabled()


def test_a_run_saved_again_is_the_same_and_counts_once(qtbot, desk, wait_idle, tmp_path):
    printed(qtbot, desk, wait_idle, tmp_path)
    panel = reopened(qtbot, desk, wait_idle)
    desk.answers.replies.append(tmp_path / "再存")
    left(qtbot, panel.again)
    wait_idle(desk.window)
    assert (tmp_path / "再存.pdf").read_bytes() == (tmp_path / "选票.pdf").read_bytes()
    assert the_round(desk).printed == 23


def test_more_ballots_are_printed_only_when_their_number_is_typed(qtbot, desk, wait_idle, tmp_path):
    panel = printed(qtbot, desk, wait_idle, tmp_path)
    assert not panel.final.isEnabled()
    assert "加印张数" in panel.final.toolTip()
    panel.copies.setText("4")
    desk.answers.replies.append(tmp_path / "加印.pdf")
    left(qtbot, panel.final)
    wait_idle(desk.window)
    assert the_round(desk).printed == 27
    assert panel.view.content == (tmp_path / "加印.pdf").read_bytes()
    assert not panel.final.isEnabled()


def test_a_run_thrown_away_with_its_reason_may_be_designed_again(qtbot, desk, wait_idle, tmp_path):
    panel = printed(qtbot, desk, wait_idle, tmp_path)
    desk.answers.replies.append("纸张不对")
    left(qtbot, panel.discard)
    assert the_round(desk).printed is None
    assert panel.design.isEnabled()


def test_ballots_are_issued_to_those_counted_before(qtbot, desk, wait_idle, tmp_path):
    panel = printed(qtbot, desk, wait_idle, tmp_path)
    assert not panel.issue.isEnabled()
    assert "选举办法还没有通过" in panel.issue.toolTip()
    with_meeting(desk, absent=3)
    left(qtbot, desk.at("attendance").again)
    desk.at("ballots")
    left(qtbot, panel.issue)
    form = dialog("accountDialog")
    assert form.ok.isEnabled()
    left(qtbot, form.ok)
    assert desk.answers.told == []
    assert (the_round(desk).issued, the_round(desk).spare, the_round(desk).present) == (18, 5, 18)


@pytest.mark.parametrize(
    ("issued", "spare", "code"), [("19", "4", "issue_too_many"), ("18", "4", "papers_do_not_add_up")]
)
def test_an_account_that_does_not_add_up_is_refused_while_typing(
    qtbot, desk, wait_idle, tmp_path, issued, spare, code
):
    panel = printed(qtbot, desk, wait_idle, tmp_path)
    with_meeting(desk, absent=3)
    meeting.count_now(desk.office, desk.election, Moment.BEFORE_BALLOTS, the_round(desk).id)
    desk.page.refresh()
    left(qtbot, panel.issue)
    form = dialog("accountDialog")
    form.findChild(object, "accountIssued").setText(issued)
    form.findChild(object, "accountSpare").setText(spare)
    assert not form.ok.isEnabled()
    assert code in [problem.code for problem in form.problem_list.problems]


def test_a_changed_list_asks_for_another_design(qtbot, desk, wait_idle):
    with_list(desk)
    panel = designed(qtbot, desk, wait_idle)
    from tests.builders import nominated

    nominated(desk.office, desk.branch, poll_for(desk.office, desk.election), ["林建北"])
    desk.page.refresh()
    assert "重新设计" in panel.words.text()
    left(qtbot, panel.design)
    wait_idle(desk.window)
    assert "林建北" in the_round(desk).names


def item(desk, number):
    return agenda.agenda(desk.office, desk.election)[number]


def test_one_key_begins_an_item_then_finishes_it_and_begins_the_next(qtbot, desk):
    panel = desk.at("agenda")
    panel.list.table.setFocus()
    qtbot.keyClick(panel.list.table, Qt.Key.Key_Return)
    assert item(desk, 0).entry.state is ItemState.RUNNING
    qtbot.keyClick(panel.list.table, Qt.Key.Key_Return)
    assert item(desk, 0).entry.state is ItemState.FINISHED
    assert item(desk, 1).entry.state is ItemState.RUNNING
    assert item(desk, 0).entry.ended_at is not None


def chosen(panel, number):
    assert panel.list.select_where(lambda line: line.item.number == number)


def test_an_item_that_does_not_apply_is_left_out(qtbot, desk):
    panel = desk.at("agenda")
    chosen(panel, 2)
    assert not panel.item.hands.isEnabled()
    left(qtbot, panel.item.skip)
    assert item(desk, 2).entry.state is ItemState.LEFT_OUT


def test_a_note_is_kept_when_another_item_is_chosen(qtbot, desk):
    panel = desk.at("agenda")
    chosen(panel, 6)
    write(panel.item.note, "两人发言")
    chosen(panel, 7)
    assert item(desk, 6).entry.note == "两人发言"
    assert panel.item.note.toPlainText() == ""


def test_the_host_reads_the_figures_of_the_count(qtbot, desk):
    everybody_came(desk.office, desk.branch, desk.election, absent=4)
    panel = desk.at("agenda")
    chosen(panel, 3)
    assert "应到会有选举权的党员20名，实到会17名，因事请假3名" in panel.item.words.toPlainText()


def test_the_agenda_is_adopted_by_hands(qtbot, desk):
    everybody_came(desk.office, desk.branch, desk.election)
    panel = desk.at("agenda")
    chosen(panel, 5)
    left(qtbot, panel.item.hands)
    hands = dialog("handsDialog")
    left(qtbot, hands.findChild(object, "handsAll"))
    left(qtbot, hands.ok)
    assert [(one.item, one.yes) for one in meeting.hand_votes(desk.office, desk.election)] == [(5, 20)]
    assert "通过" in panel.item.votes.text()


def test_an_item_leads_to_its_step(qtbot, desk):
    panel = desk.at("agenda")
    chosen(panel, 11)
    left(qtbot, panel.item.go)
    assert desk.page.step == "attendance"
