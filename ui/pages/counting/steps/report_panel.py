"""报告: what the scrutineer reads to the electors (R-26), and the signed report."""

from huanjie_desktop.domain.election.result import Outcome, PersonResult
from huanjie_desktop.domain.election.rounds import SETTLED
from huanjie_desktop.services.vote_steps import VoteStep, confirm_step
from ui.context import Context
from ui.pages.counting.cards_view import CardsButton
from ui.pages.counting.panel import Gate, StepPanel, WitnessField
from ui.pages.counting.steps.check_panel import outcome_of
from ui.targets import PaperTarget
from ui.widgets.big_label import BigLabel
from ui.widgets.controls import button, named
from ui.widgets.states import GOOD, OPEN, allow


class ReportPanel(StepPanel):
    """Every person's figures, to be read out; the paper with the same figures is one key away."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "reportPanel", "报告单签字", "监票人在报告单上签字，并向大会报告每个人的得票情况。")
        self.words = named(BigLabel(1.1, bold=False), "reportWords", "报告词")
        self.words.setProperty("role", "paper")
        self.words.setWordWrap(True)
        self.gate = Gate("reportGate", "报告单", "已签字并报告", "primary")
        self.witnesses = WitnessField("reportWitnesses")
        self.paper = button("reportPaper", "打开报告单", "paper", "在“资料文书”中预览、打印报告单")
        self.gate.add_field("在场监票人", self.witnesses)
        self.recount = button("reportRecount", "重新核算说明", "paper", "由选票重新加出每个数，与签字的结果对照")
        self.gate.fields.addWidget(self.paper)
        self.gate.fields.addWidget(self.recount)
        self.cards = CardsButton("reportCards", context)
        self.gate.fields.addWidget(self.cards)
        self.gate.close_line()
        for part in (self.words, self.gate):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.gate.button.clicked.connect(self._confirm)
        self.paper.clicked.connect(lambda: self._open_paper("result_report"))
        self.recount.clicked.connect(lambda: self._open_paper("recount"))
        self.witnesses.textChanged.connect(lambda _text: self._follow())

    def refresh(self) -> None:
        """Show what is to be read out."""
        voted = self.stage.round
        settled = voted.state in SETTLED
        found = outcome_of(self.context, voted.state, voted.id) if settled else None
        self.words.setText(report_words(found) if found else "结果还没有确认。请先完成“核对”。")
        self.cards.show_round(voted.id if settled else None)
        self.witnesses.offer(self.stage.witnesses)
        if self.stage.steps.has(VoteStep.REPORTED) and settled:
            self.gate.tell(f"已签字并报告。{self.stage.steps.words(VoteStep.REPORTED)}", GOOD)
        else:
            self.gate.tell("打印、签字，报告后确认。", OPEN)
        self._follow()

    def take_keys(self) -> None:
        """Offer the paper first."""
        self.paper.setFocus()

    def _follow(self) -> None:
        settled = self.stage.round.state in SETTLED
        reasons = (
            ("请先在“核对”中确认结果", not settled),
            ("请先填写在场监票人的姓名", not self.witnesses.text().strip()),
        )
        reported = settled and self.stage.steps.has(VoteStep.REPORTED)
        self.gate.allow(next((why for why, holds in reasons if holds), ""), done=reported)
        for paper in (self.paper, self.recount):
            allow(paper, "" if settled else "请先在“核对”中确认结果")

    def _open_paper(self, kind: str) -> None:
        self.context.go("papers", PaperTarget(self.stage.election.id, kind, self.stage.round.id))

    def _confirm(self) -> None:
        office, names, round_id = self.context.office, self.witnesses.text(), self.stage.round.id
        self.context.tasks.now(lambda: confirm_step(office, round_id, VoteStep.REPORTED, names))


def report_words(found: Outcome) -> str:
    """Return the report to the electors: papers, then each person's approvals, disapprovals, abstentions (R-26)."""
    one = found.figures
    lines = [
        f"应到会有选举权的党员 {one.due} 名，实到会 {one.present} 名。发出选票 {one.issued} 张，"
        f"收回 {one.returned} 张，其中有效票 {found.valid} 张，无效票 {found.invalid} 张。"
    ]
    lines += [_person_words(person) for person in found.people]
    return "\n".join(lines)


def _person_words(person: PersonResult) -> str:
    if person.written_in:
        return f"另选他人　{person.name}　{person.yes} 票"
    return f"{person.name}　赞成 {person.yes} 票，不赞成 {person.no} 票，弃权 {person.abstain} 票"
