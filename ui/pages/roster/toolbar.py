"""The line of acts over the roster, in the words of an office."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from huanjie_desktop.domain.ids import BranchId
from huanjie_desktop.services.people import BranchSummary
from ui.widgets.controls import button, named
from ui.widgets.flow_layout import FlowLayout

REVEAL_SECONDS = 30


class Toolbar(QWidget):
    """The branch and the buttons 增行 … 模板; the page connects them."""

    branch_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("toolbar")
        self.branch = named(QComboBox(), "rosterBranch", "党支部", "选择一个党支部，或查看全部")
        self.branch.setMinimumContentsLength(12)
        self.branch.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.add = button("rosterAdd", "增行", "add", "增加一名党员（Insert）")
        self.edit = button("rosterEdit", "编辑", "edit", "编辑当前党员（Enter）")
        self.end = button("rosterEnd", "转出、离开…", "end", "组织关系转出、去世、停止党籍等；不删除资料")
        self.reveal = button("rosterReveal", "显示", "eye", f"显示这一名党员的完整号码{REVEAL_SECONDS}秒，记入日志")
        self.bring = button("rosterImport", "导入", "import", "从 Excel、WPS 表格导入名册", "primary")
        self.history = button("rosterImports", "导入记录", tip="查看和撤消以前的导入")
        self.export = button("rosterExport", "导出", "export", "把当前支部的名册保存为 Excel 表格")
        self.template = button("rosterTemplate", "模板", "template", "保存一张空白名册表，填好后可直接导入")
        self.add_branch = button("rosterAddBranch", "增支部", tip="增加社区和党支部")
        flow = FlowLayout(self)
        for part in (self.branch, self.bring, self.add, self.edit, self.end, self.reveal):
            flow.addWidget(part)
        for part in (self.export, self.template, self.history, self.add_branch):
            flow.addWidget(part)
        self._tips = {act: act.toolTip() for act in (self.add, self.edit, self.end, self.reveal)}
        self.branch.currentIndexChanged.connect(lambda _place: self.branch_changed.emit())

    def show_branches(self, branches: list[BranchSummary]) -> None:
        """Offer the branches, keeping the chosen one."""
        chosen = self.branch_id()
        self.branch.blockSignals(True)
        self.branch.clear()
        self.branch.addItem("全部党支部", None)
        for one in branches:
            self.branch.addItem(f"{one.community} {one.name}（{one.members}）", one.id)
        self.choose(chosen)
        self.branch.blockSignals(False)

    def branch_id(self) -> BranchId | None:
        """Return the chosen branch, None for all."""
        data = self.branch.currentData()
        return None if data is None else BranchId(int(data))

    def choose(self, branch_id: BranchId | None) -> None:
        """Choose a branch, None for all."""
        self.branch.setCurrentIndex(max(0, self.branch.findData(branch_id)) if branch_id is not None else 0)

    def follow(self, current: bool, ended: bool) -> None:
        """Enable what makes sense now; a disabled button says why."""
        self.end.setText("恢复" if ended else "转出、离开…")
        for act in (self.edit, self.end, self.reveal):
            act.setEnabled(current)
            act.setToolTip(self._tips[act] if current else "请先在表中选一名党员")
        some = self.branch.count() > 1
        self.add.setEnabled(some)
        self.add.setToolTip(self._tips[self.add] if some else "请先增支部，或导入带“党支部”列的名册")
