"""比对一扎: the smallest set of ballots to look at again; each look ends with the paper deciding."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from huanjie_desktop.domain.election.ballot import BallotMarks
from huanjie_desktop.domain.election.bundle_compare import Look
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.services.count import read_through, third_look
from huanjie_desktop.services.count.counting import open_count
from huanjie_desktop.services.count.plan import compare_bundle
from huanjie_desktop.services.count.session import CountSession
from huanjie_desktop.services.count.third_look import Found
from huanjie_desktop.services.office import Office
from ui.context import Context
from ui.pages.counting.bundles.third_look_dialog import ThirdLookDialog, look_words
from ui.pages.counting.stage import Stage
from ui.pages.counting.words import SIGN_TEXT, VOID_WORDS, marks_words, write_in_words
from ui.widgets.controls import button, faint, heading, named
from ui.widgets.rows_model import Column
from ui.widgets.rows_view import RowsView
from ui.widgets.showing_dialog import ShowingDialog
from ui.widgets.states import GOOD, OPEN, allow, tell

_BOTH_SHORT = (
    "两人都还少 {left} 张，已录的相符。没有录的接着录；票已经没有了，就从第一张起对照原票和“已录选票”，找出漏录的。"
)
_TO_READ = (
    "两人所录已相符，但不止一处录错，或有漏录、重录、颠倒。请监票人第三次通读：把整扎原票逐张与“已录选票”对一遍，"
    "最后手里应当没有票了。"
)


class CompareDialog(ShowingDialog):
    """Shows the looks of one bundle with both readings, and corrects one after the other."""

    def __init__(self, parent: QWidget, context: Context, stage: Stage, bundle: int) -> None:
        super().__init__(parent, "compareDialog", f"比对第 {bundle} 扎")
        self._context, self._stage, self._bundle = context, stage, bundle
        self._readings: dict[Look, tuple[BallotMarks | None, ...]] = {}
        self.told = named(QLabel(), "compareTold", "比对结果")
        self.told.setWordWrap(True)
        self.list: RowsView[Look] = RowsView(self._columns(), "compareTable", "要看的票", "两人所录完全相符。")
        self.list.table.verticalHeader().hide()
        self.look = button("compareLook", "看原票，更正…", "edit", "监票人看原票，改录错的一方", "primary")
        self.leave = button("compareClose", "关闭")
        self.read = button("compareRead", "已通读，逐张相符", "check", "监票人把整扎原票对过一遍，张张相符", "primary")
        self.anew = button("compareAnew", "不符，整扎重录", "undo", "撤回两人这一扎的录入，原录留存，两人从第一张重录")
        for one in (self.look, self.read, self.anew, self.leave):
            one.setAutoDefault(False)
        self._lay_out()
        self.look.clicked.connect(self._ask)
        self.read.clicked.connect(lambda: self._end(read_through.confirm_read))
        self.anew.clicked.connect(lambda: self._end(read_through.enter_anew))
        self.leave.clicked.connect(self.reject)
        self.list.table.selectionModel().currentChanged.connect(lambda *_: self._follow())
        self.refresh()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        for one in (self.look, self.read, self.anew):
            line.addWidget(one)
        line.addStretch(1)
        line.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.addWidget(heading(f"第 {self._bundle} 扎：两人所录逐张比对"))
        column.addWidget(faint("只列出要看原票的几张。漏录一张，后面各张不算错。以原票为准，改录错的一方，原录留存。"))
        column.addWidget(self.told)
        column.addWidget(self.list, 1)
        column.addLayout(line)
        self.fit(900, 460)

    def refresh(self) -> None:
        """Compare again."""
        office, round_id = self._context.office, self._stage.round.id
        found = compare_bundle(office, round_id, self._bundle)
        self._readings = {look: third_look.readings(office, round_id, self._bundle, look) for look in found}
        self.list.set_rows(list(found))
        count = open_count(office, round_id, 1, self._bundle)
        unread = count.full and not found and read_through.to_read(office, round_id, self._bundle)
        self.look.setVisible(not unread)
        self.read.setVisible(unread)
        self.anew.setVisible(unread or len(found) > 1)
        if found:
            tell(self.told, f"有 {len(found)} 处要看原票。", OPEN)
            self.list.select_where(lambda look: look == found[0])
        elif unread:
            tell(self.told, _TO_READ, OPEN)
        else:
            self._tell_equal(count)
        self._follow()

    def _tell_equal(self, count: CountSession) -> None:
        """Both agree: the last paper tells whether both slipped alike, a missing one that both left the same out."""
        if count.full and count.last:
            words = marks_words(count.last.marks, self._stage.round.names)
            tell(self.told, f"两人所录完全相符。请再对最后一张原票：第 {count.last.number} 张 {words}", GOOD)
        else:
            tell(self.told, _BOTH_SHORT.format(left=count.state.remaining), OPEN)

    def _follow(self) -> None:
        allow(self.look, "" if self.list.current() else "没有要看的票")

    def _ask(self) -> None:
        look = self.list.current()
        if look is None:
            return
        stage = self._stage
        dialog = ThirdLookDialog(self, look, stage.round.names, self._readings[look], stage.witnesses)
        dialog.chosen.connect(partial(self._mend, look))
        dialog.open()

    def _mend(self, look: Look, found: Found) -> None:
        office, round_id = self._context.office, self._stage.round.id
        self._context.tasks.now(lambda: third_look.mend(office, round_id, self._bundle, look, found))
        self.refresh()

    def _end(self, act: Callable[[Office, RoundId, int, str], object]) -> None:
        """Record what reading the whole bundle through showed."""
        office, round_id, names = self._context.office, self._stage.round.id, self._stage.witnesses
        self._context.tasks.now(lambda: act(office, round_id, self._bundle, names))
        self.refresh()

    def _columns(self) -> list[Column[Look]]:
        return [
            Column("看哪一张", look_words, key=lambda look: look.numbers, width=16, tip=look_words),
            Column("第一录入人所录", partial(self._differs, 0), width=15, tip=partial(self._whole, 0)),
            Column("第二录入人所录", partial(self._differs, 1), width=15, tip=partial(self._whole, 1)),
        ]

    def _whole(self, place: int, look: Look) -> str:
        found = self._readings[look][place]
        return "没有" if found is None else marks_words(found, self._stage.round.names)

    def _differs(self, place: int, look: Look) -> str:
        own, other = self._readings[look][place], self._readings[look][1 - place]
        if own is None or other is None:
            return self._whole(place, look)
        return differing_words(own, other, self._stage.round.names) or self._whole(place, look)


def differing_words(own: BallotMarks, other: BallotMarks, names: Sequence[str]) -> str:
    """Return only what one reading has otherwise than the other: boxes, written-in names, 整票无效."""
    pairs = zip(names, own.marks, other.marks, strict=True)
    parts = [f"{name} {SIGN_TEXT[mine] or '空白'}" for name, mine, yours in pairs if mine is not yours]
    if own.write_ins != other.write_ins:
        parts.append("另选 " + ("、".join(map(write_in_words, own.write_ins)) or "没有"))
    if own.void != other.void:
        parts.append(VOID_WORDS[own.void] if own.void else "没有判整票无效")
    return "　".join(parts)
