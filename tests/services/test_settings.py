"""The settings of the office, the clerk in the log, names of communities and branches, the area code of an import."""

import pytest

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.services import ballots, outcome, people, settings
from huanjie_desktop.services.office import SOMEBODY, open_office
from huanjie_desktop.services.people import BranchNames
from huanjie_desktop.services.roster import roster
from huanjie_desktop.services.settings import Settings
from huanjie_desktop.storage import audit_log
from tests.builders import ready_to_count
from tests.sheets import HEADINGS, person, write_sheet


def last_entry(office):
    with office.db.read() as work:
        return audit_log.entries(work)[-1]


def test_the_log_names_the_clerk_of_the_settings_at_once_and_after_a_restart(office):
    assert office.person == SOMEBODY
    settings.save_settings(office, Settings(street="试验街道", clerk="丁建北"))
    people.add_community(office, "甲社区")
    assert last_entry(office).person == "丁建北"
    path = office.path
    office.close()
    again = open_office(path)
    assert again.person == "丁建北"
    assert settings.settings(again).street == "试验街道"
    again.close()


@pytest.mark.parametrize(("code", "fits"), [("", True), ("010", True), ("0571", True), ("28", False), ("02812", False)])
def test_an_area_code_begins_with_0_and_has_3_or_4_digits(office, code, fits):
    assert (settings.settings_problems(Settings(area_code=code)) == []) is fits


def test_a_wrong_area_code_is_not_saved(office):
    with pytest.raises(UserError) as refused:
        settings.save_settings(office, Settings(area_code="28"))
    assert refused.value.code == "area_code_odd"
    assert settings.settings(office).area_code == ""


def test_branch_and_community_are_renamed_together(office):
    branch = people.ensure_branch(office, "甲社区", "第一支部").value
    people.ensure_branch(office, "甲社区", "第二支部")
    people.rename(office, [BranchNames(branch, "乙社区", "一支部", "中共试验街道乙社区第一支部委员会")])
    found = [(one.community, one.name, one.full_name) for one in people.branches(office)]
    assert found[0] == ("乙社区", "一支部", "中共试验街道乙社区第一支部委员会")
    assert found[1][:2] == ("乙社区", "第二支部")


def test_a_name_that_is_taken_renames_nothing(office):
    first = people.ensure_branch(office, "甲社区", "第一支部").value
    people.ensure_branch(office, "甲社区", "第二支部")
    with pytest.raises(UserError) as refused:
        people.rename(office, [BranchNames(first, "丙社区", "第二支部")])
    assert refused.value.code == "name_taken"
    assert {one.community for one in people.branches(office)} == {"甲社区"}


def test_a_branch_keeps_the_name_that_stands_on_its_ballots_until_the_result_is_announced(office):
    ready = ready_to_count(office)
    assert ballots.design_of(office, ready.round) is not None
    with pytest.raises(UserError) as refused:
        people.rename_branch(office, ready.branch.id, "别的支部")
    assert refused.value.code == "branch_on_ballots"
    outcome.void_round(office, ready.round, "试验")
    people.rename_branch(office, ready.branch.id, "别的支部")
    assert people.branch(office, ready.branch.id).name == "别的支部"


def test_the_area_code_goes_before_local_numbers_of_a_roster(office, tmp_path):
    branch = people.ensure_branch(office, "甲社区", "第一支部").value
    settings.save_settings(office, Settings(area_code="028"))
    sheet = write_sheet(tmp_path / "名册.xlsx", [HEADINGS, person(1, 联系电话="87654321"), person(2)])
    seen = roster.preview_import(office, sheet, branch)
    assert seen.rows[0].draft.phone == "028-87654321"
    assert [(one.old, one.new) for one in seen.rows[0].corrections if one.field == "phone"][-1][1] == "028-87654321"
    assert "phone_no_area" not in [one.code for one in seen.rows[0].problems]
