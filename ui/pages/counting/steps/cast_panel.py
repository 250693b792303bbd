"""投票: what is read out about marking, and the end of casting."""

from huanjie_desktop.domain.election.contest import Post
from huanjie_desktop.domain.election.explanation import explanation
from huanjie_desktop.domain.election.rounds import RoundKind, RoundState
from huanjie_desktop.services.rounds import law_post
from huanjie_desktop.services.vote_steps import VoteStep, confirm_step
from ui.context import Context
from ui.pages.counting.panel import Gate, StepPanel, WitnessField
from ui.widgets.big_label import BigLabel
from ui.widgets.controls import named
from ui.widgets.states import GOOD, OPEN


class CastPanel(StepPanel):
    """The explanation comes from the same parameters by which the ballots will be judged."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "castPanel", "投票", "请宣读填票说明。监票人、计票人先投，其他党员依次投票。")
        self.rules = named(BigLabel(1.1, bold=False), "castRules", "填票说明")
        self.rules.setWordWrap(True)
        self.rules.setProperty("role", "paper")
        self.cast = Gate("castGate", "投票结束", "请监票人确认投票结束", "primary")
        self.witnesses = WitnessField("castWitnesses")
        self.cast.add_field("在场监票人", self.witnesses)
        self.cast.close_line()
        self.cast.button.clicked.connect(self._confirm)
        self.witnesses.textChanged.connect(lambda _text: self._follow())
        for part in (self.rules, self.cast):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Show the explanation of this ballot and whether casting is over."""
        voted = self.stage.round
        tied = law_post(self.stage.poll, voted.kind) is Post.RUNOFF or voted.kind is RoundKind.RUNOFF
        lines = explanation(self.stage.election.method, voted.seats, len(voted.names), write_ins=not tied)
        self.rules.setText("\n".join(lines))
        self.witnesses.offer(self.stage.witnesses)
        if self.stage.steps.has(VoteStep.CAST) or voted.returned is not None:
            self.cast.tell(f"全部投完。{self.stage.steps.words(VoteStep.CAST)}", GOOD)
        else:
            self.cast.tell(f"发出 {voted.issued or 0} 张，全部投入票箱后确认。", OPEN)
        self._follow()

    def _follow(self) -> None:
        voted = self.stage.round
        reasons = (
            ("请先发票", voted.state is not RoundState.ISSUED),
            ("请先填写在场监票人的姓名", not self.witnesses.text().strip()),
        )
        over = voted.returned is not None or self.stage.steps.has(VoteStep.CAST)
        self.cast.allow(next((why for why, holds in reasons if holds), ""), done=over)

    def take_keys(self) -> None:
        """Offer the confirmation."""
        self.cast.button.setFocus()

    def _confirm(self) -> None:
        office, names, round_id = self.context.office, self.witnesses.text(), self.stage.round.id
        self.context.tasks.now(lambda: confirm_step(office, round_id, VoteStep.CAST, names))
