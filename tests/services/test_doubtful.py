"""Doubtful ballots: in no figure until a majority of scrutineers decides, then on paper 13 with the clause."""

from dataclasses import replace

import pytest

from huanjie_desktop.domain.election.ballot import VoidReason
from huanjie_desktop.domain.election.records import Officer, OfficerRole
from huanjie_desktop.domain.election.ruling import Ruling
from huanjie_desktop.services import officers
from huanjie_desktop.services.count import counting, doubtful
from huanjie_desktop.services.count.counting import Opening
from huanjie_desktop.services.count.pair import enter_turn, open_pair
from huanjie_desktop.storage import audit_log
from tests.builders import marks, ready_to_count
from tests.refusals import code_of

PLAIN, FOUR_NAMES = marks("OOO_"), marks("OOOO")
NAMED = ("李建北", "宋建北")
VALID = Ruling(marks("OX__"), "sign_outside", "刘建北的○画在方框外", 2, 0, NAMED)
VOID = Ruling(marks("OX__", void=VoidReason.IDENTIFYING_MARK), "identifying_mark", "右下角有一个字", 2, 0, NAMED)


@pytest.fixture
def ready(office):
    prepared = ready_to_count(office, size=14)
    second = Officer(0, prepared.election, OfficerRole.SCRUTINEER, "宋建北", prepared.branch.members["宋建北"])
    officers.name_officer(office, prepared.election, second)
    counting.open_box(office, prepared.round, Opening(3, True, "李建北"))
    return prepared


@pytest.fixture
def count(office, ready):
    return counting.open_count(office, ready.round)


def now(office, ready, recorder=1):
    state = counting.open_count(office, ready.round, recorder).state
    return (state.tally.valid, state.tally.invalid, state.set_aside)


def test_a_ballot_laid_aside_is_entered_but_counts_for_nothing(office, ready, count):
    entered = doubtful.set_aside(office, count, FOUR_NAMES).value
    assert (entered.number, entered.state.set_aside, entered.state.entered) == (1, 1, 1)
    assert now(office, ready) == (0, 0, 1)
    assert all(votes.total == 0 for votes in count.tally.votes.values())


def test_the_queue_names_the_ballot_and_what_the_program_sees(office, ready, count):
    counting.enter_ballot(office, count, PLAIN)
    doubtful.set_aside(office, count, FOUR_NAMES)
    doubtful.set_aside(office, count, PLAIN)
    queue = doubtful.queue(office, ready.round)
    found = [(one.ballot, one.marks, [ground.code for ground in one.found]) for one in queue]
    assert found == [(2, FOUR_NAMES, ["over_vote"]), (3, PLAIN, [])]
    assert {one.recorders for one in queue} == {(1,)}


@pytest.mark.parametrize(("ruling", "figures"), [(VALID, (2, 0, 0)), (VOID, (1, 1, 0))])
def test_a_decided_ballot_counts_by_its_decision(office, ready, count, ruling, figures):
    counting.enter_ballot(office, count, PLAIN)
    doubtful.set_aside(office, count, PLAIN)
    decided = doubtful.decide(office, ready.round, 2, ruling).value
    assert (decided.number, decided.ballot, decided.marks) == (1, 2, ruling.marks)
    assert now(office, ready) == figures
    assert doubtful.queue(office, ready.round) == ()
    assert doubtful.decisions(office, ready.round) == (decided,)
    versions = [one for one in counting.ballot_versions(office, ready.round) if one.number == 2]
    assert [(one.set_aside, one.reason) for one in versions] == [(True, ""), (False, "疑难票认定第1号")]


def test_a_decision_tells_clause_and_verdict_in_words(office, ready, count):
    doubtful.set_aside(office, count, PLAIN)
    doubtful.set_aside(office, count, PLAIN)
    void = doubtful.decide(office, ready.round, 2, VOID).value
    valid = doubtful.decide(office, ready.round, 1, VALID).value
    assert (void.clause, void.verdict_words) == ("选举办法第九条（选票的效力）", "整张无效：署名或者作记号")
    first, second, *others = count.round.names
    assert valid.verdict_words == f"有效：赞成{first}；不赞成{second}；弃权{'、'.join(others)}"
    assert [one.number for one in doubtful.decisions(office, ready.round)] == [1, 2]


@pytest.mark.parametrize(("changes", "code"), [
    ({"votes_for": 1, "votes_against": 1}, "ruling_tied"),
    ({"votes_for": 0, "votes_against": 2}, "ruling_not_passed"),
    ({"scrutineers": ()}, "ruling_without_scrutineers"),
    ({"scrutineers": ("吴建北",)}, "ruling_by_strangers"),
    ({"description": " "}, "ruling_description_missing"),
    ({"ground": "over_vote"}, "ruling_ground_not_on_ballot"),
])  # fmt: skip
def test_a_ruling_that_does_not_stand_changes_nothing(office, ready, count, changes, code):
    doubtful.set_aside(office, count, PLAIN)
    assert code_of(doubtful.decide, office, ready.round, 1, replace(VALID, **changes)) == code
    assert (now(office, ready), doubtful.decisions(office, ready.round)) == ((0, 0, 1), ())
    assert [one.ballot for one in doubtful.queue(office, ready.round)] == [1]


