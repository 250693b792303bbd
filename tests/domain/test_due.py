"""Who counts: the rows A of the acceptance table."""

from dataclasses import replace
from datetime import date

import pytest

from huanjie_desktop.domain.ids import MemberId
from huanjie_desktop.domain.people.member import MemberKind, MembershipEnd, Relation, Rights
from huanjie_desktop.domain.people.partial_date import PartialDate
from huanjie_desktop.domain.people.roster import Exclusion, ExclusionCase, count_due, leave_hint
from tests.domain.acceptance_rows import first_column, rows
from tests.rule_builders import codes, make_member, make_members

TODAY = date(2026, 10, 12)


def exclude(member, **known):
    """Propose a member with every condition met."""
    met = {"case": ExclusionCase.EX4, "asked": True, "superior_agreed": True, "meeting_passed": True}
    return Exclusion(member.id, **(met | known))


def figures(account):
    """Return 党员总数, 正式, 预备, 无选举权, 不计入, 应到会."""
    parts = (account.members, account.full, account.probationary, account.no_right, account.excluded, account.due)
    return tuple(len(part) for part in parts)


def with_changes(members, *changes):
    """Return the members, the first ones changed."""
    changed = [replace(member, **change) for member, change in zip(members, changes, strict=False)]
    return (*changed, *members[len(changes):])


ROWS = [
    ("A1", make_members(46, 4), (50, 46, 4, 0, 0, 46)),
    ("A2", with_changes(make_members(46), {"rights": Rights.ON_PROBATION}, {"rights": Rights.SUSPENDED}),
     (46, 46, 0, 2, 0, 44)),
    ("A8", with_changes(make_members(44), {"ended": MembershipEnd.STOPPED}), (43, 43, 0, 0, 0, 43)),
    ("A10", with_changes(make_members(44), {"relation": Relation.TEMPORARY}), (43, 43, 0, 0, 0, 43)),
    ("A11", with_changes(make_members(44), {"remarks": "严重警告"}), (44, 44, 0, 0, 0, 44)),
    ("A13", with_changes(make_members(44), {"kind": MemberKind.PROBATIONARY, "remarks": "支部已通过转正"}),
     (44, 43, 1, 0, 0, 43)),
]  # fmt: skip


@rows(*first_column(ROWS))
@pytest.mark.parametrize(("members", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_the_account_from_all_members_to_those_due(members, expected):
    account = count_due(members)
    assert figures(account) == expected
    assert account.adds_up


@rows("A3")
def test_of_four_proposed_only_those_the_superior_agreed_to_leave_the_count():
    members = make_members(44)
    proposals = [exclude(member) for member in members[:3]] + [exclude(members[3], superior_agreed=False)]
    account = count_due(members, proposals)
    assert figures(account) == (44, 44, 0, 0, 3, 41)
    assert codes(account.problems) == ["exclusion_not_agreed"]
    assert account.problems[0].where == members[3].name
    assert account.adds_up


CONDITIONS = [
    ({"cannot_attend": False}, ["exclusion_can_attend"], 44),
    ({"superior_agreed": False}, ["exclusion_not_agreed"], 44),
    ({"meeting_passed": False}, ["exclusion_not_passed"], 44),
    ({"asked": False}, ["exclusion_not_asked"], 43),
    ({}, [], 43),
]


@pytest.mark.parametrize(("lack", "expected", "due"), CONDITIONS)
def test_an_exclusion_needs_all_three_conditions(lack, expected, due):
    members = make_members(44)
    account = count_due(members, [exclude(members[0], **lack)])
    assert (codes(account.problems), len(account.due)) == (expected, due)


@rows("A4")
def test_a_vote_that_fails_leaves_everybody_in_the_count():
    members = make_members(44)
    account = count_due(members, [exclude(member, meeting_passed=False) for member in members[:4]])
    assert len(account.due) == 44


def test_who_has_no_vote_need_not_be_excluded_and_strangers_cannot_be():
    member = make_member(rights=Rights.SUSPENDED)
    account = count_due([member], [exclude(member), exclude(make_member())])
    assert codes(account.problems) == ["exclusion_unneeded", "exclusion_of_stranger"]
    assert account.excluded == ()


@rows("A6", "A7")
@pytest.mark.parametrize(
    ("months", "should_move", "hinted"), [(3, True, False), (7, True, True), (7, False, False)], ids=["A6", "A7", "x"]
)
def test_a_long_stay_elsewhere_points_to_the_fifth_case(months, should_move, hinted):
    assert (leave_hint("张三", months, should_move) is not None) is hinted


CONTACT = [
    (PartialDate(2026, 2, 12), TODAY, True),
    (PartialDate(2026, 4, 12), TODAY, True),
    (PartialDate(2026, 4, 13), TODAY, False),
    (PartialDate(2025), TODAY, True),
    (PartialDate(2026, 9, 1), None, True),
]


@rows("A9")
@pytest.mark.parametrize(("since", "on", "warned"), CONTACT)
def test_no_contact_for_half_a_year_without_a_decision_is_a_warning_and_still_counts(since, on, warned):
    account = count_due([make_member(out_of_contact_since=since)], on=on)
    assert len(account.due) == 1
    assert codes(account.problems) == (["out_of_contact_undecided"] if warned else [])


@rows("A10")
def test_probationary_members_and_guests_observe():
    guest = make_member(relation=Relation.TEMPORARY)
    gone = make_member(ended=MembershipEnd.DIED)
    probationer = make_member(kind=MemberKind.PROBATIONARY)
    account = count_due([guest, gone, probationer, make_member()])
    assert account.observers == (probationer, guest)
    assert account.outside == (guest, gone)


def test_every_case_has_its_official_words():
    assert len({case.text for case in ExclusionCase}) == 6
    assert "半年以上" in ExclusionCase.EX2.text
    assert not Exclusion(MemberId(1), ExclusionCase.EX1).takes_effect
