"""表和列: which sheet, which heading row, which column became which field; a column may be chosen by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from huanjie_desktop.domain.people.draft import LABELS, RosterMapping, column_letters
from huanjie_desktop.services.roster_types import ImportPreview
from ui.messages import Messages
from ui.widgets.controls import button, faint
from ui.widgets.problem_list import ProblemList
from ui.widgets.rows_model import Column
from ui.widgets.rows_view import RowsView

NOWHERE = "（表中没有）"


@dataclass(frozen=True)
class FieldPlace:
    """A field of the roster and the column it stands in, None when the sheet has none."""

    field: str
    column: int | None

    @property
    def place(self) -> str:
        """The column as the sheet shows it."""
        return NOWHERE if self.column is None else f"{column_letters(self.column)} 列"


class ColumnsStep(QWidget):
    """Shows what was recognised; a changed column has the sheet read again."""

    remapped = Signal(object)
    """Carries the RosterMapping chosen by hand."""

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._mapping: RosterMapping | None = None
        self.words, self._unmapped = QLabel(), faint("")
        self.words.setWordWrap(True)
        columns = [
            Column[FieldPlace]("名册的项目", lambda row: LABELS[row.field], width=12),
            Column[FieldPlace]("表中的列", lambda row: row.place, width=10, tone=_tone),
        ]
        self.list: RowsView[FieldPlace] = RowsView(columns, "importColumns", "对应列", "没有找到对应的列。")
        self.change = button("importChangeColumn", "改对应列…", "edit", "选中一项，再指定它在表中的哪一列")
        self._problems = ProblemList("importSheetProblems")
        line = QHBoxLayout()
        line.addWidget(self._unmapped, 1)
        line.addWidget(self.change)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        column.addWidget(self.list, 1)
        column.addLayout(line)
        column.addWidget(self._problems)
        self.change.clicked.connect(self._change)
        self.list.table.row_activated.connect(lambda _row: self._change())

    def show_preview(self, preview: ImportPreview) -> None:
        """Show what was recognised."""
        mapping = self._mapping = preview.mapping
        self.words.setText(
            f"工作表“{preview.sheet}”，表头在第{mapping.header_row + 1}行，"
            f"数据从第{mapping.first_row + 1}行开始，共{len(preview.rows)}人。"
        )
        self.list.set_rows(_places(mapping.columns))
        self.list.table.select_row(0)
        left = "、".join(mapping.unmapped)
        self._unmapped.setText(f"没有用到的列：{left}。" if left else "表中的列都已对应。")
        self._problems.show_problems(preview.problems)

    def _change(self) -> None:
        row, mapping = self.list.current(), self._mapping
        if row is None or mapping is None:
            return
        choices = [f"{column_letters(place)} 列" for place in range(_width(mapping))]
        chosen = self._messages.choose("改对应列", f"“{LABELS[row.field]}”在表中的哪一列？", (*choices, NOWHERE))
        if chosen is not None and chosen != row.place:
            self.remapped.emit(_moved(mapping, row.field, choices.index(chosen) if chosen in choices else None))


def _places(columns: Mapping[str, int]) -> list[FieldPlace]:
    found = [FieldPlace(field, place) for field, place in sorted(columns.items(), key=lambda pair: pair[1])]
    return found + [FieldPlace(field, None) for field in LABELS if field not in columns]


def _moved(mapping: RosterMapping, field: str, column: int | None) -> RosterMapping:
    """Return the mapping with a field in another column; what stood in that column is no longer read."""
    kept = {name: place for name, place in mapping.columns.items() if name != field and place != column}
    return replace(mapping, columns=kept if column is None else {**kept, field: column})


def _width(mapping: RosterMapping) -> int:
    known = len(mapping.columns) + len(mapping.unmapped)
    return max(known, *(place + 1 for place in mapping.columns.values())) + 1


def _tone(row: FieldPlace) -> str:
    return "quiet" if row.column is None else ""
