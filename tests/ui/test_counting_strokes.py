"""正 strokes: groups of five, order of strokes, short form above fifty."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from ui.pages.counting.entry.strokes import StrokeTally
from ui.widgets.strokes import groups_of, stroke_path


@pytest.mark.parametrize(
    ("votes", "groups"), [(0, ()), (1, (1,)), (5, (5,)), (7, (5, 2)), (50, (5,) * 10), (51, (5,) * 10 + (1,))]
)
def test_votes_stand_in_groups_of_five(votes, groups):
    assert groups_of(votes) == groups


def test_strokes_follow_the_order_of_writing():
    box = QRectF(0, 0, 100, 100)
    ends = [(stroke_path(place, box).elementAt(0), stroke_path(place, box).elementAt(1)) for place in range(5)]
    across = [abs(end.y - begin.y) < 1 for begin, end in ends]
    assert across == [True, False, True, False, True]
    lengths = [abs(end.x - begin.x) + abs(end.y - begin.y) for begin, end in ends]
    assert lengths[2] < lengths[0]
    assert ends[0][0].y < ends[4][0].y


def ink(widget, colour):
    image = widget.grab().toImage()
    wanted = QColor(colour).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


@pytest.fixture
def strokes(qtbot):
    made = StrokeTally()
    qtbot.addWidget(made)
    made.resize(400, 40)
    return made


def test_more_votes_are_more_ink(strokes):
    found = []
    for votes in (1, 3, 5, 20):
        strokes.set_votes(votes)
        found.append(ink(strokes, "#22262b"))
    assert found == sorted(set(found))


def test_only_the_new_stroke_is_red(strokes):
    strokes.set_votes(7, fresh=True)
    red, black = ink(strokes, "#b3261e"), ink(strokes, "#22262b")
    assert 0 < red < black


@pytest.mark.parametrize("votes", [51, 55, 119])
def test_above_fifty_the_short_form_keeps_its_room(strokes, votes):
    strokes.set_votes(50)
    whole = ink(strokes, "#22262b")
    strokes.set_votes(votes)
    assert 0 < ink(strokes, "#22262b") < whole
