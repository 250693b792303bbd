"""One agenda item: what the chair says, what is announced and checked, notes, votes, the next act."""

from html import escape

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QPlainTextEdit, QTextBrowser, QVBoxLayout, QWidget

from huanjie_desktop.domain.election.host_script import BLANK
from huanjie_desktop.domain.election.records import ItemState
from huanjie_desktop.domain.ids import ElectionId
from huanjie_desktop.services.agenda import AgendaLine
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.rule_titles import rules_by_number, rules_in_words
from ui.pages.meeting.decisions import has_vote, why_not
from ui.pages.meeting.hands import vote_text
from ui.pages.meeting.panel import flowing
from ui.widgets.controls import button, faint, heading, named
from ui.widgets.states import allow

_TARGETS = {
    "sign_in": ("attendance", "去签到"),
    "opening": ("attendance", "去签到清点"),
    "exclusions": ("exclusions", "看不计入名单"),
    "quorum": ("attendance", "去清点人数"),
    "reply": ("approval", "看批复"),
    "method": ("method", "看选举办法"),
    "candidates": ("candidates", "看候选人"),
    "staff": ("staff", "去确定人员"),
    "recount": ("attendance", "去清点人数"),
    "issue": ("counting", "去登记发票"),
    "open_box": ("counting", "去开箱清点"),
    "count": ("counting", "去计票"),
    "report": ("counting", "看计票结果"),
    "announce": ("counting", "去宣布结果"),
    "second_vote": ("counting", "去计票"),
    "first_session": ("session", "去第一次全会"),
}


class AgendaItemBox(QWidget):
    """Shows an item; the page acts on its buttons."""

    noted = Signal(int, str)
    """The clerk left the note; carries the item's number and the words."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("agendaItem")
        self.target = ""
        self._number, self._kept = -1, ""
        self.title = heading()
        self.title.setWordWrap(True)
        self.words = named(QTextBrowser(), "agendaWords", "主持词")
        self.words.setMinimumHeight(90)
        self.votes = faint("")
        self.note = named(QPlainTextEdit(), "agendaNote", "本项记录", "发言、讨论和决定的要点，离开时自动保存")
        self.note.setPlaceholderText("本项记录：发言、讨论、决定的要点（自动保存，写入会议记录）")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(self.note.fontMetrics().height() * 3 + 14)
        self.note.installEventFilter(self)
        self.main = button("agendaMain", "开始", "play", kind="primary")
        self.start = button("agendaRestart", "重新开始", "undo", "把开始时间改为现在")
        self.skip = button("agendaSkip", "跳过", tip="这次会议没有这一项")
        self.hands = button("agendaHands", "举手表决…", "people", "登记赞成、反对、弃权的人数")
        self.go = button("agendaGo", "", "next")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(5)
        for widget in (self.title, self.words, self.votes, self.note):
            column.addWidget(widget, 1 if widget is self.words else 0)
        column.addLayout(flowing(self.main, self.hands, self.go, self.skip, self.start))

    def show_line(self, line: AgendaLine, words: tuple[str, ...], office: Office, election_id: ElectionId) -> None:
        """Show another item, or the same one as it stands now; what is being typed for it stays."""
        self.title.setText(f"第 {line.item.number} 项　{line.item.title}")
        self.words.setHtml(_html(line, words))
        self.words.setToolTip(rules_by_number(line.item.checks))
        self.votes.setText("\n".join(vote_text(vote) for vote in line.votes))
        self.votes.setVisible(bool(line.votes))
        if (line.item.number, line.entry.note) != (self._number, self._kept):
            self.save_note()
            self._number, self._kept = line.item.number, line.entry.note
            self.note.setPlainText(line.entry.note)
        self._show_buttons(line)
        self.hands.setVisible(has_vote(line.item.number))
        if has_vote(line.item.number):
            allow(self.hands, why_not(office, election_id, line.item.number))

    def _show_buttons(self, line: AgendaLine) -> None:
        state = line.entry.state
        self.main.setText({ItemState.WAITING: "开始", ItemState.RUNNING: "完成，开始下一项"}.get(state, "已完成"))
        self.main.setAccessibleName(self.main.text())
        self.main.setVisible(state in (ItemState.WAITING, ItemState.RUNNING))
        allow(self.main, "" if state in (ItemState.WAITING, ItemState.RUNNING) else f"这一项{state.value}")
        allow(self.skip, "" if state is ItemState.WAITING else f"这一项{state.value}")
        self.start.setVisible(state in (ItemState.FINISHED, ItemState.LEFT_OUT))
        self.target, title = _TARGETS.get(line.item.key, ("", ""))
        self.go.setText(title)
        self.go.setAccessibleName(title or "相关步骤")
        self.go.setVisible(bool(title))

    def save_note(self) -> None:
        """Hand over the note when it was changed."""
        words = self.note.toPlainText().strip()
        if self._number >= 0 and words != self._kept:
            self._kept = words
            self.noted.emit(self._number, words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save the note when the cursor leaves it."""
        if watched is self.note and event.type() == QEvent.Type.FocusOut:
            self.save_note()
        return super().eventFilter(watched, event)


def _html(line: AgendaLine, words: tuple[str, ...]) -> str:
    said = "".join(f"<p style='margin:0 0 7px 0'>{_marked(part)}</p>" for part in words)
    checks = rules_in_words(line.item.checks)
    rule = f"<p style='color:#5a616a;margin:6px 0 0 0'>程序核对：{escape(checks)}</p>" if checks else ""
    return (said or "<p style='color:#5a616a'>这一项没有固定的主持词。</p>") + rule


def _marked(words: str) -> str:
    """Return the words with every open figure in colour."""
    return escape(words).replace(BLANK, f"<span style='color:#9a1b14'>{BLANK}</span>")
