"""唱计: the ballots one by one. Every Enter is on the disk before it is on the screen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from huanjie_desktop.domain.ids import ElectionId, RoundId
from huanjie_desktop.services.count import similar_names, write_ins
from ui.context import Context
from ui.pages.counting.entry.ballots_dialog import BallotsDialog, Correction
from ui.pages.counting.entry.count_view import CountView, Mode
from ui.pages.counting.entry.entry_pad import EntryPad, bundle_words
from ui.pages.counting.entry.similar_panel import SimilarPanel, title_line
from ui.pages.counting.entry.views import view_of
from ui.pages.counting.entry.write_in_bar import NameHint, WriteInBar
from ui.pages.counting.figures import base_words, figures_words, identity_words
from ui.pages.counting.words import marks_words, verdict_words
from ui.widgets.big_label import BigLabel
from ui.widgets.controls import button, named, on_purpose
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.states import allow

LOW = 24  # lines of text: a window of less shows the names before everything else


class EntryPanel(QWidget):
    """One round's count as the recorder sees it; `view` can be shown by a second window too.

    By the plan of the count one recorder works here, two in turn, or `recorder` 1 or 2 on one `bundle`.
    """

    finished = Signal()
    """All ballots are entered and the recorder goes on, to the check or to the comparison of the bundle."""
    doubtful_wanted = Signal()
    """The scrutineers want to decide the ballots laid aside."""

    def __init__(
        self,
        context: Context,
        election_id: ElectionId,
        round_id: RoundId,
        recorder: int = 1,
        bundle: int | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("entryPanel")
        self._context, self._election_id, self._low = context, election_id, False
        self.view: CountView = view_of(context, round_id, recorder, bundle)
        self.pad = EntryPad(self.view)
        pairs = similar_names.similar_in(context.office, round_id)
        self.similar_lines = [similar_names.announcement(one) for one in pairs]
        self.similar = SimilarPanel(self.similar_lines)
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
        self._begin_with_names()

    def _make_buttons(self) -> None:
        self.undo = button("entryUndo", "撤回上一张", "undo", "把上一张票撤回重录，原录留存（F7）")
        self.list = button("entryList", "已录选票", "search", "查看已录的票，更正其中一张")
        self.doubtful = button("entryDoubtful", "待定票", "info", "由监票人认定放在一边的票")
        self.names = button("entrySimilar", "姓名相近", "", title_line(self.similar_lines), "quiet")
        self.pause = button("entryPause", "暂停", "clock", "暂停或继续计票（F9）")
        self.finish = button("entryFinish", "唱计完毕，进入核对", "next", "到“核对”与纸质计票单核对", "primary")
        for one in (*self._quiet, self.finish):
            on_purpose(one)
        for one in self._quiet:
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def _quiet(self) -> tuple[QPushButton, ...]:
        """The buttons that never take the keys by a click."""
        return self.undo, self.list, self.doubtful, self.names, self.pause

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self.pad.turn)
        head.addSpacing(14)
        head.addWidget(self.figures, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        self.place = QStackedWidget()
        self.place.addWidget(self.pad)
        self.place.addWidget(self.similar)
        column.addWidget(self.place, 1)
        column.addWidget(self.write_in)
        column.addWidget(self.last)
        column.addWidget(self.base)
        column.addWidget(self.identity)
        self.acts = QWidget()
        flow = FlowLayout(self.acts)
        for part in (*self._quiet, self.finish):
            flow.addWidget(part)
        column.addWidget(self.acts)
        self.write_in.hide()

    def _connect(self) -> None:
        self.view.changed.connect(self._follow_mode)
        self.view.counted.connect(lambda _fresh: self._show())
        self.view.refused.connect(QApplication.beep)
        self.write_in.added.connect(self.view.write_in)
        self.write_in.left.connect(self.view.leave_write_in)
        self.write_in.unclear.connect(self._tell_apart)
        self.similar.passed.connect(self._names_read)
        self.names.clicked.connect(self._show_names)
        self.doubtful.clicked.connect(self.doubtful_wanted)
        self.undo.clicked.connect(lambda: self._and_back(self.view.undo))
        self.pause.clicked.connect(lambda: self._and_back(self.view.pause))
        self.list.clicked.connect(self._open_list)
        self.finish.clicked.connect(self.finished)

    def take_keys(self) -> None:
        """Let the number pad work at once; while names are read out Space goes on, a name begun keeps its field."""
        if self.place.currentWidget() is self.similar:
            self.similar.take_keys()
        elif self.write_in.isVisibleTo(self):
            self.write_in.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def _and_back(self, act: object) -> None:
        if callable(act):
            act()
        self.take_keys()

    # Names that are alike.

    def _begin_with_names(self) -> None:
        """Before the first ballot the similar names are read out."""
        view = self.view
        self.names.setVisible(bool(self.similar_lines))
        if self.similar_lines and view.mode is Mode.ENTRY and not view.state.entered and not view.hidden:
            self.place.setCurrentWidget(self.similar)
        else:
            self.similar.shown_before()

    def _show_names(self) -> None:
        self.place.setCurrentWidget(self.similar)
        self.take_keys()

    def _names_read(self) -> None:
        view = self.view
        if not self.similar.again:
            office, names = self._context.office, view.session.round.witnesses
            self._context.tasks.now(lambda: similar_names.note_announced(office, view.round_id, names))
            self.similar.shown_before()
        self.place.setCurrentWidget(self.pad)
        self.take_keys()

    def _hints(self) -> list[NameHint]:
        found = write_ins.writable_names(self._context.office, self._election_id)
        return [NameHint(one.name, one.pinyin, one.initials, one.bare, one.facts, one.noted) for one in found]

    def _tell_apart(self, name: str) -> None:
        """Let the roster tell the members of a name apart, and let the count know them."""
        office = self._context.office
        if self._context.tasks.now(lambda: write_ins.note_same_names(office, self._election_id, name)):
            self.view.reload()
            self.write_in.set_hints(self._hints())

    def _follow_mode(self) -> None:
        writing = self.view.mode is Mode.WRITE_IN
        if not writing and self.write_in.isVisibleTo(self):
            self.write_in.hide()
            self.take_keys()
        self._make_room(writing)
        if writing and not self.write_in.isVisibleTo(self):
            self.write_in.show()
            self.write_in.start()
        self._show_title()
        self._follow_buttons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the names more room where the window is low."""
        super().resizeEvent(event)
        low = self.height() < LOW * self.fontMetrics().height()
        if low is not self._low:
            self._low = low
            self._make_room(self.view.mode is Mode.WRITE_IN)
            self._follow_buttons()

    def _make_room(self, writing: bool) -> None:
        """Put away what is not needed while a name is written in or two readings are compared, or in a low window."""
        alone = not writing and self.view.mode is not Mode.DISPUTE
        self.acts.setVisible(alone)
        self.base.setVisible(alone and not self._low)
        for part in (self.last, self.identity):
            part.setVisible(not writing)

    def _show(self) -> None:
        view = self.view
        self.figures.setText(figures_words(view.state))
        self.base.setText(base_words(view.session))
        text, good = identity_words(view.state)
        self.identity.setText(text)
        self.base.setToolTip("恰为半数不当选；无效票和未收回的票不减少基数")
        self.identity.setProperty("tone", "good" if good else "error")
        self.identity.style().polish(self.identity)
        self.last.setText(self._last_words())
        self._show_title()
        self._follow_buttons()

    def _last_words(self) -> str:
        last = self.view.state.last
        if last is None:
            return "上一张　还没有录入"
        if last.set_aside:
            return f"上一张　第 {last.number} 张：待定，放在一边"
        words = marks_words(last.marks, self.view.names)
        return f"上一张　第 {last.number} 张：{words}　{verdict_words(last.verdict)}"

    def _show_title(self) -> None:
        view, total = self.view, self.view.state.round.returned or 0
        self.title.setVisible(not self.pad.turn.isVisibleTo(self))
        if view.bundle and not view.correcting:
            numbers = view.session.numbers
            title = f"第 {view.number} 张　第 {view.bundle} 扎（{numbers.start}–{numbers[-1]}）"
            self.title.setText(bundle_words(view) if view.mode in (Mode.FULL, Mode.CLOSED) else title)
        elif view.correcting:
            self.title.setText(f"更正第 {view.number} 张 / 共 {total}")
        elif view.mode in (Mode.FULL, Mode.CLOSED):
            self.title.setText(f"已唱 {view.state.entered} 张 / 共 {total}")
        else:
            self.title.setText(f"第 {view.number} 张 / 共 {total}")

    def _follow_buttons(self) -> None:
        view = self.view
        closed = view.mode is Mode.CLOSED
        taken = view.state.last or view.hidden
        allow(self.undo, "计票已经结束" if closed else "" if taken else "还没有录入选票")
        allow(self.list, "" if view.state.last else "还没有录入选票")
        allow(self.pause, "计票已经结束" if closed else "已全部唱完" if view.mode is Mode.FULL else "")
        self.pause.setText("继续" if view.mode is Mode.PAUSED else "暂停")
        self.doubtful.setVisible(view.state.set_aside > 0)
        self.doubtful.setText(f"待定票 {view.state.set_aside} 张")
        short = bool(view.bundle and view.state.last and view.mode is Mode.ENTRY)
        ready = view.mode is Mode.FULL or short
        self.finish.setVisible(not closed and (ready or not self._low))
        self.finish.setText("手里没有票了" if short else "本扎录完，去比对" if view.bundle else "唱计完毕，进入核对")
        allow(self.finish, "" if ready else f"还有 {view.state.remaining} 张没有唱")
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
