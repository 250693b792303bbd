"""The deck keyed in practice: the pile on the table is the printed deck, the result goes to the real file."""

import pytest

from huanjie_desktop.services.count import counting, practice
from huanjie_desktop.services.count.practice import Wish
from huanjie_desktop.services.count.practice_score import score
from huanjie_desktop.services.count.selftest import last_selftest, save_selftest, selftest
from huanjie_desktop.services.count.selftest_run import keyed_deck, result_words
from huanjie_desktop.services.office import open_office
from tests.builders import ready_to_count


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("HUANJIE_PRACTICE", str(tmp_path / "cache"))


@pytest.fixture
def ready(office):
    return ready_to_count(office)


@pytest.fixture
def training(office, ready, clock):
    opened = practice.open_practice(practice.begin(office, ready.round, Wish(5, 1, deck=True)), clock)
    yield opened
    opened.close()


def key_all(training, papers):
    count = counting.open_count(training, practice.practice_of(training).round_id)
    for one in papers:
        counting.enter_ballot(training, count, one)


def test_the_pile_on_the_table_is_the_printed_deck(office, ready, training):
    found = practice.practice_of(training)
    assert found.papers == selftest(office, ready.round).papers
    assert found.wish.ballots == len(found.papers)


def test_the_deck_keyed_without_a_mistake_counts_to_the_known_result(office, ready, training):
    test = selftest(office, ready.round)
    key_all(training, test.papers)
    count = counting.open_count(training, ready.round)
    assert (count.tally, score(training, practice.practice_of(training)).misses) == (test.deck.tally, ())


def test_the_result_is_kept_with_the_real_file(office, ready, training, clock):
    assert keyed_deck(training) is None
    papers = selftest(office, ready.round).papers
    key_all(training, (*papers[:4], papers[5], papers[4], *papers[6:]))
    keyed = keyed_deck(training)
    result = save_selftest(office, keyed.round_id, keyed.read, "李建北").value
    assert not result.passed
    assert "第5张" in result_words(result)
    again = open_office(office.path, clock)
    assert last_selftest(again, ready.round) == result
    again.close()


def test_another_practice_and_a_real_file_hold_no_deck(office, ready, clock):
    other = practice.open_practice(practice.begin(office, ready.round, Wish(20, 1)), clock)
    key_all(other, practice.practice_of(other).papers[:1])
    assert (keyed_deck(other), keyed_deck(office)) == (None, None)
    practice.end(other)


def test_an_invented_branch_has_no_deck(office, clock):
    other = practice.open_practice(practice.begin(office, None, Wish(20, 1, deck=True)), clock)
    assert (practice.practice_of(other).wish.deck, len(practice.practice_of(other).papers)) == (False, 20)
    practice.end(other)
