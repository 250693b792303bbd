"""Repeats a finished page so that its content is stored once however often it is printed."""

from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas


def repeat_last_page(canvas: Canvas, times: int) -> None:
    """Add `times` pages that share content, fonts and size with the page shown last: literally the same objects."""
    inside: Any = canvas
    document = inside._doc  # noqa: SLF001  reportlab offers no public way to two pages with one content
    first = document.Pages.pages[-1]
    first.check_format(document)
    first.Contents = document.Reference(first.Contents, "SharedContents")
    first.Resources = document.Reference(first.Resources, "SharedResources")
    first.MediaBox = document.Reference(first.MediaBox, "SharedMediaBox")
    for _ in range(times):
        page = pdfdoc.PDFPage()
        page.Override_default_compilation = 1
        page.Parent = first.Parent
        page.Contents, page.Resources, page.MediaBox = first.Contents, first.Resources, first.MediaBox
        document.addPage(page)
