"""After a power cut: the file knows which count was open, the log shows the gap, it goes on at the right ballot."""

import pytest

from huanjie_desktop.services.count import counting, pair, resume
from huanjie_desktop.services.count.resume import BOTH, Seat
from huanjie_desktop.services.office import open_office
from huanjie_desktop.storage import audit_log
from tests.builders import marks, ready_to_count
from tests.faults import crash_now


@pytest.fixture
def ready(office):
    made = ready_to_count(office, size=14)
    counting.open_box(office, made.round, counting.Opening(14, True, "李建北"))
    return made


@pytest.fixture
def after_crash(office, tmp_path):
    """Open the office again as a killed program left it."""
    opened = []

    def again():
        folder = tmp_path / f"断电{len(opened)}"
        folder.mkdir()
        opened.append(open_office(crash_now(office.path, folder), office.clock))
        return opened[-1]

    yield again
    for one in opened:
        one.close()


def entered(office, ready, ballots, seat=None):
    resume.take_up(office, seat or Seat(ready.round))
    count = counting.open_count(office, ready.round)
    for _ in range(ballots):
        counting.enter_ballot(office, count, marks("OO_X"))


def log(office):
    with office.db.read() as work:
        return audit_log.entries(work)


def test_a_count_that_was_never_begun_is_not_interrupted(office, ready):
    assert resume.interrupted(office) is None


def test_the_count_that_goes_on_here_is_not_interrupted(office, ready):
    entered(office, ready, 3)
    assert resume.interrupted(office) is None


def test_after_a_crash_the_next_ballot_and_the_last_line_are_known(office, ready, after_crash):
    entered(office, ready, 5)
    found = resume.interrupted(after_crash())
    assert (found.entered, found.next_number, found.vote) == (5, 6, "委员 第1轮")
    assert found.last == log(office)[-1]
    assert (found.last.action, found.seat.round_id) == ("计票进入", ready.round)


def test_the_log_shows_the_gap(office, ready, after_crash):
    entered(office, ready, 5)
    again, last = after_crash(), log(office)[-1]
    assert resume.take_up(again, Seat(ready.round)).value.next_number == 6
    line = log(again)[-1]
    assert (line.action, line.subject) == ("计票中断后继续", f"投票{ready.round}")
    assert line.detail == f"已录5张；中断前最后一行：第{last.number}行 计票进入 2026-10-12 09:30"


def test_a_count_that_was_left_is_not_interrupted(office, ready, after_crash):
    entered(office, ready, 5)
    resume.leave(office)
    again = after_crash()
    assert resume.interrupted(again) is None
    assert (log(again)[-1].action, log(again)[-1].detail) == ("计票离开", "已录5张")
    assert resume.take_up(again, Seat(ready.round)).value is None
    assert log(again)[-1].action == "计票进入"


def test_a_count_that_was_closed_meanwhile_is_not_interrupted(office, ready, after_crash):
    entered(office, ready, 14)
    counting.close_count(office, ready.round)
    again = after_crash()
    assert resume.interrupted(again) is None
    resume.take_up(again, Seat(ready.round))
    assert log(again)[-1].action == "计票录入完成"


def test_sitting_down_twice_leaves_one_line(office, ready):
    entered(office, ready, 0)
    lines = len(log(office))
    resume.take_up(office, Seat(ready.round))
    assert len(log(office)) == lines


def test_leaving_what_was_never_begun_leaves_no_line(office, ready):
    lines = len(log(office))
    resume.leave(office)
    assert len(log(office)) == lines


def test_two_recorders_go_on_at_the_ballot_that_is_half_entered(office, ready, after_crash):
    resume.take_up(office, Seat(ready.round, BOTH))
    both = pair.open_pair(office, ready.round)
    for _ in range(5):
        pair.enter_turn(office, both, marks("OO_X"))
    found = resume.interrupted(after_crash())
    assert (found.entered, found.next_number, found.seat.recorder) == (2, 3, BOTH)


def test_the_log_says_nothing_of_what_a_ballot_says(office, ready, after_crash):
    entered(office, ready, 3)
    again = after_crash()
    resume.take_up(again, Seat(ready.round))
    assert not [one for one in log(again) if "OO_X" in one.detail + one.subject + one.action]
