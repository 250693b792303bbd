"""What the disk and other programs can do to an office file: each has its UserError, and nothing is half written."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.services import people
from huanjie_desktop.services.office import Office, create_office, open_office
from huanjie_desktop.storage import settings_store


def code_of_opening(path: Path) -> str:
    with pytest.raises(UserError) as refused:
        open_office(path)
    return refused.value.code


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE something (id)")


FILES = {
    "office_empty": lambda path: path.write_bytes(b""),
    "not_an_office": lambda path: path.write_bytes("党员名册".encode() * 100),
    "office_missing": lambda path: None,
}


@pytest.mark.parametrize(("code", "make"), FILES.items())
def test_what_is_no_office_is_refused(tmp_path, code, make):
    path = tmp_path / "街道.huanjie"
    make(path)
    before = path.read_bytes() if path.exists() else None
    assert code_of_opening(path) == code
    assert (path.read_bytes() if path.exists() else None) == before


def test_another_programs_database_is_refused(tmp_path):
    foreign(tmp_path / "别的.huanjie")
    assert code_of_opening(tmp_path / "别的.huanjie") == "not_an_office"


def test_a_damaged_file_is_refused(office, tmp_path):
    office.close()
    content = bytearray(office.path.read_bytes())
    content[100:4096] = b"\xff" * (4096 - 100)
    damaged = tmp_path / "坏.huanjie"
    damaged.write_bytes(content)
    assert code_of_opening(damaged) == "office_damaged"


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
        assert session.execute(text("SELECT count(*) FROM setting")).scalar() == 0


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
