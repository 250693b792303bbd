"""核对: the count is closed, its figures are looked at once more and confirmed by the scrutineers."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit

from huanjie_desktop.domain.election.result import Outcome
from huanjie_desktop.domain.election.rounds import CLOSED, SETTLED, RoundState
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.services import outcome
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.vote_steps import VoteStep, confirm_step
from ui.context import Context
from ui.pages.counting.cards_view import CardsButton
from ui.pages.counting.panel import Gate, StepPanel, WitnessField
from ui.pages.counting.steps.close_box import CloseBox
from ui.pages.counting.steps.outcome_view import OutcomeView
from ui.widgets.controls import named
from ui.widgets.states import GOOD, OPEN, allow


def outcome_of(context: Context, round_state: RoundState, round_id: RoundId) -> Outcome | None:
    """Return the result of a closed count, None before."""
    if round_state not in CLOSED:
        return None
    return context.tasks.now(lambda: outcome.outcome(context.office, round_id))


class CheckPanel(StepPanel):
    """Ends the entry, confirms, or opens the count again with a reason."""

    reopened = Signal()
    """The count is open again."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context, "checkPanel", "核对", "监票人、计票人核对票数。与纸质“正”字计票单不一致的，查明后再确认。"
        )
        self.close_box = CloseBox(context)
        self.close_gate = self.close_box.gate
        self.result = OutcomeView("checkOutcome", context.state)
        self.confirm = Gate("confirmGate", "计票结果", "请监票人确认结果", "primary")
        self.witnesses = WitnessField("confirmWitnesses")
        self.confirm.add_field("在场监票人", self.witnesses)
        self.cards = CardsButton("checkCards", context)
        self.confirm.fields.addWidget(self.cards)
        self.confirm.close_line()
        self.open_again = Gate("reopenGate", "发现录错", "重新打开计票")
        self.reason = named(QLineEdit(), "reopenReason", "重新打开的理由")
        self.reason.setPlaceholderText("理由，如“纸质计票单与录入不符”")
        self.reason.setMinimumWidth(self.reason.fontMetrics().horizontalAdvance("汉") * 16)
        self.open_again.add_field("理由", self.reason)
        self.open_again.close_line()
        self.versions = named(QLabel(), "countVersions", "已签字的版本")
        self.versions.setProperty("role", "faint")
        self.versions.setWordWrap(True)
        for part in (self.close_box, self.result, self.confirm, self.open_again, self.versions):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.close_box.wanted.connect(self._close)
        self.close_box.changed.connect(self.refresh)
        self.confirm.button.clicked.connect(self._confirm)
        self.open_again.button.clicked.connect(self._reopen)
        self.witnesses.textChanged.connect(lambda _text: self._follow())
        self.reason.textChanged.connect(lambda _text: self._follow())

    def refresh(self) -> None:
        """Show the result as it stands."""
        voted = self.stage.round
        self.witnesses.offer(self.stage.witnesses)
        closed = voted.state in CLOSED
        self.close_box.setVisible(not closed)
        self.close_box.show_stage(self.stage)
        self.result.show_outcome(outcome_of(self.context, voted.state, voted.id))
        self.confirm.setVisible(closed)
        self.cards.show_round(voted.id if closed else None)
        settled = voted.state in SETTLED
        if settled:
            self.confirm.tell(self.stage.steps.words(VoteStep.CALLED) or "监票人已经确认。", GOOD)
        else:
            self.confirm.tell("各项数字相符后确认。", OPEN)
        self.open_again.setVisible(closed and voted.state is not RoundState.ANNOUNCED)
        self.open_again.tell("写明理由后重新打开，原来录的票和签字的版本都留存。")
        self._show_versions()
        self._follow()

    def take_keys(self) -> None:
        """Offer what comes next."""
        gate = self.confirm if self.confirm.isVisibleTo(self) else self.close_gate
        gate.button.setFocus()

    def _show_versions(self) -> None:
        found = outcome.records(self.context.office, self.stage.round.id)
        words = [
            f"第 {one.version} 版" + (f"（已重新打开：{one.reopened_reason}）" if one.reopened_reason else "（现行）")
            for one in found
        ]
        self.versions.setText("确认过的版本：" + "，".join(words) if words else "")
        self.versions.setVisible(bool(words))

    def _follow(self) -> None:
        voted = self.stage.round
        settled = voted.state in SETTLED
        nobody = "" if self.witnesses.text().strip() else "请先填写在场监票人的姓名"
        self.confirm.allow(nobody, done=settled)
        allow(self.open_again.button, "" if self.reason.text().strip() else "请先写明理由")

    def _close(self) -> None:
        office, voted = self.context.office, self.stage.round
        self.context.tasks.now(lambda: counting.close_count(office, voted.id))

    def _confirm(self) -> None:
        office, round_id, names = self.context.office, self.stage.round.id, self.witnesses.text()
        if self.context.tasks.now(lambda: outcome.confirm_outcome(office, round_id, names)) is not None:
            self.context.tasks.now(lambda: confirm_step(office, round_id, VoteStep.CALLED, names))

    def _reopen(self) -> None:
        office, round_id, reason = self.context.office, self.stage.round.id, self.reason.text()
        if self.context.tasks.now(lambda: counting.reopen(office, round_id, reason)) is not None:
            self.reason.clear()
            self.reopened.emit()
