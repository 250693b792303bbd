"""One signal for the whole window: these kinds of things changed."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from huanjie_desktop.services.done import Topic


class Changes(QObject):
    """Tells every page what changed, so that no page calls another."""

    touched = Signal(object)
    """Carries a frozenset of Topic."""

    def announce(self, topics: Iterable[Topic]) -> None:
        """Tell the window which topics changed; nothing happens for an empty set."""
        changed = frozenset(topics)
        if changed:
            self.touched.emit(changed)
