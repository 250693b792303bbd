"""列席: probationary members, members without the right to vote, and guests; never counted (R-05)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from huanjie_desktop.domain.election.records import Observer, Presence
from huanjie_desktop.domain.people.member import Relation
from huanjie_desktop.domain.people.roster import DueAccount
from huanjie_desktop.services.meeting import AttendanceLine
from ui.pages.meeting.observer_dialog import ObserverDialog
from ui.pages.meeting.panel import flowing, plain_rows
from ui.state import State
from ui.widgets.controls import button, heading
from ui.widgets.rows_model import CENTRE, Column
from ui.widgets.rows_view import RowsView
from ui.widgets.states import allow

Seat = tuple[str, str, str, AttendanceLine | None, Observer | None]
_COLUMNS: tuple[Column[Seat], ...] = (
    Column("姓名", lambda seat: seat[0], width=4),
    Column("身份", lambda seat: seat[1], width=6, tip=lambda seat: seat[1]),
    Column("到会", lambda seat: seat[2], align=CENTRE, width=3),
)


def _came(line: AttendanceLine) -> str:
    return "✔" if line.state is Presence.PRESENT else ""


class ObserversBox(QWidget):
    """A list apart; Enter or a double click ticks a member, a button adds a guest."""

    marked = Signal(object, object, str)
    added = Signal(str, str)
    removed = Signal(object)
    """Carries the Observer who is to be taken out."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("observersBox")
        self.rows: RowsView[Seat] = RowsView(_COLUMNS, "observerList", "列席人员", "没有预备党员和列席人员。", state)
        plain_rows(self.rows, 1)
        self.add = button("observerAdd", "增列席…", "add", "登记上级领导或其他列席人员，不计入到会人数")
        self.remove = button("observerRemove", "删去", "end", "删去选中的列席人员；党员请双击改到会")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(heading("列席（不计入）"))
        column.addWidget(self.rows, 1)
        column.addLayout(flowing(self.add, self.remove))
        self.rows.table.setMinimumHeight(80)
        self.rows.table.row_activated.connect(self._toggle)
        self.add.clicked.connect(self._ask)
        self.remove.clicked.connect(self._remove)
        self.rows.table.selectionModel().currentChanged.connect(lambda *_: self._allow())
        self._allow()

    def show_seats(
        self, lines: tuple[AttendanceLine, ...], guests: tuple[Observer, ...], account: DueAccount
    ) -> None:
        """Show who sits apart, and why a full member does not count."""
        why = {member.id: "不计入应到会" for member in account.excluded}
        why |= {member.id: "无选举权" for member in account.no_right}
        why |= {member.id: Relation.TEMPORARY.value for member in account.outside}
        members: list[Seat] = [
            (line.name, why.get(line.member_id, line.kind.value), _came(line), line, None) for line in lines
        ]
        self.rows.set_rows([*members, *((guest.name, guest.role or "列席", "✔", None, guest) for guest in guests)])
        self._allow()

    def _toggle(self, row: int) -> None:
        line = self.rows.model.row(row)[3]
        if line is not None:
            came = line.state is Presence.PRESENT
            self.marked.emit(line.member_id, Presence.UNKNOWN if came else Presence.PRESENT, "")

    def _guest(self) -> Observer | None:
        seat = self.rows.current()
        return seat[4] if seat else None

    def _allow(self) -> None:
        allow(self.remove, "" if self._guest() else "请先选中一名增加的列席人员")

    def _remove(self) -> None:
        guest = self._guest()
        if guest is not None:
            self.removed.emit(guest)

    def _ask(self) -> None:
        dialog = ObserverDialog(self)
        dialog.chosen.connect(lambda guest: self.added.emit(*guest))
        dialog.open()
