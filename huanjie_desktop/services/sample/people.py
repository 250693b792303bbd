"""Invented persons: names, identity numbers with an area code that is not in use, unassigned phone numbers."""

import json
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from random import Random
from typing import Any

from huanjie_desktop.base.resource_files import resource_path

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"


@dataclass(frozen=True)
class Person:
    """An invented person. `born` is a day; `phone` is "" for a child."""

    name: str
    sex: str
    nation: str
    born: date
    id_number: str
    phone: str
    education: str


@cache
def name_parts() -> dict[str, Any]:
    """Return the surnames, characters and lists that names are made of."""
    parts: dict[str, Any] = json.loads(resource_path("demo", "names.json").read_text(encoding="utf-8"))
    return parts


def id_number(area: str, born: date, order: int) -> str:
    """Return an identity number with a right check character (GB 11643); an odd order means male."""
    body = f"{area}{born:%Y%m%d}{order:03d}"
    return body + _CHECK[sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True)) % 11]


@dataclass
class PersonMaker:
    """Makes persons of one office, each with a number of its own; the same seed makes the same persons."""

    random: Random
    this_year: int
    _orders: dict[tuple[str, date, str], int] = field(default_factory=dict)
    _phones: int = 0

    def surname(self) -> str:
        """Make a surname of one character."""
        return self._pick(name_parts()["surnames"])

    def name(self, sex: str, surname: str = "") -> str:
        """Make a name: two characters now and then, a generation character often."""
        parts, chance = name_parts(), self.random.random()
        surname = surname or (self._pick(parts["compound_surnames"]) if chance < 0.004 else self.surname())
        pool = parts["male"] if sex == "男" else parts["female"]
        last = self._pick(pool)
        if chance > 0.88:
            return surname + last
        return surname + (self._pick(parts["generation"]) if sex == "男" and chance < 0.35 else self._pick(pool)) + last

    def born(self, youngest: int, oldest: int) -> date:
        """Make a birthday of somebody between two ages this year."""
        year = self.this_year - self.random.randint(youngest, oldest)
        return date(year, self.random.randint(1, 12), self.random.randint(1, 28))

    def person(self, area: str, born: date, sex: str = "", name: str = "", nation: str = "") -> Person:
        """Make a person of an area; what is left empty is invented."""
        sex = sex or ("男" if self.random.random() < 0.52 else "女")
        nation = nation or ("汉族" if self.random.random() < 0.96 else self._pick(name_parts()["nations"]))
        age = self.this_year - born.year
        phone = self.phone() if age >= 16 else ""
        number, level = self.number(area, born, sex), self.education(age)
        return Person(name or self.name(sex), sex, nation, born, number, phone, level)

    def number(self, area: str, born: date, sex: str) -> str:
        """Make an identity number that nobody else in this office has."""
        key = (area, born, sex)
        self._orders[key] = self._orders.get(key, 0) + 1
        return id_number(area, born, 2 * self._orders[key] - (1 if sex == "男" else 0))

    def phone(self) -> str:
        """Make a mobile number of a block that is not assigned."""
        self._phones += 1
        return f"19900{self._phones:06d}"

    def education(self, age: int) -> str:
        """Make a level of education that fits the age."""
        if age < 7:
            return ""
        top = 0 if age < 13 else 1 if age < 16 else 2 if age < 19 else 6 if age < 60 else 3
        low = 0 if age < 13 or age >= 60 else 1
        level: str = name_parts()["education"][self.random.randint(min(low, top), top)]
        return level

    def _pick(self, pool: Any) -> str:
        return str(self.random.choice(pool))
