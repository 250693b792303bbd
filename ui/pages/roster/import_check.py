"""检查: every row of the preview with its findings, corrections and what importing would do."""

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QLabel, QVBoxLayout, QWidget

from huanjie_desktop.domain.people.draft import LABELS, Decision, PreviewRow, UpdateRule
from huanjie_desktop.domain.problems import Severity
from huanjie_desktop.services.masking import mask_field, mask_id, mask_phone
from huanjie_desktop.services.roster import roster
from huanjie_desktop.services.roster.types import ImportChoice, ImportPreview
from huanjie_desktop.services.texts.text import sentence
from ui.context import Context
from ui.formats import date_text
from ui.widgets.controls import button, named
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.rows_model import CENTRE, Column
from ui.widgets.rows_view import RowsView

KINDS = (("importAll", "全部"), ("importErrors", "✖ 错误"), ("importWarnings", "⚠ 提醒"), ("importFixed", "✎ 已更正"))


class CheckStep(QWidget):
    """The preview with its filters, and the choices that storing needs."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._preview: ImportPreview | None = None
        self.counts = QLabel()
        self.counts.setObjectName("importCounts")
        self.list: RowsView[PreviewRow] = RowsView(_columns(), "importRows", "导入预览", "这张表里没有党员。")
        self.detail = QLabel()
        self.detail.setWordWrap(True)
        self.detail.setMinimumHeight(self.fontMetrics().height() * 2 + 6)
        self._kinds = QButtonGroup(self, exclusive=True)
        self.export = button("importExportErrors", "导出错误清单", "export", "把有问题的行和原因保存为 Excel 表格")
        self.update_rule = named(
            QComboBox(), "importUpdate", "已有党员的处理", "同一人已在名册中时，怎样处理不同的内容"
        )
        self.update_rule.addItems([f"已有党员：{rule.value}" for rule in UpdateRule])
        self.accept = named(QCheckBox("提醒已看过"), "importAccept", "提醒已看过")
        self.skip = named(QCheckBox("错误行不导入"), "importSkip", "错误行不导入", "其余的行照常导入")
        self._lay_out()
        for box in (self.accept, self.skip):
            box.toggled.connect(lambda _on: self.changed.emit())
        self._kinds.idClicked.connect(lambda _id: self._filter())
        self.list.filter_cleared.connect(self._show_all)
        self.export.clicked.connect(self._export)
        self.list.table.selectionModel().currentChanged.connect(lambda *_: self._tell())

    def _lay_out(self) -> None:
        top, bottom = QWidget(), QWidget()
        flow = FlowLayout(top)
        for place, (name, title) in enumerate(KINDS):
            made = button(name, title, kind="tab")
            made.setCheckable(True)
            made.setChecked(place == 0)
            self._kinds.addButton(made, place)
            flow.addWidget(made)
        flow.addWidget(self.export)
        flow.addWidget(self.counts)
        choices = FlowLayout(bottom, 14)
        for part in (self.update_rule, self.accept, self.skip):
            choices.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(top)
        column.addWidget(self.list, 1)
        column.addWidget(self.detail)
        column.addWidget(bottom)

    def show_preview(self, preview: ImportPreview) -> None:
        """Show all rows of a preview."""
        self._preview = preview
        self.list.set_rows(preview.rows)
        words = [f"{decision.value} {count}" for decision, count in Counter(r.decision for r in preview.rows).items()]
        self.counts.setText("　".join(words))
        figures = [len(preview.rows), *(sum(map(test, preview.rows)) for test in _TESTS[1:])]
        for place, (_name, title) in enumerate(KINDS):
            self._kinds.button(place).setText(f"{title} {figures[place]}")
        self.skip.setVisible(self._has(Severity.ERROR))
        self.accept.setVisible(self._has(Severity.WARNING))
        self.export.setEnabled(bool(preview.all_problems))
        self.changed.emit()

    def refusal(self) -> str:
        """Return why the preview cannot be stored yet, "" when it can."""
        if self._has(Severity.ERROR) and not self.skip.isChecked():
            return "有错误的行：请改正原表后重新导入，或勾选“错误行不导入”"
        if self._has(Severity.WARNING) and not self.accept.isChecked():
            return "请看过提醒后勾选“提醒已看过”"
        return ""

    def choice(self) -> ImportChoice:
        """Return how the clerk wants the rows stored."""
        rule = list(UpdateRule)[self.update_rule.currentIndex()]
        return ImportChoice(rule, self.accept.isChecked(), self.skip.isChecked())

    def _has(self, severity: Severity) -> bool:
        return self._preview is not None and any(one.severity is severity for one in self._preview.all_problems)

    def _filter(self) -> None:
        place = self._kinds.checkedId()
        self.list.set_filter(_TESTS[place] if place > 0 else None)

    def _show_all(self) -> None:
        self._kinds.button(0).setChecked(True)

    def _tell(self) -> None:
        row = self.list.current()
        self.detail.setText(" ".join(findings(row)) if row else "")

    def _export(self) -> None:
        preview = self._preview
        place = self._context.messages.save_file("导出错误清单", "导入错误清单.xlsx", "Excel 表格 (*.xlsx)")
        if place and preview:
            self._context.tasks.run(
                lambda: roster.export_errors(preview, place),
                done=lambda path: self._context.messages.note(f"错误清单已保存：{path}"),
            )


def findings(row: PreviewRow) -> list[str]:
    """Return all that was found, corrected and changed in a row, in sentences with full cells named."""
    worst_first = sorted(row.problems, key=lambda problem: list(_SIGNS).index(problem.severity))
    found = [f"{_SIGNS[problem.severity]} {problem.where}：{sentence(problem)}" for problem in worst_first]
    for one in row.corrections:
        label = LABELS.get(one.field, one.field)
        old, new = mask_field(one.field, one.old), mask_field(one.field, one.new)
        found.append(f"✎ {one.address} {label}：{old or '（空）'} → {new}")
    for change in row.changes:
        label = LABELS.get(change.field, change.field)
        old, new = mask_field(change.field, change.old), mask_field(change.field, change.new)
        found.append(f"{label}：{old or '（空）'} → {new or '（空）'}")
    return found


_SIGNS = {Severity.ERROR: "✖", Severity.WARNING: "⚠", Severity.NOTICE: "ℹ"}
_TESTS: tuple[Callable[[PreviewRow], bool], ...] = (
    lambda _row: True,
    lambda row: any(problem.severity is Severity.ERROR for problem in row.problems),
    lambda row: any(problem.severity is Severity.WARNING for problem in row.problems),
    lambda row: bool(row.corrections),
)


def _tip(row: PreviewRow) -> str:
    return "\n".join(findings(row))


def _sign(row: PreviewRow) -> str:
    signs = [sign for sign, test in zip("✖⚠✎", _TESTS[1:], strict=True) if test(row)]
    return "".join(signs[:2])


def _tone(row: PreviewRow) -> str:
    return {"✖": "error", "⚠": "warning", "✎": "fixed"}.get(_sign(row)[:1], "")


def _columns() -> list[Column[PreviewRow]]:
    return [
        Column("", _sign, align=CENTRE, width=3, tone=_tone),
        Column("行", lambda row: str(row.number), lambda row: row.number, align=CENTRE, width=3),
        Column("处理", lambda row: row.decision.value, width=4, tone=_decision_tone),
        Column("姓名", lambda row: row.draft.name, width=5),
        Column("发现的问题和更正", lambda row: " ".join(findings(row)), width=22, tip=_tip),
        Column("性别", lambda row: row.draft.sex or "", width=3),
        Column("民族", lambda row: row.draft.nation, width=4),
        Column("出生日期", lambda row: date_text(row.draft.birth), width=6),
        Column("入党时间", lambda row: date_text(row.draft.joined), width=6),
        Column("类别", lambda row: row.draft.kind.value, width=5),
        Column("身份证号", lambda row: mask_id(row.draft.id_number), width=11, as_text=True),
        Column("电话", lambda row: mask_phone(row.draft.phone), width=7, as_text=True),
        Column("党支部", lambda row: row.branch, width=8),
    ]


def _decision_tone(row: PreviewRow) -> str:
    return {Decision.ERROR: "error", Decision.CONFLICT: "warning", Decision.UPDATE: "fixed"}.get(row.decision, "")
