"""A filled ballot as it lies on the table, as large as there is room."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from huanjie_desktop.domain.election.ballot_design import BallotDesign, LabelRole
from ui.widgets.pdf_view import PdfPages

SCALE = 2.5  # pixels a point: sharp enough when the sheet fills a whole screen
_EDGE = QColor("#c9cdd2")
_DOTS = 72 / 2540 * SCALE
_MARGIN = 900  # hundredths of a millimetre: the captions beside the boxes


class BallotPicture(QWidget):
    """Shows one sheet of a pile, or an empty table."""

    def __init__(self, pile: bytes, design: BallotDesign) -> None:
        super().__init__()
        self._pages, self._part = PdfPages(pile), written_part(design)
        self._number, self._sheet = 0, QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def number(self) -> int:
        """The sheet in sight, counted from 1; 0 for none."""
        return self._number

    def sizeHint(self) -> QSize:
        """Wish for a sheet that can be read."""
        return QSize(320, 440)

    def minimumSizeHint(self) -> QSize:
        """Be readable still."""
        return QSize(200, 240)

    def show_sheet(self, number: int) -> None:
        """Show a sheet of the pile; beyond its end the table is empty."""
        wanted = number if 1 <= number <= len(self._pages) else 0
        if wanted == self._number:
            return
        self._number = wanted
        self._sheet = self._pages.image(wanted - 1, SCALE).copy(self._part) if wanted else QImage()
        self.setAccessibleDescription(f"第 {wanted} 张选票的样子" if wanted else "桌上没有票了")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sheet in the middle."""
        if self._sheet.isNull():
            return
        room, sharp = self.size(), self.devicePixelRatioF()
        size = self._sheet.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        smooth = Qt.TransformationMode.SmoothTransformation
        sheet = self._sheet.scaled(size * sharp, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        place = QRectF((room.width() - size.width()) / 2, 0, size.width(), size.height())
        painter = QPainter(self)
        painter.drawImage(place, sheet)
        painter.setPen(QPen(_EDGE, 1))
        painter.drawRect(place.adjusted(0, 0, -1, -1))


def written_part(design: BallotDesign) -> QRect:
    """Return the part of a page on which voters write, in pixels: from the heading to the last box."""
    left = max(0, min(box.rect.x for box in design.boxes) - _MARGIN)
    right = min(design.paper.size[0], max(box.rect.right for box in design.boxes) + _MARGIN)
    below = [label.rect.bottom for label in design.labels if label.role is LabelRole.NAME]
    bottom = max(*(box.rect.bottom for box in design.boxes), *below) + _MARGIN // 2
    return QRect(*(round(length * _DOTS) for length in (left, 0, right - left, bottom)))
