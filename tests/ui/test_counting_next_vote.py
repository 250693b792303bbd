"""一步办理 in the window: one sheet from the verdict to printed ballots, and a round that stands at 发票."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from huanjie_desktop.domain.election.rounds import RoundKind, RoundState
from huanjie_desktop.services import outcome, rounds
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.count.counting import Opening
from huanjie_desktop.services.office import create_office
from tests.builders import FOUR, a_branch, an_election, confirmed, marks, ready_to_count
from tests.ui.counting import count_file, open_hall
from tests.ui.meeting_office import dialog, write
from tests.ui.test_counting_course import enter_all, settle
from tests.ui.test_every_control import english, nameless, unguarded
from ui.letters import apply_size
from ui.pages.counting.cards_view import CardsDialog
from ui.pages.counting.stage import StepKey
from ui.state import SIZES

TIE = (("123\n", 8), ("124\n", 8), ("134\n", 4))
SHORT = (("12\n", 20),)


def voted(window, tmp_path, clock, *ballots):
    hall = open_hall(window, *count_file(tmp_path, clock, returned=20))
    window.messages._state.set_folder(tmp_path)
    enter_all(hall, *ballots)
    settle(hall)
    return hall


@pytest.fixture
def tied(window, tmp_path, clock):
    return voted(window, tmp_path, clock, *TIE)


@pytest.fixture
def short(window, tmp_path, clock):
    return voted(window, tmp_path, clock, *SHORT)


@pytest.fixture
def void(window, tmp_path, clock):
    path, ready = count_file(tmp_path, clock)
    hall = open_hall(window, path, ready)
    window.messages._state.set_folder(tmp_path)
    hall.window.view.context.tasks.now(
        lambda: counting.open_box(window.office, ready.round, Opening(21, True, "李建北", void_confirmed=True))
    )
    return hall


def press(*keys):
    """Press keys where the cursor stands."""
    for key in keys:
        QApplication.processEvents()
        QTest.keyClick(QGuiApplication.focusObject(), key)


def sheet(hall):
    hall.click("nextVoteGuide")
    return dialog("nextVoteDialog")


def fill(form, heads="20"):
    QTest.keyClicks(form.heads, heads)
    form.looked.setChecked(True)


def test_a_tie_is_voted_on_again_by_keys_alone(tied, wait_idle):
    press(Qt.Key.Key_Space)
    form = dialog("nextVoteDialog")
    assert "再次投票" in form.cards[0].card.spoken
    press(Qt.Key.Key_2, Qt.Key.Key_0, *[Qt.Key.Key_Return] * 5, Qt.Key.Key_Space, *[Qt.Key.Key_Return] * 2)
    wait_idle(tied.window)
    made = dialog("ballotsMadeDialog")
    assert made.view.content.startswith(b"%PDF")
    made.leave.click()
    assert (tied.page.key, tied.round.kind, tied.round.printed) == (StepKey.ISSUE, RoundKind.RUNOFF, 23)
    tied.click("issueGateConfirm")
    assert tied.round.state is RoundState.ISSUED


def test_the_number_to_print_follows_the_heads_and_may_be_changed(tied, wait_idle):
    form = sheet(tied)
    fill(form)
    assert form.copies.number() == 23
    form.copies.set_number(30)
    form.ok.click()
    wait_idle(tied.window)
    dialog("ballotsMadeDialog").leave.click()
    assert tied.round.printed == 30
    assert tied.page.panels[StepKey.ISSUE].spare.number() == 10


def test_heads_that_the_sign_in_does_not_know_are_refused_and_lead_there(tied):
    form = sheet(tied)
    fill(form, "19")
    assert not form.ok.isEnabled()
    assert "签到现为 20 人" in form.problem_list.item(0).text()
    form.sign_in.click()
    assert tied.window.view.key == "meeting"


def test_somebody_found_by_initials_stands_in_a_further_election(short, wait_idle):
    form = sheet(short)
    QTest.keyClicks(form.search, "wjb")
    assert "文建北" in [form.search.found.item(row).text() for row in range(form.search.found.count())]
    write(form.search, "")
    form.search.clear()
    write(form.search, "文")
    QTest.keyClick(form.search, Qt.Key.Key_Return)
    assert form.names.text() == "应选 1 名，候选人：文建北、张建北、陈建北"
    fill(form)
    form.ok.click()
    wait_idle(short.window)
    dialog("ballotsMadeDialog").leave.click()
    assert short.round.names == ("文建北", "张建北", "陈建北")


def test_many_names_are_seen_whole(window, tmp_path, clock):
    names = (*FOUR, "林建北", "欧建北", "任建北", "何建北", "宋建北")
    hall = open_hall(window, *count_file(tmp_path, clock, names=names, committee=7))
    round_id = hall.ready.round
    window.tasks.now(lambda: outcome.void_round(window.office, round_id, "停电，选票散落"))
    form = sheet(hall)
    QApplication.processEvents()
    assert form.names.height() >= form.names.heightForWidth(form.names.width())
    form.close()


def test_those_added_by_mistake_are_put_back(short):
    form = sheet(short)
    write(form.search, "文")
    QTest.keyClick(form.search, Qt.Key.Key_Return)
    form.search.back.click()
    assert form.names.text() == "应选 1 名，候选人：张建北、陈建北"
    assert form.search.back.isHidden()


def test_fewer_seats_are_voted_on_where_the_rules_permit(window, tmp_path, clock):
    names = (*FOUR, "林建北", "欧建北")
    hall = open_hall(window, *count_file(tmp_path, clock, names=names, committee=5, returned=20))
    enter_all(hall, ("1234\n", 20))
    settle(hall)
    form = sheet(hall)
    assert form.agree.isHidden()
    form.way.setCurrentIndex(1)
    assert not form.ok.isEnabled()
    QTest.keyClicks(form.agree, "9")
    form.ok.click()
    again = dialog("nextVoteDialog")
    assert not again.way.isVisible()
    assert "没有达到半数" in again.cards[0].card.spoken
    again.reject()
    assert hall.round.consent == 9


def test_a_box_with_too_many_ballots_has_its_reason_and_its_one_step(void, wait_idle):
    assert void.page.key is StepKey.OPEN
    void.click("openCards")
    cards = void.window.findChild(CardsDialog)
    assert [box.card.title for box in cards.boxes][1] == "选举无效"
    cards.close()
    form = sheet(void)
    fill(form)
    form.ok.click()
    wait_idle(void.window)
    dialog("ballotsMadeDialog").leave.click()
    assert (void.page.key, void.round.kind) == (StepKey.ISSUE, RoundKind.AGAIN)
    assert len(rounds.rounds(void.window.office, void.ready.poll)) == 2


def test_the_ballots_of_a_void_vote_are_sealed_where_it_was_found_void(void):
    void.click("sealGateConfirm")
    bag = dialog("sealDialog")
    for tick in bag._ticks:
        tick.setChecked(True)
    bag.ok.click()
    assert "已封存，监票人：李建北" in void.page.panels[StepKey.OPEN].seal.words.text()


def test_a_folder_that_refuses_leaves_a_round_whose_ballots_are_still_to_print(tied, tmp_path, wait_idle):
    form = sheet(tied)
    fill(form)
    tied.window.messages.replies.append(tmp_path / "没有" / "选票.pdf")
    form.change.click()
    form.ok.click()
    wait_idle(tied.window)
    assert tied.window.messages.told == ["file_not_written"]
    assert tied.page.key is StepKey.ISSUE
    assert "还没有印制" in tied.page.panels[StepKey.ISSUE].print.words.text()


def test_the_ballots_go_to_the_printer_at_their_true_size(tied, tmp_path, wait_idle):
    form = sheet(tied)
    fill(form)
    form.ok.click()
    wait_idle(tied.window)
    made = dialog("ballotsMadeDialog")
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "打印.pdf"))
    made.choose_printer = lambda _parent, _title: printer
    made.view.print.click()
    wait_idle(tied.window)
    assert made.told.text() == "✔ 已送打印机 23 页，实际大小。"
    made.leave.click()


def test_before_the_announcement_the_step_waits_and_says_why(window, tmp_path, clock):
    hall = open_hall(window, *count_file(tmp_path, clock, returned=20))
    enter_all(hall, *TIE)
    hall.click("entryFinish")
    for name in ("closeGateConfirm", "confirmGateConfirm", "reportGateConfirm"):
        hall.click(name)
    hall.show(StepKey.ANNOUNCE)
    guide = hall.page.panels[StepKey.ANNOUNCE].findChild(QPushButton, "nextVoteGuide")
    assert not guide.isEnabled()
    assert "先宣布" in guide.toolTip()


@pytest.mark.parametrize("size", SIZES)
def test_the_sheet_fits_the_smallest_screen_and_is_named(short, size):
    apply_size(size)
    form = sheet(short)
    least = form.minimumSizeHint()
    assert (form.width() <= 1090, form.height() <= 600) == (True, True), form.size()
    assert (least.width() <= 1090, least.height() <= 600) == (True, True), least
    assert (nameless(form), english(form), unguarded(form)) == ([], [], [])
    form.close()


def test_enter_brings_the_next_field_into_sight_at_the_largest_letters(short):
    apply_size("特大")
    form = sheet(short)
    form.resize(1000, 420)
    form.witnesses.setFocus()
    QTest.keyClick(form.witnesses, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert form.looked.hasFocus()
    assert form.looked.visibleRegion().boundingRect().height() == form.looked.height()
    form.close()


@pytest.mark.parametrize("size", SIZES)
def test_the_ballots_made_fit_the_smallest_screen_and_are_named(tied, wait_idle, size):
    apply_size(size)
    form = sheet(tied)
    fill(form)
    form.ok.click()
    wait_idle(tied.window)
    made = dialog("ballotsMadeDialog")
    least = made.minimumSizeHint()
    assert (made.width() <= 1090, made.height() <= 600) == (True, True), made.size()
    assert (least.width() <= 1090, least.height() <= 600) == (True, True), least
    assert (nameless(made), english(made), unguarded(made)) == ([], [], [])
    made.close()


def test_a_file_opened_later_stands_at_the_vote_that_is_due(window, tmp_path, clock):
    path = tmp_path / "票数相等.huanjie"
    office = create_office(path, clock)
    ready = ready_to_count(office)
    confirmed(office, ready.round, [marks("OO__")] * 20)
    office.close()
    hall = open_hall(window, path, ready)
    assert (hall.page.stage.round.id, hall.page.key) == (ready.round, StepKey.ANNOUNCE)
    hall.click("nextVoteGuide")
    dialog("nextVoteDialog").reject()


def test_a_round_that_was_not_chosen_yet_offers_no_change_of_the_list(window, tmp_path, clock):
    path = tmp_path / "还没有投票.huanjie"
    office = create_office(path, clock)
    an_election(office, a_branch(office))
    office.close()
    hall = open_hall(window, path, None)
    assert not hall.page.rail.change.isVisible()
    assert not hall.page.rail.bundles.isVisible()
