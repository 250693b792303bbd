"""What is wrong with a file is told in the window, and the clerk can go on."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from PySide6.QtWidgets import QWidget

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.services import people
from huanjie_desktop.services.office import open_office
from tests.architecture.sources import ROOT
from tests.faults import damage
from ui import crash

HOLD = """
import sys
from pathlib import Path
from huanjie_desktop.services.office import open_office
office = open_office(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


def lose_table(path, name):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"DROP TABLE {name}")


def pages_of(path, name):
    with closing(sqlite3.connect(path)) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
    return (root - 1) * 4096


def test_a_file_in_use_elsewhere_is_told_and_the_start_page_stays(window, people_file):
    command = [sys.executable, "-c", HOLD, str(people_file)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "open\n"
        assert not window.open_file(people_file)
        other.stdin.close()
    assert window.messages.told == ["office_in_use"]
    assert window.open_file(people_file)


@pytest.mark.parametrize("table", ["member", "branch"])
def test_a_file_whose_first_page_cannot_be_shown_is_told(window, people_file, table):
    damage(people_file, pages_of(people_file, table), 4096)
    assert not window.open_file(people_file)
    assert window.messages.told == ["office_damaged"]
    assert window.office is None


def test_damage_out_of_sight_is_told_soon_after_opening(qtbot, window, people_file):
    damage(people_file, pages_of(people_file, "imported_member"), 4096)
    assert window.open_file(people_file)
    qtbot.waitUntil(lambda: window.messages.told == ["office_partly_damaged"])


def test_a_lost_table_is_told_soon_after_opening(qtbot, window, people_file):
    lose_table(people_file, "imported_member")
    assert window.open_file(people_file)
    qtbot.waitUntil(lambda: window.messages.told == ["office_partly_damaged"])


def test_a_whole_file_is_not_mentioned(qtbot, opened):
    opened._look.start(0)
    qtbot.waitUntil(lambda: not opened._look.isActive() and not opened.tasks.busy)
    assert opened.messages.told == []


def test_a_page_that_cannot_be_read_is_told_and_the_present_one_stays(opened, people_file):
    damage(people_file, pages_of(people_file, "member"), 4096)
    opened.office.db.close()
    opened.view.go("roster")
    assert opened.messages.told == ["office_damaged"]
    assert opened.view.key == "home"


def test_what_is_saved_into_a_file_that_was_moved_is_refused(opened, people_file, wait_idle):
    people_file.rename(people_file.with_name("别处.huanjie"))
    opened.tasks.run(lambda: people.ensure_branch(opened.office, "丙社区", "第一支部"))
    wait_idle(opened)
    assert opened.messages.told == ["office_moved"]
    opened.close_file()
    moved = open_office(people_file.with_name("别处.huanjie"))
    assert len(people.branches(moved)) == 2
    moved.close()


def test_a_refusal_at_an_unguarded_place_is_no_crash(monkeypatch, window, tmp_path):
    monkeypatch.setattr("sys.excepthook", None)
    crash.install(tmp_path / "huanjie.log", window, window.messages.trouble)
    trouble = UserError("disk_full", file="街道.huanjie")
    sys.excepthook(UserError, trouble, None)
    assert window.messages.told == ["disk_full"]
    assert window.findChild(crash.CrashWindow) is None


def test_the_progress_is_gone_when_a_failure_is_told(opened, wait_idle, monkeypatch):
    line = opened.findChild(QWidget, "progressLine")
    shown = []
    monkeypatch.setattr(opened.messages, "trouble", lambda _finding: shown.append(line.isVisible()))

    def fail():
        raise UserError("disk_full", file="街道.huanjie")

    line.show()
    opened.tasks.run(fail)
    wait_idle(opened)
    assert shown == [False]
