"""验票分拣 on the file: confirmed by name, put right while the count is open, held against the entries."""

import pytest

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.piles import Piles
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.count.counting import Opening
from huanjie_desktop.services.count.piles import confirm_piles, piles_findings, piles_of
from tests.builders import marks, ready_to_count


@pytest.fixture
def ready(office):
    made = ready_to_count(office)
    counting.open_box(office, made.round, Opening(20, True, "李建北"))
    return made


def test_piles_are_kept_with_time_and_name(office, ready, clock):
    confirm_piles(office, ready.round, Piles(18, 1, 1), " 李建北 ")
    kept = piles_of(office, ready.round)
    assert (kept.piles, kept.at, kept.witnesses) == (Piles(18, 1, 1), clock.now(), "李建北")


@pytest.mark.parametrize(
    ("piles", "names", "code"),
    [(Piles(18, 1, 1), "  ", "witnesses_missing"), (Piles(18, 1, 0), "李建北", "piles_do_not_add_up")],
)
def test_piles_need_a_name_and_must_add_up(office, ready, piles, names, code):
    with pytest.raises(UserError, match=code):
        confirm_piles(office, ready.round, piles, names)
    assert piles_of(office, ready.round) is None


def test_piles_cannot_be_changed_after_the_count_is_closed(office, ready):
    session = counting.open_count(office, ready.round)
    for _ in range(20):
        counting.enter_ballot(office, session, marks("OOO_"))
    counting.close_count(office, ready.round)
    with pytest.raises(UserError, match="round_state"):
        confirm_piles(office, ready.round, Piles(20, 0, 0), "李建北")


def test_entries_that_the_piles_do_not_have_are_told(office, ready):
    confirm_piles(office, ready.round, Piles(20, 0, 0), "李建北")
    session = counting.open_count(office, ready.round)
    counting.enter_ballot(office, session, marks("OOO_"))
    assert piles_findings(office, ready.round) == ()
    counting.enter_ballot(office, session, marks("OOOO"))
    assert [one.code for one in piles_findings(office, ready.round)] == ["piles_differ"]


def test_a_corrected_number_returned_asks_for_new_piles(office, ready):
    confirm_piles(office, ready.round, Piles(20, 0, 0), "李建北")
    counting.recount_box(office, ready.round, Opening(19, True, "李建北"), "两张粘在一起")
    assert [one.code for one in piles_findings(office, ready.round)] == ["piles_do_not_add_up"]
