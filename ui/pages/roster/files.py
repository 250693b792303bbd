"""Import, export and template of the roster: choosers, jobs and their results."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from huanjie_desktop.domain.ids import BranchId
from huanjie_desktop.services import people
from huanjie_desktop.services.done import Done
from huanjie_desktop.services.roster import roster
from ui.context import Context
from ui.pages.roster.import_dialog import ImportDialog
from ui.pages.roster.imports_dialog import ImportsDialog

KIND = "Excel 表格 (*.xlsx)"


class RosterFiles:
    """The acts of the toolbar that deal with files."""

    def __init__(self, page: QWidget, context: Context, branch_id: Callable[[], BranchId | None]) -> None:
        self._page, self._context, self._branch_id = page, context, branch_id

    def bring(self) -> None:
        """Open the import wizard for the chosen branch."""
        branches = people.branches(self._context.office)
        ImportDialog(self._page, self._context, branches, self._branch_id()).open()

    def history(self) -> None:
        """Open the list of imports."""
        ImportsDialog(self._page, self._context).open()

    def export(self) -> None:
        """Ask once whether numbers are masked, where the file goes, and write it."""
        office, branch_id = self._context.office, self._branch_id()
        choice = self._context.messages.choose("导出名册", "证件号和电话", ("脱敏（推荐）", "完整号码"))
        if choice is None:
            return
        masked = choice.startswith("脱敏")
        place = self._context.messages.save_file("导出名册", f"{self._title(branch_id)}.xlsx", KIND)
        if place:
            self._context.tasks.run(
                lambda: roster.export_roster(office, with_xlsx(place), branch_id, masked),
                done=self._exported,
                label="正在导出名册",
            )

    def template(self) -> None:
        """Ask where the empty sheet goes and write it."""
        place = self._context.messages.save_file("保存名册模板", "党员名册模板.xlsx", KIND)
        if place:
            self._context.tasks.run(
                lambda: roster.export_template(with_xlsx(place)),
                done=lambda path: self._context.messages.note(f"模板已保存：{path}"),
            )

    def _exported(self, done: Done[Path]) -> None:
        self._context.messages.note(f"名册已导出：{done.value}")

    def _title(self, branch_id: BranchId | None) -> str:
        names = {one.id: f"{one.community}_{one.name}" for one in people.branches(self._context.office)}
        day = self._context.office.clock.today()
        return f"{names[branch_id] if branch_id else '全部支部'}_党员名册_{day:%Y%m%d}"


def with_xlsx(path: Path) -> Path:
    """Return the path with the suffix of Excel files."""
    return path if path.suffix.lower() == ".xlsx" else path.with_name(path.name + ".xlsx")
