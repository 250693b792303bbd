"""What belongs to a count beside its ballots: kept as given; sheets, decisions and explanations only grow."""

from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from huanjie_desktop.domain.election.ballot import Sign, VoidReason, WriteIn
from huanjie_desktop.domain.election.count_plan import BundleState, CountPlan, Privacy, SecondCount, bundles_of
from huanjie_desktop.domain.election.ruling import Decision
from huanjie_desktop.domain.election.sheets import Explanation, PaperSheet, SheetTotals
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.storage import count_store
from tests.builders import marks, ready_to_count

TOTALS = SheetTotals(9, 1, {"张建北": (5, 2, 2), "䶮㛃": (0, 0, 9)}, {"文建北": 3})
READ = replace(marks("OX_V", void=VoidReason.OTHER_GROUND), write_ins=(WriteIn("文建北", Sign.OTHER),))


@pytest.fixture
def round_id(office):
    return ready_to_count(office, size=14).round


def decision(round_id, number=1):
    words = ("identifying_mark", "第二十条", "票面有字", 2, 0, ("李建北", "宋建北"), "整张无效")
    return Decision(round_id, number, 7, *words, READ)


def kept(office, round_id):
    """Store one of each kind that only grows."""
    with office.db.write() as work:
        count_store.append_sheet(work, PaperSheet(round_id, 2, 1, TOTALS))
        count_store.append_decision(work, decision(round_id))
        count_store.append_explanation(work, Explanation(round_id, 1, "多画一笔", "李建北", "[]"))


def test_a_plan_comes_back_and_before_it_the_usual_one(office, round_id):
    chosen = CountPlan(round_id, SecondCount.SHEETS, 10, Privacy.END)
    with office.db.write() as work:
        assert count_store.load_plan(work, round_id) == CountPlan(round_id)
        count_store.save_plan(work, chosen)
    with office.db.read() as work:
        assert count_store.load_plan(work, round_id) == chosen


def test_bundles_are_stored_anew_as_a_whole(office, round_id):
    given = [one.given_to("一组") for one in bundles_of(45, 20)]
    with office.db.write() as work:
        count_store.save_bundles(work, round_id, bundles_of(90, 20))
        count_store.save_bundles(work, round_id, given)
    with office.db.read() as work:
        assert list(count_store.load_bundles(work, round_id)) == given
        assert {one.state for one in given} == {BundleState.OUT}


def test_sheets_decisions_and_explanations_come_back(office, round_id):
    kept(office, round_id)
    with office.db.read() as work:
        assert count_store.load_sheets(work, round_id) == (PaperSheet(round_id, 2, 1, TOTALS),)
        assert count_store.load_decisions(work, round_id) == (decision(round_id),)
        assert [one.text for one in count_store.load_explanations(work, round_id)] == ["多画一笔"]


@pytest.mark.parametrize("table", ["paper_sheet", "decision", "count_explanation"])
@pytest.mark.parametrize("sql", ["UPDATE {} SET round_id = round_id", "DELETE FROM {}"])
def test_what_was_counted_is_never_changed_or_deleted(office, round_id, table, sql):
    kept(office, round_id)
    with pytest.raises(IntegrityError, match="never changed"), office.db.write() as work:
        work.execute(text(sql.format(table)))
    with office.db.read() as work:
        assert work.execute(text(f"SELECT count(*) FROM {table}")).scalar() == 1


def test_the_same_version_of_a_sheet_is_not_stored_over(office, round_id):
    kept(office, round_id)
    with pytest.raises(IntegrityError), office.db.write() as work:
        count_store.append_sheet(work, PaperSheet(round_id, 2, 1, replace(TOTALS, valid=8)))


@pytest.mark.parametrize(
    "keep",
    [
        lambda work: count_store.save_bundles(work, RoundId(99), bundles_of(3, 2)),
        lambda work: count_store.append_decision(work, decision(RoundId(99))),
        lambda work: count_store.append_sheet(work, PaperSheet(RoundId(99), 1, 1, TOTALS)),
    ],
)
def test_nothing_is_kept_for_a_round_that_does_not_exist(office, keep):
    with pytest.raises(IntegrityError), office.db.write() as work:
        keep(work)
