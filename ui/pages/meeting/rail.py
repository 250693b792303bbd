"""The rail: the steps of an election with their state and what each still misses."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.widgets.controls import named
from ui.widgets.states import scrolling

DONE, NOW, WAITING, SKIPPED = "✔", "▶", "○", "–"
_WORDS = {DONE: "已完成", NOW: "进行中", WAITING: "未开始", SKIPPED: "可跳过"}
_TONES = {DONE: "good", NOW: "warning", WAITING: "", SKIPPED: ""}


@dataclass(frozen=True)
class RailStep:
    """One step: its key, title, sign ✔ ▶ ○ –, what is missing in words, and who must do it."""

    key: str
    title: str
    sign: str
    missing: str = ""
    who: str = ""


class StepButton(QPushButton):
    """A step as a button: sign and title over the first thing that is missing."""

    def __init__(self, key: str, title: str) -> None:
        super().__init__()
        named(self, f"meetingStep_{key}", title)
        self.key = key
        self._title, self._missing = title, ""
        self.setProperty("kind", "step")
        self.setCheckable(True)
        self.sign, self._words, self._hint = QLabel(WAITING), QLabel(title), QLabel()
        self._hint.setProperty("role", "faint")
        for label in (self.sign, self._words, self._hint):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        self.sign.setFixedWidth(self.fontMetrics().horizontalAdvance("▶") + 4)
        top.addWidget(self.sign)
        top.addWidget(self._words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 4, 6, 4)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._hint)

    def show_step(self, step: RailStep) -> None:
        """Show another state."""
        self._missing = step.missing
        self.sign.setText(step.sign)
        self.sign.setProperty("tone", _TONES[step.sign])
        self.sign.style().unpolish(self.sign)
        self.sign.style().polish(self.sign)
        self.setAccessibleName(f"{self._title} {_WORDS[step.sign]}")
        who = f"由谁办：{step.who}" if step.missing and step.who and step.sign in (NOW, WAITING) else ""
        self.setToolTip("\n".join(part for part in (step.missing or _WORDS[step.sign], who) if part))
        self.setAccessibleDescription(self.toolTip())
        self._elide()

    def _elide(self) -> None:
        room = self.width() - 18
        first = self._missing.split("\n", 1)[0]
        self._hint.setText(self._hint.fontMetrics().elidedText(first, Qt.TextElideMode.ElideRight, room))
        self._hint.setVisible(bool(first))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the hint to the new width."""
        super().resizeEvent(event)
        self._elide()

    def sizeHint(self) -> QSize:
        """Be as high as both lines need."""
        letters = self.fontMetrics()
        return QSize(letters.horizontalAdvance("汉") * 10, letters.height() * (2 if self._missing else 1) + 14)

    def minimumSizeHint(self) -> QSize:
        """Never cut a line."""
        return self.sizeHint()


class Rail(QWidget):
    """The steps from top to bottom; arrow keys move, a click or Enter shows the step."""

    picked = Signal(str)
    """Carries the key of the chosen step."""

    def __init__(self, steps: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName("meetingRail")
        self._group = QButtonGroup(self, exclusive=True)
        self.buttons = {key: StepButton(key, f"{place} {title}") for place, (key, title) in enumerate(steps, start=1)}
        body = QWidget()
        body.setObjectName("formBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for button in self.buttons.values():
            self._group.addButton(button)
            button.installEventFilter(self)
            button.clicked.connect(lambda _on, key=button.key: self.picked.emit(key))
            column.addWidget(button)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(body, "meetingRailScroll", "步骤"))
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("汉") * 10 + 14)

    def show_steps(self, steps: Sequence[RailStep]) -> None:
        """Show the state of every step."""
        for step in steps:
            self.buttons[step.key].show_step(step)

    def offer(self, key: str, there: bool) -> None:
        """Show a step only where there is one."""
        self.buttons[key].setVisible(there)

    def press(self, key: str) -> None:
        """Mark the step that is in sight."""
        self.buttons[key].setChecked(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the arrow keys, show with Enter."""
        if isinstance(watched, StepButton) and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                watched.click()
                return True
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._move(watched, 1 if event.key() == Qt.Key.Key_Down else -1)
                return True
        return super().eventFilter(watched, event)

    def _move(self, button: StepButton, by: int) -> None:
        keys = [key for key, made in self.buttons.items() if not made.isHidden()]
        target = keys[max(0, min(len(keys) - 1, keys.index(button.key) + by))]
        self.buttons[target].setFocus(Qt.FocusReason.TabFocusReason)
