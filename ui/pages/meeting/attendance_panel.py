"""签到: ticking names, the live quorum, the counts of heads at the opening and before ballots (R-05)."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from huanjie_desktop.domain.election.meeting import is_quorate
from huanjie_desktop.domain.election.records import HeadCount, Moment, Observer, Presence
from huanjie_desktop.domain.election.rounds import Round, RoundState
from huanjie_desktop.domain.ids import MemberId, RoundId
from huanjie_desktop.services import elections, meeting, rounds
from huanjie_desktop.services.meeting import AttendanceLine
from huanjie_desktop.services.voters import voters
from ui.context import Context
from ui.formats import clock_text
from ui.pages.meeting.attendance_list import AttendanceList
from ui.pages.meeting.observers_box import ObserversBox
from ui.pages.meeting.panel import Panel
from ui.pages.meeting.quorum_board import QuorumBoard
from ui.widgets.controls import button, named
from ui.widgets.states import BAD, GOOD, OPEN, allow, tell

_MOMENTS = {Moment.FIRST: "会议开始时", Moment.BEFORE_BALLOTS: "发票前"}


class AttendancePanel(Panel):
    """The sign-in desk."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "meetingAttendance", "签到")
        self.board = QuorumBoard()
        self.list = AttendanceList(context.state)
        self.observers = ObserversBox(context.state)
        self.counts = named(QLabel(), "headCounts", "清点记录")
        self.counts.setWordWrap(True)
        self.first = button("countFirst", "会议开始清点", "people", "把现在的到会人数记为第一次清点，议程第3项报告")
        self.again = button("countBefore", "发票前清点", "people", "监票人在发选票前再次清点；发出选票数必须等于此数")
        self._lay_out()
        find = QShortcut(QKeySequence("Ctrl+F"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.list.search.setFocus)
        self.list.marked.connect(self._mark)
        self.observers.marked.connect(self._mark)
        self.observers.added.connect(self._add_guest)
        self.observers.removed.connect(self._remove_guest)
        self.list.reason_wanted.connect(self._ask_reason)
        self.first.clicked.connect(lambda: self._count(Moment.FIRST))
        self.again.clicked.connect(lambda: self._count(Moment.BEFORE_BALLOTS))

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(5)
        side.addWidget(self.observers, 1)
        side.addWidget(self.counts)
        side.addWidget(self.first)
        side.addWidget(self.again)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.list, 7)
        line.addLayout(side, 4)
        self.column.addWidget(self.board)
        self.column.addLayout(line, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cursor into the field whenever the panel comes into sight, after whoever showed it."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.list.search.setFocus)

    def refresh(self) -> None:
        """Show ticks, figures and counts as they stand."""
        office, election_id = self.office, self.election.id
        sheet = meeting.attendance_sheet(office, election_id)
        self.list.show_lines(tuple(line for line in sheet if line.counts))
        self.observers.show_seats(
            tuple(line for line in sheet if not line.counts),
            meeting.observers(office, election_id),
            voters(office, election_id).account,
        )
        self._view = meeting.quorum(office, election_id)
        self.board.show_quorum(self._view)
        self._show_counts(meeting.head_counts(office, election_id))

    def _show_counts(self, counts: tuple[HeadCount, ...]) -> None:
        self.counts.setText("\n".join(count_text(one) for one in counts[-4:]) or "还没有清点记录。")
        first = meeting.last_count(counts, Moment.FIRST)
        if first is None:
            tell(self.state, "尚未清点", OPEN)
        else:
            tone = GOOD if is_quorate(first.present, first.due) else BAD
            tell(self.state, f"开会清点：应到 {first.due}，实到 {first.present}", tone)
        allow(self.first, "" if self._view.present else "还没有人签到")
        allow(self.again, self._why_not_again(first))

    def _why_not_again(self, first: HeadCount | None) -> str:
        if first is None:
            return "请先做会议开始时的清点"
        return "" if self._waiting_rounds() else "没有待发的选票：请先在“选票”一步设计选票"

    def _waiting_rounds(self) -> list[Round]:
        """Return the rounds of the members' meeting whose ballots are not issued yet."""
        polls = [one for one in elections.polls(self.office, self.election.id) if not one.post.in_first_session]
        held = [rounds.rounds(self.office, poll.id) for poll in polls]
        return [found[-1] for found in held if found and found[-1].state is RoundState.PREPARED]

    def _mark(self, member_id: MemberId, state: Presence, note: str) -> None:
        self.context.tasks.now(lambda: meeting.mark(self.office, self.election.id, member_id, state, note))

    def _ask_reason(self, line: AttendanceLine) -> None:
        words = self.context.messages.ask_text("请假事由或去向", f"{line.name}：", line.note)
        if words is not None:
            self._mark(line.member_id, line.state, words)

    def _add_guest(self, name: str, role: str) -> None:
        self.context.tasks.now(lambda: meeting.add_observer(self.office, self.election.id, name, role))

    def _remove_guest(self, guest: Observer) -> None:
        self.context.tasks.now(lambda: meeting.remove_observer(self.office, self.election.id, guest))

    def _count(self, moment: Moment) -> None:
        wanted: list[RoundId | None] = [None]
        if moment is Moment.BEFORE_BALLOTS:
            wanted = [one.id for one in self._waiting_rounds()]
        for round_id in wanted:
            job = partial(meeting.count_now, self.office, self.election.id, moment, round_id)
            counted = self.context.tasks.now(job)
            if counted:
                self.context.messages.note(f"已清点。{count_text(counted.value)}。")


def count_text(count: HeadCount) -> str:
    """Return a count of heads in one line."""
    return (
        f"{clock_text(count.at)} {_MOMENTS[count.moment]}：应到 {count.due}，实到 {count.present}，"
        f"事假 {count.leave_affair}，病假 {count.leave_sick}，未请假 {count.absent}"
    )
