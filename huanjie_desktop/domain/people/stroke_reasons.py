"""What separates two names: the first thing in which their order differs, in the words of an office."""

from collections.abc import Mapping
from itertools import takewhile

from huanjie_desktop.domain.people.names import name_letters
from huanjie_desktop.domain.people.stroke_order import NO_OWN, NameRule, char_key, name_key
from huanjie_desktop.domain.people.stroke_table import LETTERS_COUNT, StrokeTable

STROKE_NAMES = {"1": "横", "2": "竖", "3": "撇", "4": "点", "5": "折"}


def what_separates(
    a: str,
    b: str,
    table: StrokeTable,
    rule: NameRule = NameRule.SURNAME,
    own_strokes: Mapping[str, str] = NO_OWN,
) -> str:
    """Tell why `a` stands before `b`: 第1字 4画<5画, 第2字 第3笔 竖<撇, 单名在前 …"""
    one, two = name_letters(a), name_letters(b)
    key_a, key_b = name_key(a, table, rule, own_strokes), name_key(b, table, rule, own_strokes)
    if key_a == key_b:
        return "同名" if one == two else "字的标准写法相同"
    if rule is NameRule.SURNAME and key_a[:1] == key_b[:1] and key_a[1:2] != key_b[1:2]:
        return "单名在前"
    alike = takewhile(lambda pair: _same(*pair, table, own_strokes), zip(one, two, strict=False))
    at = len(list(alike))
    if at in {len(one), len(two)}:
        return f"第{at + 1}字 无<有"
    return f"第{at + 1}字 {_between_chars(one[at], two[at], table, own_strokes)}"


def _same(a: str, b: str, table: StrokeTable, own: Mapping[str, str]) -> bool:
    return char_key(a, table, own) == char_key(b, table, own)


def _between_chars(a: str, b: str, table: StrokeTable, own: Mapping[str, str]) -> str:
    count_a, count_b = char_key(a, table, own)[0], char_key(b, table, own)[0]
    if count_b == LETTERS_COUNT:
        return f"字母 {a}<{b}" if count_a == LETTERS_COUNT else "汉字<其他文字"
    if count_a != count_b:
        return f"{count_a}画<{count_b}画"
    strokes_a, strokes_b = own.get(a, table.strokes_of(a)), own.get(b, table.strokes_of(b))
    if not strokes_a or not strokes_b:
        return f"同为{count_a}画 字序 {a}<{b}"
    for number, (left, right) in enumerate(zip(strokes_a, strokes_b, strict=True), start=1):
        if left != right:
            return f"第{number}笔 {STROKE_NAMES[left]}<{STROKE_NAMES[right]}"
    return "笔顺相同 左右结构在前" if a in table.left_right else f"笔顺相同 字序 {a}<{b}"
