"""What the clerk sees while no file is open: new, open, sample, recent files."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.start_button import StartButton
from ui.state import State, is_there
from ui.widgets.controls import faint, heading, named, title


class StartPage(QWidget):
    """Three ways to begin and the last files."""

    new_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()
    recent_wanted = Signal(object)

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("startPage")
        self._state = state
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(title("换届桌面"))
        column.addWidget(faint("社区党组织换届选举与联络服务台账。数据只保存在本机文件中，不联网。"))
        column.addSpacing(8)
        for link, signal in zip(self._links(), (self.new_wanted, self.open_wanted, self.sample_wanted), strict=True):
            link.clicked.connect(signal)
            column.addWidget(link)
        column.addSpacing(12)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        column.addLayout(self._recent)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        box = QWidget()
        box.setObjectName("startBox")
        box.setLayout(column)
        box.setMinimumWidth(560)
        outer.addWidget(box, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)

    def _links(self) -> list[QPushButton]:
        made: list[QPushButton] = []
        for name, text, words, picture in (
            ("startNew", "新建本单位文件", "第一次使用：选一个位置，建立街道或社区的数据文件", "new"),
            ("startOpen", "打开已有文件", "打开以前建立的 .huanjie 文件，也可从U盘打开", "open"),
            ("startSample", "载入示例单位", "全部虚构的街道：8个社区、22个党支部、768名党员，用来练习", "sample"),
        ):
            made.append(StartButton(name, text, words, picture))
        return made

    def refresh(self) -> None:
        """Show the recent files that are still there."""
        while self._recent.count():
            item = self._recent.takeAt(0)
            widget = item.widget() if item else None
            if widget:
                widget.deleteLater()
        known = [path for path in self._state.recent() if is_there(path)]
        if known:
            self._recent.addWidget(heading("最近打开"))
        for place, path in enumerate(known, 1):
            self._recent.addWidget(self._recent_button(place, path))

    def _recent_button(self, place: int, path: Path) -> QPushButton:
        made = named(QPushButton(f"{place}　{path.stem}　—　{path.parent}"), f"recent{place}", path.stem, str(path))
        made.setProperty("kind", "link")
        made.clicked.connect(lambda: self.recent_wanted.emit(path))
        return made
