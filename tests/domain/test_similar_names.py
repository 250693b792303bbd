"""Names that the ear or the eye takes for one another."""

import pytest

from huanjie_desktop.domain.people.similar_names import Called, Likeness, likeness, look_alike, similar_names

ZHANG = "zhangwei"


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("张己", "张已", True),
        ("王士明", "王土明", True),
        ("侯玉", "候王", True),
        ("吴明", "昊明", True),
        ("张伟", "张强", False),
        ("张己", "张己一", False),
        ("张己", "王已", False),
    ],
)
def test_look_alike_characters_are_those_of_the_table(one, other, alike):
    assert look_alike(one, other) is alike
    assert look_alike(other, one) is alike


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Called("张伟", ZHANG), Called("章伟", ZHANG), Likeness.SOUND),
        (Called("张伟", ZHANG), Called("张　伟", ZHANG), Likeness.EQUAL),
        (Called("张伟（一组）", ZHANG), Called("张伟（二组）", ZHANG), Likeness.EQUAL),
        (Called("冼一", "xianyi"), Called("洗一", "xiyi"), Likeness.LOOK),
        (Called("张伟", ZHANG), Called("王强", "wangqiang"), None),
        (Called("甲乙", ""), Called("丙丁", ""), None),
        (Called("西安", "xian"), Called("先", "xian"), None),
    ],
)
def test_two_names_are_alike_in_one_way(one, other, expected):
    assert likeness(one, other) is expected


def test_only_pairs_that_touch_the_ballot_or_share_a_name_are_told():
    printed = [Called("张伟", ZHANG, 1), Called("章伟", ZHANG, 2)]
    same = [Called("李一（男）", "liyi"), Called("李一（女）", "liyi")]
    others = [Called("张炜", ZHANG), Called("彰伟", ZHANG), *same]
    found = [one.first.name + one.second.name for one in similar_names(printed, others)]
    assert found == ["张伟章伟", "张伟张炜", "张伟彰伟", "章伟张炜", "章伟彰伟", "李一（男）李一（女）"]


def test_names_far_apart_are_not_told():
    assert similar_names([Called("丁一", "dingyi", 1)], [Called("王二", "wanger")]) == ()
