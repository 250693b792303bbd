"""The manual and the sheet of keys."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QTextFrameFormat, QTextTable
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from huanjie_desktop.base.resource_files import resource_path
from ui.widgets.controls import button, named

CONTENTS = "README.md"


class ReadingWindow(QDialog):
    """A window with a text to read; does not block the other window."""

    def __init__(self, parent: QWidget, name: str, title: str) -> None:
        super().__init__(parent)
        named(self, name, title)
        self.setWindowTitle(title)
        self.resize(820, 560)
        self.text = named(QTextBrowser(), f"{name}Text", title)
        self.text.setOpenExternalLinks(False)
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        close = named(QPushButton("关闭"), f"{name}Close", "关闭")
        close.clicked.connect(self.close)
        self.box = QDialogButtonBox()
        self.box.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        column.addWidget(self.box)


class ManualWindow(ReadingWindow):
    """The manual: one window, whose pages lead to each other."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "manualWindow", "操作手册")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text.setSearchPaths([str(manual_folder())])
        self.back = button("manualBack", "后退", "back", "回到刚才看的一页")
        self.contents = button("manualContents", "目录", tip="手册的全部章节")
        for act in (self.back, self.contents):
            act.setAutoDefault(False)
            self.box.addButton(act, QDialogButtonBox.ButtonRole.ActionRole)
        self.back.setEnabled(False)
        self.back.clicked.connect(self.text.backward)
        self.contents.clicked.connect(lambda: self.turn_to(CONTENTS))
        self.text.backwardAvailable.connect(self.back.setEnabled)
        self.text.sourceChanged.connect(lambda _source: _rule_tables(self.text))

    def turn_to(self, page: str) -> None:
        """Show a page; say so when the installation lacks it."""
        path = manual_folder() / page
        if path.is_file():
            self.text.setSource(QUrl.fromLocalFile(str(path)))
        else:
            self.text.setPlainText("没有找到这一页手册，安装可能不完整。请重新安装程序。")


def _rule_tables(text: QTextBrowser) -> None:
    """Draw thin lines around the cells of the tables, which Markdown leaves bare."""
    for frame in text.document().rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            shape = frame.format()
            shape.setBorder(1)
            shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            shape.setBorderBrush(QColor("#d7d9dc"))
            shape.setBorderCollapse(False)
            shape.setCellSpacing(0)
            shape.setCellPadding(5)
            frame.setFormat(shape)


def manual_folder() -> Path:
    """Return the folder of the manual, in the source tree or in the bundle."""
    return resource_path().parent / "docs" / "manual"


def show_manual(parent: QWidget, page: str) -> ManualWindow:
    """Show a page of the manual, in the window that is open already when there is one."""
    window = parent.findChild(ManualWindow) or ManualWindow(parent)
    window.turn_to(page)
    window.show()
    window.raise_()
    window.activateWindow()
    return window


def show_keys(parent: QWidget, keys: Sequence[tuple[str, str]]) -> ReadingWindow:
    """Show the sheet of keys."""
    window = ReadingWindow(parent, "keysWindow", "快捷键")
    rows = "\n".join(f"| {key} | {words} |" for key, words in keys)
    window.text.setMarkdown(f"# 快捷键\n\n| 按键 | 作用 |\n| --- | --- |\n{rows}\n")
    window.show()
    return window
