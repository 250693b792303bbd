"""A signed result and its papers stay as they were: the roster, the staff and the attendance go on changing."""

from dataclasses import replace

import pytest

from huanjie_desktop.base.clock import FixedClock
from huanjie_desktop.domain.election.records import Moment, Officer, OfficerRole, Presence
from huanjie_desktop.domain.election.rounds import RoundKind
from huanjie_desktop.domain.ids import BranchId, MemberId
from huanjie_desktop.domain.people.member import Member, MemberKind, Rights
from huanjie_desktop.services import ballots, elections, meeting, officers, outcome, rounds
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.papers.make import draw_paper, paper_list
from huanjie_desktop.services.roster import roster
from huanjie_desktop.services.vote_steps import VoteStep, confirm_step
from tests.builders import (
    DAY,
    FOUR,
    a_branch,
    an_election,
    confirmed,
    gates_passed,
    issued,
    marks,
    nominated,
    poll_for,
    ready_to_count,
    staffed,
)
from tests.documents.pdf import texts
from tests.refusals import code_of

WRITTEN = [marks("OO_X", "文建北")] * 15 + [marks("OO__")] * 5
TIED = [marks("OOO_")] * 9 + [marks("OO_O")] * 9 + [marks("O_OO"), marks("_OOO")]


def words(office, election, kind, round_id=None):
    return "".join(texts(draw_paper(office, election, kind, round_id).pdf))


def every_paper(office, election):
    return {
        (one.kind, one.round_id): words(office, election, one.kind, one.round_id)
        for one in paper_list(office, election)
        if one.ready
    }


def changed(office, ready, who, **values):
    roster.save_member(office, replace(roster.member(office, ready.branch.members[who]), **values))


@pytest.fixture
def ready(office):
    return ready_to_count(office)


@pytest.mark.parametrize(
    "values", [{"rights": Rights.SUSPENDED}, {"name": "文改名"}, {"kind": MemberKind.PROBATIONARY}]
)
def test_what_happens_to_an_elected_member_later_does_not_change_the_result(office, ready, values):
    assert "文建北" in confirmed(office, ready.round, WRITTEN).elected
    changed(office, ready, "文建北", **values)
    assert "文建北" in outcome.outcome(office, ready.round).elected
    assert outcome.outcome(office, ready.round).person("文建北").yes == 15


def test_a_new_member_of_the_same_name_does_not_void_the_votes_of_the_elected(office, ready):
    confirmed(office, ready.round, WRITTEN)
    roster.save_member(office, Member(MemberId(0), ready.branch.id, "文建北", note="二组"))
    assert outcome.outcome(office, ready.round).person("文建北").yes == 15


def test_before_the_signature_the_roster_may_still_be_put_right(office, ready):
    counting.open_box(office, ready.round, counting.Opening(20, True, "李建北"))
    count = counting.open_count(office, ready.round)
    for _ in range(20):
        counting.enter_ballot(office, count, marks("OO_X", "文建兆"))
    changed(office, ready, "文建北", name="文建兆")
    assert counting.close_count(office, ready.round).value.written_in == {"文建兆": 20}


def test_a_count_opened_again_is_judged_by_the_roster_of_now(office, ready):
    counted_first = confirmed_without_announcing(office, ready)
    assert "文建北" in counted_first.elected
    counting.reopen(office, ready.round, "文建北已受留党察看处分")
    changed(office, ready, "文建北", rights=Rights.SUSPENDED)
    counting.close_count(office, ready.round)
    assert "文建北" not in outcome.confirm_outcome(office, ready.round).value.elected


def confirmed_without_announcing(office, ready):
    counting.open_box(office, ready.round, counting.Opening(20, True, "李建北"))
    count = counting.open_count(office, ready.round)
    for ballot in WRITTEN:
        counting.enter_ballot(office, count, ballot)
    counting.close_count(office, ready.round)
    return outcome.confirm_outcome(office, ready.round).value


def test_papers_say_the_same_after_ticks_members_and_staff_have_changed(office, ready):
    confirmed(office, ready.round, WRITTEN)
    before = every_paper(office, ready.election)
    meeting.mark(office, ready.election, ready.branch.members["丁长清"], Presence.LEAVE_SICK, "发热")
    roster.save_member(office, Member(MemberId(0), ready.branch.id, "孔新来"))
    teller = next(one for one in officers.officers(office, ready.election) if one.role is OfficerRole.TELLER)
    officers.replace_officer(office, ready.election, teller.id, "身体不适")
    officers.name_officer(office, ready.election, replace(teller, id=0, name="何建北"))
    after = every_paper(office, ready.election)
    same = {"ballot_account", "tally_sheet", "result_report", "elected_list"}
    assert {key: text for key, text in after.items() if key[0] in same} == {
        key: text for key, text in before.items() if key[0] in same
    }
    assert before[("minutes", None)][:200] == after[("minutes", None)][:200]
    assert "未到会党员" not in after[("minutes", None)]


