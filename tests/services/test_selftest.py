"""The self-test of a round: its deck, what a scrutineer keyed compared with it, the result kept for the papers."""

from dataclasses import replace

import pytest

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.ballot import Sign, VoidReason
from huanjie_desktop.domain.election.entries import Place
from huanjie_desktop.services.count import count_log
from huanjie_desktop.services.count.selftest import compare, last_selftest, save_selftest, selftest
from huanjie_desktop.services.papers.make import draw_paper
from tests.builders import FOUR, a_branch, an_election, nominated, poll_for, ready_to_count
from tests.documents.pdf import texts


@pytest.fixture
def ready(office):
    return ready_to_count(office)


@pytest.fixture
def deck(office, ready):
    return selftest(office, ready.round)


def keyed(deck):
    """Return the deck as somebody keys it who makes no mistake; a void ballot is keyed by its reason alone."""
    read = dict(enumerate(deck.papers, start=1))
    for number, marks in read.items():
        if marks.void:
            read[number] = replace(marks, marks=(Sign.EMPTY,) * len(marks.marks), write_ins=())
    return read


def test_the_deck_is_that_of_the_round_with_members_to_write_in(deck):
    assert tuple(deck.deck.tally.votes) == deck.rules.contest.candidates == ("刘建北", "孙建北", "张建北", "陈建北")
    written = {one.name for marks in deck.papers for one in marks.write_ins}
    assert {"丁建北", "钱测试", "?"} <= written
    assert deck.design.sample


def test_the_stranger_of_the_deck_has_no_effect_and_the_member_has(deck):
    assert set(deck.deck.tally.written_in) == {"丁建北", "丁长清"}


def test_who_keys_every_ballot_as_it_is_passes(office, ready, deck):
    result = save_selftest(office, ready.round, keyed(deck), "李建北").value
    assert (result.passed, result.ballots, result.by) == (True, len(deck.papers), "李建北")
    assert last_selftest(office, ready.round) == result
    line = count_log.log_lines(office)[0]
    assert (line.action, line.detail) == ("测试票自检", f"{len(deck.papers)}张，全部一致；李建北")


def test_every_single_wrong_key_is_found(deck):
    right = keyed(deck)
    for number, marks in right.items():
        for place in range(len(marks.marks)):
            if deck.deck.specimens[number - 1].verdict.valid:
                other = Sign.REJECT if marks.marks[place] is not Sign.REJECT else Sign.EMPTY
                signs = (*marks.marks[:place], other, *marks.marks[place + 1 :])
                found = compare(deck, {**right, number: replace(marks, marks=signs)})
                assert [one.ballot for one in found] == [number]


def test_a_skipped_ballot_a_further_one_and_a_wrong_reason_are_found(deck):
    read = keyed(deck)
    last = len(read)
    del read[3]
    read[last] = replace(read[last], void=VoidReason.NO_SEAL)
    read[last + 1] = read[1]
    found = compare(deck, read)
    assert [(one.ballot, one.place) for one in found if one.ballot != last] == [
        (3, Place.BALLOT), (last + 1, Place.BALLOT),
    ]  # fmt: skip
    assert last in {one.ballot for one in found}


def test_two_ballots_keyed_for_each_other_are_both_named(deck):
    read = keyed(deck)
    read[1], read[2] = read[2], read[1]
    assert {one.ballot for one in compare(deck, read)} == {1, 2}


def test_a_result_needs_the_name_of_a_scrutineer(office, ready, deck):
    with pytest.raises(UserError) as refused:
        save_selftest(office, ready.round, keyed(deck), " ")
    assert refused.value.code == "witnesses_missing"
    assert last_selftest(office, ready.round) is None


def test_without_a_design_there_is_no_deck(office):
    from huanjie_desktop.domain.election.rounds import RoundKind
    from huanjie_desktop.services import outcome
    from tests.builders import gates_passed

    branch = a_branch(office)
    election = an_election(office, branch)
    poll = poll_for(office, election)
    nominated(office, branch, poll, FOUR)
    gates_passed(office, election)
    round_id = outcome.start_round(office, poll, RoundKind.FIRST).value
    with pytest.raises(UserError) as refused:
        selftest(office, round_id)
    assert refused.value.code == "ballot_not_designed"


def test_the_printed_deck_has_a_page_for_each_and_the_answers_name_each(office, ready, deck):
    pages = texts(draw_paper(office, ready.election, "specimen_deck", ready.round).pdf)
    total = len(deck.papers)
    assert [f"第{number}张（共{total}张）" in page for number, page in enumerate(pages, 1)] == [True] * total
    answers = "".join(texts(draw_paper(office, ready.election, "specimen_answers", ready.round).pdf))
    assert f"测试票{total}张，其中有效票{deck.deck.tally.valid}张，无效票{deck.deck.tally.invalid}张" in answers
    for name, votes in deck.deck.tally.votes.items():
        assert f"{name}{votes.yes}{votes.no}{votes.abstain}" in answers
