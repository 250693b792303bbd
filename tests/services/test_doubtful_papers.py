"""Paper 13 and what the other papers say of doubtful ballots: all from the same decisions."""

from dataclasses import replace

import pytest

from huanjie_desktop.domain.election.ballot import VoidReason
from huanjie_desktop.domain.election.ruling import Ruling
from huanjie_desktop.services import outcome
from huanjie_desktop.services.count import counting, doubtful
from huanjie_desktop.services.count.counting import Opening
from huanjie_desktop.services.papers.at_meeting import minutes_content, result_content, tally_content
from huanjie_desktop.services.papers.doubtful import doubtful_content
from huanjie_desktop.services.papers.facts import collect
from huanjie_desktop.services.papers.make import draw_paper, paper_list
from tests.builders import marks, ready_to_count

PLAIN = marks("OOO_")
VALID = Ruling(marks("OX__"), "sign_outside", "○画在方框外", 1, 0, ("李建北",))
VOID = Ruling(marks("OX__", void=VoidReason.IDENTIFYING_MARK), "identifying_mark", "右下角有一个字", 1, 0, ("李建北",))


@pytest.fixture
def ready(office):
    prepared = ready_to_count(office, size=14)
    counting.open_box(office, prepared.round, Opening(3, True, "李建北"))
    count = counting.open_count(office, prepared.round)
    counting.enter_ballot(office, count, PLAIN)
    doubtful.set_aside(office, count, PLAIN)
    return prepared


def content(office, ready):
    facts = collect(office, ready.election)
    return doubtful_content(facts, facts.round_facts(ready.round))


def test_while_counting_the_record_lists_what_is_decided_and_what_waits(office, ready):
    assert [(one.number, one.ballot, one.verdict) for one in content(office, ready).rows] == [("", "2", "")]
    doubtful.decide(office, ready.round, 2, VOID)
    doubtful.set_aside(office, counting.open_count(office, ready.round), PLAIN)
    rows = content(office, ready).rows
    assert [(one.number, one.ballot) for one in rows] == [("1", "2"), ("", "3")]
    assert (rows[0].verdict, rows[0].votes) == ("整张无效：署名或者作记号", "赞成1，反对0")
    assert rows[0].ground == "署名或者作记号。选举办法第九条（选票的效力）"


def test_a_replaced_decision_says_by_which_one(office, ready):
    for ruling in (VOID, VALID):
        doubtful.decide(office, ready.round, 2, ruling)
    first, second = content(office, ready).rows
    assert first.verdict.endswith("（已由第2号认定更改）")
    assert "更改" not in second.verdict


def test_a_decision_on_a_ballot_corrected_since_holds_no_longer(office, ready):
    doubtful.decide(office, ready.round, 2, VOID)
    counting.correct_ballot(office, counting.open_count(office, ready.round), 2, PLAIN, "看错")
    assert content(office, ready).rows[0].verdict.endswith("此认定不再适用）")
    facts = collect(office, ready.election)
    assert facts.round_facts(ready.round).standing == frozenset()


def closed(office, ready, *rulings):
    for ruling in rulings:
        doubtful.decide(office, ready.round, 2, ruling)
    counting.enter_ballot(office, counting.open_count(office, ready.round), PLAIN)
    counting.close_count(office, ready.round)


@pytest.mark.parametrize(("rulings", "figures"), [((VALID,), (3, 0)), ((VALID, VOID), (2, 1))])
def test_tally_report_and_minutes_count_a_ballot_by_its_last_decision(office, ready, rulings, figures):
    closed(office, ready, *rulings)
    facts = collect(office, ready.election)
    voted = facts.round_facts(ready.round)
    report = result_content(facts, voted)
    for found in (report.outcome, tally_content(facts, voted).outcome, minutes_content(facts).rounds[0].outcome):
        assert (found.valid, found.invalid) == figures
    words = "监票人认定疑难票1张，按认定结果计票，见疑难票认定记录。"
    assert [note.text for note in report.notes if note.title == "疑难票"] == [words]
    assert any(words in note for item in minutes_content(facts).items for note in item.notes)


def test_an_undecided_ballot_is_in_no_figure_of_a_paper(office, ready):
    facts = collect(office, ready.election)
    assert facts.round_facts(ready.round).outcome is None
    assert {one.kind: one.ready for one in paper_list(office, ready.election)}["result_report"] is False
    assert counting.open_count(office, ready.round).state.tally.returned == 1


def test_a_count_without_doubt_says_so_on_paper_and_nowhere_else(office):
    prepared = ready_to_count(office, size=14)
    counting.open_box(office, prepared.round, Opening(1, True, "李建北"))
    assert content(office, prepared).none_found is False
    counting.enter_ballot(office, counting.open_count(office, prepared.round), PLAIN)
    counting.close_count(office, prepared.round)
    facts = collect(office, prepared.election)
    assert content(office, prepared).none_found is True
    assert "疑难票" not in {note.title for note in result_content(facts, facts.round_facts(prepared.round)).notes}


def test_a_void_round_keeps_its_record_only_where_something_was_decided(office, ready):
    doubtful.decide(office, ready.round, 2, VALID)
    outcome.void_round(office, ready.round, "票箱被打翻")
    assert "doubtful" in {one.kind for one in paper_list(office, ready.election)}
    assert draw_paper(office, ready.election, "doubtful", ready.round).pdf.startswith(b"%PDF")


def test_a_void_round_without_a_decision_has_no_record(office, ready):
    outcome.void_round(office, ready.round, "票箱被打翻")
    assert "doubtful" not in {one.kind for one in paper_list(office, ready.election)}


def test_a_long_description_does_not_lose_a_word(office, ready):
    doubtful.decide(office, ready.round, 2, replace(VALID, description="第二格○压线，" * 30))
    assert content(office, ready).rows[0].description == ("第二格○压线，" * 30)
    assert draw_paper(office, ready.election, "doubtful", ready.round).pdf.startswith(b"%PDF")
