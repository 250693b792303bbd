"""Column types that carry domain values, so that rows hold dates and enums and SQLite holds plain text."""

import json
from dataclasses import asdict
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

from sqlalchemy import Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

from huanjie_desktop.domain.election.method import ElectionMethod, method_to_mapping
from huanjie_desktop.domain.election.method_text import method_from_mapping
from huanjie_desktop.domain.election.records import Away, Presence, Roll

Code = TypeVar("Code", bound=StrEnum)


class EnumText(TypeDecorator[Code], Generic[Code]):
    """An enum stored as its value."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[Code]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Code | None, dialect: Dialect) -> str | None:
        """Return the text to store."""
        return None if value is None else str(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Code | None:
        """Return the enum."""
        return None if value is None else self.kind(value)


class IsoDate(TypeDecorator[date]):
    """A date stored as 2026-10-12."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """Return the text to store."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any | None, dialect: Dialect) -> date | None:
        """Return the date."""
        return None if value is None else date.fromisoformat(value)


class IsoMoment(TypeDecorator[datetime]):
    """A moment stored with its offset."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Return the text to store."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """Return the moment."""
        return None if value is None else datetime.fromisoformat(value)


class YesNo(TypeDecorator[bool]):
    """Yes or no stored as 1 or 0, because strict tables know no BOOLEAN."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        """Return the number to store."""
        return None if value is None else int(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> bool | None:
        """Return the answer."""
        return None if value is None else bool(value)


class Names(TypeDecorator[tuple[str, ...]]):
    """An ordered list of names stored as JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        """Return the text to store."""
        return None if value is None else json.dumps(value, ensure_ascii=False)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> tuple[str, ...] | None:
        """Return the names."""
        return None if value is None else tuple(json.loads(value))


class Pairs(TypeDecorator[tuple[tuple[str, str], ...]]):
    """An ordered list of pairs of words stored as JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[tuple[str, str], ...] | None, dialect: Dialect) -> str | None:
        """Return the text to store."""
        return None if value is None else json.dumps(value, ensure_ascii=False)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> tuple[tuple[str, str], ...] | None:
        """Return the pairs."""
        return None if value is None else tuple((first, second) for first, second in json.loads(value))


class RollText(TypeDecorator[Roll]):
    """The roll of a head count stored as a JSON object."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Roll | None, dialect: Dialect) -> str | None:
        """Return the text to store."""
        return None if value is None else json.dumps(asdict(value), ensure_ascii=False)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Roll | None:
        """Return the roll."""
        if value is None:
            return None
        known = json.loads(value)
        away = [Away(one["name"], Presence(one["state"]), one["note"]) for one in known.pop("away")]
        return Roll(**known, away=tuple(away))


class MethodText(TypeDecorator[ElectionMethod]):
    """An election method stored as a JSON object of its parameters."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: ElectionMethod | None, dialect: Dialect) -> str | None:
        """Return the text to store."""
        return None if value is None else json.dumps(method_to_mapping(value), ensure_ascii=False)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> ElectionMethod | None:
        """Return the method."""
        return None if value is None else method_from_mapping(json.loads(value))[0]
