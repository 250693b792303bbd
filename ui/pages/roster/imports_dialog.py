"""导入记录: who imported which file when, and taking one back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from huanjie_desktop.services.done import Done
from huanjie_desktop.services.roster import roster
from huanjie_desktop.services.roster.types import ImportRecord
from ui.context import Context
from ui.widgets.controls import button, heading, named
from ui.widgets.rows_model import RIGHT, Column
from ui.widgets.rows_view import RowsView


class ImportsDialog(QDialog):
    """The list of imports, newest first."""

    def __init__(self, parent: QWidget, context: Context) -> None:
        super().__init__(parent)
        named(self, "importsDialog", "导入记录")
        self.setWindowTitle("导入记录")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self.list: RowsView[ImportRecord] = RowsView(_columns(), "importsTable", "导入记录", "还没有导入过。")
        self.undo = button("importsUndo", "撤消这次导入", "undo", "恢复到导入之前；导入后改过的人员除外")
        close = button("importsClose", "关闭")
        self.undo.clicked.connect(self._undo)
        close.clicked.connect(self.close)
        line = QHBoxLayout()
        line.addWidget(self.undo)
        line.addStretch(1)
        line.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(heading("导入记录"))
        column.addWidget(self.list, 1)
        column.addLayout(line)
        self.list.table.selectionModel().currentChanged.connect(lambda *_: self._follow())
        letter = self.fontMetrics().horizontalAdvance("汉")
        self.resize(min(letter * 60, self.screen().availableSize().width() - 40), letter * 29)
        self._fill()

    def _fill(self) -> None:
        self.list.set_rows(roster.imports(self._context.office))
        self._follow()

    def _follow(self) -> None:
        row = self.list.current()
        self.undo.setEnabled(row is not None and not row.undone_at)

    def _undo(self) -> None:
        row = self.list.current()
        if row is None:
            return
        if self._context.messages.ask(f"撤消导入“{row.file}”？", "新增的人员将移除，更新的内容恢复原样。", "撤消导入"):
            self._context.tasks.run(lambda: roster.undo_import(self._context.office, row.id), done=self._undone)

    def _undone(self, done: Done[int]) -> None:
        self._context.messages.note(f"已撤消导入，{done.value} 人恢复到导入之前。")
        self._fill()


def _columns() -> list[Column[ImportRecord]]:
    return [
        Column("时间", lambda row: row.at[:16].replace("T", " "), lambda row: row.at, width=9),
        Column("经办人", lambda row: row.person, width=6),
        Column("文件", lambda row: row.file, width=16),
        Column("新增", lambda row: str(row.added), lambda row: row.added, RIGHT, width=4),
        Column("更新", lambda row: str(row.updated), lambda row: row.updated, RIGHT, width=4),
        Column("状态", lambda row: "已撤消" if row.undone_at else "有效", width=5),
    ]
