"""Printed ballots: identical, small, without a number, and readable by machine."""

import re
from dataclasses import replace

import cv2
import numpy
import pypdfium2
import pytest
import zxingcpp

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.documents.papers.ballot import BallotContent, draw
from huanjie_desktop.domain.election.ballot_design import BoxKind
from tests.documents.pdf import page_sizes, picture, texts
from tests.samples.papers import BALLOTS, CANDIDATES, designed

DPI = 150
RUN = draw(BallotContent(designed(), 1000))


def test_a_thousand_ballots_are_at_most_half_a_megabyte_with_fonts():
    assert len(RUN) <= 500_000
    assert len(page_sizes(RUN)) == 1000


def test_all_pages_have_the_same_content_object():
    contents = re.findall(rb"/Contents (\d+ \d+ R)", RUN)
    resources = re.findall(rb"/Resources (\d+ \d+ R)", RUN)
    assert (len(contents), len(resources)) == (1000, 1000)
    assert len(set(contents)) == len(set(resources)) == 1


def test_all_pages_read_the_same_and_carry_no_number():
    pages = set(texts(draw(BallotContent(designed(), 30))))
    assert len(pages) == 1
    assert not {"编号", "第1页", "No."} & set(pages)
    assert re.findall(r"\d+", pages.pop().replace("50mm", "")) == ["2026", "10", "12", "3", "5", "2", "3", "3"]


def test_a_ballot_is_the_same_whether_one_or_many_are_printed():
    one, many = draw(BallotContent(designed(), 1)), draw(BallotContent(designed(), 3))
    assert picture(one, 60).tobytes() == picture(many, 60, 2).tobytes()


@pytest.mark.parametrize(("name", "size"), [("a5_above", (419.53, 595.28)), ("a4_beside", (595.28, 841.89))])
def test_the_page_has_the_size_of_its_paper(name, size):
    assert page_sizes(draw(BallotContent(BALLOTS[name]())))[0] == pytest.approx(size, abs=0.01)


@pytest.mark.parametrize("name", BALLOTS)
def test_every_name_stands_on_the_ballot(name):
    design = BALLOTS[name]()
    text = texts(draw(BallotContent(design)))[0]
    assert [box.name for box in design.boxes_of(BoxKind.MARK) if box.name not in text] == []


@pytest.mark.parametrize("name", BALLOTS)
def test_the_markers_are_found_where_the_geometry_says(name):
    design = BALLOTS[name]()
    image = numpy.array(picture(draw(BallotContent(design)), DPI))
    detector = cv2.aruco.ArucoDetector(cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50))
    corners, ids, _ = detector.detectMarkers(image)
    found = {int(number): corner[0][0] * 2540 / DPI for number, corner in zip(ids.flatten(), corners, strict=True)}
    assert set(found) == {marker.id for marker in design.markers}
    for marker in design.markers:
        assert found[marker.id] == pytest.approx((marker.x, marker.y), abs=30)


@pytest.mark.parametrize("name", BALLOTS)
def test_both_codes_are_read_where_the_geometry_says(name):
    design = BALLOTS[name]()
    image = picture(draw(BallotContent(design)), DPI)
    for code in design.codes:
        box = [value * DPI // 2540 for value in (code.x - 300, code.y - 300, code.x + 1800, code.y + 1800)]
        found = zxingcpp.read_barcodes(numpy.array(image.crop(box)))
        assert [barcode.text for barcode in found] == [code.text]


def test_boxes_are_empty_inside_and_framed_where_the_geometry_says():
    design = designed()
    image = numpy.array(picture(draw(BallotContent(design)), 300))
    scale = 300 / 2540
    for box in design.boxes_of(BoxKind.MARK):
        left, top, right, bottom = (round(v * scale) for v in (box.x, box.y, box.rect.right, box.rect.bottom))
        assert image[top + 5 : bottom - 5, left + 5 : right - 5].min() == 255
        assert image[(top + bottom) // 2, left - 3 : left + 4].min() < 100


def test_the_sample_ballot_says_so_across_the_page():
    assert "样票" in texts(draw(BallotContent(designed(sample=True))))[0]
    assert "样票" not in texts(draw(BallotContent(designed())))[0]


def test_the_files_properties_hold_no_name():
    with pypdfium2.PdfDocument(RUN) as document:
        properties = "".join(document.get_metadata_dict().values())
    assert [name for name in CANDIDATES if name in properties] == []


def test_a_name_that_no_font_can_print_is_refused():
    design = designed()
    strange = replace(design.boxes[0], name="王\U0002fa1d")
    with pytest.raises(UserError, match="glyph_missing"):
        draw(BallotContent(replace(design, boxes=(strange, *design.boxes[1:]))))


def test_no_copy_at_all_is_a_mistake_of_the_program():
    with pytest.raises(ValueError, match="at least one page"):
        draw(BallotContent(designed(), 0))
