"""Fields, formats, papers on the screen and on the printer."""

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtPrintSupport import QPrinter

from huanjie_desktop.domain.people.partial_date import PartialDate
from ui.formats import count_text, date_key, date_text
from ui.state import State
from ui.widgets.date_field import DateField
from ui.widgets.number_field import NumberField
from ui.widgets.pdf_view import PdfPages, PdfView
from ui.widgets.printing import print_pdf

A4 = (595.28, 841.89)
A5 = (419.53, 595.28)


def pdf(*sizes):
    """Pages with a black line 100 mm long, 30 mm from the left and 40 mm from the top."""
    from io import BytesIO

    from reportlab.lib.units import mm
    from reportlab.pdfgen.canvas import Canvas

    file = BytesIO()
    canvas = Canvas(file, invariant=1)
    for width, height in sizes:
        canvas.setPageSize((width, height))
        canvas.rect(30 * mm, height - 42 * mm, 100 * mm, 2 * mm, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def black_span(image):
    """The first and last black pixel of the middle of the line, and the row where it begins."""
    rows = [y for y in range(image.height()) if image.pixelColor(image.width() // 3, y).lightness() < 128]
    across = [x for x in range(image.width()) if image.pixelColor(x, rows[len(rows) // 2]).lightness() < 128]
    return across[0], across[-1] + 1, rows[0]


@pytest.mark.parametrize(
    ("typed", "iso"),
    [("1985.7", "1985-07"), ("85年7月", "1985-07"), ("19850701", "1985-07-01"), ("１９８５", "1985")],
)
def test_a_date_is_typed_as_offices_write_it(qtbot, typed, iso):
    field = DateField(2026)
    qtbot.addWidget(field)
    field.setText(typed)
    assert field.date() == PartialDate.from_iso(iso)
    assert field.problem() is None


def test_a_date_that_is_none_stays_visible_and_is_a_finding(qtbot):
    field = DateField(2026, "birth")
    qtbot.addWidget(field)
    field.setText("1985.13")
    assert field.text() == "1985.13"
    assert field.problem().where == "birth"
    assert field.property("bad")


def test_an_empty_number_is_not_zero(qtbot):
    field = NumberField(999)
    qtbot.addWidget(field)
    assert field.number() is None
    field.setText("０")
    assert field.number() == 0
    assert (count_text(None), count_text(0)) == ("—", "0")


def test_unknown_dates_come_last():
    known = [PartialDate(1985), None, PartialDate(1984, 12)]
    assert [date_text(one) for one in sorted(known, key=date_key)] == ["1984.12", "1985", ""]


def test_recent_files_are_five_and_newest_first(tmp_path):
    state = State(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    for number in range(7):
        state.remember(tmp_path / f"{number}.huanjie")
    assert [path.stem for path in state.recent()] == ["6", "5", "4", "3", "2"]


def test_the_preview_turns_pages(qtbot):
    view = PdfView()
    qtbot.addWidget(view)
    view.show_pdf(pdf(A4, A5))
    assert view.place.text() == "第 1 页 / 共 2 页"
    view.after.click()
    assert view.place.text() == "第 2 页 / 共 2 页"
    assert not view.after.isEnabled()


def test_what_is_no_pdf_is_refused(qtbot):
    view = PdfView()
    qtbot.addWidget(view)
    with pytest.raises(ValueError, match="not a PDF"):
        view.show_pdf(b"nothing")


@pytest.mark.parametrize("size", [A4, A5])
def test_a_line_of_100_mm_is_printed_100_mm_long_at_its_place(qapp, tmp_path, size):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert print_pdf(pdf(size, size), printer) == 2
    printed = PdfPages((tmp_path / "printed.pdf").read_bytes())
    assert len(printed) == 2
    assert printed.size(0) == pytest.approx(size, abs=1)
    left, right, top = (place * 25.4 / 300 for place in black_span(printed.image(1, 300 / 72)))
    assert right - left == pytest.approx(100, abs=0.2)
    assert (left, top) == (pytest.approx(30, abs=0.3), pytest.approx(40, abs=0.3))


def test_printing_stops_between_pages(qapp, tmp_path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert print_pdf(pdf(A5, A5, A5), printer, lambda done, _all: done < 2) == 2
