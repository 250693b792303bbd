"""Resident ID numbers by GB 11643."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huanjie_desktop.domain.people.id_card import IdCard, IdFlaw, check_character, read_id, tidy_id, without_lookalikes
from huanjie_desktop.domain.people.member import Sex
from huanjie_desktop.domain.people.partial_date import PartialDate
from tests.sheets import id_number

GOOD = id_number("19650101", 123)

FLAWS = [
    ("99010819650101123", IdFlaw.LENGTH),
    ("", IdFlaw.LENGTH),
    ("99010819650101A238", IdFlaw.CHARACTERS),
    ("９９０１０８１９６５０１０１１２３８", IdFlaw.CHARACTERS),
    ("990108196501010000", IdFlaw.DIGITS_LOST),
    (id_number("19650230"), IdFlaw.DATE),
    (id_number("18991231"), IdFlaw.DATE),
    ("990108650230123", IdFlaw.DATE),
    (GOOD[:17] + ("0" if GOOD[17] != "0" else "1"), IdFlaw.CHECK),
]


@pytest.mark.parametrize(("number", "flaw"), FLAWS)
def test_a_wrong_number_is_told_apart(number, flaw):
    assert read_id(number) is flaw


def test_a_good_number_tells_birthday_and_sex():
    assert read_id(GOOD) == IdCard(GOOD, PartialDate(1965, 1, 1), Sex.MALE, known_area=True)


def test_an_even_order_is_a_womans():
    assert read_id(id_number(order=124)).sex is Sex.FEMALE


def test_fifteen_digits_become_eighteen():
    card = read_id("990108650101123")
    assert (card.number, card.lengthened) == (GOOD, True)


def test_an_unknown_area_is_only_marked():
    assert read_id(id_number(area="770108")).known_area is False


def test_the_official_example_has_an_x():
    assert check_character("11010519491231002") == "X"


UNTIDY = ["９９０１０８ 1965-0101 123 8", f" {GOOD}\u3000", f"'{GOOD}", f"{GOOD}\u200b"]


@pytest.mark.parametrize("text", UNTIDY)
def test_a_number_is_tidied(text):
    assert tidy_id(text) == GOOD


def test_a_small_x_becomes_a_capital():
    assert tidy_id("11010519491231002ｘ") == "11010519491231002X"


def test_letters_that_look_like_digits_are_proposed():
    assert without_lookalikes("99Ol08l9650101I238") == GOOD


@given(st.integers(0, 16), st.integers(1, 9))
def test_every_single_wrong_digit_is_noticed(place, more):
    wrong = GOOD[:place] + str((int(GOOD[place]) + more) % 10) + GOOD[place + 1 :]
    assert isinstance(read_id(wrong), IdFlaw)


@given(st.text(max_size=20))
def test_any_text_is_answered(text):
    assert isinstance(read_id(tidy_id(text)), IdCard | IdFlaw)
