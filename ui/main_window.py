"""The window: start page or open office, menus, message line, "已保存 时刻"."""

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QStackedWidget, QVBoxLayout

from huanjie_desktop.base.clock import Clock, SystemClock
from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.services import office as offices
from huanjie_desktop.services.office import Office
from ui.changes import Changes
from ui.context import Context
from ui.formats import clock_text
from ui.menus import Menus
from ui.messages import Messages
from ui.notice_bar import NoticeBar
from ui.office_view import OfficeView
from ui.practising import Practising, give_back, window_title
from ui.shell import Shell
from ui.start_page import StartPage
from ui.state import State
from ui.tasks import TaskRunner
from ui.widgets.progress import ProgressLine

if TYPE_CHECKING:
    from ui.hall.hall import Hall

LOOK_AFTER = 1500  # milliseconds after opening: the window stands, the clerk is still looking
KINDS = "换届桌面数据文件 (*.huanjie)"


class MainWindow(Shell):
    """Holds at most one open office. Tests hand in their own state, messages and clock."""

    def __init__(self, state: State, messages: Messages | None = None, clock: Clock | None = None) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.state = state
        self.messages = messages or Messages(state)
        self.clock = clock or SystemClock()
        self.changes = Changes()
        self.tasks = TaskRunner(self.changes, self.messages)
        self.copies = TaskRunner(self.changes, self.messages)
        self.office = None
        self.view = None
        self.notices = NoticeBar()
        self._stack = QStackedWidget()
        self._saved = QLabel()
        self._saved.setObjectName("savedLabel")
        self._look = QTimer(self, singleShot=True, interval=LOOK_AFTER)
        self._lay_out()
        self._connect()
        if not self.restoreGeometry(state.layout("window")):
            self.resize(1093, 614)

    def _lay_out(self) -> None:
        centre = QFrame()
        centre.setObjectName("windowFrame")
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self._stack, 1)
        column.addWidget(ProgressLine(self.tasks))
        self.setCentralWidget(centre)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addPermanentWidget(self._saved)
        self.menus = Menus(self)
        self.practising = Practising(self)

    def _connect(self) -> None:
        self.messages.noted.connect(self.notices.note)
        self.messages.settled.connect(self.notices.settle)
        self.changes.touched.connect(lambda _topics: self._tell_saved())

        self._look.timeout.connect(self._look_for_damage)

    def _look_for_damage(self) -> None:
        if self.office:
            self.tasks.run(partial(offices.refuse_damage, self.office))

    @cached_property
    def start(self) -> StartPage:
        """The start page, built when it is first needed."""
        made = StartPage(self.state)
        made.new_wanted.connect(self.new_file)
        made.open_wanted.connect(self.choose_file)
        made.sample_wanted.connect(self.load_sample)
        made.recent_wanted.connect(self.open_file)
        self._stack.addWidget(made)
        return made

    def new_file(self) -> None:
        """Ask where the office's file shall be and make it."""
        place = self.messages.save_file("新建本单位文件", f"本单位{offices.SUFFIX}", KINDS)
        if place and self._take(partial(offices.create_office, with_suffix(place), self.clock)):
            self._ask_settings(first=True)

    def choose_file(self) -> None:
        """Ask for an office file and open it."""
        place = self.messages.open_file("打开", KINDS)
        if place:
            self.open_file(place)

    def open_file(self, path: Path) -> bool:
        """Open an office file; tell the clerk why when it cannot be opened, and keep the present one then."""
        if self.office and self.office.path == path:
            return True
        if self.office and self.office.counting is not None and not self.office.practice:
            self.messages.trouble(UserError("open_counting", file=path.name))
            return False
        return self._take(partial(offices.open_office, path, self.clock), path)

    def load_sample(self) -> None:
        """Ask where the sample office shall be stored, build it with progress, then open it."""
        place = self.messages.save_file("示例单位保存为", f"示例街道{offices.SUFFIX}", KINDS)
        if not place:
            return
        place = with_suffix(place)
        from huanjie_desktop.services.sample_office import build_sample_office

        self.tasks.run_long(
            lambda report: build_sample_office(place, clock=self.clock, progress=report),
            done=lambda _built: self._open_built(place),
            label="正在生成示例单位",
        )

    def _open_built(self, place: Path) -> None:
        self.open_file(place)

    def open_settings(self) -> None:
        """Ask for the names of the office, its communities and branches."""
        self._ask_settings(first=False)

    def _ask_settings(self, first: bool) -> None:
        from ui.office_dialog import ask_settings

        if self.office:
            ask_settings(self, self.office, self.tasks, first)

    def swap(self, opening: Callable[[], Office]) -> bool:
        """Show another file in place of the present one, and keep that when the other cannot be opened."""
        return self._take(opening)

    def close_file(self) -> None:
        """Close the office and go back to the start page."""
        self._drop()
        self._show_start()

    def raise_and_open(self, name: str) -> None:
        """Come to the front for a second start of the program, and open the file it was given."""
        self.setWindowState(self.windowState() & ~self.windowState().WindowMinimized)
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)
        if name:
            self.open_file(Path(name))

    def _take(self, opening: Callable[[], Office], path: Path | None = None) -> bool:
        try:
            office = opening()
        except UserError as trouble:
            if path and trouble.code == "office_missing":
                self.state.forget(path)
                self.start.refresh()
            self.show()
            self.messages.trouble(trouble)
            return False
        self._drop()
        try:
            self._show_office(office)
        except UserError as trouble:
            self.close_file()
            self.messages.trouble(trouble)
            return False
        return True

    def _show_office(self, office: Office) -> None:
        self.office = office
        if not office.practice:
            self.state.remember(office.path)
        self.view = OfficeView(lambda view: self._context(office, view))
        self._stack.addWidget(self.view)
        self._stack.setCurrentWidget(self.view)
        self.setWindowTitle(window_title(office))
        self.view.go("home")
        self._look.start()
        self._saved.setText("已打开")
        self.office_changed.emit()

    def _context(self, office: Office, view: OfficeView) -> Context:
        make_hall = partial(self._hall, office)
        return Context(
            office, self.tasks, self.copies, self.changes, self.messages, self.state, make_hall, view.go,
            self.practising,
        )  # fmt: skip

    def _hall(self, office: Office) -> "Hall":
        from ui.hall.hall import Hall

        return Hall(office, self.state, self.changes, lambda: self)

    def _show_start(self) -> None:
        self.start.refresh()
        self._stack.setCurrentWidget(self.start)
        self.setWindowTitle("换届桌面")
        self._saved.setText("")
        self.office_changed.emit()

    def _drop(self) -> None:
        self._look.stop()
        if self.view:
            self.view.leave()
            self.view.context.drop_hall()
        self.tasks.leave_file()
        self.copies.leave_file()
        if self.view:
            self._stack.removeWidget(self.view)
            self.view.deleteLater()
            self.view = None
        if self.office:
            give_back(self.office)
            self.office = None

    def _tell_saved(self) -> None:
        if self.office:
            self._saved.setText(f"已保存 {clock_text(self.clock.now())}")

    def showEvent(self, event: QShowEvent) -> None:
        """Show the start page unless a file was opened before the first look."""
        if self.office is None:
            self._show_start()
        super().showEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window's place, stop what runs, give the file back; a cross hit in the count asks first."""
        if event.spontaneous() and self._goes_on_counting():
            event.ignore()
            return
        self.state.set_layout("window", self.saveGeometry())
        self._drop()
        super().closeEvent(event)

    def _goes_on_counting(self) -> bool:
        """Ask whether a cross or Alt+F4 in the middle of a count was meant: the hall screen would go too."""
        if not self.office or self.office.counting is None or self.office.practice:
            return False
        why = "录过的票都已保存，下次打开接着录。大屏会一起关掉。"
        return not self.messages.ask("正在计票，要关闭程序吗？", why, "关闭程序", "继续计票")


def with_suffix(path: Path) -> Path:
    """Return the path with the suffix of office files."""
    return path if path.suffix == offices.SUFFIX else path.with_name(path.name + offices.SUFFIX)
