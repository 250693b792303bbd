"""Terms and deadlines: the rows G of the acceptance table."""

from datetime import date

import pytest

from huanjie_desktop.domain.election.terms import (
    ElectionDates,
    TermKind,
    TermState,
    days_over,
    election_dates,
    election_day_problems,
    last_day_of_notice,
    months_later,
    term_dates,
    term_end,
    term_state,
)
from tests.domain.acceptance_rows import first_column, rows
from tests.rule_builders import codes

G1 = term_dates(date(2021, 3, 15), TermKind.COMMUNITY.years)


@rows("G1")
def test_a_community_branch_serves_five_years_and_is_reminded_six_months_before():
    assert (G1.ends, G1.remind, G1.request) == (date(2026, 3, 15), date(2025, 9, 15), date(2025, 11, 15))


@rows("G2")
def test_an_office_branch_serves_three_years():
    assert term_end(date(2023, 6, 30), TermKind.BRANCH.years) == date(2026, 6, 30)
    assert TermKind.BASIC_COMMITTEE.years == 5


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 8, 31), -6, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
    ],
)
def test_a_month_without_that_day_ends_earlier(day, months, expected):
    assert months_later(day, months) == expected


NEW_DAYS = [
    ("G3", date(2027, 3, 15), True, []),
    ("G3 one day more", date(2027, 3, 16), True, ["more_than_a_year_off"]),
    ("too early", date(2025, 3, 14), True, ["more_than_a_year_off"]),
    ("late without approval", date(2026, 4, 1), False, ["delay_needs_approval"]),
    ("early without approval", date(2026, 3, 1), False, ["advance_needs_approval"]),
    ("on the day", date(2026, 3, 15), False, []),
]


@rows(*first_column(NEW_DAYS))
@pytest.mark.parametrize(("day", "approved", "expected"), [r[1:] for r in NEW_DAYS], ids=[r[0] for r in NEW_DAYS])
def test_an_election_is_at_most_a_year_early_or_late_and_with_approval(day, approved, expected):
    assert codes(election_day_problems(G1.ends, day, approved)) == expected


STATES = [
    (date(2025, 9, 14), None, TermState.RUNNING, 0),
    (date(2025, 9, 15), None, TermState.REMIND, 0),
    (date(2025, 11, 15), None, TermState.REQUEST_DUE, 0),
    (date(2026, 3, 15), None, TermState.REQUEST_DUE, 0),
    (date(2026, 3, 25), None, TermState.OVER, 10),
    (date(2026, 3, 25), date(2026, 6, 1), TermState.DELAYED, 10),
    (date(2026, 6, 2), date(2026, 6, 1), TermState.OVER, 79),
    (date(2027, 3, 16), date(2028, 1, 1), TermState.OVER, 366),
]


@rows("G6")
@pytest.mark.parametrize(("today", "delayed_until", "state", "over"), STATES)
def test_a_term_that_is_over_without_approved_delay_shows_its_days(today, delayed_until, state, over):
    assert (term_state(G1, today, delayed_until), days_over(G1.ends, today)) == (state, over)


def test_the_days_around_an_election():
    assert election_dates(date(2026, 11, 20)) == ElectionDates(
        date(2026, 10, 20), date(2026, 11, 13), date(2026, 11, 27), date(2026, 12, 20)
    )


NOTICES = [
    ("G7", {}, date(2026, 1, 15)),
    ("first day not counted", {"first_day_counts": False}, date(2026, 1, 16)),
    ("a holiday", {"holidays": {date(2026, 1, 12)}}, date(2026, 1, 16)),
    ("a working Saturday", {"extra_workdays": {date(2026, 1, 10)}}, date(2026, 1, 14)),
]


@rows(*first_column(NOTICES))
@pytest.mark.parametrize(("known", "expected"), [row[1:] for row in NOTICES], ids=[row[0] for row in NOTICES])
def test_a_public_notice_of_five_working_days_skips_weekends(known, expected):
    assert last_day_of_notice(date(2026, 1, 9), 5, **known) == expected
