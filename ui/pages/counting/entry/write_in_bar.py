"""The small field for 另选他人: the only place of the count where input methods are on."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from huanjie_desktop.domain.election.ballot import UNREADABLE_NAME, Sign
from huanjie_desktop.domain.people.names import written_key
from ui.widgets.controls import button, named

SHOWN_MOST = 5
SEEN_MOST = 4
"""More can be reached by the arrows; the ballot over the list stays in sight on the smallest screen."""
_SIGNS = ((Sign.APPROVE, "画○"), (Sign.EMPTY, "没有符号"), (Sign.OTHER, "其他符号"), (Sign.UNREADABLE, "符号不清"),
          (Sign.REJECT, "画×"), (Sign.BOTH, "○×并画"))  # fmt: skip


@dataclass(frozen=True)
class NameHint:
    """A member's name with what it is found by, in lower case.

    For members of one name: `bare` is the name they share, `facts` tell them apart, `noted` whether the roster does.
    """

    name: str
    pinyin: str = ""
    initials: str = ""
    bare: str = ""
    facts: str = ""
    noted: bool = True


def matching(hints: Sequence[NameHint], text: str) -> list[str]:
    """Return the names that a typed text may mean: by characters, pinyin or initials; exact ones first."""
    return [one.name for one in found_among(hints, text)]


def found_among(hints: Sequence[NameHint], text: str) -> list[NameHint]:
    """Return the members that a typed text may mean, exact ones first; members of one name stand together."""
    wanted = text.strip().lower().replace(" ", "")
    if not wanted:
        return []
    found = [one for one in hints if _fits(one, wanted)]
    found.sort(key=lambda one: (wanted not in (one.name, one.bare, *one.initials.split()), one.bare))
    return found


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
    unclear = Signal(str)
    """The roster does not tell the members of this name apart: their notes are wanted."""

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
        self.list.itemClicked.connect(self._take_item)
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
            down, row = key == Qt.Key.Key_Down, self.list.currentRow()
            last = self.list.count() - 1
            self.list.setCurrentRow((row + 1 if row < last else 0) if down else (row - 1 if row > 0 else last))
        else:
            return super().eventFilter(watched, event)
        return True

    def set_hints(self, hints: Sequence[NameHint]) -> None:
        """Take the members anew, as the roster has them now, and look up what was typed once more."""
        self._hints = hints
        self._look_up(self.field.text())

    def _look_up(self, text: str) -> None:
        found = found_among(self._hints, text)[:SHOWN_MOST]
        shared = _shared(found)
        self.list.clear()
        for one in found:
            self._add(one.name, f"{one.name}　{one.facts}" if one.bare in shared else one.name, one.noted)
        printed = {one.name for one in found if one.noted}
        for bare in shared:
            nobody = UNREADABLE_NAME if bare in printed else bare
            self._add(nobody, f"{bare}　票上没有写明是哪一位（这一项不计）")
        rows = self.list.count()
        self.list.setVisible(rows > 0)
        if rows:
            self.list.setCurrentRow(-1 if shared else 0)
            line, seen = self.list.sizeHintForRow(0), min(rows, SEEN_MOST)
            self.list.setMaximumHeight(line * seen + 6)
            self.list.setMinimumHeight(line * seen + 6 - (line // 2 if seen > 2 else 0))  # in a low window it scrolls
        self.note.setText(_choose_words(shared) if shared else self._note(text.strip(), found))
        self.note.setVisible(bool(self.note.text()))

    def _add(self, name: str, words: str, noted: bool = True) -> None:
        item = QListWidgetItem(words if noted else f"{words}（名册没有区分，按 Enter 填写）")
        item.setData(Qt.ItemDataRole.UserRole, (name, noted))
        self.list.addItem(item)

    def _note(self, text: str, found: Sequence[NameHint]) -> str:
        if found or not text:
            return ""
        if text.isascii():
            return f"本支部没有“{text}”，请改用汉字输入票上的姓名。"
        return f"本支部没有“{text}”：可以照票记入，但不计票。"

    def _confirm(self) -> None:
        text = self.field.text().strip()
        item = self.list.currentItem()
        if item is not None:
            self._take_item(item)
        elif text and not text.isascii() and not self.list.count():
            self._take(text)

    def _take_item(self, item: QListWidgetItem) -> None:
        name, noted = item.data(Qt.ItemDataRole.UserRole)
        if noted:
            self._take(name)
        else:
            self.unclear.emit(name)

    def _take(self, name: str) -> None:
        self.added.emit(name, Sign(self.sign.currentData()))

    def _give_up(self) -> None:
        self.left.emit()


def _shared(found: Sequence[NameHint]) -> list[str]:
    """Return the names that several of the members found bear."""
    names = [one.bare for one in found if one.facts or not one.noted]
    return [name for name in dict.fromkeys(names) if names.count(name) > 1]


def _choose_words(shared: Sequence[str]) -> str:
    return f"有几位{'、'.join(shared)}：请看票上写的是哪一位，用 ↑ ↓ 选定，再按 Enter。"
