"""选举办法: every point the law leaves open, changed with a reason, adopted by show of hands, then frozen (R-31)."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from huanjie_desktop.domain.election.method import changed_parameters
from huanjie_desktop.domain.election.method_text import change_problems
from huanjie_desktop.domain.problems import Problem, has_errors
from huanjie_desktop.services import elections, meeting
from ui.context import Context
from ui.pages.meeting.decisions import METHOD, open_vote
from ui.pages.meeting.hands import last_vote, vote_text
from ui.pages.meeting.method_form import MethodForm
from ui.pages.meeting.panel import Panel, day_text
from ui.widgets.controls import button, faint, named
from ui.widgets.problem_list import ProblemList
from ui.widgets.states import BAD, GOOD, OPEN, allow, scrolling, tell


class MethodPanel(Panel):
    """The editor of the method and its adoption."""

    def __init__(self, context: Context) -> None:
        words = "法规没有写明的地方由本支部的选举办法规定。选票说明、判票、计票和文书都按这里的参数。"
        super().__init__(context, "meetingMethod", "选举办法", words)
        self.form = MethodForm()
        self.form.changed.connect(self._recheck)
        self.column.addWidget(scrolling(self.form, "methodScroll", "选举办法各项参数"), 1)
        self.problems = ProblemList("methodProblems", lines=3)
        self.column.addWidget(self.problems)
        self.vote = faint("")
        self.column.addWidget(self.vote)
        self.reason = named(QLineEdit(), "methodReason", "修改原因", "记入操作日志：谁、何时、为什么改")
        self.reason.setPlaceholderText("修改原因，如：街道党工委选举工作方案第3条")
        self.reason.textChanged.connect(lambda _text: self._recheck())
        self.save = button("methodSave", "保存修改", "check", "把上面改动的参数存入选举办法")
        self.adopt = button(
            "methodAdopt", "大会表决通过…", "people", "在大会上举手表决；通过后参数冻结", kind="primary"
        )
        self.reason.returnPressed.connect(self.save.click)
        self.save.clicked.connect(self._save)
        self.adopt.clicked.connect(self._ask_hands)
        line = QHBoxLayout()
        line.addWidget(self.reason, 1)
        line.addWidget(self.save)
        line.addWidget(self.adopt)
        self.column.addLayout(line)

    def refresh(self) -> None:
        """Show the method as stored."""
        self.election = elections.election(self.office, self.election.id)
        adopted = self.election.method_adopted_on
        frozen = f"选举办法已于{day_text(adopted)}由大会表决通过，参数不能再改" if adopted else ""
        self.form.show_method(self.election.method, frozen)
        self.reason.setEnabled(not adopted)
        self.reason.setVisible(not adopted)
        self.save.setVisible(not adopted)
        self.adopt.setVisible(not adopted)
        vote = last_vote(meeting.hand_votes(self.office, self.election.id), METHOD)
        self.vote.setText(vote_text(vote) if vote else "")
        self.vote.setVisible(vote is not None)
        if adopted:
            tell(self.state, f"{day_text(adopted)}大会通过，参数已冻结", GOOD)
        elif vote is not None:
            tell(self.state, "大会没有通过，修改后再表决", BAD)
        else:
            tell(self.state, "尚未通过", OPEN)
        self._recheck()

    def found(self) -> tuple[Problem, ...]:
        """Return what the rule says about the changes as they stand."""
        adopted = self.election.method_adopted_on is not None
        return change_problems(self.election.method, self.form.method(), adopted, self.reason.text())

    def _changes(self) -> int:
        return len(changed_parameters(self.election.method, self.form.method()))

    def _recheck(self) -> None:
        found = self.found()
        self.problems.show_problems(found)
        changes = self._changes()
        why = "" if changes else "没有改动"
        allow(self.save, "请先处理上面列出的问题" if has_errors(found) else why)
        self.save.setText(f"保存修改（{changes}）" if changes else "保存修改")
        if self.election.method_adopted_on:
            allow(self.adopt, "选举办法已经通过")
        else:
            allow(self.adopt, "请先保存改动" if changes else "")

    def _save(self) -> None:
        method, reason = self.form.method(), self.reason.text()
        if self.context.tasks.now(lambda: elections.change_method(self.office, self.election.id, method, reason)):
            self.reason.clear()
            self.context.messages.note("选举办法已修改，原因已记入日志。")

    def _ask_hands(self) -> None:
        open_vote(self, self.context, self.election.id, METHOD)
