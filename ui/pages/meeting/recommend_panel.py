"""公开推荐: who came up, the votes of both meetings, the merged list (2.1 steps 5 and 6, 2.3)."""

from fractions import Fraction

from PySide6.QtWidgets import QLabel

from huanjie_desktop.domain.election.recommendation import Body, Gathering
from huanjie_desktop.domain.ids import ApplicantId
from huanjie_desktop.services import candidates, recommendation
from huanjie_desktop.services.recommendation_table import Table, TableLine
from huanjie_desktop.services.roster import roster
from ui.context import Context
from ui.pages.meeting.applicant_dialog import ApplicantDialog, NewApplicant
from ui.pages.meeting.panel import plain_rows
from ui.pages.meeting.recommend_columns import SCORE, VOTES
from ui.pages.meeting.recommend_dialogs import ChoiceDialog, Votes, VotesDialog, WeightDialog
from ui.pages.meeting.table_panel import TablePanel
from ui.widgets.controls import button, named
from ui.widgets.problem_list import ProblemList
from ui.widgets.rows_view import RowsView
from ui.widgets.states import BAD, GOOD, OPEN, allow, tell

NOBODY = "还没有推荐的人。按“增推荐人”登记报名和被推荐的党员；没有公开推荐的，跳过这一步。"
NOBODY_YET = "请先登记推荐的人"
_SHORT = {Body.MEMBERS: "党员推荐会", Body.REPRESENTATIVES: "代表推荐会"}


