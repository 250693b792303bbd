"""Takes the keys of the count. A plain widget: input methods stay off, so digits come through at once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout

from huanjie_desktop.domain.election.ballot import SCRUTINEERS_REASONS
from huanjie_desktop.services.cards import ballot_text
from ui.pages.counting.cards_view import CardsDialog
from ui.pages.counting.entry.board import Board
from ui.pages.counting.entry.count_view import CountView, Mode
from ui.pages.counting.entry.dispute_panel import HOW, DisputePanel
from ui.pages.counting.entry.keys import Act, press_of
from ui.pages.counting.entry.pair_view import PairView
from ui.pages.counting.words import VOID_WORDS, marks_words, remark_words, verdict_words
from ui.widgets.big_label import BigLabel
from ui.widgets.controls import button, named
from ui.widgets.states import allow, set_look


class EntryPad(QFrame):
    """The board and, under it, the verdict on the ballot being keyed, the hint, the list of reasons.

    With two recorders `turn`, which the panel shows on top, says whose turn it is; when they differ both readings
    stand in place of the board.
    """

    focused = Signal(bool)
    """The pad got or lost the keys."""

    def __init__(self, view: CountView) -> None:
        super().__init__()
        named(self, "entryPad", "唱票录入", "数字键录入选票，Enter 完成一张")
        self.setToolTip("")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.view = view
        needed = view.state.needed if view.state.needed > 1 else view.state.round.returned or 0
        self.board = Board(view.draft, max(needed, 2))
        self.turn = named(BigLabel(1.4), "entryTurn", "轮到谁录入")
        self.turn.setParent(self)  # until the panel takes it: a label without a place would flash up as a window
        self.dispute = DisputePanel(view) if isinstance(view, PairView) else None
        self.place = QStackedWidget()
        self.verdict = named(BigLabel(1.1), "entryVerdict", "本票判定")
        self.hint = named(QLabel(), "entryHint", "提示")
        for label in (self.verdict, self.hint):
            label.setWordWrap(True)
        self.verdict.setProperty("role", "verdict")
        self.why = button("entryWhy", "为什么 F10", "info", "这样判定的依据和怎么办（F10）", "quiet")
        self.why.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        view.changed.connect(self.show_ballot)
        view.counted.connect(self._show_counted)
        self.why.clicked.connect(self.explain)
        self.board.show_tally(view.state.tally)
        self.show_ballot()

    def _lay_out(self) -> None:
        judged = QHBoxLayout()
        judged.addWidget(self.verdict, 1)
        judged.addWidget(self.why)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)
        column.setSpacing(3)
        self.place.addWidget(self.board)
        if self.dispute:
            self.place.addWidget(self.dispute)
        column.addWidget(self.place, 1)
        column.addLayout(judged)
        column.addWidget(self.hint)

    def explain(self) -> None:
        """Show why the ballot counts as it does; as keyed so far, nothing of it changes."""
        if not self.why.isEnabled():
            QApplication.beep()
            return
        card = ballot_text(self.view.verdict, self.view.session.rules)
        CardsDialog(self, [card], f"第 {self.view.number} 张　认定说明").open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow a key; a held one counts once (but Backspace), what is not for the count goes to the window."""
        press = press_of(event)
        if press is None:
            super().keyPressEvent(event)
        elif press.act is Act.WHY:
            self.explain()
        elif press.act is Act.BACK or not event.isAutoRepeat():
            self.view.press(press)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the keys back with a click."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys arrive here."""
        super().focusInEvent(event)
        self.focused.emit(True)
        self.show_ballot()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that keys go elsewhere."""
        super().focusOutEvent(event)
        self.focused.emit(False)
        self.show_ballot()

    def show_ballot(self) -> None:
        """Show signs, verdict and hint, with two recorders whose turn it is."""
        self._show_turn()
        self.board.show_ballot(self.view.draft.marks, self.view.touched)
        text, tone = self._verdict()
        self.verdict.setText(text)
        hint, hint_tone = self._hint()
        self.hint.setText(hint)
        allow(self.why, "没有正在录的票" if self.view.mode in (Mode.DISPUTE, Mode.FULL, Mode.CLOSED) else "")
        for part in (self.verdict, self.why):
            part.setVisible(self.view.mode is not Mode.DISPUTE)
        self.hint.setVisible(self.view.mode is not Mode.WRITE_IN)
        set_look(self.verdict, "tone", tone)
        set_look(self.hint, "tone", hint_tone)

    def _show_turn(self) -> None:
        """Say whose turn it is in words and colour, or that the scrutineers must look at the paper."""
        view = self.view
        if isinstance(view, PairView) and self.dispute:
            self.turn.setText(view.turn_words)
            self.turn.setAccessibleName(view.turn_words)
            set_look(self.turn, "turn", "0" if view.correcting or view.looking else str(view.turn))
        self.turn.setVisible(bool(view.turn) and view.mode in (Mode.ENTRY, Mode.VOID_LIST, Mode.WRITE_IN))
        if self.dispute:
            self.dispute.refresh()
            self.place.setCurrentWidget(self.dispute if view.mode is Mode.DISPUTE else self.board)

    def _show_counted(self, fresh: frozenset[str]) -> None:
        self.board.show_tally(self.view.state.tally, fresh)

    def _verdict(self) -> tuple[str, str]:
        view = self.view
        special = _SPECIAL.get(view.mode)
        if special and not (view.mode is Mode.FULL and view.bundle):
            return special
        if view.mode is Mode.FULL:
            return f"✔ {bundle_words(view)}", "valid"
        if view.draft.aside:
            return f"⚠ 第 {view.number} 张 放入待定　按 Enter 完成，退格返回", "doubt"
        if view.draft.empty:
            return (f"第 {view.number} 张：等待录入", "wait") if not view.armed else ("空白票：全部弃权", "doubt")
        verdict, marks = view.verdict, view.draft.marks
        words = f"{marks_words(marks, view.names)}"
        if marks.void:
            return f"✖ 整票{verdict_words(verdict)}", "void"
        seats = view.state.round.seats
        if not verdict.valid:
            return f"✖ 拟定无效票：{remark_words(verdict).removeprefix('整票无效：')}", "void"
        count = f"○ {verdict.face} 人 ≤ 应选 {seats} 人　有效"
        remarks = remark_words(verdict)
        return (f"⚠ {count}　{remarks}", "doubt") if remarks else (f"✔ {count}　{words}", "valid")

    def _hint(self) -> tuple[str, str]:
        view = self.view
        if view.mode is Mode.VOID_LIST:
            return _reasons(), ""
        if not self.hasFocus() and view.mode is Mode.ENTRY and view.hint_ok:
            return "⚠ 键盘不在计票区：点一下这里，继续按数字键。", "warning"
        if view.hint:
            return ("" if view.hint_ok else "⚠ ") + view.hint, "" if view.hint_ok else "error"
        if view.mode is Mode.FULL and view.bundle:
            return f"{HAND_EMPTY}没有票了，再按“本扎录完，去比对”。", ""
        if view.mode in _AFTER:
            return _AFTER[view.mode], "faint"
        pending = view.draft.pending
        return (f"已按 {pending}，还缺编号", "") if pending else ("按候选人编号画○，Enter 完成本票。", "faint")


_SPECIAL = {
    Mode.DISPUTE: ("✖ 两人录入不一致　请监票人看原票", "void"),
    Mode.PAUSED: ("计票暂停　按 F9 继续", "doubt"),
    Mode.VOID_LIST: ("整票无效：请监票人认定理由", "void"),
    Mode.FULL: ("✔ 收回的选票已全部唱完", "valid"),
    Mode.CLOSED: ("本轮计票已经结束，只能查看", "wait"),
}

HAND_EMPTY = "手里应当没有票了。还有票，就是录重了一张：对照“已录选票”找出来，按 F7 撤回到那一张，重录后面各张。"

_AFTER: dict[Mode, str] = {
    Mode.DISPUTE: HOW,
    Mode.PAUSED: "暂停时不收录选票。",
    Mode.FULL: f"{HAND_EMPTY}没有票了，按“唱计完毕，进入核对”（空格键或鼠标），与纸质计票单核对。",
    Mode.CLOSED: "要更正，请在“核对”中写明理由，重新打开计票。",
}


def _reasons() -> str:
    numbered = [f"{place} {VOID_WORDS[reason]}" for place, reason in enumerate(SCRUTINEERS_REASONS, start=1)]
    return "　".join(numbered) + "　　Esc 返回"


def bundle_words(view: CountView) -> str:
    """Return what is said when a bundle is entered."""
    return f"第 {view.bundle} 扎 {len(view.session.numbers)} 张已录完，请比对"
