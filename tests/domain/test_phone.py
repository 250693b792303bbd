"""Phone numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huanjie_desktop.domain.people.phone import PhoneFlaw, Phones, read_phones

M1, M2 = "19900000001", "19900000002"

CELLS = [
    (M1, Phones(M1)), ("199 0000 0001", Phones(M1)), ("199-0000-0001", Phones(M1)), ("+8619900000001", Phones(M1)),
    ("8619900000001", Phones(M1)), ("008619900000001", Phones(M1)), ("１９９０００００００１", Phones(M1)),
    (f"{M1}/{M2}", Phones(M1, M2)), (f"{M1}、{M2}", Phones(M1, M2)), (f"{M1}；{M2}", Phones(M1, M2)),
    (f"{M1}\n{M2}", Phones(M1, M2)), (f"{M1}，{M2}", Phones(M1, M2)), (f"{M1} 或 {M2}", Phones(M1, M2)),
    (f"{M1}（儿子）", Phones(M1, note="儿子")), (f"女儿：{M1}", Phones(M1, note="女儿")),
    ("028-87654321", Phones("028-87654321")), ("02887654321", Phones("028-87654321")),
    ("(028)87654321", Phones("028-87654321")), ("0831-7654321", Phones("0831-7654321")),
    ("87654321", Phones("87654321", flaw=PhoneFlaw.NO_AREA)), ("1234", Phones("1234", flaw=PhoneFlaw.ODD)),
    ("1990000000", Phones("1990000000", flaw=PhoneFlaw.ODD)), ("同儿子", Phones(note="同儿子", flaw=PhoneFlaw.ODD)),
    ("", Phones()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "phones"), CELLS)
def test_a_cell_is_read(text, phones):
    assert read_phones(text) == phones


def test_a_third_number_becomes_a_note():
    assert read_phones(f"{M1}/{M2}/028-87654321").note == "028-87654321"


def test_the_offices_area_code_is_put_before_a_local_number():
    assert read_phones("87654321", "028").first == "028-87654321"


@given(st.from_regex(r"1[3-9]\d{9}", fullmatch=True).filter(str.isascii), st.sampled_from(["", " ", "-"]))
def test_every_mobile_number_comes_back(number, gap):
    assert read_phones(f"{number[:3]}{gap}{number[3:7]}{gap}{number[7:]}") == Phones(number)


@given(st.text(max_size=30))
def test_reading_twice_changes_nothing(text):
    phones = read_phones(text)
    assert read_phones(phones.first).first == phones.first
