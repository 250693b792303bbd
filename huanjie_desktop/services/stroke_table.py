"""The shipped table of characters by strokes, read once."""

from functools import cache

from huanjie_desktop.base.resource_files import resource_path
from huanjie_desktop.domain.people.stroke_table import StrokeTable


@cache
def stroke_table() -> StrokeTable:
    """Return the table; the first call reads it in a few hundredths of a second."""
    return StrokeTable.parse(resource_path("strokes", "strokes.tsv").read_text(encoding="utf-8"))
