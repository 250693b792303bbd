"""登记分发: the account of the papers, checked while typing (E4, E12)."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLabel, QWidget

from huanjie_desktop.domain.problems import Problem, error
from huanjie_desktop.services.ballots import Account
from ui.widgets.form_dialog import FormDialog
from ui.widgets.number_field import NumberField

Check = Callable[[Account], Sequence[Problem]]


class AccountDialog(FormDialog[Account]):
    """Printed, issued, spare, destroyed; an empty field is not zero."""

    def __init__(self, parent: QWidget, printed: int, voters: int, check: Check) -> None:
        super().__init__(parent, "accountDialog", "登记分发选票", "确认分发")
        self._check = check
        self._printed, self._issued, self._spare, self._destroyed = (NumberField(99_999) for _ in range(4))
        self.form.addRow("实到会", QLabel(f"{voters} 人（发票前清点），发出选票必须与此相等"))
        self.add_field("印制", self._printed, "accountPrinted", "printed", "领到会场的选票总数")
        self.add_field("发出", self._issued, "accountIssued", "issued")
        self.add_field("剩余", self._spare, "accountSpare", "spare", "印制减发出")
        self.add_field("其中销毁", self._destroyed, "accountDestroyed", "destroyed", "当场剪角或封存的剩余票，可以空着")
        self._printed.set_number(printed)
        self._issued.set_number(voters)
        self._spare.set_number(max(0, printed - voters))

    def value(self) -> Account:
        """Return the account as typed; a field not entered makes it fail its check."""
        printed, issued, spare = (field.number() for field in (self._printed, self._issued, self._spare))
        return Account(printed or 0, issued or 0, spare or 0, self._destroyed.number() or 0)

    def check(self, value: Account) -> list[Problem]:
        """Return what is missing or does not add up."""
        fields = (("印制", self._printed, "printed"), ("发出", self._issued, "issued"), ("剩余", self._spare, "spare"))
        empty = [error("figure_missing", where=where, figure=name) for name, f, where in fields if f.number() is None]
        return empty or list(self._check(value))
