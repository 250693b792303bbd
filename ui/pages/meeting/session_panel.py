"""第一次全体会议: who presides over the new committee's first session, and who counts there (R-06, R-12)."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel

from huanjie_desktop.domain.election.election import Poll
from huanjie_desktop.domain.election.first_session import session_staff_problems
from huanjie_desktop.domain.election.meeting import CountingStaff, least_present, staff_problems
from huanjie_desktop.domain.election.records import Officer, OfficerRole
from huanjie_desktop.domain.problems import Problem, has_errors
from huanjie_desktop.services import candidates, elections, first_session, officers
from huanjie_desktop.services.voters import voters
from ui.context import Context
from ui.pages.meeting.officer_dialog import OfficerDialog
from ui.pages.meeting.panel import Panel, plain_rows
from ui.widgets.controls import button, faint, named
from ui.widgets.problem_list import ProblemList
from ui.widgets.rows_model import Column
from ui.widgets.rows_view import RowsView
from ui.widgets.states import GOOD, OPEN, allow, tell

_COLUMNS: tuple[Column[Officer], ...] = (
    Column("职务", lambda officer: officer.role.value, width=6),
    Column("姓名", lambda officer: officer.name, width=8),
)


class SessionPanel(Panel):
    """The committee's own election is counted in 计票 as any other."""

    step_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        words = "新选出的委员会等额选举书记、副书记。由新当选的一名委员主持，监票人从不是候选人的委员中推选。"
        super().__init__(context, "meetingSession", "第一次全体会议", words)
        self._polls: tuple[Poll, ...] = ()
        self._committee: tuple[str, ...] = ()
        self.members = named(QLabel(), "sessionCommittee", "新当选的委员")
        self.members.setWordWrap(True)
        self.chair = named(QComboBox(), "sessionChair", "主持人", "由上届委员会推荐的一名新当选的委员")
        self.poll = named(QComboBox(), "sessionPost", "票种", "书记和副书记分别确定监票人、计票人")
        self.staff: RowsView[Officer] = RowsView(
            _COLUMNS, "sessionStaff", "监票计票人名单", "还没有确定监票人、计票人。", context.state
        )
        plain_rows(self.staff, 1)
        self.problems = ProblemList("sessionProblems", lines=3)
        self.candidates_words = faint("")
        self.scrutineer = button("sessionAddScrutineer", "增监票人…", "add", "从不是候选人的委员中推选")
        self.teller = button("sessionAddTeller", "增计票人…", "add", "委员不够的，可请上级派人协助")
        self.change = button("sessionReplace", "更换…", "end", "写明原因，原来的人留在记录中")
        self.nominate = button("sessionNominate", "去提名", "next", "在“候选人”一步提名书记、副书记人选")
        self.count = button("sessionCount", "去投票计票", "next", "在“计票”中清点、发票、计票")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        for label, field in (("主持人", self.chair), ("票种", self.poll)):
            line.addWidget(QLabel(label))
            line.addWidget(field, 1)
        self.column.addWidget(self.members)
        self.column.addLayout(line)
        self.column.addWidget(self.candidates_words)
        self.column.addWidget(self.staff, 1)
        self.column.addWidget(self.problems)
        self.add_buttons(self.scrutineer, self.teller, self.change, self.nominate, self.count)

    def _connect(self) -> None:
        self.chair.activated.connect(lambda _place: self._set_chair())
        self.poll.currentIndexChanged.connect(lambda _place: self._show_poll())
        self.scrutineer.clicked.connect(lambda: self._ask(OfficerRole.SCRUTINEER))
        self.teller.clicked.connect(lambda: self._ask(OfficerRole.TELLER))
        self.change.clicked.connect(self._replace)
        self.nominate.clicked.connect(lambda: self.step_wanted.emit("candidates"))
        self.count.clicked.connect(lambda: self.context.go("counting", self.election.id))
        self.staff.table.selectionModel().currentChanged.connect(lambda *_: self._allow())

    def refresh(self) -> None:
        """Show committee, chair and staff as they stand."""
        self.election = elections.election(self.office, self.election.id)
        self._committee = first_session.committee(self.office, self.election.id)
        found = elections.polls(self.office, self.election.id)
        self._polls = tuple(one for one in found if one.post.in_first_session)
        number = len(self._committee)
        need = f"（{number} 名，至少 {least_present(number)} 名到会）：{'、'.join(self._committee)}"
        self.members.setText(f"新当选的委员{need}" if number else "新的委员会还没有选出。请先完成委员选举并确认结果。")
        _fill(self.chair, ["", *self._committee], self.election.session_chair)
        _fill(self.poll, [one.post.label for one in self._polls], self.poll.currentText())
        chair = self.election.session_chair
        tell(self.state, f"由 {chair} 主持" if chair else "主持人还没有确定", GOOD if chair else OPEN)
        self._show_poll()

    def _present_poll(self) -> Poll | None:
        place = self.poll.currentIndex()
        return self._polls[place] if 0 <= place < len(self._polls) else None

    def _show_poll(self) -> None:
        poll = self._present_poll()
        self._names: tuple[str, ...] = ()
        self._staff: tuple[Officer, ...] = ()
        found: tuple[Problem, ...] = ()
        if poll is not None:
            self._names = candidates.candidate_list(self.office, poll.id).names
            self._staff = officers.officers(self.office, self.election.id, poll.id)
            if self._committee:
                found = officers.check_officers(self.office, self.election.id, poll.id)
                found = (*found, *session_staff_problems(self._committee, self._names))
        self.staff.set_rows(self._staff)
        self.problems.show_problems(found)
        self.candidates_words.setText(f"候选人：{'、'.join(self._names) or '还没有提名'}")
        self._allow()

    def _allow(self) -> None:
        why = "" if self._committee else "新的委员会还没有选出"
        self.chair.setEnabled(not why)
        for made in (self.scrutineer, self.teller, self.nominate, self.count):
            allow(made, why)
        allow(self.change, "" if self.staff.current() else "请先选中一名")

    def _set_chair(self) -> None:
        name = self.chair.currentText()
        if name and name != self.election.session_chair:
            self.context.tasks.now(lambda: first_session.set_chair(self.office, self.election.id, name))

    def _ask(self, role: OfficerRole) -> None:
        electable = voters(self.office, self.election.id).electable
        names = [(electable[name].id, name) for name in self._committee if name in electable]
        dialog = OfficerDialog(self, names, self._findings, role)
        dialog.chosen.connect(self._name)
        dialog.open()

    def _findings(self, officer: Officer) -> Sequence[Problem]:
        scrutinises = officer.role.scrutinises
        staff = CountingStaff((officer.name,) * scrutinises, (officer.name,) * (not scrutinises))
        found = staff_problems(staff, self._names, self._committee)
        return [one for one in found if one.where == officer.name]

    def _name(self, officer: Officer) -> None:
        poll = self._present_poll()
        if poll is not None and not has_errors(self._findings(officer)):
            named_here = replace(officer, poll_id=poll.id)
            self.context.tasks.now(lambda: officers.name_officer(self.office, self.election.id, named_here))

    def _replace(self) -> None:
        officer = self.staff.current()
        why = self.context.messages.ask_text("更换", f"更换 {officer.name} 的原因：") if officer else None
        if officer and why is not None:
            self.context.tasks.now(lambda: officers.replace_officer(self.office, self.election.id, officer.id, why))


def _fill(field: QComboBox, values: Sequence[str], chosen: str) -> None:
    field.blockSignals(True)
    field.clear()
    field.addItems(list(values))
    field.setCurrentIndex(max(0, field.findText(chosen)))
    field.blockSignals(False)
