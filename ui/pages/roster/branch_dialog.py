"""增支部: a branch and the community it belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from huanjie_desktop.domain.problems import Problem, error
from ui.widgets.form_dialog import FormDialog


@dataclass(frozen=True)
class NewBranch:
    """The names of a branch and its community."""

    community: str
    name: str
    full_name: str = ""


class BranchDialog(FormDialog[NewBranch]):
    """Asks for a community, known or new, and the branch's name."""

    def __init__(self, parent: QWidget, communities: Sequence[str]) -> None:
        super().__init__(parent, "branchDialog", "增支部")
        self._community, self._name, self._full_name = QComboBox(), QLineEdit(), QLineEdit()
        self._community.setEditable(True)
        self._community.addItems(list(communities))
        self._community.setPlaceholderText("如 某某社区")
        self.add_field("社区", self._community, "branchCommunity", tip="选择已有社区，或直接输入新社区的名称")
        self._full_name.setPlaceholderText("如 中共某某街道某某社区第一支部委员会")
        self.add_field("党支部名称", self._name, "branchName", tip="如 第一党支部")
        self.add_field("全称", self._full_name, "branchFullName", tip="印在选票和文书上；空着就印社区和支部的名称")

    def value(self) -> NewBranch:
        """Return the names without blanks."""
        typed = (self._community.currentText(), self._name.text(), self._full_name.text())
        return NewBranch(*("".join(text.split()) for text in typed))

    def check(self, value: NewBranch) -> list[Problem]:
        """Return a finding while a name is missing."""
        places = (("branchCommunity", value.community), ("branchName", value.name))
        return [error("name_empty", where=where) for where, name in places if not name][:1]
