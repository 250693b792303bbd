"""Members one by one: shown, checked, saved, ended, counted; branches and settings."""

from dataclasses import replace

import pytest

from huanjie_desktop.domain.ids import BranchId, MemberId
from huanjie_desktop.domain.people.member import Member, MemberKind, MembershipEnd, Relation, Rights, Sex
from huanjie_desktop.domain.people.partial_date import PartialDate
from huanjie_desktop.services import people
from huanjie_desktop.services.done import Topic
from huanjie_desktop.services.masking import mask_id, mask_phone
from huanjie_desktop.services.roster import roster
from huanjie_desktop.services.settings import Settings, save_settings, settings
from tests.refusals import code_of
from tests.sheets import id_number

BIRTH, JOINED = PartialDate(1965, 1, 1), PartialDate(1985, 7)


@pytest.fixture
def branch(office):
    return people.ensure_branch(office, "建北社区", "第一党支部").value


def somebody(branch: BranchId, name: str = "曾安安", **values: object) -> Member:
    member = Member(MemberId(0), branch, name, Sex.MALE, "汉族", BIRTH, "大专", JOINED)
    return replace(member, **values)


def test_a_saved_member_comes_back_as_he_was(office, branch):
    full = somebody(
        branch, full_since=PartialDate(1986), kind=MemberKind.FULL, rights=Rights.ON_PROBATION,
        relation=Relation.TEMPORARY, relation_since=PartialDate(2001, 2, 3), phone="19900000001", phone2="028-87654321",
        id_number=id_number(), work="社区", native_place="云棠县", address="1组", present_address="柳荫小区",
        out_of_contact_since=PartialDate(2026, 2), remarks="无", note="大", strokes="12345",
    )  # fmt: skip
    saved = roster.save_member(office, full)
    assert roster.member(office, saved.value) == replace(full, id=saved.value)
    assert saved.touched == {Topic.ROSTER}


def test_a_member_is_found_by_surname_reading_initials_and_digits(office, branch):
    roster.save_member(office, somebody(branch, phone="19900000001", id_number=id_number()))
    row = roster.members(office)[0]
    assert (row.pinyin, row.branch, row.community) == ("zenganan", "第一党支部", "建北社区")
    assert all(word in row.search for word in ("曾安", "zenganan", "zaa", "0001", id_number()[-4:].lower()))


def test_a_saved_name_is_cleaned(office, branch):
    saved = roster.save_member(office, somebody(branch, " 张\u3000三 ")).value
    assert roster.member(office, saved).name == "张三"


def test_a_member_with_an_error_is_not_saved(office, branch):
    assert code_of(roster.save_member, office, somebody(branch, id_number="123")) == "id_length"
    assert code_of(roster.save_member, office, somebody(branch, "")) == "member_name_missing"
    assert code_of(roster.save_member, office, somebody(branch, strokes="横竖")) == "strokes_odd"
    assert code_of(roster.save_member, office, somebody(BranchId(99))) == "branch_missing"
    assert roster.members(office) == []


def test_one_number_stands_for_one_member(office, branch):
    other = people.ensure_branch(office, "建北社区", "第二党支部").value
    roster.save_member(office, somebody(branch, id_number=id_number()))
    assert code_of(roster.save_member, office, somebody(other, "曾安", id_number=id_number())) == "id_on_file"
    guest = somebody(other, id_number=id_number(), relation=Relation.TEMPORARY)
    assert roster.save_member(office, guest).value == 2


def test_a_second_one_of_the_name_wants_a_note(office, branch):
    roster.save_member(office, somebody(branch))
    codes = [problem.code for problem in roster.check_member(office, somebody(branch))]
    assert "same_name_in_branch" in codes
    assert not roster.check_member(office, somebody(branch, note="小"))


def test_a_member_can_be_changed_without_meeting_himself(office, branch):
    saved = roster.save_member(office, somebody(branch, id_number=id_number())).value
    changed = replace(roster.member(office, saved), education="大学")
    roster.save_member(office, changed)
    assert [row.member.education for row in roster.members(office)] == ["大学"]


def test_an_ended_membership_leaves_the_list_and_comes_back(office, branch):
    saved = roster.save_member(office, somebody(branch)).value
    roster.end_membership(office, saved, MembershipEnd.DIED, PartialDate(2026, 3), "病故")
    assert (len(roster.members(office)), len(roster.members(office, ended=True))) == (0, 1)
    assert roster.member(office, saved).ended_reason == "病故"
    roster.reinstate(office, saved)
    assert (len(roster.members(office)), roster.member(office, saved).ended) == (1, None)


