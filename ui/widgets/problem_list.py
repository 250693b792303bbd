"""Shows findings in the clerk's words, the worst first; a click leads to the field or cell."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from huanjie_desktop.domain.problems import Problem, Severity
from huanjie_desktop.services.texts.text import text_of
from ui.widgets.controls import named

SIGNS = {Severity.ERROR: "✖", Severity.WARNING: "⚠", Severity.NOTICE: "ℹ"}
WORDS = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.NOTICE: "说明"}
_INKS = {Severity.ERROR: "#9a1b14", Severity.WARNING: "#7a5300", Severity.NOTICE: "#3b4149"}
_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTICE: 2}


class ProblemList(QListWidget):
    """A list of findings that is hidden while there are none."""

    jumped = Signal(object)
    """Carries the Problem that was chosen."""

    def __init__(self, name: str = "problems", lines: int = 3) -> None:
        super().__init__()
        named(self, name, "发现的问题")
        self._lines = lines
        self.problems: tuple[Problem, ...] = ()
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(self._jump)
        self.itemClicked.connect(self._jump)
        self.setVisible(False)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show findings, errors before warnings before notices."""
        self.problems = tuple(sorted(problems, key=lambda problem: _RANK[problem.severity]))
        self.clear()
        for problem in self.problems:
            self.addItem(_item(problem))
        self.setVisible(bool(self.problems))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow lines that wrap."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the findings with their wrapped lines, up to the wished number of lines."""
        room = QRect(0, 0, max(self.viewport().width() - 12, 50), 10_000)
        wish = 0
        for row in range(self.count()):
            item = self.item(row)
            high = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, item.text()).height() + 4
            item.setSizeHint(QSize(room.width(), high))
            wish += high
        self.setFixedHeight(min(wish, self._lines * (self.fontMetrics().height() + 2)) + 2 * self.frameWidth() + 4)

    def _jump(self, item: QListWidgetItem) -> None:
        self.jumped.emit(self.problems[self.row(item)])


def _item(problem: Problem) -> QListWidgetItem:
    text = text_of(problem)
    item = QListWidgetItem(f"{SIGNS[problem.severity]} {text.title}{text.todo}")
    item.setToolTip("\n".join(part for part in (text.title, text.why, text.todo) if part))
    item.setForeground(QColor(_INKS[problem.severity]))
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{WORDS[problem.severity]} {text.title}{text.why}{text.todo}")
    return item
