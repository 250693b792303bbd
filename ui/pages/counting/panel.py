"""What the panels of the steps share: a title, an explanation, lines that scrutineers confirm."""

from abc import abstractmethod
from functools import partial

from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from huanjie_desktop.domain.ids import RoundId
from ui.context import Context
from ui.pages.counting.stage import Stage
from ui.pages.counting.steady import steady
from ui.widgets.controls import button, faint, heading, named, on_purpose
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.states import allow, scrolling, tell


class StepPanel(QWidget):
    """Shows and changes what belongs to one step of a round."""

    stage: Stage

    def __init__(self, context: Context, name: str, title: str, words: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.context = context
        self._shown_round: RoundId | None = None
        body = QWidget()
        body.setObjectName("formBody")
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(0, 0, 6, 0)
        self.column.setSpacing(8)
        self.column.addWidget(heading(title))
        if words:
            self.column.addWidget(faint(words))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(body, f"{name}Scroll", title))

    def show_stage(self, stage: Stage) -> None:
        """Show this round's step as it stands now; what was typed for another round goes."""
        if stage.round.id != self._shown_round:
            self._shown_round = stage.round.id
            fields: list[WitnessField] = [*self.findChildren(WitnessField)]
            for field in fields:
                field.setModified(False)
            self.begin_round()
        self.stage = stage
        self.refresh()

    def begin_round(self) -> None:
        """Empty the fields whose figures belong to one round only."""

    @abstractmethod
    def refresh(self) -> None:
        """Ask the services again and show the answer."""

    def take_keys(self) -> None:
        """Put the cursor where the work of the step begins."""


class WitnessField(QLineEdit):
    """Who of the scrutineers confirms; filled in from the list of the meeting, may be changed."""

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name, "在场监票人", "确认的监票人姓名，几位用顿号分开")
        self.setPlaceholderText("监票人姓名")
        self._widen("")

    def offer(self, names: str) -> None:
        """Fill in the known names unless somebody typed others; long ones are seen whole, the first in any case."""
        if not self.isModified():
            self._widen(names)
            self.setText(names)
            self.setCursorPosition(0)

    def _widen(self, names: str) -> None:
        usual = self.fontMetrics().horizontalAdvance("汉")
        self.setMinimumWidth(max(10 * usual, min(24 * usual, self.fontMetrics().horizontalAdvance(names) + 2 * usual)))


class Gate(QFrame):
    """One line that is open or confirmed: sign and words, fields, the button 请监票人确认 (Space or a click)."""

    def __init__(self, name: str, title: str, act: str, kind: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("gate", "true")
        self._title = title
        self.words = named(QLabel(), f"{name}Words", title)
        self.words.setWordWrap(True)
        self.fields = FlowLayout(gap=10)
        self.button = button(f"{name}Confirm", act, "check", kind=kind)
        on_purpose(self.button)
        self.button.installEventFilter(steady())
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(6)
        column.addWidget(self.words)
        column.addLayout(self.fields)

    def add_field(self, label: str, field: QWidget) -> QWidget:
        """Add a field with its label before it, Enter leads on to the next; return the two together."""
        if isinstance(field, QLineEdit):
            field.returnPressed.connect(partial(field.focusNextPrevChild, True))
        pair = labelled(label, field)
        self.fields.addWidget(pair)
        return pair

    def close_line(self) -> None:
        """Put the button after the fields."""
        self.fields.addWidget(self.button)

    def tell(self, text: str, tone: str = "") -> None:
        """Show where the gate stands."""
        tell(self.words, f"{self._title}：{text}", tone)

    def allow(self, why_not: str = "", done: bool = False) -> None:
        """Enable the button, or say why not; a gate that is behind us shows none."""
        self.button.setVisible(not done)
        allow(self.button, "已经确认" if done else why_not)


def labelled(label: str, field: QWidget) -> QWidget:
    """Put the label before its field; the two wrap together."""
    pair = QWidget()
    line = QHBoxLayout(pair)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    words = QLabel(label)
    words.setBuddy(field)
    line.addWidget(words)
    line.addWidget(field)
    pair.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return pair
