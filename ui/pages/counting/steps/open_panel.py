"""开箱清点: ballots returned against voters; too many make the vote void and it is held again (R-20)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from huanjie_desktop.domain.election.rounds import Round, RoundKind, RoundState
from huanjie_desktop.domain.problems import Problem
from huanjie_desktop.services import outcome
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.count.counting import Opening
from huanjie_desktop.services.texts.text import text_of
from huanjie_desktop.services.vote_steps import VoteStep, confirm_step
from ui.context import Context
from ui.pages.counting.after.next_vote_step import NextVoteStep, guide_button
from ui.pages.counting.after.seal_gate import SealGate
from ui.pages.counting.cards_view import CardsButton
from ui.pages.counting.panel import Gate, StepPanel, WitnessField
from ui.widgets.controls import button, named, on_purpose
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.number_field import NumberField
from ui.widgets.states import BAD, GOOD, OPEN, tell


class OpenPanel(StepPanel):
    """Asks for the number returned and says at once what it means."""

    started = Signal(object)
    """A new round began; carries its RoundId."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context, "openPanel", "开箱清点", "当众开箱，清点收回的选票。先混合再唱票，编号就不会对应到投票人。"
        )
        self.gate = Gate("openGate", "清点选票", "请监票人确认，开始分拣", "primary")
        self.returned = named(NumberField(9999), "openReturned", "收回张数")
        self.witnesses = WitnessField("openWitnesses")
        self.mixed = named(QCheckBox("选票已当众混合"), "openMixed", "选票已当众混合")
        self.gate.add_field("收回张数", self.returned)
        self.gate.add_field("在场监票人", self.witnesses)
        self.gate.fields.addWidget(self.mixed)
        self.gate.close_line()
        self.verdict = named(QLabel(), "openVerdict", "本次投票是否有效")
        self.verdict.setProperty("role", "verdict")
        self.verdict.setWordWrap(True)
        self._add_next()
        for part in (self.gate, self.verdict, self.following, self.seal):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.returned.changed.connect(self._judge)
        self.witnesses.textChanged.connect(lambda _text: self._follow())
        self.mixed.toggled.connect(lambda _on: self._follow())
        self.gate.button.clicked.connect(self._open)
        self.again.clicked.connect(self._vote_again)

    def _add_next(self) -> None:
        """Add what a void round leads to: why, the next vote on one sheet, or step by step."""
        self.guide, self.cards = guide_button(), CardsButton("openCards", self.context)
        self.again = button("openAgain", "重新投票", "undo", "开始新的一轮，再一步一步办理")
        on_purpose(self.again)
        self._step = NextVoteStep(self, self.context)
        self._step.started.connect(self.started)
        self.guide.clicked.connect(lambda: self._step.open(self.stage))
        self.seal = SealGate(self.context)
        self.following = QWidget()
        line = FlowLayout(self.following, gap=10)
        for part in (self.guide, self.again, self.cards):
            line.addWidget(part)

    def begin_round(self) -> None:
        """Nothing is counted or mixed yet, whatever came back in the round before."""
        self.returned.set_number(None)
        self.mixed.setChecked(False)

    def refresh(self) -> None:
        """Show what came back."""
        voted = self.stage.round
        self.witnesses.offer(self.stage.witnesses)
        opened = voted.returned is not None
        if opened:
            self.returned.set_number(voted.returned)
            self.mixed.setChecked(voted.mixed)
            who = self.stage.steps.words(VoteStep.OPENED)
            words = f"发出 {voted.issued} 张，收回 {voted.returned} 张。{who}"
            self.gate.tell(words, BAD if self.stage.void else GOOD)
        else:
            self.gate.tell(f"发出 {voted.issued or 0} 张，请填写收回张数。", OPEN)
        for field in (self.returned, self.witnesses, self.mixed):
            field.setEnabled(not opened and not self.stage.void)
            field.setToolTip("已经开箱，不能再改" if opened else "")
        self._judge()

    def take_keys(self) -> None:
        """Begin with the number, after a void vote with the next one."""
        (self.guide if self.stage.void else self.returned).setFocus()

    def _too_many(self) -> tuple[Problem, ...]:
        returned, voted = self.returned.number(), self.stage.round
        if returned is None or voted.due is None or voted.issued is None:
            return ()
        return counting.returned_findings(self.context.office, voted.id, returned)

    def _judge(self) -> None:
        voted, returned = self.stage.round, self.returned.number()
        found = self._too_many()
        self.verdict.setVisible(returned is not None or self.stage.void)
        if self.stage.void:
            self._show("void", f"✖ 本轮投票无效：{voted.void_reason}。请封存全部选票，另印不同颜色的选票重新投票。")
        elif found:
            text = text_of(found[0])
            self._show("void", f"✖ {text.title}{text.why}{text.todo}")
        elif returned is not None:
            self._show("valid", _stands(voted, returned))
        self._follow()

    def _show(self, tone: str, text: str) -> None:
        tell(self.verdict, text, tone)

    def _follow(self) -> None:
        voted, void = self.stage.round, bool(self._too_many())
        self.gate.button.setText("已复点，确认本次投票无效" if void else "请监票人确认，开始分拣")
        reasons = (
            ("请先发票", voted.state is not RoundState.ISSUED),
            ("请先确认投票结束", not self.stage.steps.has(VoteStep.CAST)),
            ("请填写收回张数", self.returned.number() is None),
            ("请先填写在场监票人的姓名", not self.witnesses.text().strip()),
            ("请将选票混合后勾选", not self.mixed.isChecked() and not void),
        )
        opened = voted.returned is not None or self.stage.void
        self.gate.allow(next((why for why, holds in reasons if holds), ""), done=opened)
        self._show_next()

    def _show_next(self) -> None:
        self.following.setVisible(self.stage.void)
        self.seal.setVisible(self.stage.void)
        self.seal.show_stage(self.stage)
        for part in (self.guide, self.again):
            part.setVisible(self.stage.void and self._is_last())
        counted = self.stage.void and bool(self._too_many())
        self.cards.setVisible(counted)
        self.cards.show_round(self.stage.round.id if counted else None)

    def _is_last(self) -> bool:
        from huanjie_desktop.services import rounds

        return rounds.rounds(self.context.office, self.stage.poll.id)[-1].id == self.stage.round.id

    def _open(self) -> None:
        returned = self.returned.number()
        if returned is None:
            return
        void = bool(self._too_many())
        if void and not self._really_void(returned):
            return
        opening = Opening(returned, self.mixed.isChecked() or void, self.witnesses.text(), void_confirmed=void)
        office, round_id, names = self.context.office, self.stage.round.id, self.witnesses.text()
        if self.context.tasks.now(lambda: counting.open_box(office, round_id, opening)) is not None:
            self.context.tasks.now(lambda: confirm_step(office, round_id, VoteStep.OPENED, names))

    def _really_void(self, returned: int) -> bool:
        voters = min(self.stage.round.issued or 0, self.stage.round.present or 0)
        title = f"收回 {returned} 张，多于投票人数 {voters}，确认整次投票无效？"
        why = "确认以后不能恢复：这一轮的选票全部封存，要重新印票、重新投票。如是数错或填错，请按“取消”。"
        return self.context.messages.ask(title, why, "确认整次投票无效")

    def _vote_again(self) -> None:
        office, poll_id = self.context.office, self.stage.poll.id
        begun = self.context.tasks.now(lambda: outcome.start_round(office, poll_id, RoundKind.AGAIN))
        if begun is not None:
            self.started.emit(begun.value)


def _stands(voted: Round, returned: int) -> str:
    voters = min(voted.issued or 0, voted.present or 0)
    missing = (voted.issued or 0) - returned
    words = f"✔ 收回 {returned} 张，不多于投票人数 {voters}：本次投票有效。"
    return words + (f"少收回 {missing} 张，在记录中注明，过半数的基数不变。" if missing > 0 else "")
