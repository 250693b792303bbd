"""宣布: the elected in their order, and what the meeting does next: one button begins it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from huanjie_desktop.domain.election.election import PollPost
from huanjie_desktop.domain.election.result import NextStep, Outcome
from huanjie_desktop.domain.election.rounds import SETTLED, RoundKind, RoundState
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.domain.problems import has_errors
from huanjie_desktop.services import elections, outcome
from huanjie_desktop.services.outcome import Offer
from huanjie_desktop.services.texts.text import text_of
from huanjie_desktop.services.vote_steps import VoteStep, confirm_step
from ui.context import Context
from ui.pages.counting.after.next_vote_step import NextVoteStep, guide_button
from ui.pages.counting.after.seal_gate import SealGate
from ui.pages.counting.cards_view import CardsButton
from ui.pages.counting.panel import Gate, StepPanel
from ui.pages.counting.steps.check_panel import outcome_of
from ui.widgets.big_label import BigLabel
from ui.widgets.controls import button, named
from ui.widgets.number_field import NumberField
from ui.widgets.states import GOOD, OPEN, allow

_WORDS = {
    NextStep.DONE: "名额已经选满。",
    NextStep.REDUCED: "已同意减少名额，不再另行选举。",
    NextStep.ASK_SUPERIOR: "规定没有写明下一步，不能抽签。请报告上级党组织，由上级答复后处理。",
}


class AnnouncePanel(StepPanel):
    """Announces a confirmed result; after that the round is for reading only."""

    started = Signal(object)
    """A new round began; carries its RoundId."""
    poll_wanted = Signal(object)
    """The next kind of vote is wanted; carries its PollId."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "announcePanel", "宣布", "主持人宣布当选名单：委员按姓氏笔画排列，不报票数。")
        self._proposed: tuple[str, ...] = ()
        self._proposed_for: RoundId | None = None
        self.names = named(BigLabel(1.1, bold=False), "announceNames", "当选名单")
        self.names.setProperty("role", "paper")
        self.names.setWordWrap(True)
        self.gate = Gate("announceGate", "当选名单", "宣布当选名单", "primary")
        self.cards = CardsButton("announceCards", context)
        self.gate.fields.addWidget(self.cards)
        self.gate.close_line()
        self._next = QWidget()
        self._offers = QVBoxLayout(self._next)
        self._offers.setContentsMargins(0, 0, 0, 0)
        self.seal = SealGate(context)
        self._step = NextVoteStep(self, context)
        self._step.started.connect(self.started)
        for part in (self.names, self.gate, self._next, self.seal):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.gate.button.clicked.connect(self._announce)

    def refresh(self) -> None:
        """Show the elected and the next steps."""
        voted = self.stage.round
        settled = voted.state in SETTLED
        found = outcome_of(self.context, voted.state, voted.id) if settled else None
        self.names.setText(announcement(found, self.stage.poll.post) if found else "结果还没有确认。")
        self.cards.show_round(voted.id if settled else None)
        if voted.state is RoundState.ANNOUNCED:
            self.gate.tell("已经宣布，本轮不再改动。", GOOD)
        else:
            self.gate.tell("宣布以后本轮只能查看。", OPEN)
        reasons = (
            ("请先在“核对”中确认结果", not settled),
            ("请先完成“报告单签字”", not self.stage.steps.has(VoteStep.REPORTED)),
        )
        announced = voted.state is RoundState.ANNOUNCED
        self.gate.allow(next((why for why, holds in reasons if holds), ""), done=announced)
        self._show_next(found)
        self.seal.show_stage(self.stage)

    def take_keys(self) -> None:
        """Offer the announcement, after it the first of the next steps."""
        following = self._offers.itemAt(0)
        gate = following.widget() if following and self.gate.button.isHidden() else self.gate
        if isinstance(gate, Gate):
            (gate.findChild(QPushButton, "nextVoteGuide") or gate.button).setFocus()

    def _show_next(self, found: Outcome | None) -> None:
        while self._offers.count():
            old = self._offers.takeAt(0)
            widget = old.widget() if old else None
            if widget:
                widget.hide()
                widget.deleteLater()
        if found is None:
            return
        if self._proposed_for != self.stage.round.id:
            self._proposed_for, self._proposed = self.stage.round.id, ()
        offered = outcome.offers(self.context.office, self.stage.round.id) if self._is_last() else ()
        for offer in offered:
            self._offers.addWidget(self._reduction(found) if offer.kind is None else self._offer(offer, offer.kind))
        if not offered and self._is_last():
            self._offers.addWidget(self._over(found))

    def _is_last(self) -> bool:
        from huanjie_desktop.services import rounds

        return rounds.rounds(self.context.office, self.stage.poll.id)[-1].id == self.stage.round.id

    def _offer(self, offer: Offer, kind: RoundKind) -> Gate:
        if kind is RoundKind.FURTHER and self._proposed:
            offer = outcome.further_offer(self.context.office, self.stage.round.id, (*offer.names, *self._proposed))
        gate = Gate(f"offer_{kind}", f"下一步　{kind.label}", f"开始{kind.label}")
        names = "、".join(offer.names) or "须重新提名"
        blocked = " ".join(text_of(problem).title for problem in offer.problems)
        gate.tell(f"名额 {offer.seats} 名，候选人：{names}。{blocked}", OPEN)
        gate.fields.addWidget(self._guide())
        if kind is RoundKind.FURTHER:
            gate.fields.addWidget(self._adder(offer))
        gate.close_line()
        announced = self.stage.round.state is RoundState.ANNOUNCED
        allow(gate.button, blocked if has_errors(offer.problems) else "" if announced else "请先宣布本轮结果")
        gate.button.clicked.connect(partial(self._start, kind))
        return gate

    def _guide(self) -> QPushButton:
        guide = guide_button()
        allow(guide, "" if self.stage.round.state is RoundState.ANNOUNCED else "请先宣布本轮结果")
        guide.clicked.connect(lambda: self._step.open(self.stage, self._proposed))
        return guide

    def _adder(self, offer: Offer) -> QPushButton:
        add = button("offerAddName", "增加候选人…", tip="补充提名：先报上级同意，再加到另行选举的名单")
        add.clicked.connect(lambda: self._add_name(offer.names))
        return add

    def _add_name(self, listed: tuple[str, ...]) -> None:
        able = outcome.further_choices(self.context.office, self.stage.round.id)
        choices = [name for name in able if name not in listed]
        name = self.context.messages.choose("增加候选人", "补充提名的党员（须报上级同意）", choices)
        if name in choices:
            self._proposed = (*self._proposed, name)
            self.refresh()

    def _reduction(self, found: Outcome) -> Gate:
        gate = Gate("offer_reduce", "或者　减少名额", "登记表决结果")
        gate.tell(
            f"当选 {len(found.elected)} 名，接近应选 {found.contest.seats} 名，"
            "经半数以上选举人同意可以不再选举。请举手表决。",
            OPEN,
        )
        agree = named(NumberField(9999), "offerAgree", "同意减少名额的人数")
        gate.add_field("同意人数", agree)
        gate.close_line()
        gate.button.clicked.connect(lambda: self._consent(agree.number()))
        allow(gate.button, "请先填写同意人数")
        agree.changed.connect(lambda: allow(gate.button, "" if agree.number() is not None else "请先填写同意人数"))
        return gate

    def _over(self, found: Outcome) -> Gate:
        found_polls = elections.polls(self.context.office, self.stage.election.id)
        place = [poll.id for poll in found_polls].index(self.stage.poll.id)
        following = found_polls[place + 1] if place + 1 < len(found_polls) else None
        waits = found.next is NextStep.ASK_SUPERIOR
        words, tone = _WORDS.get(found.next, ""), OPEN if waits else GOOD
        if following is None:
            gate = Gate("offer_papers", "本次选举", "到“资料文书”打印文书")
            gate.tell(f"{words}全部票种都已进行。", tone)
            gate.button.clicked.connect(lambda: self.context.go("papers", self.stage.election.id))
        else:
            where = "第一次全体会议选举" if following.post.in_first_session else "接着选举"
            coming = "" if waits else f"{where}{following.post.label}，名额 {following.seats} 名。"
            gate = Gate("offer_next", "下一项", f"{'上级已答复，' if waits else ''}到{following.post.label}选举")
            gate.tell(words + coming, tone)
            gate.button.clicked.connect(lambda: self.poll_wanted.emit(following.id))
        gate.close_line()
        announced = self.stage.round.state is RoundState.ANNOUNCED
        allow(gate.button, "" if announced else "请先宣布本轮结果")
        return gate

    def _announce(self) -> None:
        office, voted = self.context.office, self.stage.round
        names = self.stage.witnesses
        if self.context.tasks.now(lambda: outcome.announce(office, voted.id)) is not None:
            self.context.tasks.now(lambda: confirm_step(office, voted.id, VoteStep.ANNOUNCED, names))

    def _start(self, kind: RoundKind) -> None:
        office, poll_id = self.context.office, self.stage.poll.id
        names = self._proposed if kind is RoundKind.FURTHER else ()
        if names:
            due = next(one for one in outcome.offers(office, self.stage.round.id) if one.kind is kind)
            names = (*due.names, *names)
        begun = self.context.tasks.now(lambda: outcome.start_round(office, poll_id, kind, names))
        if begun is not None:
            self.started.emit(begun.value)

    def _consent(self, agree: int | None) -> None:
        office, round_id = self.context.office, self.stage.round.id
        if agree is not None:
            self.context.tasks.now(lambda: outcome.record_consent(office, round_id, agree))


def announcement(found: Outcome, post: PollPost) -> str:
    """Return what the chair reads out: the names in their order, never the votes (R-27)."""
    if not found.elected:
        return f"本轮没有人当选{post.label}。"
    if len(found.elected) == 1:
        return f"现在宣布：{found.elected[0]}同志当选{post.label}。"
    order = "以上级批准的次序" if post.ordered_by_approval else "以姓氏笔画为序"
    return f"现在宣布：下列 {len(found.elected)} 名同志当选{post.label}（{order}）\n" + "　".join(found.elected)
