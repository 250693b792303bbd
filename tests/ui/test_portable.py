"""The window of a portable program: settings, recent files and the first folder lie on the stick."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from ui.app import settings_of_this_user
from ui.state import State, documents_folder


@pytest.fixture
def stick(tmp_path, monkeypatch):
    return plugged_in(tmp_path / "E", monkeypatch)


def plugged_in(drive: Path, monkeypatch) -> Path:
    """Let the program run from a drive."""
    folder = drive / "换届桌面"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "便携版.txt").touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "huanjie.exe"))
    return folder


def test_settings_lie_on_the_stick(stick):
    settings = settings_of_this_user()
    State(settings).set_size("大")
    settings.sync()
    assert Path(settings.fileName()) == stick / "数据" / "设置" / "HuanjieDesktop.ini"
    assert "size" in (stick / "数据" / "设置" / "HuanjieDesktop.ini").read_text(encoding="utf-8")


def test_a_new_file_is_offered_a_place_on_the_stick(stick):
    assert documents_folder() == stick / "数据"


def test_recent_files_are_found_when_the_stick_has_another_letter(stick, tmp_path, monkeypatch):
    office = documents_folder() / "某某街道.huanjie"
    office.touch()
    elsewhere = tmp_path / "电脑" / "另一个.huanjie"
    settings = settings_of_this_user()
    state = State(settings)
    for path in (elsewhere, office):
        state.remember(path)
    settings.sync()
    stick.parent.rename(tmp_path / "F")
    moved = plugged_in(tmp_path / "F", monkeypatch)
    assert State(settings_of_this_user()).recent() == [moved / "数据" / "某某街道.huanjie", elsewhere]


def test_an_installed_program_keeps_whole_paths(tmp_path):
    state = State(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    state.remember(tmp_path / "某某街道.huanjie")
    state.remember(tmp_path / "第二.huanjie")
    state.forget(tmp_path / "第二.huanjie")
    assert state.recent() == [tmp_path / "某某街道.huanjie"]
