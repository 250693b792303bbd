"""Nothing closes while one of these is open: ballots, doubtful ones, the second count, sheets, bundles out."""

import pytest

from huanjie_desktop.domain.election.count_plan import SecondCount
from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.domain.election.sheets import SheetTotals
from huanjie_desktop.services import rounds
from huanjie_desktop.services.count import counting, plan, sheets
from huanjie_desktop.storage import audit_log
from tests.builders import marks, opened_in_bundles
from tests.refusals import code_of

FULL = marks("OOO_")
PRINTED = ("刘建北", "孙建北", "张建北", "陈建北")
TWO_FULL = SheetTotals(2, 0, dict(zip(PRINTED, ((2, 0, 0), (2, 0, 0), (2, 0, 0), (0, 0, 2)), strict=True)))
FOUR_FULL = SheetTotals(4, 0, {name: tuple(2 * one for one in row) for name, row in TWO_FULL.votes.items()})
OFF = SheetTotals(4, 0, {**FOUR_FULL.votes, PRINTED[0]: (3, 1, 0)})


def begun(office, second):
    """Four ballots in two bundles, all entered alike by the first recorder."""
    round_id = opened_in_bundles(office, 4, second, 2)
    enter(office, round_id, 4)
    return round_id


def enter(office, round_id, ballots, recorder=1, first=FULL):
    count = counting.open_count(office, round_id, recorder)
    for number in range(ballots):
        counting.enter_ballot(office, count, FULL if number else first)
    return count


def reread(office, round_id):
    counting.undo_last(office, counting.open_count(office, round_id))
    counting.enter_ballot(office, counting.open_count(office, round_id), FULL, set_aside=True)


def hand(office, round_id):
    plan.hand_out(office, round_id, 2, "一组")


def sheet(bundle, totals):
    return lambda office, round_id: plan.save_sheet(office, round_id, bundle, totals)


def second(ballots, first=FULL):
    return lambda office, round_id: enter(office, round_id, ballots, 2, first)


OPEN = [
    (SecondCount.NONE, [reread], "ballots_undecided"),
    (SecondCount.NONE, [hand], "bundle_still_out"),
    (SecondCount.NONE, [second(1)], "entries_differ"),
    (SecondCount.TOGETHER, [], "second_count_incomplete"),
    (SecondCount.TOGETHER, [second(3)], "second_count_incomplete"),
    (SecondCount.TOGETHER, [second(4, marks("OO__"))], "entries_differ"),
    (SecondCount.BUNDLES, [second(3)], "second_count_incomplete"),
    (SecondCount.BUNDLES, [second(4, marks("OO__"))], "bundle_differs"),
    (SecondCount.SHEETS, [], "sheets_missing"),
    (SecondCount.SHEETS, [sheet(1, TWO_FULL)], "sheets_missing"),
    (SecondCount.SHEETS, [sheet(0, OFF)], "sheet_differs"),
    (SecondCount.SHEETS, [sheet(1, TWO_FULL), sheet(2, FOUR_FULL)], "sheet_differs"),
    (SecondCount.SHEETS, [sheet(0, FOUR_FULL), sheet(1, FOUR_FULL)], "sheet_differs"),
    (SecondCount.SHEETS, [sheet(0, FOUR_FULL), second(2)], "entries_differ"),
]


@pytest.mark.parametrize(("way", "acts", "code"), OPEN)
def test_nothing_closes_while_a_point_is_open(office, way, acts, code):
    round_id = begun(office, way)
    for act in acts:
        act(office, round_id)
    assert code in [one.code for one in counting.closing_findings(office, round_id)]
    assert code_of(counting.close_count, office, round_id) == code
    assert rounds.round_of(office, round_id).state is RoundState.COUNTING


CLOSED = [
    (SecondCount.NONE, []),
    (SecondCount.NONE, [second(4)]),
    (SecondCount.TOGETHER, [second(4)]),
    (SecondCount.BUNDLES, [second(4)]),
    (SecondCount.SHEETS, [sheet(0, FOUR_FULL)]),
    (SecondCount.SHEETS, [sheet(1, TWO_FULL), sheet(2, TWO_FULL)]),
    (SecondCount.SHEETS, [sheet(0, OFF), sheet(0, FOUR_FULL)]),
]


@pytest.mark.parametrize(("way", "acts"), CLOSED)
def test_a_count_closes_when_all_agrees(office, way, acts):
    round_id = begun(office, way)
    for act in acts:
        act(office, round_id)
    assert counting.closing_findings(office, round_id) == ()
    assert counting.close_count(office, round_id).value.valid == 4


def test_a_ballot_missing_keeps_every_way_of_counting_open(office):
    round_id = opened_in_bundles(office, 4, SecondCount.TOGETHER, 2)
    enter(office, round_id, 3)
    enter(office, round_id, 3, 2)
    assert code_of(counting.close_count, office, round_id) == "count_incomplete"


def test_a_bundle_names_its_ballots_to_look_at(office):
    round_id = begun(office, SecondCount.BUNDLES)
    enter(office, round_id, 4, 2, marks("OO__"))
    (found,) = counting.closing_findings(office, round_id)
    assert (found.values["bundle"], found.values["ballots"]) == (1, "1")


