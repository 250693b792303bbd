"""Reads a PDF back: text, size, pictures of its pages."""

import numpy
import pypdfium2
from PIL import Image


def texts(pdf: bytes) -> list[str]:
    """Return the text of each page as it would be copied, blanks and line breaks removed."""
    with pypdfium2.PdfDocument(pdf) as document:
        return ["".join(page.get_textpage().get_text_range().split()) for page in document]


def exact_text(pdf: bytes) -> str:
    """Return the text of the first page as it would be copied."""
    with pypdfium2.PdfDocument(pdf) as document:
        return document[0].get_textpage().get_text_range()


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Return width and height of each page in points."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_size() for page in document]


def picture(pdf: bytes, dpi: int, page: int = 0) -> Image.Image:
    """Return a page as a grey picture."""
    with pypdfium2.PdfDocument(pdf) as document:
        return document[page].render(scale=dpi / 72).to_pil().convert("L")


def reds(pdf: bytes, page: int = 0) -> numpy.ndarray:
    """Return for every point of a page (1 pt) whether it is clearly red."""
    with pypdfium2.PdfDocument(pdf) as document:
        image = numpy.array(document[page].render(scale=1).to_pil().convert("RGB"))
    return (image[..., 0] > 150) & (image[..., 1] < 120) & (image[..., 2] < 120)
