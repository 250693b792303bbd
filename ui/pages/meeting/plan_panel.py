"""选举方案: what was planned, and what the rules of size say about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from huanjie_desktop.domain.election.election import VARIANT_LABELS, Election
from huanjie_desktop.domain.election.seats import branch_size_problems, seat_problems
from huanjie_desktop.services import elections
from huanjie_desktop.services.texts.text import text_of
from huanjie_desktop.services.voters import voters
from ui.context import Context
from ui.pages.meeting.panel import Panel, day_text
from ui.widgets.controls import button, named
from ui.widgets.problem_list import ProblemList
from ui.widgets.states import GOOD, OPEN, allow, scrolling, tell

_ROWS = ("选举名称", "选举方式", "应选名额", "会议时间", "地点", "主持人", "记录人", "支部人数", "应到会")


class PlanPanel(Panel):
    """Shows the plan of the election; 修改方案 opens the dialog."""

    change_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context, "meetingPlan", "选举方案", "会议通知、议程、选票和会议记录都用这里的内容。")
        self._values = {title: QLabel() for title in _ROWS}
        body = QWidget()
        body.setObjectName("panel")
        form = QFormLayout(body)
        form.setContentsMargins(16, 12, 16, 12)
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(9)
        for title, label in self._values.items():
            named(label, f"plan_{_ROWS.index(title)}", title)
            label.setWordWrap(True)
            form.addRow(title, label)
        self.change = button("planChange", "修改方案…", "edit", "修改日期、地点、主持人等；已有候选人时名额不能再改")
        self.delete = button("planDelete", "删除这次选举…", "end", "建错了的，写明原因删除；原因留在操作日志", "quiet")
        self.change.clicked.connect(self.change_wanted)
        self.delete.clicked.connect(self.delete_wanted)
        self.problems = ProblemList("planProblems", lines=6)
        self.column.addWidget(scrolling(body, "planScroll", "选举方案"), 1)
        self.column.addWidget(self.problems)
        self.add_buttons(self.change, self.delete)

    def refresh(self) -> None:
        """Show the plan as it stands."""
        self.election = elections.election(self.office, self.election.id)
        account = voters(self.office, self.election.id).account
        kept = elections.why_not_delete(self.office, self.election.id)
        allow(self.delete, text_of(kept).title if kept else "")
        full, everybody = len(account.full), len(account.members)
        found = self.election
        texts = (
            found.title,
            VARIANT_LABELS[found.variant],
            seats_text(found),
            day_text(found.meeting_on) or "未填写",
            found.place or "未填写",
            found.chair or "未填写",
            found.recorder or "未填写",
            f"党员 {everybody} 名，其中正式党员 {full} 名、预备党员 {len(account.probationary)} 名",
            f"{len(account.due)} 名有选举权的党员",
        )
        for label, text in zip(self._values.values(), texts, strict=True):
            label.setText(text)
        complete = bool(found.meeting_on and found.place and found.chair and found.recorder)
        tell(self.state, "方案已填齐" if complete else "方案未填齐", GOOD if complete else OPEN)
        seats = found.seats
        self.problems.show_problems(
            [*branch_size_problems(full, everybody), *seat_problems(full, seats.committee, seats.deputy)]
        )


def seats_text(election: Election) -> str:
    """Return the seats of every post in one line."""
    posts = (
        ("委员", election.committee_seats),
        ("书记", election.secretary_seats),
        ("副书记", election.deputy_seats),
    )
    return "，".join(f"{title} {number} 名" for title, number in posts if number)
