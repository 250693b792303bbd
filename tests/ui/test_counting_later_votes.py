"""The votes after the first: second vote of the tied, and the secretary in the first session, through the window."""

import pytest
from PySide6.QtWidgets import QLabel

from huanjie_desktop.domain.election.election import PollPost
from huanjie_desktop.domain.election.records import Officer, OfficerRole
from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.services import officers, outcome
from tests.builders import nominated, poll_for
from tests.ui.counting import count_file, open_hall
from tests.ui.test_counting_course import enter_all, settle, sort_piles
from ui.pages.counting.stage import StepKey


@pytest.fixture
def hall(window, tmp_path, clock):
    path, ready = count_file(tmp_path, clock, returned=20)
    return open_hall(window, path, ready)


def print_and_issue(hall, tmp_path, wait_idle):
    for name in ("headsGateConfirm", "staffGateConfirm", "boxGateConfirm"):
        hall.click(name)
    hall.window.messages.replies.append(tmp_path / "选票.pdf")
    hall.click("printGateConfirm")
    wait_idle(hall.window)
    for name in ("issueGateConfirm", "castGateConfirm"):
        hall.click(name)


def open_box(hall, returned):
    panel = hall.page.panels[StepKey.OPEN]
    panel.returned.set_number(returned)
    panel.mixed.setChecked(True)
    hall.click("openGateConfirm")
    sort_piles(hall, returned)


def test_the_second_vote_of_the_tied_runs_from_printing_to_announcement(hall, tmp_path, wait_idle):
    enter_all(hall, ("123\n", 8), ("124\n", 8), ("134\n", 4))
    settle(hall)
    hall.click("offer_runoffConfirm")
    assert hall.page.key is StepKey.HEADS
    print_and_issue(hall, tmp_path, wait_idle)
    open_box(hall, 20)
    assert "得票多的当选" in hall.page.entry.base.text()
    enter_all(hall, ("1\n", 9), ("2\n", 8), ("\n\n", 3))
    settle(hall)
    assert hall.round.state is RoundState.ANNOUNCED
    assert len(outcome.elected(hall.window.office, hall.ready.election)) == 3


def test_tied_again_nothing_is_done_until_the_superior_has_answered(hall, tmp_path, wait_idle):
    enter_all(hall, ("123\n", 8), ("124\n", 8), ("134\n", 4))
    settle(hall)
    hall.click("offer_runoffConfirm")
    print_and_issue(hall, tmp_path, wait_idle)
    open_box(hall, 20)
    enter_all(hall, ("1\n", 10), ("2\n", 10))
    settle(hall)
    words = next(one.text() for one in hall.page.findChildren(QLabel, "offer_nextWords"))
    assert words.startswith("○")
    assert "请报告上级党组织" in words


def test_the_box_of_a_second_vote_is_opened_with_empty_fields(hall, tmp_path, wait_idle):
    opening = hall.page.panels[StepKey.OPEN]
    hall.show(StepKey.OPEN)
    assert (opening.returned.number(), opening.mixed.isChecked()) == (20, True)
    opening.witnesses.setText("吴建北")
    opening.witnesses.setModified(True)
    hall.show(StepKey.COUNT)
    enter_all(hall, ("123\n", 8), ("124\n", 8), ("134\n", 4))
    settle(hall)
    hall.click("offer_runoffConfirm")
    print_and_issue(hall, tmp_path, wait_idle)
    hall.show(StepKey.OPEN)
    assert (opening.returned.number(), opening.mixed.isChecked(), opening.witnesses.text()) == (None, False, "李建北")


def test_a_second_vote_has_gates_of_its_own(hall, tmp_path, wait_idle):
    enter_all(hall, ("12\n", 20))
    settle(hall)
    hall.click("offer_furtherConfirm")
    hall.show(StepKey.BOX)
    assert hall.page.panels[StepKey.BOX].gate.button.isVisible()
    hall.show(StepKey.ISSUE)
    assert "还没有印制" in hall.page.panels[StepKey.ISSUE].print.words.text()
    hall.show(StepKey.HEADS)
    print_and_issue(hall, tmp_path, wait_idle)
    assert hall.page.key is StepKey.OPEN


def test_the_new_committee_elects_its_secretary(hall, tmp_path, wait_idle):
    enter_all(hall, ("123\n", 20))
    settle(hall)
    office, election = hall.window.office, hall.ready.election
    session = poll_for(office, election, PollPost.FIRST_SECRETARY)
    nominated(office, hall.ready.branch, session, ["张建北"])
    for name, role in (("刘建北", OfficerRole.HEAD_SCRUTINEER), ("孙建北", OfficerRole.TELLER)):
        officer = Officer(0, election, role, name, hall.ready.branch.members[name], session)
        officers.name_officer(office, election, officer)
    hall.click("offer_nextConfirm")
    hall.click("startGateConfirm")
    assert hall.page.panels[StepKey.HEADS].present.number() == 3
    print_and_issue(hall, tmp_path, wait_idle)
    open_box(hall, 3)
    enter_all(hall, ("1\n", 3))
    settle(hall)
    assert [one.name for one in outcome.elected(office, election)][-1] == "张建北"


def test_too_few_of_the_committee_do_not_get_beyond_their_heads(hall):
    enter_all(hall, ("123\n", 20))
    settle(hall)
    session = poll_for(hall.window.office, hall.ready.election, PollPost.FIRST_SECRETARY)
    nominated(hall.window.office, hall.ready.branch, session, ["张建北"])
    hall.click("offer_nextConfirm")
    hall.click("startGateConfirm")
    panel = hall.page.panels[StepKey.HEADS]
    panel.witnesses.setText("刘建北")
    panel.witnesses.setModified(True)
    panel.present.set_number(2)
    hall.click("headsGateConfirm")
    assert hall.page.key is StepKey.HEADS
    assert "不足五分之四，不能选举" in panel.gate.words.text()
    panel.present.set_number(3)
    hall.click("headsGateConfirm")
    assert hall.page.stage.is_done(StepKey.HEADS)


def test_somebody_new_is_added_to_a_further_election(hall):
    enter_all(hall, ("12\n", 20))
    settle(hall)
    hall.window.messages.replies.append("文建北")
    hall.click("offerAddName")
    labels = hall.page.panels[StepKey.ANNOUNCE].findChildren(QLabel, "offer_furtherWords")
    assert "文建北" in labels[-1].text()
    hall.click("offer_furtherConfirm")
    assert set(hall.round.names) == {"张建北", "陈建北", "文建北"}


def test_after_the_announcement_the_keys_stand_at_the_next_step(hall):
    enter_all(hall, ("12\n", 20))
    settle(hall)
    assert hall.window.focusWidget().objectName() == "nextVoteGuide"


def test_a_session_of_too_few_members_may_not_vote(hall):
    enter_all(hall, ("123\n", 20))
    settle(hall)
    office, election = hall.window.office, hall.ready.election
    nominated(office, hall.ready.branch, poll_for(office, election, PollPost.FIRST_SECRETARY), ["张建北"])
    hall.click("offer_nextConfirm")
    hall.click("startGateConfirm")
    panel = hall.page.panels[StepKey.HEADS]
    panel.present.set_number(2)
    panel.witnesses.setText("刘建北")
    hall.click("headsGateConfirm")
    hall.show(StepKey.HEADS)
    assert "不足五分之四，不能选举" in panel.gate.words.text()
