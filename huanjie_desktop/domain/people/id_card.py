"""Resident ID numbers (公民身份号码, GB 11643): read, checked, lengthened from 15 digits."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from operator import mul

from huanjie_desktop.domain.people.member import Sex
from huanjie_desktop.domain.people.partial_date import PartialDate

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_PRACTICE = 99  # no province has it: invented people
_PROVINCES = frozenset(
    (*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66), 71, 81, 82, 83)
) | {_PRACTICE}
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_DROPPED = dict.fromkeys(map(ord, " \t\r\n　\xa0\u200b\ufeff-'‘’`"))
_TIDY = _HALF_WIDTH | _DROPPED | {ord("x"): "X", ord("ｘ"): "X", ord("×"): "X", ord("Ｘ"): "X", ord("＇"): None}
_LOOKALIKES = str.maketrans("OIL", "011")


class IdFlaw(StrEnum):
    """What is wrong with an ID number; each value is the code of its finding."""

    LENGTH = "id_length"
    CHARACTERS = "id_characters"
    DATE = "id_date"
    CHECK = "id_check"
    DIGITS_LOST = "id_digits_lost"


@dataclass(frozen=True, slots=True)
class IdCard:
    """A number that is right, with what it tells. `lengthened` is set when it was given with 15 digits."""

    number: str
    birth: PartialDate
    sex: Sex
    known_area: bool
    lengthened: bool = False


def tidy_id(text: str) -> str:
    """Return a number without blanks, in half-width characters, its last letter as a capital X."""
    return text.translate(_TIDY)


def without_lookalikes(number: str) -> str:
    """Return a number with the letters O, I and l read as the digits 0 and 1: a proposal, never stored unasked."""
    return number.upper().translate(_LOOKALIKES)


def check_character(first17: str) -> str:
    """Return the last character that belongs to the first 17 digits."""
    return _CHECK[sum(map(mul, _WEIGHTS, map(int, first17))) % 11]


@lru_cache(maxsize=50_000)
def read_id(number: str) -> IdCard | IdFlaw:
    """Return what a tidy number of 15 or 18 characters tells, or why it cannot be right."""
    if len(number) == 15 and number.isdecimal():
        longer = f"{number[:6]}19{number[6:]}"
        return _read(longer + check_character(longer), lengthened=True)
    if len(number) != 18:
        return IdFlaw.LENGTH
    if not (number.isascii() and number[:17].isdecimal() and (number[17].isdecimal() or number[17] == "X")):
        return IdFlaw.CHARACTERS
    if number[17] != check_character(number[:17]):
        return IdFlaw.DIGITS_LOST if number.endswith("000") else IdFlaw.CHECK
    return _read(number, lengthened=False)


def _read(number: str, lengthened: bool) -> IdCard | IdFlaw:
    year, month, day = int(number[6:10]), int(number[10:12]), int(number[12:14])
    try:
        date(year, month, day)
    except ValueError:
        return IdFlaw.DATE
    if year < 1900:
        return IdFlaw.DATE
    sex = Sex.MALE if int(number[16]) % 2 else Sex.FEMALE
    return IdCard(number, PartialDate(year, month, day), sex, int(number[:2]) in _PROVINCES, lengthened)
