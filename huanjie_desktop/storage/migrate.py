"""Brings an older office file up to date: all steps in one transaction, or none."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, text

from huanjie_desktop.storage import schema

FOLDER = Path(__file__).parent / "migrations"


class BrokenReference(Exception):
    """A step left a row that points to nothing: a bug of the step; nothing of it is kept."""


def upgrade(engine: Engine) -> None:
    """Run every step that the file lacks. When one fails the file stays as it was."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    with engine.connect() as connection, _unchecked_references(connection):
        connection.execute(text("BEGIN IMMEDIATE"))
        try:
            connection.execute(text(schema.VERSION_TABLE))
            connection.execute(text(f"PRAGMA application_id={schema.APPLICATION_ID}"))
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            _refuse_broken_references(connection)
            connection.commit()
        except BaseException:
            connection.rollback()
            raise


def migrated_from_nothing(path: Path) -> str:
    """Make a file by the steps alone and return its version: proof that they are there and run.

    Raises ValueError when a step is missing.
    """
    from huanjie_desktop.storage.database import make_engine

    engine = make_engine(path, "rwc")
    try:
        upgrade(engine)
        with engine.connect() as connection:
            return schema.version_of(connection, path)
    except CommandError as trouble:
        raise ValueError(str(trouble)) from trouble
    finally:
        engine.dispose()


@contextmanager
def _unchecked_references(connection: Connection) -> Iterator[None]:
    """Let steps rebuild tables: SQLite would delete the rows that point to a dropped one."""
    connection.execute(text("PRAGMA foreign_keys=OFF"))
    connection.commit()
    try:
        yield
    finally:
        connection.execute(text("PRAGMA foreign_keys=ON"))


def _refuse_broken_references(connection: Connection) -> None:
    broken = connection.execute(text("PRAGMA foreign_key_check")).first()
    if broken is not None:
        raise BrokenReference(str(broken))
