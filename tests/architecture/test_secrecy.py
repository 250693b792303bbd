"""The vote is secret (R-16): nothing in the file joins a ballot with a member or with a moment."""

import re

import pytest

from huanjie_desktop.domain.election.ballot import VoidReason
from huanjie_desktop.domain.election.count_plan import SecondCount
from huanjie_desktop.domain.election.ruling import Ruling
from huanjie_desktop.services.count import counting, doubtful, pair, resume, third_look
from huanjie_desktop.services.count.counting import Opening
from huanjie_desktop.services.count.plan import compare_bundle
from huanjie_desktop.services.count.third_look import Found
from huanjie_desktop.storage import audit_log
from huanjie_desktop.storage.all_tables import metadata
from tests.builders import marks, opened_in_bundles, ready_to_count

PERSON = re.compile(r"member|voter|person|phone|id_number|signed_by")
MOMENT = re.compile(r"(^|_)(at|time|moment|stamp|created|started|ended)($|_)")
MARKS = {"marks", "write_ins", "void"}
ONE_BALLOT = re.compile(r"第\s*\d+\s*[张号]")
COLUMNS = {
    "ballot": {"round_id", "recorder", "number", "version", "withdrawn", "reason", "set_aside", *MARKS},
    "decision": {"round_id", "number", "ballot", "ground", "clause", "description", "votes_for", "votes_against",
                 "scrutineers", "verdict_words", *MARKS},
}


def tables_with_marks():
    return [table for table in metadata().tables.values() if MARKS & set(table.columns.keys())]


def reached_from(table):
    """Return every table that foreign keys lead to from a ballot."""
    seen, open_ = {table.name: table}, [table]
    while open_:
        for key in open_.pop().foreign_keys:
            target = key.column.table
            if target.name not in seen:
                seen[target.name] = target
                open_.append(target)
    return seen


def test_marks_stand_with_ballots_and_with_decisions_on_them_in_known_columns():
    assert {table.name: set(table.columns.keys()) for table in tables_with_marks()} == COLUMNS


@pytest.mark.parametrize("table", tables_with_marks(), ids=str)
def test_no_path_of_keys_leads_from_a_ballot_to_a_person_or_a_moment(table):
    guilty = [f"{name}.{column}" for name, one in reached_from(table).items() for column in one.columns.keys()  # noqa: SIM118
              if PERSON.search(column) or MOMENT.search(column)]
    assert not guilty
    assert not {"member", "attendance", "audit"} & set(reached_from(table))


def test_no_table_points_at_a_ballot():
    pointing = [table.name for table in metadata().tables.values()
                for key in table.foreign_keys if key.column.table.name in COLUMNS]
    assert not pointing


@pytest.mark.parametrize("table", tables_with_marks(), ids=str)
def test_a_ballot_has_no_hidden_row_number_that_tells_the_order(table):
    assert table.dialect_options["sqlite"]["with_rowid"] is False


def counting_acts(office):
    ready = ready_to_count(office, size=14)
    counting.open_box(office, ready.round, Opening(4, True, "李建北"))
    count = counting.open_count(office, ready.round)
    before = log(office)
    counting.enter_ballot(office, count, marks("OOO_"))
    counting.enter_ballot(office, count, marks("X__X", "文建北"))
    counting.undo_last(office, count)
    counting.enter_ballot(office, count, marks("____", void=VoidReason.IDENTIFYING_MARK))
    counting.correct_ballot(office, count, 1, marks("O___"), "读错")
    return before


def log(office):
    with office.db.read() as work:
        return audit_log.entries(work)


def test_the_log_gets_no_line_from_entering_undoing_or_correcting_a_ballot(office):
    assert counting_acts(office) == log(office)


@pytest.mark.parametrize("word", ["文建北", "OOO", "X__X"])
def test_the_log_never_holds_what_a_ballot_says(office, word):
    counting_acts(office)
    assert not [one for one in log(office) if word in one.detail + one.action]


def a_dispute_settled(office, round_id):
    both = pair.open_pair(office, round_id)
    for reading in ("OOO_", "O___"):
        pair.enter_turn(office, both, marks(reading))
    pair.settle(office, both, marks("O___"), "李建北")


def a_bundle_mended(office, round_id):
    for recorder, reading in ((1, "OOO_"), (2, "O___")):
        counting.enter_ballot(office, counting.open_count(office, round_id, recorder, 1), marks(reading))
    look = compare_bundle(office, round_id, 1)[0]
    third_look.mend(office, round_id, 1, look, Found(1, marks("O___"), "李建北"))


def a_doubtful_ballot_decided(office, round_id):
    doubtful.set_aside(office, counting.open_count(office, round_id), marks("OO__"))
    doubtful.decide(office, round_id, 1, Ruling(marks("OO__"), "sign_outside", "画在方框外", 1, 0, ("李建北",)))


def a_count_taken_up_after_a_power_cut(office, round_id):
    counting.enter_ballot(office, counting.open_count(office, round_id), marks("OO__"))
    for _ in range(2):
        office.counting = None
        resume.take_up(office, resume.Seat(round_id))
    resume.leave(office)


@pytest.mark.parametrize("act", [
    a_dispute_settled, a_bundle_mended, a_doubtful_ballot_decided, a_count_taken_up_after_a_power_cut,
])  # fmt: skip
def test_the_log_tells_when_something_was_settled_and_never_about_which_ballot(office, act):
    round_id = opened_in_bundles(office, 4, SecondCount.BUNDLES, 2)
    before = len(log(office))
    act(office, round_id)
    lines = log(office)[before:]
    assert lines
    assert not [one for one in lines if ONE_BALLOT.search(one.subject + one.detail)]
