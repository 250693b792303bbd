"""The base of the panels: the work of one step on the right of the rail."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from huanjie_desktop.domain.election.election import Election
from huanjie_desktop.services.office import Office
from ui.context import Context
from ui.widgets.controls import faint, heading
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.rows_view import RowsView

GOOD, BAD, OPEN = "good", "error", "warning"
SIGNS = {GOOD: "✔ ", BAD: "✖ ", OPEN: "○ ", "": ""}


class Panel(QWidget):
    """Shows and changes what belongs to one step of an election; `refresh` asks the services again."""

    election: Election

    def __init__(self, context: Context, name: str, title: str, words: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.context = context
        self.state = QLabel()
        self.state.setObjectName(f"{name}State")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        line = QHBoxLayout()
        line.addWidget(heading(title))
        line.addStretch(1)
        line.addWidget(self.state)
        self.column.addLayout(line)
        if words:
            self.column.addWidget(faint(words))

    @property
    def office(self) -> Office:
        """The open office."""
        return self.context.office

    def show_election(self, election: Election) -> None:
        """Show this election's step as it stands now."""
        self.election = election
        self.refresh()

    def refresh(self) -> None:
        """Ask the services again and show the answer."""
        raise NotImplementedError

    def add_buttons(self, *buttons: QPushButton) -> None:
        """Put buttons into a line that breaks where it must."""
        self.column.addLayout(flowing(*buttons))


def tell(label: QLabel, text: str, tone: str = "") -> None:
    """Show a state in words with its sign and colour."""
    label.setText(SIGNS.get(tone, "") + text)
    if label.property("tone") != tone:
        label.setProperty("tone", tone)
        label.style().unpolish(label)
        label.style().polish(label)


def allow(button: QPushButton, why_not: str = "") -> None:
    """Enable a button, or disable it and say why in its tooltip."""
    if button.property("usualTip") is None:
        button.setProperty("usualTip", button.toolTip())
    button.setEnabled(not why_not)
    button.setToolTip(why_not or str(button.property("usualTip")))
    button.setAccessibleDescription(button.toolTip())


def day_text(day: date | None) -> str:
    """Return a day as an office writes it, "" for none."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def flowing(*buttons: QPushButton) -> FlowLayout:
    """Return a line of buttons that continues on the next line where it must."""
    line = FlowLayout()
    for button in buttons:
        line.addWidget(button)
    return line


def plain_rows(view: RowsView[Any], stretched: int) -> None:
    """Leave out the numbers of lines and let one column take the room that is left."""
    view.table.verticalHeader().hide()
    header = view.table.horizontalHeader()
    header.setStretchLastSection(False)
    header.setMinimumSectionSize(view.table.fontMetrics().horizontalAdvance("汉") * 2)
    header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)


def scrolling(body: QWidget, name: str, spoken: str) -> QScrollArea:
    """Put a widget that may grow into a frame that scrolls downwards only."""
    area = QScrollArea()
    area.setObjectName(name)
    area.setAccessibleName(spoken)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setWidget(body)
    return area
