"""The page of an official paper: margins, grid, page numbers; tables repeat their header and cut no row."""

import pypdfium2
import pytest

from huanjie_desktop.documents import blocks
from huanjie_desktop.documents.page import BLOCK_HEIGHT, BLOCK_WIDTH, BOTTOM, HEIGHT, LEFT, MM, RIGHT, TOP, Sheet
from huanjie_desktop.documents.tables import Column, Table, table
from tests.documents.pdf import texts


def boxes_of(pdf, page=0):
    """Return (character, left, bottom, right, top) of every visible character."""
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[page].get_textpage()
        every = [(text.get_text_range(n, 1), *text.get_charbox(n)) for n in range(text.count_chars())]
    return [box for box in every if box[0].strip()]


def a_page_of_text():
    sheet = Sheet("试印")
    blocks.paragraph(sheet, "党" * (22 * 28 - 2))
    return sheet.finish()


def test_the_text_block_has_the_measures_of_the_norm():
    assert pytest.approx((28, 37)) == (LEFT / MM, (HEIGHT - TOP) / MM)
    assert pytest.approx((156, 225)) == (BLOCK_WIDTH / MM, BLOCK_HEIGHT / MM)


def test_a_full_page_holds_twenty_two_lines_of_twenty_eight_characters():
    pdf = a_page_of_text()
    lines = {round(box[2]) for box in boxes_of(pdf) if box[0] == "党"}
    assert len(lines) == 22
    assert [text.count("党") for text in texts(pdf)] == [22 * 28 - 2]


def test_text_stays_inside_the_block():
    for _, left, bottom, right, top in (box for box in boxes_of(a_page_of_text()) if box[0] == "党"):
        assert left >= LEFT - 0.5
        assert right <= RIGHT + 0.5
        assert bottom >= BOTTOM - 0.5
        assert top <= TOP + 0.5


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages_below_the_block():
    sheet = Sheet("试印")
    sheet.next_page()
    pdf = sheet.finish()
    odd = next(box for box in boxes_of(pdf, 0) if box[0] == "1")
    even = next(box for box in boxes_of(pdf, 1) if box[0] == "2")
    assert odd[1] > RIGHT - 60
    assert even[1] < LEFT + 60
    assert odd[4] == pytest.approx(BOTTOM - 7 * MM, abs=2)


def test_a_long_table_repeats_its_header_and_cuts_no_row():
    sheet = Sheet("试印")
    rows = tuple((str(number), f"第{number}行\n续") for number in range(1, 60))
    table(sheet, Table((Column("序号", 1), Column("内容", 4)), rows))
    pages = texts(sheet.finish())
    assert len(pages) > 1
    assert [page.count("序号") for page in pages] == [1] * len(pages)
    for number in range(1, 60):
        assert sum(f"第{number}行续" in page for page in pages) == 1


def test_rows_of_one_candidate_stay_together():
    sheet = Sheet("试印")
    rows = tuple((f"候选人{n // 3:02}", sign) for n, sign in enumerate(("赞成", "反对", "弃权") * 20))
    table(sheet, Table((Column("姓名", 1, names=True), Column("意见", 1)), rows, group=3))
    for page in texts(sheet.finish()):
        assert page.count("赞成") == page.count("反对") == page.count("弃权")


def test_a_heading_never_stands_alone_at_the_foot():
    for lines in range(15, 24):
        sheet = Sheet("试印")
        for _ in range(lines):
            blocks.paragraph(sheet, "文")
        blocks.heading(sheet, "一、标题")
        blocks.paragraph(sheet, "正文" * 30)
        page = next(page for page in texts(sheet.finish()) if "标题" in page)
        assert "正文" in page


def test_the_last_line_of_a_paragraph_is_not_left_alone_on_a_page():
    for lines in range(17, 23):
        sheet = Sheet("试印")
        for _ in range(lines):
            blocks.paragraph(sheet, "文")
        blocks.paragraph(sheet, "党" * 84)
        assert min(page.count("党") for page in texts(sheet.finish()) if "党" in page) > 28


def test_places_to_sign_stay_on_one_page():
    for lines in range(15, 23):
        sheet = Sheet("试印")
        for _ in range(lines):
            blocks.paragraph(sheet, "文")
        blocks.signatures(sheet, ["监票人签名"] * 4)
        assert sorted(page.count("签名") for page in texts(sheet.finish()))[-1] == 4


def test_a_long_name_shrinks_and_stays_on_one_line():
    sheet = Sheet("试印")
    table(sheet, Table((Column("姓名", 1, names=True), Column("备注", 5)), (("阿依努尔·买买提", ""),)))
    heights = {round(box[2]) for box in boxes_of(sheet.finish()) if box[0] in "阿依努尔买提"}
    assert max(heights) - min(heights) <= 2
