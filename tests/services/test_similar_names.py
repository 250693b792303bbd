"""Similar names are found in the roster of the branch and on the ballot, and their announcement stands in the log."""

import pytest

from huanjie_desktop.domain.ids import BranchId, MemberId
from huanjie_desktop.domain.people.member import Member
from huanjie_desktop.services.count.similar_names import announcement, note_announced, similar_in
from huanjie_desktop.storage import audit_log
from tests.builders import FOUR, ready_to_count

NOBODY = (MemberId(0), BranchId(0))


def lines(office, *extra):
    ready = ready_to_count(office, 20, FOUR, extra=[Member(*NOBODY, name, note=note) for name, note in extra])
    return [announcement(one) for one in similar_in(office, ready.round)]


def test_a_hall_of_different_names_has_nothing_to_announce(office):
    assert lines(office) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [("章建北", "张建北（3号）与党员章建北同音"), ("阵建北", "陈建北（4号）与党员阵建北形近")],
)
def test_a_member_who_sounds_or_looks_like_a_candidate_is_announced(office, name, expected):
    assert expected in lines(office, (name, ""))


def test_members_of_one_name_are_announced_with_their_notes(office):
    assert lines(office, ("赵同名", "一组"), ("赵同名", "二组")) == ["党员赵同名（一组）与党员赵同名（二组）同名"]


def test_members_whom_the_roster_does_not_tell_apart_are_announced_once(office):
    assert lines(office, ("赵同名", ""), ("赵同名", "")) == ["党员中有两位赵同名，名册没有区分"]


def test_the_announcement_stands_in_the_log(office):
    ready = ready_to_count(office, 20, FOUR, extra=[Member(*NOBODY, "章建北")])
    note_announced(office, ready.round, "李建北")
    with office.db.read() as work:
        last = audit_log.entries(work)[-1]
    assert last.action == "提示近似姓名"
    assert last.detail == "张建北（3号）与党员章建北同音（监票人：李建北）"
