"""Dates of rosters: every way of writing them, the precision kept."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huanjie_desktop.domain.people.partial_date import PartialDate
from huanjie_desktop.domain.people.roster_dates import DateFlaw, read_date, read_date_number

PIVOT = 26
MONTH, DAY = PartialDate(1985, 7), PartialDate(1985, 7, 1)

TEXTS = [
    ("1985.7", MONTH), ("1985.07", MONTH), ("1985-7", MONTH), ("1985/07", MONTH), ("198507", MONTH),
    ("1985年7月", MONTH), ("一九八五年七月", MONTH), ("１９８５年７月", MONTH), ("1985.7.", MONTH),
    ("1985-07-00", MONTH), ("1985年07月 ", MONTH), ("1985。7", MONTH),
    ("1985、7", MONTH),
    ("1985年7月1日", DAY), ("19850701", DAY), ("1985/7/1 0:00:00", DAY), ("1985-07-01T00:00:00", DAY),
    ("1985.07.01", DAY), ("1985—7—1", DAY), ("一九八五年七月一日", DAY), ("1985年7月1号", DAY),
    ("1985 年 7 月 1 日", DAY),
    ("1985", PartialDate(1985)), ("1985年", PartialDate(1985)), ("二〇〇五年", PartialDate(2005)),
    ("一九八五年十月二十一日", PartialDate(1985, 10, 21)), ("一九八五年十二月三十日", PartialDate(1985, 12, 30)),
    ("85年7月", MONTH), ("85.7.1", DAY), ("05年3月", PartialDate(2005, 3)), ("26.1", PartialDate(2026, 1)),
    ("27.1", PartialDate(1927, 1)), ("2020.02.29", PartialDate(2020, 2, 29)),
]  # fmt: skip
NUMBERS = [
    ("31229", PartialDate(1985, 7, 1)), ("1985.7", MONTH), ("1985.07", MONTH), ("198507", MONTH), ("19850701", DAY),
    ("1985", PartialDate(1985)), ("1985.11", PartialDate(1985, 11)),
]  # fmt: skip
WRONG = [
    ("1985.13", DateFlaw.IMPOSSIBLE), ("1985.2.30", DateFlaw.IMPOSSIBLE), ("2021.2.29", DateFlaw.IMPOSSIBLE),
    ("1899.12", DateFlaw.TOO_OLD), ("去年", DateFlaw.UNREADABLE), ("85", DateFlaw.UNREADABLE),
    ("7月1日", DateFlaw.UNREADABLE),
    ("9999", DateFlaw.UNREADABLE), ("1985.7.1-1990.3.2", DateFlaw.UNREADABLE),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), TEXTS)
def test_a_date_is_read(text, day):
    reading = read_date(text, PIVOT)
    assert (reading.value, reading.flaw) == (day, None)


@pytest.mark.parametrize(("digits", "day"), NUMBERS)
def test_a_number_is_read_as_a_date(digits, day):
    assert read_date_number(digits, PIVOT).value == day


@pytest.mark.parametrize(("text", "flaw"), WRONG)
def test_what_is_no_date_is_told(text, flaw):
    reading = read_date(text, PIVOT)
    assert (reading.value, reading.flaw) == (None, flaw)


@pytest.mark.parametrize("text", ["", "不详", "无", "/", "—", "  "])
def test_unknown_is_no_date_and_no_finding(text):
    reading = read_date(text, PIVOT)
    assert (reading.value, reading.flaw) == (None, None)


def test_a_number_that_lost_its_zero_keeps_only_the_year():
    reading = read_date_number("1985.1", PIVOT)
    assert (reading.value, reading.flaw) == (PartialDate(1985), DateFlaw.AMBIGUOUS)


SHOWN = [("85年7月", True), ("一九八五年", True), ("1985.7", False), ("19850701", False)]
FORMS = ["%Y-%m-%d", "%Y.%m.%d", "%Y%m%d", "%Y年%m月%d日", "%Y/%m/%d 0:00:00"]


@pytest.mark.parametrize(("text", "interpreted"), SHOWN)
def test_only_interpreted_dates_are_shown_as_corrected(text, interpreted):
    assert read_date(text, PIVOT).interpreted is interpreted


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(FORMS))
def test_every_day_comes_back_from_every_form(day, form):
    text = form.replace("%Y", f"{day.year:04d}").replace("%m", f"{day.month:02d}").replace("%d", f"{day.day:02d}")
    assert read_date(text, PIVOT).value == PartialDate(day.year, day.month, day.day)


@given(st.integers(10_000, 73_050))
def test_every_serial_number_is_the_day_that_excel_means(serial):
    day = date(1899, 12, 30) + timedelta(days=serial)
    assert read_date_number(str(serial), PIVOT).value == PartialDate(day.year, day.month, day.day)


@given(st.text(alphabet="0123456789年月日.-/十一二三〇 ", max_size=12))
def test_any_text_is_answered_and_what_is_read_is_written_back_alike(text):
    reading = read_date(text, PIVOT)
    assert reading.value is None or read_date(reading.value.chinese, PIVOT).value == reading.value
