"""A portable program and the new one change places as a whole, and back when something refuses."""

import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.services.update import here as running
from huanjie_desktop.services.update import portable
from huanjie_desktop.services.update.prepare import look, prepare
from tests.services.update.packages import HERE, KEYS, going_on, of_folder

NEW = {"huanjie": '#!/bin/sh\necho "$0" > "$(dirname "$0")/started"\n', "lib/teil": "neu", "resources/a": "neu"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A portable program on a stick, with an office file beside it."""
    made = tmp_path / "U盘 换届"
    for name, text in {"huanjie": "alt", "lib/teil": "alt", "lib/weg": "alt", "便携版.txt": "", "data/a": "票"}.items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text(text)
    return made


@pytest.fixture
def staged(folder: Path, tmp_path: Path) -> Path:
    where = replace(HERE, kind="folder", folder=folder)
    return portable.stage(prepare(look(of_folder(tmp_path, NEW), where, KEYS), None, going_on))


def contents(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_the_new_program_lies_beside_the_old_one_until_it_takes_over(folder, staged):
    assert staged.parent.parent == folder
    assert os.access(staged / "huanjie", os.X_OK)
    assert (folder / "lib/teil").read_text() == "alt"


def test_the_program_is_replaced_and_the_data_is_not_touched(folder, staged):
    portable.swap(staged, folder)
    assert (folder / "lib/teil").read_text() == "neu"
    assert not (folder / "lib/weg").exists()
    assert (folder / "data/a").read_text() == "票"
    assert (folder / "便携版.txt").is_file()


def test_what_refuses_in_the_middle_is_put_back(folder, staged, monkeypatch):
    before = {name: text for name, text in contents(folder).items() if not name.startswith("升级")}
    rename = Path.rename

    def refuse(source, target):
        if source == staged / "resources":
            raise PermissionError(source)
        return rename(source, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PermissionError):
        portable.swap(staged, folder)
    assert {name: text for name, text in contents(folder).items() if not name.startswith("升级")} == before


@pytest.mark.skipif(sys.platform == "win32", reason="the new program of this test is a shell script")
def test_the_new_program_waits_for_the_old_one_and_starts_in_its_place(folder, staged):
    old = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(0.5)"])
    begun = time.monotonic()
    code = "import sys, pathlib; from huanjie_desktop.services.update.portable import take_over as t; "
    code += "t(pathlib.Path(sys.argv[1]), int(sys.argv[2]))"
    taking = subprocess.Popen([sys.executable, "-c", code, str(folder), str(old.pid)])
    old.wait()
    assert time.monotonic() - begun >= 0.5
    assert taking.wait(20) == 0
    deadline = time.monotonic() + 10
    while not (folder / "started").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert (folder / "started").read_text().strip() == str(folder / "huanjie")


def test_a_failed_exchange_is_told_once_and_the_rest_is_cleared(folder, staged, monkeypatch):
    monkeypatch.setattr(portable, "swap", lambda *_: (_ for _ in ()).throw(PermissionError("busy")))
    monkeypatch.setattr(portable, "_wait_for", lambda _process: None)
    monkeypatch.setattr(portable, "start", lambda *_: None)
    portable.take_over(folder, 1)
    where = replace(HERE, kind="folder", folder=folder)
    assert portable.clear_leftovers(where)
    assert not portable.clear_leftovers(where)
    assert not (folder / "升级").exists()


def test_a_package_without_the_program_is_damaged(folder, tmp_path):
    where = replace(HERE, kind="folder", folder=folder)
    ready = prepare(look(of_folder(tmp_path, {"lib/teil": "neu"}), where, KEYS), None, going_on)
    with pytest.raises(UserError, match="update_damaged"):
        portable.stage(ready)


@pytest.mark.parametrize(
    ("marker", "system", "kind"),
    [("便携版.txt", "linux", "folder"), ("portable.txt", "win32", "folder"), ("别的.txt", "win32", "installer")],
)
def test_the_kind_of_installation_is_seen_from_its_folder(tmp_path, monkeypatch, marker, system, kind):
    (tmp_path / marker).write_text("")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "huanjie"))
    assert running.kind_of_installation() == kind


def test_from_source_nothing_is_installed():
    assert running.here().kind == "source"
    assert running.here().folder is None


@pytest.mark.parametrize(("system", "kind"), [("linux", "deb"), ("win32", "installer")])
def test_an_installed_program_is_told_from_a_portable_one(tmp_path, monkeypatch, system, kind):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "huanjie"))
    monkeypatch.setattr(running, "DEB_FOLDER", tmp_path)
    assert running.kind_of_installation() == kind