class RecommendPanel(TablePanel):
    """The table of recommendation votes with its result."""

    def __init__(self, context: Context) -> None:
        words = "由支部、社区召开推荐会，经办人登记。没有公开推荐、由组织提名的，跳过这一步，直接到“候选人”。"
        super().__init__(context, "meetingRecommend", "公开推荐", words)
        self.method = named(QLabel(), "recommendMethod", "合并方法")
        self.method.setWordWrap(True)
        self.change = button("recommendChangeMethod", "到选举办法修改", tip="合并方法由选举办法规定", kind="quiet")
        self.weight = button("recommendSetWeight", "权重…", "edit", "两种得票率相加时党员票占多少")
        self.meetings = named(QLabel(), "recommendMeetings", "两个推荐会的票数")
        self.meetings.setWordWrap(True)
        self.list: RowsView[TableLine] = RowsView(VOTES, "recommendList", "推荐票汇总表", NOBODY, context.state)
        plain_rows(self.list, len(VOTES) - 1)
        self.list.table.setMinimumHeight(self.fontMetrics().height() * 5)
        self.result = named(QLabel(), "recommendResult", "合并结果")
        self.result.setWordWrap(True)
        self.problems = ProblemList("recommendProblems", lines=3)
        self.add = button("recommendAdd", "增推荐人…", "add", "登记自荐、联名推荐、组织推荐的党员")
        self.drop = button("recommendDrop", "撤销…", "undo", "登错的或本人退出的，写明原因")
        self.members = button("recommendMembers", "党员票…", "ballot", "登记党员推荐会的票数")
        self.others = button("recommendOthers", "代表票…", "ballot", "登记居民（户）代表推荐会的票数")
        self.choose = button("recommendChoose", "表决…", "people", "人数多于名额或得票相等时，由党员表决")
        self.copy = button("recommendCopy", "复制", "export", "连同标题复制，可粘贴到表格或文档中打印")
        self.next = button("recommendNext", "资格审查", "next", "名单确定以后，逐人审查资格", kind="primary")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.top.addWidget(self.method, 1)
        self.top.addWidget(self.weight)
        self.top.addWidget(self.change)
        self.column.addWidget(self.meetings)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.result)
        self.column.addWidget(self.problems)
        self.add_buttons(self.add, self.drop, self.members, self.others, self.choose, self.copy, self.next)

    def _connect(self) -> None:
        self.add.clicked.connect(self._ask_applicant)
        self.drop.clicked.connect(self._drop)
        self.members.clicked.connect(lambda: self._ask_votes(Body.MEMBERS))
        self.others.clicked.connect(lambda: self._ask_votes(Body.REPRESENTATIVES))
        self.choose.clicked.connect(self._ask_choice)
        self.weight.clicked.connect(self._ask_weight)
        self.copy.clicked.connect(self._copy)
        self.change.clicked.connect(lambda: self.step_wanted.emit("method"))
        self.next.clicked.connect(lambda: self.step_wanted.emit("review"))
        self.list.table.selectionModel().currentChanged.connect(lambda *_: self._allow())

    def show_table(self) -> None:
        """Show figures, lines, the merged list and what it still needs."""
        current, found = self.list.current(), self.table
        self.list.set_rows(found.lines)
        self.list.table.setColumnHidden(SCORE, not found.weighted)
        if current:
            self.list.select_where(lambda line: line.applicant.id == current.applicant.id)
        weight = f"，党员票占 {int(found.weight * 100)}%" if found.weighted else ""
        self.method.setText(f"合并方法：{found.method_words}{weight}")
        self.weight.setVisible(found.weighted)
        self.meetings.setText("　".join(_meeting_words(body, found.held.get(body)) for body in Body))
        self.result.setText(_result_words(found))
        self.result.setVisible(bool(found.lines))
        self.problems.show_problems(found.merged.problems if found.lines else ())
        self._tell_state()
        self._allow()

    def _tell_state(self) -> None:
        found = self.table
        if not found.lines:
            tell(self.state, "没有公开推荐" if found.frozen else "没有公开推荐的跳过", OPEN)
        elif found.missing:
            tell(self.state, "名单尚未确定", BAD if found.frozen else OPEN)
        else:
            tell(self.state, "已转为候选人" if found.frozen else "推荐名单已确定", GOOD)

    def _allow(self) -> None:
        found, fixed = self.table, self.why_fixed()
        nobody = fixed or ("" if found.lines else NOBODY_YET)
        allow(self.add, fixed)
        allow(self.drop, nobody or ("" if self.list.current() else "请先选中一人"))
        for made in (self.members, self.others, self.weight):
            allow(made, nobody)
        allow(self.choose, nobody or ("" if found.merged.vote_among else "现在没有需要党员表决的人"))
        allow(self.copy, "" if found.lines else NOBODY_YET)
        allow(self.next, "" if found.lines else NOBODY_YET)

    def _ask_applicant(self) -> None:
        dialog = ApplicantDialog(
            self,
            candidates.eligible_members(self.office, self.table.poll.id),
            {line.applicant.member_id for line in self.table.lines},
            {row.member.id: row.search for row in roster.members(self.office, self.election.branch_id)},
        )
        dialog.chosen.connect(self._add)
        dialog.open()

    def _add(self, wanted: NewApplicant) -> None:
        member, poll_id = wanted.member, self.table.poll.id
        if member is not None:
            self.context.tasks.now(
                lambda: recommendation.add_applicant(self.office, poll_id, member.id, wanted.source, wanted.signers)
            )

    def _drop(self) -> None:
        line = self.list.current()
        if line is None:
            return
        why = self.context.messages.ask_text("撤销推荐", f"撤销 {line.applicant.name} 的原因：")
        if why is not None:
            self.context.tasks.now(lambda: recommendation.remove_applicant(self.office, line.applicant.id, why))

    def _ask_votes(self, body: Body) -> None:
        found = self.table
        people = [line.applicant for line in found.lines]
        dialog = VotesDialog(self, body, people, found.poll.seats, found.held.get(body))
        dialog.chosen.connect(lambda votes: self._record(body, votes))
        dialog.open()

    def _record(self, body: Body, wanted: Votes) -> None:
        figures, poll_id = wanted.figures, self.table.poll.id
        if figures is not None:
            self.context.tasks.now(
                lambda: recommendation.record_votes(self.office, poll_id, body, figures, wanted.votes)
            )

    def _ask_choice(self) -> None:
        merged = self.table.merged
        people = [line.applicant for line in self.table.lines if line.applicant.name in merged.vote_among]
        dialog = ChoiceDialog(self, people, merged.vote_places)
        dialog.chosen.connect(self._record_choice)
        dialog.open()

    def _record_choice(self, votes: dict[ApplicantId, int]) -> None:
        poll_id = self.table.poll.id
        self.context.tasks.now(lambda: recommendation.record_choice(self.office, poll_id, votes))

    def _ask_weight(self) -> None:
        dialog = WeightDialog(self, self.table.weight)
        dialog.chosen.connect(self._set_weight)
        dialog.open()

    def _set_weight(self, weight: Fraction) -> None:
        poll_id = self.table.poll.id
        self.context.tasks.now(lambda: recommendation.set_weight(self.office, poll_id, weight))

    def _copy(self) -> None:
        self.list.table.selectAll()
        self.list.table.copy(titles=True)
        self.context.messages.note("推荐票汇总表已复制，可粘贴到表格或文档中。")


def _meeting_words(body: Body, figures: Gathering | None) -> str:
    if figures is None:
        return f"○ {_SHORT[body]}：未登记"
    return (
        f"✔ {_SHORT[body]}：到会{figures.present}，发{figures.issued}，收{figures.returned}，"
        f"有效{figures.valid}，无效{figures.invalid}"
    )


def _result_words(found: Table) -> str:
    merged = found.merged
    names = "、".join(merged.names) or "还没有"
    return f"已列入 {len(merged.names)} 名（至少 {merged.wanted} 名）：{names}"
