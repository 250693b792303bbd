"""The line over the roster that searches, narrows and orders it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSizePolicy, QWidget

from huanjie_desktop.domain.people.member import MemberKind
from huanjie_desktop.services.roster.types import MemberRow
from ui.pages.roster.columns import ORDERS
from ui.widgets.controls import icon, named
from ui.widgets.flow_layout import FlowLayout

_VOTE = {"选举权：全部": None, "有选举权": True, "无选举权": False}


class Filters(QWidget):
    """Search, kind, right to vote, only what has problems, ended members, and the order."""

    changed = Signal()
    order_changed = Signal(str)
    ended_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.search = named(QLineEdit(), "rosterSearch", "查找", "姓名、拼音首字母、证件号或电话的末几位（Ctrl+F）")
        self.search.setPlaceholderText("姓名、拼音、号码末几位")
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setMinimumWidth(self.search.fontMetrics().horizontalAdvance(self.search.placeholderText()) + 50)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.kind = self._choice("rosterKind", "类别", ["类别：全部", *(kind.value for kind in MemberKind)])
        self.vote = self._choice("rosterVote", "选举权", list(_VOTE))
        self.problems = named(QCheckBox("只看有问题的"), "rosterProblems", "只看有问题的", "有错误或提醒的行")
        self.ended = named(QCheckBox("已离开的"), "rosterEnded", "已离开的", "显示已转出、去世、停止党籍等人员")
        self.order = self._choice("rosterOrder", "排序", [f"排序：{order}" for order in ORDERS])
        flow = FlowLayout(self)
        for part in (self.search, self.kind, self.vote, self.order, self.problems, self.ended):
            flow.addWidget(part)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self.changed)
        self._connect()

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._timer.start())
        for field in (self.kind, self.vote):
            field.currentTextChanged.connect(lambda _text: self.changed.emit())
        self.problems.toggled.connect(lambda _on: self.changed.emit())
        self.ended.toggled.connect(self.ended_wanted)
        self.order.currentIndexChanged.connect(lambda place: self.order_changed.emit(ORDERS[place]))
        find = QShortcut(QKeySequence("Ctrl+F"), self, context=Qt.ShortcutContext.WindowShortcut)
        find.activated.connect(self._find)

    def _choice(self, name: str, spoken: str, values: list[str]) -> QComboBox:
        field = named(QComboBox(), name, spoken)
        field.addItems(values)
        return field

    def _find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def clear(self) -> None:
        """Accept every row again."""
        self.search.clear()
        self.kind.setCurrentIndex(0)
        self.vote.setCurrentIndex(0)
        self.problems.setChecked(False)

    def tests(self, flag: Callable[[MemberRow], str]) -> list[Callable[[MemberRow], bool]]:
        """Return what a row must satisfy now; `flag` tells whether it has a problem."""
        found: list[Callable[[MemberRow], bool]] = []
        kind, vote = self.kind.currentText(), _VOTE[self.vote.currentText()]
        words = self.search.text().lower().split()
        if words:
            found.append(lambda row: all(word in row.search for word in words))
        if self.kind.currentIndex() > 0:
            found.append(lambda row: row.member.kind.value == kind)
        if vote is not None:
            found.append(lambda row: row.member.may_vote is vote)
        if self.problems.isChecked():
            found.append(lambda row: bool(flag(row)))
        return found
