"""The small field for 另选他人: the only place of the count where input methods are on."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QListWidget, QVBoxLayout, QWidget

from huanjie_desktop.domain.election.ballot import UNREADABLE_NAME, Sign
from huanjie_desktop.domain.people.names import written_key
from ui.widgets.controls import button, named

SHOWN_MOST = 5
_SIGNS = ((Sign.APPROVE, "画○"), (Sign.EMPTY, "没有符号"), (Sign.OTHER, "其他符号"), (Sign.UNREADABLE, "符号不清"),
          (Sign.REJECT, "画×"), (Sign.BOTH, "○×并画"))  # fmt: skip


@dataclass(frozen=True)
class NameHint:
    """A member's name with what it is found by, in lower case."""

    name: str
    pinyin: str = ""
    initials: str = ""


def matching(hints: Sequence[NameHint], text: str) -> list[str]:
    """Return the names that a typed text may mean: by characters, pinyin or initials; exact ones first."""
    wanted = text.strip().lower().replace(" ", "")
    if not wanted:
        return []
    found = [one for one in hints if _fits(one, wanted)]
    found.sort(key=lambda one: one.name != wanted and wanted not in one.initials.split())
    return [one.name for one in found]


def _fits(one: NameHint, wanted: str) -> bool:
    key = written_key(wanted)
    if (key and written_key(one.name).startswith(key)) or one.pinyin.startswith(wanted):
        return True
    return any(initials.startswith(wanted) for initials in one.initials.split())


class WriteInBar(QWidget):
    """Asks for a name and its sign; Enter adds, ↑ ↓ choose among the members found, Esc gives up."""

    added = Signal(str, object)
    """Carries the name and the Sign."""
    left = Signal()
    """Given up."""

    def __init__(self, hints: Sequence[NameHint]) -> None:
        super().__init__()
        self.setObjectName("writeInBar")
        self._hints = hints
        self.field = named(QLineEdit(), "writeInName", "另选他人姓名", "姓名、拼音或首字母；Enter 加入，Esc 返回")
        self.field.setPlaceholderText("姓名或拼音首字母")
        self.sign = named(QComboBox(), "writeInSign", "另选他人的符号")
        for sign, label in _SIGNS:
            self.sign.addItem(label, sign)
        self.add = button("writeInAdd", "加入", "check", "记入本票（Enter）")
        self.unreadable = button("writeInUnreadable", "姓名不清", tip="姓名无法辨认：该项不计票")
        self.leave = button("writeInLeave", "返回", tip="不另选（Esc）")
        self.list = named(QListWidget(), "writeInFound", "找到的党员")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(lambda item: self._take(item.text()))
        self.note = QLabel()
        self.note.setProperty("role", "faint")
        self._lay_out()
        self.field.textChanged.connect(self._look_up)
        self.field.installEventFilter(self)
        self.add.clicked.connect(self._confirm)
        self.unreadable.clicked.connect(lambda: self._take(UNREADABLE_NAME))
        self.leave.clicked.connect(self._give_up)
        self._look_up("")

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        label = QLabel("另选他人")
        label.setBuddy(self.field)
        line.addWidget(label)
        line.addWidget(self.field, 2)
        for part in (self.sign, self.add, self.unreadable, self.leave):
            line.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 2, 4, 2)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.list)
        column.addWidget(self.note)

    def start(self) -> None:
        """Empty the field and take the keys."""
        self.field.clear()
        self.sign.setCurrentIndex(0)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow Enter, Esc and the arrows in the field."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._confirm()
        elif key == Qt.Key.Key_Escape:
            self._give_up()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.list.count():
            step = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
        else:
            return super().eventFilter(watched, event)
        return True

    def _look_up(self, text: str) -> None:
        found = matching(self._hints, text)[:SHOWN_MOST]
        self.list.clear()
        self.list.addItems(found)
        self.list.setVisible(bool(found))
        if found:
            self.list.setCurrentRow(0)
            self.list.setFixedHeight(self.list.sizeHintForRow(0) * len(found) + 6)
        self.note.setText(self._note(text.strip(), found))
        self.note.setVisible(bool(self.note.text()))

    def _note(self, text: str, found: list[str]) -> str:
        if found or not text:
            return ""
        if text.isascii():
            return f"本支部没有“{text}”，请改用汉字输入票上的姓名。"
        return f"本支部没有“{text}”：可以照票记入，但不计票。"

    def _confirm(self) -> None:
        text = self.field.text().strip()
        item = self.list.currentItem()
        if item is not None:
            self._take(item.text())
        elif text and not text.isascii():
            self._take(text)

    def _take(self, name: str) -> None:
        self.added.emit(name, Sign(self.sign.currentData()))

    def _give_up(self) -> None:
        self.left.emit()
