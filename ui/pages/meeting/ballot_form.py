"""How a ballot looks and how many are printed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QWidget

from huanjie_desktop.domain.election.ballot_design import BallotDesign, BoxKind, Layout, Paper
from huanjie_desktop.services.ballots import BallotLook
from ui.widgets.controls import named
from ui.widgets.number_field import NumberField

_PAPERS = {Paper.A5: "A5（148×210 毫米）", Paper.A4: "A4（210×297 毫米）"}
_LAYOUTS = {Layout.ABOVE: "符号栏在姓名上方", Layout.BESIDE: "符号栏在姓名旁边"}


class BallotForm(QWidget):
    """Every change of a field is a wish for another design."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ballotForm")
        self._silent = False
        self.paper = named(QComboBox(), "ballotPaper", "纸张")
        self.layout_choice = named(QComboBox(), "ballotLayout", "版式")
        for field, labels in ((self.paper, _PAPERS), (self.layout_choice, _LAYOUTS)):
            for value, label in labels.items():
                field.addItem(label, value.value)
        self.write_ins = named(NumberField(20), "ballotWriteIns", "另选人格数", "空着=与应选名额相同")
        self.write_ins.setPlaceholderText("同名额")
        self.seal = named(QCheckBox("留盖章位置"), "ballotSeal", "留盖章位置")
        self.title = named(QLineEdit(), "ballotTitle", "选票标题", "空着=按支部和职务自动生成")
        self.title.setPlaceholderText("空着=自动生成")
        self.colour = named(QLineEdit(), "ballotColour", "纸色说明", "如 委员票用白纸，书记票用黄纸")
        self.colour.setPlaceholderText("如 白色纸")
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(5)
        rows = (
            ("纸张", self.paper),
            ("版式", self.layout_choice),
            ("另选人格数", self.write_ins),
            ("", self.seal),
            ("标题", self.title),
            ("纸色", self.colour),
        )
        for label, row in rows:
            form.addRow(label, row)
        self._connect()

    def _connect(self) -> None:
        for field in (self.paper, self.layout_choice):
            field.currentIndexChanged.connect(lambda _place: self._tell())
        for line in (self.write_ins, self.title, self.colour):
            line.editingFinished.connect(self._tell)
        self.seal.toggled.connect(lambda _on: self._tell())

    def _tell(self) -> None:
        if not self._silent:
            self.changed.emit()

    def look(self) -> BallotLook:
        """Return the look as chosen."""
        return BallotLook(
            Paper(self.paper.currentData()),
            Layout(self.layout_choice.currentData()),
            self.write_ins.number(),
            self.seal.isChecked(),
            title=self.title.text().strip(),
            paper_note=self.colour.text().strip(),
        )

    def show_design(self, made: BallotDesign | None, seats: int, note: str, official: str) -> None:
        """Show the look of a stored design, or the usual one; `official` is the title that needs no typing."""
        self._silent = True
        self.paper.setCurrentIndex(self.paper.findData(made.paper.value if made else Paper.A5.value))
        self.layout_choice.setCurrentIndex(self.layout_choice.findData((made.layout if made else Layout.ABOVE).value))
        cells = len(made.boxes_of(BoxKind.WRITE_IN)) if made else seats
        self.write_ins.set_number(cells if cells != seats else None)
        self.seal.setChecked(made is None or made.seal is not None)
        self.title.setText(made.title if made and made.title != official else "")
        self.colour.setText(note)
        self._silent = False
