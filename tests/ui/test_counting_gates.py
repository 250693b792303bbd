"""The rail before the vote: what 会议议程 has is shown and confirmed by name, nothing is typed twice."""

import pytest
from PySide6.QtCore import Qt

from huanjie_desktop.domain.election.records import Moment, Officer, OfficerRole, Presence
from huanjie_desktop.domain.election.rounds import RoundKind
from huanjie_desktop.services import ballots, elections, meeting, officers, outcome
from huanjie_desktop.services.office import create_office
from huanjie_desktop.services.vote_steps import VoteStep
from huanjie_desktop.storage import audit_log
from tests.builders import (
    DAY,
    FOUR,
    Prepared,
    a_branch,
    an_election,
    everybody_came,
    gates_passed,
    nominated,
    poll_for,
    staffed,
)
from tests.ui.counting import count_file, open_hall
from tests.ui.test_counting_course import settle
from ui.pages.counting.stage import TITLES, StepKey


def prepared(tmp_path, clock, absent=0, method=True, staff=("李建北", "吴建北")):
    path = tmp_path / "投票前.huanjie"
    office = create_office(path, clock)
    branch = a_branch(office, 20)
    election = an_election(office, branch)
    poll = poll_for(office, election)
    nominated(office, branch, poll, FOUR)
    gates_passed(office, election)
    everybody_came(office, branch, election, absent)
    if method:
        elections.adopt_method(office, election, DAY)
    if staff:
        staffed(office, branch, election, staff)
    round_id = outcome.start_round(office, poll, RoundKind.FIRST).value
    office.close()
    return path, Prepared(branch, election, poll, round_id, 20 - absent)


@pytest.fixture
def hall(window, tmp_path, clock):
    return open_hall(window, *prepared(tmp_path, clock))


def gate(hall, key):
    hall.show(key)
    return hall.page.panels[key].gate


def test_the_rail_has_the_twelve_steps_of_the_hour_in_the_hall():
    assert "、".join(TITLES[key] for key in StepKey) == (
        "清点到会、选举办法、监票计票人、检查票箱、发票、投票、开箱清点、验票分拣、唱票计票、核对、报告单签字、宣布"
    )


def test_each_gate_is_confirmed_by_name_and_leads_to_the_next(hall):
    seen = []
    for name in ("heads", "method", "staff", "box"):
        seen.append(hall.page.key.value)
        hall.click(f"{name}GateConfirm")
    assert [*seen, hall.page.key.value] == ["heads", "method", "staff", "box", "issue"]
    for step in (VoteStep.HEADS, VoteStep.METHOD, VoteStep.STAFF, VoteStep.BOX_CLOSED):
        assert hall.page.stage.steps.records[step].witnesses == "李建北"


def test_a_confirmed_gate_says_when_and_by_whom(hall):
    hall.click("headsGateConfirm")
    hall.page.panels[StepKey.METHOD].witnesses.setText("李建北、丁建北")
    hall.click("methodGateConfirm")
    words = gate(hall, StepKey.METHOD).words.text()
    assert words.startswith("✔")
    assert "09:30 监票人 李建北、丁建北 已确认" in words


def test_the_heads_confirmed_are_the_ballots_to_issue(hall):
    hall.click("headsGateConfirm")
    hall.show(StepKey.ISSUE)
    panel = hall.page.panels[StepKey.ISSUE]
    assert panel.issued.number() == 20
    assert "应发 20 张" in panel.issue.words.text()


def test_ballots_are_not_issued_before_every_gate(hall, tmp_path):
    office, round_id = hall.window.office, hall.ready.round
    ballots.design(office, round_id, ballots.BallotLook())
    ballots.print_run(office, round_id, tmp_path / "选票.pdf", 20)
    issue = hall.page.panels[StepKey.ISSUE].issue.button
    for key in (StepKey.HEADS, StepKey.METHOD, StepKey.STAFF, StepKey.BOX):
        hall.page.refresh()
        hall.show(StepKey.ISSUE)
        assert issue.toolTip() == f"请先完成“{TITLES[key]}”"
        hall.show(key)
        hall.click(f"{key}GateConfirm")
    assert issue.isEnabled()


def test_somebody_who_comes_late_asks_for_heads_again(hall):
    hall.click("headsGateConfirm")
    office, election = hall.window.office, hall.ready.election
    meeting.mark(office, election, hall.ready.branch.members["丁建北"], Presence.ABSENT)
    hall.page.refresh()
    heads = gate(hall, StepKey.HEADS)
    assert "签到现为 19 人，请再清点一次" in heads.words.text()
    assert heads.button.text() == "再次清点"
    hall.click("headsGateConfirm")
    counts = meeting.head_counts(office, election)
    assert meeting.last_count(counts, Moment.BEFORE_BALLOTS, hall.ready.round).present == 19


