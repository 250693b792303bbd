"""资料文书: what can be made, what is missing, preview, saving, printing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from huanjie_desktop.services.papers.kinds import PAPER_NAMES
from tests.builders import marks
from tests.ui.counting import count_file
from ui.pages.papers.page import Page
from ui.targets import PaperTarget
from ui.widgets.pdf_view import PdfPages


@pytest.fixture
def page(window, tmp_path, clock, wait_idle):
    path, ready = count_file(tmp_path, clock, returned=20)
    assert window.open_file(path)
    window.view.go("papers")
    page = window.view.page("papers")
    assert isinstance(page, Page)
    page.ready = ready
    page.idle = lambda: wait_idle(window)
    return page


def choose(page, kind):
    assert page.list.select_where(lambda line: line.state.kind == kind)
    page.idle()


def settle(page):
    """Count and confirm with the services, as the other tab does."""
    from huanjie_desktop.services import outcome
    from huanjie_desktop.services.count import counting

    office, ready = page.window().office, page.ready
    session = counting.open_count(office, ready.round)
    for one in [marks("OOO_")] * 20:
        counting.enter_ballot(office, session, one)
    page.window().tasks.now(lambda: counting.close_count(office, ready.round))
    page.window().tasks.now(lambda: outcome.confirm_outcome(office, ready.round))


def test_every_paper_stands_in_the_table_with_its_state(page):
    states = {line.state.kind: line.words for line in page.list.model.shown}
    assert states["sign_in"] == "可生成"
    assert states["result_report"].startswith("缺 ")
    assert list(states) == [one.kind for one in PAPER_NAMES]


def test_what_is_missing_is_listed_and_nothing_can_be_saved(page):
    choose(page, "result_report")
    assert page.missing.isVisible()
    assert page.missing.item(0).text()
    assert not page.save.isEnabled()
    assert "左下方" in page.save.toolTip()


def test_a_ready_paper_is_shown_as_it_will_be_printed(page):
    choose(page, "sign_in")
    assert page.preview.content.startswith(b"%PDF")
    assert "第 1 页" in page.preview.place.text()
    assert page.save.isEnabled()


def test_only_the_last_chosen_paper_is_shown(page):
    page.list.select_where(lambda line: line.state.kind == "sign_in")
    choose(page, "election_method")
    assert page._drawn.title == "选举办法"


def test_a_paper_is_saved_and_can_be_opened(page, window, tmp_path):
    choose(page, "sign_in")
    window.messages.replies = [tmp_path / "签到"]
    page.save.click()
    page.idle()
    saved = tmp_path / "签到.pdf"
    assert saved.read_bytes().startswith(b"%PDF")
    assert page.saved.isVisible()
    page.saved.open_file.click()
    page.saved.open_folder.click()
    assert window.messages.told == ["签到.pdf", tmp_path.name]


def test_giving_up_the_chooser_saves_nothing(page, window):
    choose(page, "sign_in")
    window.messages.replies = [None]
    page.save.click()
    page.idle()
    assert not page.saved.isVisible()


def test_all_papers_go_to_a_folder_and_the_rest_is_counted(page, window, tmp_path):
    window.messages.replies = [tmp_path / "文书"]
    page.all.click()
    page.idle()
    written = list((tmp_path / "文书").glob("*.pdf"))
    ready = [line for line in page.list.model.shown if line.state.ready]
    assert len(written) == len(ready)
    assert f"另有 {len(page.list.model.shown) - len(ready)} 份" in page.saved.words.text()
    assert not page.saved.open_file.isVisible()


def test_a_paper_is_printed_at_its_true_size(page, tmp_path):
    choose(page, "sign_in")
    printed = tmp_path / "打印.pdf"

    def to_file(_parent, _title):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(printed))
        return printer

    page.choose_printer = to_file
    page.print.click()
    page.idle()
    wanted, found = PdfPages(page.preview.content), PdfPages(printed.read_bytes())
    assert len(found) == len(wanted)
    assert found.size(0) == pytest.approx(wanted.size(0), abs=1.5)


def test_the_report_becomes_ready_with_the_result(page):
    settle(page)
    page.idle()
    choose(page, "result_report")
    assert page.current().ready
    assert page.preview.content.startswith(b"%PDF")


def test_another_tab_may_ask_for_one_paper(page, window):
    settle(page)
    target = PaperTarget(page.ready.election, "result_report", page.ready.round)
    window.view.go("papers", target)
    page.idle()
    assert page.current().kind == "result_report"


def test_without_an_election_the_page_says_what_to_do(opened):
    opened.view.go("papers")
    page = opened.view.page("papers")
    assert page.election.currentText() == "还没有选举"
    for control in (page.save, page.print, page.all):
        assert not control.isEnabled()
        assert control.toolTip()


def test_minutes_without_times_are_saved_only_after_the_question(page, tmp_path):
    settle(page)
    choose(page, "minutes")
    assert page.current().ready
    assert "⚠" in page.list.model.columns[2].text(page.list.current())
    assert page.missing.isVisible()
    page.window().messages.replies = [True, tmp_path / "记录.pdf"]
    page.save.click()
    page.idle()
    assert (tmp_path / "记录.pdf").is_file()
    assert "没有记录时间" in page.window().messages.asked[0]


def test_the_question_about_times_leads_to_the_agenda(page):
    settle(page)
    choose(page, "minutes")
    page.window().messages.replies = [False]
    page.save.click()
    view = page.window().view
    assert view.key == "meeting"
    assert view.page("meeting").step == "agenda"


def test_coming_to_the_papers_the_arrows_choose_one_at_once(page, window):
    window.view.go("home")
    window.view.go("papers")
    assert window.focusWidget() is page.list.table
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    page.idle()
    assert page.current().kind == "election_method"
    assert page._drawn.title == "选举办法"
