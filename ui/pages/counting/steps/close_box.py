"""结束唱票计票 at 核对: everything that still keeps the count open, and the one button that ends it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.domain.problems import Problem, has_errors
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.count.closing import closing_findings
from huanjie_desktop.services.count.piles import piles_findings
from ui.context import Context
from ui.pages.counting.bundles.sheet_box import SheetBox, wants_sheets
from ui.pages.counting.doubtful.doubtful_dialog import DoubtfulDialog
from ui.pages.counting.panel import Gate
from ui.pages.counting.stage import Stage
from ui.widgets.controls import button
from ui.widgets.problem_list import ProblemList
from ui.widgets.states import OPEN, allow


class CloseBox(QWidget):
    """The gate with its open points: ballots missing or in doubt, bundles out, differences, paper sheets."""

    wanted = Signal()
    """The count is to be closed."""
    changed = Signal()
    """Doubtful ballots were decided."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("closeBox")
        self._context = context
        self._entered = 0
        self._found: tuple[Problem, ...] = ()
        self.gate = Gate("closeGate", "唱票计票", "结束唱计", "primary")
        self.gate.close_line()
        self.doubtful = button("checkDoubtful", "疑难票…", "info", "待定的选票和监票人的认定")
        self.gate.fields.addWidget(self.doubtful)
        self.problems = ProblemList("closeProblems", lines=5)
        self.sheets = SheetBox(context)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.gate, self.problems, self.sheets):
            column.addWidget(part)
        self.gate.button.clicked.connect(self.wanted)
        self.doubtful.clicked.connect(self._open_doubtful)

    def show_stage(self, stage: Stage) -> None:
        """Show what is still open."""
        self._stage = stage
        office, voted = self._context.office, stage.round
        self._entered, self._found = 0, ()
        if voted.state is RoundState.COUNTING:
            self._entered = counting.open_count(office, voted.id).state.entered
            self._found = (*closing_findings(office, voted.id), *piles_findings(office, voted.id))
        self.gate.tell(f"已唱 {self._entered} 张，收回 {voted.returned or 0} 张。", OPEN)
        self.problems.show_problems(self._found)
        self.sheets.setVisible(wants_sheets(office, stage))
        if not self.sheets.isHidden():
            self.sheets.show_stage(stage)
        allow(self.gate.button, self._why_open())
        allow(self.doubtful, "" if voted.state is RoundState.COUNTING else "还没有开始唱票计票")

    def _why_open(self) -> str:
        voted = self._stage.round
        if voted.state is not RoundState.COUNTING:
            return "还没有开始唱票计票"
        left = (voted.returned or 0) - self._entered
        if left:
            return f"还有 {left} 张没有唱"
        return "请先处理下面列出的各项" if has_errors(self._found) else ""

    def _open_doubtful(self) -> None:
        dialog = DoubtfulDialog(self, self._context, self._stage.election.id, self._stage.round.id)
        dialog.finished.connect(lambda _code: self.changed.emit())
        dialog.open()
