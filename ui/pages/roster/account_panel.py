"""The account "who counts": six figures, each opens its list (R-01 … R-04)."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from huanjie_desktop.domain.people.member import Member
from huanjie_desktop.domain.people.roster import DueAccount
from ui.widgets.figure_card import FigureCard

Members = Callable[[DueAccount], tuple[Member, ...]]
FIGURES: tuple[tuple[str, str, Members, str], ...] = (
    ("accountAll", "党员总数", lambda account: account.members, "组织关系在本支部、没有转出或离开的全部党员"),
    ("accountFull", "正式党员", lambda account: account.full, "党员总数中的正式党员"),
    ("accountProbationary", "预备党员", lambda account: account.probationary, "没有表决权、选举权和被选举权"),
    ("accountNoRight", "无选举权", lambda account: account.no_right, "正式党员中留党察看或权利中止的人员"),
    ("accountExcluded", "不计入应到会", lambda account: account.excluded, "经上级同意并由大会通过的人员，在选举中登记"),
    ("accountDue", "应到会", lambda account: account.due, "应到会有选举权的人数，是过半数的基数"),
)


class AccountPanel(QWidget):
    """Six cards in a line; a pressed card filters the roster, pressed again it shows all."""

    picked = Signal(object)
    """Carries (title, tuple of members), or None when no card is pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("accountPanel")
        self.cards: dict[str, FigureCard] = {}
        self._account: DueAccount | None = None
        self._group = QButtonGroup(self, exclusive=False)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        for name, title, _members, tip in FIGURES:
            card = FigureCard(name, title, f"{tip}。点击只看这些人")
            card.setCheckable(True)
            card.clicked.connect(lambda on, name=name: self._press(name, on))
            self.cards[name] = card
            self._group.addButton(card)
            line.addWidget(card, 1)

    def show_account(self, account: DueAccount) -> None:
        """Show the figures and keep the pressed list in step."""
        self._account = account
        for name, _title, members, _tip in FIGURES:
            self.cards[name].set_figure(len(members(account)))
        if self.pressed():
            self._tell()

    def pressed(self) -> str:
        """Return the name of the pressed card, "" for none."""
        return next((name for name, card in self.cards.items() if card.isChecked()), "")

    def release(self) -> None:
        """Let the pressed card go without telling."""
        for card in self.cards.values():
            card.setChecked(False)

    def press(self, name: str) -> None:
        """Press a card as a click does."""
        self.cards[name].setChecked(True)
        self._press(name, True)

    def _press(self, name: str, on: bool) -> None:
        for other, card in self.cards.items():
            card.setChecked(on and other == name)
        self._tell()

    def _tell(self) -> None:
        name = self.pressed()
        chosen = next((entry for entry in FIGURES if entry[0] == name), None)
        if chosen is None or self._account is None:
            self.picked.emit(None)
        else:
            self.picked.emit((chosen[1], chosen[2](self._account)))
