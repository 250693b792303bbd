"""提名: one member out of all, with the reason beside everybody who may not stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from huanjie_desktop.domain.election.election import Source
from huanjie_desktop.domain.ids import MemberId
from huanjie_desktop.domain.people.member import Member
from huanjie_desktop.domain.problems import Problem, error
from huanjie_desktop.services.texts.text import text_of
from ui.formats import date_text
from ui.pages.meeting.panel import plain_rows
from ui.pages.meeting.search_field import SearchField, found_by
from ui.widgets.form_dialog import FormDialog, watch
from ui.widgets.rows_model import Column
from ui.widgets.rows_view import RowsView

Choice = tuple[Member, tuple[Problem, ...]]


@dataclass(frozen=True)
class Nomination:
    """Who is proposed, how he came up, and what was presented about him."""

    member: Member | None
    source: Source
    presentation: str


def _reason(choice: Choice) -> str:
    return "".join(text_of(problem).title for problem in choice[1]) or "✔ 可以提名"


_COLUMNS: tuple[Column[Choice], ...] = (
    Column("姓名", lambda choice: choice[0].name + (f"（{choice[0].note}）" if choice[0].note else ""), width=7),
    Column("性别", lambda choice: choice[0].sex.value if choice[0].sex else "", width=3),
    Column("出生", lambda choice: date_text(choice[0].birth), width=6),
    Column("类别", lambda choice: choice[0].kind.value, width=5),
    Column("能否提名", _reason, width=16, tone=lambda choice: "quiet" if choice[1] else "", tip=_reason),
)


class NominateDialog(FormDialog[Nomination]):
    """A list to search in; those who may not stand are there too, with the reason."""

    def __init__(
        self,
        parent: QWidget,
        choices: Sequence[Choice],
        post: str,
        taken: frozenset[int],
        keys: Mapping[MemberId, str],
    ) -> None:
        super().__init__(parent, "nominateDialog", f"提名{post}候选人", "提名")
        self._taken, self._keys = taken, keys
        self._search, self._source, self._words = SearchField(), QComboBox(), QPlainTextEdit()
        self._search.setPlaceholderText("姓名或拼音首字母，↑↓ 选人")
        self._rows: RowsView[Choice] = RowsView(_COLUMNS, "nominateList", "可提名的党员", "名册里还没有党员。")
        self._rows.setMinimumSize(self.fontMetrics().horizontalAdvance("汉") * 34, 190)
        plain_rows(self._rows, 4)
        self._source.addItems([source.value for source in Source if source is not Source.NEXT_IN_VOTES])
        self._words.setFixedHeight(64)
        self._words.setPlaceholderText("简历、工作实绩、主要优缺点（可以以后再填）")
        self.add_field("查找", self._search, "nominateSearch")
        self.form.addRow(self._rows)
        self.add_field("推荐方式", self._source, "nominateSource")
        self.add_field("介绍", self._words, "nominateWords", tip="大会上要介绍候选人的情况，并回答党员的询问")
        self._rows.set_rows(sorted(choices, key=lambda choice: bool(choice[1])))
        self._search.textChanged.connect(self._filter)
        self._search.moved.connect(self._move)
        self._rows.table.selectionModel().currentChanged.connect(lambda *_: self.recheck())
        self._rows.table.row_activated.connect(lambda _row: self._source.setFocus())
        watch(self._source, self.recheck)

    def _filter(self, text: str) -> None:
        wanted = text.strip()
        keys = self._keys
        self._rows.set_filter((lambda choice: found_by(keys[choice[0].id], wanted)) if wanted else None)
        if wanted and self._rows.model.shown:
            self._rows.table.select_row(0)
        self.recheck()

    def _move(self, by: int) -> None:
        shown = len(self._rows.model.shown)
        if shown:
            now = self._rows.table.currentIndex().row()
            self._rows.table.select_row(max(0, min(shown - 1, now + by)))

    def value(self) -> Nomination:
        """Return what is chosen."""
        choice = self._rows.current()
        source = Source(self._source.currentText())
        return Nomination(choice[0] if choice else None, source, self._words.toPlainText().strip())

    def check(self, value: Nomination) -> list[Problem]:
        """Return why the chosen member may not stand."""
        choice = self._rows.current()
        if choice is None or value.member is None:
            return [error("nobody_chosen", where="nominateSearch")]
        if value.member.id in self._taken:
            return [error("nominated_already", name=value.member.name)]
        return list(choice[1])


class PresentationDialog(FormDialog[str]):
    """Asks what was presented about a candidate (R-11)."""

    def __init__(self, parent: QWidget, name: str, before: str) -> None:
        super().__init__(parent, "presentationDialog", f"介绍候选人：{name}", "保存")
        self._words = QPlainTextEdit()
        self._words.setMinimumSize(460, 200)
        self.add_field("情况", self._words, "presentationWords", tip="简历、工作实绩、主要优点和不足")
        self._words.setPlainText(before)
        self._words.setPlaceholderText("简历、工作实绩、主要优点和不足，以及答复党员询问的要点")

    def value(self) -> str:
        """Return the words."""
        return self._words.toPlainText().strip()

    def check(self, value: str) -> list[Problem]:
        """Return nothing: the words are free."""
        return []
