"""Turns rows into domain values and back, where both have the same names."""

from dataclasses import fields
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from huanjie_desktop.storage.tables.base import Row

Value = TypeVar("Value")


def value_of(row: Row, kind: type[Value]) -> Value:
    """Return the domain value of a row, field by field."""
    return kind(**{field.name: getattr(row, field.name) for field in fields(kind)})  # type: ignore[arg-type]


def values_of(rows: Any, kind: type[Value]) -> tuple[Value, ...]:
    """Return the domain values of rows, in their order."""
    return tuple(value_of(row, kind) for row in rows)


def put(session: Session, table: type[Row], value: object, **more: object) -> Any:
    """Store a domain value under its key; an `id` of 0 adds a new row. Returns the row."""
    columns = {**vars(value), **more}
    if columns.get("id") == 0:
        del columns["id"]
        row = table(**columns)
        session.add(row)
    else:
        row = session.merge(table(**columns))
    session.flush()
    return row
