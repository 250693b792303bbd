"""增推荐人: who came up, how, and how many signed a joint recommendation."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QWidget

from huanjie_desktop.domain.election.election import Source
from huanjie_desktop.domain.ids import MemberId
from huanjie_desktop.domain.people.member import Member
from huanjie_desktop.domain.problems import Problem, error, warning
from huanjie_desktop.services.texts.text import text_of
from ui.formats import date_text
from ui.pages.meeting.panel import plain_rows
from ui.pages.meeting.search_field import SearchField, found_by
from ui.widgets.form_dialog import FormDialog
from ui.widgets.number_field import NumberField
from ui.widgets.rows_model import Column
from ui.widgets.rows_view import RowsView

Choice = tuple[Member, tuple[Problem, ...]]
SOURCES = (Source.SELF, Source.JOINT, Source.ORGANIZATION, Source.MEMBERS, Source.REPRESENTATIVES)


@dataclass(frozen=True)
class NewApplicant:
    """Who was recommended, in which way, by how many signatures."""

    member: Member | None
    source: Source
    signers: int = 0


def _standing(choice: Choice) -> str:
    return "".join(text_of(problem).title for problem in choice[1]) or "✔ 符合"


_COLUMNS: tuple[Column[Choice], ...] = (
    Column("姓名", lambda choice: choice[0].name + (f"（{choice[0].note}）" if choice[0].note else ""), width=7),
    Column("出生", lambda choice: date_text(choice[0].birth), width=6),
    Column("类别", lambda choice: choice[0].kind.value, width=5),
    Column("候选人资格", _standing, width=14, tone=lambda choice: "quiet" if choice[1] else "", tip=_standing),
)


class ApplicantDialog(FormDialog[NewApplicant]):
    """A list to search in. Who may not stand may be entered all the same: the review decides and says why."""

    def __init__(
        self,
        parent: QWidget,
        choices: Sequence[Choice],
        taken: Collection[MemberId],
        keys: Mapping[MemberId, str],
    ) -> None:
        super().__init__(parent, "applicantDialog", "增推荐人", "登记")
        self._taken, self._keys = taken, keys
        self._search, self._source, self._signers = SearchField(), QComboBox(), NumberField(9999)
        self._search.setPlaceholderText("姓名或拼音首字母，↑↓ 选人")
        self.list: RowsView[Choice] = RowsView(_COLUMNS, "applicantList", "本支部党员", "名册里还没有党员。")
        self.list.setMinimumSize(self.fontMetrics().horizontalAdvance("汉") * 32, 190)
        plain_rows(self.list, 3)
        self._source.addItems([source.value for source in SOURCES])
        self._signers.setPlaceholderText("签名人数")
        self.add_field("查找", self._search, "applicantSearch")
        self.form.addRow(self.list)
        self.add_field("推荐方式", self._source, "applicantSource")
        self.add_field("联名人数", self._signers, "applicantSigners", tip="联名推荐表上签名的党员和居民人数")
        self.list.set_rows(sorted(choices, key=lambda choice: bool(choice[1])))
        self._search.textChanged.connect(self._filter)
        self._search.moved.connect(self._move)
        self._source.currentTextChanged.connect(lambda _text: self._adjust())
        self.list.table.selectionModel().currentChanged.connect(lambda *_: self.recheck())
        self.list.table.row_activated.connect(lambda _row: self._source.setFocus())
        self._adjust()

    def _adjust(self) -> None:
        self._signers.setEnabled(self._source.currentText() == Source.JOINT.value)

    def _filter(self, text: str) -> None:
        wanted, keys = text.strip(), self._keys
        self.list.set_filter((lambda choice: found_by(keys[choice[0].id], wanted)) if wanted else None)
        if wanted and self.list.model.shown:
            self.list.table.select_row(0)
        self.recheck()

    def _move(self, by: int) -> None:
        shown = len(self.list.model.shown)
        if shown:
            now = self.list.table.currentIndex().row()
            self.list.table.select_row(max(0, min(shown - 1, now + by)))

    def value(self) -> NewApplicant:
        """Return who is chosen."""
        choice, source = self.list.current(), Source(self._source.currentText())
        signers = (self._signers.number() or 0) if source is Source.JOINT else 0
        return NewApplicant(choice[0] if choice else None, source, signers)

    def check(self, value: NewApplicant) -> list[Problem]:
        """Return why this person cannot be entered, and as a warning what the review will have to say."""
        choice = self.list.current()
        if choice is None or value.member is None:
            return [error("nobody_chosen", where="applicantSearch")]
        if value.member.id in self._taken:
            return [error("applicant_twice", where="applicantSearch", name=value.member.name)]
        found = [warning(one.code, one.rule, one.where, **one.values) for one in choice[1]]
        if value.source is Source.JOINT and not value.signers:
            found.append(error("signers_missing", where="applicantSigners"))
        return found
