"""The window of the hall screen: paints one scene; no cursor, no tooltip, never takes the keys."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from huanjie_desktop.services.count.hall_pages import (
    HallCandidates,
    HallMarking,
    HallOpening,
    HallQuorum,
    HallResult,
)
from ui.hall import text_pages
from ui.hall.count_page import paint_count
from ui.hall.pen import Pen, Written
from ui.hall.practice_sign import paint_practice
from ui.hall.scene import NOTHING, Countdown, CountScene, Notice, Scene
from ui.hall.themes import THEMES, Theme

TURN_MS = 8000
_PAINTERS: dict[type, Callable[..., int]] = {
    HallOpening: text_pages.paint_opening,
    HallQuorum: text_pages.paint_quorum,
    HallCandidates: text_pages.paint_candidates,
    HallMarking: text_pages.paint_marking,
    HallResult: text_pages.paint_result,
    Notice: text_pages.paint_notice,
    Countdown: text_pages.paint_countdown,
    CountScene: paint_count,
}
_KIND = Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus
_FULL = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint


class HallWindow(QWidget):
    """Shows a scene in the look and letter size the operator chose; several sheets turn by themselves."""

    gone = Signal()
    """Somebody closed the window of the rehearsal."""

    def __init__(self) -> None:
        super().__init__(None, _KIND)
        self.setObjectName("hallWindow")
        self.setWindowTitle("大屏预演")
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.scene = Scene("", NOTHING)
        self.theme: Theme = THEMES[0]
        self.factor = 1.0
        self.sheet, self.sheets = 0, 1
        self.written: list[Written] = []
        self._turn = QTimer(self, interval=TURN_MS)
        self._turn.timeout.connect(self.turn)

    @property
    def words(self) -> list[str]:
        """What stands on the screen."""
        return [one.text for one in self.written]

    def show_scene(self, scene: Scene) -> None:
        """Show another scene; a page of the same kind stays at its sheet."""
        if type(scene.content) is not type(self.scene.content):
            self.sheet = 0
        self.scene = scene
        self.update()

    def set_look(self, theme: Theme, factor: float) -> None:
        """Paint in another look or size from now on."""
        self.theme, self.factor = theme, factor
        self.update()

    def turn(self) -> None:
        """Go on to the next sheet, after the last to the first."""
        self.sheet = (self.sheet + 1) % max(1, self.sheets)
        self.update()

    def fill_screen(self, full: bool) -> None:
        """Become a window without a frame, or an ordinary one for the rehearsal."""
        self.setWindowFlags(_KIND | _FULL if full else _KIND)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the scene and remember what stands on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = Pen(painter, QSizeF(self.size()), self.theme, QApplication.font().family(), self.factor)
        painter.fillRect(self.rect(), self.theme.ground)
        content = self.scene.content
        self.sheets = _PAINTERS[type(content)](pen, self.scene.title, content, self.sheet)
        self.written = pen.words
        if self.scene.practice:
            paint_practice(painter, QRectF(self.rect()), QApplication.font().family())
        painter.end()
        self._follow_sheets()

    def _follow_sheets(self) -> None:
        if (self.sheets > 1) != self._turn.isActive():
            self._turn.start() if self.sheets > 1 else self._turn.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the rehearsal is over."""
        self._turn.stop()
        super().closeEvent(event)
        self.gone.emit()
