"""A result that stays in sight until it is closed: no message box in the normal course."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.widgets.controls import button


class NoticeBar(QWidget):
    """One line over the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("noticeBar")
        self.text = QLabel()
        self.text.setObjectName("noticeText")
        self.text.setWordWrap(True)
        close = button("noticeClose", "知道了", kind="quiet")
        close.clicked.connect(self.hide)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 4, 8, 4)
        line.addWidget(self.text, 1)
        line.addWidget(close)
        self.hide()

    def settle(self, text: str) -> None:
        """Take this result away; another one in sight stays."""
        if self.text.text() == text:
            self.hide()

    def note(self, text: str) -> None:
        """Show a result."""
        self.text.setText(text)
        self.show()
