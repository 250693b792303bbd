"""What is owed and what was done: rows L4 to L13, each parameter of the rule, and the laws of sums."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huanjie_desktop.domain.ids import ContactId, GroupId, HouseholdId
from huanjie_desktop.domain.ledger.contacts import Contact, Way, contact_problems, failed_in_a_row
from huanjie_desktop.domain.ledger.dues import (
    NOTHING,
    DuesRules,
    Rate,
    Standing,
    counts_as_contact,
    counts_as_visit,
    owes_contact,
    owes_visit,
    rate_of,
    standing,
    total,
)
from huanjie_desktop.domain.ledger.household import Household, Living
from huanjie_desktop.domain.ledger.periods import Month, Quarter
from tests.domain.acceptance_rows import rows
from tests.rule_builders import codes

HOME = Household(HouseholdId(1), GroupId(1), "丁试明", since=date(2025, 1, 1))
MARCH, MAY, FIRST = Month(2026, 3), Month(2026, 5), Quarter(2026, 1)


def contact(on, way=Way.PHONE, reached=True, household=1):
    return Contact(ContactId(0), HouseholdId(household), on, way, reached)


def done_in(period, contacts, counts):
    return {one.household_id for one in contacts if period.first <= one.on <= period.last and counts(one)}


@rows("L4")
def test_two_calls_that_reached_nobody_leave_two_households_due():
    calls = [contact(date(2026, 3, 9), reached=number > 2, household=number) for number in range(1, 21)]
    rate = rate_of(range(1, 21), done_in(MARCH, calls, counts_as_contact))
    assert (rate.text, rate.obliged - rate.done) == ("18/20（90%）", 2)


@rows("L5")
def test_one_visit_serves_the_month_and_the_quarter():
    visit = contact(date(2026, 3, 31), Way.VISIT)
    assert counts_as_contact(visit)
    assert counts_as_visit(visit, HOME)
    assert Month.of(visit.on) == MARCH
    assert Quarter.of(visit.on) == FIRST


@rows("L7")
def test_three_calls_in_may_count_once_and_nothing_is_carried_over():
    calls = [contact(date(2026, 5, day)) for day in (3, 9, 30)]
    assert rate_of([1], done_in(MAY, calls, counts_as_contact)) == Rate(1, 1)
    assert rate_of([1], done_in(Month(2026, 6), calls, counts_as_contact)) == Rate(0, 1)


@rows("L9")
@pytest.mark.parametrize(("day", "owes"), [(20, True), (21, False), (25, False)])
def test_a_household_added_late_in_a_month_owes_from_the_next(day, owes):
    added = replace(HOME, since=date(2026, 5, day))
    assert owes_contact(added, MAY) is owes
    assert owes_contact(added, Month(2026, 6))


@pytest.mark.parametrize(("month", "owes"), [(1, True), (2, True), (3, False)])
def test_a_household_added_in_the_last_month_of_a_quarter_owes_a_visit_from_the_next(month, owes):
    added = replace(HOME, since=date(2026, month, 15))
    assert owes_visit(added, FIRST) is owes
    assert owes_visit(added, Quarter(2026, 2))


@pytest.mark.parametrize(("until", "owes"), [(date(2026, 2, 28), False), (date(2026, 3, 1), True)])
def test_a_household_that_moved_away_owes_nothing_after(until, owes):
    assert owes_contact(replace(HOME, until=until), MARCH) is owes


@rows("L12")
def test_a_unit_without_households_has_no_rate():
    assert rate_of([], []).text == "—"


@rows("L13")
def test_a_contact_of_tomorrow_is_refused_and_one_before_the_last_report_is_flagged():
    today = date(2026, 3, 9)
    assert codes(contact_problems(date(2026, 3, 10), today)) == ["contact_in_future"]
    assert codes(contact_problems(date(2026, 2, 27), today, date(2026, 2, 28))) == ["contact_late"]
    assert contact_problems(today, today, date(2026, 2, 28)) == ()


def test_a_visit_is_a_contact_unless_the_office_says_no():
    visit = contact(date(2026, 3, 9), Way.VISIT)
    assert not counts_as_contact(visit, DuesRules(visit_counts_as_contact=False))


def test_a_video_call_is_a_visit_only_outside_the_district_and_only_where_it_is_allowed():
    video, allowed = contact(date(2026, 3, 9), Way.VIDEO), DuesRules(video_outside_district=True)
    away = replace(HOME, living=Living.AWAY, outside_district=True)
    assert not counts_as_visit(video, away)
    assert counts_as_visit(video, away, allowed)
    assert not counts_as_visit(video, replace(away, outside_district=False), allowed)
    assert not counts_as_visit(contact(date(2026, 3, 9)), away, allowed)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 3, 24), Standing.DUE),
        (date(2026, 3, 25), Standing.SOON),
        (date(2026, 3, 31), Standing.SOON),
        (date(2026, 4, 1), Standing.OVERDUE),
    ],
)
def test_a_month_is_soon_over_in_its_last_seven_days(today, expected):
    assert standing(MARCH, False, True, today) is expected
    assert standing(MARCH, True, True, today) is Standing.DONE
    assert standing(MARCH, False, False, today) is Standing.NONE


def test_a_quarter_is_soon_over_in_its_last_fourteen_days():
    assert standing(FIRST, False, True, date(2026, 3, 17)) is Standing.DUE
    assert standing(FIRST, False, True, date(2026, 3, 18)) is Standing.SOON


def test_attempts_without_success_are_counted_from_the_last_time_somebody_was_reached():
    tried = [contact(date(2026, 3, day), reached=day == 1) for day in (9, 5, 1)]
    assert failed_in_a_row(tried) == 2
    assert failed_in_a_row(tried[:2]) == 2


@pytest.mark.parametrize(
    ("done", "obliged", "text"),
    [(1, 3, "1/3（33.3%）"), (2, 3, "2/3（66.7%）"), (1, 16, "1/16（6.3%）"), (0, 5, "0/5（0%）")],
)
def test_a_rate_shows_fraction_and_per_cent(done, obliged, text):
    assert Rate(done, obliged).text == text
    assert Rate(done, obliged).fraction == Fraction(done, obliged)


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 28), st.booleans())), st.randoms(use_true_random=False))
def test_the_order_of_entry_never_matters_and_a_household_counts_once(entries, shuffle):
    calls = [contact(date(2026, 5, day), reached=reached, household=one) for one, day, reached in entries]
    before = rate_of(range(1, 10), done_in(MAY, calls, counts_as_contact))
    shuffle.shuffle(calls)
    assert rate_of(range(1, 10), done_in(MAY, calls, counts_as_contact)) == before
    assert before.done <= before.obliged == 9


@given(st.lists(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)))))
def test_units_add_up_to_groups_and_groups_to_the_street(groups):
    rates = [[Rate(min(pair), max(pair)) for pair in group] for group in groups]
    assert total(map(total, rates)) == total(one for group in rates for one in group)
    assert total([]) == NOTHING
