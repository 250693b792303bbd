"""The table of a practice: the ballot that is to be entered, and at the end how it went."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from huanjie_desktop.services.count.practice import Practice, practice_of
from huanjie_desktop.services.count.practice_round import draw_pile
from huanjie_desktop.services.count.practice_score import Score, score, score_words
from ui.context import Context
from ui.pages.counting.before.ballot_picture import BallotPicture
from ui.pages.counting.entry.count_view import CountView, Mode
from ui.pages.counting.entry.entry_panel import EntryPanel
from ui.pages.counting.words import marks_words
from ui.widgets.controls import button, heading, named
from ui.widgets.states import scrolling

MOST_MISSES, MOST_LINES = 3, 7
_HELD = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_NumLock)


class PracticeTable(QWidget):
    """Stands beside the entry in a practice file, never in a real one; counts keys and time. `now` counts seconds."""

    def __init__(self, context: Context, practice: Practice, rail: QWidget) -> None:
        super().__init__()
        self.setObjectName("practiceTable")
        self._context, self._practice, self._rail = context, practice, rail
        self._view: CountView | None = None
        self._panel: EntryPanel | None = None
        self.now: Callable[[], float] = time.monotonic
        self.keys, self._begun, self._ended = 0, 0.0, 0.0
        self.title = heading("演练")
        pile = draw_pile(context.office, practice.round_id, practice.pile)
        self.picture = named(BallotPicture(pile, practice.pile.design), "practiceBallot", "选票的样子")
        self.words = named(QLabel(), "practiceWords", "演练的成绩")
        self.words.setWordWrap(True)
        self._told = scrolling(self.words, "practiceTold", "演练的成绩")
        self._told.setMaximumHeight(self.fontMetrics().height() * MOST_LINES)
        self._told.hide()
        self.result = button("practiceScore", "看成绩", "eye", "已录的票和真实情况比一比")
        self.result.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out()
        self.result.clicked.connect(self._tell_and_back)
        self._show()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self.picture, 1)
        column.addWidget(self._told)
        column.addWidget(self.result, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(self.picture.minimumSizeHint().width())

    def stand(self, here: bool) -> None:
        """Stand where the rail stands while ballots are keyed: the entry needs its room."""
        self.setVisible(here)
        self._rail.setVisible(not here)

    def follow(self, view: CountView, panel: EntryPanel) -> None:
        """Show the ballot that a count is about to take; the keys of its fields are counted."""
        self._view, self._panel = view, panel
        view.changed.connect(self._show)
        view.counted.connect(self._counted)
        fields: list[QWidget] = [*panel.findChildren(QLineEdit), *panel.findChildren(QWidget, "entryPad")]
        for field in fields:
            field.installEventFilter(self)
        self.stand(True)
        self._show()

    def leave(self) -> None:
        """The count is no longer in sight."""
        self._view = self._panel = None
        self.stand(False)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count a key; it goes on to where it belongs."""
        if isinstance(event, QKeyEvent) and _is_pressed(event):
            self._begun = self._begun or self.now()
            self.keys += 1
        return super().eventFilter(watched, event)

    @property
    def seconds(self) -> int:
        """From the first key to the last ballot so far."""
        return int(self._ended - self._begun) if self._ended else 0

    def _counted(self, _fresh: object) -> None:
        self._ended = self.now()
        self._show()
        if self._view is not None and not self._view.state.remaining:
            self._tell()

    def _show(self) -> None:
        wish = self._practice.wish
        self.picture.show_sheet(self._number())
        number = self.picture.number
        self.picture.setVisible(number > 0)
        where = f"第 {number} 张" if number else "桌上没有票了"
        self.title.setText(f"演练　{where}")
        self.title.setToolTip(f"演练号 {wish.seed}，共 {wish.ballots} 张")

    def _number(self) -> int:
        view = self._view
        if view is None or (view.mode in (Mode.FULL, Mode.CLOSED) and not view.correcting):
            return 0
        return view.number

    def _tell_and_back(self) -> None:
        self._tell()
        if self._panel is not None:
            self._panel.take_keys()

    def _tell(self) -> None:
        scored = score(self._context.office, self._practice)
        self._told.show()
        self.words.setText("\n".join((score_words(scored, self.keys, self.seconds), *self._misses(scored))))

    def _misses(self, scored: Score) -> list[str]:
        names = self._practice.pile.names
        return [
            f"第 {miss.number} 张票上是：{marks_words(miss.true, names)}；录成了：{marks_words(miss.entered, names)}"
            for miss in scored.misses[:MOST_MISSES]
        ]


def practice_table(context: Context, rail: QWidget) -> PracticeTable | None:
    """Return the table of a practice file, None for a real one."""
    found = practice_of(context.office)
    return PracticeTable(context, found, rail) if found else None


def _is_pressed(event: QKeyEvent) -> bool:
    """Whether a finger went down on a key that does something by itself."""
    return event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat() and event.key() not in _HELD
