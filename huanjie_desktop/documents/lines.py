"""Breaks Chinese text into lines: no closing mark begins a line, no opening mark ends one, figures stay whole."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

NEVER_FIRST = frozenset("，。、；：！？）》〉」』】〕”’％%·…")
NEVER_LAST = frozenset("（《〈「『【〔“‘")
_PIECE = re.compile(r"[A-Za-z0-9.,%:/_+\-]*[A-Za-z0-9%_]|——|……|＿+|.", re.DOTALL)
Measure = Callable[[str], float]


@dataclass(frozen=True)
class Line:
    """One line of text; `last` ends its paragraph and is not spread to the full width."""

    text: str
    last: bool


def break_lines(text: str, width: float, measure: Measure, indent: float = 0.0) -> tuple[Line, ...]:
    """Return the lines of a text within `width`, the first one shorter by `indent`; "\\n" begins a new line."""
    found: list[Line] = []
    for part in text.split("\n"):
        found += _paragraph(part, width, measure, 0.0 if found else indent)
    return tuple(found)


def _paragraph(text: str, width: float, measure: Measure, indent: float) -> list[Line]:
    lines: list[str] = []
    line = ""
    for group in _groups(text):
        room = width - (0.0 if lines else indent)
        for piece in _pieces(group, room, measure):
            if line and measure(line + piece) > room + 0.01:
                lines.append(line)
                line = ""
            line += piece
    lines.append(line)
    return [Line(part, number == len(lines) - 1) for number, part in enumerate(lines)]


def _groups(text: str) -> Iterator[str]:
    """Yield what must stay together: a character with the opening marks before and the closing marks after it."""
    group = ""
    for piece in _PIECE.findall(text):
        if group and piece[0] not in NEVER_FIRST and group[-1] not in NEVER_LAST:
            yield group
            group = ""
        group += piece
    if group:
        yield group


def _pieces(group: str, room: float, measure: Measure) -> Iterator[str]:
    """Yield a group, or its characters when it alone is wider than a line."""
    if measure(group) <= room:
        yield group
    else:
        yield from group
