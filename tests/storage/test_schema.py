"""An older file is copied, then brought up to date as a whole; what cannot be opened is refused and left alone."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy.exc import OperationalError

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.storage import migrate, people_store, schema
from huanjie_desktop.storage.database import create_database, make_engine, open_database
from tests.faults import disk_says_no
from tests.storage.later_version import BAD_STEP, GOOD_STEP, next_version


def sql_of(path: Path) -> set[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {(name, " ".join(sql.replace("IF NOT EXISTS ", "").split())) for name, sql in rows}


@pytest.fixture
def older(tmp_path: Path) -> Path:
    path = tmp_path / "旧.huanjie"
    database = create_database(path)
    with database.write() as session:
        people_store.add_community(session, "建北社区", "城市")
    database.close()
    return path


def test_migrating_from_nothing_gives_the_schema_of_a_new_file(tmp_path):
    engine = make_engine(tmp_path / "migrated.huanjie", "rwc")
    migrate.upgrade(engine)
    engine.dispose()
    create_database(tmp_path / "new.huanjie").close()
    assert sql_of(tmp_path / "migrated.huanjie") == sql_of(tmp_path / "new.huanjie")


def test_the_newest_step_is_the_version_of_the_program():
    config = Config()
    config.set_main_option("script_location", str(migrate.FOLDER))
    steps = ScriptDirectory.from_config(config)
    assert steps.get_current_head() == schema.HEAD
    assert {step.revision for step in steps.walk_revisions()} == {schema.HEAD, *schema.OLDER}


def test_an_older_file_is_brought_up_to_date_with_its_content(older, tmp_path, monkeypatch):
    next_version(tmp_path, monkeypatch, GOOD_STEP)
    database = open_database(older)
    with database.read() as session:
        assert [place.name for place in people_store.communities(session)] == ["建北社区"]
    database.close()
    assert "later" in dict(sql_of(older))


def test_the_older_file_is_copied_before(older, tmp_path, monkeypatch):
    before = sql_of(older)
    next_version(tmp_path, monkeypatch, GOOD_STEP)
    open_database(older).close()
    assert sql_of(tmp_path / "旧.升级前-0001.huanjie") == before


def test_an_earlier_copy_is_not_overwritten(older, tmp_path, monkeypatch):
    (tmp_path / "旧.升级前-0001.huanjie").write_bytes(b"kept")
    next_version(tmp_path, monkeypatch, GOOD_STEP)
    open_database(older).close()
    assert (tmp_path / "旧.升级前-0001.huanjie").read_bytes() == b"kept"
    assert (tmp_path / "旧.升级前-0001(2).huanjie").exists()


def test_without_room_for_the_copy_nothing_is_upgraded(older, tmp_path, monkeypatch):
    before = sql_of(older)
    next_version(tmp_path, monkeypatch, GOOD_STEP)
    disk_says_no(monkeypatch, Path, "replace", OSError(28, "no space left on device"))
    with pytest.raises(UserError) as refused:
        open_database(older)
    assert refused.value.code == "copy_failed"
    assert sql_of(older) == before
    assert not list(tmp_path.glob("*升级前*"))


def test_a_failing_step_leaves_the_file_as_it_was(older, tmp_path, monkeypatch):
    before = sql_of(older)
    next_version(tmp_path, monkeypatch, BAD_STEP)
    with pytest.raises(OperationalError):
        open_database(older)
    assert sql_of(older) == before


def test_a_step_that_breaks_a_reference_is_not_kept(older, tmp_path, monkeypatch):
    orphan = "    op.get_bind().exec_driver_sql(\"INSERT INTO imported_member VALUES (99, 1, 0, '')\")\n"
    next_version(tmp_path, monkeypatch, orphan)
    with pytest.raises(migrate.BrokenReference):
        open_database(older)
    with closing(sqlite3.connect(older)) as connection:
        assert connection.execute("SELECT count(*) FROM imported_member").fetchone() == (0,)


def test_a_newer_file_is_refused(older):
    with closing(sqlite3.connect(older)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(UserError) as refused:
        open_database(older)
    assert refused.value.code == "office_newer"
