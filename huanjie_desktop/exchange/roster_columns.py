"""Which column of a sheet means what: a heading of one row or two, somewhere below a title."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from huanjie_desktop.domain.people.draft import LABELS, RosterMapping
from huanjie_desktop.exchange.roster_words import HEADINGS
from huanjie_desktop.exchange.sheet import Cell, Sheet

_IGNORED = frozenset(("序号", "编号", "序", "号", "No", "NO", "no"))
_LOOKED_AT = 15
_NOISE = re.compile(r"[\s\u3000\u200b*＊:：、/／\\.。,，_-]+")
_BRACKETS = re.compile(r"[（(【\[].*?[）)】\]]")
_FIELD = {word: field for field, words in HEADINGS.items() for word in (LABELS[field], *words.split())}


@dataclass(frozen=True)
class _Heading:
    row: int
    rows: int
    columns: Mapping[str, int]
    unmapped: tuple[str, ...]


def plain(heading: Cell) -> str:
    """Return a heading without blanks, signs and bracketed notes."""
    text = str(heading)
    return _NOISE.sub("", _BRACKETS.sub("", text)) or _NOISE.sub("", text)


def likely_field(heading: str) -> str | None:
    """Return the field whose words are nearest to a plain heading, when they are near enough to propose it."""
    if len(heading) < 3:
        return None
    nearest = max(_FIELD, key=lambda word: SequenceMatcher(None, word, heading).ratio())
    return _FIELD[nearest] if SequenceMatcher(None, nearest, heading).ratio() >= 0.8 else None


def find_mapping(sheet: Sheet) -> RosterMapping | None:
    """Return where the heading stands and which column holds which field; None when the sheet has no name column."""
    found = [heading for row in range(min(_LOOKED_AT, len(sheet.rows))) for heading in _headings(sheet.rows, row)]
    fitting = [heading for heading in found if "name" in heading.columns and len(heading.columns) >= 2]
    if not fitting:
        return None
    best = max(fitting, key=lambda heading: (len(heading.columns), -heading.rows, -heading.row))
    return RosterMapping(sheet.name, best.row, best.row + best.rows, best.columns, best.unmapped)


def map_heading(sheet: str, row: int, rows: Sequence[Sequence[Cell]]) -> RosterMapping:
    """Return what the columns mean when a row, counted from 0, is the heading or its upper row; it may lack 姓名."""
    found = _headings(rows, row) or [_mapped(row, 1, [(plain(cell),) for cell in rows[row]])]
    best = max(found, key=lambda heading: (len(heading.columns), -heading.rows))
    return RosterMapping(sheet, row, row + best.rows, best.columns, best.unmapped)


def _headings(rows: Sequence[Sequence[Cell]], row: int) -> list[_Heading]:
    top = [plain(cell) for cell in rows[row]]
    exact = sum(1 for word in set(top) if word in _FIELD)
    if exact < 2:
        return []
    found = [_mapped(row, 1, [(word,) for word in top])]
    if row + 1 < len(rows):
        below = [plain(cell) for cell in rows[row + 1]]
        below += [""] * (len(top) - len(below))
        if _continues(top, below):
            found.append(_mapped(row, 2, [_joined(*pair) for pair in zip(top, below, strict=False)]))
    return found


def _continues(top: list[str], below: list[str]) -> bool:
    """Tell whether the second row belongs to the heading: it has no person's name under 姓名."""
    names = [lower for upper, lower in zip(top, below, strict=False) if _FIELD.get(upper) == "name"]
    return bool(names) and all(lower == "" or _FIELD.get(lower) == "name" for lower in names)


def _joined(top: str, below: str) -> tuple[str, ...]:
    if top == below or not below:
        return (top,)
    return (top + below, below, top)


def _mapped(row: int, rows: int, forms: list[tuple[str, ...]]) -> _Heading:
    columns: dict[str, int] = {}
    left: list[tuple[int, str]] = []
    for number, words in enumerate(forms):
        field = next((_FIELD[word] for word in words if word in _FIELD), None)
        if field is not None and field not in columns:
            columns[field] = number
        elif words[0] and not _IGNORED.intersection(words):
            left.append((number, words[0]))
    unmapped = []
    for number, word in left:
        field = likely_field(word)
        if field is not None and field not in columns:
            columns[field] = number
        else:
            unmapped.append(word)
    return _Heading(row, rows, columns, tuple(unmapped))
