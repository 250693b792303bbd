"""Copies on the stick while ballots are counted: verified, the newest kept, one sentence for each trouble."""

import sqlite3
import threading
import time

import pytest

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.services.backups import last_backup
from huanjie_desktop.services.count import counting, resume, safe_copies
from huanjie_desktop.services.count.safe_copies import KEPT, CopyPlace, copy_place, save_safe_copy
from huanjie_desktop.services.office import open_office
from huanjie_desktop.services.texts.text import sentence
from huanjie_desktop.storage import audit_log, backup
from huanjie_desktop.storage.health import file_health
from tests.builders import marks, ready_to_count
from tests.faults import nobody
from tests.journeys.pile import stored_in


@pytest.fixture
def ready(office):
    made = ready_to_count(office, size=20)
    counting.open_box(office, made.round, counting.Opening(20, True, "李建北"))
    return made


@pytest.fixture
def stick(tmp_path):
    (tmp_path / "U盘").mkdir()
    return CopyPlace(tmp_path / "U盘", elsewhere=False)


def code_of(office, place):
    with pytest.raises(UserError) as refused:
        save_safe_copy(office, place)
    return refused.value.code


def names(stick):
    return sorted(one.name for one in stick.folder.iterdir())


def test_only_the_newest_copies_stay_whatever_the_clock_says(office, stick):
    for _ in range(KEPT + 3):
        save_safe_copy(office, stick)
    assert names(stick) == [f"街道_计票备份_{number:04d}_20261012_0930.huanjie" for number in range(4, 4 + KEPT)]


def test_other_files_on_the_stick_are_left_alone(office, stick):
    others = ("街道_备份_20261012_0930.huanjie", "别的_计票备份_0001_20261012_0930.huanjie", "街道_计票备份_x.huanjie")
    for name in others:
        (stick.folder / name).write_text("别动", encoding="utf-8")
    for _ in range(KEPT + 1):
        save_safe_copy(office, stick)
    assert set(others) <= set(names(stick))
    assert len(names(stick)) == len(others) + KEPT


def test_a_copy_stands_in_the_log_and_is_the_last_backup(office, stick):
    made = save_safe_copy(office, stick).value
    with office.db.read() as work:
        line = audit_log.last_entry(work)
    assert (line.action, line.subject) == ("计票备份", made.path.name)
    assert last_backup(office) == office.clock.now().isoformat()


def test_a_restored_copy_goes_on_with_the_right_ballot(office, ready, stick):
    resume.take_up(office, resume.Seat(ready.round))
    count = counting.open_count(office, ready.round)
    for _ in range(7):
        counting.enter_ballot(office, count, marks("OO_X"))
    copy = save_safe_copy(office, stick).value
    counting.enter_ballot(office, count, marks("O___"))
    restored = open_office(copy.path)
    assert file_health(restored.db).whole
    assert resume.interrupted(restored).next_number == 8
    assert counting.open_count(restored, ready.round).tally.valid == 7
    restored.close()


def test_a_stick_that_is_gone_is_told(office, tmp_path):
    assert code_of(office, CopyPlace(tmp_path / "拔出", True)) == "copy_place_gone"
    with pytest.raises(UserError) as refused:
        copy_place(office, tmp_path / "拔出")
    assert refused.value.code == "copy_place_gone"


def test_the_empty_folder_of_a_pulled_stick_is_not_taken_for_the_stick(office, stick):
    assert code_of(office, CopyPlace(stick.folder, elsewhere=True)) == "copy_place_gone"
    assert names(stick) == []


def test_a_folder_on_the_same_disk_is_recognised(office, stick):
    assert copy_place(office, stick.folder).elsewhere is False


def test_on_a_full_stick_the_older_copies_make_room_but_never_the_newest(office, stick, monkeypatch):
    for _ in range(KEPT):
        save_safe_copy(office, stick)
    room, real, full = [1], backup.verified_copy, sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL

    def cramped(source, target):
        if len(names(stick)) > room[0]:
            raise UserError("copy_failed", file=target.name) from full
        return real(source, target)

    monkeypatch.setattr(backup, "verified_copy", cramped)
    save_safe_copy(office, stick)
    assert [safe_copies._running(office, stick.folder / name) for name in names(stick)] == [KEPT, KEPT + 1]
    room[0] = 0
    assert code_of(office, stick) == "copy_place_full"
    assert [safe_copies._running(office, stick.folder / name) for name in names(stick)] == [KEPT + 1]


def test_a_write_protected_stick_is_told_and_keeps_its_copies(office, stick, tmp_path):
    save_safe_copy(office, stick)
    stick.folder.chmod(0o555)
    office.path.chmod(0o666)
    with nobody(tmp_path):
        assert code_of(office, stick) == "copy_place_protected"
    stick.folder.chmod(0o755)
    assert len(names(stick)) == 1


def test_what_a_pulled_stick_left_half_written_goes_with_the_next_copy(office, stick):
    begun = stick.folder / "街道_计票备份_0001_20261012_0915.huanjie.未完成"
    begun.write_bytes(b"half")
    (stick.folder / f"{begun.name}-journal").write_bytes(b"half")
    save_safe_copy(office, stick)
    assert names(stick) == ["街道_计票备份_0001_20261012_0930.huanjie"]


def test_ballots_go_on_while_copies_are_taken_and_every_copy_is_one_moment_of_the_count(office, ready, stick):
    count, seen, over, copies = counting.open_count(office, ready.round), {frozenset()}, threading.Event(), []

    def copy_on():
        while not over.is_set():
            copies.append(stored_in(save_safe_copy(office, stick).value.path))

    copying = threading.Thread(target=copy_on)
    copying.start()
    slowest = 0.0
    for turn in range(120):
        began = time.monotonic()
        act = counting.undo_last if turn % 2 else counting.enter_ballot
        act(office, count, *(() if turn % 2 else (marks("OO_X"),)))
        slowest = max(slowest, time.monotonic() - began)
        seen.add(stored_in(office.path))
    over.set()
    copying.join()
    assert len(copies) > 1
    assert set(copies) <= seen
    assert slowest < 2


@pytest.mark.parametrize("code", ["copy_place_gone", "copy_place_full", "copy_place_protected"])
def test_each_trouble_says_that_the_count_goes_on_and_that_copies_begin_again_by_themselves(code):
    words = sentence(UserError(code, folder="U盘"))
    assert "“U盘”" in words
    assert "计票照常" in words
    assert "自动再备份" in words
