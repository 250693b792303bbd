"""Laws that hold for every vote (invariants 1 to 7 of the rules)."""

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from huanjie_desktop.domain.election.ballot import BallotMarks, BallotRules, Sign, VoidReason, WriteIn, judge
from huanjie_desktop.domain.election.contest import Contest, Post
from huanjie_desktop.domain.election.counting import Figures, Votes, check_figures, check_tally, counted
from huanjie_desktop.domain.election.method import (
    BaseName,
    ChosenCounts,
    Contradiction,
    ElectionMethod,
    UnusualSign,
    WithoutSign,
)
from huanjie_desktop.domain.election.outcome import decide

PRINTED = tuple("甲乙丙丁戊己庚辛")
OTHERS = tuple("子丑寅卯?")
SIGNS = st.sampled_from(list(Sign))

methods = st.builds(
    ElectionMethod,
    win_base=st.sampled_from(BaseName),
    chosen_counts=st.sampled_from(ChosenCounts),
    writein_needs_rejection=st.booleans(),
    writein_not_more_than_rejections=st.booleans(),
    writein_without_sign=st.sampled_from(WithoutSign),
    unusual_sign=st.sampled_from(UnusualSign),
    contradiction=st.sampled_from(Contradiction),
    tie_vote_needs_half=st.booleans(),
    reduce_allowed_when_missing=st.integers(0, 2),
)


@st.composite
def contests(draw, posts=tuple(Post)):
    """Any kind of vote for up to eight names."""
    names = PRINTED[: draw(st.integers(1, len(PRINTED)))]
    barred = frozenset(draw(st.sets(st.sampled_from(OTHERS))))
    return Contest(draw(st.sampled_from(posts)), draw(st.integers(1, 7)), names, barred)


def ballots_of(contest):
    """Any ballot of a vote: every sign, write-ins of printed and of other names, decisions to void it."""
    write_in = st.builds(WriteIn, st.sampled_from((*contest.candidates, *OTHERS)), SIGNS)
    marks = st.lists(SIGNS, min_size=len(contest.candidates), max_size=len(contest.candidates)).map(tuple)
    void = st.sampled_from([None, None, None, VoidReason.NO_SEAL])
    return st.builds(BallotMarks, marks, st.lists(write_in, max_size=3).map(tuple), void)


@st.composite
def votes(draw, posts=tuple(Post)):
    """Rules, ballots and figures of a meeting with quorum."""
    rules = BallotRules(draw(contests(posts)), draw(methods))
    ballots = draw(st.lists(ballots_of(rules.contest), min_size=1, max_size=25))
    due = len(ballots) + draw(st.integers(0, len(ballots) // 4))
    return rules, ballots, Figures(due, len(ballots), len(ballots), len(ballots))


def count(rules, ballots):
    """Count ballots one by one."""
    return counted(rules.contest.candidates, [(judge(ballot, rules), 1) for ballot in ballots])


def result(rules, ballots, figures):
    """Count and decide, names by code point."""
    return decide(rules, figures, count(rules, ballots), str)


@given(votes())
def test_a_ballot_taken_back_leaves_no_trace_in_the_figures(vote):
    rules, ballots, _ = vote
    verdicts = [judge(ballot, rules) for ballot in ballots]
    before = counted(rules.contest.candidates, [(one, 1) for one in verdicts])
    for one in verdicts:
        assert before.add(one).take_back(one) == before


@given(votes())
def test_figures_of_ballots_never_contradict_each_other(vote):
    rules, ballots, figures = vote
    assert not check_figures(figures)
    assert not check_tally(count(rules, ballots), len(ballots), rules.contest.seats)


@given(votes())
def test_every_valid_ballot_says_one_thing_of_every_candidate_and_never_too_much(vote):
    rules, ballots, _ = vote
    for verdict in (judge(ballot, rules) for ballot in ballots):
        told = (*verdict.approved, *verdict.rejected, *verdict.abstained)
        assert sorted(told) == (sorted(rules.contest.candidates) if verdict.valid else [])
        assert len(verdict.approved) + len(verdict.written_in) <= rules.contest.seats
        assert not set(verdict.written_in) & (rules.contest.barred | {"?"})


@given(votes(tuple(post for post in Post if post is not Post.RUNOFF)))
def test_whoever_passes_by_those_due_passes_by_those_present(vote):
    rules, ballots, figures = vote
    passed = {
        base: set(result(replace(rules, method=replace(rules.method, win_base=base)), ballots, figures).passed)
        for base in BaseName
    }
    assert passed[BaseName.DUE] <= passed[BaseName.PRESENT]


@given(votes(), st.integers())
def test_the_order_of_the_ballots_changes_nothing(vote, seed):
    rules, ballots, figures = vote
    shuffled = Random(seed).sample(ballots, len(ballots))
    assert count(rules, shuffled) == count(rules, ballots)
    assert result(rules, shuffled, figures) == result(rules, ballots, figures)


@given(votes())
def test_a_void_ballot_changes_only_the_returned_and_the_invalid(vote):
    rules, ballots, _ = vote
    before = count(rules, ballots)
    void = BallotMarks((Sign.APPROVE,) * len(rules.contest.candidates), (), VoidReason.NO_SEAL)
    assert count(rules, [*ballots, void]) == replace(before, invalid=before.invalid + 1)


@given(votes())
def test_an_empty_ballot_changes_only_the_valid_and_every_abstention(vote):
    rules, ballots, _ = vote
    before, names = count(rules, ballots), rules.contest.candidates
    more = {name: before.votes[name].plus(Votes(0, 0, 1)) for name in names}
    empty = BallotMarks((Sign.EMPTY,) * len(names))
    assert count(rules, [*ballots, empty]) == replace(before, votes=more, valid=before.valid + 1)


@given(votes())
def test_nobody_is_elected_without_more_than_half_except_by_a_flagged_plurality(vote):
    rules, ballots, figures = vote
    outcome = result(rules, ballots, figures)
    base = figures.due if rules.method.win_base is BaseName.DUE else figures.present
    below = [name for name in outcome.elected if 2 * outcome.person(name).yes <= base]
    flagged = [problem.where for problem in outcome.problems if problem.code == "elected_by_plurality"]
    assert sorted(below) == sorted(flagged)
    assert not below or (rules.contest.post is Post.RUNOFF and not rules.method.tie_vote_needs_half)


@given(votes())
def test_no_more_are_elected_than_seats_and_nobody_is_elected_and_tied(vote):
    outcome = result(*vote)
    seats = outcome.contest.seats
    assert len(outcome.elected) + outcome.open_seats == seats
    assert 0 <= outcome.tied_seats <= outcome.open_seats
    assert not set(outcome.elected) & set(outcome.tied)
    assert (len(outcome.tied) > outcome.tied_seats) is bool(outcome.tied)
    assert set(outcome.elected) | set(outcome.tied) <= set(outcome.passed)


@given(votes((Post.COMMITTEE, Post.PRESELECTION, Post.FURTHER, Post.RUNOFF)))
def test_the_announced_order_is_the_name_order_however_votes_were_entered(vote):
    rules, ballots, figures = vote
    elected = result(rules, list(reversed(ballots)), figures).elected
    assert list(elected) == sorted(elected)
