"""Quorum, attendance, show of hands, scrutineers and tellers, the agenda: rows B, A4, A14, C18, F22, F23, F27, F28."""

import pytest

from huanjie_desktop.domain.election.agenda import AGENDA, BY_KEY
from huanjie_desktop.domain.election.first_session import (
    possible_scrutineers,
    proposal_problems,
    session_staff_problems,
)
from huanjie_desktop.domain.election.meeting import (
    AttendanceCount,
    CountingStaff,
    ShowOfHands,
    check_attendance,
    is_adopted,
    is_quorate,
    least_present,
    quorum_problems,
    recount_problems,
    show_of_hands_problems,
    staff_problems,
)
from tests.domain.acceptance_rows import first_column, rows
from tests.rule_builders import codes

QUORUM = [
    ("B1", 50, 40, True),
    ("B2", 50, 39, False),
    ("B4", 46, 36, False),
    ("B4 enough", 46, 37, True),
    ("B6", 6, 5, True),
    ("B6 not", 6, 4, False),
    ("B7", 5, 4, True),
    ("B8", 3, 2, False),
    ("B8 all", 3, 3, True),
    ("F23", 3, 2, False),
    ("B13", 0, 0, False),
]


@rows(*first_column(QUORUM))
@pytest.mark.parametrize(("due", "present", "valid"), [row[1:] for row in QUORUM], ids=[row[0] for row in QUORUM])
def test_a_meeting_needs_four_fifths(due, present, valid):
    assert is_quorate(present, due) is valid
    assert (not quorum_problems(present, due)) is valid


@pytest.mark.parametrize("due", range(1, 61))
def test_the_least_number_present_is_just_enough(due):
    assert is_quorate(least_present(due), due)
    assert not is_quorate(least_present(due) - 1, due)


@rows("B13")
def test_a_meeting_of_nobody_is_an_error_and_no_division():
    assert codes(quorum_problems(0, 0)) == ["due_is_zero"]


@rows("B10", "B11")
@pytest.mark.parametrize(
    ("first", "now", "expected"),
    [(41, 39, ["quorum_not_reached"]), (39, 40, ["present_changed"]), (41, 41, [])],
    ids=["B10", "B11", "same"],
)
def test_the_count_before_the_ballots_decides(first, now, expected):
    assert codes(recount_problems(first, now, 50)) == expected


ATTENDANCE = [
    ("A14", AttendanceCount(44, 38, 3, 2, 1), []),
    ("A14 one too many", AttendanceCount(44, 39, 3, 2, 1), ["attendance_does_not_add_up"]),
    ("A6 stays in due", AttendanceCount(44, 43, 1), []),
    ("everybody came", AttendanceCount(44, 44), []),
    ("negative", AttendanceCount(44, 45, -1), ["figure_negative"]),
]


@rows(*first_column(ATTENDANCE))
@pytest.mark.parametrize(("count", "expected"), [row[1:] for row in ATTENDANCE], ids=[row[0] for row in ATTENDANCE])
def test_present_leave_and_absent_add_up_to_those_due(count, expected):
    assert codes(check_attendance(count)) == expected


HANDS = [
    ("A4", 22, 10, 6, ["vote_not_adopted"]),
    ("A4 one more", 23, 10, 5, []),
    ("too many hands", 30, 9, 0, ["hands_over_present"]),
    ("somebody kept still", 30, 0, 0, ["hands_under_present"]),
    ("negative", 30, -1, 0, ["figure_negative"]),
]


@rows(*first_column(HANDS))
@pytest.mark.parametrize(("agree", "against", "abstain", "expected"), [r[1:] for r in HANDS], ids=[r[0] for r in HANDS])
def test_an_ordinary_vote_needs_more_than_half_of_those_due(agree, against, abstain, expected):
    assert codes(show_of_hands_problems(ShowOfHands(agree, against, abstain), 38, 44)) == expected


@pytest.mark.parametrize(
    ("agree", "present", "due", "passed"), [(3, 3, 5, True), (3, 2, 5, False), (0, 0, 0, False), (1, 1, 1, True)]
)
def test_an_ordinary_vote_needs_half_of_those_due_in_the_room(agree, present, due, passed):
    assert is_adopted(agree, present, due) is passed


STAFF = [
    ("fine", ("甲",), ("乙",), []),
    ("C18 scrutineer", ("丙",), ("乙",), ["scrutineer_is_candidate"]),
    ("C18 teller", ("甲",), ("丙",), ["teller_is_candidate"]),
    ("nobody", (), (), ["no_scrutineer", "no_teller"]),
    ("no voter", ("客",), ("乙",), ["scrutineer_is_no_voter"]),
    ("both", ("甲",), ("甲",), ["teller_is_scrutineer"]),
    ("relative", ("亲",), ("乙",), ["staff_is_relative"]),
]


@rows(*first_column(STAFF))
@pytest.mark.parametrize(("scrutineers", "tellers", "expected"), [r[1:] for r in STAFF], ids=[r[0] for r in STAFF])
def test_candidates_neither_scrutinize_nor_tell(scrutineers, tellers, expected):
    staff = CountingStaff(scrutineers, tellers, frozenset({"亲"}))
    assert codes(staff_problems(staff, ["丙", "丁"], ["甲", "乙", "丙", "亲"])) == expected


@rows("F22")
def test_a_scrutineer_who_is_tied_in_the_second_vote_must_be_replaced():
    staff = CountingStaff(("庚",), ("乙",))
    assert not staff_problems(staff, ["丙", "丁"])
    assert codes(staff_problems(staff, ["丁", "庚"])) == ["scrutineer_is_candidate"]


@rows("F27")
def test_a_proposed_secretary_who_was_not_elected_leaves_the_ballot():
    assert codes(proposal_problems(["甲", "丁"], ["甲", "乙", "丙"])) == ["proposed_not_in_committee"]


@rows("F28")
@pytest.mark.parametrize(
    ("candidates", "free", "expected"),
    [
        (["甲", "乙"], ("丙",), ["session_one_does_both"]),
        (["甲", "乙", "丙"], (), ["session_without_scrutineer"]),
        (["甲"], ("乙", "丙"), []),
    ],
    ids=["F28", "all stand", "one stands"],
)
def test_who_is_not_a_candidate_scrutinizes_the_first_session(candidates, free, expected):
    committee = ["甲", "乙", "丙"]
    assert possible_scrutineers(committee, candidates) == free
    assert codes(session_staff_problems(committee, candidates)) == expected


def test_the_agenda_has_the_items_from_signing_in_to_the_close():
    assert [item.number for item in AGENDA] == list(range(24))
    assert (AGENDA[0].title, AGENDA[20].title) == ("签到", "宣布当选人名单")
    assert BY_KEY["quorum"].checks == ("R-05", "0.4")
    assert "未请假" in BY_KEY["quorum"].announces
