"""Is the office file whole? SQLite's own checks and the chain of the log."""

from dataclasses import dataclass

from sqlalchemy import text

from huanjie_desktop.storage import all_tables, audit_log
from huanjie_desktop.storage.database import Database


@dataclass(frozen=True)
class FileHealth:
    """What the checks found. `broken_log_line` is None while the chain of the log is whole."""

    version: str
    faults: tuple[str, ...]
    orphans: int
    log_lines: int
    broken_log_line: int | None

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong with the file."""
        return not self.faults and not self.orphans and self.broken_log_line is None


def quick_faults(db: Database) -> tuple[str, ...]:
    """Return what a quick look finds: a damaged page, a table that is gone. About 8 ms for a million bytes.

    Raises UserError when the damage hinders even the look.
    """
    with db.read() as session:
        answers = [str(row[0]) for row in session.execute(text("PRAGMA quick_check(1)"))]
        present = set(session.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars())
    missing = sorted(set(all_tables.metadata().tables) - present)
    return (*(answer for answer in answers if answer != "ok"), *(f"缺少数据表 {name}" for name in missing))


def file_health(db: Database) -> FileHealth:
    """Check pages, indexes, constraints, references and the log; reads everything, changes nothing."""
    quick = quick_faults(db)
    if quick:
        return FileHealth("", quick, 0, 0, None)
    with db.read() as session:
        answers = [str(row[0]) for row in session.execute(text("PRAGMA integrity_check"))]
        orphans = len(session.execute(text("PRAGMA foreign_key_check")).all())
        version = str(session.execute(text("SELECT version_num FROM alembic_version")).scalar())
        lines = len(audit_log.entries(session))
        broken = audit_log.first_broken(session)
    return FileHealth(version, tuple(answer for answer in answers if answer != "ok"), orphans, lines, broken)
