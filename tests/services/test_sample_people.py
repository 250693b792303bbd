"""The invented office has the report's figures and its special cases, and nobody in it exists."""

import re
from collections import Counter
from random import Random

import pytest

from huanjie_desktop.domain.people.id_card import IdCard, read_id
from huanjie_desktop.services.sample.members import Place, members_of
from huanjie_desktop.services.sample.people import PersonMaker
from huanjie_desktop.services.sample.plan import office_plan
from huanjie_desktop.services.sample.residents import HEADINGS, CommunityRegister


def office_of(seed):
    maker = PersonMaker(Random(seed), 2026)
    places = [(community, branch) for community in office_plan().communities for branch in community.branches]
    rosters = [
        members_of(Place(community, branch, number), maker) for number, (community, branch) in enumerate(places)
    ]
    registers = []
    for community in office_plan().communities:
        at_home = [roster for (home, _), roster in zip(places, rosters, strict=True) if home == community]
        members = [member for roster in at_home for member in roster]
        registers.append(CommunityRegister(community, office_plan().street, maker, members))
    return rosters, registers, [row for register in registers for row in register.rows()]


@pytest.fixture(scope="module")
def office_of_seed_one():
    return office_of(1)


@pytest.fixture
def members(office_of_seed_one):
    return [member for roster in office_of_seed_one[0] for member in roster]


@pytest.fixture
def residents(office_of_seed_one):
    return office_of_seed_one[2]


def test_the_plan_has_the_figures_of_the_report(members, residents):
    plan = office_plan()
    branches = [branch for community in plan.communities for branch in community.branches]
    assert (len(plan.communities), len(branches), len(members), len(residents)) == (8, 22, 768, 24118)
    assert sum(community.groups for community in plan.communities) == 46
    assert sum(community.demolished for community in plan.communities) == 35
    assert Counter(community.kind for community in plan.communities) == {"城市": 2, "涉农": 6}


def test_five_communities_lie_in_three_other_subdistricts():
    outside = Counter(one.lies_in for one in office_plan().communities if one.lies_in != office_plan().street)
    assert sorted(outside.values()) == [1, 2, 2]


def test_more_than_three_hundred_households_have_not_signed(office_of_seed_one):
    assert sum(register.unsigned for register in office_of_seed_one[1]) > 300


def test_in_four_communities_nearly_everybody_lives_elsewhere(office_of_seed_one):
    shares = [register.away / register.households for register in office_of_seed_one[1]]
    assert sum(share > 0.9 for share in shares) == 4


def test_every_identity_number_is_right_in_form_unique_and_of_an_area_that_is_not_in_use(residents):
    numbers = [dict(zip(HEADINGS, row, strict=True))["公民身份号码"] for row in residents]
    assert len(set(numbers)) == len(numbers)
    assert all(number.startswith("9901") and isinstance(read_id(number), IdCard) for number in numbers)


def test_every_phone_is_of_the_unassigned_block(residents, members):
    phones = [row[HEADINGS.index("联系电话")] for row in residents] + [one.person.phone for one in members]
    assert all(re.fullmatch(r"19900\d{6}", phone) for phone in phones if phone)


def test_the_members_live_in_the_households_of_their_community(residents, members):
    marked = {row[HEADINGS.index("公民身份号码")] for row in residents if row[HEADINGS.index("党员")]}
    assert marked == {member.person.id_number for member in members}


def test_the_rosters_have_the_odd_cases_of_real_rosters(members):
    names = [member.person.name for member in members]
    assert {"䶮", "㛃", "𬱖"} <= {character for name in names for character in name}
    assert any(len(name) > 15 and name.count("·") == 2 for name in names)
    assert any(len(name) == 2 for name in names)
    rights = Counter(member.rights for member in members)
    assert rights["留党察看"] == 2
    assert rights["权利中止"] == 1
    assert any(member.lost_since for member in members)
    assert any("流动" in member.remarks for member in members)


def test_two_members_of_one_branch_share_a_name_and_a_note_tells_them_apart(office_of_seed_one):
    roster = office_of_seed_one[0][6]
    twins = [member for member in roster if member.note]
    assert len({member.person.name for member in twins}) == 1
    assert {member.note for member in twins} == {"大", "小"}


def test_the_smallest_branch_has_six_full_members_and_no_committee(office_of_seed_one):
    smallest = min(office_of_seed_one[0], key=len)
    assert Counter(member.kind for member in smallest) == {"正式党员": 6, "预备党员": 3}


def test_the_same_seed_makes_the_same_office_and_another_seed_another(office_of_seed_one):
    assert office_of(1)[2] == office_of_seed_one[2]
    assert office_of(2)[2] != office_of_seed_one[2]
