"""Candidates, sizes and gates: the rows C and H8 of the acceptance table."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from huanjie_desktop.domain.election.candidates import (
    eligibility_problems,
    is_eligible,
    least_candidates,
    list_problems,
    margin_problems,
    margin_share,
    margin_text,
    two_lists_problems,
    withdrawal_problems,
)
from huanjie_desktop.domain.election.contest import Post
from huanjie_desktop.domain.election.gates import GateFacts, GateKey, ballot_gates, may_print_ballots
from huanjie_desktop.domain.election.method import DirectVariant, ElectionMethod
from huanjie_desktop.domain.election.seats import (
    branch_size_problems,
    delegates_problems,
    needs_committee,
    seat_problems,
)
from huanjie_desktop.domain.ids import BranchId
from huanjie_desktop.domain.people.member import MemberKind, MembershipEnd, Relation, Rights
from tests.domain.acceptance_rows import first_column, rows
from tests.rule_builders import codes, make_member, make_members

HERE = BranchId(1)
V2 = ElectionMethod(direct_variant=DirectVariant.V2)
V4 = ElectionMethod(direct_variant=DirectVariant.V4)


def test_the_least_number_of_candidates_is_the_printed_table():
    assert [least_candidates(seats) for seats in range(1, 12)] == [2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 14]
    assert least_candidates(3, Fraction(1, 2)) == 5


def test_the_margin_is_a_share_of_the_seats_and_never_rounded_for_the_rule():
    assert margin_share(7, 6) == Fraction(1, 6)
    assert [margin_text(*pair) for pair in ((4, 3), (6, 5), (2, 1), (9, 7), (14, 11))] == [
        "33.3%",
        "20%",
        "100%",
        "28.6%",
        "27.3%",
    ]


NUMBERS = [
    ("C1", Post.COMMITTEE, 3, 3, None, ["too_few_candidates"]),
    ("C2", Post.COMMITTEE, 3, 4, None, []),
    ("C3", Post.COMMITTEE, 5, 6, None, []),
    ("C6", Post.COMMITTEE, 1, 1, None, ["too_few_candidates"]),
    ("rounding is up", Post.COMMITTEE, 6, 7, None, ["too_few_candidates"]),
    ("C7", Post.FIRST_SESSION, 1, 1, None, []),
    ("C7 with a rival", Post.FIRST_SESSION, 1, 2, None, ["first_session_normally_equal"]),
    ("C8", Post.SECRETARY, 1, 1, None, ["single_candidate"]),
    ("C8 two", Post.SECRETARY, 1, 2, None, []),
    ("V2", Post.SECRETARY, 1, 1, V2, ["too_few_candidates"]),
    ("V2 two", Post.SECRETARY, 1, 2, V2, []),
    ("V4", Post.COMMITTEE, 5, 0, V4, ["no_list_needs_basis"]),
    ("further", Post.FURTHER, 3, 3, None, ["too_few_candidates"]),
    ("preselection", Post.PRESELECTION, 6, 6, None, ["too_few_candidates"]),
    ("runoff", Post.RUNOFF, 1, 2, None, []),
]


@rows(*first_column(NUMBERS))
@pytest.mark.parametrize(
    ("post", "seats", "candidates", "method", "expected"), [r[1:] for r in NUMBERS], ids=[r[0] for r in NUMBERS]
)
def test_the_number_of_candidates_fits_the_kind_of_vote(post, seats, candidates, method, expected):
    assert codes(margin_problems(post, seats, candidates, method or ElectionMethod())) == expected


@rows("C11")
@pytest.mark.parametrize(("left", "expected"), [(5, ["margin_broken_on_day"]), (6, [])], ids=["C11", "one more"])
def test_a_withdrawal_on_the_day_stops_the_vote_when_the_margin_breaks(left, expected):
    assert codes(withdrawal_problems(Post.COMMITTEE, 5, left)) == expected


PERSONS = [
    ("fine", {}, []),
    ("C9 probationary", {"kind": MemberKind.PROBATIONARY}, ["candidate_is_probationary"]),
    ("C9 other branch", {"branch_id": BranchId(2)}, ["candidate_of_other_branch"]),
    ("C9 suspended", {"rights": Rights.SUSPENDED}, ["candidate_without_right"]),
    ("留党察看", {"rights": Rights.ON_PROBATION}, ["candidate_without_right"]),
    ("temporary", {"relation": Relation.TEMPORARY}, ["candidate_has_temporary_relation"]),
    ("left", {"ended": MembershipEnd.TRANSFERRED}, ["candidate_has_left"]),
]


@rows(*first_column(PERSONS))
@pytest.mark.parametrize(("known", "expected"), [row[1:] for row in PERSONS], ids=[row[0] for row in PERSONS])
def test_only_full_members_of_the_branch_with_the_right_may_stand(known, expected):
    member = make_member(**known)
    assert codes(eligibility_problems(member, HERE)) == expected
    assert is_eligible(member, HERE) is (not expected)


def test_a_list_is_checked_for_persons_double_names_and_number():
    members = [make_member(name="张三"), make_member(name="张三"), make_member(kind=MemberKind.PROBATIONARY)]
    found = codes(list_problems(Post.COMMITTEE, 3, members, HERE))
    assert found == ["candidate_is_probationary", "candidates_same_name", "too_few_candidates"]


def test_two_of_one_name_may_stand_when_a_word_tells_them_apart():
    members = [make_member(name="张三", note="大"), make_member(name="张三", note="小"), *make_members(2)]
    assert not list_problems(Post.COMMITTEE, 3, members, HERE)


@rows("F30")
def test_who_stands_for_secretary_is_on_the_members_list_too_only_if_the_method_says_so():
    allowed = replace(V2, losers_may_stand_lower=True)
    assert codes(two_lists_problems("ABC", {"B", "X"}, V2)) == ["stands_for_higher_post"]
    assert two_lists_problems("ABC", {"B", "X"}, V2)[0].where == "B"
    assert not two_lists_problems("ABC", {"B", "X"}, allowed)
    assert not two_lists_problems("ABC", (), V2)


SEATS = [
    ("C12", 6, 3, ["committee_not_permitted"]),
    ("C12 none", 6, 0, []),
    ("C13", 7, 3, []),
    ("C13 none", 7, 0, ["committee_obligatory"]),
    ("even", 20, 4, ["committee_even"]),
    ("two", 20, 2, ["committee_below_three", "committee_even"]),
    ("seven", 20, 7, ["committee_over_five"]),
    ("nine", 20, 9, ["committee_over_seven"]),
    ("more than there are", 7, 9, ["more_seats_than_members", "committee_over_seven"]),
]


@rows(*first_column(SEATS))
@pytest.mark.parametrize(("full", "committee", "expected"), [row[1:] for row in SEATS], ids=[row[0] for row in SEATS])
def test_seven_full_members_must_have_a_committee_of_three_to_five(full, committee, expected):
    assert codes(seat_problems(full, committee)) == expected


def test_a_branch_has_one_secretary_and_at_most_one_deputy():
    assert codes(seat_problems(20, 5, 1, 1)) == []
    assert codes(seat_problems(20, 5, 2)) == ["more_than_one_deputy"]
    assert codes(seat_problems(6, 0, 0, 2)) == ["more_than_one_secretary"]
    assert (needs_committee(6), needs_committee(7)) == (False, True)


@rows("C15", "C16")
@pytest.mark.parametrize(
    ("full", "members", "expected"),
    [
        (50, 51, ["branch_over_fifty"]),
        (50, 50, []),
        (2, 9, ["branch_needs_three"]),
        (3, 3, []),
        (90, 100, ["branch_over_fifty"]),
        (90, 101, ["branch_over_hundred"]),
    ],
    ids=["C15", "fifty", "C16", "three", "a general branch", "a basic committee"],
)
def test_a_branch_has_three_full_and_normally_at_most_fifty_members(full, members, expected):
    assert codes(branch_size_problems(full, members)) == expected


DELEGATES = [
    (500, False, True, []),
    (500, False, False, ["delegates_need_approval"]),
    (499, False, True, ["delegates_not_permitted"]),
    (499, True, True, []),
    (499, True, False, ["delegates_need_approval"]),
]


@rows("C17")
@pytest.mark.parametrize(("members", "scattered", "approved", "expected"), DELEGATES)
def test_delegates_meet_from_five_hundred_members_or_when_scattered(members, scattered, approved, expected):
    assert codes(delegates_problems(members, scattered, approved)) == expected


READY = {
    "request_no": "街发〔2026〕1号",
    "request_on": date(2026, 9, 1),
    "list_no": "街发〔2026〕2号",
    "list_on": date(2026, 9, 20),
    "list_fixed_on": date(2026, 9, 28),
}
PROBATIONER = eligibility_problems(make_member(kind=MemberKind.PROBATIONARY), HERE)
GATES = [
    ("no request", {"request_on": None}, GateKey.REQUEST_APPROVED, "request_not_approved"),
    ("C10", {"list_no": " "}, GateKey.LIST_APPROVED, "list_not_approved"),
    ("not fixed", {"list_fixed_on": None}, GateKey.LIST_FIXED, "list_not_fixed"),
    ("C9", {"list_findings": PROBATIONER}, GateKey.ALL_ELIGIBLE, "candidate_is_probationary"),
    ("F34", {"list_findings": margin_problems(Post.COMMITTEE, 5, 5)}, GateKey.ALL_ELIGIBLE, "too_few_candidates"),
    ("H8", {"open_reports": ("张三",)}, GateKey.NO_OPEN_REPORT, "report_open"),
]


@rows(*first_column(GATES))
@pytest.mark.parametrize(("lack", "key", "code"), [row[1:] for row in GATES], ids=[row[0] for row in GATES])
def test_one_gate_that_is_not_passed_keeps_the_ballots_back(lack, key, code):
    gates = ballot_gates(GateFacts(**(READY | lack)))
    assert [(gate.key, codes(gate.problems)) for gate in gates if not gate.passed] == [(key, [code])]
    assert not may_print_ballots(gates)


def test_ballots_are_printed_when_every_gate_is_passed():
    gates = ballot_gates(GateFacts(**READY, list_findings=margin_problems(Post.SECRETARY, 1, 1)))
    assert may_print_ballots(gates)
    assert [gate.key.label for gate in gates][1] == "候选人预备人选已经上级批准"
