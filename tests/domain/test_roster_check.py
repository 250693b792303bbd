"""What is said about one member, about rows beside each other, and which row belongs to whom."""

from dataclasses import replace
from datetime import date

import pytest

from huanjie_desktop.domain.ids import BranchId, MemberId
from huanjie_desktop.domain.people.draft import Decision, MemberDraft, UpdateRule, column_letters
from huanjie_desktop.domain.people.member import Member, MemberKind, MembershipEnd, Relation, Sex
from huanjie_desktop.domain.people.partial_date import PartialDate
from huanjie_desktop.domain.people.roster_check import check_member, duplicates, may_be_same_day, surely_after
from huanjie_desktop.domain.people.roster_match import OnFile, changes_of, decided, merged
from tests.sheets import id_number

TODAY = date(2026, 10, 12)
D = PartialDate
GOOD = Member(
    MemberId(0), BranchId(1), "赵安安", Sex.MALE, "汉族", D(1965, 1, 1), "大专", D(1985, 7), D(1986, 7),
    id_number=id_number(),
)  # fmt: skip


def codes(**changes: object) -> list[str]:
    return [problem.code for problem in check_member(replace(GOOD, **changes), TODAY)]


FINDINGS = [
    ({}, []),
    ({"name": ""}, ["member_name_missing"]),
    ({"name": "赵" * 51}, ["name_too_long"]),
    ({"name": "买买提·艾山" * 8}, []),
    ({"sex": None, "joined": None}, ["fields_missing"]),
    ({"birth": D(1966)}, ["birth_differs"]),
    ({"birth": D(1965)}, []),
    ({"birth": D(1965, 1)}, []),
    ({"sex": Sex.FEMALE}, ["sex_differs"]),
    ({"id_number": ""}, []),
    ({"id_number": id_number()[:17] + "X"}, ["id_check"]),
    ({"id_number": "E12345678"}, ["id_other_document"]),
    ({"id_number": id_number(area="770108")}, ["id_area_unknown"]),
    ({"joined": D(2026, 10, 13), "full_since": None}, ["date_future"]),
    ({"joined": D(2026, 10), "full_since": None}, []),
    ({"joined": D(2027), "full_since": None}, ["date_future"]),
    ({"birth": D(1899), "id_number": ""}, ["date_too_old"]),
    ({"joined": D(1982, 12, 31)}, ["joined_too_young"]),
    ({"joined": D(1983, 1, 1)}, []),
    ({"joined": D(1983)}, []),
    ({"full_since": D(1985, 6)}, ["full_before_joined"]),
    ({"full_since": D(1985)}, []),
    ({"kind": MemberKind.PROBATIONARY}, ["probationary_with_full_date"]),
    ({"kind": MemberKind.PROBATIONARY, "full_since": None}, []),
    ({"ended": MembershipEnd.DIED}, ["end_without_date"]),
]


@pytest.mark.parametrize(("changes", "found"), FINDINGS)
def test_what_is_said_about_a_member(changes, found):
    assert codes(**changes) == found


def test_who_was_born_on_a_leap_day_is_eighteen_on_the_last_of_february():
    assert codes(birth=D(1964, 2, 29), joined=D(1982, 2, 27), id_number="") == ["joined_too_young"]
    assert codes(birth=D(1964, 2, 29), joined=D(1982, 2, 28), id_number="") == []


def test_an_unknown_part_of_a_date_contradicts_nothing():
    assert may_be_same_day(D(1985), D(1985, 7, 1))
    assert not may_be_same_day(D(1985, 7, 2), D(1985, 7, 1))
    assert surely_after(D(1986), D(1985, 12, 31))
    assert not surely_after(D(1985, 7), D(1985))


def draft(row: int = 2, key: str = "", **changes: object) -> MemberDraft:
    member = replace(GOOD, **changes)
    given = frozenset(name for name in ("name", "birth", "phone", "id_number", "education") if getattr(member, name))
    return MemberDraft(row, member, given, key)


PAIRS = [
    ({}, {}, "id_twice"),
    ({}, {"relation": Relation.TEMPORARY}, None),
    ({"id_number": ""}, {"id_number": ""}, "same_name_birth"),
    ({}, {"id_number": id_number(order=125)}, "same_name_birth"),
    ({"id_number": "", "birth": None, "phone": "1"}, {"id_number": "", "birth": None, "phone": "1"}, "same_name_phone"),
    ({"phone": "1", "birth": None}, {"phone": "1", "birth": None, "id_number": id_number(order=125)}, None),
    ({"id_number": "", "birth": None}, {"id_number": "", "birth": None}, "same_name_only"),
    ({"id_number": ""}, {"id_number": "", "birth": D(1970, 1, 1)}, None),
    ({"name": "", "id_number": ""}, {"name": "", "id_number": ""}, None),
]


