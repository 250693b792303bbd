"""The base of the panels: the work of one step on the right of the rail."""

from abc import abstractmethod
from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QPushButton, QVBoxLayout, QWidget

from huanjie_desktop.domain.election.election import Election
from huanjie_desktop.services.office import Office
from ui.context import Context
from ui.widgets.controls import faint, heading
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.rows_view import RowsView


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

    @abstractmethod
    def refresh(self) -> None:
        """Ask the services again and show the answer."""

    def add_buttons(self, *buttons: QPushButton) -> None:
        """Put buttons into a line that breaks where it must."""
        self.column.addLayout(flowing(*buttons))


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
