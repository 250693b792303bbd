"""The base of all dialogs: a dataclass goes in, a dataclass or nothing comes out; the page saves."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from huanjie_desktop.domain.problems import Problem, has_errors
from ui.widgets.controls import heading, named
from ui.widgets.problem_list import ProblemList

Value = TypeVar("Value")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FormDialog(QDialog, Generic[Value]):
    """Subclasses add fields, then answer `value()` and `check()`; the base does the rest.

    The live check disables 确定 while a finding is an error; Enter goes to the next field and confirms at the last;
    the fields scroll on a small screen while the buttons stay in sight. Open with `open()` and listen to `chosen`.
    """

    chosen = Signal(object)
    """The clerk confirmed; carries the value."""

    def __init__(self, parent: QWidget | None, name: str, title: str, confirm: str = "确定") -> None:
        super().__init__(parent)
        named(self, name, title)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fields: list[QWidget] = []
        self._places: dict[str, QWidget] = {}
        self._above = 0
        body = QWidget()
        body.setObjectName("formBody")
        self._columns = QHBoxLayout(body)
        self._columns.setSpacing(24)
        self.form = self.next_column()
        self.problem_list = ProblemList(f"{name}Problems", lines=4)
        self.problem_list.jumped.connect(self._jump)
        self.buttons = self._make_buttons(name, confirm)
        layout = QVBoxLayout(self)
        layout.addWidget(heading(title))
        self._scrolled = _scrolling(body)
        layout.addWidget(self._scrolled, 1)
        layout.addWidget(self.problem_list)
        layout.addWidget(self.buttons)
        self._body = body

    def _make_buttons(self, name: str, confirm: str) -> QDialogButtonBox:
        box = QDialogButtonBox()
        self.ok = named(QPushButton(confirm), f"{name}Ok", confirm)
        self.ok.setProperty("kind", "primary")
        cancel = named(QPushButton("取消"), f"{name}Cancel", "取消")
        box.addButton(self.ok, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        self.ok.setAutoDefault(False)
        cancel.setAutoDefault(False)
        self.ok.clicked.connect(self._confirm)
        cancel.clicked.connect(self.reject)
        return box

    def next_column(self) -> QFormLayout:
        """Let the fields that follow stand in a further column; return its layout."""
        self.form = QFormLayout()
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.form.setVerticalSpacing(6)
        self._columns.addLayout(self.form, 1)
        return self.form

    @abstractmethod
    def value(self) -> Value:
        """Return what the fields say now."""

    @abstractmethod
    def check(self, value: Value) -> Sequence[Problem]:
        """Return the findings of the rules about a value; the same function that the service uses."""

    def add_field(self, label: str, field: QWidget, name: str, where: str = "", tip: str = "") -> None:
        """Add a labelled field; `where` is the name by which a Problem points at it."""
        named(field, name, label, tip)
        self.form.addRow(label, field)
        self._fields.append(field)
        self._places[where or name] = field
        field.installEventFilter(self)
        watch(field, self._changed)

    def show_above_buttons(self, part: QWidget) -> None:
        """Keep a line in sight while the fields scroll."""
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(layout.indexOf(self.problem_list), part)
            self._above += part.sizeHint().height() * 2

    def _changed(self) -> None:
        if self.isVisible():
            self.recheck()

    def recheck(self) -> None:
        """Check again after a change."""
        problems = self.check(self.value())
        self.problem_list.show_problems(problems)
        self.ok.setEnabled(not has_errors(problems))
        self.ok.setToolTip("请先改正上面列出的错误" if has_errors(problems) else "")

    def showEvent(self, event: QShowEvent) -> None:
        """Check once before the first look, fit the screen, and put the cursor into the first field."""
        self.recheck()
        self._fit_screen()
        super().showEvent(event)
        if self._fields:
            self._fields[0].setFocus()

    def _fit_screen(self) -> None:
        room = (self.parentWidget() or self).screen().availableSize()
        wish = self._body.sizeHint()
        self._body.setMinimumHeight(wish.height())
        letters = self.fontMetrics().horizontalAdvance("汉") * (30 if self._columns.count() == 1 else 48)
        width = min(max(wish.width() + 70, letters), 1080, room.width() - 20)
        height = min(wish.height() + 190 + self._above, 590, room.height() - 50)
        self.resize(width, max(height, 260))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Make Enter go to the next field."""
        if _is_enter(event) and not isinstance(watched, QPlainTextEdit):
            self._next_after(watched)
            return True
        return super().eventFilter(watched, event)

    def _next_after(self, watched: QObject) -> None:
        place = next((at for at, field in enumerate(self._fields) if field is watched), len(self._fields))
        for field in self._fields[place + 1 :]:
            if field.isEnabled() and field.isVisibleTo(self):
                field.setFocus(Qt.FocusReason.TabFocusReason)
                self._scrolled.ensureWidgetVisible(field)
                return
        self._confirm() if self.ok.hasFocus() else self.ok.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Confirm with Enter on the button, close with Esc."""
        if event.key() in _ENTER:
            focus = QApplication.focusWidget()
            if isinstance(focus, QPushButton):
                focus.click()
            return
        super().keyPressEvent(event)

    def _confirm(self) -> None:
        value = self.value()
        if not has_errors(self.check(value)):
            self.chosen.emit(value)
            self.accept()

    def _jump(self, problem: Problem) -> None:
        if problem.where in self._places:
            self._places[problem.where].setFocus()


def _is_enter(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER


def watch(field: QWidget, changed: Callable[[], None]) -> None:
    """Call `changed` whenever the content of a field changes."""
    if hasattr(field, "changed"):
        field.changed.connect(changed)
        return
    for kind, signal in _SIGNALS:
        if isinstance(field, kind):
            getattr(field, signal).connect(lambda *_: changed())
            return


_SIGNALS: tuple[tuple[type[QWidget], str], ...] = (
    (QLineEdit, "textChanged"),
    (QComboBox, "currentTextChanged"),
    (QCheckBox, "toggled"),
    (QPlainTextEdit, "textChanged"),
)


def _scrolling(body: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setObjectName("formScroll")
    area.setAccessibleName("表单")
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(body)
    return area
