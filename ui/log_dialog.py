"""操作日志: every act with its line, whether the log is whole, filter by a word, export, comparison with a paper."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.services.count import count_log
from huanjie_desktop.services.count.count_log import AuditEntry, LogMark, LogProof
from huanjie_desktop.services.done import Done
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.texts.text import sentence
from ui.messages import Messages
from ui.tasks import TaskRunner
from ui.widgets.controls import button, heading, named
from ui.widgets.rows_model import RIGHT, Column
from ui.widgets.rows_view import RowsView
from ui.widgets.states import BAD, GOOD, OPEN, tell

EXAMPLE = "照纸上输入，例如 第86条 3f2a 91bc 07de 55aa"


class LogDialog(QDialog):
    """The log of the open file, newest first, under the answer of its check."""

    def __init__(self, parent: QWidget, office: Office, tasks: TaskRunner, messages: Messages) -> None:
        super().__init__(parent)
        named(self, "logDialog", "操作日志")
        self.setWindowTitle("操作日志")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._office, self._tasks, self._messages = office, tasks, messages
        self.proof = named(QLabel(), "logProof", "校验结果")
        self.proof.setWordWrap(True)
        self.proof.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words = named(QLineEdit(), "logWords", "筛选", "只看含有这个词的行：人、操作、对象或说明")
        self.words.setPlaceholderText("筛选：人、操作、对象或说明")
        self.words.setClearButtonEnabled(True)
        self.list: RowsView[AuditEntry] = RowsView(_columns(), "logTable", "操作日志", "还没有操作记录。")
        self.check = button("logCheck", "校验", "shield", "重新计算每一条的校验码，看有没有改动、删去或截去", "primary")
        self.compare = button(
            "logCompare", "与纸上核对…", tip="输入报告单、封存清单上的校验码，看签字以后日志有没有改过"
        )
        self.save = button("logExport", "导出 Excel…", "export", "把表中显示的行保存为表格")
        self._close = button("logClose", "关闭")
        self.list.table.verticalHeader().hide()
        self._lay_out()
        self._connect()
        self._fill()
        self._verify()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        for part in (self.check, self.compare, self.save):
            part.setAutoDefault(False)
            line.addWidget(part)
        line.addStretch(1)
        self._close.setAutoDefault(False)
        line.addWidget(self._close)
        column = QVBoxLayout(self)
        column.addWidget(heading("操作日志"))
        column.addWidget(self.proof)
        column.addWidget(self.words)
        column.addWidget(self.list, 1)
        column.addLayout(line)
        letter, room = self.fontMetrics().horizontalAdvance("汉"), self.screen().availableSize()
        self.resize(min(letter * 66, room.width() - 40, 1080), min(letter * 36, room.height() - 60, 590))

    def _connect(self) -> None:
        self.words.textChanged.connect(self._filter)
        self.list.filter_cleared.connect(self.words.clear)
        self.check.clicked.connect(lambda: self._verify())
        self.compare.clicked.connect(self._ask_mark)
        self.save.clicked.connect(self._export)
        self._close.clicked.connect(self.close)

    def _fill(self) -> None:
        self.list.set_rows(count_log.log_lines(self._office))

    def _filter(self, text: str) -> None:
        word = text.strip()
        self.list.set_filter((lambda row: _holds(row, word)) if word else None)

    def _verify(self, on_paper: LogMark | None = None) -> None:
        tell(self.proof, "正在校验…", OPEN)
        self._tasks.run(partial(count_log.verify_log, self._office, on_paper), done=self._show)

    def _show(self, proof: LogProof) -> None:
        if proof.problem:
            tell(self.proof, sentence(proof.problem), BAD)
            self.list.select_where(lambda row: row.number == proof.state.at)
        else:
            tell(self.proof, f"完整：{count_log.whole_words(proof)}校验码：{proof.head.text}", GOOD)

    def _ask_mark(self) -> None:
        typed = self._messages.ask_text("与纸上核对", EXAMPLE)
        if typed:
            try:
                self._verify(count_log.read_mark(typed))
            except UserError as trouble:
                self._messages.trouble(trouble)

    def _export(self) -> None:
        place = self._messages.save_file("操作日志保存为", "操作日志.xlsx", "Excel 表格 (*.xlsx)")
        if place is not None:
            lines, target = tuple(self.list.model.shown), place.with_suffix(".xlsx")
            self._tasks.run(partial(count_log.export_log, self._office, target, lines), done=self._exported)

    def _exported(self, done: Done[Path]) -> None:
        self._messages.note(f"操作日志已保存：{done.value}")
        self._fill()


def _holds(row: AuditEntry, word: str) -> bool:
    return any(word in part for part in (row.at.replace("T", " "), row.person, row.action, row.subject, row.detail))


def _columns() -> list[Column[AuditEntry]]:
    return [
        Column("号", lambda row: str(row.number), lambda row: row.number, RIGHT, width=3),
        Column("时间", lambda row: " ".join(count_log.when_of(row)), lambda row: row.at, width=10),
        Column("经办人", lambda row: row.person, width=5),
        Column("操作", lambda row: row.action, width=9),
        Column("对象", lambda row: row.subject, width=12, tip=lambda row: row.subject),
        Column("说明", lambda row: row.detail, width=20, tip=lambda row: row.detail),
    ]
