"""候选人有变: who drops out once ballots are issued, the superior's answer, who stands instead, the hands (C11)."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from huanjie_desktop.domain.election.meeting import ShowOfHands
from huanjie_desktop.domain.problems import Problem
from huanjie_desktop.services.count import list_change
from huanjie_desktop.services.count.list_change import Changeable, Leaving, ListChange
from ui.context import Context
from ui.pages.counting.after.name_search import NameSearch, hints_of
from ui.pages.counting.stage import Stage
from ui.widgets.controls import faint, named
from ui.widgets.form_dialog import FormDialog
from ui.widgets.number_field import NumberField

_WORDS = (
    "选票发出以后有候选人去世、退出的：先停，请示上级，由大会表决新的名单。"
    "确定以后这一轮投票作废，全部选票封存，再按“一步办理…”换选票重新投票。"
)


class ListChangeDialog(FormDialog[ListChange]):
    """Asks for the decisions that open the list."""

    def __init__(self, parent: QWidget, context: Context, stage: Stage, facts: Changeable) -> None:
        super().__init__(parent, "listChangeDialog", "候选人有变", "本轮作废，名单照此改变")
        self._context, self._stage, self._facts = context, stage, facts
        self.form.addRow(faint(_WORDS))
        self._add_change()
        self.next_column()
        self._add_joins()
        if not facts.in_session:
            self._add_hands()

    def _add_change(self) -> None:
        self.name, self.why, self.answer = QComboBox(), QComboBox(), QLineEdit()
        self.name.addItems(list(self._facts.names))
        self.name.setCurrentIndex(-1)
        self.name.setPlaceholderText("选一名候选人")
        self.why.addItems([one.value for one in Leaving])
        self.answer.setPlaceholderText("文号，或谁在几点怎样答复")
        self.add_field("候选人", self.name, "changeName", "name")
        self.add_field("情形", self.why, "changeWhy")
        self.add_field("上级答复", self.answer, "changeAnswer", "answer", "写入会议记录")

    def _add_joins(self) -> None:
        office, election = self._context.office, self._stage.election.id
        self.joins = NameSearch("changeJoins", hints_of(office, election, self._facts.joinable))
        self.add_field("补充候选人", self.joins, "changeJoins", "joins", "上级同意的人；没有就空着")
        self.joins.take_enter()
        self.form.addRow(self.joins.found)
        self.added = named(QLabel(), "changeAdded", "补充的候选人")
        self.form.addRow("", self.added)
        self.form.addRow("", self.joins.back)
        self.joins.changed.connect(self._show_joins)
        self._show_joins()

    def _add_hands(self) -> None:
        present, due = self._facts.present, self._facts.due
        self.yes, self.no, self.abstain = (NumberField(9999) for _ in range(3))
        self.form.addRow("举手表决", QLabel(f"应到会 {due} 人，实到会 {present} 人，赞成至少 {due // 2 + 1} 人"))
        self.add_field("赞成", self.yes, "changeYes", "yes", "赞成新名单的人数")
        self.add_field("反对", self.no, "changeNo", "no", "没有人反对可以空着")
        self.add_field("弃权", self.abstain, "changeAbstain", "abstain", "没有人弃权可以空着")

    def value(self) -> ListChange:
        """Return the change as typed."""
        hands = None
        if not self._facts.in_session and self.yes.number() is not None:
            hands = ShowOfHands(self.yes.number() or 0, self.no.number() or 0, self.abstain.number() or 0)
        why = Leaving(self.why.currentText())
        return ListChange(self.name.currentText(), why, self.answer.text(), self.joins.taken, hands)

    def check(self, value: ListChange) -> Sequence[Problem]:
        """Say what is still missing."""
        return list_change.change_findings(self._context.office, self._stage.round.id, value)

    def _show_joins(self) -> None:
        self.added.setText("、".join(self.joins.taken))
        self.added.setVisible(bool(self.joins.taken))


class ListChangeStep(QObject):
    """Opens the sheet and records what it says."""

    def __init__(self, page: QWidget, context: Context) -> None:
        super().__init__(page)
        self._page, self._context = page, context

    def open(self, stage: Stage) -> None:
        """Open the sheet for a round."""
        facts = self._context.tasks.now(partial(list_change.changeable, self._context.office, stage.round.id))
        if facts is not None:
            dialog = ListChangeDialog(self._page, self._context, stage, facts)
            dialog.chosen.connect(partial(self._take, stage))
            dialog.open()

    def _take(self, stage: Stage, change: ListChange) -> None:
        self._context.tasks.now(partial(list_change.change_list, self._context.office, stage.round.id, change))
