"""计票方式: who checks the entries, how large a bundle is, when the hall sees figures; saved as it is chosen."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout

from huanjie_desktop.domain.election.count_plan import CountPlan, Privacy, SecondCount, plan_problems, privacy_problems
from huanjie_desktop.domain.problems import has_errors
from ui.pages.counting.panel import labelled
from ui.widgets.controls import faint, heading, named
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.number_field import NumberField
from ui.widgets.problem_list import ProblemList

_SECOND = {
    SecondCount.NONE: "一人录入，纸质正字票同时画；不再复核。",
    SecondCount.TOGETHER: "两人轮流按键，逐张比对，不一致当场停下、看原票。",
    SecondCount.BUNDLES: "一人录完一扎，另一人再录一遍，按扎比对，只看不一致的几张。",
    SecondCount.SHEETS: "录完后，把纸质正字票的合计填进来核对，不符的逐项列出。",
}


class PlanBox(QFrame):
    """Emits a plan whenever a choice makes a valid one."""

    chosen = Signal(object)
    """Carries the CountPlan to save."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("planBox")
        self.setProperty("gate", "true")
        self._plan: CountPlan | None = None
        self._returned = 0
        self.second = named(QComboBox(), "planSecond", "复核方式", "怎样再核一遍，第一张票录入以前选定")
        self.bundle = named(NumberField(999), "planBundle", "每扎张数", "几张票扎成一扎，默认 20")
        self.privacy = named(QComboBox(), "planPrivacy", "大屏显示方式", "开始计票后只能改得更严")
        for box, kind in ((self.second, SecondCount), (self.privacy, Privacy)):
            _offer(box, kind)
        self.words = faint("")
        self.problems = ProblemList("planProblems")
        self._lay_out()
        self.second.activated.connect(lambda _place: self._choose())
        self.privacy.activated.connect(lambda _place: self._choose())
        self.bundle.editingFinished.connect(self._choose)
        self.bundle.changed.connect(self._judge)

    def _lay_out(self) -> None:
        fields = FlowLayout(gap=10)
        for label, field in (("复核方式", self.second), ("每扎张数", self.bundle), ("大屏显示方式", self.privacy)):
            fields.addWidget(labelled(label, field))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(6)
        column.addWidget(heading("计票方式"))
        column.addLayout(fields)
        column.addWidget(self.words)
        column.addWidget(self.problems)

    def show_plan(self, plan: CountPlan, returned: int, why_fixed: str, closed: str) -> None:
        """Show the plan as stored; `why_fixed` when ballots are entered, `closed` when nothing can change any more."""
        self._plan, self._returned = plan, returned
        for box, value in ((self.second, plan.second), (self.privacy, plan.privacy)):
            box.setCurrentIndex(box.findData(value))
        if not self.bundle.hasFocus():
            self.bundle.set_number(plan.bundle_size)
        for field, why in ((self.second, why_fixed), (self.bundle, why_fixed), (self.privacy, closed)):
            field.setEnabled(not why)
            field.setToolTip(why or field.accessibleDescription())
        self._judge()

    def _typed(self) -> CountPlan | None:
        size = self.bundle.number()
        if self._plan is None or size is None:
            return None
        second, privacy = SecondCount(self.second.currentData()), Privacy(self.privacy.currentData())
        return CountPlan(self._plan.round_id, second, size, privacy)

    def _judge(self) -> None:
        plan = self._typed()
        self.words.setText(_SECOND[plan.second] if plan else "每扎张数还没有填。")
        self.problems.show_problems((*plan_problems(plan), *privacy_problems(plan, self._returned)) if plan else ())

    def _choose(self) -> None:
        plan = self._typed()
        self._judge()
        if plan and plan != self._plan and not has_errors(plan_problems(plan)):
            self.chosen.emit(plan)


def _offer(box: QComboBox, kind: type[StrEnum]) -> None:
    for one in kind:
        box.addItem(one.value, one)
