"""Dates as rosters give them: 1985.7, 85年7月, 19850701, 一九八五年七月, 31229 …; the precision is kept."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from huanjie_desktop.domain.people.partial_date import PartialDate

_HAN_DIGITS = str.maketrans("〇○零Ｏ一二三四五六七八九", "0000123456789")
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0x3002: "."}
_HAN = re.compile(r"[〇○零一二三四五六七八九十]+")
_TEN = re.compile(r"([一二三四五六七八九]?)十([一二三四五六七八九]?)")
_TIME = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")
_PARTS = re.compile(r"(\d{4}|\d{2})(?:[年./\-—–、](\d{1,2})?(?:[月./\-—–、](\d{1,2})?[日号.]?)?)?")
_RUN = re.compile(r"(\d{4})(\d{2})(\d{2})?")
_BLANK = frozenset(("", "不详", "无", "未知", "不清楚", "空", "—", "-", "--", "/", "\\", "暂无", "待查", "n/a", "N/A"))
_FIRST_DAY = date(1899, 12, 30)
_SERIALS = range(10_000, 73_051)  # 1927-05-18 to 2100-01-01: what Excel keeps for a date


class DateFlaw(StrEnum):
    """Why a text is no date, or no certain one; each value is the code of its finding."""

    UNREADABLE = "date_unreadable"
    IMPOSSIBLE = "date_impossible"
    TOO_OLD = "date_too_old"
    AMBIGUOUS = "date_ambiguous"


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date, None for "unknown"; what is wrong; and whether it had to be interpreted (shown as corrected)."""

    value: PartialDate | None = None
    flaw: DateFlaw | None = None
    interpreted: bool = False


def read_date(text: str, pivot: int) -> DateReading:
    """Return the date that a text means. Years of two digits up to `pivot` are 20xx, the others 19xx."""
    bare = _TIME.sub("", text.translate(_HALF_WIDTH).strip()).replace(" ", "")
    if bare in _BLANK:
        return DateReading()
    plain = _HAN.sub(lambda found: _digits(found.group()), bare)
    return _read_plain(plain, pivot, plain != bare)


def read_date_number(digits: str, pivot: int) -> DateReading:
    """Return the date that a number cell means: a year, a year and month, a day, or an Excel serial number.

    1985.1 may have been 1985.10 before the cell became a number: the year alone is kept.
    """
    whole, _, fraction = digits.partition(".")
    if fraction == "1" and len(whole) == 4:
        reading = read_date(whole, pivot)
        return DateReading(reading.value, reading.flaw or DateFlaw.AMBIGUOUS)
    if whole.isdecimal() and int(whole) in _SERIALS and len(whole) == 5:
        day = _FIRST_DAY + timedelta(days=int(whole))
        return DateReading(PartialDate(day.year, day.month, day.day), interpreted=True)
    return read_date(digits, pivot)


def _digits(han: str) -> str:
    ten = _TEN.fullmatch(han)
    if ten is None:
        return han.translate(_HAN_DIGITS)
    tens, ones = (part.translate(_HAN_DIGITS) for part in ten.groups())
    return str(int(tens or 1) * 10 + int(ones or 0))


def _read_plain(text: str, pivot: int, interpreted: bool) -> DateReading:
    found = _RUN.fullmatch(text) or _PARTS.fullmatch(text)
    if found is None:
        return DateReading(flaw=DateFlaw.UNREADABLE)
    year, month, day = found.groups()
    if len(year) == 2:
        if not month:
            return DateReading(flaw=DateFlaw.UNREADABLE)
        year, interpreted = ("20" if int(year) <= pivot else "19") + year, True
    return _dated(int(year), int(month or 0), int(day or 0), interpreted)


def _dated(year: int, month: int, day: int, interpreted: bool) -> DateReading:
    if year < 1900:
        return DateReading(flaw=DateFlaw.TOO_OLD)
    if year > 2100:
        return DateReading(flaw=DateFlaw.UNREADABLE)
    try:
        return DateReading(PartialDate(year, month, day), interpreted=interpreted)
    except ValueError:
        return DateReading(flaw=DateFlaw.IMPOSSIBLE)
