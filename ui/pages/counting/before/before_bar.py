"""What is done before a count: 开场检查 and 演练…, beside the choice of the vote."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from huanjie_desktop.services.count.preflight import checked_today
from ui.context import Context
from ui.pages.counting.before.practice_dialog import PracticeChoice, PracticeDialog
from ui.pages.counting.before.preflight_dialog import PreflightDialog
from ui.pages.counting.choice import Choice
from ui.targets import RoundTarget
from ui.widgets.controls import button
from ui.widgets.states import allow

CHECK = "开场检查"


class BeforeBar(QWidget):
    """Two buttons; in practice there is only the way out of it."""

    def __init__(self, context: Context, choice: Choice) -> None:
        super().__init__()
        self._context, self._choice = context, choice
        self.check = button("preflightOpen", CHECK, "check", "开会前十分钟：屏幕、电源、键盘、打印机、备份，逐项看一遍")
        self.practise = button("practiceOpen", "演练…", "sample", "用虚构的选票练习录入，正式计票不会动")
        self.over = button("practiceEnd", "结束演练", "end", "删除演练文件，回到正式文件")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        for part in (self.check, self.practise, self.over):
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            line.addWidget(part)
            part.setVisible(context.office.practice == (part is self.over))
        self.over.clicked.connect(context.practice.end)
        self.check.clicked.connect(self._open_check)
        self.practise.clicked.connect(self._open_practice)
        self.follow()

    def follow(self) -> None:
        """Say why the check rests, or how today's went."""
        election_id = self._choice.election_id()
        allow(self.check, "" if election_id is not None else "请先选择一次选举")
        kept = checked_today(self._context.office, election_id) if election_id is not None else None
        self.check.setText(CHECK + ("" if kept is None else " ✔" if kept.well else f" ⚠ 剩{len(kept.left)}项"))

    def _open_check(self) -> None:
        election_id = self._choice.election_id()
        if election_id is not None:
            dialog = PreflightDialog(self, self._context, election_id)
            dialog.finished.connect(lambda _code: self.follow())
            dialog.open()

    def _open_practice(self) -> None:
        now = self._context.office.clock.now()
        dialog = PracticeDialog(self, self._place() is not None, now.hour * 60 + now.minute)
        dialog.chosen.connect(self._begin)
        dialog.open()

    def _begin(self, choice: PracticeChoice) -> None:
        self._context.practice.begin(self._place(), choice.wish, choice.own)

    def _place(self) -> RoundTarget | None:
        election_id, round_id = self._choice.election_id(), self._choice.round_id()
        return RoundTarget(election_id, round_id) if election_id is not None and round_id is not None else None
