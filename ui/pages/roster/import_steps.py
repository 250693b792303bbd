"""The first and the last step of the import wizard: the file and the result."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from huanjie_desktop.domain.ids import BranchId
from huanjie_desktop.services.people import BranchSummary
from huanjie_desktop.services.roster.types import ImportReport
from ui.widgets.controls import button, faint, named


class FileStep(QWidget):
    """Which file, and for which branch when the sheet does not say."""

    changed = Signal()

    def __init__(self, branches: Sequence[BranchSummary], branch_id: BranchId | None) -> None:
        super().__init__()
        self.path: Path | None = None
        self._name = named(QLineEdit(), "importFile", "文件")
        self._name.setReadOnly(True)
        self._name.setPlaceholderText("还没有选择文件")
        self.browse = button("importBrowse", "选择文件…", "open")
        self.branch = named(QComboBox(), "importBranch", "导入到")
        self.branch.addItem("按表中的“社区”“党支部”列", None)
        for one in branches:
            self.branch.addItem(f"{one.community} {one.name}", one.id)
        self.branch.setCurrentIndex(max(0, self.branch.findData(branch_id)) if branch_id is not None else 0)
        line = QHBoxLayout()
        line.addWidget(self._name, 1)
        line.addWidget(self.browse)
        form = QFormLayout()
        form.addRow("名册文件", line)
        form.addRow("导入到", self.branch)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(faint("可以导入 Excel、WPS 表格和 CSV 文件（xlsx、xls、et、ods、csv）。原文件不会被改动。"))
        column.addWidget(faint("标题、填表说明、合计行会自动跳过；合并的两行表头也能识别。确认之前不会保存任何内容。"))
        column.addStretch(1)

    def set_path(self, path: Path) -> None:
        """Show the chosen file."""
        self.path = path
        self._name.setText(str(path))
        self.changed.emit()

    def branch_id(self) -> BranchId | None:
        """Return the branch for rows that do not name one."""
        data = self.branch.currentData()
        return None if data is None else BranchId(int(data))


class DoneStep(QWidget):
    """What was stored, and 撤消本次导入."""

    def __init__(self) -> None:
        super().__init__()
        self.report: ImportReport | None = None
        self.words = QLabel()
        self.words.setObjectName("importResult")
        self.words.setWordWrap(True)
        self.undo = button("importUndo", "撤消本次导入", "undo", "恢复到导入之前；导入后改过的人员除外")
        column = QVBoxLayout(self)
        column.addWidget(self.words)
        line = QHBoxLayout()
        line.addWidget(self.undo)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(1)

    def show_report(self, report: ImportReport) -> None:
        """Show the figures of an import."""
        self.report = report
        nothing_new = "表中的人员都已在名册中，内容相同" if not (report.added or report.updated) else "导入完成"
        self.words.setText(
            f"{nothing_new}：新增 {report.added} 人，更新 {report.updated} 人，"
            f"没有变化 {report.same} 人，未导入 {report.skipped} 人。"
        )
        self.undo.setEnabled(bool(report.import_id))

    def show_undone(self, touched: int) -> None:
        """Show that the import was taken back."""
        self.words.setText(f"已撤消本次导入，{touched} 人恢复到导入之前。")
        self.undo.setEnabled(False)
