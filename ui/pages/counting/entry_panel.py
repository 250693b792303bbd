"""唱计: the ballots one by one. Every Enter is on the disk before it is on the screen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from huanjie_desktop.domain.ids import ElectionId, RoundId
from huanjie_desktop.services import meeting
from ui.context import Context
from ui.pages.counting.ballots_dialog import BallotsDialog, Correction
from ui.pages.counting.count_view import CountView, Mode
from ui.pages.counting.entry_pad import EntryPad
from ui.pages.counting.figures import base_words, figures_words, identity_words
from ui.pages.counting.words import marks_words, verdict_words
from ui.pages.counting.write_in_bar import NameHint, WriteInBar
from ui.widgets.big_label import BigLabel
from ui.widgets.controls import button, named, on_purpose
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.states import allow


class EntryPanel(QWidget):
    """One round's count as the recorder sees it; `view` can be shown by a second window too."""

    finished = Signal()
    """All ballots are entered and the recorder goes on to the check."""

    def __init__(self, context: Context, election_id: ElectionId, round_id: RoundId) -> None:
        super().__init__()
        self.setObjectName("entryPanel")
        self._context, self._election_id = context, election_id
        self.view = CountView(context, round_id)
        self.pad = EntryPad(self.view)
        self.write_in = WriteInBar(self._hints())
        self.title = named(BigLabel(1.6), "entryTitle", "第几张")
        self.figures = named(QLabel(), "entryFigures", "票数")
        self.base = named(QLabel(), "entryBase", "过半数的基数")
        self.identity = named(QLabel(), "entryIdentity", "数字核对")
        self.last = named(QLabel(), "entryLast", "上一张")
        for label in (self.figures, self.base, self.identity, self.last):
            label.setWordWrap(True)
        self._make_buttons()
        self._lay_out()
        self._connect()
        self._show()

    def _make_buttons(self) -> None:
        self.undo = button("entryUndo", "撤回上一张", "undo", "把上一张票撤回重录，原录留存（F7）")
        self.list = button("entryList", "已录选票", "search", "查看已录的票，更正其中一张")
        self.pause = button("entryPause", "暂停", "clock", "暂停或继续计票（F9）")
        self.finish = button("entryFinish", "唱计完毕，进入核对", "next", "到“核对”与纸质计票单核对", "primary")
        for one in (self.undo, self.list, self.pause, self.finish):
            on_purpose(one)
        for one in (self.undo, self.list, self.pause):
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addSpacing(14)
        head.addWidget(self.figures, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.pad, 1)
        column.addWidget(self.write_in)
        column.addWidget(self.last)
        column.addWidget(self.base)
        column.addWidget(self.identity)
        acts = QWidget()
        flow = FlowLayout(acts)
        for part in (self.undo, self.list, self.pause, self.finish):
            flow.addWidget(part)
        column.addWidget(acts)
        self.write_in.hide()

    def _connect(self) -> None:
        self.view.changed.connect(self._follow_mode)
        self.view.counted.connect(lambda _fresh: self._show())
        self.view.refused.connect(QApplication.beep)
        self.write_in.added.connect(self.view.write_in)
        self.write_in.left.connect(self.view.leave_write_in)
        self.undo.clicked.connect(lambda: self._and_back(self.view.undo))
        self.pause.clicked.connect(lambda: self._and_back(self.view.pause))
        self.list.clicked.connect(self._open_list)
        self.finish.clicked.connect(self.finished)

    def take_keys(self) -> None:
        """Let the number pad work here at once."""
        self.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def _and_back(self, act: object) -> None:
        if callable(act):
            act()
        self.take_keys()

    def _hints(self) -> list[NameHint]:
        sheet = meeting.attendance_sheet(self._context.office, self._election_id)
        return [NameHint(line.name, line.pinyin, line.initials) for line in sheet]

    def _follow_mode(self) -> None:
        writing = self.view.mode is Mode.WRITE_IN
        if writing and not self.write_in.isVisibleTo(self):
            self.write_in.show()
            self.write_in.start()
        elif not writing and self.write_in.isVisibleTo(self):
            self.write_in.hide()
            self.take_keys()
        self._show_title()
        self._follow_buttons()

    def _show(self) -> None:
        view = self.view
        self.figures.setText(figures_words(view.state))
        self.base.setText(base_words(view.session))
        text, good = identity_words(view.state)
        self.identity.setText(text)
        self.base.setToolTip("恰为半数不当选；无效票和未收回的票不减少基数")
        self.identity.setProperty("tone", "good" if good else "error")
        self.identity.style().polish(self.identity)
        last = view.state.last
        self.last.setText(
            f"上一张　第 {last.number} 张：{marks_words(last.marks, view.names)}　{verdict_words(last.verdict)}"
            if last
            else "上一张　还没有录入"
        )
        self._show_title()
        self._follow_buttons()

    def _show_title(self) -> None:
        view, total = self.view, self.view.state.round.returned or 0
        if view.correcting:
            self.title.setText(f"更正第 {view.number} 张 / 共 {total}")
        elif view.mode in (Mode.FULL, Mode.CLOSED):
            self.title.setText(f"已唱 {view.state.entered} 张 / 共 {total}")
        else:
            self.title.setText(f"第 {view.number} 张 / 共 {total}")

    def _follow_buttons(self) -> None:
        view = self.view
        closed = view.mode is Mode.CLOSED
        allow(self.undo, "计票已经结束" if closed else "" if view.state.last else "还没有录入选票")
        allow(self.list, "" if view.state.last else "还没有录入选票")
        allow(self.pause, "计票已经结束" if closed else "已全部唱完" if view.mode is Mode.FULL else "")
        self.pause.setText("继续" if view.mode is Mode.PAUSED else "暂停")
        self.finish.setVisible(not closed)
        allow(self.finish, "" if view.mode is Mode.FULL else f"还有 {view.state.remaining} 张没有唱")
        if view.mode is Mode.FULL and self.pad.hasFocus():
            self.finish.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_list(self) -> None:
        dialog = BallotsDialog(self, self._context, self.view)
        dialog.wanted.connect(self._correct)
        dialog.finished.connect(lambda _code: self.take_keys())
        dialog.open()

    def _correct(self, correction: Correction) -> None:
        self.view.correct(correction.number, correction.reason)
        self._show_title()
        self.take_keys()
