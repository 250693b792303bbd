"""认定说明: verdict cards as the chair reads them aloud; 为什么 opens the reason, Ctrl+C copies."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from huanjie_desktop.domain.election.card import CardCode
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.services import cards
from huanjie_desktop.services.cards import CardText
from ui.context import Context
from ui.widgets.big_label import BigLabel
from ui.widgets.controls import INK, button, faint, heading, icon, named
from ui.widgets.showing_dialog import ShowingDialog
from ui.widgets.states import allow

_CLOSE_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_F10)


def is_alarm(card: CardText) -> bool:
    """Tell whether the chair must stop before announcing: both bases differ (R-22)."""
    return card.card.code is CardCode.BASES_DIFFER


def fact_lines(card: CardText) -> str:
    """Return the figures, and the line with the distance from it."""
    pairs = (("数字", card.figures), ("界线", card.line))
    return "\n".join(f"{name}：{words}" for name, words in pairs if words)


def reason_lines(card: CardText) -> str:
    """Return why: the reason, the source as far as it may be cited, the same under the other base."""
    pairs = (("为什么", card.why), ("依据", card.basis), ("另一基数", card.other))
    return "\n".join(f"{name}：{words}" for name, words in pairs if words)


def copy_words(card: CardText) -> str:
    """Return a whole card as plain text."""
    parts = (card.title, card.spoken, fact_lines(card), reason_lines(card), f"怎么办：{card.todo}")
    return "\n".join(part for part in parts if part)


class CardBox(QFrame):
    """One card: the verdict, the sentence read aloud in large letters, figures, what to do; 为什么 opens the rest."""

    def __init__(self, card: CardText, name: str) -> None:
        super().__init__()
        named(self, name, f"{card.title}。{card.spoken}怎么办：{card.todo}")
        self.setProperty("card", "alarm" if is_alarm(card) else "plain")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.card = card
        self.why = button(f"{name}Why", "为什么", "info", "显示或收起理由、依据和另一基数", "quiet")
        self.why.setAccessibleName(f"为什么：{card.title}")
        self.why.setCheckable(True)
        self.why.setAutoDefault(False)
        self.reason = self._label("Reason", "理由", reason_lines(card))
        self.reason.hide()
        self.why.toggled.connect(self.reason.setVisible)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        title = heading(("✖ " if is_alarm(self.card) else "") + self.card.title)
        title.setWordWrap(True)
        head.addWidget(title, 1)
        head.addWidget(self.why, 0, Qt.AlignmentFlag.AlignTop)
        spoken = named(BigLabel(1.3, self.card.spoken, bold=False), f"{self.objectName()}Spoken", "宣读")
        spoken.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(5)
        column.addLayout(head)
        column.addWidget(spoken)
        facts = fact_lines(self.card)
        if facts:
            column.addWidget(self._label("Facts", "数字", facts))
        column.addWidget(self.reason)
        column.addWidget(self._label("Todo", "怎么办", f"怎么办：{self.card.todo}"))

    def _label(self, part: str, spoken: str, words: str) -> QLabel:
        label = named(QLabel(words), f"{self.objectName()}{part}", spoken)
        label.setWordWrap(True)
        return label


class CardsDialog(ShowingDialog):
    """Shows cards, the alarm first; Ctrl+C copies the one with the blue frame. It changes nothing."""

    def __init__(self, parent: QWidget, found: Sequence[CardText], title: str = "认定说明") -> None:
        super().__init__(parent, "cardsDialog", title)
        ordered = sorted(found, key=lambda card: not is_alarm(card))
        self.boxes = [CardBox(card, f"card{place}") for place, card in enumerate(ordered, start=1)]
        self.told = named(faint("Tab 到下一条，Ctrl+C 复制有蓝框的一条，Esc 关闭。"), "cardsTold", "提示")
        self.copy = button("cardsCopy", "全部复制", tip="把全部说明复制为文字，可贴到 WPS")
        self.leave = button("cardsClose", "关闭")
        for one in (self.copy, self.leave):
            one.setAutoDefault(False)
        self.copy.clicked.connect(lambda: self._copy(self.boxes))
        self.leave.clicked.connect(self.reject)
        self._lay_out()

    def _lay_out(self) -> None:
        body = QWidget()
        body.setObjectName("formBody")
        cards_column = QVBoxLayout(body)
        cards_column.setContentsMargins(0, 0, 6, 0)
        for box in self.boxes:
            cards_column.addWidget(box)
        cards_column.addStretch(1)
        area = named(QScrollArea(), "cardsScroll", "认定说明")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(body)
        line = QHBoxLayout()
        line.addWidget(self.told, 1)
        line.addWidget(self.copy)
        line.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.addWidget(area, 1)
        column.addLayout(line)
        wish = 540 if len(self.boxes) > 1 else 320
        self.fit(860, wish)
        if self.boxes:
            self.boxes[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, or close; other keys do nothing, so that none of them slips into the count."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy([box for box in self.boxes if box.hasFocus() or box.isAncestorOf(self.focusWidget())])
        elif event.key() in _CLOSE_KEYS and not event.isAutoRepeat():
            self.reject()

    def _copy(self, boxes: Sequence[CardBox]) -> None:
        chosen = boxes or self.boxes
        QApplication.clipboard().setText("\n\n".join(copy_words(box.card) for box in chosen) + "\n")
        self.told.setText(f"已复制 {len(chosen)} 条。")


class CardsButton(QPushButton):
    """认定说明: opens the cards of a round whose count is closed."""

    def __init__(self, name: str, context: Context) -> None:
        super().__init__("认定说明")
        named(self, name, "认定说明", "每项认定怎么宣读，界线在哪里，差多少，为什么，下一步怎么办")
        self.setIcon(icon("info", INK))
        self._context = context
        self._round_id: RoundId | None = None
        self.clicked.connect(self._open)

    def show_round(self, round_id: RoundId | None) -> None:
        """Explain this round; None while its result does not stand yet."""
        self._round_id = round_id
        allow(self, "" if round_id is not None else "结果还没有确认，请先在“核对”中办理")

    def _open(self) -> None:
        office, round_id = self._context.office, self._round_id
        if round_id is None:
            return
        found = self._context.tasks.now(lambda: cards.round_cards(office, round_id))
        if found:
            CardsDialog(self, found).open()
