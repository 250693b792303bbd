"""The manual: every tab opens its page, pages lead to each other, and the labels they name are those of the window."""

import re
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextTable

from tests.architecture.sources import ROOT
from ui.help_window import CONTENTS, ManualWindow, manual_folder, show_manual
from ui.pages.registry import TABS

PAGES = sorted(manual_folder().glob("*.md"))
LABEL = re.compile(r"“\*\*(.+?)\*\*”")
SOURCES = [path for folder in ("ui", "huanjie_desktop/domain", "huanjie_desktop/services")
           for path in (ROOT / folder).rglob("*.py")]


def heading(shown: ManualWindow) -> str:
    return shown.text.document().firstBlock().text()


@pytest.mark.parametrize("place", range(len(TABS)))
def test_f1_opens_the_page_of_the_present_tab(qtbot, opened, place):
    opened.view.go(TABS[place].key)
    qtbot.keyClick(opened, Qt.Key.Key_F1)
    shown = opened.findChild(ManualWindow)
    assert heading(shown) == TABS[place].title
    shown.close()


def test_f1_without_a_file_opens_the_page_of_the_start(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert heading(window.findChild(ManualWindow)) == "首页"


def test_a_link_leads_to_the_other_page_and_back_again(qtbot, window):
    shown = show_manual(window, "roster.md")
    shown.text.setSource(QUrl("meeting.md"))
    assert heading(shown) == "会议议程"
    qtbot.mouseClick(shown.back, Qt.MouseButton.LeftButton)
    assert heading(shown) == "党员名册"


def test_the_contents_name_every_page(qtbot, window):
    shown = show_manual(window, "roster.md")
    qtbot.mouseClick(shown.contents, Qt.MouseButton.LeftButton)
    listed = (manual_folder() / CONTENTS).read_text(encoding="utf-8")
    assert heading(shown) == "换届桌面操作手册"
    assert not [page.name for page in PAGES if page.name != CONTENTS and f"]({page.name})" not in listed]


def test_a_second_f1_uses_the_window_that_is_open(window):
    assert show_manual(window, "roster.md") is show_manual(window, "home.md")


def test_tables_of_the_manual_have_lines(window):
    shown = show_manual(window, "roster.md")
    tables = [one for one in shown.text.document().rootFrame().childFrames() if isinstance(one, QTextTable)]
    assert tables
    assert all(table.format().border() == 1 for table in tables)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_label_the_manual_names_is_a_label_of_the_window(page):
    known = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    named = [part for label in LABEL.findall(page.read_text(encoding="utf-8")) for part in label.split(" › ")]
    assert not [label for label in named if label not in known]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_of_the_manual_says_first_what_it_is_for(page):
    lines = [line for line in page.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert lines[0].startswith("# ")
    assert not lines[1].startswith(("#", "|", "-", "1."))


def test_the_manual_is_found_from_another_folder(tmp_path):
    code = "from ui.help_window import manual_folder; print((manual_folder() / 'README.md').is_file())"
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {code}"]
    answer = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "True"
