"""The window of the hall screen on its display: opened, lost, found again, moved; the count knows nothing of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from ui.hall.awake import Awake
from ui.hall.screens import Choice, Display, choose, display_of
from ui.state import State

if TYPE_CHECKING:
    from ui.hall.canvas import HallWindow

REHEARSAL = 0.3
"""The width of the rehearsal as a part of the operator's display, so that the work stays in sight."""
LOST = "大屏的屏幕断开了，计票不受影响。接好以后按 F11 回到大屏"
FOUND = "屏幕已接上，按 F11 回到大屏"


class Projector(QObject):
    """Keeps the window where the meeting sees it. `own` returns the operator's window."""

    changed = Signal()
    """The window came, went or moved, or there is something to tell the operator."""

    def __init__(self, state: State, own: Callable[[], QWidget]) -> None:
        super().__init__()
        self._state, self._own = state, own
        self.window: HallWindow | None = None
        self.display: Display | None = None
        self.words = ""
        self._watched: set[str] = set()
        self._awake = Awake()

    @property
    def is_open(self) -> bool:
        """Whether the hall sees anything."""
        return self.window is not None and self.window.isVisible()

    @property
    def awake(self) -> bool:
        """Whether the computer is kept from sleeping now."""
        return self._awake.held

    def open(self) -> None:
        """Bring the window to its display; with one display, or mirrored ones, to a window for rehearsal."""
        self._put(choose(_displays(), self._own_display(), self._state.hall("screen")))

    def close(self) -> None:
        """Take the window away."""
        if self.window is not None:
            self._remember()
            self.window.hide()
        self.display, self.words = None, ""
        self._awake.end()
        self.changed.emit()

    def drop(self) -> None:
        """End for good: the office is being closed."""
        self.close()
        if self.window is not None:
            self.window.deleteLater()
            self.window = None

    def move_on(self) -> None:
        """Go to the next display that is not the operator's, and remember it."""
        own = self._own_display()
        others = [one for one in _displays() if not one.area.intersects(own.area)]
        if others:
            place = others.index(self.display) if self.display in others else -1
            self._put(Choice(others[(place + 1) % len(others)]))

    def made(self) -> "HallWindow":
        """Return the window, made when it is first needed: its painting need not be loaded at the start."""
        if self.window is None:
            from ui.hall.canvas import HallWindow

            self.window = HallWindow()
            self.window.gone.connect(self.close)
            application = QGuiApplication.instance()
            if isinstance(application, QGuiApplication):
                application.screenRemoved.connect(self.screen_gone)
                application.screenAdded.connect(self.screen_came)
        return self.window

    def screen_gone(self, screen: QScreen) -> None:
        """Hide when the hall's display was unplugged, so that nothing lies over the operator's work."""
        self._watched.discard(screen.name())
        if self.is_open and self.display is not None and display_of(screen).name == self.display.name:
            self.close()
            self.words = LOST
            self.changed.emit()

    def screen_came(self, _screen: QScreen) -> None:
        """Tell the operator that the display is back; one key returns to it."""
        if self.words == LOST:
            self.words = FOUND
            self.changed.emit()

    def _own_display(self) -> Display:
        return display_of(self._own().screen())

    def screen_changed(self, _area: QRect) -> None:
        """Follow a display that changed its size; hide when the system now shows the same on both."""
        if not self.is_open or self.display is None:
            return
        found = choose(_displays(), self._own_display(), self.display.key)
        if found.display is not None:
            self._put(found)
        else:
            self.close()
            self.words = found.words
            self.changed.emit()

    def _put(self, found: Choice) -> None:
        window = self.made()
        self._remember()
        self.display, self.words = found.display, found.words
        window.fill_screen(found.display is not None)
        if found.display is not None:
            self._state.set_hall("screen", found.display.key)
            window.setScreen(_screen_at(found.display.area))
            window.setGeometry(found.display.area)
            window.setWindowState(Qt.WindowState.WindowFullScreen)
        else:
            window.setWindowState(Qt.WindowState.WindowNoState)
            window.setGeometry(self._rehearsal())
        window.show()
        self._own().activateWindow()  # some systems give the keys to every window that comes up
        self._watch()
        self._awake.begin()
        self.changed.emit()

    def _remember(self) -> None:
        """Keep where the clerk put the rehearsal, and how large."""
        if self.window is not None and self.is_open and self.display is None:
            place = self.window.geometry()
            sides = (place.x(), place.y(), place.width(), place.height())
            self._state.set_hall("rehearsal", " ".join(str(side) for side in sides))

    def _rehearsal(self) -> QRect:
        """Return the place of last time where that is still in sight, else the corner in which nothing is typed."""
        room = self._own().screen().availableGeometry()
        kept = [int(part) for part in self._state.hall("rehearsal").split() if part.lstrip("-").isdigit()]
        last = QRect(*kept) if len(kept) == 4 else QRect()
        return last if last.isValid() and room.contains(last) else _corner(room)

    def _watch(self) -> None:
        for screen in QGuiApplication.screens():
            if screen.name() not in self._watched:
                self._watched.add(screen.name())
                screen.geometryChanged.connect(self.screen_changed)


def _displays() -> list[Display]:
    return [display_of(screen) for screen in QGuiApplication.screens()]


def _screen_at(area: QRect) -> QScreen:
    found = [screen for screen in QGuiApplication.screens() if screen.geometry() == area]
    return found[0] if found else QGuiApplication.primaryScreen()


def _corner(room: QRect) -> QRect:
    width = round(room.width() * REHEARSAL)
    height = width * 9 // 16
    return QRect(room.right() - width - 20, room.bottom() - height - 20, width, height)
