"""Small parts of the domain, each with its one promise."""

import pytest

from huanjie_desktop.domain.election.agenda import AGENDA, CLOSING_WITHOUT_SESSION, items_of
from huanjie_desktop.domain.election.election import PollPost
from huanjie_desktop.domain.election.host_script import HostFacts, host_words
from huanjie_desktop.domain.ids import BranchId, CommunityId, MemberId
from huanjie_desktop.domain.people.branch import Branch
from huanjie_desktop.domain.people.draft import Decision, PreviewRow, RosterMapping, column_letters
from huanjie_desktop.domain.people.names import written_key
from huanjie_desktop.domain.people.partial_date import PartialDate
from huanjie_desktop.domain.people.roster_match import OnFile
from huanjie_desktop.domain.problems import error, warning
from tests.rule_builders import make_member


def test_a_meeting_without_first_session_neither_holds_nor_reports_one():
    keys = [item.key for item in items_of(False)]
    assert items_of(True) == AGENDA
    assert keys == [item.key for item in AGENDA if item.key != "first_session"]
    assert items_of(False)[-1].title == CLOSING_WITHOUT_SESSION


def test_the_chair_says_plainly_that_nobody_was_elected():
    assert host_words("announce", HostFacts(nobody_elected=True)) == ("根据选举结果，本次投票没有人当选。",)


def test_a_member_on_file_is_known_by_his_key():
    known = OnFile([make_member(id=MemberId(7))])
    assert [known.knows(key) for key in (MemberId(7), MemberId(8), None)] == [True, False, False]


def test_only_the_committee_is_not_listed_in_the_order_of_approval():
    assert [post for post in PollPost if not post.ordered_by_approval] == [PollPost.COMMITTEE]


def test_a_branch_signs_with_its_full_name_where_it_has_one():
    assert Branch(BranchId(1), CommunityId(1), "第一支部").official_name == "第一支部"
    assert Branch(BranchId(1), CommunityId(1), "第一支部", "禾光社区第一支部").official_name == "禾光社区第一支部"


@pytest.mark.parametrize(("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_lettered_as_the_sheet_letters_them(column, letters):
    assert column_letters(column) == letters
    assert RosterMapping("名册", 0, 1, {"name": column}).address("name", 5) == f"名册!{letters}5"


def test_a_field_without_column_has_the_address_of_its_row():
    assert RosterMapping("名册", 0, 1, {}).address("name", 5) == "名册!5"


def test_a_row_with_an_error_is_blocked_and_one_with_a_warning_is_not():
    member = make_member(id=MemberId(7))
    rows = [PreviewRow(1, "A1", member, next(iter(Decision)), (found,)) for found in (error("x"), warning("x"))]
    assert [(row.blocked, row.member_id) for row in rows] == [(True, 7), (False, 7)]


@pytest.mark.parametrize("written", ["王芃(大)", "王 芃（大）", "王芃〔大〕"])
def test_a_name_on_a_ballot_is_known_however_its_note_is_bracketed(written):
    assert written_key(written) == written_key("王芃（大）") != written_key("王芃（小）")


@pytest.mark.parametrize("text", ["1985", "1985-07", "1985-07-01"])
def test_a_date_keeps_its_precision(text):
    assert PartialDate.from_iso(text).iso == text


@pytest.mark.parametrize("parts", [(1985, 0, 1), (1985, 13), (1985, 2, 30), (0,)])
def test_a_day_that_does_not_exist_is_no_date(parts):
    with pytest.raises(ValueError, match=r"month|day|year"):
        PartialDate(*parts)
