"""发票: heads counted once more, the box closed, ballots counted out; each confirmed by the scrutineers."""

from huanjie_desktop.domain.election.records import HeadCount, Moment
from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.domain.problems import has_errors
from huanjie_desktop.services import ballots, first_session, meeting
from huanjie_desktop.services.ballots import Account
from huanjie_desktop.services.done import Done
from huanjie_desktop.services.vote_steps import VoteStep, confirm_step
from ui.context import Context
from ui.formats import clock_text
from ui.pages.counting.panel import Gate, StepPanel, WitnessField
from ui.pages.counting.print_gate import PrintGate
from ui.widgets.controls import named
from ui.widgets.number_field import NumberField
from ui.widgets.problem_list import ProblemList
from ui.widgets.states import BAD, GOOD, OPEN


class IssuePanel(StepPanel):
    """Gates before casting: heads, box, ballots; issued must be the voters in the room (R-05, R-20)."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "issuePanel", "发票", "发出的选票数必须等于此刻的实到会人数。每一项由监票人确认。")
        self.print = PrintGate(context)
        self.heads = Gate("headsGate", "清点人数", "请监票人确认人数")
        self.present = named(NumberField(999), "headsPresent", "实到会委员")
        self.box = Gate("boxGate", "检查票箱", "请监票人确认")
        self.witnesses = WitnessField("issueWitnesses")
        self.issue = Gate("issueGate", "分发选票", "请监票人确认发票", "primary")
        self.printed, self.issued, self.spare, self.cut = (NumberField(9999) for _ in range(4))
        self.problems = ProblemList("issueProblems", lines=4)
        self._lay_out()
        self.heads.button.clicked.connect(self._count_heads)
        self.box.button.clicked.connect(self._close_box)
        self.issue.button.clicked.connect(self._issue)
        for field in (self.printed, self.issued):
            field.changed.connect(self._propose_spare)
        for field in (self.spare, self.cut):
            field.changed.connect(self._check)
        self.witnesses.textChanged.connect(lambda _text: self._follow())

    def _lay_out(self) -> None:
        self._present_pair = self.heads.add_field("实到会委员", self.present)
        self.heads.add_field("在场监票人", self.witnesses)
        self.heads.close_line()
        self.box.close_line()
        fields = (
            ("印制", self.printed, "issuePrinted"),
            ("发出", self.issued, "issueIssued"),
            ("剩余", self.spare, "issueSpare"),
            ("其中剪角作废", self.cut, "issueDestroyed"),
        )
        for label, field, name in fields:
            named(field, name, label)
            self.issue.add_field(label, field)
        self.issue.close_line()
        for part in (self.print, self.heads, self.box, self.issue, self.problems):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Show what is counted, closed and issued."""
        voted = self.stage.round
        self.print.show_stage(self.stage)
        self.witnesses.offer(self.stage.witnesses)
        self._present_pair.setVisible(self.stage.poll.post.in_first_session)
        counted = self._counted()
        self._show_heads(counted)
        self._show_box()
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
        for gate in (self.print, self.heads, self.box, self.issue):
            if gate.button.isEnabled() and gate.isVisibleTo(self):
                gate.button.setFocus()
                return

    def _counted(self) -> HeadCount | None:
        counts = meeting.head_counts(self.context.office, self.stage.election.id)
        return meeting.last_count(counts, Moment.BEFORE_BALLOTS, self.stage.round.id)

    def _show_heads(self, counted: HeadCount | None) -> None:
        if self.stage.poll.post.in_first_session:
            self._show_session_heads(counted)
            return
        now = meeting.quorum(self.context.office, self.stage.election.id)
        if counted and (counted.present == now.present or self.stage.round.issued is not None):
            self.heads.tell(_heads_words(counted), GOOD)
        elif counted:
            self.heads.tell(f"{_heads_words(counted)}；签到现为 {now.present} 人，请再清点一次。", OPEN)
        elif now.ok:
            self.heads.tell(
                f"应到会 {now.due} 人，签到 {now.present} 人，符合规定人数（不少于 {now.needed} 人）。", OPEN
            )
        else:
            self.heads.tell(
                f"应到会 {now.due} 人，签到 {now.present} 人，还差 {now.missing} 人，不能投票。请在会议议程中登记。",
                BAD,
            )

    def _show_session_heads(self, counted: HeadCount | None) -> None:
        committee = len(first_session.committee(self.context.office, self.stage.election.id))
        if counted:
            self.heads.tell(_heads_words(counted), GOOD)
        else:
            self.heads.tell(f"新当选委员 {committee} 人。请填写实到会人数。", OPEN)
        if self.present.number() is None:
            self.present.set_number(counted.present if counted else committee)

    def _show_box(self) -> None:
        if self.stage.steps.has(VoteStep.BOX_CLOSED) or self.stage.round.returned is not None:
            self.box.tell("票箱已当众检查、封闭。", GOOD)
        else:
            self.box.tell("请当众检查空票箱，封闭后确认。", OPEN)

    def _show_issue(self, counted: HeadCount | None) -> None:
        voted = self.stage.round
        if voted.issued is not None:
            self.issue.tell(
                f"印制 {voted.printed}，发出 {voted.issued}，剩余 {voted.spare}；发出数等于实到会人数。", GOOD
            )
        elif counted:
            self.issue.tell(f"应发 {counted.present} 张。剩余选票请当众剪角或封存。", OPEN)
        else:
            self.issue.tell("请先清点人数。", OPEN)

    def _follow(self) -> None:
        voted, steps = self.stage.round, self.stage.steps
        nobody = "" if self.witnesses.text().strip() else "请先填写在场监票人的姓名"
        counted = self._counted()
        opened = voted.state not in (RoundState.PREPARED, RoundState.ISSUED)
        self.heads.allow(nobody, done=opened)
        self.heads.button.setText("再次清点" if counted else "请监票人确认人数")
        self.box.allow(nobody, done=opened or steps.has(VoteStep.BOX_CLOSED))
        not_yet = (
            ("选票还没有印制", not voted.printed),
            ("请先清点人数", counted is None),
            ("请先确认票箱", not steps.has(VoteStep.BOX_CLOSED)),
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
        ready = account is not None and self._counted() is not None and self.stage.round.returned is None
        found = ballots.account_findings(self.context.office, self.stage.round.id, account) if ready and account else ()
        self.problems.show_problems(found)
        self._follow()

    def _count_heads(self) -> None:
        office, stage = self.context.office, self.stage
        if stage.poll.post.in_first_session:
            present = self.present.number() or 0
            self.context.tasks.now(lambda: first_session.count_session(office, stage.round.id, present))
        else:
            self.context.tasks.now(
                lambda: meeting.count_now(office, stage.election.id, Moment.BEFORE_BALLOTS, stage.round.id)
            )

    def _close_box(self) -> None:
        self._confirm(VoteStep.BOX_CLOSED)

    def _confirm(self, step: VoteStep) -> "Done[None] | None":
        office, names = self.context.office, self.witnesses.text()
        return self.context.tasks.now(lambda: confirm_step(office, self.stage.round.id, step, names))

    def _issue(self) -> None:
        account = self._account()
        if account is None:
            return
        office, round_id = self.context.office, self.stage.round.id
        if self.context.tasks.now(lambda: ballots.issue(office, round_id, account)) is not None:
            self._confirm(VoteStep.ISSUED)


def _heads_words(counted: HeadCount) -> str:
    return f"{clock_text(counted.at)} 清点，应到会 {counted.due} 人，实到会 {counted.present} 人。"
