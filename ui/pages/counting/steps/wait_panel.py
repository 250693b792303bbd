"""What stands in the place of the count while there is nothing to count."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.pages.counting.stage import Stage
from ui.widgets.controls import faint, heading


class WaitPanel(QWidget):
    """Says what comes first."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("waitPanel")
        self.words: QLabel = faint("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(heading("唱票计票"))
        column.addWidget(self.words)
        column.addStretch(1)

    def tell(self, stage: Stage) -> None:
        """Say why there is nothing to count."""
        if stage.void:
            self.words.setText(f"本轮投票无效：{stage.round.void_reason}。请在“开箱清点”中重新投票。")
        elif stage.round.returned is None:
            self.words.setText("开箱清点、确认投票有效以后，在这里逐张唱票计票。")
        else:
            self.words.setText("请先完成“验票分拣”：三堆选票数清、由监票人确认以后，在这里逐张唱票计票。")
