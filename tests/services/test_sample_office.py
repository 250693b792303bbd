"""The sample office is imported by the window's own services, quickly, and leaves nothing when stopped."""

from collections import Counter

import pytest

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.people.member import MemberKind, MembershipEnd, Relation, Rights
from huanjie_desktop.domain.people.roster import count_due
from huanjie_desktop.services import people, settings
from huanjie_desktop.services.office import open_office
from huanjie_desktop.services.roster import roster
from huanjie_desktop.services.sample_office import RESIDENTS_FILE, build_sample_office


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("示例") / "示例单位.huanjie"
    build_sample_office(path)
    return path


@pytest.fixture
def sample(sample_file, clock):
    office = open_office(sample_file, clock)
    yield office
    office.close()


@pytest.fixture
def members(sample):
    return [row.member for row in roster.members(sample)]


def test_the_members_of_the_branches_are_those_of_the_report(sample):
    rosters = [roster.members(sample, branch.id) for branch in people.branches(sample)]
    assert sum(len(count_due([row.member for row in rows]).members) for rows in rosters) == 768
    assert len(people.communities(sample)) == 8


def test_the_states_of_members_arrive_as_the_sheets_have_them(members):
    assert Counter(member.rights for member in members)[Rights.ON_PROBATION] == 2
    assert Counter(member.rights for member in members)[Rights.SUSPENDED] == 1
    assert Counter(member.kind for member in members)[MemberKind.PROBATIONARY] == 35
    assert sum(member.out_of_contact_since is not None for member in members) == 3
    assert sorted(member.note for member in members if member.note) == ["大"] * 5 + ["小"] * 5


def test_four_temporary_relations_and_two_ended_memberships_do_not_count(sample, members):
    assert sum(member.relation is Relation.TEMPORARY for member in members) == 4
    ended = {row.member.ended for row in roster.members(sample, ended=True)}
    assert ended == {MembershipEnd.STOPPED, MembershipEnd.TRANSFERRED}


def test_every_branch_came_by_an_import_that_can_be_taken_back(sample):
    assert [record.added for record in roster.imports(sample)] == [
        branch.members - 4 * (branch.community == "麦陌社区" and branch.name == "第一支部")
        for branch in reversed(people.branches(sample))
    ]


def test_the_office_says_that_it_is_a_sample(sample):
    assert settings.settings(sample).sample


def test_a_sample_stopped_half_way_leaves_no_file(tmp_path):
    with pytest.raises(UserError, match="sample_stopped"):
        build_sample_office(tmp_path / "示例.huanjie", progress=lambda done, _total: done < 3)
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_not_touched(tmp_path):
    path = tmp_path / "示例.huanjie"
    path.write_bytes(b"old")
    with pytest.raises(UserError, match="office_exists"):
        build_sample_office(path)
    assert path.read_bytes() == b"old"


@pytest.mark.slow
def test_with_a_folder_the_sheets_stay_and_the_residents_are_written(tmp_path, clock):
    report = build_sample_office(tmp_path / "示例.huanjie", tmp_path, clock)
    assert len(report.rosters) == 22
    assert (tmp_path / RESIDENTS_FILE).is_file()
    assert (report.residents, report.members, report.groups) == (24118, 768, 46)
    assert report.unsigned > 300
