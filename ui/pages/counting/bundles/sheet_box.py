"""正字票核对 at 核对: sheets of the pile or of each bundle, what differs, and the signed explanation (e11)."""

from functools import partial

from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout

from huanjie_desktop.domain.election.count_plan import SecondCount
from huanjie_desktop.domain.election.counting import Tally, counted
from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.domain.election.sheets import SheetTotals
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.count import plan as plans
from huanjie_desktop.services.count.sheet_check import WHOLE_PILE
from huanjie_desktop.services.count.sheets import explain_difference, explanations_of, save_sheet, sheets_of
from huanjie_desktop.services.office import Office
from ui.context import Context
from ui.pages.counting.bundles.sheet_dialog import SheetDialog
from ui.pages.counting.panel import Gate, WitnessField
from ui.pages.counting.stage import Stage
from ui.widgets.controls import button, heading, named
from ui.widgets.states import OPEN


class SheetBox(QFrame):
    """Offers the sheets one by one; differences stay named until figures or explanation settle them."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("sheetBox")
        self.setProperty("gate", "true")
        self._context = context
        self.place = named(QComboBox(), "sheetPlace", "哪一张正字票")
        self.fill = button("sheetFill", "填写正字票合计…", "edit", "照纸质正字票下面的合计填写，当场比对")
        self.explain = Gate("explainGate", "说明", "监票人签字说明")
        self.text = named(QLineEdit(), "explainText", "不符的原因")
        self.text.setPlaceholderText("查明的原因，如“第2扎纸面漏画一笔”")
        self.text.setMinimumWidth(self.text.fontMetrics().horizontalAdvance("汉") * 18)
        self.witnesses = WitnessField("explainWitnesses")
        self.explain.add_field("原因", self.text)
        self.explain.add_field("在场监票人", self.witnesses)
        self.explain.close_line()
        line = QHBoxLayout()
        line.addWidget(QLabel("正字票"))
        line.addWidget(self.place)
        line.addWidget(self.fill)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.addWidget(heading("与纸质正字票核对"))
        column.addLayout(line)
        column.addWidget(self.explain)
        self.fill.clicked.connect(self._ask)
        self.explain.button.clicked.connect(self._explain)
        for field in (self.text, self.witnesses):
            field.textChanged.connect(lambda _text: self._follow())

    def show_stage(self, stage: Stage) -> None:
        """Show the sheets of this round with their states."""
        self._stage = stage
        office, chosen = self._context.office, self.place.currentData()
        lines = plans.bundle_lines(office, stage.round.id)
        self._sheets = sheets_of(office, stage.round.id)
        self._numbers = {line.bundle.number: line.bundle.numbers for line in lines}
        self._numbers[WHOLE_PILE] = range(1, (stage.round.returned or 0) + 1)
        self.place.clear()
        self.place.addItem("整堆" + ("（已填）" if WHOLE_PILE in self._sheets else ""), WHOLE_PILE)
        for line in lines:
            self.place.addItem(f"第 {line.bundle.number} 扎（{line.sheet.value}）", line.bundle.number)
        self.place.setCurrentIndex(max(0, self.place.findData(chosen)))
        found = plans.sheet_findings(office, stage.round.id)
        self._differ = any(one.code == "sheet_differs" for one in found)
        self.witnesses.offer(stage.witnesses)
        signed = explanations_of(office, stage.round.id)
        last = f"上次说明：{signed[-1].text}（{signed[-1].witnesses}）。" if signed else ""
        self.explain.tell(f"查不出差错、或差在纸面的，写明原因，由监票人签字。{last}", OPEN)
        self.explain.setVisible(self._differ or bool(signed))
        self._follow()

    def _follow(self) -> None:
        nobody = "" if self.witnesses.text().strip() else "请先填写在场监票人的姓名"
        why = nobody if self.text.text().strip() else "请先写明原因"
        self.explain.allow(why, done=not self._differ)

    def _ask(self) -> None:
        bundle = int(self.place.currentData())
        title = "正字票合计：整堆" if bundle == WHOLE_PILE else f"正字票合计：第 {bundle} 扎"
        entries = entries_of(self._context.office, self._stage, self._numbers[bundle])
        dialog = SheetDialog(self, title, entries, self._sheets.get(bundle))
        dialog.chosen.connect(partial(self._save, bundle))
        dialog.open()

    def _save(self, bundle: int, totals: SheetTotals) -> None:
        office, round_id = self._context.office, self._stage.round.id
        self._context.tasks.now(lambda: save_sheet(office, round_id, bundle, totals))

    def _explain(self) -> None:
        office, round_id = self._context.office, self._stage.round.id
        text, names = self.text.text(), self.witnesses.text()
        if self._context.tasks.now(lambda: explain_difference(office, round_id, text, names)) is not None:
            self.text.clear()


def entries_of(office: Office, stage: Stage, numbers: range) -> Tally:
    """Return the tally of the ballots of one sheet as they are entered."""
    session = counting.open_count(office, stage.round.id)
    found = (session.ballots[number] for number in numbers if number in session.ballots)
    return counted(stage.round.names, ((one.verdict, 1) for one in found if not one.set_aside))


def wants_sheets(office: Office, stage: Stage) -> bool:
    """Tell whether the plan asks for the paper sheets, while the count is open."""
    plan = plans.plan_of(office, stage.round.id)
    return stage.round.state is RoundState.COUNTING and plan.second is SecondCount.SHEETS
