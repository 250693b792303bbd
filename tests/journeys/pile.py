"""A pile of ballots as it must stand in the file, kept plainly and without the program: every version stored."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from sqlite3 import connect

Version = tuple[int, int, int, str, bool, bool]
"""Recorder, number, version, signs, withdrawn, set aside."""

READ = "SELECT recorder, number, version, marks, withdrawn, set_aside FROM ballot"


def stored_in(path: Path) -> frozenset[Version]:
    """Return every version of every ballot as it stands in a file."""
    connection = connect(f"file:{path}?mode=ro", uri=True)
    try:
        rows = connection.execute(READ).fetchall()
    finally:
        connection.close()
    return frozenset((*row[:4], bool(row[4]), bool(row[5])) for row in rows)


def lines_in(path: Path) -> Counter[str]:
    """Return how often each act stands in the log of a file."""
    connection = connect(f"file:{path}?mode=ro", uri=True)
    try:
        return Counter(row[0] for row in connection.execute("SELECT action FROM audit"))
    finally:
        connection.close()


@dataclass
class Pile:
    """What was reported as stored; `pair` for two recorders in turn. `snapshots` are all its states so far."""

    size: int
    pair: bool
    versions: set[Version] = field(default_factory=set)
    decisions: int = 0
    closed: bool = False
    noted: bool = False
    snapshots: set[int] = field(default_factory=lambda: {hash(frozenset())})

    @property
    def recorders(self) -> tuple[int, ...]:
        """Whoever enters."""
        return (1, 2) if self.pair else (1,)

    def current(self, recorder: int) -> dict[int, Version]:
        """Return the standing version of each ballot of a recorder."""
        last: dict[int, Version] = {}
        for one in sorted(self.versions):
            if one[0] == recorder:
                last[one[1]] = one
        return {number: one for number, one in last.items() if not one[4]}

    def agrees(self, number: int) -> bool:
        """Tell whether everybody has read a ballot, and in the same way."""
        read = [self.current(recorder).get(number) for recorder in self.recorders]
        return None not in read and len({(one[5] or one[3]) for one in read}) == 1

    @property
    def number(self) -> int:
        """The ballot under the hands: the first on which not everybody agrees; one more than the pile when full."""
        return next((number for number in range(1, self.size + 1) if not self.agrees(number)), self.size + 1)

    @property
    def turn(self) -> int:
        """Who enters next; 0 when both have entered and differ."""
        entered = [recorder for recorder in self.recorders if self.number in self.current(recorder)]
        return next((one for one in self.recorders if one not in entered), 0)

    @property
    def aside(self) -> list[int]:
        """The ballots that wait for the scrutineers."""
        found = {one[1] for recorder in self.recorders for one in self.current(recorder).values() if one[5]}
        return sorted(found)

    def next_version(self, recorder: int, number: int, signs: str, withdrawn=False, aside=False) -> Version:
        """Return the next version of a ballot."""
        versions = [one[2] for one in self.versions if one[:2] == (recorder, number)]
        return (recorder, number, max(versions, default=0) + 1, signs, withdrawn, aside)

    def apply(self, act: dict) -> None:
        """Follow an act that was reported as done."""
        self.versions |= rows_of(act)
        self.decisions += act["name"] == "decide"
        self.closed = {"close": True, "reopen": False}.get(act["name"], self.closed)
        self.noted = {"take_up": True, "leave": False}.get(act["name"], self.noted)
        self.snapshots.add(hash(frozenset(self.versions)))


def rows_of(act: dict) -> set[Version]:
    """Return the versions that an act stores."""
    rows: Sequence[list] = act["rows"]
    return {(row[0], row[1], row[2], row[3], row[4], row[5]) for row in rows}