def test_a_meeting_that_may_not_vote_says_how_many_are_missing(window, tmp_path, clock):
    hall = open_hall(window, *prepared(tmp_path, clock, absent=5))
    heads = gate(hall, StepKey.HEADS)
    assert "还差 1 人，不能投票" in heads.words.text()
    assert not heads.button.isEnabled()


def test_without_an_adopted_method_the_button_leads_to_where_it_is_adopted(window, tmp_path, clock):
    hall = open_hall(window, *prepared(tmp_path, clock, method=False))
    method = gate(hall, StepKey.METHOD)
    assert "还没有由大会表决通过" in method.words.text()
    assert not method.button.isEnabled()
    hall.click("methodGo")
    assert hall.window.view.page("meeting").step == "method"


def test_a_missing_teller_stops_the_vote(window, tmp_path, clock):
    hall = open_hall(window, *prepared(tmp_path, clock, staff=()))
    office, election = hall.window.office, hall.ready.election
    officers.name_officer(office, election, Officer(0, election, OfficerRole.HEAD_SCRUTINEER, "李建北"))
    hall.page.refresh()
    assert not gate(hall, StepKey.STAFF).button.isEnabled()
    assert "no_teller" in [one.code for one in hall.page.panels[StepKey.STAFF].problems.problems]
    assert hall.page.panels[StepKey.STAFF].facts.text() == "总监票人：李建北"


def test_a_later_vote_takes_over_the_method_and_says_so(window, tmp_path, clock):
    path, ready = count_file(tmp_path, clock, returned=20)
    hall = open_hall(window, path, ready)
    hall.keys("12\n" * 20)
    settle(hall)
    hall.click("offer_furtherConfirm")
    method = gate(hall, StepKey.METHOD)
    assert "本轮沿用" in method.words.text()
    assert not method.button.isVisible()
    assert hall.page.rail.buttons[StepKey.METHOD].text().startswith("✔")


def test_the_piles_must_add_up_before_the_first_ballot_is_called(window, tmp_path, clock):
    path, ready = count_file(tmp_path, clock)
    hall = open_hall(window, path, ready)
    hall.click("castGateConfirm")
    hall.page.panels[StepKey.OPEN].returned.set_number(20)
    hall.page.panels[StepKey.OPEN].mixed.setChecked(True)
    hall.click("openGateConfirm")
    hall.show(StepKey.COUNT)
    assert "验票分拣" in hall.page.count.wait.words.text()
    panel = hall.page.panels[StepKey.SORT]
    hall.show(StepKey.SORT)
    for field, number in ((panel.valid, 17), (panel.void, 1), (panel.doubtful, 1)):
        field.set_number(number)
    assert [one.code for one in panel.problems.problems] == ["piles_do_not_add_up"]
    assert not panel.gate.button.isEnabled()
    panel.doubtful.set_number(2)
    hall.click("sortGateConfirm")
    assert hall.page.key is StepKey.COUNT


def test_an_empty_pile_is_not_zero(window, tmp_path, clock):
    path, ready = count_file(tmp_path, clock)
    hall = open_hall(window, path, ready)
    hall.show(StepKey.SORT)
    panel = hall.page.panels[StepKey.SORT]
    panel.valid.set_number(20)
    assert not panel.gate.button.isEnabled()


def test_who_confirmed_the_result_stands_at_the_check_and_in_the_log(window, tmp_path, clock):
    hall = open_hall(window, *count_file(tmp_path, clock, returned=20))
    hall.keys("123\n" * 20)
    hall.click("entryFinish")
    hall.click("closeGateConfirm")
    panel = hall.page.panels[StepKey.CHECK]
    panel.witnesses.setText("李建北、丁建北")
    hall.click("confirmGateConfirm")
    hall.show(StepKey.CHECK)
    assert "09:30 监票人 李建北、丁建北 已确认" in panel.confirm.words.text()
    with window.office.db.read() as work:
        entries = audit_log.entries(work)
    assert [one.detail for one in entries if one.action == "确认计票结果"] == ["李建北、丁建北"]


def test_enter_leads_from_field_to_field_and_never_confirms(hall, qtbot):
    hall.show(StepKey.ISSUE)
    panel = hall.page.panels[StepKey.ISSUE]
    panel.printed.setFocus()
    seen = []
    for _ in range(5):
        qtbot.keyClick(hall.window.focusWidget(), Qt.Key.Key_Return)
        seen.append(hall.window.focusWidget())
    assert seen[:4] == [panel.issued, panel.spare, panel.cut, panel.witnesses]
    assert hall.page.stage.round.issued is None
