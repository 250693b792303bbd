"""The log only grows, and any single line changed, removed, inserted, moved or cut off is named."""

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta

import pytest

from huanjie_desktop.storage import audit_log
from huanjie_desktop.storage.audit_log import Act, LogFault
from huanjie_desktop.storage.database import create_database, open_database
from huanjie_desktop.storage.reading import open_read_only
from tests.conftest import CHINA

LINES = 7
COLUMNS = ("at", "person", "action", "subject", "detail")
BEGUN = datetime(2026, 10, 12, 9, 0, tzinfo=CHINA)


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "街道.huanjie"
    db = create_database(file)
    for number in range(1, LINES + 1):
        with db.write() as work:
            audit_log.record(work, Act(BEGUN + timedelta(minutes=number), "经办人", f"操作{number}", "投票1", "说明"))
    db.close()
    return file


def state(path):
    with closing(open_read_only(path)) as db, db.read() as work:
        return audit_log.examine(work)


def tampered(path, *statements):
    """Change the file as somebody with another program would; the triggers that refuse it are dropped first."""
    with closing(sqlite3.connect(path)) as file:
        for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            file.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            file.execute(statement)
        file.commit()
    return state(path)


def test_a_log_as_it_was_written_is_whole(path):
    found = state(path)
    assert (found.lines, found.fault) == (LINES, None)
    assert (found.first.action, found.last.action) == ("操作1", f"操作{LINES}")
    assert len(found.head) == 64


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("number", range(1, LINES + 1))
def test_a_changed_line_is_named(path, number, column):
    found = tampered(path, f"UPDATE audit SET {column} = '别的' WHERE number = {number}")
    assert (found.fault, found.at) == (LogFault.CHANGED, number)


@pytest.mark.parametrize("number", range(1, LINES))
def test_a_removed_line_is_named(path, number):
    found = tampered(path, f"DELETE FROM audit WHERE number = {number}")
    assert (found.fault, found.at) == (LogFault.MISSING, number)


@pytest.mark.parametrize("kept", range(LINES))
def test_a_log_cut_off_at_its_end_is_named_by_the_first_line_that_is_gone(path, kept):
    found = tampered(path, f"DELETE FROM audit WHERE number > {kept}")
    assert (found.fault, found.at) == (LogFault.CUT, kept + 1)


@pytest.mark.parametrize("number", range(1, LINES))
def test_a_line_removed_and_the_gap_closed_is_named(path, number):
    found = tampered(
        path,
        f"DELETE FROM audit WHERE number = {number}",
        f"UPDATE audit SET number = number - 1 WHERE number > {number}",
    )
    assert (found.fault, found.at) == (LogFault.CHANGED, number)


@pytest.mark.parametrize("number", range(1, LINES))
def test_two_lines_that_changed_places_are_named(path, number):
    move = "UPDATE audit SET number = {} WHERE number = {}"
    found = tampered(path, move.format(99, number), move.format(number, number + 1), move.format(number + 1, 99))
    assert (found.fault, found.at) == (LogFault.CHANGED, number)


@pytest.mark.parametrize("number", range(2, LINES + 1))
def test_an_inserted_line_is_named(path, number):
    shift = [f"UPDATE audit SET number = {one + 1} WHERE number = {one}" for one in range(LINES, number - 1, -1)]
    copy = f"INSERT INTO audit SELECT {number}, at, person, '插入', subject, detail, hash FROM audit WHERE number = 1"
    found = tampered(path, *shift, copy)
    assert (found.fault, found.at) == (LogFault.CHANGED, number)


@pytest.mark.parametrize("number", [0, -3])
def test_a_line_before_the_first_is_named(path, number):
    found = tampered(path, f"INSERT INTO audit SELECT {number}, at, person, action, subject, detail, hash FROM audit "
                           "WHERE number = 1")  # fmt: skip
    assert (found.fault, found.at) == (LogFault.ADDED, number)


def forged(path, number, action):
    """Write a line with a hash that fits the one before it."""
    with closing(sqlite3.connect(path)) as file:
        before = file.execute("SELECT hash FROM audit WHERE number = ?", (number - 1,)).fetchone()[0]
    entry = audit_log.AuditEntry(number, BEGUN.isoformat(), "别人", action, "", "")
    made = audit_log._chained(before, entry)
    values = ", ".join(f"'{one}'" for one in (*list(vars(entry).values())[1:], made))
    return f"INSERT INTO audit VALUES ({number}, {values})"


def test_a_forged_line_at_the_end_is_named_though_its_hash_fits(path):
    found = tampered(path, forged(path, LINES + 1, "添上"))
    assert (found.fault, found.at) == (LogFault.ADDED, LINES + 1)


def test_a_last_line_written_anew_with_a_fitting_hash_is_named(path):
    line = forged(path, LINES, "改写")
    found = tampered(path, f"DELETE FROM audit WHERE number = {LINES}", line)
    assert (found.fault, found.at) == (LogFault.CHANGED, LINES)


def test_a_line_that_is_rolled_back_leaves_the_log_whole(path):
    def failing(db):
        with db.write() as work:
            audit_log.record(work, Act(BEGUN, "经办人", "没有做成"))
            raise RuntimeError

    with closing(open_database(path)) as db:
        with pytest.raises(RuntimeError):
            failing(db)
        with db.read() as work:
            assert audit_log.examine(work).lines == LINES
            assert audit_log.first_broken(work) is None


def test_looking_into_a_file_leaves_nothing_beside_it_and_changes_nothing(path):
    before, beside = path.read_bytes(), sorted(path.parent.iterdir())
    state(path)
    assert (path.read_bytes(), sorted(path.parent.iterdir())) == (before, beside)


def test_a_file_that_is_being_worked_with_can_be_looked_into(path):
    with closing(open_database(path)) as db:
        with db.write() as work:
            audit_log.record(work, Act(BEGUN, "经办人", "又一条"))
        assert state(path).lines == LINES + 1


def test_a_write_protected_file_can_be_looked_into(path):
    path.chmod(0o400)
    path.parent.chmod(0o500)
    try:
        assert state(path).lines == LINES
    finally:
        path.parent.chmod(0o700)
        path.chmod(0o600)
