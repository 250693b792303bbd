"""发票: ballots are printed where that is still to do, then counted out to the voters in the room (R-05, R-20)."""

from huanjie_desktop.domain.election.records import HeadCount
from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.domain.problems import has_errors
from huanjie_desktop.services import ballots
from huanjie_desktop.services.ballots import Account
from huanjie_desktop.services.vote_steps import VoteStep, confirm_step
from ui.context import Context
from ui.pages.counting.panel import Gate, StepPanel, WitnessField
from ui.pages.counting.stage import TITLES, StepKey
from ui.pages.counting.steps.print_gate import PrintGate
from ui.widgets.controls import named
from ui.widgets.number_field import NumberField
from ui.widgets.problem_list import ProblemList
from ui.widgets.states import BAD, GOOD, OPEN

_BEFORE = (StepKey.HEADS, StepKey.METHOD, StepKey.STAFF, StepKey.BOX)


class IssuePanel(StepPanel):
    """The account of the ballots: issued must be the heads confirmed at 清点到会."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "issuePanel", "发票", "发出的选票数必须等于清点确认的实到会人数。")
        self.print = PrintGate(context)
        self.witnesses = WitnessField("issueWitnesses")
        self.issue = Gate("issueGate", "分发选票", "请监票人确认发票", "primary")
        self.printed, self.issued, self.spare, self.cut = (NumberField(9999) for _ in range(4))
        self.problems = ProblemList("issueProblems", lines=4)
        self._lay_out()
        self.issue.button.clicked.connect(self._issue)
        for field in (self.printed, self.issued):
            field.changed.connect(self._propose_spare)
        for field in (self.spare, self.cut):
            field.changed.connect(self._check)
        self.witnesses.textChanged.connect(lambda _text: self._follow())

    def _lay_out(self) -> None:
        fields = (
            ("印制", self.printed, "issuePrinted"),
            ("发出", self.issued, "issueIssued"),
            ("剩余", self.spare, "issueSpare"),
            ("其中剪角作废", self.cut, "issueDestroyed"),
        )
        for label, field, name in fields:
            named(field, name, label)
            self.issue.add_field(label, field)
        self.issue.add_field("在场监票人", self.witnesses)
        self.issue.close_line()
        for part in (self.print, self.issue, self.problems):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Show what is counted, closed and issued."""
        voted = self.stage.round
        self.print.show_stage(self.stage)
        self.witnesses.offer(self.stage.witnesses)
        counted = self.stage.heads
        for field, number in (
            (self.printed, voted.printed),
            (self.issued, voted.issued if voted.issued is not None else counted.present if counted else None),
            (self.cut, voted.destroyed),
        ):
            field.set_number(number)
        if voted.spare is not None:
            self.spare.set_number(voted.spare)
        self._show_issue(counted)
        self._follow()
        self._check()

    def take_keys(self) -> None:
        """Begin at the first gate that is open."""
        for gate in (self.print, self.issue):
            if gate.button.isEnabled() and gate.button.isVisibleTo(self):
                gate.button.setFocus()
                return

    def _show_issue(self, counted: HeadCount | None) -> None:
        voted = self.stage.round
        if voted.issued is not None and counted and counted.present != voted.issued:
            words = f"已发 {voted.issued} 张，清点现为 {counted.present} 人。请补发或收回选票，改好张数。"
            self.issue.tell(words, BAD)
        elif voted.issued is not None:
            who = self.stage.steps.words(VoteStep.ISSUED)
            words = f"印制 {voted.printed}，发出 {voted.issued}，剩余 {voted.spare}；发出数等于实到会人数。{who}"
            self.issue.tell(words, GOOD)
        elif counted:
            self.issue.tell(f"应发 {counted.present} 张。剩余选票请当众剪角或封存。", OPEN)
        else:
            self.issue.tell("请先完成“清点到会”。", OPEN)

    def _follow(self) -> None:
        voted = self.stage.round
        nobody = "" if self.witnesses.text().strip() else "请先填写在场监票人的姓名"
        opened = voted.state not in (RoundState.PREPARED, RoundState.ISSUED)
        not_yet = (
            ("选票还没有印制", not voted.printed),
            *((f"请先完成“{TITLES[key]}”", not self.stage.is_done(key)) for key in _BEFORE),
            ("请先改正下面列出的错误", has_errors(self.problems.problems)),
        )
        self.issue.allow(nobody or next((why for why, holds in not_yet if holds), ""), done=opened)
        self.issue.button.setText("更正发票登记" if voted.issued is not None else "请监票人确认发票")

    def _account(self) -> Account | None:
        numbers = (self.printed.number(), self.issued.number(), self.spare.number())
        if any(one is None for one in numbers):
            return None
        printed, issued, spare = (one or 0 for one in numbers)
        return Account(printed, issued, spare, self.cut.number() or 0)

    def _propose_spare(self) -> None:
        printed, issued = self.printed.number(), self.issued.number()
        if printed is not None and issued is not None:
            self.spare.set_number(max(printed - issued, 0))
        self._check()

    def _check(self) -> None:
        account = self._account()
        ready = account is not None and self.stage.heads is not None and self.stage.round.returned is None
        found = ballots.account_findings(self.context.office, self.stage.round.id, account) if ready and account else ()
        self.problems.show_problems(found)
        self._follow()

    def _issue(self) -> None:
        account = self._account()
        if account is None:
            return
        office, round_id = self.context.office, self.stage.round.id
        names = self.witnesses.text()
        if self.context.tasks.now(lambda: ballots.issue(office, round_id, account)) is not None:
            self.context.tasks.now(lambda: confirm_step(office, round_id, VoteStep.ISSUED, names))
