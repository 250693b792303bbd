"""What a service answers with: a value, and what it changed."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Topic(Enum):
    """A kind of thing that pages show; pages that show it ask again when it changed."""

    OFFICE = auto()
    ROSTER = auto()
    ELECTION = auto()
    MEETING = auto()
    BALLOTS = auto()
    COUNT = auto()
    SETTINGS = auto()


@dataclass(frozen=True)
class Done(Generic[Value]):
    """The value a person asked for and the topics that changed on the way."""

    value: Value
    touched: frozenset[Topic] = frozenset()


def done(value: Value, *touched: Topic) -> Done[Value]:
    """Answer with a value and the topics that changed."""
    return Done(value, frozenset(touched))
