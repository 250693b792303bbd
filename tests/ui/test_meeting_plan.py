"""会议议程: begin an election, its method, the replies of the superior."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.method import DirectVariant, ElectionMethod
from huanjie_desktop.services import elections
from tests.builders import everybody_came
from tests.ui.meeting_office import a_desk, dialog, write
from ui.pages.meeting.fix_dialog import FixDialog
from ui.pages.meeting.rail import DONE, WAITING


@pytest.fixture
def desk(window, tmp_path):
    return a_desk(window, tmp_path / "试验.huanjie")


def left(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def field(box, name, kind=QLineEdit):
    return box.findChild(kind, name)


def test_a_new_election_is_planned_in_one_form_and_shown_in_the_rail(qtbot, desk):
    left(qtbot, desk.page.chooser.new)
    form = dialog("electionDialog")
    assert field(form, "electionTitle").text().endswith("换届选举")
    field(form, "electionTitle").setText("第二次换届选举")
    field(form, "electionDay").setText("2026.12.1")
    left(qtbot, form.ok)
    newest = elections.elections(desk.office)[0]
    assert (newest.title, newest.committee_seats, newest.meeting_on.isoformat()) == ("第二次换届选举", 3, "2026-12-01")
    assert desk.page.chooser.election_id() == newest.id
    assert desk.page.rail.buttons["plan"].sign.text() != DONE


def test_two_committee_seats_are_refused_while_typing(qtbot, desk):
    left(qtbot, desk.page.chooser.new)
    form = dialog("electionDialog")
    assert form.ok.isEnabled()
    field(form, "electionCommittee").setText("2")
    assert not form.ok.isEnabled()
    assert "committee_below_three" in [problem.code for problem in form.problem_list.problems]


def test_a_branch_of_six_is_offered_a_secretary_only(qtbot, window, tmp_path):
    desk = a_desk(window, tmp_path / "小.huanjie", full=6, variant=DirectVariant.V5)
    left(qtbot, desk.page.chooser.new)
    form = dialog("electionDialog")
    assert "不设委员会" in field(form, "electionVariant", QComboBox).currentText()
    assert not field(form, "electionCommittee").isEnabled()
    assert form.ok.isEnabled()


def test_a_month_is_no_meeting_day(qtbot, desk):
    left(qtbot, desk.at("plan").change)
    form = dialog("electionDialog")
    field(form, "electionDay").setText("2026.12")
    assert [problem.code for problem in form.problem_list.problems if problem.where == "electionDay"] == [
        "day_incomplete"
    ]
    assert not form.ok.isEnabled()


def test_a_changed_parameter_wants_a_reason_and_is_stored_with_it(qtbot, desk):
    panel = desk.at("method")
    box = panel.form.rows["contradiction"].field
    box.setCurrentIndex(box.findData("ballot"))
    assert not panel.save.isEnabled()
    write(panel.reason, "街道方案第三条")
    qtbot.keyClick(panel.reason, Qt.Key.Key_Return)
    stored = elections.election(desk.office, desk.election).method
    assert stored.contradiction.value == "ballot"
    assert not panel.save.isEnabled()


def test_the_base_present_is_refused_without_its_own_reason(qtbot, desk):
    panel = desk.at("method")
    box = panel.form.rows["win_base"].field
    box.setCurrentIndex(box.findData("PRESENT"))
    write(panel.reason, "改")
    assert [problem.code for problem in panel.problems.problems] == ["method_base_needs_reason"]
    assert not panel.save.isEnabled()
    write(panel.form.rows["win_base_reason"].field, "某文件第二条")
    assert panel.save.isEnabled()


def adopt(qtbot, desk, yes):
    everybody_came(desk.office, desk.branch, desk.election)
    panel = desk.at("method")
    left(qtbot, panel.adopt)
    hands = dialog("handsDialog")
    qtbot.keyClicks(hands.yes, str(yes))
    qtbot.keyClicks(hands.no, str(20 - yes))
    left(qtbot, hands.ok)
    return panel


def test_adoption_freezes_every_parameter_and_says_so(qtbot, desk):
    panel = adopt(qtbot, desk, 20)
    assert elections.election(desk.office, desk.election).method_adopted_on is not None
    box = panel.form.rows["contradiction"].field
    assert not box.isEnabled()
    assert "不能再改" in box.toolTip()
    assert not panel.reason.isVisible()
    assert desk.page.rail.buttons["method"].sign.text() == DONE
    with pytest.raises(UserError):
        elections.change_method(desk.office, desk.election, ElectionMethod(tie_vote_needs_half=True), "晚了")


def test_exactly_half_does_not_adopt_the_method(qtbot, desk):
    panel = adopt(qtbot, desk, 10)
    assert elections.election(desk.office, desk.election).method_adopted_on is None
    assert "没有通过" in panel.state.text()
    assert panel.form.rows["contradiction"].field.isEnabled()


def test_more_hands_than_people_in_the_room_cannot_be_recorded(qtbot, desk):
    everybody_came(desk.office, desk.branch, desk.election)
    left(qtbot, desk.at("method").adopt)
    hands = dialog("handsDialog")
    qtbot.keyClicks(hands.yes, "21")
    assert not hands.ok.isEnabled()
    assert "人数有误" in hands.verdict.text()


def test_a_reply_is_recorded_by_number_and_day(qtbot, desk):
    card = desk.at("approval").request
    assert not card.save.isEnabled()
    assert "文号" in card.save.toolTip()
    write(card.number, "街工委〔2026〕12号")
    qtbot.keyClick(card.number, Qt.Key.Key_Return)
    qtbot.keyClicks(card.on, "2026.9.12")
    qtbot.keyClick(card.on, Qt.Key.Key_Return)
    found = elections.election(desk.office, desk.election)
    assert (found.request_no, found.request_on.isoformat()) == ("街工委〔2026〕12号", "2026-09-12")
    assert desk.page.rail.buttons["approval"].sign.text() != WAITING


def test_typing_in_one_card_survives_the_saving_of_the_other(qtbot, desk):
    panel = desk.at("approval")
    panel.list.number.setText("街工委〔2026〕15号")
    panel.request.number.setText("街工委〔2026〕12号")
    panel.request.on.setText("2026.9.12")
    left(qtbot, panel.request.save)
    assert panel.list.number.text() == "街工委〔2026〕15号"


def test_the_rail_moves_by_arrow_keys_and_opens_by_enter(qtbot, desk):
    first = desk.page.rail.buttons["plan"]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    qtbot.keyClick(desk.page.rail.buttons["method"], Qt.Key.Key_Return)
    assert desk.page.step == "method"


def test_an_election_begun_by_mistake_is_deleted_with_its_reason(qtbot, desk):
    desk.answers.replies.append("建错支部")
    left(qtbot, desk.at("plan").delete)
    assert elections.elections(desk.office) == ()
    assert "已删除" in desk.answers.notes[-1]
    assert desk.page.begin.isVisible()


def test_every_tab_lives_on_after_an_election_was_deleted(qtbot, desk, wait_idle):
    for key in ("counting", "papers", "home", "meeting"):
        desk.window.view.go(key)
    desk.answers.replies.append("建错支部")
    left(qtbot, desk.at("plan").delete)
    for key in ("counting", "papers", "home", "meeting"):
        desk.window.view.go(key)
        wait_idle(desk.window)
    assert desk.answers.told == []


def test_giving_up_the_reason_deletes_nothing(qtbot, desk):
    desk.answers.replies.append(None)
    left(qtbot, desk.at("plan").delete)
    assert len(elections.elections(desk.office)) == 1


@pytest.mark.parametrize(("answer", "day"), [("2026年10月13日（会议日期）", 13), ("2026年10月12日（今天）", 12)])
def test_on_another_day_than_planned_the_clerk_says_which_day_is_recorded(qtbot, desk, answer, day):
    plan = replace(elections.election(desk.office, desk.election).plan, meeting_on=date(2026, 10, 13))
    elections.change_plan(desk.office, desk.election, plan)
    desk.answers.replies.append(answer)
    adopt(qtbot, desk, 20)
    assert desk.answers.asked == ["今天不是会议日期"]
    assert elections.election(desk.office, desk.election).method_adopted_on == date(2026, 10, day)


def test_on_the_planned_day_nothing_is_asked(qtbot, desk):
    adopt(qtbot, desk, 20)
    assert desk.answers.asked == []
    assert elections.election(desk.office, desk.election).method_adopted_on == date(2026, 10, 12)


def test_a_list_fixed_after_the_meeting_day_is_warned_of(qtbot, desk):
    form = FixDialog(desk.window, date(2026, 10, 20), date(2026, 10, 12))
    form.show()
    form.findChild(QLineEdit, "fixDay").setText("2026.10.15")
    assert [one.code for one in form.problem_list.problems] == ["list_day_after_meeting"]
    assert form.ok.isEnabled()
    form.close()
