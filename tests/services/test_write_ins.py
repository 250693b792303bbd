"""Whom a written-in name may mean; members of one name get the note that tells them apart."""

from dataclasses import replace

import pytest

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.ids import BranchId, MemberId
from huanjie_desktop.domain.people.member import Member, Sex
from huanjie_desktop.domain.people.partial_date import PartialDate
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.count.pair import open_pair
from huanjie_desktop.services.count.write_ins import note_same_names, writable_names
from huanjie_desktop.services.roster import roster
from huanjie_desktop.storage import audit_log
from tests.builders import FOUR, marks, ready_to_count

ONE = Member(MemberId(0), BranchId(0), "赵同名", Sex.MALE, birth=PartialDate(1965, 3))


def named(office, *extra):
    ready = ready_to_count(office, 20, FOUR, extra=extra)
    return ready, [one for one in writable_names(office, ready.election) if one.bare == "赵同名"]


def after(office, *extra):
    ready, _ = named(office, *extra)
    changed = note_same_names(office, ready.election, "赵同名").value
    return changed, [one.name for one in writable_names(office, ready.election) if one.bare == "赵同名"]


def test_a_name_of_one_member_stands_without_facts(office):
    _, found = named(office, ONE)
    assert [(one.name, one.facts, one.noted) for one in found] == [("赵同名", "", True)]


def test_members_of_one_name_are_told_apart_by_sex_and_birth(office):
    _, found = named(office, replace(ONE, note="一组"), replace(ONE, sex=Sex.FEMALE, birth=None))
    assert [(one.name, one.facts, one.noted) for one in found] == [
        ("赵同名（一组）", "男　1965年3月生", True),
        ("赵同名", "女", False),
    ]


@pytest.mark.parametrize(
    ("other", "notes"),
    [
        (replace(ONE, sex=Sex.FEMALE), ["赵同名（男）", "赵同名（女）"]),
        (replace(ONE, birth=PartialDate(1970)), ["赵同名（1965年生）", "赵同名（1970年生）"]),
        (replace(ONE, birth=PartialDate(1965, 9)), ["赵同名（1965年3月生）", "赵同名（1965年9月生）"]),
    ],
)
def test_the_shortest_fact_in_which_they_differ_becomes_the_note(office, other, notes):
    assert after(office, ONE, other) == (2, notes)


def test_a_note_that_stands_stays(office):
    assert after(office, replace(ONE, note="一组"), ONE) == (1, ["赵同名（一组）", "赵同名（男）"])


def test_members_in_whom_nothing_differs_are_refused_and_stay_as_they_are(office):
    ready, _ = named(office, ONE, ONE)
    with pytest.raises(UserError) as refused:
        note_same_names(office, ready.election, "赵同名")
    assert refused.value.code == "same_names_alike"
    assert [one.noted for one in writable_names(office, ready.election) if one.bare == "赵同名"] == [False, False]


def test_the_notes_stand_in_the_log(office):
    after(office, ONE, replace(ONE, sex=Sex.FEMALE))
    with office.db.read() as work:
        last = audit_log.entries(work)[-1]
    assert (last.action, last.detail) == ("填写同名区分", "赵同名")


@pytest.fixture
def joined(office):
    """A candidate was printed when his name was his alone; then a namesake came and both got their notes."""
    ready = ready_to_count(office, 20, (*FOUR[:3], "赵同名"), extra=[ONE])
    roster.save_member(office, replace(ONE, branch_id=ready.branch.id, sex=Sex.FEMALE))
    note_same_names(office, ready.election, "赵同名")
    return ready


def test_a_candidate_stands_as_he_is_printed_whatever_note_he_gets_later(office, joined):
    found = [one for one in writable_names(office, joined.election) if one.bare == "赵同名"]
    assert sorted((one.name, one.facts) for one in found) == [
        ("赵同名", "男　1965年3月生　候选人"),
        ("赵同名（女）", "女　1965年3月生"),
    ]


@pytest.mark.parametrize(
    ("typed", "meant"), [("赵同名（男）", "赵同名"), ("赵同名(男)", "赵同名"), ("赵同名（女）", "赵同名（女）")]
)
def test_a_name_typed_in_full_is_the_person_as_he_is_printed(office, joined, typed, meant):
    counting.open_box(office, joined.round, counting.Opening(1, True, "李建北"))
    count = counting.open_count(office, joined.round)
    assert count.read(marks("OO_X", typed)).write_ins[0].name == meant


def test_two_recorders_know_the_candidate_by_his_later_note_too(office, joined):
    counting.open_box(office, joined.round, counting.Opening(1, True, "李建北"))
    agreed = open_pair(office, joined.round).agreed
    assert agreed.read(marks("OO_X", "赵同名（男）")).write_ins[0].name == "赵同名"
