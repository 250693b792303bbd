"""从文件升级 in the window: refused at the wrong moment, offered, prepared, handed over; afterwards what is new."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QAction, QGuiApplication

from huanjie_desktop import __version__
from huanjie_desktop.services.update import here as running
from tests.services.update import packages
from ui import updating
from ui.help_window import ReadingWindow
from ui.update_dialog import InstallDialog, UpdateDialog
from ui.upgraded import tell_after_upgrade


@pytest.fixture
def installed(monkeypatch, tmp_path):
    """Let the window believe that it was installed, and trust the keys of the test."""
    where = replace(packages.HERE, folder=tmp_path / "程序")
    monkeypatch.setattr(updating, "here", lambda: where)
    monkeypatch.setattr("huanjie_desktop.services.update.prepare.trusted_keys", lambda: packages.KEYS)
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_, **__: tmp_path / "cache")
    return where


def ask(window) -> None:
    window.findChild(QAction, "actionUpdate").trigger()


def offered(window, path, wait_idle) -> UpdateDialog:
    window.messages.replies = [path]
    ask(window)
    wait_idle(window)
    return window.findChild(UpdateDialog)


def test_from_source_the_clerk_is_told_that_there_is_no_update(opened):
    ask(opened)
    assert opened.messages.told == ["update_from_source"]


def test_while_ballots_are_counted_there_is_no_update(opened, installed):
    opened.office.counting = 7
    ask(opened)
    assert opened.messages.told == ["update_counting"]
    opened.office.counting = None


def test_an_unsigned_package_is_told_and_nothing_is_offered(opened, installed, tmp_path, wait_idle):
    assert offered(opened, packages.package(tmp_path, key=None), wait_idle) is None
    assert opened.messages.told == ["update_unsigned"]


def test_the_offer_shows_both_versions_the_news_and_the_file_that_is_copied(opened, installed, tmp_path, wait_idle):
    dialog = offered(opened, packages.package(tmp_path), wait_idle)
    words = "\n".join(label.text() for label in dialog.findChildren(type(opened._saved)))
    assert "0.2.0" in words
    assert "0.1.0" in words
    assert opened.office.path.name in words
    assert "试验" in dialog.news.toPlainText()
    dialog.reject()


def test_giving_up_leaves_no_copy(opened, installed, tmp_path, wait_idle, people_file):
    offered(opened, packages.package(tmp_path), wait_idle).reject()
    assert not list(people_file.parent.glob("*备份*"))


def test_a_debian_package_is_taken_out_and_its_command_can_be_copied(opened, installed, tmp_path, wait_idle):
    offered(opened, packages.package(tmp_path), wait_idle).go.click()
    wait_idle(opened)
    dialog = opened.findChild(InstallDialog)
    file = tmp_path / "cache" / "升级" / "huanjie_0.2.0_amd64.deb"
    assert file.read_bytes() == packages.BODY
    assert list(opened.office.path.parent.glob("*备份*"))
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == f"sudo apt install '{file}'"
    dialog.run.click()
    assert opened.messages.told == [file.name]
    dialog.reject()


def test_on_windows_the_installer_is_started_and_the_window_closes(opened, installed, tmp_path, monkeypatch, wait_idle):
    begun = []
    monkeypatch.setattr(updating, "here", lambda: replace(installed, kind="installer"))
    monkeypatch.setattr("subprocess.Popen", lambda command, **_: begun.append(command))
    offered(opened, packages.package(tmp_path, kind="installer", file="setup.exe"), wait_idle).go.click()
    wait_idle(opened)
    assert begun == [[str(tmp_path / "cache" / "升级" / "setup.exe"), "/WAIT", "/START"]]
    assert opened.office is None
    assert not opened.isVisible()


def test_an_installer_that_is_not_let_run_is_told_and_the_window_stays(
    opened, installed, tmp_path, monkeypatch, wait_idle
):
    monkeypatch.setattr(updating, "here", lambda: replace(installed, kind="installer"))
    offered(opened, packages.package(tmp_path, kind="installer", file="setup.exe"), wait_idle).go.click()
    wait_idle(opened)
    assert opened.messages.told == ["update_not_started"]
    assert opened.isVisible()


def test_a_portable_program_is_staged_and_started_to_take_over(opened, installed, tmp_path, monkeypatch, wait_idle):
    begun, where = [], replace(installed, kind="folder")
    monkeypatch.setattr(updating, "here", lambda: where)
    monkeypatch.setattr("subprocess.Popen", lambda command, **_: begun.append(command))
    offered(opened, packages.of_folder(tmp_path, {"huanjie": "neu"}), wait_idle).go.click()
    wait_idle(opened)
    assert begun[0][:3] == [str(where.folder / "升级/新版本/huanjie"), "--take-over", str(where.folder)]
    assert not opened.isVisible()


def test_after_an_upgrade_the_news_are_shown_once(window):
    window.state.set_version("0.0.1")
    tell_after_upgrade(window)
    shown = window.findChild(ReadingWindow, "newsWindow")
    assert __version__ in shown.text.toPlainText()
    shown.close()
    assert window.state.version() == __version__
    tell_after_upgrade(window)
    assert not any(one.isVisible() for one in window.findChildren(ReadingWindow))


def test_the_first_start_shows_no_news(window):
    tell_after_upgrade(window)
    assert window.findChild(ReadingWindow, "newsWindow") is None
    assert window.state.version() == __version__


def test_the_list_of_changes_can_be_read_at_any_time(window):
    window.findChild(QAction, "actionNews").trigger()
    assert "更新记录" in window.findChild(ReadingWindow, "newsWindow").text.toPlainText()


def test_an_exchange_that_failed_is_told_at_the_next_start(window, monkeypatch, tmp_path):
    (tmp_path / "升级").mkdir()
    (tmp_path / "升级" / "没有换成.txt").write_text("busy")
    where = replace(running.here(), kind="folder", folder=tmp_path)
    monkeypatch.setattr("ui.upgraded.here", lambda: where)
    tell_after_upgrade(window)
    assert window.messages.told == ["update_not_swapped"]
    assert not (tmp_path / "升级").exists()
