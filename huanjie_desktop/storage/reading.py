"""An office file opened to look into it only: nothing beside it is made, another program may have it open."""

from pathlib import Path

from sqlalchemy import Engine

from huanjie_desktop.storage import schema
from huanjie_desktop.storage.database import Database, make_engine
from huanjie_desktop.storage.errors import users_world


class ReadOnlyDatabase(Database):
    """A file that is read only: it holds no lock, so it has none to give back."""

    def __init__(self, engine: Engine, path: Path) -> None:
        super().__init__(engine, path)
        self._reading = engine

    def close(self) -> None:
        """Give the file back to the system."""
        self._reading.dispose()


def open_read_only(path: Path) -> ReadOnlyDatabase:
    """Open an office file for reading, from a write-protected stick too.

    Raises UserError when it is missing, damaged, no office file, or of another version than this program.
    """
    schema.refuse_unreadable(path)
    engine = make_engine(path, _mode(path))
    try:
        with users_world(path), engine.connect() as connection:
            schema.version_of(connection, path)
    except BaseException:
        engine.dispose()
        raise
    return ReadOnlyDatabase(engine, path)


def _mode(path: Path) -> str:
    """Nobody writes a file that has no write-ahead log beside it; SQLite then need not make one to read it."""
    in_use = path.with_name(f"{path.name}-wal").exists()
    return "ro" if in_use else "ro&immutable=1"
