"""What separates two names, in the words of an office."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huanjie_desktop.domain.people.stroke_order import NameRule, in_stroke_order
from huanjie_desktop.domain.people.stroke_reasons import what_separates
from huanjie_desktop.services.stroke_table import stroke_table

TABLE = stroke_table()


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("丁一", "王一", "第1字 2画<4画"),
        ("王大", "王凡", "第2字 第1笔 横<撇"),
        ("李一大", "李一凡", "第3字 第1笔 横<撇"),
        ("高富", "高大富", "单名在前"),
        ("孔军", "巴军", "第1字 笔顺相同 左右结构在前"),
        ("干军", "于军", "第1字 笔顺相同 字序 干<于"),
        ("王芃", "王芃（女）", "同名"),
        ("马达", "馬達", "字的标准写法相同"),
        ("李", "李一凡", "第2字 无<有"),
        ("李一", "李A", "单名在前"),
        ("龘一一", "Ann", "第1字 汉字<其他文字"),
        ("Ann", "Bob", "第1字 字母 A<B"),
    ],
)
def test_the_reason_is_the_first_difference(first: str, second: str, reason: str) -> None:
    assert what_separates(first, second, TABLE) == reason


def test_without_the_exception_a_missing_character_is_named() -> None:
    assert what_separates("高大", "高大富", TABLE, NameRule.FULL_NAME) == "第3字 无<有"


def test_characters_of_unknown_strokes_are_separated_by_their_order() -> None:
    first, second = in_stroke_order(["𬱖一", "䎃一"], TABLE)
    assert what_separates(first, second, TABLE) == f"第1字 同为11画 字序 {first[0]}<{second[0]}"


def test_the_clerks_own_entry_gives_the_stroke() -> None:
    own = {"\U00020021": "1124"}
    assert what_separates("王一", "\U00020021一", TABLE, own_strokes=own) == "第1字 第4笔 横<点"


NAMES = st.lists(st.text("丁王文李孔巴干于A䶮", min_size=1, max_size=3), min_size=2)


@given(names=NAMES, rule=st.sampled_from(NameRule))
def test_neighbours_always_have_a_reason(names: list[str], rule: NameRule) -> None:
    reasons = [what_separates(a, b, TABLE, rule) for a, b in pairwise(in_stroke_order(names, TABLE, rule))]
    assert all(reasons)
