"""资格审查: a decision for everybody, the places of those who failed, the hand-over to 候选人 (2.1 step 7, R-10)."""

from functools import partial

from PySide6.QtWidgets import QLabel

from huanjie_desktop.domain.election.review import Conclusion, Review
from huanjie_desktop.services import recommendation
from huanjie_desktop.services.recommendation_table import Standing, TableLine
from huanjie_desktop.services.texts.text import text_of
from ui.context import Context
from ui.pages.meeting.panel import plain_rows
from ui.pages.meeting.recommend_columns import REVIEW, failed
from ui.pages.meeting.review_dialogs import MovedUp, ReviewDialog, SuccessionDialog
from ui.pages.meeting.table_panel import TablePanel
from ui.widgets.controls import button, named
from ui.widgets.problem_list import ProblemList
from ui.widgets.rows_view import RowsView
from ui.widgets.states import GOOD, OPEN, allow, tell

NOBODY = "没有公开推荐的人，这一步可以跳过。"
CHOOSE = "请先选中一人"


class ReviewPanel(TablePanel):
    """Everybody who came up with the decision about him."""

    def __init__(self, context: Context) -> None:
        words = "由街道党工委审查，经办人登记。报名和被推荐的人都要有结论，不合格的写明理由；下一名不自动递补。"
        super().__init__(context, "meetingReview", "资格审查", words)
        self.result = named(QLabel(), "reviewResult", "审查后的名单")
        self.result.setWordWrap(True)
        self.list: RowsView[TableLine] = RowsView(REVIEW, "reviewList", "资格审查表", NOBODY, context.state)
        plain_rows(self.list, 5)
        self.list.table.setMinimumHeight(self.fontMetrics().height() * 5)
        self.problems = ProblemList("reviewProblems", lines=3)
        self.passed = button("reviewPass", "合格", "check", "选中的人审查合格，可以一次选多人")
        self.failed = button("reviewFail", "不合格…", "end", "写明理由；审查不合格的人不列入名单")
        self.succession = button("reviewSuccession", "递补…", "people", "空出的名额由谁递补，或不再递补")
        self.take_over = button("reviewTakeOver", "转为候选人…", "next", "审查后的名单转入“候选人”", kind="primary")
        self.top.addWidget(self.result, 1)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.problems)
        self.add_buttons(self.passed, self.failed, self.succession, self.take_over)
        self._connect()

    def _connect(self) -> None:
        self.passed.clicked.connect(self._pass)
        self.failed.clicked.connect(lambda: self._ask(Conclusion.FAILED))
        self.succession.clicked.connect(self._ask_succession)
        self.take_over.clicked.connect(self._take_over)
        self.list.table.row_activated.connect(lambda _row: self._ask(None))
        self.list.table.selectionModel().selectionChanged.connect(lambda *_: self._allow())

    def show_table(self) -> None:
        """Show decisions, the list after them and what is still to be decided."""
        current, found = self.list.current(), self.table
        self.list.set_rows(found.lines)
        if current:
            self.list.select_where(lambda line: line.applicant.id == current.applicant.id)
        names = "、".join(found.reviewed.names) or "还没有"
        self.result.setText(f"审查后的名单 {len(found.reviewed.names)} 名：{names}" if found.lines else "")
        self.problems.show_problems([] if found.frozen else found.blocking)
        open_ones = sum(line.line.review is None for line in found.lines)
        if not found.lines:
            tell(self.state, "没有公开推荐", OPEN)
        elif found.frozen:
            tell(self.state, "已转为候选人", GOOD)
        else:
            tell(self.state, f"还有 {open_ones} 人没有结论" if open_ones else "都有结论", OPEN if open_ones else GOOD)
        self._allow()

    def _allow(self) -> None:
        fixed = self.why_fixed() or ("" if self.table.lines else "没有公开推荐的人")
        line = self.list.current()
        chosen = fixed or ("" if line else CHOOSE)
        allow(self.passed, fixed or ("" if self.list.table.selected_rows() else CHOOSE))
        allow(self.failed, chosen)
        empty = line is not None and failed(line) and line.standing is Standing.LISTED
        allow(self.succession, chosen or ("" if empty else "只有列入名单后审查不合格的人，才空出名额"))
        blocking = self.table.blocking
        allow(self.take_over, fixed or (text_of(blocking[0]).title if blocking else ""))

    def _pass(self) -> None:
        for line in self.list.table.selected_rows():
            job = partial(recommendation.review, self.office, line.applicant.id, True)
            if not self.context.tasks.now(job):
                return

    def _ask(self, wanted: Conclusion | None) -> None:
        line = self.list.current()
        if line is None or not self.failed.isEnabled():
            return
        before = line.line.review or Review("", Conclusion.PASSED)
        dialog = ReviewDialog(self, line.applicant.name, wanted or before.conclusion, before.ground)
        dialog.chosen.connect(lambda decided: self._decide(line, decided))
        dialog.open()

    def _decide(self, line: TableLine, decided: Review) -> None:
        passed, key = decided.conclusion is Conclusion.PASSED, line.applicant.id
        self.context.tasks.now(lambda: recommendation.review(self.office, key, passed, decided.ground))

    def _ask_succession(self) -> None:
        line = self.list.current()
        if line is None:
            return
        known = line.line.succession
        before = MovedUp(known.successor, known.ground) if known else MovedUp("", "")
        dialog = SuccessionDialog(self, line.applicant.name, self._others(before.successor), before)
        dialog.chosen.connect(lambda decided: self._move_up(line, decided))
        dialog.open()

    def _others(self, chosen: str) -> list[str]:
        """Return who may move up: passed and not on the list, or chosen for this place before."""
        decided = {line.applicant.name: line.line.review for line in self.table.lines}
        passed = [name for name, review in decided.items() if review and review.conclusion is Conclusion.PASSED]
        return [name for name in passed if name == chosen or name not in self.table.reviewed.names]

    def _move_up(self, line: TableLine, decided: MovedUp) -> None:
        key = line.applicant.id
        self.context.tasks.now(
            lambda: recommendation.decide_succession(self.office, key, decided.successor, decided.ground)
        )

    def _take_over(self) -> None:
        names, poll_id = self.table.reviewed.names, self.table.poll.id
        why = f"{'、'.join(names)}转为{self.table.poll.post.label}候选人。以后推荐票和审查结论不能再改。"
        if not self.context.messages.ask(f"把 {len(names)} 名推荐人选转为候选人？", why, "转为候选人"):
            return
        if self.context.tasks.now(lambda: recommendation.take_over_as_candidates(self.office, poll_id)):
            self.context.messages.note(f"{len(names)} 名推荐人选已转为候选人。")
            self.step_wanted.emit("candidates")
