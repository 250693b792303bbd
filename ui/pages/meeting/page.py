"""The tab 会议议程: choose an election, the rail of its steps on the left, the panel of the step on the right."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from huanjie_desktop.domain.election.election import Election, ElectionPlan, Seats
from huanjie_desktop.domain.election.method import DirectVariant
from huanjie_desktop.domain.ids import BranchId, ElectionId
from huanjie_desktop.services import elections, people
from huanjie_desktop.services.done import Topic
from huanjie_desktop.services.roster import roster
from ui.context import Context
from ui.pages.meeting.agenda_panel import AgendaPanel
from ui.pages.meeting.approval_panel import ApprovalPanel
from ui.pages.meeting.attendance_panel import AttendancePanel
from ui.pages.meeting.ballots_panel import BallotsPanel
from ui.pages.meeting.candidates_panel import CandidatesPanel
from ui.pages.meeting.choose import Chooser
from ui.pages.meeting.election_dialog import ElectionDialog
from ui.pages.meeting.exclusions_panel import ExclusionsPanel
from ui.pages.meeting.method_panel import MethodPanel
from ui.pages.meeting.panel import Panel
from ui.pages.meeting.plan_panel import PlanPanel
from ui.pages.meeting.rail import Rail
from ui.pages.meeting.recommend_panel import RecommendPanel
from ui.pages.meeting.review_panel import ReviewPanel
from ui.pages.meeting.session_panel import SessionPanel
from ui.pages.meeting.staff_panel import StaffPanel
from ui.pages.meeting.steps import TITLES, has_session, rail_steps
from ui.pages.meeting.table_panel import TablePanel
from ui.targets import PaperTarget
from ui.widgets.controls import button, faint, heading
from ui.widgets.states import allow

_PANELS: dict[str, Callable[[Context], Panel]] = {
    "plan": PlanPanel,
    "method": MethodPanel,
    "approval": ApprovalPanel,
    "recommend": RecommendPanel,
    "review": ReviewPanel,
    "candidates": CandidatesPanel,
    "ballots": BallotsPanel,
    "exclusions": ExclusionsPanel,
    "attendance": AttendancePanel,
    "staff": StaffPanel,
    "agenda": AgendaPanel,
    "session": SessionPanel,
}
_PAPERS = {
    "plan": "agenda",
    "method": "election_method",
    "attendance": "sign_in",
    "staff": "staff_list",
    "agenda": "agenda",
}


class Page(QWidget):
    """The course of an election before and at the meeting."""

    topics = frozenset({Topic.OFFICE, Topic.ROSTER, Topic.ELECTION, Topic.MEETING, Topic.BALLOTS, Topic.COUNT})

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._election: Election | None = None
        self._panels: dict[str, Panel] = {}
        self.step = TITLES[0][0]
        self.chooser, self.rail = Chooser(), Rail(TITLES)
        self._stack, self._body = QStackedWidget(), QWidget()
        self._stack.setObjectName("meetingStack")
        self._nothing = self._make_nothing()
        self._lay_out()
        self.chooser.changed.connect(self._show)
        self.chooser.new_wanted.connect(self._new)
        self.rail.picked.connect(self.show_step)
        for keys, by in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            turn = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            turn.activated.connect(lambda by=by: self._turn(by))

    def _lay_out(self) -> None:
        line = QHBoxLayout(self._body)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self.rail)
        line.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.chooser)
        column.addWidget(self._body, 1)
        column.addWidget(self._nothing, 1)

    def _make_nothing(self) -> QWidget:
        made = QWidget()
        made.setObjectName("meetingNothing")
        self.words = faint("")
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.begin = button("meetingBegin", "新建选举…", "add", "为一个支部开始一次换届选举", kind="primary")
        self.begin.clicked.connect(self._new)
        column = QVBoxLayout(made)
        column.addStretch(2)
        column.addWidget(heading("还没有选举"), 0, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.words)
        column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(3)
        return made

    def refresh(self) -> None:
        """Ask the services again and show the answer."""
        office = self._context.office
        branches = people.branches(office)
        self.chooser.show_lists(branches, elections.elections(office))
        why = "" if branches else "请先在“党员名册”中增加支部、导入党员"
        allow(self.chooser.new, why)
        allow(self.begin, why)
        self.words.setText(why or "选择支部、日期和名额，程序按规定一步一步带您办完。")
        self._show()

    def open_target(self, target: object) -> None:
        """Show an election by its id, or ("step", election id) such as ("attendance", 3)."""
        step, wanted = target if isinstance(target, tuple) else (self.step, target)
        if isinstance(wanted, int):
            self.chooser.choose(ElectionId(wanted))
        if step in dict(TITLES):
            self.show_step(step)

    def print_paper(self) -> bool:
        """Print the ballots in sight, or lead to the paper of the step; tell whether there is one."""
        if self._election is None or (self.step != "ballots" and self.step not in _PAPERS):
            return False
        panel = self.panel(self.step)
        if isinstance(panel, BallotsPanel):
            panel.view.print.click()
            return panel.view.print.isEnabled()
        self._context.go("papers", PaperTarget(self._election.id, _PAPERS[self.step]))
        return True

    def show_step(self, key: str) -> None:
        """Show the panel of a step."""
        self.step = key
        self.rail.press(key)
        if self._election is not None:
            panel = self.panel(key)
            panel.show_election(self._election)
            self._stack.setCurrentWidget(panel)

    def _turn(self, by: int) -> None:
        keys = [key for key, made in self.rail.buttons.items() if not made.isHidden()]
        self.show_step(keys[max(0, min(len(keys) - 1, keys.index(self.step) + by))])

    def panel(self, key: str) -> Panel:
        """Return the panel of a step, built at its first time."""
        if key not in self._panels:
            made = _PANELS[key](self._context)
            if isinstance(made, PlanPanel):
                made.change_wanted.connect(self._change)
                made.delete_wanted.connect(self._delete)
            if isinstance(made, AgendaPanel | SessionPanel | TablePanel):
                made.step_wanted.connect(self.show_step)
            self._panels[key] = made
            self._stack.addWidget(made)
        return self._panels[key]

    def _show(self) -> None:
        election_id = self.chooser.election_id()
        self._body.setVisible(election_id is not None)
        self._nothing.setVisible(election_id is None)
        if election_id is None:
            self._election = None
            return
        self._election = elections.election(self._context.office, election_id)
        self.rail.show_steps(rail_steps(self._context.office, election_id))
        self.rail.offer("session", has_session(self._context.office, election_id))
        if self.step == "session" and not has_session(self._context.office, election_id):
            self.step = TITLES[0][0]
        self.show_step(self.step)

    def _dialog(self, plan: ElectionPlan) -> ElectionDialog:
        office = self._context.office
        return ElectionDialog(
            self,
            people.branches(office),
            lambda branch_id: roster.account(office, branch_id),
            office.clock.today().year,
            plan,
        )

    def _new(self) -> None:
        branch = self.chooser.branch_id() or people.branches(self._context.office)[0].id
        dialog = self._dialog(ElectionPlan(BranchId(branch), "", DirectVariant.V1, Seats()))
        dialog.chosen.connect(self._create)
        dialog.open()

    def _create(self, plan: ElectionPlan) -> None:
        made = self._context.tasks.now(lambda: elections.create_election(self._context.office, plan))
        if made:
            self.chooser.choose(made.value)
            self.show_step("plan")

    def _change(self) -> None:
        if self._election is not None:
            dialog = self._dialog(self._election.plan)
            dialog.chosen.connect(self._save)
            dialog.open()

    def _delete(self) -> None:
        wanted, office, messages = self._election, self._context.office, self._context.messages
        if wanted is None:
            return
        why = messages.ask_text("删除这次选举", f"“{wanted.title}”的方案、候选人、签到等全部删除。原因：")
        if why is None:
            return
        if self._context.tasks.now(partial(elections.delete_election, office, wanted.id, why)) is not None:
            messages.note(f"已删除“{wanted.title}”，原因留在操作日志。")

    def _save(self, plan: ElectionPlan) -> None:
        if self._election is not None:
            election_id = self._election.id
            self._context.tasks.now(lambda: elections.change_plan(self._context.office, election_id, plan))
