"""Phone numbers as people write them: one or two in a cell, with +86, dashes, blanks and a name behind."""

import re
from dataclasses import dataclass
from enum import StrEnum

_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}
_BETWEEN = re.compile(r"[/、；;,，\n\r]+|\s{2,}|或")
_NUMBER = re.compile(r"\+?\d[\d\s\-－—–()]*\d|\d")
_COUNTRY = re.compile(r"^(?:\+86|0086|86(?=1[3-9]\d{9}$))")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"(010|02\d|0[3-9]\d{2})(\d{7,8})")
_SHORT = re.compile(r"[2-9]\d{6,7}")


class PhoneFlaw(StrEnum):
    """What is odd about a number; each value is the code of its finding."""

    NO_AREA = "phone_no_area"
    ODD = "phone_odd"


@dataclass(frozen=True, slots=True)
class Phones:
    """The numbers of a cell: the first, the second, the words beside them, and what is odd."""

    first: str = ""
    second: str = ""
    note: str = ""
    flaw: PhoneFlaw | None = None


def read_phones(text: str, area: str = "") -> Phones:
    """Return the numbers of a cell in one form; `area` is put before a local number of 7 or 8 digits."""
    parts = [part for part in _BETWEEN.split(text.translate(_HALF_WIDTH).strip()) if part.strip()]
    read = [_one(part, area) for part in parts]
    notes = [note for _, note, _ in read if note] + [number for number, _, _ in read[2:] if number]
    numbers = [number for number, _, _ in read if number] + ["", ""]
    flaw = next((flaw for _, _, flaw in read if flaw), None)
    return Phones(numbers[0], numbers[1], "；".join(notes), flaw)


def _one(text: str, area: str) -> tuple[str, str, PhoneFlaw | None]:
    found = _NUMBER.search(text)
    if found is None:
        return "", text.strip(), PhoneFlaw.ODD
    note = (text[: found.start()] + text[found.end() :]).strip(" ()（）:：\t")
    number, flaw = _tidy(re.sub(r"[\s\-－—–()]", "", found.group()), area)
    return number, note, flaw


def _tidy(digits: str, area: str) -> tuple[str, PhoneFlaw | None]:
    digits = _COUNTRY.sub("", digits)
    if _MOBILE.fullmatch(digits):
        return digits, None
    landline = _LANDLINE.fullmatch(digits) or _LANDLINE.fullmatch(f"0{digits}")
    if landline:
        return f"{landline.group(1)}-{landline.group(2)}", None
    if _SHORT.fullmatch(digits):
        return (f"{area}-{digits}" if area else digits), PhoneFlaw.NO_AREA
    return digits, PhoneFlaw.ODD
