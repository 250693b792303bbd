"""A virus scanner holds a file for a moment: what is put in its place waits; what is forbidden does not."""

import time
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.services.backups import save_backup
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.office import create_office
from huanjie_desktop.services.texts.text import sentence
from huanjie_desktop.storage import files
from huanjie_desktop.storage.tables.voting import BallotRow
from tests.builders import marks, ready_to_count
from tests.faults import disk_says_no, scanner_holds


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(files, "_WAITS", (0.001, 0.001, 0.001))


@pytest.mark.parametrize("times", [1, 3])
def test_a_backup_waits_until_the_scanner_lets_the_new_file_go(office, tmp_path, monkeypatch, times):
    (tmp_path / "U盘").mkdir()
    calls = scanner_holds(monkeypatch, Path, "replace", times)
    saved = save_backup(office, tmp_path / "U盘").value
    assert len(calls) == times + 1
    assert [one.name for one in (tmp_path / "U盘").iterdir()] == [saved.name]


def test_a_scanner_that_never_lets_go_is_told_and_nothing_is_left(office, tmp_path, monkeypatch):
    (tmp_path / "U盘").mkdir()
    scanner_holds(monkeypatch, Path, "replace", 10**6)
    with pytest.raises(UserError) as refused:
        save_backup(office, tmp_path / "U盘")
    assert refused.value.code == "copy_failed"
    assert list((tmp_path / "U盘").iterdir()) == []


def test_a_new_office_waits_for_the_scanner_too(tmp_path, clock, monkeypatch):
    scanner_holds(monkeypatch, Path, "replace", 2)
    create_office(tmp_path / "街道.huanjie", clock).close()
    assert (tmp_path / "街道.huanjie").stat().st_size > 0


def test_what_is_forbidden_is_not_tried_again(office, tmp_path, monkeypatch):
    monkeypatch.setattr(files, "_WAITS", (5.0,))
    disk_says_no(monkeypatch, Path, "replace", PermissionError(13, "permission denied"))
    (tmp_path / "U盘").mkdir()
    began = time.monotonic()
    with pytest.raises(UserError):
        save_backup(office, tmp_path / "U盘")
    assert time.monotonic() - began < 4


def test_a_file_in_use_is_explained_with_virus_scanners():
    assert "杀毒软件" in sentence(UserError("office_in_use", file="街道.huanjie"))


def test_an_error_of_the_database_names_no_ballot(office):
    """Such an error goes to the running log, where every line has its time."""
    ready = ready_to_count(office, size=14)
    counting.open_box(office, ready.round, counting.Opening(14, True, "李建北"))
    counting.enter_ballot(office, counting.open_count(office, ready.round), marks("OO_X"))
    with pytest.raises(IntegrityError) as refused, office.db.write() as work:
        work.execute(update(BallotRow).values(marks="XX_O", write_ins='[["文建北", "O"]]'))
    assert "XX_O" not in str(refused.value)
    assert "文建北" not in str(refused.value)
