"""A portable program keeps everything beside itself, an installed one on the PC."""

import sys

import pytest

from huanjie_desktop.base.log import log_folder
from huanjie_desktop.base.places import MARKERS, folder_beside, portable_folder, program_folder
from huanjie_desktop.services.count.practice import practice_folder


@pytest.fixture
def stick(tmp_path, monkeypatch):
    folder = tmp_path / "U盘" / "换届桌面"
    folder.mkdir(parents=True)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "huanjie.exe"))
    monkeypatch.delenv("HUANJIE_LOG", raising=False)
    monkeypatch.delenv("HUANJIE_PRACTICE", raising=False)
    return folder


def test_without_a_marker_nothing_lies_beside_the_program(stick):
    assert folder_beside() is None
    assert stick not in log_folder().parents
    assert not list(stick.iterdir())


@pytest.mark.parametrize("marker", MARKERS)
def test_with_a_marker_data_log_and_practice_lie_beside_the_program(stick, marker):
    (stick / marker).touch()
    assert portable_folder() == stick
    assert folder_beside() == stick / "数据"
    assert log_folder() == stick / "数据" / "日志"
    assert stick / "数据" in practice_folder().parents


def test_a_stick_that_cannot_be_written_leaves_the_pc_its_places(stick, monkeypatch):
    (stick / MARKERS[0]).touch()
    (stick / "数据").touch()
    assert folder_beside() is None
    assert stick not in log_folder().parents


def test_the_trial_of_writing_leaves_nothing(stick):
    (stick / MARKERS[0]).touch()
    assert not list(folder_beside("设置").iterdir())


def test_from_source_nothing_is_portable():
    assert program_folder() is None
    assert folder_beside("日志") is None
