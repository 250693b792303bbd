"""The first thing seen after a power cut: which count was interrupted, and one button to go on with it."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from huanjie_desktop.services.count.resume import Interrupted, interrupted
from ui.context import Context
from ui.targets import RoundTarget
from ui.widgets.controls import button, named


class ResumeBar(QWidget):
    """Hidden unless a count is open in the file that is not entered here."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.found: Interrupted | None = None
        self.words = named(QLabel(), "homeInterrupted", "计票中断")
        self.words.setWordWrap(True)
        self.words.setProperty("tone", "warning")
        self.go_on = button("homeResume", "继续", "next", "到计票页，从下一张接着录", "primary")
        self.go_on.clicked.connect(self._go_on)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.words, 1)
        line.addWidget(self.go_on)
        self.hide()

    def refresh(self) -> None:
        """Ask again whether a count was interrupted."""
        self.found = found = interrupted(self._context.office)
        self.setVisible(found is not None)
        if found is None:
            return
        self.words.setText(f"⚠ 计票中断：{found.title} {found.vote}，已录 {found.entered} 张，都在文件里。")
        self.go_on.setText(f"继续第 {found.next_number} 张")

    def _go_on(self) -> None:
        if self.found:
            self._context.go("counting", RoundTarget(self.found.election_id, self.found.seat.round_id))
