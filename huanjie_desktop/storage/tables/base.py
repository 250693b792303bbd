"""The base of all row classes: strict SQLite tables with named constraints."""

from typing import Any

from sqlalchemy import MetaData
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
