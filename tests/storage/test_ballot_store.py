"""Ballots in the file: versions only grow, nothing is changed or deleted, order of entry is the number and no more."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from huanjie_desktop.domain.election.ballot import Sign, VoidReason, WriteIn
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.storage import ballot_store
from huanjie_desktop.storage.ballot_store import BallotEntry
from tests.builders import marks, ready_to_count


@pytest.fixture
def round_id(office):
    return ready_to_count(office, size=14).round


def entry(round_id, number, version=1, text_="OO__", *written, **more):
    return BallotEntry(round_id, more.pop("recorder", 1), number, version, marks(text_, *written), **more)


def stored(office, *entries):
    with office.db.write() as work:
        return [ballot_store.append_ballot(work, one) for one in entries]


def current(office, round_id, recorder=1):
    with office.db.read() as work:
        return list(ballot_store.load_current(work, round_id, recorder))


@pytest.mark.parametrize("sign", Sign)
def test_every_sign_comes_back_as_it_was_entered(office, round_id, sign):
    one = BallotEntry(round_id, 1, 1, 1, marks(sign * 4))
    stored(office, one)
    assert current(office, round_id) == [one]


def test_write_ins_and_the_decision_to_void_come_back(office, round_id):
    given = marks("O__X", void=VoidReason.NO_SEAL)
    written = (WriteIn("买买提依明·阿布都克里木", Sign.EMPTY), WriteIn("䶮㛃", Sign.OTHER))
    one = BallotEntry(round_id, 1, 1, 1, type(given)(given.marks, written, given.void), reason="监票人认定")
    stored(office, one)
    assert current(office, round_id) == [one]


def test_the_last_version_that_is_not_withdrawn_counts(office, round_id):
    entries = [
        entry(round_id, 1),
        entry(round_id, 1, 2, "XX__"),
        entry(round_id, 2),
        entry(round_id, 2, 2, withdrawn=True),
    ]
    assert stored(office, *entries) == [True] * 4
    assert [(one.number, one.version) for one in current(office, round_id)] == [(1, 2)]
    with office.db.read() as work:
        assert ballot_store.count_current(work, round_id) == 1
        assert ballot_store.last_entry(work, round_id, 1, 2).withdrawn


def test_the_same_version_is_not_stored_twice(office, round_id):
    assert stored(office, entry(round_id, 1), entry(round_id, 1, 1, "XXXX")) == [True, False]
    assert current(office, round_id) == [entry(round_id, 1)]


def test_the_two_recorders_do_not_see_each_other(office, round_id):
    stored(office, entry(round_id, 1), entry(round_id, 1, 1, "XXXX", recorder=2))
    assert [len(current(office, round_id, recorder)) for recorder in (1, 2)] == [1, 1]


@pytest.mark.parametrize("sql", ["UPDATE ballot SET marks = 'XXXX'", "DELETE FROM ballot"])
def test_a_ballot_is_never_changed_or_deleted(office, round_id, sql):
    stored(office, entry(round_id, 1))
    with pytest.raises(IntegrityError, match="never changed"), office.db.write() as work:
        work.execute(text(sql))
    assert current(office, round_id) == [entry(round_id, 1)]


def test_a_ballot_of_no_round_is_refused(office, round_id):
    with pytest.raises(IntegrityError):
        stored(office, entry(RoundId(99), 1))


def test_the_order_of_storing_leaves_no_trace(office, round_id):
    stored(office, entry(round_id, 2), entry(round_id, 1))
    with office.db.read() as work:
        assert [row[0] for row in work.execute(text("SELECT number FROM ballot"))] == [1, 2]
        with pytest.raises(Exception, match="no such column"):
            work.execute(text("SELECT rowid FROM ballot"))
