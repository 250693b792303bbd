"""The office's settings, kept in the same file so that a backup carries them."""

from collections.abc import Mapping

from sqlalchemy.orm import Session


def load(session: Session) -> dict[str, str]:
    """Return every setting that was ever saved."""
    rows = session.connection().exec_driver_sql("SELECT key, value FROM setting ORDER BY key")
    return {row[0]: row[1] for row in rows}


def save(session: Session, values: Mapping[str, str]) -> None:
    """Save settings; those not named stay as they are."""
    sql = "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
    rows = list(values.items())
    if rows:
        session.connection().exec_driver_sql(sql, rows)