@pytest.mark.parametrize(("first", "second", "code"), PAIRS)
def test_two_rows_that_may_be_one_person(first, second, code):
    found = duplicates([draft(2, **first), draft(3, **second)])
    assert [(row, one.code, one.values["other"]) for row, many in found.items() for one in many] == (
        [(3, code, 2)] if code else []
    )


FILED = replace(GOOD, id=MemberId(7))
MATCHES = [
    ({}, True),
    ({"name": "赵安"}, True),
    ({"id_number": id_number(order=125)}, False),
    ({"id_number": ""}, True),
    ({"id_number": "", "birth": None}, True),
    ({"id_number": "", "birth": D(1965)}, True),
    ({"id_number": "", "birth": D(1970)}, False),
    ({"id_number": "", "birth": None, "branch_id": BranchId(2)}, False),
    ({"id_number": "", "branch_id": BranchId(2)}, True),
    ({"branch_id": BranchId(2)}, True),
    ({"branch_id": BranchId(2), "relation": Relation.TEMPORARY}, False),
    ({"name": "钱安安", "id_number": ""}, False),
]


@pytest.mark.parametrize(("changes", "same"), MATCHES)
def test_a_row_belongs_to_the_member_on_file_when_nothing_contradicts(changes, same):
    assert OnFile([FILED]).take(draft(**changes), None) == (FILED if same else None)


def test_different_phones_of_one_name_are_two_people_unless_birthdays_agree():
    filed = replace(FILED, id_number="", phone="1")
    assert OnFile([filed]).take(draft(id_number="", phone="2"), None) is filed
    assert OnFile([filed]).take(draft(id_number="", phone="2", birth=None), None) is None


def test_a_key_finds_a_member_whatever_his_name_is_now():
    assert OnFile([FILED]).take(draft(name="钱清清", id_number=""), MemberId(7)) is FILED


def test_a_member_is_taken_by_one_row_only():
    on_file = OnFile([FILED])
    assert (on_file.take(draft(), None), on_file.take(draft(), None)) == (FILED, None)


def test_the_own_branch_comes_first():
    there = replace(FILED, id=MemberId(8), branch_id=BranchId(2))
    assert OnFile([FILED, there]).take(draft(branch_id=BranchId(2)), None) is there


def test_who_left_another_branch_may_join_this_one():
    left = replace(FILED, ended=MembershipEnd.TRANSFERRED)
    assert OnFile([left]).take(draft(branch_id=BranchId(2)), None) is None
    assert OnFile([left]).take(draft(), None) is left


def test_a_present_member_comes_before_one_who_left():
    left = replace(FILED, id=MemberId(6), ended=MembershipEnd.TRANSFERRED)
    assert OnFile([left, FILED]).take(draft(), None) is FILED


def decision(on_file: Member | None, row: MemberDraft) -> tuple[Decision, list[str]]:
    shown = decided(row, on_file, check_member(row.member, TODAY), "名册!A2")
    return shown.decision, [problem.code for problem in shown.problems]


def test_what_an_import_would_do():
    assert decision(None, draft()) == (Decision.NEW, [])
    assert decision(FILED, draft()) == (Decision.SAME, [])
    assert decision(FILED, draft(education="大学")) == (Decision.UPDATE, [])
    assert decision(FILED, draft(name="")) == (Decision.ERROR, ["member_name_missing"])
    assert decision(FILED, draft(name="赵安")) == (Decision.CONFLICT, ["id_other_name"])
    assert decision(FILED, draft(name="赵安", key="x")) == (Decision.UPDATE, [])


def test_ended_members_and_other_branches_are_pointed_out():
    ended = replace(FILED, ended=MembershipEnd.DIED)
    assert decision(ended, draft()) == (Decision.SAME, ["import_ended_member"])
    assert decision(FILED, draft(branch_id=BranchId(2))) == (Decision.SAME, ["import_other_branch"])


def test_less_exact_dates_are_no_change_and_more_exact_ones_are():
    assert changes_of(FILED, replace(GOOD, birth=D(1965, 1)), frozenset({"birth"})) == ()
    finer = changes_of(replace(FILED, birth=D(1965)), GOOD, frozenset({"birth"}))
    assert [(change.old, change.new) for change in finer] == [("1965年", "1965年1月1日")]


def test_what_stays_by_each_rule():
    filed, row = replace(FILED, education="", phone="1"), replace(GOOD, phone="2")
    given = frozenset({"education", "phone"})
    after = {rule: merged(filed, row, given, rule) for rule in UpdateRule}
    found = [(after[rule].education, after[rule].phone) for rule in UpdateRule]
    assert found == [("大专", "1"), ("大专", "2"), ("", "1")]
    assert after[UpdateRule.KEEP_OLD] is filed


def test_columns_have_letters():
    letters = [column_letters(number) for number in (0, 25, 26, 51, 52, 701, 702)]
    assert letters == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
