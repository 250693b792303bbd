"""What a benchmark found beside its bar: recorded and shown in one table, never a reason to fail."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Measured:
    """One figure of a run and the bar it is held against; at most the bar is good, or at least with `least`."""

    name: str
    ratio: float
    bar: float
    words: str
    least: bool = False

    @property
    def within(self) -> bool:
        """Whether the figure is on the right side of its bar."""
        return self.ratio >= self.bar if self.least else self.ratio <= self.bar


FOUND: list[Measured] = []


def record(benchmark: Any, name: str, ratio: float, bar: float, words: str, least: bool = False) -> None:
    """Keep {name, ratio, bar} with the benchmark and for the table at the end; `words` say ratio of what to what."""
    one = Measured(name, round(ratio, 3), bar, words, least)
    benchmark.extra_info |= {"name": one.name, "ratio": one.ratio, "bar": one.bar, "within": one.within}
    FOUND.append(one)


def table(found: list[Measured]) -> list[str]:
    """Return the lines of the table, one for each figure."""
    lines = [f"{'figure':>10}  {'bar':>9}        what"]
    for one in found:
        bar = f"{'>=' if one.least else '<='} {one.bar:g}"
        lines.append(f"{one.ratio:>10.3f}  {bar:>9}  {'ok  ' if one.within else 'OVER'}  {one.name}: {one.words}")
    return lines
