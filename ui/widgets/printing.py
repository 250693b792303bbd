"""Printing a PDF at exactly 100 %: full page, page by page, at 300 dots per inch. Nothing is fitted to the paper."""

from collections.abc import Callable

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from huanjie_desktop.base.trouble import UserError
from ui.widgets.pdf_view import PdfPages

DOTS = 300
_POINTS = 72


def ask_printer(parent: QWidget, title: str) -> QPrinter | None:
    """Let the clerk choose a printer, copies and pages; None when given up."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("打印")
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def print_pdf(content: bytes, printer: QPrinter, report: Callable[[int, int], bool] = lambda _done, _all: True) -> int:
    """Print the pages at their true size and return how many; `report` may stop between pages.

    Raises UserError when the printer refuses the job.
    """
    pages = PdfPages(content)
    wanted = _wanted(printer, len(pages))
    printer.setFullPage(True)
    set_paper(printer, pages.size(wanted[0]))
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError("printer_refused", printer=printer.printerName())
    try:
        for place, number in enumerate(wanted):
            if place:
                set_paper(printer, pages.size(number))
                printer.newPage()
            _draw_page(painter, printer, pages, number)
            if not report(place + 1, len(wanted)):
                return place + 1
    finally:
        painter.end()
    return len(wanted)


def set_paper(printer: QPrinter, points: tuple[float, float]) -> None:
    """Choose the paper of a page, upright or across, without any margin of its own."""
    width, height = points
    upright = QSizeF(min(width, height), max(width, height))
    size = QPageSize(upright, QPageSize.Unit.Point, matchPolicy=QPageSize.SizeMatchPolicy.FuzzyMatch)
    across = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, across, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)


def _draw_page(painter: QPainter, printer: QPrinter, pages: PdfPages, number: int) -> None:
    width, height = pages.size(number)
    dots = printer.resolution() / _POINTS
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    image = pages.image(number, min(DOTS, printer.resolution()) / _POINTS)
    painter.drawImage(QRectF(-paper.x(), -paper.y(), width * dots, height * dots), image)


def _wanted(printer: QPrinter, count: int) -> list[int]:
    first, last = printer.fromPage() or 1, printer.toPage() or count
    return list(range(first - 1, min(last, count))) or list(range(count))
