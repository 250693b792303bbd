"""候选人: nominated from the eligible, margin, order, presentation, the list fixed by the members (R-09 … R-13)."""

from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel

from huanjie_desktop.domain.election.election import Candidate, Poll
from huanjie_desktop.domain.people.member import Member
from huanjie_desktop.domain.problems import has_errors
from huanjie_desktop.services import candidates, elections
from huanjie_desktop.services.candidates import CandidateList
from huanjie_desktop.services.count import write_ins
from huanjie_desktop.services.roster import roster
from huanjie_desktop.services.texts.text import text_of
from ui.context import Context
from ui.pages.meeting.decisions import LIST, open_vote, why_not
from ui.pages.meeting.fix_dialog import FixDialog, FixedList
from ui.pages.meeting.nominate_dialog import NominateDialog, Nomination, PresentationDialog
from ui.pages.meeting.panel import Panel, day_text, plain_rows
from ui.widgets.controls import button, faint, named
from ui.widgets.problem_list import ProblemList
from ui.widgets.rows_model import CENTRE, Column
from ui.widgets.rows_view import RowsView
from ui.widgets.states import BAD, GOOD, OPEN, allow, tell

_NAMESAKES = (
    "照现在的名册印在选票上，分不清投给谁的票。可以现在就按名册里的性别或者出生年月给每一位填写“同名区分”，"
    "印在姓名后面；也可以取消，到“党员名册”里自己填写。"
)


@dataclass(frozen=True)
class _Line:
    place: int
    candidate: Candidate


_COLUMNS: tuple[Column[_Line], ...] = (
    Column("序号", lambda line: str(line.place) if line.place else "—", lambda line: line.place, CENTRE, 3),
    Column("姓名", lambda line: line.candidate.name, width=7),
    Column("推荐方式", lambda line: line.candidate.source.value, width=7),
    Column(
        "介绍",
        lambda line: "✔ 已记" if line.candidate.presentation else "○ 未记",
        width=5,
        tip=lambda line: line.candidate.presentation,
    ),
    Column(
        "状态",
        lambda line: f"退出：{line.candidate.withdrawn_reason}" if line.candidate.withdrawn else "在名单中",
        width=11,
        tone=lambda line: "quiet" if line.candidate.withdrawn else "",
        tip=lambda line: line.candidate.withdrawn_reason,
    ),
)


def margin_words(listed: CandidateList) -> str:
    """Return seats, candidates and margin in one line (R-09)."""
    seats, standing = listed.poll.seats, len(listed.standing)
    start = f"应选 {seats} 名，候选人 {standing} 名"
    margin = f"，差额 {standing - seats} 名，{listed.margin}" if standing > seats else ""
    if standing < listed.least:
        return f"{start}{margin}，还差 {listed.least - standing} 名（至少 {listed.least} 名）"
    return f"{start}{margin or '，等额'}（至少 {listed.least} 名）"


