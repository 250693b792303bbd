"""The ballots just written: looked at, and sent to the printer at their true size."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.context import Context
from ui.widgets.controls import button, named
from ui.widgets.pdf_view import PdfView
from ui.widgets.printing import ask_printer, print_pdf


class BallotsMadeDialog(QDialog):
    """Shows the first ballot; 打印 asks for the printer, and closes when the job went out."""

    def __init__(self, parent: QWidget, context: Context, path: Path) -> None:
        super().__init__(parent)
        named(self, "ballotsMadeDialog", "选票已生成")
        self.setWindowTitle("选票已生成")
        self._context, self._path = context, path
        self.choose_printer: Callable[[QWidget, str], QPrinter | None] = ask_printer
        self.view = PdfView("ballotsMadePdf")
        self.view.show_pdf(path)
        self.view.zoom.setCurrentIndex(1)
        self.told = QLabel(f"✔ 已存为 {path.name}。请换好纸，按实际大小（100%）打印。")
        self.told.setWordWrap(True)
        self.show_file = button("ballotsMadeOpen", "打开文件", "open", "用系统的程序打开，也可以从那里打印")
        self.leave = button("ballotsMadeClose", "打印好了，去发票", "next", "关上这里，到“发票”一步")
        self.view.printing_wanted.connect(self._print)
        self.show_file.clicked.connect(lambda: context.messages.show_file(path))
        self.leave.clicked.connect(self.accept)
        self._lay_out()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.told, 1)
        for part in (self.show_file, self.leave):
            part.setAutoDefault(False)
            line.addWidget(part)
        column = QVBoxLayout(self)
        column.addWidget(self.view, 1)
        column.addLayout(line)
        room = self.screen().availableSize()
        self.resize(min(900, room.width() - 40), min(590, room.height() - 60))
        self.view.print.setFocus()

    def _print(self) -> None:
        printer = self.choose_printer(self, "选票")
        if printer is not None:
            work = partial(print_pdf, self.view.content, printer)
            self._context.tasks.run_long(work, done=self._printed, label="正在打印选票")

    def _printed(self, pages: int) -> None:
        self.told.setText(f"✔ 已送打印机 {pages} 页，实际大小。")
        self.leave.setFocus()
