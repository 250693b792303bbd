"""The one field of signing in: pinyin initials, name or last digits; Enter ticks the hit."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from huanjie_desktop.domain.election.records import Presence
from huanjie_desktop.services.meeting import AttendanceLine
from ui.pages.meeting.search_field import SearchField, found_by, plain
from ui.widgets.controls import named


class SignInField(SearchField):
    """Emits what the clerk wants."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "signInSearch", "查找签到人", "输入拼音首字母、姓名或电话、身份证的后几位，按回车登记到会")
        self.setPlaceholderText("拼音首字母、姓名或证件电话后几位，回车=到会")
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Enter, else search."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ticked.emit()
        else:
            super().keyPressEvent(event)


def fits(line: AttendanceLine, typed: str) -> bool:
    """Tell whether a member is found by what was typed."""
    return found_by(f"{line.name.lower()} {line.search}", typed)


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
