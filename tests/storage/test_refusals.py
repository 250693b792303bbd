"""What the disk and other programs can do to an office file: each has its UserError, and nothing is half written."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import text

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.services import people
from huanjie_desktop.services.office import Office, create_office, open_office
from huanjie_desktop.storage import settings_store
from huanjie_desktop.storage.errors import user_error
from tests.faults import damage, disk_says_no, nobody


def code_of_opening(path: Path) -> str:
    with pytest.raises(UserError) as refused:
        open_office(path)
    return refused.value.code


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE something (id)")


FILES = {
    "office_empty": lambda path: path.write_bytes(b""),
    "office_is_folder": lambda path: path.mkdir(),
    "not_an_office": lambda path: path.write_bytes("党员名册".encode() * 100),
    "office_missing": lambda path: None,
}


@pytest.mark.parametrize(("code", "make"), FILES.items())
def test_what_is_no_office_is_refused(tmp_path, code, make):
    path = tmp_path / "街道.huanjie"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    assert code_of_opening(path) == code
    assert (path.read_bytes() if path.is_file() else None) == before


def test_another_programs_database_is_refused(tmp_path):
    foreign(tmp_path / "别的.huanjie")
    assert code_of_opening(tmp_path / "别的.huanjie") == "not_an_office"


def execute(sql: str) -> Callable[[Path], None]:
    def run(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute(sql)

    return run


HARMS = {
    "the first bytes": (lambda path: damage(path, 0, 16), "not_an_office"),
    "the page size": (lambda path: damage(path, 16, 10), "not_an_office"),
    "the list of tables": (lambda path: damage(path, 100, 3996), "office_damaged"),
    "a lost version table": (execute("DROP TABLE alembic_version"), "office_damaged"),
    "an empty version table": (execute("DELETE FROM alembic_version"), "office_damaged"),
    "a later version": (execute("UPDATE alembic_version SET version_num = '9999'"), "office_newer"),
}


@pytest.mark.parametrize(("harm", "code"), HARMS.values(), ids=list(HARMS))
def test_a_damaged_file_is_refused_and_left_alone(office, harm, code):
    office.close()
    harm(office.path)
    before = office.path.read_bytes()
    assert code_of_opening(office.path) == code
    assert office.path.read_bytes() == before


@pytest.mark.parametrize(("file", "folder", "code"), [
    (0o444, 0o777, "office_read_only"), (0o666, 0o555, "office_read_only"), (0o444, 0o555, "office_read_only"),
    (0o000, 0o777, "office_cannot_open"), (0o666, 0o000, "office_cannot_open"),
])  # fmt: skip
def test_what_the_system_does_not_permit_is_told(tmp_path, clock, file, folder, code):
    place = tmp_path / "别人的"
    place.mkdir()
    create_office(place / "街道.huanjie", clock).close()
    (place / "街道.huanjie").chmod(file)
    place.chmod(folder)
    with nobody(tmp_path):
        assert code_of_opening(place / "街道.huanjie") == code
    place.chmod(0o700)
    assert [one.name for one in place.iterdir()] == ["街道.huanjie"]


def test_a_lost_table_is_the_file_s_fault_and_not_a_bug(office):
    office.close()
    execute("DROP TABLE community")(office.path)
    opened = open_office(office.path)
    with pytest.raises(UserError) as refused:
        people.communities(opened)
    assert refused.value.code == "office_damaged"
    opened.close()


def test_a_file_cut_in_half_is_refused(office, tmp_path):
    office.close()
    content = office.path.read_bytes()
    damaged = tmp_path / "半.huanjie"
    damaged.write_bytes(content[: 4096 + 100])
    assert code_of_opening(damaged) == "office_damaged"


def test_a_new_office_never_replaces_a_file(office):
    with pytest.raises(UserError) as refused:
        create_office(office.path)
    assert refused.value.code == "office_exists"


def test_a_folder_that_is_missing_is_named(tmp_path):
    with pytest.raises(UserError) as refused:
        create_office(tmp_path / "没有" / "街道.huanjie")
    assert refused.value.code == "folder_missing"


def test_a_place_that_refuses_a_new_office_is_told_and_nothing_is_left(tmp_path):
    tmp_path.chmod(0o555)
    with nobody(tmp_path), pytest.raises(UserError) as refused:
        create_office(tmp_path / "街道.huanjie")
    assert refused.value.code == "office_read_only"
    tmp_path.chmod(0o700)
    assert list(tmp_path.iterdir()) == []


def test_a_new_office_on_a_disk_that_fails_is_told_and_nothing_is_left(tmp_path, monkeypatch):
    disk_says_no(monkeypatch, Path, "replace", OSError(5, "input/output error"))
    with pytest.raises(UserError) as refused:
        create_office(tmp_path / "街道.huanjie")
    assert refused.value.code == "office_cannot_open"
    assert list(tmp_path.iterdir()) == []


def test_an_error_of_a_full_disk_is_called_so(tmp_path, monkeypatch):
    trouble = sqlite3.OperationalError("disk I/O error")
    trouble.sqlite_errorcode = sqlite3.SQLITE_IOERR
    assert user_error(trouble, tmp_path / "街道.huanjie").code == "disk_error"
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: SimpleNamespace(free=1000))
    assert user_error(trouble, tmp_path / "街道.huanjie").code == "disk_full"


def test_a_file_that_was_replaced_while_open_is_not_written_to(office, tmp_path):
    create_office(tmp_path / "备份.huanjie").close()
    (tmp_path / "备份.huanjie").replace(office.path)
    with pytest.raises(UserError) as refused:
        people.add_community(office, "建北社区")
    assert refused.value.code == "office_moved"


def test_a_file_that_was_moved_is_never_made_anew(office, tmp_path):
    office.path.rename(tmp_path / "别处.huanjie")
    with pytest.raises(UserError) as refused:
        people.communities(office)
    assert refused.value.code == "office_cannot_open"
    assert not office.path.exists()


def restrict(office: Office, pragma: str) -> None:
    """Let every later connection of the office live with a limit."""
    with office.db.connection() as connection:
        connection.execute(text(pragma))


def names(office: Office) -> list[str]:
    return [place.name for place in people.communities(office)]


def test_a_full_disk_is_told_and_nothing_is_written(office):
    people.add_community(office, "建北社区")
    with office.db.connection() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar()
    restrict(office, f"PRAGMA max_page_count={pages}")
    many = {str(number): "字" * 90 for number in range(2000)}
    with pytest.raises(UserError) as refused, office.db.write() as session:
        settings_store.save(session, many)
    assert refused.value.code == "disk_full"
    with office.db.read() as session:
        assert not many.keys() & settings_store.load(session).keys()


def test_a_read_only_file_is_told(office):
    restrict(office, "PRAGMA query_only=ON")
    with pytest.raises(UserError) as refused:
        people.add_community(office, "建北社区")
    assert refused.value.code == "office_read_only"
    assert names(office) == []


def test_a_file_in_use_is_told(office):
    restrict(office, "PRAGMA busy_timeout=10")
    with closing(sqlite3.connect(office.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserError) as refused:
            people.add_community(office, "建北社区")
        assert refused.value.code == "office_in_use"
        other.execute("ROLLBACK")
    people.add_community(office, "建北社区")
    assert names(office) == ["建北社区"]
