"""Before the first ballot the names that are easily taken for one another are read out: call their numbers too."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.counting.steady import steady
from ui.widgets.big_label import BigLabel
from ui.widgets.controls import button, faint, heading, named, on_purpose
from ui.widgets.states import scrolling

FIRST, AGAIN = "已经提示，开始唱票", "返回唱票"


class SimilarPanel(QWidget):
    """The pairs as they are read out; Space goes on."""

    passed = Signal()
    """Read out, or looked at once more."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("similarPanel")
        self.again = False
        body = QWidget()
        body.setObjectName("formBody")
        self.go = button("similarGo", FIRST, "next", "向唱票人、计票人说明以后继续（空格键）", "primary")
        on_purpose(self.go)
        self.go.installEventFilter(steady())
        self.go.clicked.connect(self.passed)
        self.lines = [named(BigLabel(1.25, line), f"similarLine{place}", line) for place, line in enumerate(lines)]
        column = QVBoxLayout(body)
        column.setSpacing(8)
        column.addWidget(heading("唱票时请连编号一起读：有姓名相近的人"))
        column.addWidget(faint("同音的听不出，形近的看不清。唱票人读“几号某某”，另选他人的，看清每一个字。"))
        for label in self.lines:
            label.setWordWrap(True)
            column.addWidget(label)
        column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(body, "similarScroll", "姓名相近的人"))

    def take_keys(self) -> None:
        """Let Space go on."""
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def shown_before(self) -> None:
        """From now on the list is only looked at once more."""
        self.again = True
        self.go.setText(AGAIN)
        named(self.go, "similarGo", AGAIN)


def title_line(lines: Sequence[str]) -> str:
    """Return the pairs in one line."""
    return "姓名相近　" + "；".join(lines)
