"""议程: the 24 items with state and times; on the right the host's words, notes and votes of the chosen one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSplitter

from huanjie_desktop.domain.election.election import Election
from huanjie_desktop.domain.election.records import ItemState
from huanjie_desktop.services import agenda, host_words
from huanjie_desktop.services.agenda import AgendaLine
from ui.context import Context
from ui.formats import clock_text
from ui.pages.meeting.agenda_item import AgendaItemBox
from ui.pages.meeting.decisions import open_vote
from ui.pages.meeting.panel import Panel, plain_rows
from ui.widgets.rows_model import Column
from ui.widgets.rows_view import RowsView
from ui.widgets.states import GOOD, OPEN, tell

_SIGNS = {
    ItemState.WAITING: "○",
    ItemState.RUNNING: "▶",
    ItemState.FINISHED: "✔",
    ItemState.LEFT_OUT: "—",
}
_TONES = {ItemState.RUNNING: "warning", ItemState.LEFT_OUT: "quiet"}


def _begun(line: AgendaLine) -> str:
    return clock_text(line.entry.started_at) if line.entry.started_at else ""


def _times(line: AgendaLine) -> str:
    begun, ended = line.entry.started_at, line.entry.ended_at
    if not begun:
        return ""
    return f"{clock_text(begun)}–{clock_text(ended)}" if ended else f"{clock_text(begun)}–"


_COLUMNS: tuple[Column[AgendaLine], ...] = (
    Column(
        "项",
        lambda line: f"{_SIGNS[line.entry.state]} {line.item.number}",
        lambda line: line.item.number,
        width=3,
        tip=lambda line: line.entry.state.value,
    ),
    Column(
        "议程",
        lambda line: line.item.title,
        width=13,
        tone=lambda line: _TONES.get(line.entry.state, ""),
        tip=lambda line: line.item.title,
    ),
    Column("时间", _begun, width=3, tip=_times),
)


class AgendaPanel(Panel):
    """The course of the meeting, minute by minute."""

    step_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(context, "meetingAgenda", "大会议程")
        self.list: RowsView[AgendaLine] = RowsView(_COLUMNS, "agendaList", "大会议程", "没有议程。", context.state)
        plain_rows(self.list, 1)
        self.item = AgendaItemBox()
        split = QSplitter()
        split.setObjectName("agendaSplit")
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(self.item)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        self.column.addWidget(split, 1)
        self._connect()

    def _connect(self) -> None:
        self.list.table.selectionModel().currentChanged.connect(lambda *_: self._show_item())
        self.list.table.row_activated.connect(lambda _row: self.item.main.click())
        self.item.start.clicked.connect(self._start)
        self.item.main.clicked.connect(self._advance)
        self.item.skip.clicked.connect(self._leave_out)
        self.item.hands.clicked.connect(self._ask_hands)
        self.item.go.clicked.connect(lambda: self._go(self.item.target))
        self.item.noted.connect(self._note)

    def show_election(self, election: Election) -> None:
        """Show the agenda; at first the running item, or the first one that waits."""
        other = getattr(self, "election", None) is None or self.election.id != election.id
        super().show_election(election)
        if other:
            self._choose_present()

    def refresh(self) -> None:
        """Show items, times and the words with the figures known by now."""
        current = self.list.current()
        lines = agenda.agenda(self.office, self.election.id)
        self._script = host_words.script(self.office, self.election.id)
        self.list.set_rows(lines)
        if current:
            self.list.select_where(lambda line: line.item.number == current.item.number)
        over = sum(line.entry.state in (ItemState.FINISHED, ItemState.LEFT_OUT) for line in lines)
        tell(self.state, f"已进行 {over}/{len(lines)} 项", GOOD if over == len(lines) else OPEN)
        self._show_item()

    def _choose_present(self) -> None:
        if not self.list.select_where(lambda line: line.entry.state is ItemState.RUNNING):
            self.list.select_where(lambda line: line.entry.state is ItemState.WAITING)

    def _show_item(self) -> None:
        line = self.list.current()
        if line:
            self.item.show_line(line, self._script[line.item.number], self.office, self.election.id)

    def _number(self) -> int | None:
        line = self.list.current()
        return line.item.number if line else None

    def _start(self) -> None:
        number = self._number()
        if number is not None:
            self.context.tasks.now(lambda: agenda.start_item(self.office, self.election.id, number))

    def _advance(self) -> None:
        """Begin a waiting item; finish a running one and begin the next that waits."""
        line = self.list.current()
        if line is None:
            return
        if line.entry.state is ItemState.WAITING:
            self._start()
        elif self.context.tasks.now(lambda: agenda.finish_item(self.office, self.election.id, line.item.number)):
            self._begin_next(line.item.number)

    def _begin_next(self, number: int) -> None:
        waiting = [
            line for line in self.list.model.shown
            if line.item.number > number and line.entry.state is ItemState.WAITING
        ]  # fmt: skip
        if waiting:
            following = min(line.item.number for line in waiting)
            self.list.select_where(lambda line: line.item.number == following)
            self._start()

    def _leave_out(self) -> None:
        number = self._number()
        if number is not None:
            self.context.tasks.now(lambda: agenda.leave_out_item(self.office, self.election.id, number))
            self._choose_present()

    def _note(self, number: int, words: str) -> None:
        self.context.tasks.now(lambda: agenda.note_item(self.office, self.election.id, number, words))

    def _ask_hands(self) -> None:
        number = self._number()
        if number is not None:
            open_vote(self, self.context, self.election.id, number)

    def _go(self, target: str) -> None:
        if target == "counting":
            self.context.go(target, self.election.id)
        else:
            self.step_wanted.emit(target)
