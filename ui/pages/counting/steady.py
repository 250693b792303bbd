"""Keeps one press from passing two gates: a held or bouncing Space, a double click."""

import time
from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

STEADY_SECONDS = 0.8
"""Longer than the time after which a held key begins to repeat; some systems send repeats as fresh presses."""


class Steady(QObject):
    """Swallows a Space that follows another Space on any gate too soon, and the second half of a double click."""

    def __init__(self) -> None:
        super().__init__()
        self.now: Callable[[], float] = time.monotonic
        self._last = float("-inf")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let only a press on purpose through."""
        if event.type() == QEvent.Type.MouseButtonDblClick:
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            moment = self.now()
            since, self._last = moment - self._last, moment
            return since < STEADY_SECONDS
        return super().eventFilter(watched, event)


@cache
def steady() -> Steady:
    """Return the one guard of all gates: what was pressed on one counts for the next."""
    return Steady()
