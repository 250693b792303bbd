"""Members to add by search: by name, pinyin or initials; Enter takes the one marked, ↑ ↓ move the mark."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QScrollArea, QWidget

from huanjie_desktop.domain.ids import ElectionId
from huanjie_desktop.services.count.write_ins import writable_names
from huanjie_desktop.services.office import Office
from ui.pages.counting.entry.write_in_bar import NameHint, matching
from ui.widgets.controls import button, named

SHOWN_MOST = 4
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def hints_of(office: Office, election_id: ElectionId, able: Collection[str]) -> list[NameHint]:
    """Return those who may be added, with what they are found by."""
    found = [one for one in writable_names(office, election_id) if one.name in able]
    return [NameHint(one.name, one.pinyin, one.initials, one.bare) for one in found]


class NameSearch(QLineEdit):
    """Finds members and collects those taken; its list `found` and the button `back` stand under it."""

    changed = Signal()
    """Somebody was taken, or all were put back."""

    def __init__(self, name: str, hints: Sequence[NameHint]) -> None:
        super().__init__()
        self._hints = hints
        self.taken: tuple[str, ...] = ()
        self.setPlaceholderText("姓名或拼音首字母，按 Enter 加入")
        self.found = named(QListWidget(), f"{name}Found", "找到的党员")
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.itemClicked.connect(lambda item: self.take(item.text()))
        self.found.hide()
        self.back = button(f"{name}Back", "去掉增加的人", "undo", kind="quiet")
        self.back.setAutoDefault(False)
        self.back.clicked.connect(lambda: self.offer(()))
        self.back.hide()
        self.textChanged.connect(self._look_up)

    def take_enter(self) -> None:
        """Take the keys before the form does: call it once the field stands in its form."""
        self.installEventFilter(self)

    def take(self, name: str) -> None:
        """Add somebody."""
        self.offer((*self.taken, name))

    def offer(self, names: tuple[str, ...]) -> None:
        """Have exactly these taken."""
        self.taken = names
        self.clear()
        self.back.setVisible(bool(names))
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take somebody with Enter while something is typed; move in the list with the arrows."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.text().strip():
            item, row = self.found.currentItem(), self.found.currentRow()
            if event.key() in _ENTER:
                if item is not None:
                    self.take(item.text())
                return True
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.found.setCurrentRow(max(0, min(self.found.count() - 1, row + step)))
                return True
        return super().eventFilter(watched, event)

    def _look_up(self, text: str) -> None:
        names = [name for name in matching(self._hints, text) if name not in self.taken][:SHOWN_MOST]
        self.found.clear()
        self.found.addItems(names)
        self.found.setCurrentRow(0)
        self.found.setVisible(bool(names))
        if names:
            self.found.setFixedHeight(self.found.sizeHintForRow(0) * len(names) + 6)
            QTimer.singleShot(0, self, self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        """Scroll the form so that those found are seen under what is typed."""
        around: QWidget | None = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(self.found)
