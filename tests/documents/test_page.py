"""The page of an official paper: margins, grid, page numbers; tables repeat their header and cut no row."""

import pypdfium2
import pytest

from huanjie_desktop.documents import blocks
from huanjie_desktop.documents.page import BLOCK_HEIGHT, BLOCK_WIDTH, BOTTOM, HEIGHT, LEFT, MM, RIGHT, TOP, Sheet
from huanjie_desktop.documents.tables import Column, Table, table
from tests.documents.pdf import reds, texts


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


def a_sheet(lines):
    sheet = Sheet("试印")
    for _ in range(lines):
        blocks.paragraph(sheet, "文")
    return sheet


ONE = (Column("内容", 1),)


@pytest.mark.parametrize("lines", range(12, 22))
def test_a_heading_and_a_caption_come_on_the_page_of_their_table(lines):
    sheet = a_sheet(lines)
    blocks.heading(sheet, "（一）标题", 2)
    blocks.caption(sheet, "说明")
    table(sheet, Table(ONE, (("首行",), ("次行",))))
    page = next(page for page in texts(sheet.finish()) if "标题" in page)
    assert ["说明" in page, "首行" in page, "次行" in page] == [True, True, True]


def test_a_heading_with_nothing_after_it_is_written_all_the_same():
    sheet = a_sheet(22)
    blocks.heading(sheet, "一、标题")
    assert "一、标题" in texts(sheet.finish())[1]


@pytest.mark.parametrize("rows", range(18, 27))
def test_places_to_sign_are_never_alone_on_a_page(rows):
    sheet, labels = Sheet("试印"), ["监票人签名"] * 2
    keep = blocks.signatures_height(labels)
    table(sheet, Table(ONE, tuple((f"第{n}行",) for n in range(rows)), least=24, keep=keep))
    blocks.signatures(sheet, labels)
    last = texts(sheet.finish())[-1]
    assert last.count("签名") == 2
    assert last.count("行") >= 2


def test_what_a_long_table_must_keep_never_separates_its_header_from_its_rows():
    sheet = a_sheet(15)
    table(sheet, Table(ONE, (("行",),), keep=BLOCK_HEIGHT))
    assert [page.count("内容") == page.count("行") for page in texts(sheet.finish())] == [True]


@pytest.mark.parametrize(("lines", "pages"), [(8, 1), (14, 1), (4, 2)])
def test_a_whole_table_is_divided_only_where_half_a_page_would_stay_empty(lines, pages):
    sheet = a_sheet(lines)
    table(sheet, Table(ONE, (("行",),) * (22 if lines == 4 else 14), whole=True))
    assert sum("行" in page for page in texts(sheet.finish())) == pages


def test_a_name_too_long_for_one_line_is_broken_after_its_middle_dots():
    name = "买买提依明·阿布都克里木·吐尔洪江"
    sheet = Sheet("试印")
    table(sheet, Table((Column("姓名", 1, names=True), Column("备注", 5)), ((name, ""),)))
    found = [box for box in boxes_of(sheet.finish()) if box[0] in name]
    lines = {round(box[4] + box[2]) // 20 for box in found if box[0] != "·"}
    assert len({round(box[1]) for box in found if box[0] in "买阿吐"}) >= 3
    assert len(lines) == 3


def test_a_very_long_name_without_a_dot_is_broken_all_the_same():
    sheet = Sheet("试印")
    table(sheet, Table((Column("姓名", 1, names=True), Column("备注", 9)), (("阿" * 30, ""),)))
    pdf = sheet.finish()
    assert texts(pdf)[0].count("阿") == 30
    assert max(box[3] for box in boxes_of(pdf) if box[0] == "阿") < LEFT + BLOCK_WIDTH / 10


def test_a_long_line_under_the_title_is_broken_at_its_space():
    sheet = Sheet("试印")
    blocks.subtitle(sheet, "（支部委员会委员选举（再次投票，第2轮）　2026年10月12日）")
    found = [box for box in boxes_of(sheet.finish()) if box[0] in "支日"]
    assert found[0][2] > found[-1][2] + 20
    assert min(box[1] for box in found) > LEFT


def test_a_notice_is_framed_in_red_over_the_whole_width():
    sheet = Sheet("试印")
    blocks.notice(sheet, "注意", "两种结果不同，" * 12)
    red = reds(sheet.finish())
    assert red.any(axis=0).sum() > BLOCK_WIDTH * 0.95
    assert red.any(axis=1).sum() > 80


@pytest.mark.parametrize(("count", "leading"), [(24, 22.6), (30, 19.6), (10, 24.0), (60, 21.0)])
def test_paragraphs_are_set_so_that_they_fill_one_page_at_most(count, leading):
    found = blocks.fitted(a_sheet(2 if count < 30 else 1), ["文"] * count, blocks.COMPACT, (18.0, 24.0))
    assert found.leading == pytest.approx(leading, abs=1.6)


def test_a_long_name_shrinks_and_stays_on_one_line():
    sheet = Sheet("试印")
    table(sheet, Table((Column("姓名", 1, names=True), Column("备注", 5)), (("阿依努尔·买买提", ""),)))
    heights = {round(box[2]) for box in boxes_of(sheet.finish()) if box[0] in "阿依努尔买提"}
    assert max(heights) - min(heights) <= 2
