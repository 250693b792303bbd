"""Tells a key pressed on purpose from one that bounces or is held down."""

from collections.abc import Callable

GUARD_SECONDS = 0.3
"""A second press without a key between is a bounce; after a key it belongs to the next ballot and must not be lost.

Measured from the last press seen, taken or not: some systems do not tell a held key from one pressed again and again.
"""


class Bounce:
    """One key's guard."""

    def __init__(self) -> None:
        self._last = float("-inf")

    def quick(self, now: Callable[[], float]) -> bool:
        """Note a press at this moment and tell whether it came too soon after the last one."""
        moment = now()
        since, self._last = moment - self._last, moment
        return since < GUARD_SECONDS

    def stamp(self, now: Callable[[], float]) -> None:
        """Let the next press count from this moment."""
        self._last = now()

    def forget(self) -> None:
        """Let the next press count in any case."""
        self._last = float("-inf")
