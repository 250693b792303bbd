"""What was just saved: the file, and the two buttons 打开文件 and 打开文件夹."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.messages import Messages
from ui.widgets.controls import button, named


class SavedBar(QWidget):
    """Stays until something else is saved."""

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self.setObjectName("savedBar")
        self._messages = messages
        self._file: Path | None = None
        self._folder: Path | None = None
        self.words = named(QLabel(), "savedWords", "已保存")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.open_file = button("savedOpenFile", "打开文件", "open", "用系统的程序打开这个文件")
        self.open_folder = button("savedOpenFolder", "打开文件夹", tip="打开文件所在的文件夹")
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 4, 6, 4)
        line.addWidget(self.words, 1)
        line.addWidget(self.open_file)
        line.addWidget(self.open_folder)
        self.open_file.clicked.connect(lambda: self._show(self._file))
        self.open_folder.clicked.connect(lambda: self._show(self._folder))
        self.hide()

    def tell_file(self, path: Path) -> None:
        """Tell that one file was saved."""
        self._tell(f"✔ 已保存：{path.name}", path, path.parent)

    def tell_folder(self, count: int, left_out: int, folder: Path) -> None:
        """Tell that all papers that can be made were saved."""
        rest = f"，另有 {left_out} 份还缺资料，没有生成" if left_out else ""
        self._tell(f"✔ 已生成 {count} 份文书到“{folder.name}”{rest}。", None, folder)

    def _tell(self, words: str, file: Path | None, folder: Path) -> None:
        self._file, self._folder = file, folder
        self.words.setText(words)
        self.words.setToolTip(words)
        self.open_file.setVisible(file is not None)
        self.show()

    def _show(self, path: Path | None) -> None:
        if path is not None:
            self._messages.show_file(path)