def opened(office):
    """A meeting of 21 at which one has not come yet; nothing is issued. Answers with branch, election, round."""
    branch = a_branch(office, 20, [Member(MemberId(0), BranchId(0), "何迟到")])
    election = an_election(office, branch)
    poll = poll_for(office, election)
    nominated(office, branch, poll, FOUR)
    gates_passed(office, election)
    for name, member in branch.members.items():
        meeting.mark(office, election, member, Presence.ABSENT if name == "何迟到" else Presence.PRESENT)
    meeting.count_now(office, election, Moment.FIRST)
    elections.adopt_method(office, election, DAY)
    staffed(office, branch, election, ("李建北", "吴建北"))
    return branch, election, outcome.start_round(office, poll, RoundKind.FIRST).value


def test_the_minutes_name_who_came_late_and_who_left(office):
    branch, election, round_id = opened(office)
    meeting.mark(office, election, branch.members["何迟到"], Presence.PRESENT)
    meeting.mark(office, election, branch.members["丁建北"], Presence.LEAVE_AFFAIR, "家中急事")
    issued(office, election, round_id)
    confirmed(office, round_id, WRITTEN)
    text = words(office, election, "minutes")
    assert "应到会有选举权的党员21人，实到会20人，因事请假0人，因病请假0人，未请假1人" in text
    assert "未到会党员：何迟到（未请假）。" in text
    assert "发票前清点：应到会21人，实到会20人；到会1人：何迟到；离会1人：丁建北。" in text


def test_the_host_reads_the_opening_at_item_three_and_the_recount_at_item_eleven(office):
    branch, election, round_id = opened(office)
    meeting.mark(office, election, branch.members["何迟到"], Presence.PRESENT)
    issued(office, election, round_id)
    text = words(office, election, "agenda")
    assert "应到会有选举权的党员21名，实到会20名" in text
    assert "请监票人再次清点人数。应到会有选举权的党员21名，实到会21名" in text


def test_the_heads_of_the_opening_and_of_a_round_stay_once_papers_follow_from_them(office, ready):
    assert code_of(meeting.count_now, office, ready.election, Moment.FIRST) == "opening_is_fixed"
    counting.open_box(office, ready.round, counting.Opening(20, True, "李建北"))
    again = (office, ready.election, Moment.BEFORE_BALLOTS, ready.round)
    assert code_of(meeting.count_now, *again) == "heads_are_fixed"


def test_heads_counted_again_after_the_issue_ask_for_the_issue_again(office, ready):
    meeting.mark(office, ready.election, ready.branch.members["丁建北"], Presence.LEAVE_AFFAIR)
    meeting.count_now(office, ready.election, Moment.BEFORE_BALLOTS, ready.round)
    opening = counting.Opening(19, True, "李建北")
    assert code_of(counting.open_box, office, ready.round, opening) == "recounted_after_issue"
    ballots.issue(office, ready.round, ballots.Account(23, 19, 4))
    counting.open_box(office, ready.round, opening)
    assert rounds.round_of(office, ready.round).present == 19


def test_a_scrutineer_replaced_for_the_second_vote_stays_on_the_papers_of_the_first(office, ready):
    confirmed(office, ready.round, TIED)
    second = outcome.start_round(office, ready.poll, RoundKind.RUNOFF).value
    head = next(one for one in officers.officers(office, ready.election) if one.role.scrutinises)
    officers.replace_officer(office, ready.election, head.id, "身体不适")
    replacing = Officer(0, ready.election, OfficerRole.HEAD_SCRUTINEER, "何建北", ready.branch.members["何建北"])
    officers.name_officer(office, ready.election, replacing)
    issued(office, ready.election, second)
    confirmed(office, second, [marks("OX")] * 12 + [marks("XO")] * 8)
    text = words(office, ready.election, "minutes")
    assert text.index("监票人：李建北；计票人：吴建北。") < text.index(
        "监票人：何建北；计票人：吴建北。", text.index("再次投票")
    )
    assert "原总监票人李建北更换，原因：身体不适。" in text


def test_each_round_has_the_times_of_its_own_box(office, ready, clock):
    confirm_step(office, ready.round, VoteStep.BOX_CLOSED, "李建北")
    confirm_step(office, ready.round, VoteStep.REPORTED, "李建北")
    confirmed(office, ready.round, TIED)
    second = outcome.start_round(office, ready.poll, RoundKind.RUNOFF).value
    issued(office, ready.election, second)
    first_paper = words(office, ready.election, "ballot_account", ready.round)
    later = FixedClock(clock.now().replace(hour=11, minute=5))
    confirm_step(replace(office, clock=later), second, VoteStep.BOX_CLOSED, "李建北")
    assert words(office, ready.election, "ballot_account", ready.round) == first_paper
    assert "9:30，监票人当众检查票箱" in first_paper
    assert "11:05，监票人当众检查票箱" in words(office, ready.election, "ballot_account", second)
    assert "报告时间：2026年10月12日9:30。" in words(office, ready.election, "result_report", ready.round)
