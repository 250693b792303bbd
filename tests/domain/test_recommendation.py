"""Open recommendation: the rows H of the acceptance table, merging by M1 to M3, the review."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huanjie_desktop.domain.election.contest import Post
from huanjie_desktop.domain.election.election import Source
from huanjie_desktop.domain.election.gates import GateFacts, ballot_gates, may_print_ballots
from huanjie_desktop.domain.election.method import MergeMethod
from huanjie_desktop.domain.election.recommendation import (
    Applicant,
    Body,
    Gathering,
    MergeRules,
    Recommended,
    choose,
    gathering_problems,
    is_valid_recommendation,
    merge,
    ranks,
    wanted_names,
)
from huanjie_desktop.domain.election.review import (
    Conclusion,
    Review,
    SpeechState,
    Succession,
    after_review,
    final_list_problems,
    review_problems,
    silent_candidates,
)
from huanjie_desktop.domain.ids import ApplicantId, MemberId, PollId
from tests.domain.acceptance_rows import first_column, rows
from tests.rule_builders import codes, make_outcome, make_rules

THREE = MergeRules(3, 4)


def people(members, representatives):
    """Return persons from two lists such as "a9 b8 c7": one letter and the votes."""
    lists = [{text[0]: int(text[1:]) for text in given.split()} for given in (members, representatives)]
    names = sorted({name for one in lists for name in one})
    return [Recommended(name, *(one.get(name, 0) for one in lists)) for name in names]


def shown(merged):
    """Write a merged list as "abcd|ef:1": settled, voted on, for how many places."""
    vote = f"{''.join(sorted(merged.vote_among))}:{merged.vote_places}" if merged.vote_among else ""
    return f"{''.join(sorted(merged.names))}|{vote}"


M1_ROWS = [
    ("H1", "a9 b8 c7 d3 e1", "a9 b8 c7 e4 d1", "abce|"),
    ("H1 fourth of one list only", "a9 b8 c7 d3", "a9 b8 c7", "abcd|"),
    ("H1 equal sums", "a9 b8 c7 d3", "a9 b8 c7 e3", "abc|de:1"),
    ("H2", "a9 b8 c7", "a9 b8 d7", "abcd|"),
    ("H3", "a9 b8 c7", "a9 d8 e7", "|abcde:4"),
    ("H4", "a9 b8 c7", "d9 e8 f7", "|abcdef:4"),
    ("too few names", "a9 b8", "a9", "ab|"),
    ("nobody", "", "", "|"),
]


@rows(*(name for name in first_column(M1_ROWS) if name in ("H2", "H4")))
@pytest.mark.parametrize(("own", "other", "expected"), [row[1:] for row in M1_ROWS], ids=[row[0] for row in M1_ROWS])
def test_the_tops_of_two_lists_are_merged_as_the_table_says(own, other, expected):
    assert shown(merge(people(own, other), THREE)) == expected


def test_equal_votes_at_the_end_of_a_top_stand_in_it_and_are_named():
    merged = merge(people("a9 b8 c7 d7", "a9 b8 c7"), THREE)
    assert (shown(merged), codes(merged.problems)) == ("abcd|", ["merge_tie_in_list"])
    assert merged.problems[0].values["names"].count("、") == 3


def test_a_list_that_stays_too_short_is_an_error_and_a_needed_vote_is_named():
    assert codes(merge(people("a9", "b8"), THREE).problems) == ["merge_too_few"]
    needed = merge(people("a9 b8 c7", "d9 e8 f7"), THREE)
    assert (codes(needed.problems), needed.settled) == (["merge_needs_vote"], False)


def test_the_members_vote_fills_the_places_and_a_tie_is_voted_on_again():
    open_list = merge(people("a9 b8 c7", "a9 d8 e7"), THREE)
    done = choose(open_list, {"a": 30, "b": 25, "c": 20, "d": 10, "e": 5})
    assert (shown(done), done.settled, done.problems) == ("abcd|", True, ())
    again = choose(open_list, {"a": 30, "b": 25, "c": 20, "d": 10, "e": 10})
    assert (shown(again), codes(again.problems)) == ("abc|de:1", ["merge_needs_vote"])
    assert shown(choose(again, {"d": 12, "e": 11})) == "abcd|"
    assert codes(choose(open_list, {"a": 30}).problems) == ["merge_too_few"]


def test_more_places_are_filled_one_after_the_other():
    rules = MergeRules(6, wanted_names(6))
    own = "a9 b9 c9 d9 e9 f9 g4 h3"
    assert shown(merge(people(own, "a9 b9 c9 d9 e9 f9 h4 g1"), rules)) == "abcdefgh|"


def test_weighted_shares_are_fractions_of_those_present():
    rules = MergeRules(1, 2, MergeMethod.M2)
    merged = merge(people("a20 b10 c1", "a10 b30 c2"), rules, 40, 60)
    assert dict(merged.scores) == {"a": Fraction(1, 3), "b": Fraction(3, 8), "c": Fraction(7, 240)}
    assert merged.names == ("b", "a")
    heavy = merge(people("a20 b10 c1", "a10 b30 c2"), MergeRules(1, 2, MergeMethod.M2, Fraction(9, 10)), 40, 60)
    assert heavy.names == ("a", "b")


def test_equal_shares_at_the_last_place_go_to_the_members_vote():
    merged = merge(people("a20 b10 c10", "a10 b10 c10"), MergeRules(1, 2, MergeMethod.M2), 40, 60)
    assert shown(merged) == "a|bc:1"


def test_two_hurdles_need_more_than_half_of_both_and_go_by_the_members():
    rules = MergeRules(1, 2, MergeMethod.M3)
    merged = merge(people("a21 b30 c40 d20", "a31 b31 c30 d60"), rules, 40, 60)
    assert merged.names == ("b", "a")
    assert codes(merge(people("a21 b20", "a31 b31"), rules, 40, 60).problems) == ["merge_too_few"]
    assert shown(merge(people("a30 b25 c25", "a31 b31 c31"), rules, 40, 60)) == "a|bc:1"


@pytest.mark.parametrize("method", [MergeMethod.M2, MergeMethod.M3])
def test_shares_need_the_number_of_those_present(method):
    assert codes(merge(people("a1", "b1"), MergeRules(1, 2, method), 0, 9).problems) == ["merge_needs_presence"]


@rows("H5")
def test_more_names_than_posts_void_a_recommendation_ballot():
    assert [is_valid_recommendation(names, 3) for names in ("abcd", "abc", "a", "")] == [False, True, True, True]


USUAL = Gathering(40, 40, 40, 38, 2)
GATHERINGS = [
    ("usual", USUAL, [38, 20], []),
    ("issued", Gathering(40, 41, 40, 38, 2), [1], ["recommend_issued_over_present"]),
    ("returned", Gathering(40, 40, 41, 39, 2), [1], ["recommend_returned_over_issued"]),
    ("sum", Gathering(40, 40, 40, 39, 2), [1], ["recommend_does_not_add_up"]),
    ("votes of one", USUAL, [39], ["recommend_votes_over_valid"]),
    ("votes of all", USUAL, [38, 38, 38, 1], ["recommend_votes_over_valid"]),
    ("negative", Gathering(40, 40, 40, 41, -1), [1], ["figure_negative"]),
]


@pytest.mark.parametrize(("figures", "votes", "expected"), [r[1:] for r in GATHERINGS], ids=[r[0] for r in GATHERINGS])
def test_figures_of_a_recommendation_meeting_must_add_up(figures, votes, expected):
    assert codes(gathering_problems(figures, votes, 3, Body.MEMBERS)) == expected


def test_votes_nobody_recorded_count_as_none_in_the_merging():
    applicant = Applicant(ApplicantId(1), PollId(1), MemberId(1), "a", Source.SELF, members=3)
    assert applicant.recommended == Recommended("a", 3, 0)


def test_equal_counts_share_a_rank():
    assert ranks([9, 7, 7, 1]) == (1, 2, 2, 4)


def reviews(**conclusions):
    known = {"p": Conclusion.PASSED, "f": Conclusion.FAILED}
    return {name: Review(name, known[code], "群众有反映") for name, code in conclusions.items()}


def test_every_applicant_needs_a_decision_and_a_failed_one_a_ground():
    assert codes(review_problems("ab", reviews(a="p"))) == ["review_missing"]
    assert codes(review_problems("a", {"a": Review("a", Conclusion.FAILED, " ")})) == ["review_ground_missing"]
    assert review_problems("ab", reviews(a="p", b="f")) == ()


@rows("H6")
def test_the_next_one_does_not_move_up_by_himself():
    found = reviews(a="p", b="f", c="p", e="p")
    left = after_review("abc", found)
    assert (left.names, left.removed, codes(left.problems)) == (("a", "c"), ("b",), ["succession_undecided"])
    moved = after_review("abc", found, [Succession("b", "e", "街道党工委研究决定")])
    assert (moved.names, moved.problems) == (("a", "c", "e"), ())
    stays_open = after_review("abc", found, [Succession("b", "", "不再递补")])
    assert (stays_open.names, stays_open.problems) == (("a", "c"), ())


@pytest.mark.parametrize(("successor", "code"), [("a", "successor_on_list"), ("d", "successor_not_passed")])
def test_a_successor_must_be_somebody_else_who_passed(successor, code):
    left = after_review("ab", reviews(a="p", b="f", d="f"), [Succession("b", successor, "街道党工委研究决定")])
    assert (left.names, codes(left.problems)) == (("a",), [code])


@rows("H7")
def test_a_candidate_whose_speech_did_not_pass_is_silent_and_stays_a_candidate():
    speeches = {"a": SpeechState.PASSED, "b": SpeechState.REFUSED, "c": SpeechState.CHANGE}
    assert [one.where for one in silent_candidates(speeches)] == ["b", "c"]
    assert {one.severity for one in silent_candidates(speeches)} == {"warning"}


@rows("H8")
def test_an_open_report_about_a_candidate_closes_the_gate():
    assert not may_print_ballots(ballot_gates(GateFacts(open_reports=("甲",)))[-1:])
    assert may_print_ballots(ballot_gates(GateFacts())[-1:])


def test_a_preselection_gives_a_final_list_only_with_the_margin_and_without_a_tie():
    def preselected(votes):
        return make_outcome(votes, make_rules("ABCDEFG", 6, Post.PRESELECTION))

    assert final_list_problems(preselected([40, 38, 33, 30, 28, 27, 26]), 5) == ()
    assert codes(final_list_problems(preselected([40, 38, 33, 30, 28, 20, 10]), 5)) == ["too_few_candidates"]
    tied = codes(final_list_problems(preselected([40, 38, 33, 30, 28, 27, 27]), 5))
    assert tied == ["tied_at_last_seat", "too_few_candidates"]


VOTES = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=8)


@given(VOTES, st.integers(1, 4), st.sampled_from(list(MergeMethod)), st.randoms())
def test_a_merged_list_is_never_too_long_and_does_not_depend_on_the_order_of_entry(votes, posts, method, chance):
    given_ = [Recommended("abcdefgh"[place], *pair) for place, pair in enumerate(votes)]
    rules = MergeRules(posts, wanted_names(posts), method)
    merged = merge(given_, rules, 9, 9)
    assert len(merged.names) + merged.vote_places <= rules.wanted
    assert len(merged.vote_among) > merged.vote_places or not merged.vote_among
    assert not set(merged.names) & set(merged.vote_among)
    shuffled = given_.copy()
    chance.shuffle(shuffled)
    assert shown(merge(shuffled, rules, 9, 9)) == shown(merged)
