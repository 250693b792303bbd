"""候选人, 不计入应到会, 监票人计票人 by clicks and keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from huanjie_desktop.domain.election.records import OfficerRole
from huanjie_desktop.domain.ids import MemberId
from huanjie_desktop.domain.people.member import Member, Sex
from huanjie_desktop.services import candidates, elections, exclusions, officers
from huanjie_desktop.services.roster import roster
from tests.builders import everybody_came, poll_for
from tests.ui.meeting_office import PROBATIONARY, a_desk, dialog, names_of, with_list, write
from ui.pages.meeting.rail import DONE


@pytest.fixture
def desk(window, tmp_path):
    return a_desk(window, tmp_path / "试验.huanjie")


def left(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def vote(qtbot, yes, no=0):
    hands = dialog("handsDialog")
    qtbot.keyClicks(hands.yes, str(yes))
    qtbot.keyClicks(hands.no, str(no))
    left(qtbot, hands.ok)


def nominate(qtbot, panel, name):
    left(qtbot, panel.nominate)
    form = dialog("nominateDialog")
    write(form.findChild(QLineEdit, "nominateSearch"), name)
    return form


def test_four_for_three_are_shown_with_their_margin_by_strokes(qtbot, desk):
    panel = desk.at("candidates")
    assert "还差 4 名（至少 4 名）" in panel.margin.text()
    for name in ("张建北", "陈建北", "王建北", "刘建北"):
        left(qtbot, nominate(qtbot, panel, name).ok)
    assert "差额 1 名，33.3%" in panel.margin.text()
    assert names_of(panel.list, lambda line: line.candidate.name) == ["王建北", "刘建北", "张建北", "陈建北"]


@pytest.mark.parametrize(("agreed", "names"), [(True, ("赵同名（男）",)), (False, ())])
def test_a_candidate_with_a_namesake_gets_his_note_or_does_not_stand(qtbot, desk, agreed, names):
    for sex in (Sex.MALE, Sex.FEMALE):
        roster.save_member(desk.office, Member(MemberId(0), desk.branch.id, "赵同名", sex))
    desk.answers.replies = [agreed]
    left(qtbot, nominate(qtbot, desk.at("candidates"), "赵同名").ok)
    assert desk.answers.asked == ["本支部有2位赵同名都能当选：男；女。"]
    assert candidates.candidate_list(desk.office, poll_for(desk.office, desk.election)).names == names


def test_a_probationary_member_may_not_be_nominated_and_the_reason_stands_there(qtbot, desk):
    form = nominate(qtbot, desk.at("candidates"), PROBATIONARY)
    assert not form.ok.isEnabled()
    assert "candidate_is_probationary" in [problem.code for problem in form.problem_list.problems]


def test_nobody_is_nominated_twice(qtbot, desk):
    with_list(desk)
    form = nominate(qtbot, desk.at("candidates"), "张建北")
    assert [problem.code for problem in form.problem_list.problems] == ["nominated_already"]
    assert not form.ok.isEnabled()


def test_who_withdraws_stays_in_the_record_with_the_reason(qtbot, desk):
    with_list(desk)
    panel = desk.at("candidates")
    panel.list.select_where(lambda line: line.candidate.name == "孙建北")
    desk.answers.replies.append("本人要求")
    left(qtbot, panel.withdraw)
    listed = candidates.candidate_list(desk.office, poll_for(desk.office, desk.election))
    assert "孙建北" not in listed.names
    assert [one.withdrawn_reason for one in listed.withdrawn] == ["本人要求"]
    assert "还差 1 名" in panel.margin.text()
    assert not panel.fix.isEnabled()


@pytest.mark.parametrize(("yes", "fixed"), [(11, True), (10, False)])
def test_the_list_is_fixed_by_more_than_half_of_those_due(qtbot, desk, yes, fixed):
    with_list(desk)
    everybody_came(desk.office, desk.branch, desk.election)
    panel = desk.at("candidates")
    left(qtbot, panel.fix)
    vote(qtbot, yes, 20 - yes)
    assert (elections.election(desk.office, desk.election).list_fixed_on is not None) is fixed
    assert panel.fix.isEnabled() is not fixed


def fix_before(qtbot, desk, day):
    left(qtbot, desk.at("candidates").fix_before)
    form = dialog("fixDialog")
    write(form.findChild(QLineEdit, "fixDay"), day)
    return form


def test_a_list_fixed_before_the_meeting_opens_its_gate_without_hands(qtbot, desk):
    with_list(desk)
    today = desk.office.clock.today()
    left(qtbot, fix_before(qtbot, desk, f"{today:%Y.%m.%d}").ok)
    found = elections.election(desk.office, desk.election)
    assert (found.list_fixed_on, found.list_fixed_how) == (today, "召开支部党员会议讨论确定")
    assert not desk.at("candidates").fix.isEnabled()


@pytest.mark.parametrize(
    ("day", "code"), [("", "fix_day_missing"), ("2030.1.1", "date_future"), ("2026.1", "day_incomplete")]
)
def test_a_day_of_deliberation_that_is_none_is_refused(qtbot, desk, day, code):
    with_list(desk)
    form = fix_before(qtbot, desk, day)
    assert [problem.code for problem in form.problem_list.problems] == [code]
    assert not form.ok.isEnabled()


def test_the_presentation_is_kept(qtbot, desk):
    with_list(desk)
    panel = desk.at("candidates")
    panel.list.table.select_row(0)
    left(qtbot, panel.present)
    form = dialog("presentationDialog")
    write(form.findChild(object, "presentationWords"), "热心，有时急躁")
    left(qtbot, form.ok)
    listed = candidates.candidate_list(desk.office, poll_for(desk.office, desk.election))
    assert listed.standing[0].presentation == "热心，有时急躁"


def propose(qtbot, desk, name):
    panel = desk.at("exclusions")
    left(qtbot, panel.propose)
    form = dialog("exclusionDialog")
    form.findChild(QComboBox, "exclusionMember").setCurrentText(name)
    left(qtbot, form.ok)
    return panel


def test_an_exclusion_needs_the_superior_before_the_vote(qtbot, desk):
    panel = propose(qtbot, desk, "林建北")
    assert not panel.decide.isEnabled()
    assert "上级同意以后" in panel.decide.toolTip()
    assert "应到会 20 人" in panel.sum.text()


def test_agreed_and_passed_an_exclusion_lowers_those_due(qtbot, desk):
    everybody_came(desk.office, desk.branch, desk.election)
    panel = propose(qtbot, desk, "林建北")
    left(qtbot, panel.agree)
    form = dialog("agreementDialog")
    form.findChild(QCheckBox, "agreement_1").setChecked(True)
    left(qtbot, form.ok)
    left(qtbot, panel.decide)
    vote(qtbot, 15)
    assert "不计入 1 = 应到会 19 人" in panel.sum.text()
    assert desk.page.rail.buttons["exclusions"].sign.text() == DONE


def test_a_withdrawn_proposal_is_gone(qtbot, desk):
    panel = propose(qtbot, desk, "林建北")
    panel.list.table.select_row(0)
    left(qtbot, panel.drop)
    assert exclusions.exclusions(desk.office, desk.election) == ()


def officer(qtbot, panel, role, name):
    left(qtbot, panel.adds[role])
    form = dialog("officerDialog")
    form.findChild(QComboBox, "officerName").setCurrentText(name)
    return form


def test_a_candidate_may_not_be_scrutineer_and_is_told_why(qtbot, desk):
    with_list(desk)
    form = officer(qtbot, desk.at("staff"), OfficerRole.SCRUTINEER, "张建北")
    assert not form.ok.isEnabled()
    assert [problem.code for problem in form.problem_list.problems] == ["scrutineer_is_candidate"]
    form.reject()
    assert officers.officers(desk.office, desk.election) == ()


def test_a_probationary_member_may_not_be_scrutineer(qtbot, desk):
    form = officer(qtbot, desk.at("staff"), OfficerRole.SCRUTINEER, PROBATIONARY)
    assert [problem.code for problem in form.problem_list.problems] == ["scrutineer_is_no_voter"]


def test_head_scrutineer_and_teller_complete_the_staff(qtbot, desk):
    with_list(desk)
    panel = desk.at("staff")
    left(qtbot, officer(qtbot, panel, OfficerRole.HEAD_SCRUTINEER, "丁建北").ok)
    assert not panel.adds[OfficerRole.HEAD_SCRUTINEER].isEnabled()
    left(qtbot, officer(qtbot, panel, OfficerRole.TELLER, "王建北").ok)
    assert desk.page.rail.buttons["staff"].sign.text() == DONE
    everybody_came(desk.office, desk.branch, desk.election)
    left(qtbot, panel.adopt)
    vote(qtbot, 20)
    assert "大会已通过" in panel.state.text()


def test_a_scrutineer_who_becomes_candidate_turns_the_list_red(qtbot, desk):
    panel = desk.at("staff")
    left(qtbot, officer(qtbot, panel, OfficerRole.SCRUTINEER, "张建北").ok)
    with_list(desk)
    desk.at("staff")
    assert "scrutineer_is_candidate" in [problem.code for problem in panel.problems.problems]
    panel.list.table.select_row(0)
    desk.answers.replies.append("成为候选人")
    left(qtbot, panel.change)
    assert officers.officers(desk.office, desk.election) == ()


def test_a_member_to_nominate_is_found_by_initials_and_arrows(qtbot, desk):
    left(qtbot, desk.at("candidates").nominate)
    form = dialog("nominateDialog")
    search = form.findChild(QLineEdit, "nominateSearch")
    qtbot.keyClicks(search, "cjb")
    assert form.value().member.name == "陈建北"
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    qtbot.keyClick(search, Qt.Key.Key_Up)
    qtbot.keyClick(search, Qt.Key.Key_Down)
    assert form.value().member is not None
