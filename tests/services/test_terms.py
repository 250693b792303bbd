"""Branches by end of term: who is over, who is near, what is due when (R-07, G1, G6)."""

from datetime import date

import pytest

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.election import PollPost
from huanjie_desktop.domain.election.method import DirectVariant
from huanjie_desktop.domain.election.rounds import RoundKind
from huanjie_desktop.domain.election.terms import TermState
from huanjie_desktop.domain.problems import Severity
from huanjie_desktop.services import elections, outcome, people, terms
from tests.builders import (
    DAY,
    an_election,
    confirmed,
    everybody_came,
    gates_passed,
    issued,
    marks,
    nominated,
    poll_for,
    ready_to_count,
    staffed,
)
from tests.builders import a_branch as a_full_branch

TODAY = date(2026, 10, 12)


def a_branch(office, name, elected_on=None, years=5):
    found = people.ensure_branch(office, "建北社区", name).value
    if elected_on:
        terms.record_last_election(office, found, elected_on, years)
    return found


STATES = [
    (date(2022, 5, 1), 5, TermState.RUNNING, "正常", None),
    (date(2022, 4, 1), 5, TermState.REMIND, "应提醒，还有171天", Severity.WARNING),
    (date(2022, 1, 12), 5, TermState.REQUEST_DUE, "应请示，还有92天", Severity.WARNING),
    (date(2021, 10, 12), 5, TermState.REQUEST_DUE, "应请示，还有0天", Severity.WARNING),
    (date(2021, 10, 11), 5, TermState.OVER, "超期未换届 1 天", Severity.ERROR),
    (date(2023, 10, 2), 3, TermState.OVER, "超期未换届 10 天", Severity.ERROR),
]


@pytest.mark.parametrize(("elected_on", "years", "state", "words", "severity"), STATES)
def test_a_term_stands_as_the_day_says(office, elected_on, years, state, words, severity):
    a_branch(office, "第一支部", elected_on, years)
    (term,) = terms.branch_terms(office)
    assert (term.state, term.words, term.severity) == (state, words, severity)


def test_the_earliest_end_stands_first_and_the_unknown_last(office):
    for name, elected_on in (("甲支部", None), ("乙支部", date(2024, 1, 1)), ("丙支部", date(2021, 3, 15))):
        a_branch(office, name, elected_on)
    found = terms.branch_terms(office)
    assert [term.branch for term in found] == ["丙支部", "乙支部", "甲支部"]
    assert (found[-1].dates, found[-1].words, found[-1].severity) == (None, terms.UNKNOWN, Severity.WARNING)
    dates = found[0].dates
    assert (dates.ends, dates.remind, dates.request) == (date(2026, 3, 15), date(2025, 9, 15), date(2025, 11, 15))


def test_an_election_under_way_brings_its_deadlines_and_ends_no_term(office):
    ready = ready_to_count(office)
    (term,) = terms.branch_terms(office)
    planned = term.planned
    assert (term.elected_on, planned.notice, planned.result_limit) == (None, date(2026, 10, 5), date(2026, 11, 11))
    confirmed(office, ready.round, [marks("OOO_")] * 20)
    assert terms.branch_terms(office)[0].elected_on is None  # the first session is still to come


def test_an_announced_election_begins_a_new_term(office):
    branch = a_full_branch(office, 6)
    election = an_election(office, branch, DirectVariant.V5)
    poll = poll_for(office, election, PollPost.SECRETARY)
    nominated(office, branch, poll, ["丁建北"])
    gates_passed(office, election)
    everybody_came(office, branch, election)
    elections.adopt_method(office, election, DAY)
    staffed(office, branch, election, ("李建北", "吴建北"))
    round_id = outcome.start_round(office, poll, RoundKind.FIRST).value
    issued(office, election, round_id)
    confirmed(office, round_id, [marks("O")] * 6)
    (term,) = terms.branch_terms(office)
    assert (term.elected_on, term.dates.ends, term.planned) == (DAY, date(2031, 10, 12), None)


def test_a_day_to_come_and_an_odd_term_are_refused(office):
    branch = a_branch(office, "第一支部")
    with pytest.raises(UserError, match="day_in_future"):
        terms.record_last_election(office, branch, date(2026, 10, 13))
    with pytest.raises(UserError, match="term_years_impossible"):
        terms.record_last_election(office, branch, TODAY, 4)


def test_a_wrong_day_is_taken_back(office):
    branch = a_branch(office, "第一支部", date(2021, 3, 15))
    assert people.branches(office)[0].elected_on == "2021-03-15"
    terms.record_last_election(office, branch, None)
    assert terms.branch_terms(office)[0].words == "未填上次换届日期"


def test_of_several_days_all_are_kept_or_none(office):
    first, second = a_branch(office, "第一支部"), a_branch(office, "第二支部")
    wanted = [terms.LastElection(first, date(2021, 3, 15)), terms.LastElection(second, date(2027, 1, 1))]
    with pytest.raises(UserError, match="day_in_future"):
        terms.record_last_elections(office, wanted)
    assert {term.elected_on for term in terms.branch_terms(office)} == {None}


def test_an_empty_office_has_no_terms(office):
    assert terms.branch_terms(office) == ()
