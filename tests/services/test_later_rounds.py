"""What follows a vote, and what its papers say: void and again, the tied, the missing seats, fewer seats."""

import pytest

from huanjie_desktop.domain.election.ballot_design import Paper
from huanjie_desktop.domain.election.election import PollPost
from huanjie_desktop.domain.election.method import DirectVariant
from huanjie_desktop.domain.election.result import NextStep
from huanjie_desktop.domain.election.rounds import RoundKind
from huanjie_desktop.domain.ids import MemberId
from huanjie_desktop.domain.people.member import Member
from huanjie_desktop.services import ballots, elections, outcome, rounds
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.papers.make import draw_paper, paper_list
from huanjie_desktop.services.roster import roster
from tests.builders import (
    DAY,
    a_branch,
    an_election,
    confirmed,
    everybody_came,
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

SEVEN = ("张建北", "陈建北", "刘建北", "孙建北", "林建北", "欧建北", "何建北")
TIED = [marks("OOO_")] * 9 + [marks("OO_O")] * 9 + [marks("O_OO"), marks("_OOO")]


def words(office, election, kind, round_id=None):
    return "".join(texts(draw_paper(office, election, kind, round_id).pdf))


def five_of_seven(office):
    return ready_to_count(office, names=SEVEN, committee=5, look=ballots.BallotLook(Paper.A4))


def alone(office, yes):
    """A branch of six without committee: one candidate for secretary, five present."""
    branch = a_branch(office, 6)
    election = an_election(office, branch, DirectVariant.V5)
    poll = poll_for(office, election, PollPost.SECRETARY)
    nominated(office, branch, poll, ["何建北"])
    gates_passed(office, election)
    everybody_came(office, branch, election, absent=1)
    elections.adopt_method(office, election, DAY)
    staffed(office, branch, election, ("李建北", "吴建北"))
    round_id = outcome.start_round(office, poll, RoundKind.FIRST).value
    issued(office, election, round_id)
    return election, poll, confirmed(office, round_id, [marks("O")] * yes + [marks("X")] * (5 - yes))


def test_three_of_six_is_not_elected_and_stands_again_alone(office):
    election, poll, found = alone(office, 3)
    assert (found.elected, found.differs_under_present) == ((), True)
    assert "注意：先核对，再宣布" in words(office, election, "result_report")
    second = outcome.start_round(office, poll, RoundKind.FURTHER).value
    assert rounds.round_of(office, second).names == ("何建北",)
    issued(office, election, second)
    assert confirmed(office, second, [marks("O")] * 4 + [marks("X")]).elected == ("何建北",)


def test_the_minutes_record_for_whom_the_bases_differ_without_a_warning(office):
    election, _poll, _found = alone(office, 3)
    said = words(office, election, "minutes")
    assert "按两种基数计算结果不同的：何建北，以选举办法规定的基数为准。" in said
    assert "先核对，再宣布" not in said


def test_the_host_tells_of_each_vote_what_it_decided(office):
    election, poll, _ = alone(office, 3)
    second = outcome.start_round(office, poll, RoundKind.FURTHER).value
    issued(office, election, second)
    confirmed(office, second, [marks("O")] * 4 + [marks("X")])
    said = words(office, election, "agenda")
    assert "何建北赞成3票、不赞成2票、弃权0票。" in said
    assert "根据选举结果，本次投票没有人当选。" in said
    assert "有效票5张，无效票0张；何建北赞成4票、不赞成1票、弃权0票。当选：何建北。" in said


def test_a_person_elected_already_gains_nothing_from_a_write_in(office):
    ready = five_of_seven(office)
    first = confirmed(office, ready.round, [marks("OOOO_X_")] * 12 + [marks("OOO__O_")] * 8)
    second = outcome.start_round(office, ready.poll, RoundKind.FURTHER).value
    issued(office, ready.election, second)
    again = [marks("XXX", first.elected[0])] * 12 + [marks("O__")] * 8
    found = confirmed(office, second, again)
    assert (found.elected, found.next) == ((), NextStep.ASK_SUPERIOR)
    assert len(outcome.elected(office, ready.election)) == 4


@pytest.mark.parametrize(
    ("kind", "names", "code"),
    [
        (RoundKind.FURTHER, ("刘建北", "文建北"), "further_name_unfit"),
        (RoundKind.FURTHER, ("路人甲", "文建北"), "further_name_unfit"),
        (RoundKind.FURTHER, ("文建北", "文建北"), "further_needs_candidates"),
        (RoundKind.RUNOFF, ("文建北", "王建北"), "round_not_offered"),
    ],
)
def test_names_for_a_further_election_are_checked(office, kind, names, code):
    ready = five_of_seven(office)
    confirmed(office, ready.round, [marks("OOOO_X_")] * 20)
    assert code_of(outcome.start_round, office, ready.poll, kind, names) == code


def test_somebody_new_may_stand_in_a_further_election(office):
    ready = five_of_seven(office)
    confirmed(office, ready.round, [marks("OOOO_X_")] * 20)
    assert "文建北" in outcome.further_choices(office, ready.round)
    second = outcome.start_round(office, ready.poll, RoundKind.FURTHER, ("文建北", "陈建北")).value
    assert rounds.round_of(office, second).names == ("文建北", "陈建北")


def test_nobody_new_stands_in_a_further_election_under_a_name_that_fits_two_members(office):
    ready = five_of_seven(office)
    confirmed(office, ready.round, [marks("OOOO_X_")] * 20)
    for _ in range(2):
        roster.save_member(office, Member(MemberId(0), ready.branch.id, "赵同名"))
    offered = ("赵同名", "陈建北")
    assert code_of(outcome.start_round, office, ready.poll, RoundKind.FURTHER, offered) == "candidate_namesakes"


def test_a_second_tie_is_put_to_the_superior_and_never_drawn(office):
    ready = ready_to_count(office)
    confirmed(office, ready.round, TIED)
    second = outcome.start_round(office, ready.poll, RoundKind.RUNOFF).value
    issued(office, ready.election, second)
    found = confirmed(office, second, [marks("OX")] * 10 + [marks("XO")] * 10)
    assert (found.next, outcome.offers(office, second)) == (NextStep.ASK_SUPERIOR, ())
    said = words(office, ready.election, "result_report", second)
    assert "张建北、陈建北得票仍然相等，不能抽签，报请上级党组织决定。" in said


@pytest.mark.parametrize(
    ("agree", "said"), [(10, "10名选举人同意，达到半数，减少名额"), (9, "9名选举人同意，没有达到半数")]
)
def test_the_vote_on_fewer_seats_stands_in_the_papers_with_its_figure(office, agree, said):
    ready = five_of_seven(office)
    confirmed(office, ready.round, [marks("OOOO___")] * 20)
    outcome.record_consent(office, ready.round, agree)
    for kind in ("minutes", "result_report"):
        assert f"就应选名额由5名减少为4名进行表决，{said}" in words(office, ready.election, kind)


def test_a_void_round_has_an_account_and_a_report_but_nothing_counted(office):
    ready = ready_to_count(office)
    counting.open_box(office, ready.round, counting.Opening(21, True, "李建北", void_confirmed=True))
    kinds = {one.kind for one in paper_list(office, ready.election) if one.round_id == ready.round and one.ready}
    before = {"readiness", "specimen_answers", "specimen_deck"}
    assert kinds - before == {"ballot", "ballot_account", "result_report", "sealed_list"}
    said = words(office, ready.election, "result_report")
    assert "20202021——3收回选票多于投票人数，选举无效" in said
    assert "过半数" not in said


def test_a_round_void_for_another_reason_leaves_no_paper_wanting(office):
    ready = ready_to_count(office)
    outcome.void_round(office, ready.round, "停电，选票散落")
    again = outcome.start_round(office, ready.poll, RoundKind.AGAIN).value
    issued(office, ready.election, again)
    confirmed(office, again, [marks("OOO_")] * 20)
    assert [one.title for one in paper_list(office, ready.election) if not one.ready] == []
    assert "无效：停电，选票散落。" in words(office, ready.election, "minutes")


def test_with_every_ballot_void_nobody_is_elected_and_the_list_of_the_elected_says_so(office):
    ready = ready_to_count(office)
    assert confirmed(office, ready.round, [marks("OOOO")] * 20).elected == ()
    missing = {one.kind: [problem.code for problem in one.missing] for one in paper_list(office, ready.election)}
    assert missing["elected_list"] == ["nobody_elected_yet"]
    assert "202020200203" in words(office, ready.election, "result_report")
