"""表和列: which sheet, which heading row, which column became which field; each may be chosen by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from huanjie_desktop.domain.people.draft import LABELS, RosterMapping, column_letters
from huanjie_desktop.services.roster.types import ImportPreview, SheetHead
from ui.messages import Messages
from ui.pages.roster.import_head import HeadTable
from ui.widgets.controls import button, faint
from ui.widgets.problem_list import ProblemList
from ui.widgets.rows_model import Column
from ui.widgets.rows_view import RowsView

NOWHERE = "（表中没有）"
_NO_HEADING = "请点一下左边表头所在的行"
_NO_NAME = "请选中“姓名”，按“改对应列”指定它在哪一列"


@dataclass(frozen=True)
class FieldPlace:
    """A field of the roster and the column it stands in, None when the sheet has none, with the words over it."""

    field: str
    column: int | None
    heading: str = ""

    @property
    def place(self) -> str:
        """The column as the sheet shows it."""
        return NOWHERE if self.column is None else column_words(self.column, self.heading)


class ColumnsStep(QWidget):
    """Shows what was recognised; a changed sheet, heading or column has the sheet read again."""

    remapped = Signal(object)
    """Carries the RosterMapping chosen by hand, complete enough to read by."""
    changed = Signal()

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._mapping: RosterMapping | None = None
        self.words, self._unmapped = QLabel(), faint("")
        self.words.setWordWrap(True)
        self.head = HeadTable()
        columns = [
            Column[FieldPlace]("名册的项目", lambda row: LABELS[row.field], width=7),
            Column[FieldPlace]("表中的列", lambda row: row.place, width=11, tone=_tone),
        ]
        self.list: RowsView[FieldPlace] = RowsView(columns, "importColumns", "对应列", "没有找到对应的列。")
        self.change = button("importChangeColumn", "改对应列…", "edit", "选中一项，再指定它在表中的哪一列")
        self._problems = ProblemList("importSheetProblems")
        self._lay_out()
        self.change.clicked.connect(self._change)
        self.list.table.row_activated.connect(lambda _row: self._change())
        self.head.pointed.connect(self._take)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.addWidget(self.head, 0, 0, 2, 1)
        grid.addWidget(self.list, 0, 1)
        grid.addWidget(self.change, 1, 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.setRowStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        column.addLayout(grid, 1)
        column.addWidget(self._unmapped)
        column.addWidget(self._problems)

    def show_preview(self, preview: ImportPreview) -> None:
        """Show what was recognised and read."""
        self._show(preview.sheets, preview.mapping)
        self._problems.show_problems([one for one in preview.problems if one.code != "columns_unmapped"])
        mapping = preview.mapping
        self.words.setText(
            f"工作表“{preview.sheet}”，表头在第{mapping.header_row + 1}行，"
            f"数据从第{mapping.first_row + 1}行开始，共{len(preview.rows)}人。"
        )

    def show_unread(self, sheets: Sequence[SheetHead], mapping: RosterMapping | None = None) -> None:
        """Show a file whose heading the clerk has to point at."""
        self._show(sheets, mapping)
        self._problems.show_problems([])
        self.words.setText(f"没有认出名册的表头。{self.refusal()}。" if mapping is None else f"{self.refusal()}。")

    def refusal(self) -> str:
        """Return why the sheet cannot be read yet, "" when it can."""
        if self._mapping is None:
            return _NO_HEADING
        return "" if "name" in self._mapping.columns else _NO_NAME

    def _show(self, sheets: Sequence[SheetHead], mapping: RosterMapping | None) -> None:
        self._mapping = mapping
        self.head.show_sheets(sheets, mapping)
        self.list.set_rows(_places(mapping.columns, self.head.headings()) if mapping else [])
        self.list.table.select_row(0)
        self.change.setEnabled(mapping is not None)
        left = "、".join(mapping.unmapped) if mapping else ""
        self._unmapped.setText(f"没有用到的列：{left}。" if left else "")
        self.changed.emit()

    def _take(self, mapping: RosterMapping | None) -> None:
        if mapping is not None and "name" in mapping.columns:
            self.remapped.emit(mapping)
        else:
            self.show_unread(self.head.sheets, mapping)
            self.list.select_where(lambda row: row.field == "name")

    def _change(self) -> None:
        row, mapping = self.list.current(), self._mapping
        if row is None or mapping is None:
            return
        choices = [column_words(place, words) for place, words in enumerate(self.head.headings())]
        chosen = self._messages.choose("改对应列", f"“{LABELS[row.field]}”在表中的哪一列？", (*choices, NOWHERE))
        if chosen is not None and chosen != row.place:
            self._take(_moved(mapping, row.field, choices.index(chosen) if chosen in choices else None))


def column_words(column: int, heading: str) -> str:
    """Return a column as the clerk finds it: its letters, and the words over it."""
    return f"{column_letters(column)} 列　{heading}".rstrip("　")


def _places(columns: Mapping[str, int], headings: list[str]) -> list[FieldPlace]:
    words = dict(enumerate(headings))
    by_place = sorted(columns.items(), key=lambda pair: pair[1])
    found = [FieldPlace(field, place, words.get(place, "")) for field, place in by_place]
    return found + [FieldPlace(field, None) for field in LABELS if field not in columns]


def _moved(mapping: RosterMapping, field: str, column: int | None) -> RosterMapping:
    """Return the mapping with a field in another column; what stood in that column is no longer read."""
    kept = {name: place for name, place in mapping.columns.items() if name != field and place != column}
    return replace(mapping, columns=kept if column is None else {**kept, field: column})


def _tone(row: FieldPlace) -> str:
    return "quiet" if row.column is None else ""
