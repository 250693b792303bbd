"""Cutting the households of a group into liaison units (联络单元) of twenty."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

Household = TypeVar("Household")

UNIT_SIZE = 20
LARGEST, SMALLEST = 24, 16
"""A unit with more or fewer households is flagged: the liaison has too much, or the unit could be joined."""


class Split(StrEnum):
    """How the remainder is spread: evenly over the units, or all into the last."""

    BALANCED = "均分"
    FILL = "逐个填满"


class Load(StrEnum):
    """Whether a unit has about twenty households."""

    FITTING = "合适"
    TOO_LARGE = "偏多"
    TOO_SMALL = "偏少"


@dataclass(frozen=True)
class Cutting:
    """How a group is cut: households of one unit at most, and what becomes of the remainder."""

    size: int = UNIT_SIZE
    split: Split = Split.BALANCED


def units_needed(households: int, size: int = UNIT_SIZE) -> int:
    """Return how many units so many households of one group make (5.1)."""
    return -(-households // size)


def unit_sizes(households: int, cutting: Cutting) -> tuple[int, ...]:
    """Return how many households each unit of a group gets, the larger ones first (5.1)."""
    number = units_needed(households, cutting.size)
    if not number:
        return ()
    if cutting.split is Split.FILL:
        return (cutting.size,) * (number - 1) + (households - cutting.size * (number - 1),)
    least, more = divmod(households, number)
    return (least + 1,) * more + (least,) * (number - more)


def cut(households: Sequence[Household], cutting: Cutting) -> tuple[tuple[Household, ...], ...]:
    """Cut the households of ONE group, in the order given, into units; neighbours stay together (5.1)."""
    units, start = [], 0
    for size in unit_sizes(len(households), cutting):
        units.append(tuple(households[start : start + size]))
        start += size
    return tuple(units)


def load_of(households: int) -> Load:
    """Tell whether a unit is larger or smaller than a liaison's usual twenty."""
    if households > LARGEST:
        return Load.TOO_LARGE
    return Load.TOO_SMALL if households < SMALLEST else Load.FITTING
