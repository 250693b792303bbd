"""Pinyin by which names are found."""

import pytest

from huanjie_desktop.services.pinyin import search_keys
from huanjie_desktop.services.surname_readings import SURNAMES


@pytest.mark.parametrize(
    "read",
    ["单shan", "仇qiu", "解xie", "查zha", "曾zeng", "区ou", "朴piao", "翟zhai", "覃qin", "缪miao", "盖ge", "乐yue"],
)
def test_a_surname_is_read_as_a_surname(read: str) -> None:
    assert search_keys(f"{read[0]}一一").full == f"{read[1:]}yiyi"


@pytest.mark.parametrize(
    ("name", "full", "initials"),
    [
        ("李建国", "lijianguo", "ljg"),
        ("李　明", "liming", "lm"),
        ("尉迟一", "yuchiyi", "ycy"),
        ("欧阳一", "ouyangyi", "oyy"),
        ("買買提·艾力", "maimaitiaili", "mmtal"),
        ("吕一", "lvyi", "ly"),
        ("王A", "wanga", "wa"),
        ("", "", ""),
    ],
)
def test_the_likeliest_reading_comes_first(name: str, full: str, initials: str) -> None:
    keys = search_keys(name)
    assert (keys.full, keys.initials.split(" ")[0]) == (full, initials)


def test_every_other_reading_is_kept_for_searching() -> None:
    keys = search_keys("单一乐")
    assert {"syl", "dyl", "cyl", "syy"} <= set(keys.initials.split())
    assert {"danyile", "shanyiyue"} <= set(keys.others.split())


def test_surname_readings_are_syllables_one_for_each_character() -> None:
    assert len(SURNAMES) > 60
    assert all(len(name) == len(reading) for name, reading in SURNAMES.items())
    assert all(part.isascii() and part.islower() for reading in SURNAMES.values() for part in reading)
