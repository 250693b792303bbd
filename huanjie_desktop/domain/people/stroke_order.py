"""Names in the order of their strokes (姓氏笔画), and why one stands before another."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from huanjie_desktop.domain.people.names import name_letters
from huanjie_desktop.domain.people.stroke_table import AFTER_ALL_KNOWN, LATE, LETTERS_COUNT, CharPlace, StrokeTable
from huanjie_desktop.domain.problems import Problem, warning

RULE = "R-27"
NO_OWN: Mapping[str, str] = {}
NameKey = tuple[tuple[object, ...] | int, ...]


class NameRule(StrEnum):
    """How names are compared; they differ only in where two-character names stand."""

    SURNAME = "姓氏笔画"
    FULL_NAME = "姓名笔画"


def name_key(
    name: str, table: StrokeTable, rule: NameRule = NameRule.SURNAME, own_strokes: Mapping[str, str] = NO_OWN
) -> NameKey:
    """Return what to sort a name by; the same name gives the same key.

    By 姓氏笔画 two-character names stand before all others of the same first character. `own_strokes` are the clerk's
    entries for characters outside the table, as digits 1–5.
    """
    letters = name_letters(name)
    keys: list[tuple[object, ...] | int] = [char_key(char, table, own_strokes) for char in letters]
    if rule is NameRule.SURNAME and keys:
        keys.insert(1, 0 if _is_short(letters, table, own_strokes) else 1)
    return tuple(keys)


def in_stroke_order(
    names: Iterable[str],
    table: StrokeTable,
    rule: NameRule = NameRule.SURNAME,
    own_strokes: Mapping[str, str] = NO_OWN,
) -> list[str]:
    """Return the names in order; the same names stay in the order they came in."""
    return sorted(names, key=name_sorter(table, rule, own_strokes))


def name_sorter(
    table: StrokeTable, rule: NameRule = NameRule.SURNAME, own_strokes: Mapping[str, str] = NO_OWN
) -> Callable[[str], NameKey]:
    """Return a key function for sorted(), for lists of anything that has a name."""
    return lambda name: name_key(name, table, rule, own_strokes)


def char_key(char: str, table: StrokeTable, own_strokes: Mapping[str, str] = NO_OWN) -> tuple[object, ...]:
    """Return what to sort one character by: its place, the clerk's entry, its number of strokes, or the letter."""
    if char in own_strokes:
        return CharPlace(len(own_strokes[char]), own_strokes[char], LATE)
    place = table.place(char)
    if place:
        return place
    count = table.stroke_count(char)
    if count:
        return CharPlace(count, AFTER_ALL_KNOWN, ord(char))
    return (LETTERS_COUNT, char.casefold(), 0)


def order_problems(name: str, table: StrokeTable, own_strokes: Mapping[str, str] = NO_OWN) -> list[Problem]:
    """Return a warning for every character whose place is not certain."""
    found = []
    for char in dict.fromkeys(name_letters(name)):
        if char in own_strokes or table.place(char):
            continue
        count = table.stroke_count(char)
        if count:
            found.append(warning("strokes_unknown", RULE, name, name=name, char=char, count=count))
        else:
            found.append(warning("name_other_script", RULE, name, name=name, char=char))
    return found


def is_stroke_entry(text: str) -> bool:
    """Tell whether a clerk's entry (笔画序) is digits 1–5, one for each stroke, at most 64."""
    return 0 < len(text) <= 64 and set(text) <= set("12345")


def _is_short(letters: str, table: StrokeTable, own_strokes: Mapping[str, str]) -> bool:
    """Tell whether a name is two Han characters."""
    return len(letters) == 2 and all(char_key(char, table, own_strokes)[0] != LETTERS_COUNT for char in letters)
