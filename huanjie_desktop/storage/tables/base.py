"""The base of all row classes: strict SQLite tables with named constraints."""

from typing import Any

from sqlalchemy import DDL, MetaData, event
from sqlalchemy.orm import DeclarativeBase

STRICT = {"sqlite_strict": True}


class Row(DeclarativeBase):
    """A row of the office file. Rows never leave storage/; stores turn them into domain objects."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ix": "ix_%(table_name)s_%(column_0_name)s",
        }
    )
    __table_args__: Any = STRICT


def only_grows(kind: type[Row], words: str) -> None:
    """Let SQLite itself refuse to change or delete such a row, in these words."""
    name = kind.__tablename__
    for verb in ("UPDATE", "DELETE"):
        trigger = (
            f"CREATE TRIGGER {name}_no_{verb.lower()} BEFORE {verb} ON {name} BEGIN SELECT RAISE(ABORT, '{words}'); END"
        )
        event.listen(kind.__table__, "after_create", DDL(trigger))  # type: ignore[no-untyped-call]
