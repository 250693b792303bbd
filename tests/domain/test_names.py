"""Cleaning of names (names.md 2) and their layout."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huanjie_desktop.domain.people.names import clean_name, is_han, name_letters, spread_name


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        (" 王\u3000芃 ", "王芃"),
        ("王\u200b芃\ufeff", "王芃"),
        ("王芃\n", "王芃"),
        ("买买提•艾力", "买买提·艾力"),
        ("买买提・艾力", "买买提·艾力"),
        ("买买提‧艾力", "买买提·艾力"),
        ("买买提⋅艾力", "买买提·艾力"),
        ("买买提.艾力", "买买提·艾力"),
        ("买买提 · 艾力", "买买提·艾力"),
        ("J. Smith", "J. Smith"),
        ("Anna   Maria", "Anna Maria"),
        ("⽟⽴", "玉立"),
        ("王\ue863", "王䶮"),
        ("王\ue831", "王\U000215d7"),
        ("王\ue864", "王\u9fbb"),
        ("Ame\u0301lie", "Amélie"),
        ("王葛\U000e0100", "王葛"),
        ("𬱖一", "𬱖一"),
    ],
)
def test_a_name_is_stored_clean(written: str, stored: str) -> None:
    assert clean_name(written)[0] == stored


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("王芃", []),
        ("买买提·艾力", []),
        ("王芃（女）", []),
        ("\U00031350一", []),
        ("", ["person_name_empty"]),
        (" \u3000", ["person_name_empty"]),
        ("一" * 50, []),
        ("一" * 51, ["person_name_too_long"]),
        ("𬱖" * 50, []),
        ("王\ue863", ["person_name_replaced"]),
        ("⽟立", ["person_name_replaced"]),
        ("王\ufffd", ["person_name_broken"]),
        ("王\ue000", ["person_name_broken"]),
        ("王3", ["person_name_unusual"]),
        ("王？？", ["person_name_unusual"]),
    ],
)
def test_what_is_odd_about_a_name_is_told(written: str, codes: list[str]) -> None:
    assert [problem.code for problem in clean_name(written)[1]] == codes


def test_radicals_of_the_supplement_are_kept() -> None:
    assert clean_name("⺁")[0] == "⺁"


@pytest.mark.parametrize(
    ("name", "letters"),
    [("王\u3000芃（女）", "王芃"), ("买买提·艾力", "买买提艾力"), ("王芃〔二组〕", "王芃"), ("（女）", "")],
)
def test_only_letters_are_compared(name: str, letters: str) -> None:
    assert name_letters(name) == letters


@pytest.mark.parametrize(
    ("name", "spread"),
    [("王芃", "王\u3000芃"), ("𬱖一", "𬱖\u3000一"), ("王一芃", "王一芃"), ("王", "王"), ("Al", "Al"), ("", "")],
)
def test_two_characters_are_spread_over_three_places(name: str, spread: str) -> None:
    assert spread_name(name) == spread


@pytest.mark.parametrize(("char", "han"), [("〇", True), ("䶮", True), ("𬱖", True), ("A", False), ("·", False)])
def test_han_is_told_from_the_rest(char: str, han: bool) -> None:
    assert is_han(char) is han


@given(st.text(max_size=60))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean_name(text)[0]
    assert clean_name(once)[0] == once
