"""Legibility by geometry: names at least 1/18, numbers at least 1/12 of the height, nothing over anything (e14)."""

import itertools

import pytest
from PySide6.QtCore import QRectF

from tests.hall.counts import a_count
from ui.hall.sheet import HAN_INK, Letters, Room, sheet_for

SIZES = [(1024, 768), (1280, 800), (1366, 768), (1920, 1080)]
FACTORS = (0.8, 1.0, 1.3, 2.0)


def a_sheet(persons, size, factor=1.0, returned=37):
    width, height = size
    longest = max(len(line.name) for line in a_count(persons).lines)
    groups = min(10, -(-returned // 5))
    letters = Letters(0.73, 0.58, 2 if persons > 9 else 1, longest, len(str(returned)), groups)
    area = QRectF(width * 0.02, height * 0.17, width * 0.96, height * 0.69)
    return sheet_for(persons, Room(area, height, letters, factor)), area


@pytest.mark.parametrize("factor", FACTORS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("persons", [1, 2, 7, 8, 12, 16, 24, 40])
def test_what_is_drawn_is_never_under_the_least_share_of_the_height(persons, size, factor):
    sheet, _area = a_sheet(persons, size, factor)
    assert sheet.sizes.name * HAN_INK >= size[1] / 18 - 0.01
    assert sheet.sizes.number * 0.73 >= size[1] / 12 - 0.01


@pytest.mark.parametrize("returned", [37, 150])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("persons", range(2, 13))
def test_two_to_twelve_names_stand_on_one_page(persons, size, returned):
    sheet, _area = a_sheet(persons, size, returned=returned)
    assert (sheet.pages, len(sheet.cells)) == (1, persons)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("persons", [13, 20, 24, 37])
def test_more_names_stand_in_columns_or_on_pages(persons, size):
    sheet, _area = a_sheet(persons, size)
    assert sheet.columns >= 2
    assert sheet.pages * sheet.on_page >= persons > (sheet.pages - 1) * sheet.on_page


def test_on_a_wide_projector_twenty_four_names_are_seen_at_once():
    sheet, _area = a_sheet(24, (1920, 1080))
    assert (sheet.columns, sheet.pages) == (3, 1)


@pytest.mark.parametrize("factor", FACTORS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("persons", [2, 7, 12, 24])
def test_rows_stay_in_their_area_and_apart(persons, size, factor):
    sheet, area = a_sheet(persons, size, factor)
    for cell in sheet.cells:
        assert area.adjusted(-0.01, -0.01, 0.01, 0.01).contains(cell.row)
    for one, other in itertools.combinations(sheet.cells, 2):
        shared = one.row.intersected(other.row)
        assert shared.width() < 0.01 or shared.height() < 0.01


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("persons", [2, 7, 12, 24])
def test_key_name_strokes_and_number_of_a_row_stand_side_by_side(persons, size):
    sheet, _area = a_sheet(persons, size)
    for cell in sheet.cells:
        lefts = [cell.key.x(), cell.name.x(), cell.strokes.x(), cell.number.x()]
        rights = [cell.key.right(), cell.name.right(), cell.strokes.right(), cell.number.right()]
        assert all(right <= left + 0.01 for right, left in zip(rights, lefts[1:], strict=False))
        assert cell.strokes.width() > size[1] / 18
        assert cell.bar.y() >= cell.strokes.bottom()


@pytest.mark.parametrize("persons", [2, 4, 7])
def test_larger_letters_are_larger(persons):
    small, _ = a_sheet(persons, (1366, 768), 0.8)
    large, _ = a_sheet(persons, (1366, 768), 2.0)
    assert large.sizes.name > small.sizes.name


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("persons", [1, 7, 12])
def test_between_a_name_and_its_first_stroke_a_third_of_a_letter_is_left(persons, size):
    sheet, _area = a_sheet(persons, size)
    assert all(cell.strokes.x() - cell.name.right() >= sheet.sizes.name / 3 for cell in sheet.cells)
