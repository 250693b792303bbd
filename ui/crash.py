"""The window for bugs: what happened in the clerk's words, where the log is, and that nothing is lost."""

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from huanjie_desktop.base.log import masked
from huanjie_desktop.base.trouble import UserError
from ui.widgets.controls import button, heading, named


class CrashWindow(QDialog):
    """Tells about a bug without a traceback; the masked details can be copied for support."""

    def __init__(self, details: str, log: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "crashWindow", "程序遇到意外问题")
        self.setWindowTitle("换届桌面")
        self._details = details
        column = QVBoxLayout(self)
        column.addWidget(heading("程序遇到意外问题，刚才的操作没有完成。"))
        words = QLabel(
            "已经保存的数据都在，没有写到一半的内容。\n"
            "请先再试一次；若仍然出现，请按“复制详情”，把内容和运行日志发给技术支持。\n\n"
            f"运行日志：{log}"
        )
        words.setWordWrap(True)
        column.addWidget(words)
        box = QDialogButtonBox()
        for name, text, act in (
            ("crashCopy", "复制详情", self._copy),
            ("crashContinue", "继续使用", self.accept),
            ("crashQuit", "退出程序", self._quit),
        ):
            made = button(name, text)
            made.clicked.connect(act)
            box.addButton(made, QDialogButtonBox.ButtonRole.ActionRole)
        column.addWidget(box)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)

    def _quit(self) -> None:
        self.accept()
        QApplication.quit()


def install(log: Path, parent: QWidget, tell: Callable[[UserError], None]) -> None:
    """Send every exception that nobody expected to the log and to a CrashWindow.

    What the disk or the file refused at an unguarded place is told as the failure that it is.
    """

    def caught(kind: type[BaseException], trouble: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if isinstance(trouble, UserError):
            tell(trouble)
            return
        logging.getLogger("crash").critical("nobody expected this", exc_info=(kind, trouble, trace))
        import traceback

        details = masked("".join(traceback.format_exception(kind, trouble, trace)))
        window = CrashWindow(details, log, parent)
        window.setModal(True)
        window.show()

    sys.excepthook = caught
