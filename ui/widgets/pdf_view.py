"""Preview of a paper: pages as images by pypdfium2, the same images go to the printer at exactly 100 %."""

from pathlib import Path
from threading import Lock

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.controls import button, named

ZOOMS = ("适合宽度", "整页", "100%", "150%", "200%")
_POINTS_PER_INCH = 72
_PDFIUM = Lock()  # PDFium must not be entered twice at once: printing runs in the background, the preview does not


class PdfPages:
    """The pages of a PDF as images. Raises ValueError for what is no PDF.

    The document is opened for each picture and closed at once: nothing of it outlives the window.
    """

    def __init__(self, content: bytes) -> None:
        import pypdfium2

        self._content = content
        try:
            with _PDFIUM, pypdfium2.PdfDocument(content) as document:
                self._sizes = [document.get_page_size(number) for number in range(len(document))]
        except pypdfium2.PdfiumError as trouble:
            raise ValueError("not a PDF") from trouble

    def __len__(self) -> int:
        return len(self._sizes)

    def size(self, number: int) -> tuple[float, float]:
        """Return width and height of a page in points."""
        width, height = self._sizes[number]
        return float(width), float(height)

    def image(self, number: int, scale: float) -> QImage:
        """Return a page drawn at `scale` pixels per point."""
        import pypdfium2

        with _PDFIUM, pypdfium2.PdfDocument(self._content) as document:
            bitmap = document[number].render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
            look = QImage.Format.Format_RGBX8888
            return QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, look).copy()


class PdfView(QWidget):
    """Shows one page at a time with 上一页 下一页, zoom and print. Ctrl+wheel zooms."""

    printing_wanted = Signal()
    """The clerk pressed 打印; the page decides whether the paper may be printed."""

    def __init__(self, name: str = "pdf") -> None:
        super().__init__()
        self.setObjectName(name)
        self._pages: PdfPages | None = None
        self.content = b""
        self.number = 0
        self.before = button(f"{name}Before", "上一页", "back")
        self.after = button(f"{name}After", "下一页", "next")
        self.place = QLabel("—")
        self.zoom = named(QComboBox(), f"{name}Zoom", "缩放")
        self.zoom.addItems(list(ZOOMS))
        self.print = button(f"{name}Print", "打印…", "print", "按实际大小（100%）打印")
        self._sheet = QLabel()
        self._sheet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area = named(QScrollArea(), f"{name}Area", "预览")
        self._area.setWidgetResizable(True)
        self._area.setWidget(self._sheet)
        self._area.viewport().installEventFilter(self)
        self._lay_out()
        self.before.clicked.connect(lambda: self.show_page(self.number - 1))
        self.after.clicked.connect(lambda: self.show_page(self.number + 1))
        self.zoom.currentIndexChanged.connect(lambda _place: self._draw())
        self.print.clicked.connect(self.printing_wanted)
        self.clear("选择左边的文书，这里显示预览。")

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        for part in (self.before, self.place, self.after, self.zoom):
            line.addWidget(part)
        line.addStretch(1)
        line.addWidget(self.print)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self._area, 1)

    def show_pdf(self, source: bytes | Path) -> None:
        """Show a PDF from its first page. Raises ValueError for what is no PDF, OSError for a file that is gone."""
        content = source if isinstance(source, bytes) else source.read_bytes()
        self.clear()
        self._pages, self.content = PdfPages(content), content
        self.print.setEnabled(True)
        self.show_page(0)

    def clear(self, words: str = "") -> None:
        """Show no page, only words."""
        self._pages, self.content, self.number = None, b"", 0
        self._sheet.setPixmap(QPixmap())
        self._sheet.setText(words)
        self.place.setText("—")
        for control in (self.before, self.after, self.print):
            control.setEnabled(False)

    def show_page(self, number: int) -> None:
        """Show a page counted from 0; beyond the ends nothing happens."""
        if self._pages is None or not 0 <= number < len(self._pages):
            return
        self.number = number
        self.place.setText(f"第 {number + 1} 页 / 共 {len(self._pages)} 页")
        self.before.setEnabled(number > 0)
        self.after.setEnabled(number + 1 < len(self._pages))
        self._draw()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Zoom with Ctrl+wheel."""
        if isinstance(event, QWheelEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            step = 1 if event.angleDelta().y() > 0 else -1
            self.zoom.setCurrentIndex(min(max(self.zoom.currentIndex() + step, 0), len(ZOOMS) - 1))
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the window."""
        super().resizeEvent(event)
        if self.zoom.currentIndex() < 2:
            self._draw()

    def _scale(self, width: float, height: float) -> float:
        room = self._area.viewport().size()
        across, down = (room.width() - 16) / width, (room.height() - 16) / height
        fixed = (across, min(across, down), 1.0, 1.5, 2.0)[self.zoom.currentIndex()]
        return fixed * (self.logicalDpiX() / _POINTS_PER_INCH if self.zoom.currentIndex() >= 2 else 1)

    def _draw(self) -> None:
        if self._pages is None:
            return
        sharp = self.devicePixelRatioF()
        scale = max(self._scale(*self._pages.size(self.number)), 0.1)
        pixmap = QPixmap.fromImage(self._pages.image(self.number, scale * sharp))
        pixmap.setDevicePixelRatio(sharp)
        self._sheet.setPixmap(pixmap)
