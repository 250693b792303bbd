"""Order of names by strokes: rules.md 1.6, names.md 1."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huanjie_desktop.domain.people.stroke_order import (
    NameRule,
    in_stroke_order,
    is_stroke_entry,
    name_key,
    order_problems,
)
from huanjie_desktop.domain.people.stroke_table import StrokeTable
from huanjie_desktop.services.stroke_table import stroke_table
from tests.domain.acceptance_rows import rows

TABLE = stroke_table()
COMMON = "丁王文李吴何宋张陈任刘孙林欧孔巴叶申次衣仕丘玖麦相查晾景"

PAIRS = """
丁 王   王 文   李 吴   吴 何   何 宋   宋 张   张 陈   任 刘   刘 孙   林 欧   王一 王二三   李一明 李大明
孔 巴   叶 申   次 衣   仕 丘   玖 麦   相 查   晾 景   叶 甲   干 于   十 丁   迂 达   王芃 王一一
高富 高大富   高富 高一一   郁文 卓文   馬志達 盧曉翩   盧曉翩 劉良   李 鿍   龘 Anna   Anna bob
"""


def pairs() -> list[tuple[str, str]]:
    words = PAIRS.split()
    return list(zip(words[::2], words[1::2], strict=True))


@pytest.mark.parametrize(("first", "second"), pairs())
def test_the_first_of_each_pair_stands_before_the_second(first: str, second: str) -> None:
    assert in_stroke_order([second, first], TABLE) == [first, second]


@rows("C19")
def test_six_candidates_are_printed_in_the_order_of_their_strokes() -> None:
    assert in_stroke_order(list("王文丁张陈李"), TABLE) == list("丁王文李张陈")


def test_a_compound_surname_stands_by_its_first_character() -> None:
    names = ["卓文一", "欧阳文", "郁文一", "欧文一"]
    assert in_stroke_order(names, TABLE) == ["郁文一", "欧文一", "欧阳文", "卓文一"]


def test_two_character_names_come_first_only_by_surname_strokes() -> None:
    names = ["李一凡", "李中", "李飞"]
    assert in_stroke_order(names, TABLE) == ["李飞", "李中", "李一凡"]
    assert in_stroke_order(names, TABLE, NameRule.FULL_NAME) == ["李一凡", "李飞", "李中"]


def test_blanks_dots_and_notes_do_not_count() -> None:
    written = ["王\u3000芃", "王芃（女）", "王 芃", "王芃〔大〕"]
    assert {name_key(name, TABLE) for name in written} == {name_key("王芃", TABLE)}
    assert name_key("买买提•艾力", TABLE) == name_key("买买提·艾力", TABLE)


def test_the_same_names_stay_in_the_order_they_came_in() -> None:
    assert in_stroke_order(["王芃（女）", "丁一", "王芃（男）"], TABLE) == ["丁一", "王芃（女）", "王芃（男）"]


def test_traditional_forms_stand_with_their_simplified_form() -> None:
    assert name_key("馬志達", TABLE) == name_key("马志达", TABLE)
    assert TABLE.strokes_of("達") == "134454"


def test_a_character_outside_the_table_stands_after_all_known_of_its_count() -> None:
    unknown = "\U00020021"
    count = TABLE.stroke_count(unknown)
    known = [char for char, place in TABLE.places.items() if place.total == count]
    assert max(known, key=lambda char: name_key(char, TABLE)) == in_stroke_order([unknown, *known], TABLE)[-2]
    assert [problem.code for problem in order_problems("王" + unknown, TABLE)] == ["strokes_unknown"]


def test_the_clerks_own_entry_places_an_unknown_character() -> None:
    own = {"\U00020021": "1121"}
    assert in_stroke_order(["文", "\U00020021", "王"], TABLE, own_strokes=own) == ["王", "\U00020021", "文"]
    assert order_problems("王\U00020021", TABLE, own) == []


def test_the_clerks_own_entry_replaces_the_table() -> None:
    assert in_stroke_order(["丁一", "王一"], TABLE, own_strokes={"丁": "12345"}) == ["王一", "丁一"]


@pytest.mark.parametrize(
    ("text", "good"), [("12345", True), ("", False), ("126", False), ("一", False), ("1" * 65, False)]
)
def test_an_entry_is_digits_from_one_to_five(text: str, good: bool) -> None:
    assert is_stroke_entry(text) is good


def test_other_scripts_stand_last_and_warn() -> None:
    assert in_stroke_order(["Zoe", "anna", "龘"], TABLE) == ["龘", "anna", "Zoe"]
    assert [problem.code for problem in order_problems("王A", TABLE)] == ["name_other_script"]


def test_a_rare_character_of_the_standard_list_is_known() -> None:
    assert [order_problems(char, TABLE) for char in "䶮㛃𬱖𬭎𫍯𬬭"] == [[]] * 6


def test_the_table_has_every_character_once_and_in_order() -> None:
    assert len(TABLE.places) == 21_173
    places = list(TABLE.places.values())
    assert places == sorted(places)


def test_known_strokes_are_as_many_as_the_count_says() -> None:
    assert all(len(TABLE.places[char].classes) == TABLE.places[char].total for char in TABLE.written)


def test_a_damaged_table_is_refused() -> None:
    with pytest.raises(ValueError, match="values to unpack"):
        StrokeTable.parse("3\t112")


NAMES = st.lists(st.text(COMMON + "A䶮\U00020021", min_size=1, max_size=4), max_size=12)


@given(names=NAMES, seed=st.integers(0, 9), rule=st.sampled_from(NameRule))
def test_the_order_does_not_depend_on_the_order_before(names: list[str], seed: int, rule: NameRule) -> None:
    shuffled = list(dict.fromkeys(names))
    expected = in_stroke_order(shuffled, TABLE, rule)
    random.Random(seed).shuffle(shuffled)
    assert in_stroke_order(shuffled, TABLE, rule) == expected


@given(name=st.text(max_size=8))
def test_any_text_has_a_place(name: str) -> None:
    assert sorted(in_stroke_order([name, "王一", "王一一"], TABLE)) == sorted([name, "王一", "王一一"])