def test_a_difference_that_scrutineers_explained_and_signed_lets_the_count_close(office):
    round_id = begun(office, SecondCount.SHEETS)
    plan.save_sheet(office, round_id, 0, OFF)
    plan.explain_difference(office, round_id, "第三行多画一笔，已当众重数", "李建北")
    assert plan.sheet_findings(office, round_id) == ()
    assert counting.close_count(office, round_id).value.valid == 4


def test_an_explanation_does_not_cover_another_difference(office):
    round_id = begun(office, SecondCount.SHEETS)
    plan.save_sheet(office, round_id, 0, OFF)
    plan.explain_difference(office, round_id, "多画一笔", "李建北")
    counting.correct_ballot(office, counting.open_count(office, round_id), 1, marks("OO__"), "复核")
    assert code_of(counting.close_count, office, round_id) == "sheet_differs"


@pytest.mark.parametrize(
    ("totals", "text", "names", "code"),
    [
        (FOUR_FULL, "多画一笔", "李建北", "nothing_to_explain"),
        (OFF, " ", "李建北", "reason_missing"),
        (OFF, "多画一笔", "路人甲", "witnesses_not_scrutineers"),
        (OFF, "多画一笔", "吴建北", "witnesses_not_scrutineers"),
    ],
)
def test_an_explanation_needs_a_difference_a_text_and_a_scrutineer(office, totals, text, names, code):
    round_id = begun(office, SecondCount.SHEETS)
    plan.save_sheet(office, round_id, 0, totals)
    assert code_of(plan.explain_difference, office, round_id, text, names) == code
    assert sheets.explanations_of(office, round_id) == ()


def test_a_reopened_count_keeps_its_sheets_and_must_agree_with_them_again(office):
    round_id = begun(office, SecondCount.SHEETS)
    plan.save_sheet(office, round_id, 0, FOUR_FULL)
    counting.close_count(office, round_id)
    counting.reopen(office, round_id, "第1张复核")
    counting.correct_ballot(office, counting.open_count(office, round_id), 1, marks("OO__"), "第1张复核")
    assert sheets.sheets_of(office, round_id) == {0: FOUR_FULL}
    assert code_of(counting.close_count, office, round_id) == "sheet_differs"


def test_a_reopened_count_entered_twice_is_corrected_for_both(office):
    round_id = begun(office, SecondCount.TOGETHER)
    enter(office, round_id, 4, 2)
    counting.close_count(office, round_id)
    counting.reopen(office, round_id, "第1张复核")
    for recorder, code in ((1, "entries_differ"), (2, "")):
        count = counting.open_count(office, round_id, recorder)
        counting.correct_ballot(office, count, 1, marks("OO__"), "第1张复核")
        assert [one.code for one in counting.closing_findings(office, round_id)] == ([code] if code else [])


def test_plan_sheets_and_explanations_stand_in_the_log_without_a_figure_of_a_ballot(office):
    round_id = begun(office, SecondCount.SHEETS)
    plan.save_sheet(office, round_id, 1, FOUR_FULL)
    plan.explain_difference(office, round_id, "第三行多画一笔", "李建北")
    with office.db.read() as work:
        told = {one.action: one.detail for one in audit_log.entries(work)}
    assert told["确定计票方式"] == "与纸质正字票核对，每扎2张，大屏逐票"
    assert told["录入纸质计票单"] == "第1扎"
    assert told["说明计票差异"] == "第三行多画一笔（李建北）"


@pytest.mark.parametrize(
    ("bundle", "totals", "code"),
    [
        (3, FOUR_FULL, "bundle_missing"),
        (0, SheetTotals(-4, 0, FOUR_FULL.votes), "figure_negative"),
        (0, SheetTotals(4, 0, {}), "sheet_of_other_names"),
    ],
)
def test_a_sheet_that_cannot_be_is_refused(office, bundle, totals, code):
    round_id = begun(office, SecondCount.SHEETS)
    assert code_of(plan.save_sheet, office, round_id, bundle, totals) == code
    assert sheets.sheets_of(office, round_id) == {}


def test_a_sheet_says_where_its_own_figures_do_not_add_up(office):
    round_id = begun(office, SecondCount.SHEETS)
    plan.save_sheet(office, round_id, 2, SheetTotals(2, 0, {**TWO_FULL.votes, PRINTED[1]: (1, 0, 0)}))
    found = {one.code: one.where for one in plan.sheet_findings(office, round_id)}
    assert found["sheet_does_not_add_up"] == PRINTED[1]
    assert [one.sheet.value for one in plan.bundle_lines(office, round_id)] == ["未录", "不符"]


def test_a_ballot_set_aside_is_not_corrected_but_decided(office):
    round_id = begun(office, SecondCount.NONE)
    reread(office, round_id)
    count = counting.open_count(office, round_id)
    assert (count.state.set_aside, count.state.entered, count.tally.valid) == (1, 4, 3)
    assert code_of(counting.correct_ballot, office, count, 4, FULL, "复核") == "ballot_is_set_aside"
