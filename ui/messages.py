"""Questions, errors and file choosers: the only file that opens a message box. Tests put a seam in its place."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QLineEdit, QMessageBox, QWidget

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.problems import Problem
from huanjie_desktop.services.texts.text import Text, text_of
from ui.state import State


class Messages(QObject):
    """Talks to the clerk: `note` without a box, `trouble` and `ask` with one."""

    noted = Signal(str)
    """A result that stays readable in the window until it is closed."""
    settled = Signal(str)
    """A note that is out of date."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self._state = state

    def note(self, text: str) -> None:
        """Show a result in the window's message line, without a box."""
        self.noted.emit(text)

    def settle(self, text: str) -> None:
        """Take a note away that is out of date; a later one stays."""
        self.settled.emit(text)

    def trouble(self, finding: UserError | Problem) -> None:
        """Tell what went wrong, why, and what to do now."""
        self.tell(text_of(finding))

    def tell(self, text: Text) -> None:
        """Show a box with the title bold, then the reason, then what to do."""
        self._box(QMessageBox.Icon.Warning, text).exec()

    def ask(self, title: str, why: str, yes: str, no: str = "取消") -> bool:
        """Ask before something that cannot simply be done again; `yes` names the act itself."""
        box = self._box(QMessageBox.Icon.Question, Text(title, why, ""))
        accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        refuse = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(refuse)
        box.setEscapeButton(refuse)
        box.exec()
        return box.clickedButton() is accept

    def ask_text(self, title: str, label: str, start: str = "") -> str | None:
        """Ask for one line such as a reason; None when the clerk gives up."""
        box = _line(title, label)
        box.setTextValue(start)
        return box.textValue().strip() if box.exec() else None

    def ask_password(self, title: str, label: str) -> str | None:
        """Ask for a password without showing it; None when the clerk gives up."""
        box = _line(title, label)
        box.setTextEchoMode(QLineEdit.EchoMode.Password)
        return box.textValue() if box.exec() else None

    def choose(self, title: str, label: str, choices: Sequence[str]) -> str | None:
        """Let the clerk take one of several; None when the clerk gives up."""
        box = _line(title, label)
        box.setComboBoxItems(list(choices))
        return box.textValue() if box.exec() else None

    def open_file(self, title: str, kinds: str) -> Path | None:
        """Choose an existing file; `kinds` such as "表格 (*.xlsx *.xls)"."""
        name, _kind = QFileDialog.getOpenFileName(_window(), title, str(self._state.folder()), kinds)
        return self._kept(name)

    def save_file(self, title: str, name: str, kinds: str) -> Path | None:
        """Choose where to store a file; the chooser asks before an existing one is replaced."""
        place, _kind = QFileDialog.getSaveFileName(_window(), title, str(self._state.folder() / name), kinds)
        return self._kept(place)

    def folder(self, title: str) -> Path | None:
        """Choose a folder."""
        place = QFileDialog.getExistingDirectory(_window(), title, str(self._state.folder()))
        if place:
            self._state.set_folder(Path(place))
        return Path(place) if place else None

    def show_file(self, path: Path) -> None:
        """Open a file or folder with the program the system has for it."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _kept(self, name: str) -> Path | None:
        if not name:
            return None
        self._state.set_folder(Path(name).parent)
        return Path(name)

    def _box(self, icon: QMessageBox.Icon, text: Text) -> QMessageBox:
        box = QMessageBox(_window())
        box.setObjectName("messageBox")
        box.setIcon(icon)
        box.setWindowTitle("换届桌面")
        box.setText(f"<b>{escape(text.title)}</b>")
        box.setInformativeText("\n".join(part for part in (text.why, text.todo) if part))
        return box


def _line(title: str, label: str) -> QInputDialog:
    box = QInputDialog(_window())
    box.setObjectName("lineBox")
    box.setWindowTitle(title)
    box.setLabelText(label)
    return box


def _window() -> QWidget | None:
    return QApplication.activeWindow()
