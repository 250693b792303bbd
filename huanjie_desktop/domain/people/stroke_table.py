"""The table of characters by strokes: where a character stands and how it is written."""

from dataclasses import dataclass, field
from typing import NamedTuple

AFTER_ALL_KNOWN = "9"
LETTERS_COUNT = 999
LATE = 1_000_000


class CharPlace(NamedTuple):
    """Where a character stands; places compare as the characters do.

    `total` is the number of strokes, `classes` are they in writing order (横1 竖2 撇3 点4 折5), or those of the
    character before it in the table where its own are not known.
    """

    total: int
    classes: str
    rank: int


@dataclass(frozen=True)
class StrokeTable:
    """The parsed table. `written` are the characters whose own strokes are known."""

    places: dict[str, CharPlace]
    written: frozenset[str]
    left_right: frozenset[str] = frozenset()
    standard: dict[str, str] = field(default_factory=dict)
    count_runs: tuple[tuple[int, str], ...] = ()

    @classmethod
    def parse(cls, text: str) -> "StrokeTable":
        """Read the lines of resources/strokes/strokes.tsv. Raises ValueError when they are damaged."""
        places: dict[str, CharPlace] = {}
        written: list[str] = []
        rest: dict[str, str] = {"左右": "", "简": ""}
        runs: list[tuple[int, str]] = []
        for line in text.splitlines():
            head, _, tail = line.partition("\t")
            if head.isdecimal():
                written.append(_add_group(places, int(head), tail))
            elif head == "画":
                start, _, signs = tail.partition("\t")
                runs.append((int(start, 16), signs))
            else:
                rest[head] = tail
        pairs = dict(zip(rest["简"][::2], rest["简"][1::2], strict=True))
        return cls(places, frozenset("".join(written)), frozenset(rest["左右"]), pairs, tuple(runs))

    def standard_form(self, char: str) -> str:
        """Return the form a character is ordered by: traditional ones stand with their simplified form."""
        return self.standard.get(char, char)

    def place(self, char: str) -> CharPlace | None:
        """Return where a character stands in the table, or None."""
        return self.places.get(self.standard_form(char))

    def strokes_of(self, char: str) -> str | None:
        """Return the stroke classes of a character, None where they are not known."""
        form = self.standard_form(char)
        return self.places[form].classes if form in self.written else None

    def stroke_count(self, char: str) -> int | None:
        """Return the number of strokes of a Han character outside the table, None for anything else."""
        code = ord(char)
        for start, signs in self.count_runs:
            if start <= code < start + len(signs):
                return ord(signs[code - start]) - ord("0") or None
        return None


def _add_group(places: dict[str, CharPlace], count: int, line: str) -> str:
    """Enter one line of the table and return the characters it says how to write."""
    classes, known, placed = line.split("\t")
    rank = len(places)
    for offset, char in enumerate(known + placed):
        places[char] = CharPlace(count, classes, rank + offset)
    return known
