"""The uninstaller shows where the office's files lie."""

import sys

import pytest
from PySide6.QtCore import QSettings

import ui.app
from tests.architecture.sources import ROOT
from ui.state import State

sys.path.insert(0, str(ROOT / "packaging" / "windows"))

import office_files


@pytest.fixture
def settings(tmp_path, monkeypatch):
    kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    monkeypatch.setattr(ui.app, "settings_of_this_user", lambda: kept)
    return kept


def test_the_files_last_used_that_are_still_there_are_named(tmp_path, settings):
    for name in ("某某街道.huanjie", "已删除.huanjie"):
        State(settings).remember(tmp_path / name)
    (tmp_path / "某某街道.huanjie").touch()
    assert office_files.write(str(tmp_path / "places.txt")) == 0
    written = (tmp_path / "places.txt").read_bytes()
    assert written.startswith(b"\xff\xfe")
    assert written.decode("utf-16") == f"{tmp_path / '某某街道.huanjie'}\r\n"


def test_without_a_file_nothing_is_named(tmp_path, settings):
    office_files.write(str(tmp_path / "places.txt"))
    assert (tmp_path / "places.txt").read_text(encoding="utf-16") == ""
