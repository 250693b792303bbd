"""推荐票汇总表: shares of those present, places, what became of everybody."""

from fractions import Fraction

import pytest

from huanjie_desktop.domain.election.method import ElectionMethod, MergeMethod
from huanjie_desktop.domain.election.recommendation import Body, Gathering
from huanjie_desktop.services import elections, recommendation
from huanjie_desktop.services.recommendation_table import Standing, share_text, table, tables
from tests.rule_builders import codes
from tests.services.test_recommendation import NAMES, Recommending


@pytest.fixture
def poll(office):
    return Recommending(office)


SHARES = [(1, 3, "33.3%"), (2, 3, "66.7%"), (1, 2, "50.0%"), (1, 16, "6.3%"), (0, 7, "0.0%"), (7, 7, "100.0%")]


@pytest.mark.parametrize(("votes", "present", "words"), SHARES)
def test_a_share_is_rounded_to_a_tenth(votes, present, words):
    assert share_text(votes, present) == words


def test_nobody_present_gives_no_share():
    assert share_text(0, 0) == ""


def test_one_list_alone_has_shares_but_no_sum_and_no_result(office, poll):
    poll.votes(Body.MEMBERS, 9, 8, 8, 3, 1)
    found = table(office, poll.poll)
    first, second, third = found.lines[:3]
    assert (first.member_share, first.representative_share, first.total) == ("45.0%", "", None)
    assert (first.member_rank, second.member_rank, third.member_rank) == (1, 2, 2)
    assert {line.standing for line in found.lines} == {Standing.OPEN}
    assert (codes(found.missing), found.ready) == (["votes_not_recorded"], False)


def test_both_lists_have_a_sum_and_a_result(office, poll):
    poll.votes(Body.MEMBERS, 9, 8, 7, 3, 1)
    poll.votes(Body.REPRESENTATIVES, 9, 8, 1, 7, 2, figures=Gathering(40, 40, 30, 30, 0))
    found = table(office, poll.poll)
    assert [line.standing for line in found.lines] == [*[Standing.LISTED] * 4, Standing.OUT]
    assert (found.lines[3].representative_share, found.lines[3].representative_rank) == ("17.5%", 3)
    assert (found.lines[3].total, found.missing, len(found.undecided)) == (10, (), 5)
    assert found.method_words == "各取前列，合并差额"


def test_who_must_be_voted_on_says_so(office, poll):
    poll.both((9, 8, 7, 0, 0), (9, 0, 0, 8, 7))
    found = table(office, poll.poll)
    assert {line.standing for line in found.lines} == {Standing.VOTE}
    assert codes(found.missing) == ["recommendation_open"]


def test_weighted_shares_have_a_score(office, poll):
    before = elections.election(office, poll.election).method
    changed = ElectionMethod(**{**vars(before), "merge_method": MergeMethod.M2})
    elections.change_method(office, poll.election, changed, "按方案")
    recommendation.set_weight(office, poll.poll, Fraction(3, 5))
    poll.both((20, 10, 0, 0, 0), (0, 20, 10, 0, 0))
    found = table(office, poll.poll)
    assert (found.weighted, found.weight) == (True, Fraction(3, 5))
    assert [line.score for line in found.lines] == ["60.0%", "70.0%", "20.0%", "", ""]


def test_the_list_is_ready_when_everybody_is_decided_and_then_frozen(office, poll):
    poll.both((9, 8, 7, 3, 1), (9, 8, 7, 3, 1))
    poll.review_all()
    assert table(office, poll.poll).ready
    recommendation.take_over_as_candidates(office, poll.poll)
    assert table(office, poll.poll).frozen


def test_only_polls_of_the_members_meeting_are_recommended_for(office, poll):
    (only,) = tables(office, poll.election)
    assert (only.poll.id, [line.applicant.name for line in only.lines]) == (poll.poll, list(NAMES))


def test_nobody_entered_means_nothing_is_missing(office, poll):
    for key in poll.ids.values():
        recommendation.remove_applicant(office, key, "误录")
    found = table(office, poll.poll)
    assert (found.lines, found.missing, found.undecided, found.ready) == ((), (), (), False)
