"""疑难票: laid aside by F5, decided by the scrutineers in the window, counted as decided, led on to paper 13."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from huanjie_desktop.services.count import doubtful
from tests.ui.counting import count_file, open_hall
from tests.ui.meeting_office import dialog
from ui.pages.counting.stage import StepKey


@pytest.fixture
def hall(window, tmp_path, clock):
    hall = open_hall(window, *count_file(tmp_path, clock, returned=20))
    hall.keys("123\n12")
    hall.key(Qt.Key.Key_F5)
    hall.keys("\n")
    hall.click("entryDoubtful")
    return hall


def ruling(hall, ground, yes=1, no=0):
    """Open the ruling of the first ballot and fill in ground, description and votes."""
    dialog("doubtfulDialog").decide.click()
    form = dialog("rulingDialog")
    form.ground.setCurrentIndex(form.ground.findData(ground))
    form.seen.setPlainText("第3格有墨点")
    form.yes.set_number(yes)
    form.no.set_number(no)
    return form


def decisions(hall):
    return doubtful.decisions(hall.window.office, hall.ready.round)


def test_the_queue_shows_the_ballot_and_the_clause_of_every_ground(hall):
    queue = dialog("doubtfulDialog")
    assert [line.ballot for line in queue.queue.model.shown] == [2]
    form = ruling(hall, "sign_in_doubt")
    assert "选举办法第" in form.clause.text()
    assert "有疑问的选票由监票人认定" in form.clause.text()


def test_a_decision_counts_and_its_result_is_told(hall):
    form = ruling(hall, "sign_in_doubt")
    form.reading.boxes[2].setCurrentIndex(0)
    form.ok.click()
    queue = dialog("doubtfulDialog")
    assert queue.told.text().startswith("第 1 号认定：第 2 张")
    assert "赞成 1 人，反对 0 人。有效：赞成刘建北、孙建北、张建北" in queue.told.text()
    assert queue.told.accessibleName() == queue.told.text()
    assert not queue.decide.isEnabled()
    queue.leave.click()
    assert hall.view.state.tally.votes["张建北"].yes == 2
    assert hall.view.state.set_aside == 0


def test_a_whole_ballot_is_void_only_on_a_ground_that_allows_it(hall):
    form = ruling(hall, "box_unreadable")
    assert not form.void.isEnabled()
    form.ground.setCurrentIndex(form.ground.findData("identifying_mark"))
    assert form.verdict.text().startswith("按此认定：整张无效")
    form.ok.click()
    assert decisions(hall)[0].verdict_words.startswith("整张无效")


def test_a_ground_that_voids_by_the_clause_ticks_and_holds_the_whole_ballot_void(hall):
    form = ruling(hall, "identifying_mark")
    assert (form.void.isChecked(), form.void.isEnabled()) == (True, False)
    assert "整张无效" in form.void.toolTip()
    form.ground.setCurrentIndex(form.ground.findData("altered"))
    assert (form.void.isChecked(), form.void.isEnabled()) == (False, True)
    form.void.setChecked(True)
    form.ground.setCurrentIndex(form.ground.findData("torn"))
    assert form.void.isChecked()


@pytest.mark.parametrize(
    ("yes", "no", "code"),
    [(0, 0, "ruling_too_few_votes"), (0, 1, "ruling_not_passed"), (2, 0, "ruling_votes_over_scrutineers")],
)
def test_without_a_majority_nothing_is_decided(hall, yes, no, code):
    form = ruling(hall, "altered", yes, no)
    assert code in [one.code for one in form.problem_list.problems]
    assert not form.ok.isEnabled()
    form.reject()
    assert decisions(hall) == ()


def test_what_the_program_finds_stands_apart_from_what_eyes_see(window, tmp_path, clock):
    hall = open_hall(window, *count_file(tmp_path, clock, returned=20))
    hall.keys("1234")
    hall.key(Qt.Key.Key_F5)
    hall.keys("\n")
    hall.click("entryDoubtful")
    dialog("doubtfulDialog").decide.click()
    form = dialog("rulingDialog")
    offered = [form.ground.itemText(place) for place in range(form.ground.count())]
    assert "所选人数超过应选名额（选举办法第" in form.findChild(QLabel, "rulingSystem").text()
    assert [one[:13] for one in offered if one.startswith("系统")] == ["系统　所选人数超过应选名额"]
    assert sum(one.startswith("监票人") for one in offered) == len(offered) - 1


def test_a_decided_ballot_is_decided_anew_and_both_decisions_stay(hall):
    ruling(hall, "altered").ok.click()
    queue = dialog("doubtfulDialog")
    queue.decided.select_where(lambda one: one.number == 1)
    queue.again.click()
    form = dialog("rulingDialog")
    form.ground.setCurrentIndex(form.ground.findData("no_seal"))
    form.void.setChecked(True)
    form.seen.setPlainText("背面没有章")
    form.yes.set_number(1)
    form.ok.click()
    assert [one.ground for one in decisions(hall)] == ["有涂改", "没有盖章"]


def test_the_decisions_lead_to_their_paper(hall):
    ruling(hall, "altered").ok.click()
    dialog("doubtfulDialog").paper.click()
    assert hall.window.view.page("papers").list.current().state.kind == "doubtful"


def test_a_count_with_a_ballot_in_doubt_is_not_closed(hall):
    dialog("doubtfulDialog").leave.click()
    hall.keys("123\n" * 18)
    hall.show(StepKey.CHECK)
    box = hall.page.panels[StepKey.CHECK].close_box
    assert [one.code for one in box.problems.problems] == ["ballots_undecided"]
    hall.click("checkDoubtful")
    ruling(hall, "altered").ok.click()
    dialog("doubtfulDialog").leave.click()
    assert box.problems.problems == ()
