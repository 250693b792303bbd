"""封存: every thing for the bag is ticked, a copy of the file goes to the stick, the scrutineers close the bag."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.domain.problems import Problem
from huanjie_desktop.services.count.sealing import BagCopy, SealWish, bag_items, copy_for_bag, seal_problems
from huanjie_desktop.services.done import Done
from ui.context import Context
from ui.pages.counting.panel import WitnessField
from ui.widgets.controls import button, named
from ui.widgets.form_dialog import FormDialog

_NO_COPY = "还没有复制"


class SealDialog(FormDialog[SealWish]):
    """Asks what lies in the bag of a round."""

    def __init__(self, parent: QWidget, context: Context, round_id: RoundId, witnesses: str) -> None:
        super().__init__(parent, "sealDialog", "封存", "登记封存")
        self._context = context
        self._copy: BagCopy | None = None
        self._ticks: list[QCheckBox] = []
        for place, item in enumerate(bag_items(context.office, round_id), 1):
            tick = QCheckBox(f"{item.count}　{item.note}".strip())
            self.add_field(item.what, tick, f"sealItem{place}", tip="当面点清、装袋以后打勾")
            self._ticks.append(tick)
        self.next_column()
        self.copied = named(QLabel(_NO_COPY), "sealCopied", "数据文件副本")
        self.copied.setWordWrap(True)
        self.copy = button("sealCopy", "复制到U盘…", "backup", "复制数据文件，校验，算出 SHA-256，印在封存清单上")
        self.copy.setAutoDefault(False)
        self.form.addRow("数据文件副本", self.copy)
        self.form.addRow(self.copied)
        self._witnesses = WitnessField("sealWitnesses")
        self.add_field("在场监票人", self._witnesses, "sealWitnesses", "witnesses")
        self._witnesses.offer(witnesses)
        self.copy.clicked.connect(self._choose)

    def value(self) -> SealWish:
        """Return what was ticked."""
        return SealWish(all(tick.isChecked() for tick in self._ticks), self._witnesses.text(), self._copy)

    def check(self, value: SealWish) -> Sequence[Problem]:
        """Say what is still missing."""
        return seal_problems(value)

    def _choose(self) -> None:
        folder = self._context.messages.folder("复制到（请选择U盘）")
        if folder is not None:
            self._copy_to(folder)

    def _copy_to(self, folder: Path) -> None:
        self.copied.setText("正在复制、校验…")
        work = partial(copy_for_bag, self._context.office, folder)
        self._context.tasks.run(work, done=partial(self._took, folder), failed=self._failed, label="正在复制")

    def _took(self, folder: Path, done: Done[BagCopy]) -> None:
        self._copy = done.value
        self.copied.setText(f"{done.value.name}\n在文件夹：{folder}\nSHA-256：{done.value.sha256[:16]}…")
        self.recheck()

    def _failed(self, trouble: UserError) -> None:
        self.copied.setText(_NO_COPY)
        self._context.messages.trouble(trouble)
