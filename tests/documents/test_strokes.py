"""正 strokes: five to a figure, in the order of writing, above fifty counted."""

import pytest

from huanjie_desktop.documents.page import LEFT, Sheet
from huanjie_desktop.documents.strokes import FIGURE, Strokes, draw_strokes, groups, shown, strokes_height
from tests.documents.pdf import texts


@pytest.mark.parametrize(("count", "figures"), [(0, ()), (1, (1,)), (4, (4,)), (5, (5,)), (6, (5, 1)), (50, (5,) * 10)])
def test_votes_stand_in_figures_of_five(count, figures):
    assert groups(count) == figures
    assert shown(Strokes(count)) == (figures, "")


@pytest.mark.parametrize(
    ("count", "figures", "words"), [(51, (5, 1), "×10＋"), (55, (5,), "×11"), (768, (5, 3), "×153＋")]
)
def test_above_fifty_the_figures_are_counted(count, figures, words):
    assert shown(Strokes(count)) == (figures, words)


def test_the_strokes_are_written_across_down_across_down_across():
    directions = ["across" if start[1] == end[1] else "down" for start, end in FIGURE]
    assert directions == ["across", "down", "across", "down", "across"]
    assert all(start[0] < end[0] or start[1] > end[1] for start, end in FIGURE)


def test_strokes_wrap_within_their_cell():
    assert strokes_height(Strokes(50), 200) == strokes_height(Strokes(5), 200)
    assert strokes_height(Strokes(50), 60) > strokes_height(Strokes(5), 60)
    assert strokes_height(Strokes(51), 60) == strokes_height(Strokes(5), 60)


def test_more_than_fifty_votes_are_written_as_a_product_and_the_rest():
    sheet = Sheet("试印")
    for count in (50, 51, 100):
        draw_strokes(sheet, Strokes(count), (LEFT, sheet.y), 300)
        sheet.down(40)
    assert "".join(texts(sheet.finish())).startswith("×10＋×20")
    assert strokes_height(Strokes(123, 10), 50) == 14
