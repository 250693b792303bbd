"""The line 封存 under the announcement: what goes into the bag, and the list to sign."""

from PySide6.QtCore import Qt

from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.services.count.sealing import SealWish, seal, seal_of
from ui.context import Context
from ui.pages.counting.after.seal_dialog import SealDialog
from ui.pages.counting.panel import Gate
from ui.pages.counting.stage import Stage
from ui.targets import PaperTarget
from ui.widgets.controls import button
from ui.widgets.states import GOOD, OPEN, allow


class SealGate(Gate):
    """Opens the checklist once the result is announced or the round void; shows who closed the bag."""

    def __init__(self, context: Context) -> None:
        super().__init__("sealGate", "封存", "点清、封存…")
        self._context = context
        self._stage: Stage | None = None
        self.list = button("sealList", "封存清单", "paper", "在“资料文书”中预览、打印封存清单")
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.fields.addWidget(self.list)
        self.close_line()
        self.button.clicked.connect(self._open)
        self.list.clicked.connect(self._print)

    def show_stage(self, stage: Stage) -> None:
        """Show how far the bag of a round is."""
        self._stage = stage
        over = stage.round.state in (RoundState.ANNOUNCED, RoundState.VOID)
        closed = seal_of(self._context.office, stage.round.id) if over else None
        if closed:
            self.tell(f"{closed.at:%H:%M} 已封存，监票人：{closed.witnesses}。", GOOD)
        else:
            self.tell("选票、报告单和数据文件副本当面点清，装袋封存。", OPEN)
        self.allow("" if over else "请先宣布当选名单")
        allow(self.list, "" if over else "请先宣布当选名单")

    def _open(self) -> None:
        if self._stage is not None:
            dialog = SealDialog(self, self._context, self._stage.round.id, self._stage.witnesses)
            dialog.chosen.connect(self._seal)
            dialog.open()

    def _seal(self, wish: SealWish) -> None:
        stage = self._stage
        if stage is not None:
            self._context.tasks.now(lambda: seal(self._context.office, stage.round.id, wish))

    def _print(self) -> None:
        if self._stage is not None:
            target = PaperTarget(self._stage.election.id, "sealed_list", self._stage.round.id)
            self._context.go("papers", target)