class CandidatesPanel(Panel):
    """The list of one post at a time."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "meetingCandidates", "候选人")
        self._polls: tuple[Poll, ...] = ()
        self.poll = named(QComboBox(), "candidatePost", "职务", "选择看哪个职务的候选人")
        self.margin = named(QLabel(), "candidateMargin", "差额")
        self.margin.setWordWrap(True)
        self.order_words = faint("")
        self.list: RowsView[_Line] = RowsView(
            _COLUMNS, "candidateList", "候选人名单", "还没有候选人。按“提名”从党员中选择。", context.state
        )
        plain_rows(self.list, 4)
        self.problems = ProblemList("candidateProblems", lines=4)
        self.fixed = faint("")
        self.nominate = button("candidateNominate", "提名…", "add", "从本支部有被选举权的党员中提名")
        self.present = button("candidatePresent", "介绍…", "edit", "记下介绍的简历、实绩和优缺点")
        self.withdraw = button("candidateWithdraw", "退出…", "end", "写明原因；记录中仍保留")
        self.up = button("candidateUp", "上移", tip="按上级批准的次序排列")
        self.down = button("candidateDown", "下移", tip="按上级批准的次序排列")
        self.fix = button("candidateFix", "大会通过名单…", "people", "党员讨论后举手表决，确定名单", kind="primary")
        self.fix_before = button("candidateFixBefore", "登记讨论确定…", "check", "会前已讨论确定的，登记日期和方式")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(QLabel("职务"))
        line.addWidget(self.poll)
        line.addWidget(self.margin, 1)
        self.column.addLayout(line)
        self.column.addWidget(self.order_words)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.problems)
        self.column.addWidget(self.fixed)
        self.add_buttons(self.nominate, self.present, self.withdraw, self.up, self.down, self.fix_before, self.fix)

    def _connect(self) -> None:
        self.poll.currentIndexChanged.connect(lambda _place: self._show_list())
        self.nominate.clicked.connect(self._ask_nomination)
        self.present.clicked.connect(self._ask_presentation)
        self.withdraw.clicked.connect(self._withdraw)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.fix.clicked.connect(self._ask_hands)
        self.fix_before.clicked.connect(self._ask_day)
        self.list.table.selectionModel().currentChanged.connect(lambda *_: self._allow())
        self.list.table.row_activated.connect(lambda _row: self._ask_presentation())

    def refresh(self) -> None:
        """Show posts, list, findings and how the list was fixed."""
        self.election = elections.election(self.office, self.election.id)
        self._polls = elections.polls(self.office, self.election.id)
        place = self.poll.currentIndex()
        self.poll.blockSignals(True)
        self.poll.clear()
        self.poll.addItems([_poll_title(poll) for poll in self._polls])
        self.poll.setCurrentIndex(place if 0 <= place < len(self._polls) else 0)
        self.poll.blockSignals(False)
        fixed = self.election.list_fixed_on
        tell(self.state, f"名单已于{day_text(fixed)}确定" if fixed else "名单尚未确定", GOOD if fixed else OPEN)
        self.fixed.setText(self.election.list_fixed_how)
        self.fixed.setVisible(bool(self.election.list_fixed_how))
        self._show_list()

    def _show_list(self) -> None:
        current = self.list.current()
        self._listed = listed = candidates.candidate_list(self.office, self._polls[self.poll.currentIndex()].id)
        lines = [_Line(place, one) for place, one in enumerate(listed.standing, start=1)]
        self.list.set_rows([*lines, *(_Line(0, one) for one in listed.withdrawn)])
        if current:
            self.list.select_where(lambda line: line.candidate.id == current.candidate.id)
        tell(self.margin, margin_words(listed), BAD if has_errors(listed.problems) else GOOD)
        by_approval = listed.poll.post.ordered_by_approval
        self.order_words.setText("按上级批准的次序排列，可以上移、下移。" if by_approval else "按姓氏笔画排列。")
        self.problems.show_problems(listed.problems)
        self._allow()

    def _allow(self) -> None:
        line = self.list.current()
        chosen = "" if line else "请先选中一名候选人"
        standing = chosen or ("已经退出" if line and line.candidate.withdrawn else "")
        by_approval = self._listed.poll.post.ordered_by_approval
        moving = standing if by_approval else "委员候选人按姓氏笔画排列，不能移动"
        allow(self.present, chosen)
        allow(self.withdraw, standing)
        allow(self.up, moving)
        allow(self.down, moving)
        for made in (self.fix, self.fix_before):
            allow(made, why_not(self.office, self.election.id, LIST))

    def _ask_nomination(self) -> None:
        listed = self._listed
        dialog = NominateDialog(
            self,
            candidates.eligible_members(self.office, listed.poll.id),
            listed.poll.post.label,
            frozenset(int(one.member_id) for one in listed.standing),
            {row.member.id: row.search for row in roster.members(self.office, self.election.branch_id)},
        )
        dialog.chosen.connect(self._nominate)
        dialog.open()

    def _nominate(self, wanted: Nomination) -> None:
        member, poll_id = wanted.member, self._listed.poll.id
        if member is not None and self._told_apart(member):
            self.context.tasks.now(
                lambda: candidates.nominate(self.office, poll_id, member.id, wanted.source, wanted.presentation)
            )

    def _told_apart(self, member: Member) -> bool:
        """Offer to write into the roster what tells members of one name apart, before the name goes on a ballot."""
        found = candidates.namesakes(self.office, self._listed.poll.id, member.id)
        if not found:
            return True
        if not self.context.messages.ask(text_of(found[0]).title, _NAMESAKES, "填写同名区分并提名"):
            return False
        noted = self.context.tasks.now(lambda: write_ins.note_same_names(self.office, self.election.id, member.name))
        return noted is not None

    def _ask_presentation(self) -> None:
        line = self.list.current()
        if line:
            dialog = PresentationDialog(self, line.candidate.name, line.candidate.presentation)
            key = line.candidate.id
            dialog.chosen.connect(
                lambda words: self.context.tasks.now(lambda: candidates.present_candidate(self.office, key, words))
            )
            dialog.open()

    def _withdraw(self) -> None:
        line = self.list.current()
        if not line:
            return
        why = self.context.messages.ask_text("候选人退出", f"{line.candidate.name} 退出的原因：")
        if why is not None:
            self.context.tasks.now(lambda: candidates.withdraw(self.office, line.candidate.id, why))

    def _move(self, by: int) -> None:
        line = self.list.current()
        ids = [one.id for one in self._listed.standing]
        if line is None or line.candidate.id not in ids:
            return
        place = ids.index(line.candidate.id)
        ids.insert(max(0, min(len(ids), place + by)), ids.pop(place))
        self.context.tasks.now(lambda: candidates.order(self.office, self._listed.poll.id, tuple(ids)))

    def _ask_hands(self) -> None:
        open_vote(self, self.context, self.election.id, LIST)

    def _ask_day(self) -> None:
        dialog = FixDialog(self, self.office.clock.today(), self.election.meeting_on)
        dialog.chosen.connect(self._fix_before)
        dialog.open()

    def _fix_before(self, fixed: FixedList) -> None:
        on = fixed.on
        if on is not None:
            self.context.tasks.now(lambda: candidates.fix_list(self.office, self.election.id, on, fixed.how))


def _poll_title(poll: Poll) -> str:
    return f"{poll.post.label}（第一次全体会议）" if poll.post.in_first_session else poll.post.label
