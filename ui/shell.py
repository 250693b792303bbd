"""What menus and their acts may ask of the window, so that nothing below the window imports it."""

from abc import abstractmethod
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow

from huanjie_desktop.base.clock import Clock
from huanjie_desktop.services.office import Office
from ui.messages import Messages
from ui.office_view import OfficeView
from ui.state import State
from ui.tasks import TaskRunner


class Shell(QMainWindow):
    """A window that holds at most one open office; MainWindow is the one."""

    office_changed = Signal()
    """An office was opened or closed."""

    state: State
    messages: Messages
    clock: Clock
    tasks: TaskRunner
    office: Office | None
    view: OfficeView | None

    @abstractmethod
    def new_file(self) -> None:
        """Ask where the office's file shall be and make it."""

    @abstractmethod
    def choose_file(self) -> None:
        """Ask for an office file and open it."""

    @abstractmethod
    def open_file(self, path: Path) -> bool:
        """Open an office file; tell whether it is open now."""

    @abstractmethod
    def swap(self, opening: Callable[[], Office]) -> bool:
        """Show another file in place of the present one; tell whether it is shown."""

    @abstractmethod
    def close_file(self) -> None:
        """Close the office and go back to the start page."""

    @abstractmethod
    def open_settings(self) -> None:
        """Ask for the names of the office, its communities and branches."""
