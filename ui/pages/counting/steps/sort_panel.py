"""验票分拣: the papers in three piles that are the ballots returned, confirmed before the first one is called."""

from PySide6.QtWidgets import QApplication

from huanjie_desktop.domain.election.count_plan import BundleState, CountPlan
from huanjie_desktop.domain.election.piles import Piles, piles_problems
from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.domain.problems import has_errors
from huanjie_desktop.services.count import plan as plans
from huanjie_desktop.services.count.piles import Sorted, confirm_piles, piles_findings
from ui.context import Context
from ui.formats import clock_text
from ui.pages.counting.panel import Gate, StepPanel, WitnessField
from ui.pages.counting.steps.plan_box import PlanBox
from ui.widgets.controls import named
from ui.widgets.number_field import NumberField
from ui.widgets.problem_list import ProblemList
from ui.widgets.states import GOOD, OPEN


class SortPanel(StepPanel):
    """Three figures; what is entered later is held against them."""

    def __init__(self, context: Context) -> None:
        words = "先验票，再唱票：有效的、整票无效的、有疑问先放一边的，各放一堆，分别数清。"
        super().__init__(context, "sortPanel", "验票分拣", words)
        self._shown: tuple[RoundId, Sorted | None] | None = None
        self.gate = Gate("sortGate", "三堆选票", "请监票人确认分拣", "primary")
        self.valid, self.void, self.doubtful = (NumberField(9999) for _ in range(3))
        fields = (
            ("有效", self.valid, "sortValid"),
            ("整票无效", self.void, "sortVoid"),
            ("待定（疑难票）", self.doubtful, "sortDoubtful"),
        )
        for label, field, name in fields:
            named(field, name, label)
            self.gate.add_field(label, field)
            field.changed.connect(self._check)
        self.witnesses = WitnessField("sortWitnesses")
        self.gate.add_field("在场监票人", self.witnesses)
        self.gate.close_line()
        self.problems = ProblemList("sortProblems")
        self.plan = PlanBox()
        self.plan.chosen.connect(self._save_plan)
        for part in (self.plan, self.gate, self.problems):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.gate.button.clicked.connect(self._confirm)
        self.witnesses.textChanged.connect(lambda _text: self._follow())

    def refresh(self) -> None:
        """Show the piles as confirmed; what is being typed stays."""
        kept, key = self.stage.sorted, (self.stage.round.id, self.stage.sorted)
        if self._shown != key:
            self._shown = key
            figures = (kept.piles.valid, kept.piles.void, kept.piles.doubtful) if kept else (None, None, None)
            for field, number in zip((self.valid, self.void, self.doubtful), figures, strict=True):
                field.set_number(number)
        self.witnesses.offer(self.stage.witnesses)
        returned = self.stage.round.returned
        if kept:
            self.gate.tell(f"{clock_text(kept.at)} 监票人 {kept.witnesses} 已确认。", GOOD)
        elif returned is None:
            self.gate.tell("开箱清点以后分拣。", OPEN)
        else:
            self.gate.tell(f"收回 {returned} 张，三堆合计必须等于 {returned}。", OPEN)
        self._show_plan()
        self._check()

    def _show_plan(self) -> None:
        office, voted = self.context.office, self.stage.round
        over = voted.state not in (RoundState.PREPARED, RoundState.ISSUED, RoundState.COUNTING)
        closed = "计票已经结束" if over else ""
        begun = "已经开始录入，不能再改" if self._has_ballots() else ""
        expected = next((one for one in (voted.returned, voted.issued, voted.present) if one is not None), 0)
        self.plan.show_plan(plans.plan_of(office, voted.id), expected, closed or begun, closed)

    def _has_ballots(self) -> bool:
        voted = self.stage.round
        return voted.returned is not None and any(
            line.first or line.second or line.bundle.state is not BundleState.WAITING
            for line in plans.bundle_lines(self.context.office, voted.id)
        )

    def _save_plan(self, plan: CountPlan) -> None:
        office = self.context.office
        if self.context.tasks.now(lambda: plans.save_plan(office, plan)) is None:
            self._show_plan()

    def take_keys(self) -> None:
        """Begin with the figure that is still missing; who is choosing the plan goes on choosing."""
        at = QApplication.focusWidget()
        if at and self.plan.isAncestorOf(at):
            return
        empty = next((one for one in (self.valid, self.void, self.doubtful) if one.number() is None), None)
        (empty or self.gate.button).setFocus()

    def _piles(self) -> Piles | None:
        valid, void, doubtful = (one.number() for one in (self.valid, self.void, self.doubtful))
        return None if valid is None or void is None or doubtful is None else Piles(valid, void, doubtful)

    def _check(self) -> None:
        piles, returned, kept = self._piles(), self.stage.round.returned, self.stage.sorted
        if kept and piles == kept.piles:
            found = piles_findings(self.context.office, self.stage.round.id)
        else:
            found = piles_problems(piles, returned) if piles and returned is not None else ()
        self.problems.show_problems(found)
        self._follow()

    def _follow(self) -> None:
        kept, piles, state = self.stage.sorted, self._piles(), self.stage.round.state
        reasons = (
            ("请先开箱清点", self.stage.round.returned is None),
            ("三堆的张数都要填写，没有的填 0", piles is None),
            ("请先改正下面列出的错误", has_errors(self.problems.problems)),
            ("请先填写在场监票人的姓名", not self.witnesses.text().strip()),
        )
        same = kept is not None and piles == kept.piles
        closed = self.stage.round.returned is not None and state is not RoundState.COUNTING
        self.gate.button.setText("更正分拣张数" if kept else "请监票人确认分拣")
        self.gate.allow(next((why for why, holds in reasons if holds), ""), done=same or closed)

    def _confirm(self) -> None:
        piles = self._piles()
        if piles is None:
            return
        office, round_id, names = self.context.office, self.stage.round.id, self.witnesses.text()
        self.context.tasks.now(lambda: confirm_piles(office, round_id, piles, names))
