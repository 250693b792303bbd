"""The import wizard: 选文件 → 表和列 → 检查 → 完成. Nothing is stored before the last step."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.ids import BranchId
from huanjie_desktop.domain.people.draft import RosterMapping
from huanjie_desktop.services.done import Done
from huanjie_desktop.services.people import BranchSummary
from huanjie_desktop.services.roster import columns as roster_columns
from huanjie_desktop.services.roster import roster
from huanjie_desktop.services.roster.roster import RosterSource
from huanjie_desktop.services.roster.types import ImportPreview, ImportReport, SheetHead
from huanjie_desktop.services.texts.text import sentence
from ui.context import Context
from ui.pages.roster.import_check import CheckStep
from ui.pages.roster.import_columns import ColumnsStep
from ui.pages.roster.import_steps import DoneStep, FileStep
from ui.widgets.controls import ACCENT, FAINT, button, named
from ui.widgets.progress import ProgressLine

STEPS = ("选文件", "表和列", "检查", "完成")


class ImportDialog(QDialog):
    """Leads through the steps; the preview comes from the services, every row of it is shown."""

    def __init__(
        self, parent: QWidget, context: Context, branches: Sequence[BranchSummary], branch_id: BranchId | None
    ) -> None:
        super().__init__(parent)
        named(self, "importDialog", "导入党员名册")
        self.setWindowTitle("导入党员名册")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._preview: ImportPreview | None = None
        self._source: RosterSource | None = None
        self._working = self._leaving = False
        self.file = FileStep(branches, branch_id)
        self.columns, self.check, self.done_step = ColumnsStep(context.messages), CheckStep(context), DoneStep()
        self._rail = QLabel()
        self._rail.setTextFormat(Qt.TextFormat.RichText)
        self._rail.setProperty("role", "heading")
        self._stack = QStackedWidget()
        for step in (self.file, self.columns, self.check, self.done_step):
            self._stack.addWidget(step)
        self.back = button("importBack", "上一步", "back")
        self.next = button("importNext", "下一步", kind="primary")
        self.cancel = button("importCancel", "取消")
        self._lay_out()
        self._connect()
        self._show(0)
        self.resize(1040, 560)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addStretch(1)
        for act in (self.back, self.next, self.cancel):
            act.setAutoDefault(False)
            line.addWidget(act)
        column = QVBoxLayout(self)
        column.addWidget(self._rail)
        column.addWidget(self._stack, 1)
        column.addWidget(ProgressLine(self._context.tasks))
        column.addLayout(line)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self._show(self._stack.currentIndex() - 1))
        self.next.clicked.connect(self._forward)
        self.cancel.clicked.connect(self.reject)
        self.file.browse.clicked.connect(self._browse)
        self.file.changed.connect(self._follow)
        self.check.changed.connect(self._follow)
        self.columns.remapped.connect(self._remap)
        self.columns.changed.connect(self._follow)
        self.done_step.undo.clicked.connect(self._undo)

    def _show(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        colours = [ACCENT if place == step else FAINT for place in range(len(STEPS))]
        words = [f"<font color='{colours[at]}'>{at + 1} {name}</font>" for at, name in enumerate(STEPS)]
        self._rail.setText("&nbsp;&nbsp;›&nbsp;&nbsp;".join(words))
        self.back.setVisible(step in (1, 2))
        self.cancel.setVisible(step < len(STEPS) - 1)
        self.next.setText(("下一步", "下一步", "确认导入", "关闭")[step])
        self._follow()
        if self.next.isEnabled():
            self.next.setFocus()  # else it stays where a blank cancels the wizard or takes the import back

    def _follow(self) -> None:
        step = self._stack.currentIndex()
        reasons = ("" if self.file.path else "请先选择文件", self.columns.refusal(), self.check.refusal(), "")
        reason = reasons[step]
        self.next.setEnabled(not reason)
        self.next.setToolTip(reason)

    def _browse(self) -> None:
        path = self._context.messages.open_file("选择名册", "表格 (*.xlsx *.xls *.et *.ods *.xlsb *.csv *.txt)")
        if path:
            self.file.set_path(path)

    def _forward(self) -> None:
        step = self._stack.currentIndex()
        if step == 0 and self.file.path:
            self._read(self.file.path)
        elif step == 1:
            self._show(2)
        elif step == 2:
            self._store()
        elif step == len(STEPS) - 1:
            self.accept()

    def _read(self, path: Path) -> None:
        self._read_source(RosterSource(path, self.file.branch_id()))

    def _remap(self, mapping: RosterMapping) -> None:
        if self._source is not None:
            self._read_source(replace(self._source, mapping=mapping))

    def _read_source(self, source: RosterSource) -> None:
        office, self._source = self._context.office, source
        self._begin()
        self._context.tasks.run_long(
            lambda report: roster.preview_source(office, source, report),
            done=self._take,
            failed=partial(self._not_read, source),
            label="正在读取和检查名册",
        )

    def _begin(self) -> None:
        self._working, self._leaving = True, False
        self.next.setEnabled(False)

    def reject(self) -> None:
        """Close at once; while it reads or stores, stop that first. What was stored meanwhile is shown, not hidden."""
        if self._working:
            self._leaving = True
            self._context.tasks.cancel()
        else:
            super().reject()

    def _not_read(self, source: RosterSource, trouble: UserError) -> None:
        self._working = False
        self._follow()
        if self._was_cancelled(trouble):
            return
        if trouble.code in ("sheet_encrypted", "sheet_wrong_password"):
            password = self._context.messages.ask_password("表格有密码", f"请输入“{source.path.name}”的打开密码：")
            if password:
                self._read_source(replace(source, password=password))
            return
        if trouble.code == "roster_no_heading":
            self._ask_for_heading(source)
            return
        self._context.messages.trouble(trouble)

    def _ask_for_heading(self, source: RosterSource) -> None:
        self._context.tasks.run(
            lambda: roster_columns.sheet_heads(source.path, source.password),
            done=self._point_at_heading,
            label="正在读取名册",
        )

    def _point_at_heading(self, sheets: list[SheetHead]) -> None:
        self.columns.show_unread(sheets)
        self._show(1)

    def _take(self, preview: ImportPreview) -> None:
        self._working = False
        if self._leaving:
            self.reject()
            return
        self._preview = preview
        self.columns.show_preview(preview)
        self.check.show_preview(preview)
        self._show(1)

    def _store(self) -> None:
        preview = self._preview
        if preview is None:
            return
        office, choice = self._context.office, self.check.choice()
        self._begin()
        self._context.tasks.run_long(
            lambda report: roster.confirm_import(office, preview, choice, report),
            done=self._stored,
            failed=self._not_stored,
            label="正在导入",
        )

    def _stored(self, done: Done[ImportReport]) -> None:
        self._working = False
        self.done_step.show_report(done.value)
        self._show(3)

    def _not_stored(self, trouble: UserError) -> None:
        self._working = False
        self._follow()
        if not self._was_cancelled(trouble):
            self._context.messages.trouble(trouble)

    def _was_cancelled(self, trouble: UserError) -> bool:
        """Tell whether the clerk stopped it; he needs no box to know."""
        cancelled = trouble.code == "import_cancelled"
        if cancelled:
            self._context.messages.note(sentence(trouble))
            if self._leaving:
                self.reject()
        return cancelled

    def _undo(self) -> None:
        report = self.done_step.report
        if report is not None:
            office = self._context.office
            self._context.tasks.run(lambda: roster.undo_import(office, report.import_id), done=self._undone)

    def _undone(self, done: Done[int]) -> None:
        self.done_step.show_undone(done.value)