def test_only_a_ballot_laid_aside_is_decided(office, ready, count):
    counting.enter_ballot(office, count, PLAIN)
    for number in (1, 2):
        assert code_of(doubtful.decide, office, ready.round, number, VALID) == "ballot_not_in_doubt"


def test_a_decision_may_be_replaced_and_stays_in_the_record(office, ready, count):
    doubtful.set_aside(office, count, PLAIN)
    doubtful.decide(office, ready.round, 1, VALID)
    doubtful.decide(office, ready.round, 1, VOID)
    assert now(office, ready) == (0, 1, 0)
    assert [(one.number, one.ballot) for one in doubtful.decisions(office, ready.round)] == [(1, 1), (2, 1)]


def test_a_ballot_read_anew_since_the_decision_is_no_longer_decided(office, ready, count):
    doubtful.set_aside(office, count, PLAIN)
    doubtful.decide(office, ready.round, 1, VALID)
    again = counting.open_count(office, ready.round)
    counting.correct_ballot(office, again, 1, PLAIN, "看错")
    assert code_of(doubtful.decide, office, ready.round, 1, VOID) == "ballot_not_in_doubt"


def test_the_log_tells_who_decided_and_nothing_of_the_ballot(office, ready, count):
    doubtful.set_aside(office, count, PLAIN)
    doubtful.decide(office, ready.round, 1, VALID)
    with office.db.read() as work:
        line = audit_log.entries(work)[-1]
    words = "符号画在方框外，选举办法第九条（选票的效力）；赞成2、反对0；李建北、宋建北"
    assert (line.action, line.detail) == ("认定疑难票", words)
    assert VALID.description not in line.detail


def test_a_count_with_an_undecided_ballot_is_not_closed(office, ready, count):
    counting.enter_ballot(office, count, PLAIN)
    counting.enter_ballot(office, count, PLAIN)
    doubtful.set_aside(office, count, PLAIN)
    assert code_of(counting.close_count, office, ready.round) == "ballots_undecided"
    doubtful.decide(office, ready.round, 3, VOID)
    tally = counting.close_count(office, ready.round).value
    assert (tally.valid, tally.invalid) == (2, 1)
    assert code_of(doubtful.decide, office, ready.round, 3, VALID) == "count_not_open"


def test_in_a_pair_the_decision_holds_for_both(office, ready):
    pair = open_pair(office, ready.round)
    enter_turn(office, pair, PLAIN)
    answer = doubtful.set_aside(office, pair, FOUR_NAMES).value
    assert (answer.number, answer.agreed.valid, pair.state.set_aside) == (1, True, 1)
    assert doubtful.queue(office, ready.round)[0].recorders == (1, 2)
    doubtful.decide(office, ready.round, 1, VALID)
    again = open_pair(office, ready.round)
    assert [count.ballots[1].marks for count in again.both] == [VALID.marks] * 2
    assert (again.number, again.dispute, again.state.tally.valid) == (2, None, 1)


@pytest.mark.parametrize("early", [True, False])
def test_a_second_recorder_who_lays_the_same_ballot_aside_has_the_decided_reading(office, ready, count, early):
    doubtful.set_aside(office, count, PLAIN)
    second = counting.open_count(office, ready.round, 2)
    steps = [
        lambda: doubtful.decide(office, ready.round, 1, VOID),
        lambda: doubtful.set_aside(office, second, FOUR_NAMES),
    ]
    for step in steps if early else reversed(steps):
        step()
    assert now(office, ready) == now(office, ready, 2) == (0, 1, 0)
    assert counting.differences(office, ready.round) == ()
    assert doubtful.queue(office, ready.round) == ()


def test_a_decision_on_a_reading_corrected_since_is_not_taken_over(office, ready, count):
    doubtful.set_aside(office, count, PLAIN)
    doubtful.decide(office, ready.round, 1, VOID)
    counting.correct_ballot(office, counting.open_count(office, ready.round), 1, PLAIN, "看错")
    second = counting.open_count(office, ready.round, 2)
    doubtful.set_aside(office, second, PLAIN)
    assert now(office, ready, 2) == (0, 0, 1)


def test_nothing_is_laid_aside_after_the_last_ballot(office, ready, count):
    for _ in range(3):
        doubtful.set_aside(office, count, PLAIN)
    assert code_of(doubtful.set_aside, office, count, PLAIN) == "all_ballots_entered"


def test_the_head_scrutineer_stands_first_and_tellers_do_not_vote(office, ready):
    assert doubtful.scrutineers(office, ready.round) == NAMED
