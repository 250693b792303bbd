"""Periods, addresses, requests, hardship, age groups and the three clears."""

from dataclasses import replace
from datetime import date

import pytest

from huanjie_desktop.domain.ids import AssistanceId, GroupId, HouseholdId, RequestId
from huanjie_desktop.domain.ledger.clears import clears_of
from huanjie_desktop.domain.ledger.groupings import AgeGroup, age_group
from huanjie_desktop.domain.ledger.hardship import Assistance, Hardship, HardshipClass, hardship_closing_problems
from huanjie_desktop.domain.ledger.household import Crossing, Household, Living
from huanjie_desktop.domain.ledger.periods import Month, Quarter
from huanjie_desktop.domain.ledger.requests import Level, Request, closing_problems, may_raise
from huanjie_desktop.domain.people.partial_date import PartialDate
from tests.domain.acceptance_rows import rows
from tests.rule_builders import codes

TODAY = date(2026, 10, 12)
HOME = Household(HouseholdId(1), GroupId(1), "丁试明", since=date(2025, 1, 1), registered_address="三组12号")
ASKED = Request(RequestId(1), "2026-001", date(2026, 9, 1), HouseholdId(1), "过渡费偏低")
HELP = Assistance(AssistanceId(1), HouseholdId(1), "就业帮扶", "介绍保洁岗位", date(2026, 9, 1))


def test_a_month_knows_its_days_its_quarter_and_its_neighbours():
    assert (Month(2024, 2).first, Month(2024, 2).last) == (date(2024, 2, 1), date(2024, 2, 29))
    assert Month(2026, 1).later(-1) == Month(2025, 12)
    assert Month.from_iso("2026-11").quarter == Quarter(2026, 4)
    assert (Month(2026, 3).iso, Month(2026, 3).chinese) == ("2026-03", "2026年3月")


def test_a_quarter_has_three_months():
    assert Quarter.of(TODAY).months == (Month(2026, 10), Month(2026, 11), Month(2026, 12))
    assert (Quarter(2026, 1).first, Quarter(2026, 1).last) == (date(2026, 1, 1), date(2026, 3, 31))
    assert Quarter(2026, 4).chinese == "2026年第4季度"


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: Month(2026, 13), "month must be"),
        (lambda: Quarter(2026, 5), "no quarter 5"),
        (lambda: Month.from_iso("2026"), "values to unpack"),
    ],
)
def test_a_period_that_does_not_exist_is_refused(make, why):
    with pytest.raises(ValueError, match=why):
        make()


def test_a_household_in_transition_is_found_at_its_transition_address():
    moved = replace(HOME, transition_address="春晖路8号")
    assert moved.address_now == "三组12号"
    assert replace(moved, living=Living.AWAY).address_now == "春晖路8号"


def test_who_looks_after_a_place_is_in_charge_before_who_manages_it():
    place = Crossing(managed_by="青穗街道", lies_in="榆溪街道", registered_in="松岗街道", looked_after_by="榆溪街道")
    assert (place.in_charge, place.crosses) == ("榆溪街道", True)
    assert not Crossing(managed_by="青穗街道", lies_in="青穗街道").crosses


def test_a_request_goes_upwards_only():
    assert may_raise(Level.LIAISON, Level.STREET)
    assert not may_raise(Level.STREET, Level.COMMUNITY)
    assert not may_raise(Level.STREET, Level.STREET)


def test_a_request_is_closed_with_a_result_a_person_and_a_call_back():
    assert codes(closing_problems(ASKED)) == [
        "request_without_result", "request_without_person", "request_not_called_back",
    ]  # fmt: skip
    told = replace(ASKED, result="已答复", responsible="王试芳", called_back_on=TODAY)
    assert closing_problems(told) == ()


def test_a_request_past_its_deadline_is_overdue_until_it_is_closed():
    late = replace(ASKED, due=date(2026, 10, 11))
    assert late.is_overdue(TODAY)
    assert not replace(late, closed_on=TODAY).is_overdue(TODAY)
    assert not late.is_overdue(date(2026, 10, 11))


def test_a_request_shared_by_households_is_common():
    assert replace(ASKED, households=3).is_common
    assert not ASKED.is_common


@rows("L15")
def test_hardship_is_not_closed_while_help_is_open():
    assert codes(hardship_closing_problems([HELP])) == ["assistance_open"]
    assert hardship_closing_problems([replace(HELP, ended_on=TODAY)]) == ()


def test_a_review_is_due_on_its_day_and_not_after_the_end():
    poor = Hardship(HouseholdId(1), HardshipClass.OTHER, "疾病", date(2026, 1, 1), next_review=TODAY)
    assert poor.review_is_due(TODAY)
    assert not poor.review_is_due(date(2026, 10, 11))
    assert not replace(poor, closed_on=TODAY).review_is_due(TODAY)


@pytest.mark.parametrize(
    ("birth", "group"),
    [
        (PartialDate(2019, 10, 13), AgeGroup.CHILD),
        (PartialDate(2019, 10, 12), AgeGroup.YOUTH),
        (PartialDate(2008, 10, 13), AgeGroup.YOUTH),
        (PartialDate(2008, 10, 12), AgeGroup.ADULT),
        (PartialDate(1966, 10, 12), AgeGroup.OLD),
        (PartialDate(1946, 10), AgeGroup.OLD),
        (PartialDate(1945), AgeGroup.VERY_OLD),
        (None, AgeGroup.UNKNOWN),
    ],
)
def test_age_stages_begin_on_the_birthday(birth, group):
    assert age_group(birth, TODAY) is group


def test_the_three_clears_look_back_twelve_months():
    checked = replace(HOME, checked_on=date(2025, 10, 12), hardship_decided_on=date(2025, 10, 11))
    clears = clears_of([checked, HOME], [replace(ASKED, category="过渡费"), ASKED], TODAY)
    assert (clears.situation.text, clears.hardship.text, clears.requests.text) == (
        "1/2（50%）", "0/2（0%）", "1/2（50%）",
    )  # fmt: skip
