"""公开推荐 and 资格审查 by keys and clicks: entered, counted, merged, voted on, reviewed, handed over."""

from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLineEdit

from huanjie_desktop.domain.election.election import PollPost, Source
from huanjie_desktop.domain.election.method import DirectVariant, ElectionMethod, MergeMethod
from huanjie_desktop.domain.election.recommendation import Body, Gathering
from huanjie_desktop.services import candidates, elections, recommendation
from tests.builders import NAMES, poll_for
from tests.ui.meeting_office import PROBATIONARY, a_desk, dialog, with_list, write
from tests.ui.test_every_control import english, nameless, unguarded
from ui.letters import apply_size
from ui.pages.meeting.rail import DONE, NOW, SKIPPED

FIVE = NAMES[:5]
HELD = Gathering(20, 20, 20, 20, 0)
CLEAR, TOO_MANY = (9, 8, 7, 3, 1), ((9, 8, 7, 0, 0), (9, 0, 0, 8, 7))


@pytest.fixture
def desk(window, tmp_path):
    return a_desk(window, tmp_path / "试验.huanjie")


def left(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def recommended(desk, own=None, other=None):
    """Enter five persons, and the votes of both meetings where they are given."""
    poll = poll_for(desk.office, desk.election)
    ids = [recommendation.add_applicant(desk.office, poll, desk.branch.members[name]).value for name in FIVE]
    for body, counts in ((Body.MEMBERS, own), (Body.REPRESENTATIVES, other)):
        if counts:
            named = dict(zip(ids, counts, strict=True))
            recommendation.record_votes(desk.office, poll, body, HELD, named)
    desk.page.refresh()
    return ids


def reviewed(desk, ids):
    for key in ids:
        recommendation.review(desk.office, key, True)
    desk.page.refresh()


def fill(qtbot, form, numbers):
    for name, number in numbers.items():
        qtbot.keyClicks(form.findChild(QLineEdit, name), str(number))


def sign(desk, step):
    return desk.page.rail.buttons[step].sign.text()


def tip(desk, step):
    return desk.page.rail.buttons[step].toolTip()


def test_without_open_recommendation_both_steps_are_skipped(qtbot, desk):
    assert (sign(desk, "recommend"), sign(desk, "review")) == (SKIPPED, SKIPPED)
    with_list(desk)
    panel = desk.at("recommend")
    assert not panel.add.isEnabled()
    assert "直接提名" in panel.add.toolTip()
    assert "没有公开推荐" in panel.state.text()


def test_a_joint_recommendation_is_entered_by_keys_with_its_signers(qtbot, desk):
    left(qtbot, desk.at("recommend").add)
    form = dialog("applicantDialog")
    write(form.findChild(QLineEdit, "applicantSearch"), "丁建北")
    signers = form.findChild(QLineEdit, "applicantSigners")
    assert not signers.isEnabled()
    form.findChild(QComboBox, "applicantSource").setCurrentText(Source.JOINT.value)
    assert [problem.code for problem in form.problem_list.problems] == ["signers_missing"]
    qtbot.keyClicks(signers, "31")
    qtbot.keyClick(signers, Qt.Key.Key_Return)
    qtbot.keyClick(form.ok, Qt.Key.Key_Return)
    (line,) = desk.page.panel("recommend").list.model.shown
    assert (line.applicant.name, line.applicant.source, line.applicant.signers) == ("丁建北", Source.JOINT, 31)
    assert sign(desk, "recommend") == NOW


def test_who_may_not_stand_is_entered_with_a_warning_and_nobody_twice(qtbot, desk):
    recommended(desk)
    left(qtbot, desk.at("recommend").add)
    form = dialog("applicantDialog")
    write(form.findChild(QLineEdit, "applicantSearch"), PROBATIONARY)
    assert form.ok.isEnabled()
    assert [problem.code for problem in form.problem_list.problems] == ["candidate_is_probationary"]
    form.findChild(QLineEdit, "applicantSearch").clear()
    write(form.findChild(QLineEdit, "applicantSearch"), FIVE[0])
    assert [problem.code for problem in form.problem_list.problems] == ["applicant_twice"]
    assert not form.ok.isEnabled()
    form.reject()


def test_the_votes_of_a_meeting_are_entered_by_keys(qtbot, desk):
    recommended(desk)
    left(qtbot, desk.at("recommend").members)
    form = dialog("recommendVotesDialog")
    assert not form.ok.isEnabled()
    fill(qtbot, form, {"recommend_present": 20, "recommend_issued": 20, "recommend_returned": 19})
    fill(qtbot, form, {"recommend_valid": 18, "recommend_invalid": 1})
    fill(qtbot, form, {f"recommendVotes_{place}": number for place, number in enumerate(CLEAR, start=1)})
    left(qtbot, form.ok)
    panel = desk.page.panel("recommend")
    assert "到会20，发20，收19，有效18，无效1" in panel.meetings.text()
    assert panel.list.model.shown[0].member_share == "45.0%"
    assert "○ 代表推荐会：未登记" in panel.meetings.text()


def test_votes_that_cannot_be_are_refused_while_typing(qtbot, desk):
    recommended(desk)
    left(qtbot, desk.at("recommend").others)
    form = dialog("recommendVotesDialog")
    fill(qtbot, form, {"recommend_present": 20, "recommend_issued": 20, "recommend_returned": 19})
    fill(qtbot, form, {"recommend_valid": 18, "recommend_invalid": 1, "recommendVotes_1": 19})
    assert [problem.code for problem in form.problem_list.problems] == ["recommend_votes_over_valid"]
    assert not form.ok.isEnabled()
    form.reject()


def test_the_merged_list_names_who_is_on_it(desk):
    recommended(desk, CLEAR, CLEAR)
    panel = desk.at("recommend")
    assert panel.result.text().endswith("、".join(FIVE[:4]))
    assert "各取前列" in panel.method.text()
    assert not panel.choose.isEnabled()
    assert (sign(desk, "recommend"), sign(desk, "review")) == (DONE, NOW)
    assert "由谁办：街道党工委审查" in tip(desk, "review")


def test_too_many_names_are_voted_on_by_the_members(qtbot, desk):
    recommended(desk, *TOO_MANY)
    panel = desk.at("recommend")
    assert "merge_needs_vote" in [problem.code for problem in panel.problems.problems]
    assert "还要由党员表决" in tip(desk, "recommend")
    left(qtbot, panel.choose)
    form = dialog("recommendChoiceDialog")
    assert [problem.code for problem in form.problem_list.problems] == ["choice_votes_missing"]
    numbers = (20, 15, 12, 5, 4)
    fill(qtbot, form, {f"recommendChoice_{place}": number for place, number in enumerate(numbers, start=1)})
    left(qtbot, form.ok)
    assert panel.result.text().endswith("、".join(FIVE[:4]))
    assert sign(desk, "recommend") == DONE


def test_a_vote_for_nobody_is_not_recorded(qtbot, desk):
    recommended(desk, *TOO_MANY)
    left(qtbot, desk.at("recommend").choose)
    form = dialog("recommendChoiceDialog")
    fill(qtbot, form, {f"recommendChoice_{place}": 0 for place in range(1, 6)})
    assert [problem.code for problem in form.problem_list.problems] == ["choice_empty"]
    assert not form.ok.isEnabled()
    form.reject()


def test_the_weight_is_asked_for_in_per_cent_where_the_method_wants_it(qtbot, desk):
    before = elections.election(desk.office, desk.election).method
    changed = ElectionMethod(**{**vars(before), "merge_method": MergeMethod.M2})
    elections.change_method(desk.office, desk.election, changed, "按方案")
    recommended(desk, CLEAR, CLEAR)
    panel = desk.at("recommend")
    left(qtbot, panel.weight)
    form = dialog("recommendWeightDialog")
    field = form.findChild(QLineEdit, "recommendWeight")
    assert field.text() == "50"
    field.clear()
    assert not form.ok.isEnabled()
    qtbot.keyClicks(field, "60")
    left(qtbot, form.ok)
    assert panel.table.weight == Fraction(3, 5)
    assert "党员票占 60%" in panel.method.text()


def test_the_table_is_copied_with_its_titles(qtbot, desk):
    recommended(desk, CLEAR, CLEAR)
    left(qtbot, desk.at("recommend").copy)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("姓名\t推荐方式\t党员票\t占到会\t名次")
    assert lines[1].startswith(f"{FIVE[0]}\t个人自荐\t9\t45.0%\t1\t9\t45.0%\t1\t18")
    assert len(lines) == 6


def test_a_person_entered_by_mistake_is_taken_out_with_the_reason(qtbot, desk):
    recommended(desk)
    panel = desk.at("recommend")
    assert not panel.drop.isEnabled()
    panel.list.table.select_row(4)
    desk.answers.replies.append("误录")
    left(qtbot, panel.drop)
    assert [line.applicant.name for line in panel.list.model.shown] == list(FIVE[:4])


def test_several_pass_the_review_at_once_and_become_candidates(qtbot, desk):
    recommended(desk, CLEAR, CLEAR)
    panel = desk.at("review")
    assert "没有资格审查结论" in panel.take_over.toolTip()
    panel.list.table.selectAll()
    panel.list.table.setFocus()
    left(qtbot, panel.passed)
    desk.answers.replies.append(True)
    left(qtbot, panel.take_over)
    listed = candidates.candidate_list(desk.office, poll_for(desk.office, desk.election)).standing
    assert {one.name for one in listed} == set(FIVE[:4])
    assert (desk.page.step, sign(desk, "review")) == ("candidates", DONE)
    assert not desk.at("recommend").members.isEnabled()


def test_one_who_fails_needs_a_ground_and_leaves_a_place_to_decide(qtbot, desk):
    reviewed(desk, recommended(desk, CLEAR, CLEAR))
    panel = desk.at("review")
    panel.list.table.select_row(1)
    left(qtbot, panel.failed)
    form = dialog("reviewDialog")
    assert not form.ok.isEnabled()
    write(form.findChild(QLineEdit, "reviewGround"), "正在接受审查")
    left(qtbot, form.ok)
    assert [problem.code for problem in panel.problems.problems] == ["succession_undecided"]
    assert FIVE[4] not in panel.result.text()
    left(qtbot, panel.succession)
    form = dialog("successionDialog")
    assert not form.ok.isEnabled()
    form.findChild(QComboBox, "successionName").setCurrentText(FIVE[4])
    write(form.findChild(QLineEdit, "successionGround"), "街道党工委会议决定")
    left(qtbot, form.ok)
    assert panel.table.reviewed.names == (FIVE[0], FIVE[2], FIVE[3], FIVE[4])
    assert panel.take_over.isEnabled()


def test_enter_opens_the_decision_and_says_no_more_once_handed_over(qtbot, desk):
    reviewed(desk, recommended(desk, CLEAR, CLEAR))
    panel = desk.at("review")
    panel.list.table.select_row(0)
    qtbot.keyClick(panel.list.table, Qt.Key.Key_Return)
    dialog("reviewDialog").reject()
    recommendation.take_over_as_candidates(desk.office, poll_for(desk.office, desk.election))
    desk.page.refresh()
    assert not panel.failed.isEnabled()
    assert "已转为候选人" in panel.failed.toolTip()


OPENERS = {
    "applicantDialog": lambda desk: desk.at("recommend").add.click(),
    "recommendVotesDialog": lambda desk: desk.at("recommend").members.click(),
    "recommendChoiceDialog": lambda desk: desk.at("recommend").choose.click(),
    "reviewDialog": lambda desk: (desk.at("review").list.table.select_row(0), desk.at("review").failed.click()),
}


@pytest.mark.parametrize("name", OPENERS)
def test_a_dialog_is_named_and_fits_at_the_largest_letters(desk, name):
    recommended(desk, *TOO_MANY)
    apply_size("特大")
    OPENERS[name](desk)
    box = dialog(name)
    least = box.minimumSizeHint()
    assert (nameless(box), english(box), unguarded(box)) == ([], [], [])
    assert max(box.width(), least.width()) <= 1090
    assert max(box.height(), least.height()) <= 600
    box.reject()


def test_every_post_of_the_members_meeting_has_its_own_recommendation(qtbot, window, tmp_path):
    desk = a_desk(window, tmp_path / "直选.huanjie", variant=DirectVariant.V2)
    panel = desk.at("recommend")
    assert [panel.poll.itemText(place) for place in range(panel.poll.count())] == ["书记", "委员"]
    secretary = poll_for(desk.office, desk.election, PollPost.SECRETARY)
    recommendation.add_applicant(desk.office, secretary, desk.branch.members[FIVE[0]])
    desk.page.refresh()
    assert [line.applicant.name for line in panel.list.model.shown] == [FIVE[0]]
    panel.poll.setCurrentIndex(1)
    assert panel.list.model.shown == []
    assert sign(desk, "recommend") == NOW


def test_handed_over_by_mistake_it_can_be_done_again_after_the_candidates_withdrew(qtbot, desk):
    reviewed(desk, recommended(desk, CLEAR, CLEAR))
    poll = poll_for(desk.office, desk.election)
    recommendation.take_over_as_candidates(desk.office, poll)
    for one in candidates.candidate_list(desk.office, poll).standing:
        candidates.withdraw(desk.office, one.id, "转错")
    desk.page.refresh()
    panel = desk.at("review")
    desk.answers.replies.append(True)
    left(qtbot, panel.take_over)
    assert {one.name for one in candidates.candidate_list(desk.office, poll).standing} == set(FIVE[:4])


def test_giving_up_the_hand_over_changes_nothing(qtbot, desk):
    reviewed(desk, recommended(desk, CLEAR, CLEAR))
    desk.answers.replies.append(False)
    left(qtbot, desk.at("review").take_over)
    assert candidates.candidate_list(desk.office, poll_for(desk.office, desk.election)).standing == ()
    assert desk.page.step == "review"
