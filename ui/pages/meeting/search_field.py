"""A field to search a list with: the arrows move in the list while typing goes on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
_HALF = str.maketrans("０１２３４５６７８９", "0123456789")


class SearchField(QLineEdit):
    """Up, Down and the page keys say how far to move; Esc empties."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, empty with Esc, else type."""
        if event.key() in _MOVES:
            self.moved.emit(_MOVES[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


def plain(typed: str) -> str:
    """Return what was typed without blanks, in half width and lower case."""
    return "".join(typed.split()).lower().translate(_HALF)


def found_by(words: str, typed: str) -> bool:
    """Tell whether one of the search keys of a member (name, pinyin, initials, phone, ID) fits what was typed."""
    wanted = plain(typed)
    keys = words.split()
    if wanted.isdigit():
        return any(key.endswith(wanted) or key.startswith(wanted) for key in keys if key[0].isdigit())
    return any(key.startswith(wanted) or (wanted in key and not key.isascii()) for key in keys)
