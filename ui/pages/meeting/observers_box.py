"""列席: probationary members, members without the right to vote, and guests; never counted (R-05)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from huanjie_desktop.domain.election.records import Observer, Presence
from huanjie_desktop.services.meeting import AttendanceLine
from ui.pages.meeting.attendance_list import SIGNS
from ui.pages.meeting.panel import allow, plain_rows
from ui.state import State
from ui.widgets.controls import button, heading, named
from ui.widgets.rows_model import Column
from ui.widgets.rows_view import RowsView

Seat = tuple[str, str, str, AttendanceLine | None]
_COLUMNS: tuple[Column[Seat], ...] = (
    Column("姓名", lambda seat: seat[0], width=5),
    Column("身份", lambda seat: seat[1], width=6, tip=lambda seat: seat[1]),
    Column("到会", lambda seat: seat[2], width=4),
)


class ObserversBox(QWidget):
    """A list apart; Enter or a double click ticks a member, a field adds a guest."""

    marked = Signal(object, object, str)
    added = Signal(str, str)

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("observersBox")
        self.rows: RowsView[Seat] = RowsView(_COLUMNS, "observerList", "列席人员", "没有预备党员和列席人员。", state)
        plain_rows(self.rows, 1)
        self.name = named(QLineEdit(), "observerName", "列席人姓名")
        self.name.setPlaceholderText("列席人姓名")
        self.role = named(QLineEdit(), "observerRole", "列席人身份", "如 街道党工委 副书记")
        self.role.setPlaceholderText("单位、职务，回车=增列席")
        self.add = button("observerAdd", "增列席", "add", "登记上级领导或其他列席人员，不计入到会人数")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(heading("列席（不计入）"))
        column.addWidget(self.rows, 1)
        column.addWidget(self.name)
        column.addWidget(self.role)
        column.addWidget(self.add)
        self.rows.table.setMinimumHeight(80)
        self.rows.table.row_activated.connect(self._toggle)
        self.name.textChanged.connect(lambda _text: self._allow())
        self.name.returnPressed.connect(self.role.setFocus)
        self.role.returnPressed.connect(self.add.click)
        self.add.clicked.connect(self._add)
        self._allow()

    def _allow(self) -> None:
        allow(self.add, "" if self.name.text().strip() else "请先填写列席人的姓名")

    def show_seats(self, lines: tuple[AttendanceLine, ...], guests: tuple[Observer, ...]) -> None:
        """Show who sits apart."""
        members: list[Seat] = [(line.name, line.kind.value, SIGNS[line.state], line) for line in lines]
        self.rows.set_rows([*members, *((guest.name, guest.role or "列席", "✔ 到会", None) for guest in guests)])

    def _toggle(self, row: int) -> None:
        line = self.rows.model.row(row)[3]
        if line is not None:
            came = line.state is Presence.PRESENT
            self.marked.emit(line.member_id, Presence.UNKNOWN if came else Presence.PRESENT, "")

    def _add(self) -> None:
        name = self.name.text().strip()
        if name:
            self.added.emit(name, self.role.text().strip())
            self.name.clear()
            self.role.clear()
            self.name.setFocus()
