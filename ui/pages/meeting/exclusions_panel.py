"""不计入应到会: proposals, the superior's agreement, the meeting's vote, and what they do to 应到会 (R-03)."""


from huanjie_desktop.domain.ids import MemberId
from huanjie_desktop.domain.people.roster import DueAccount, Exclusion
from huanjie_desktop.services import exclusions, meeting
from huanjie_desktop.services.exclusions import ExclusionLine
from huanjie_desktop.services.voters import voters
from ui.context import Context
from ui.pages.meeting.decisions import EXCLUSIONS, open_vote, why_not
from ui.pages.meeting.exclusion_dialog import AgreementDialog, ExclusionDialog
from ui.pages.meeting.hands import last_vote, vote_text
from ui.pages.meeting.panel import Panel, plain_rows
from ui.widgets.controls import button, faint, heading, named
from ui.widgets.problem_list import ProblemList
from ui.widgets.rows_model import Column
from ui.widgets.rows_view import RowsView
from ui.widgets.states import GOOD, OPEN, allow, tell


def _yes(value: bool, yes: str, no: str) -> str:
    return f"✔ {yes}" if value else f"○ {no}"


_COLUMNS: tuple[Column[ExclusionLine], ...] = (
    Column("姓名", lambda line: line.name, width=6),
    Column("情形", lambda line: line.exclusion.case.text, width=8, tip=lambda line: line.exclusion.case.text),
    Column("本人意见", lambda line: _yes(line.exclusion.asked, "已征求", "未征求"), width=6),
    Column("上级意见", lambda line: _yes(line.exclusion.superior_agreed, "同意", "未同意"), width=6),
    Column("大会表决", lambda line: _yes(line.exclusion.meeting_passed, "通过", "未通过"), width=6),
    Column("说明", lambda line: line.exclusion.remark, width=8, tip=lambda line: line.exclusion.remark),
)


def account_text(account: DueAccount) -> str:
    """Return the account from 正式党员 to 应到会 as one sum."""
    return (
        f"正式党员 {len(account.full)} − 无选举权 {len(account.no_right)} − 不计入 {len(account.excluded)}"
        f" = 应到会 {len(account.due)} 人"
    )


class ExclusionsPanel(Panel):
    """The list of proposals and its three conditions."""

    def __init__(self, context: Context) -> None:
        words = "符合规定情形、上级党组织同意、党员大会通过，三项都有才不计入；其他人按请假登记。"
        super().__init__(context, "meetingExclusions", "不计入应到会人数的党员", words)
        self.sum = named(heading(), "exclusionSum", "应到会人数的计算")
        self.list: RowsView[ExclusionLine] = RowsView(
            _COLUMNS, "exclusionList", "不计入应到会名单", "没有提出。有符合规定情形的党员时按“提出”。", context.state
        )
        plain_rows(self.list, 1)
        self.list.table.setMinimumHeight(self.fontMetrics().height() * 5)
        self.problems = ProblemList("exclusionProblems", lines=3)
        self.vote = faint("")
        self.propose = button("exclusionPropose", "提出…", "add", "提出一名拟不计入应到会的党员")
        self.edit = button("exclusionEdit", "修改…", "edit", "修改后须重新报上级同意、大会通过")
        self.drop = button("exclusionDrop", "撤回", "undo", "不再提出，该党员计入应到会")
        self.agree = button("exclusionAgree", "上级意见…", "check", "登记上级同意哪几名")
        self.decide = button("exclusionDecide", "大会表决…", "people", "对上级同意的名单举手表决", kind="primary")
        self.column.addWidget(self.sum)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.problems)
        self.column.addWidget(self.vote)
        self.add_buttons(self.propose, self.edit, self.drop, self.agree, self.decide)
        self._connect()

    def _connect(self) -> None:
        self.propose.clicked.connect(lambda: self._open(None))
        self.edit.clicked.connect(self._edit)
        self.list.table.row_activated.connect(lambda _row: self._edit())
        self.list.table.selectionModel().currentChanged.connect(lambda *_: self._allow())
        self.drop.clicked.connect(self._drop)
        self.agree.clicked.connect(self._ask_agreement)
        self.decide.clicked.connect(self._ask_hands)

    def refresh(self) -> None:
        """Show the proposals and the sum as they stand."""
        current = self.list.current()
        self._lines = exclusions.exclusions(self.office, self.election.id)
        self._voters = voters(self.office, self.election.id)
        account = self._voters.account
        self.sum.setText(account_text(account))
        self.list.set_rows(self._lines)
        if current:
            wanted = current.exclusion.member_id
            self.list.select_where(lambda line: line.exclusion.member_id == wanted)
        self.problems.show_problems([one for one in account.problems if one.code.startswith("exclusion_")])
        vote = last_vote(meeting.hand_votes(self.office, self.election.id), EXCLUSIONS)
        self.vote.setText(vote_text(vote) if vote else "")
        self.vote.setVisible(vote is not None)
        effective = sum(line.exclusion.takes_effect for line in self._lines)
        finished = effective == len(self._lines)
        tell(self.state, f"提出 {len(self._lines)} 名，生效 {effective} 名", GOOD if finished else OPEN)
        self._allow()

    def _allow(self) -> None:
        chosen = "" if self.list.current() else "请先在名单中选一名党员"
        allow(self.edit, chosen)
        allow(self.drop, chosen)
        allow(self.agree, "" if self._lines else "还没有提出的党员")
        allow(self.decide, why_not(self.office, self.election.id, EXCLUSIONS))

    def _edit(self) -> None:
        line = self.list.current()
        if line:
            self._open(line.exclusion)

    def _open(self, before: Exclusion | None) -> None:
        taken = {line.exclusion.member_id for line in self._lines}
        free = [
            (member, self._voters.ballot_name(member))
            for member in self._voters.members
            if member.may_vote and (member.id not in taken or (before and member.id == before.member_id))
        ]
        dialog = ExclusionDialog(self, free, before)
        dialog.chosen.connect(self._propose)
        dialog.open()

    def _propose(self, wanted: Exclusion) -> None:
        self.context.tasks.now(lambda: exclusions.propose_exclusion(self.office, self.election.id, wanted))

    def _drop(self) -> None:
        line = self.list.current()
        if line:
            member_id = line.exclusion.member_id
            self.context.tasks.now(lambda: exclusions.drop_exclusion(self.office, self.election.id, member_id))

    def _ask_agreement(self) -> None:
        dialog = AgreementDialog(self, self._lines)
        dialog.chosen.connect(self._agree)
        dialog.open()

    def _agree(self, agreed: frozenset[MemberId]) -> None:
        self.context.tasks.now(lambda: exclusions.record_superior_agreement(self.office, self.election.id, agreed))

    def _ask_hands(self) -> None:
        open_vote(self, self.context, self.election.id, EXCLUSIONS)
