"""The list for ticking: field, table, keys; every tick is stored at once."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from huanjie_desktop.domain.election.records import Presence
from huanjie_desktop.domain.ids import MemberId
from huanjie_desktop.services.meeting import AttendanceLine
from ui.pages.meeting.panel import flowing, plain_rows
from ui.pages.meeting.sign_in_field import SignInField, best_hit, fits
from ui.state import State
from ui.widgets.controls import button, faint
from ui.widgets.rows_model import Column
from ui.widgets.rows_view import RowsView
from ui.widgets.states import allow

SIGNS = {
    Presence.UNKNOWN: "",
    Presence.PRESENT: "✔ 到会",
    Presence.LEAVE_AFFAIR: "◐ 因事请假",
    Presence.LEAVE_SICK: "◑ 因病请假",
    Presence.ABSENT: "✖ 未请假",
}
_TONES = {
    Presence.UNKNOWN: "",
    Presence.PRESENT: "fixed",
    Presence.LEAVE_AFFAIR: "warning",
    Presence.LEAVE_SICK: "warning",
    Presence.ABSENT: "error",
}
_KEYS = (
    (Presence.PRESENT, "signInPresent", "到会 ⏎", "", "选中的党员到会（回车）"),
    (Presence.LEAVE_AFFAIR, "signInAffair", "事假 F6", "F6", "因事请假，仍计入应到会"),
    (Presence.LEAVE_SICK, "signInSick", "病假 F7", "F7", "因病请假，仍计入应到会"),
    (Presence.ABSENT, "signInAbsent", "未请假 F8", "F8", "没有请假也没有到会，仍计入应到会"),
    (Presence.UNKNOWN, "signInUndo", "撤消 F9", "F9", "撤消登记，改回未登记"),
)
COLUMNS: tuple[Column[AttendanceLine], ...] = (
    Column("姓名", lambda line: line.name, width=7),
    Column("登记", lambda line: SIGNS[line.state], width=7, tone=lambda line: _TONES[line.state]),
    Column("事由", lambda line: line.note, width=9, tip=lambda line: line.note),
)


class AttendanceList(QWidget):
    """Finds a member by a few letters and ticks him."""

    marked = Signal(object, object, str)
    """Carries MemberId, Presence and the note."""
    reason_wanted = Signal(object)
    """Carries the line whose reason shall be typed."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self._by_hand = False
        self._last: MemberId | None = None
        self.search = SignInField()
        empty = "没有找到。名册为空的，请先在“党员名册”中导入。"
        self._lines: tuple[AttendanceLine, ...] = ()
        self.rows: RowsView[AttendanceLine] = RowsView(COLUMNS, "signInList", "签到名单", empty, state)
        plain_rows(self.rows, 2)
        self.told = faint("↑↓选人，回车到会")
        self.buttons = {mark: button(name, text, tip=tip) for mark, name, text, _key, tip in _KEYS}
        self.reason = button("signInReason", "事由…", tip="写明请假事由或去向，记入会议记录")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for widget in (self.search, self.rows):
            column.addWidget(widget)
        column.addLayout(flowing(*self.buttons.values()))
        last = QHBoxLayout()
        last.addWidget(self.told, 1)
        last.addWidget(self.reason)
        column.addLayout(last)
        self.rows.table.setMinimumHeight(100)
        self._connect()

    def _connect(self) -> None:
        for mark, name, _text, key, _tip in _KEYS:
            self.buttons[mark].clicked.connect(lambda _on=False, mark=mark: self._mark(mark))
            self.buttons[mark].setFocusPolicy(Qt.FocusPolicy.TabFocus)
            if key:
                shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.setObjectName(f"{name}Key")
                shortcut.activated.connect(lambda mark=mark: self._mark(mark))
        self.reason.clicked.connect(self._ask_reason)
        self.search.textChanged.connect(self._typed)
        self.search.ticked.connect(self._tick)
        self.search.moved.connect(self._move)
        self.rows.table.row_activated.connect(lambda _row: self._mark(Presence.PRESENT))
        self.rows.table.clicked.connect(lambda _index: self._take_by_hand())
        self.rows.table.selectionModel().currentChanged.connect(lambda *_: self._allow())

    def show_lines(self, lines: tuple[AttendanceLine, ...]) -> None:
        """Show the ticks as they stand; the current row stays."""
        current = self.rows.current()
        self._lines = lines
        self._narrow()
        if current:
            self.rows.select_where(lambda line: line.member_id == current.member_id)
        self._allow()

    def _allow(self) -> None:
        why = "" if self._target() else "请先输入或选中一名党员"
        for made in (*self.buttons.values(), self.reason):
            allow(made, why)

    def _typed(self, text: str) -> None:
        self._by_hand = False
        self._narrow()
        place = best_hit(self.rows.model.shown, text)
        if place >= 0:
            self.rows.table.select_row(place)
        else:
            self._let_go()
        self._allow()

    def _narrow(self) -> None:
        typed = self.search.text()
        self.rows.set_rows([line for line in self._lines if fits(line, typed)] if typed.strip() else self._lines)

    def _let_go(self) -> None:
        self.rows.table.selectionModel().clear()
        self.rows.table.setCurrentIndex(QModelIndex())

    def _take_by_hand(self) -> None:
        self._by_hand = True

    def _move(self, by: int) -> None:
        shown = len(self.rows.model.shown)
        if shown:
            now = self.rows.table.currentIndex().row()
            self.rows.table.select_row(max(0, min(shown - 1, now + by)))
            self._by_hand = True

    def _tick(self) -> None:
        """Enter in the field: after a search it ticks the hit, with an empty field only a row chosen by hand."""
        if self.search.text().strip() or self._by_hand:
            self._mark(Presence.PRESENT)

    def _target(self) -> AttendanceLine | None:
        return self.rows.current()

    def _mark(self, mark: Presence) -> None:
        line = self._target()
        if line is None and mark is Presence.UNKNOWN:
            line = next((one for one in self.rows.model.shown if one.member_id == self._last), None)
        if line is None:
            self.told.setText("没有找到。请换拼音首字母、姓名中的字或电话后几位；不在名单上的可能不是本支部党员。")
            return
        self._last = line.member_id
        searched = bool(self.search.text())
        self.marked.emit(line.member_id, mark, "" if mark is Presence.PRESENT else line.note)
        self.told.setText(f"刚才登记：{line.name}　{mark.value}　（按 F9 撤消）")
        if searched:
            self.search.clear()
        else:
            self._next_open(line.member_id)
        if not self.rows.table.hasFocus():
            self.search.setFocus()

    def _next_open(self, member_id: MemberId) -> None:
        shown = self.rows.model.shown
        at = next((place for place, line in enumerate(shown) if line.member_id == member_id), -1)
        following = [place for place in range(at + 1, len(shown)) if shown[place].state is Presence.UNKNOWN]
        if following:
            self.rows.table.select_row(following[0])

    def _ask_reason(self) -> None:
        line = self._target()
        if line:
            self.reason_wanted.emit(line)
