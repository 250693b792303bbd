"""The totals of a paper 正 sheet against the entries."""

import pytest

from huanjie_desktop.domain.election.counting import Tally, Votes
from huanjie_desktop.domain.election.sheets import SheetTotals, sheet_differences, slip_problems, totals_problems
from tests.rule_builders import codes

TALLY = Tally({"甲": Votes(5, 2, 1), "乙": Votes(3, 0, 5)}, {"丙": 2}, 8, 1)
SHEET = SheetTotals(8, 1, {"甲": (5, 2, 1), "乙": (3, 0, 5)}, {"丙": 2})


def changed(**known):
    return SheetTotals(**{**vars(SHEET), **known})


@pytest.mark.parametrize(
    ("totals", "expected"),
    [
        (SHEET, []),
        (changed(valid=7), [("", "有效票", 7, 8)]),
        (changed(invalid=2), [("", "无效票", 2, 1)]),
        (changed(votes={**SHEET.votes, "甲": (6, 2, 0)}), [("甲", "赞成", 6, 5), ("甲", "弃权", 0, 1)]),
        (changed(votes={**SHEET.votes, "乙": (3, 1, 5)}), [("乙", "不赞成", 1, 0)]),
        (changed(written={}), [("丙", "另选赞成", 0, 2)]),
        (changed(written={"丙": 2, "丁": 1}), [("丁", "另选赞成", 1, 0)]),
    ],
)
def test_every_figure_that_differs_is_named(totals, expected):
    assert [tuple(vars(one).values()) for one in sheet_differences(TALLY, totals)] == expected


def test_a_slip_of_the_pen_is_pointed_at():
    (found,) = slip_problems("第2扎", changed(votes={**SHEET.votes, "甲": (6, 2, 1)}))
    assert (found.code, found.where, found.values["total"]) == ("sheet_does_not_add_up", "甲", 9)
    assert slip_problems("整堆", SHEET) == ()


@pytest.mark.parametrize(
    ("totals", "expected"),
    [
        (SHEET, []),
        (changed(valid=-1), ["figure_negative"]),
        (changed(written={"丙": -1}), ["figure_negative"]),
        (changed(votes={"甲": (5, 2, -1), "乙": (0, 0, 0)}), ["figure_negative"]),
        (changed(votes={"甲": (5, 2, 1)}), ["sheet_of_other_names"]),
    ],
)
def test_totals_that_cannot_be_are_refused(totals, expected):
    assert codes(totals_problems(totals, ("甲", "乙"))) == expected


def test_a_sheet_knows_its_ballots():
    assert SHEET.ballots == 9