def test_a_membership_does_not_end_tomorrow(office, branch):
    saved = roster.save_member(office, somebody(branch)).value
    tomorrow = PartialDate(2026, 10, 13)
    assert code_of(roster.end_membership, office, saved, MembershipEnd.DIED, tomorrow) == "date_future"


def test_a_number_taken_meanwhile_keeps_an_ended_member_ended(office, branch):
    saved = roster.save_member(office, somebody(branch, id_number=id_number())).value
    roster.end_membership(office, saved, MembershipEnd.TRANSFERRED, PartialDate(2026, 3))
    roster.save_member(office, somebody(branch, "曾安", id_number=id_number()))
    assert code_of(roster.reinstate, office, saved) == "id_taken"


def test_somebody_who_is_not_there(office):
    assert code_of(roster.member, office, MemberId(5)) == "member_missing"
    assert code_of(roster.reinstate, office, MemberId(5)) == "member_missing"


def test_the_account_names_everybody_behind_a_figure(office, branch):
    for member in (
        somebody(branch, "赵安"), somebody(branch, "钱安", kind=MemberKind.PROBATIONARY),
        somebody(branch, "孙安", rights=Rights.SUSPENDED), somebody(branch, "李安", relation=Relation.TEMPORARY),
    ):  # fmt: skip
        roster.save_member(office, member)
    account = roster.account(office, branch)
    figures = {name: [one.name for one in getattr(account, name)] for name in ("members", "due", "no_right", "outside")}
    assert figures == {"members": ["赵安", "钱安", "孙安"], "due": ["赵安"], "no_right": ["孙安"], "outside": ["李安"]}


def test_rows_stand_by_strokes(office, branch):
    for name in ("赵安", "丁安安", "丁安", "王安"):
        roster.save_member(office, somebody(branch, name))
    rows = roster.stroke_sorted(roster.members(office))
    assert [row.member.name for row in rows] == ["丁安", "丁安安", "王安", "赵安"]


IDS = [
    ("990108196501011238", "990108********1238"), ("99010819650101123X", "990108********123X"),
    ("", ""), ("E123", "E123"),
]  # fmt: skip
PHONES = [
    ("13812345678", "138****5678"), ("028-87654321", "028*****4321"), ("87654321", "****4321"),
    ("110", "110"), ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("number", "shown"), IDS)
def test_an_id_number_is_masked(number, shown):
    assert mask_id(number) == shown


@pytest.mark.parametrize(("number", "shown"), PHONES)
def test_a_phone_number_is_masked(number, shown):
    assert mask_phone(number) == shown


def test_branches_count_those_present(office, branch):
    saved = roster.save_member(office, somebody(branch)).value
    roster.save_member(office, somebody(branch, "赵安"))
    roster.end_membership(office, saved, MembershipEnd.DIED, PartialDate(2026, 3))
    found = [(one.name, one.community, one.members) for one in people.branches(office)]
    assert found == [("第一党支部", "建北社区", 1)]


def test_names_of_communities_and_branches_are_wanted_and_unique(office, branch):
    place = people.communities(office)[0].id
    assert code_of(people.add_community, office, "建北社区") == "name_taken"
    assert code_of(people.add_community, office, " ") == "name_empty"
    assert code_of(people.add_branch, office, place, "第一党支部") == "name_taken"
    people.add_branch(office, place, "第二党支部")
    assert code_of(people.rename_branch, office, branch, "第二党支部") == "name_taken"
    assert code_of(people.rename_branch, office, BranchId(99), "第九党支部") == "branch_missing"


def test_a_branch_is_renamed(office, branch):
    people.rename_branch(office, branch, "第三党支部", "中共云棠县建北社区第三支部委员会")
    assert people.branch(office, branch).official_name == "中共云棠县建北社区第三支部委员会"


def test_a_branch_without_a_full_name_bears_its_community_on_papers(office, branch):
    assert people.branch(office, branch).official_name == "建北社区第一党支部"


def test_a_branch_is_added_under_the_full_name_that_was_typed(office):
    made = people.ensure_branch(office, "建北社区", "第四支部", "中共云棠县建北社区第四支部委员会").value
    assert people.branch(office, made).official_name == "中共云棠县建北社区第四支部委员会"


def test_ensuring_a_branch_twice_gives_the_same(office, branch):
    assert people.ensure_branch(office, "建北社区", "第一党支部").value == branch


def test_settings_are_kept(office):
    assert settings(office) == Settings()
    save_settings(office, Settings("建北街道党工委", "建北街道", "王平", sample=True))
    assert settings(office) == Settings("建北街道党工委", "建北街道", "王平", sample=True)
