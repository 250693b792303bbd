"""The one field of signing in: pinyin initials, name or last digits; Enter ticks the hit."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from huanjie_desktop.domain.election.records import Presence
from huanjie_desktop.services.meeting import AttendanceLine
from ui.widgets.controls import named

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
_HALF = str.maketrans("０１２３４５６７８９", "0123456789")


class SignInField(QLineEdit):
    """Emits what the clerk wants; Up and Down move in the list while typing goes on."""

    ticked = Signal()
    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        named(self, "signInSearch", "查找签到人", "输入拼音首字母、姓名或电话、身份证的后几位，按回车登记到会")
        self.setPlaceholderText("拼音首字母、姓名或证件电话后几位，回车=到会")
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Enter, move with the arrows, empty with Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ticked.emit()
        elif event.key() in _MOVES:
            self.moved.emit(_MOVES[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


def fits(line: AttendanceLine, typed: str) -> bool:
    """Tell whether a member is found by what was typed."""
    wanted = plain(typed)
    words = line.search.split()
    if wanted.isdigit():
        return any(word.endswith(wanted) or word.startswith(wanted) for word in words if word[0].isdigit())
    return wanted in line.name.lower() or any(word.startswith(wanted) for word in words)


def plain(typed: str) -> str:
    """Return what was typed without blanks, in half width and lower case."""
    return "".join(typed.split()).lower().translate(_HALF)


def best_hit(lines: Sequence[AttendanceLine], typed: str) -> int:
    """Return the place of the line that Enter should tick; -1 for none.

    Open lines come before ticked ones, the usual reading of a name before its rare ones (丁 is ding, rarely zheng).
    """
    wanted = plain(typed)
    if not wanted or not lines:
        return -1

    def rank(place: int) -> tuple[bool, int, int]:
        line = lines[place]
        return (line.state is not Presence.UNKNOWN, _distance(line, wanted), place)

    return min(range(len(lines)), key=rank)


def _distance(line: AttendanceLine, wanted: str) -> int:
    usual = (line.name.lower(), line.pinyin, *line.initials.split()[:1])
    if wanted in usual:
        return 0
    if any(word.startswith(wanted) for word in usual):
        return 1
    return 2 if wanted in line.search.split() else 3
