"""The fixed rail from 清点到会 to 宣布, with the keys of the count under it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from huanjie_desktop.services.count.list_change import may_change
from ui.pages.counting.entry.keys import KEY_HELP
from ui.pages.counting.stage import TITLES, Stage, StepKey
from ui.widgets.controls import button, named

DONE, NOW, WAITING, VOID = "✔", "▶", "○", "✖"
_BEFORE = tuple(StepKey)[: tuple(StepKey).index(StepKey.COUNT)]
_BALLOTS_OUT = (StepKey.ISSUE, StepKey.CAST, StepKey.OPEN)
LEGEND_LINES = 8
"""So many keys are to be seen under the steps while ballots are entered; in a low window done steps fold for them."""
_WORDS = {DONE: "已完成", NOW: "当前", WAITING: "未到", VOID: "作废"}


class StepButton(QPushButton):
    """One step with its sign."""

    def __init__(self, key: StepKey) -> None:
        super().__init__()
        named(self, f"countStep_{key}", TITLES[key])
        self.key = key
        self.setCheckable(True)
        self.setProperty("kind", "step")
        self.show_sign(WAITING)

    def show_sign(self, sign: str) -> None:
        """Show where the step stands."""
        self.setText(f"{sign}  {TITLES[self.key]}")
        self.setAccessibleName(f"{TITLES[self.key]} {_WORDS[sign]}")
        self.setToolTip(_WORDS[sign])

    def sizeHint(self) -> QSize:
        """Leave room around the words."""
        letters = self.fontMetrics()
        return QSize(letters.horizontalAdvance("汉") * 7, letters.height() + 7)


class Rail(QFrame):
    """Any step may be looked at; only the current one can be worked on."""

    picked = Signal(object)
    """Carries the StepKey."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("countRail")
        self._counting = self._changeable = False
        self._group = QButtonGroup(self, exclusive=True)
        self.buttons = {key: StepButton(key) for key in StepKey}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        self._key, self._unfolded, self._before_done = StepKey.HEADS, False, False
        self.folded = button(
            "countStepsFolded", f"{DONE}  前 {len(_BEFORE)} 步已完成", tip="展开已完成的各步", kind="step"
        )
        self.folded.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the count
        self.folded.clicked.connect(self._unfold)
        self.folded.hide()
        column.addWidget(self.folded)
        for key, step in self.buttons.items():
            self._group.addButton(step)
            step.clicked.connect(lambda _on, key=key: self.picked.emit(key))
            column.addWidget(step)
        self.bundles = button("countBundles", "各扎…", "people", "把选票分扎发给计票小组，按扎录入和比对", "quiet")
        column.addWidget(self.bundles)
        words = "选票发出以后候选人去世、退出：登记上级答复和大会表决，本轮作废，名单照此改变"
        self.change = button("countListChange", "候选人有变…", "warning", words, "quiet")
        column.addWidget(self.change)
        self.keys = _key_help()
        column.addWidget(self.keys, 1)
        column.addStretch(0)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("汉") * 11 + 40)

    def show_stage(self, stage: Stage | None) -> None:
        """Show the state of every step."""
        for key, step in self.buttons.items():
            step.setEnabled(stage is not None)
            step.show_sign(_sign(stage, key))
        self._counting = stage is not None and stage.is_done(StepKey.SORT) and not stage.is_done(StepKey.COUNT)
        self._before_done = stage is not None and all(stage.is_done(key) for key in _BEFORE)
        self._changeable = stage is not None and may_change(stage.round)
        if stage is None:
            for part in (self.bundles, self.change, self.keys):
                part.hide()
        self._fold()

    def press(self, key: StepKey) -> None:
        """Mark the step in sight, to which Tab leads; the keys are shown at 唱票计票 only."""
        self._key, self._unfolded = key, self._unfolded and key is self._key
        self.buttons[key].setChecked(True)
        for one, step in self.buttons.items():
            step.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one is key else Qt.FocusPolicy.ClickFocus)
        self.keys.setVisible(key is StepKey.COUNT)
        self.bundles.setVisible(key is StepKey.COUNT and self._counting)
        self.change.setVisible(key in _BALLOTS_OUT and self._changeable)
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the height of the window."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Let one line stand for the steps before the count when the keys have no room under all of them."""
        letters = self.fontMetrics().height()
        low = self.height() < (len(self.buttons) + 1) * (letters + 8) + LEGEND_LINES * (letters + 6)
        folds = low and self._key is StepKey.COUNT and self._before_done and not self._unfolded
        self.folded.setVisible(folds)
        for key in _BEFORE:
            self.buttons[key].setVisible(not folds)

    def _unfold(self) -> None:
        had_keys = self.folded.hasFocus()
        self._unfolded = True
        self._fold()
        if had_keys:
            self.buttons[self._key].setFocus()


def _sign(stage: Stage | None, key: StepKey) -> str:
    if stage is None:
        return WAITING
    if stage.void and key is StepKey.OPEN:
        return VOID
    if stage.is_done(key):
        return DONE
    return NOW if key is stage.current and not stage.void else WAITING


def _key_help() -> QWidget:
    body = QWidget()
    body.setObjectName("keyHelp")
    grid = QGridLayout(body)
    grid.setContentsMargins(4, 4, 2, 0)
    grid.setHorizontalSpacing(6)
    grid.setVerticalSpacing(1)
    for row, (keys, meaning) in enumerate(KEY_HELP):
        key, words = QLabel(keys), QLabel(meaning)
        key.setProperty("role", "key")
        words.setProperty("role", "faint")
        words.setWordWrap(True)
        grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words, row, 1)
    grid.setColumnStretch(1, 1)
    grid.setRowStretch(len(KEY_HELP), 1)
    area = QScrollArea()
    named(area, "keyHelpArea", "按键说明")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setMinimumHeight(1)
    area.setWidget(body)
    return area
