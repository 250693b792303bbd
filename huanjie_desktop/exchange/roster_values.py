"""One cell of a roster to one value, with what was wrong with it and what was put right. Answers are remembered."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from huanjie_desktop.domain.people.id_card import (
    IdCard,
    IdFlaw,
    check_character,
    read_id,
    tidy_id,
    without_lookalikes,
)
from huanjie_desktop.domain.people.names import clean_name
from huanjie_desktop.domain.people.partial_date import PartialDate
from huanjie_desktop.domain.people.roster_dates import read_date, read_date_number
from huanjie_desktop.domain.problems import Problem, Severity, error, warning
from huanjie_desktop.exchange.roster_words import (
    BLANKS,
    EDUCATIONS,
    ENDS,
    KINDS,
    NATIONS,
    RELATIONS,
    RIGHTS,
    SEXES,
)
from huanjie_desktop.exchange.sheet import Cell

_EXACT = 10**15  # Excel keeps 15 digits of a number; longer ones have lost their last


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell means. `problem` has no place yet; `corrected` is the new form when the cell was put right."""

    value: Any = None
    problem: Problem | None = None
    corrected: str = ""


EMPTY = Value()
Reader = Callable[[Cell], Value]


def text_of(cell: Cell) -> str:
    """Return a cell as text on one line: blanks trimmed and joined, 101.0 as 101."""
    if isinstance(cell, str):
        return " ".join(cell.split())
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _EXACT:
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == datetime.min.time():
        return cell.date().isoformat()
    return " ".join(str(cell).split())


def read_text(cell: Cell) -> Value:
    """Return a text as it stands."""
    text = text_of(cell)
    return Value(text) if text else EMPTY


def choice(code: str, words: dict[str, Any]) -> Reader:
    """Make the reader of a column with listed words; other words get the finding `code`."""

    def read(cell: Cell) -> Value:
        text = "".join(text_of(cell).split())
        if not text or (text in BLANKS and text not in words):
            return EMPTY
        if text in words:
            return Value(words[text])
        return Value(None, warning(code, value=text))

    return read


read_sex = choice("sex_unknown", SEXES)
read_kind = choice("kind_unknown", KINDS)
read_rights = choice("rights_unclear", RIGHTS)
read_relation = choice("relation_unknown", RELATIONS)
read_ended = choice("end_unknown", ENDS)


def read_nation(cell: Cell) -> Value:
    """Return a nationality (民族) with its 族; one that is not among the 56 is kept with a warning."""
    text = "".join(text_of(cell).split())
    if not text or text in BLANKS:
        return EMPTY
    full = text if text.endswith("族") else f"{text}族"
    return Value(full) if full in NATIONS else Value(text, warning("nation_unknown", value=text))


def read_education(cell: Cell) -> Value:
    """Return an education (学历) in the usual word; an unusual one is kept with a warning."""
    text = "".join(text_of(cell).split())
    if not text or text in BLANKS:
        return EMPTY
    word = EDUCATIONS.get(text)
    return Value(word) if word else Value(text, warning("education_unknown", value=text))


def read_name(cell: Cell) -> Value:
    """Return a name as it is stored; the finding is the gravest of those that cleaning made."""
    text = str(cell)
    name, problems = clean_name(text)
    if not name:
        return EMPTY
    gravest = next((one for one in problems if one.severity is Severity.ERROR), None) or next(iter(problems), None)
    if gravest is not None:
        gravest = replace(gravest, values={**gravest.values, "where": gravest.where, "value": text.strip()})
    return Value(name, gravest, name if name != text.strip() else "")


def date_reader(pivot: int) -> Reader:
    """Make the reader of a date column; years of two digits up to `pivot` are 20xx."""

    def read(cell: Cell) -> Value:
        if isinstance(cell, datetime | date):
            return _day(cell)
        if isinstance(cell, int | float):
            reading = read_date_number(text_of(cell), pivot)
        else:
            reading = read_date(cell, pivot) if isinstance(cell, str) else read_date(str(cell), pivot)
        problem = None
        if reading.flaw is not None:
            make = error if reading.value is None else warning
            problem = make(reading.flaw.value, value=text_of(cell))
        corrected = reading.value.chinese if reading.interpreted and reading.value else ""
        return Value(reading.value, problem, corrected)

    return read


def _day(cell: date) -> Value:
    if cell.year < 1900:
        return Value(None, error("date_too_old", value=cell.isoformat()[:10]))
    return Value(PartialDate(cell.year, cell.month, cell.day))


def read_id_number(cell: Cell) -> Value:
    """Return an ID number in its form of 18 characters. A number cell beyond 15 digits has lost its last digits."""
    if isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) >= _EXACT:
        return Value(None, error(IdFlaw.DIGITS_LOST.value, value=f"{cell:.0f}"))
    text = text_of(cell)
    number = tidy_id(text)
    if not number or number in ("无", "不详", "/", "—") or "*" in number:
        return EMPTY
    if "E+" in number.upper():
        return Value(None, error(IdFlaw.DIGITS_LOST.value, value=text))
    card = read_id(number)
    if isinstance(card, IdCard):
        changed = card.lengthened or number != text
        return Value(card.number, corrected=card.number if changed else "")
    return _flawed(text, number, card)


def _flawed(text: str, number: str, flaw: IdFlaw) -> Value:
    if number[:1].isalpha() and number.isascii() and 8 <= len(number) <= 11:
        return Value(number, corrected=number if number != text else "")  # a permit: the member's own check says so
    proposal = without_lookalikes(number)
    if proposal != number and isinstance(read_id(proposal), IdCard):
        return Value(None, error("id_lookalikes", value=text, proposal=proposal))
    if flaw is IdFlaw.CHECK:
        return Value(None, error(flaw.value, value=text, expected=check_character(number[:17])))
    return Value(None, error(flaw.value, value=text, length=len(number)))
