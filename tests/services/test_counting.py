"""The count: opened, entered, taken back, corrected, closed, opened again."""

import pytest

from huanjie_desktop.domain.election.ballot import Sign, VoidReason
from huanjie_desktop.domain.election.counting import Votes
from huanjie_desktop.domain.election.rounds import RoundKind, RoundState
from huanjie_desktop.domain.ids import BranchId, MemberId
from huanjie_desktop.domain.people.member import Member, MemberKind
from huanjie_desktop.services import outcome, rounds
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.count import session as count_session
from huanjie_desktop.services.count.counting import Opening
from tests.builders import counted, marks, ready_to_count
from tests.refusals import code_of

FULL = marks("OOO_")


@pytest.fixture
def ready(office):
    return ready_to_count(office, size=14)


@pytest.fixture
def count(office, ready):
    counting.open_box(office, ready.round, Opening(8, True, "李建北、吴建北"))
    return counting.open_count(office, ready.round)


@pytest.mark.parametrize(
    ("opening", "code"),
    [
        (Opening(8, False, "李建北"), "papers_not_mixed"),
        (Opening(8, True, " "), "witnesses_missing"),
        (Opening(15, True, "李建北"), "returned_over_voters"),
        (Opening(-1, True, "李建北"), "figure_negative"),
    ],
)
def test_a_box_is_not_opened_without_its_gates(office, ready, opening, code):
    assert code_of(counting.open_box, office, ready.round, opening) == code
    assert rounds.round_of(office, ready.round).state is RoundState.ISSUED


def test_a_surplus_is_told_before_it_is_confirmed(office, ready):
    assert [one.code for one in counting.returned_findings(office, ready.round, 15)] == ["returned_over_voters"]
    assert counting.returned_findings(office, ready.round, 7) == ()


def test_a_confirmed_surplus_voids_the_round_with_its_reason(office, ready):
    voided = counting.open_box(office, ready.round, Opening(15, True, "李建北", void_confirmed=True)).value
    assert (voided.state, "15" in voided.void_reason) == (RoundState.VOID, True)
    assert code_of(counting.open_count, office, ready.round) == "round_state"


def test_a_count_that_was_never_closed_is_not_opened_again(office, ready):
    assert code_of(counting.reopen, office, ready.round, "复核") == "round_state"
    assert rounds.round_of(office, ready.round).state is RoundState.ISSUED


def test_nothing_is_counted_before_the_box_is_open(office, ready):
    assert code_of(counting.open_count, office, ready.round) == "round_state"


def test_a_ballot_is_judged_numbered_and_added(office, count):
    entered = counting.enter_ballot(office, count, FULL).value
    assert (entered.number, entered.verdict.valid, entered.state.remaining) == (1, True, 7)
    assert list(entered.state.tally.votes.values()) == [Votes(1), Votes(1), Votes(1), Votes(0, 0, 1)]


def test_too_many_names_void_the_ballot(office, count):
    entered = counting.enter_ballot(office, count, marks("OOOO")).value
    assert entered.verdict.void_reason is VoidReason.OVER_VOTE
    assert (entered.state.tally.valid, entered.state.tally.invalid) == (0, 1)


def test_an_over_vote_shows_while_the_ballot_is_entered(count):
    assert count.preview(marks("OOO")).valid
    assert not count.preview(marks("OOO", "文建北")).valid


def test_a_probationary_member_written_in_gains_nothing(office):
    extra = Member(MemberId(0), BranchId(0), "何预备", kind=MemberKind.PROBATIONARY)
    ready = ready_to_count(office, size=14, extra=[extra])
    counting.open_box(office, ready.round, Opening(1, True, "李建北"))
    count = counting.open_count(office, ready.round)
    entered = counting.enter_ballot(office, count, marks("OO_X", "何预备")).value
    assert (entered.verdict.valid, entered.verdict.written_in) == (True, ())
    assert [one.code for one in entered.verdict.remarks] == ["write_in_ineligible"]


def test_a_stranger_written_in_gains_nothing_and_a_member_does(office, count):
    entered = counting.enter_ballot(office, count, marks("OO_X", "路人甲")).value
    assert entered.verdict.written_in == ()
    assert counting.enter_ballot(office, count, marks("OO_X", "文建北")).value.state.tally.written_in == {"文建北": 1}


TWINS = [Member(MemberId(0), BranchId(0), "赵同名", note=note) for note in ("一组", "二组")]
DOTTED = Member(MemberId(0), BranchId(0), "阿依努尔·买合木提江")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("赵同名（一组）", "赵同名（一组）"),
        ("赵同名(一组)", "赵同名（一组）"),
        ("赵 同名 [一组]", "赵同名（一组）"),
        ("阿依努尔•买合木提江", "阿依努尔·买合木提江"),
        ("阿依努尔买合木提江", "阿依努尔·买合木提江"),
        ("文 建北", "文建北"),
    ],
)
def test_a_written_in_name_is_known_however_brackets_blanks_and_dots_were_typed(office, typed, meant):
    ready = ready_to_count(office, size=14, extra=[*TWINS, DOTTED])
    counting.open_box(office, ready.round, Opening(1, True, "李建北"))
    count = counting.open_count(office, ready.round)
    assert count.preview(marks("OO_X", typed)).written_in == (meant,)
    assert counting.enter_ballot(office, count, marks("OO_X", typed)).value.state.tally.written_in == {meant: 1}
    assert counting.open_count(office, ready.round).tally.written_in == {meant: 1}


def test_a_name_that_fits_two_members_counts_for_neither(office):
    ready = ready_to_count(office, size=14, extra=TWINS)
    counting.open_box(office, ready.round, Opening(1, True, "李建北"))
    entered = counting.enter_ballot(office, counting.open_count(office, ready.round), marks("OO_X", "赵同名")).value
    assert (entered.verdict.written_in, [one.code for one in entered.verdict.remarks]) == ((), ["write_in_ambiguous"])


def test_a_sign_too_few_is_refused(office, count):
    assert code_of(counting.enter_ballot, office, count, marks("OO")) == "marks_incomplete"
    assert counting.ballot_versions(office, count.round.id) == ()


def test_no_more_ballots_are_entered_than_returned(office, count):
    for _ in range(8):
        counting.enter_ballot(office, count, FULL)
    assert code_of(counting.enter_ballot, office, count, FULL) == "all_ballots_entered"


def test_undo_takes_the_last_ballot_back_and_keeps_its_trace(office, count):
    counting.enter_ballot(office, count, FULL)
    counting.enter_ballot(office, count, marks("____"))
    state = counting.undo_last(office, count).value
    assert (state.entered, state.next_number, state.last.number) == (1, 2, 1)
    entered = counting.enter_ballot(office, count, marks("XXXX")).value
    assert entered.number == 2
    kept = [(one.number, one.version, one.withdrawn) for one in counting.ballot_versions(office, count.round.id)]
    assert kept == [(1, 1, False), (2, 1, False), (2, 2, True), (2, 3, False)]


def test_there_is_nothing_to_undo_at_the_start(office, count):
    assert code_of(counting.undo_last, office, count) == "nothing_to_undo"


def test_a_correction_keeps_both_versions(office, count):
    counting.enter_ballot(office, count, FULL)
    counting.enter_ballot(office, count, FULL)
    state = counting.correct_ballot(office, count, 1, marks("X___"), "读错").value
    assert next(iter(state.tally.votes.values())) == Votes(1, 1, 0)
    first, second, _ = counting.ballot_versions(office, count.round.id)
    assert (first.marks, second.marks.marks[0], second.reason) == (FULL, Sign.REJECT, "读错")


@pytest.mark.parametrize(("number", "reason", "code"), [(1, "", "reason_missing"), (5, "读错", "ballot_missing")])
def test_a_correction_names_its_ballot_and_its_reason(office, count, number, reason, code):
    counting.enter_ballot(office, count, FULL)
    assert code_of(counting.correct_ballot, office, count, number, FULL, reason) == code


def test_the_count_goes_on_after_it_was_closed_by_a_power_cut(office, count):
    counting.enter_ballot(office, count, FULL)
    counting.enter_ballot(office, count, marks("OO_X", "文建北"))
    counting.undo_last(office, count)
    counting.enter_ballot(office, count, marks("X___", void=VoidReason.IDENTIFYING_MARK))
    again = counting.open_count(office, count.round.id)
    assert again.state == count.state
    assert again.versions == count.versions


def test_one_ballot_is_not_entered_in_two_windows(office, count):
    other = counting.open_count(office, count.round.id)
    counting.enter_ballot(office, count, FULL)
    assert code_of(counting.enter_ballot, office, other, FULL) == "count_continued_elsewhere"
    assert len(counting.ballot_versions(office, count.round.id)) == 1


def test_no_act_at_the_count_adds_up_all_ballots_anew(office, count, monkeypatch):
    counting.enter_ballot(office, count, FULL)
    monkeypatch.setattr(count_session, "counted", lambda *given: pytest.fail("all ballots were added up"))
    counting.enter_ballot(office, count, marks("OO_X", "文建北"))
    counting.correct_ballot(office, count, 1, marks("OOOO"), "读错")
    counting.undo_last(office, count)
    counting.enter_ballot(office, count, marks("XX_X", "欧建北"))
    monkeypatch.undo()
    assert counting.open_count(office, count.round.id).state == count.state


def test_a_count_with_ballots_missing_is_not_closed(office, count):
    counting.enter_ballot(office, count, FULL)
    assert code_of(counting.close_count, office, count.round.id) == "count_incomplete"


def test_a_closed_count_takes_no_ballot(office, ready):
    counted(office, ready.round, [FULL] * 7)
    session = counting.open_count(office, ready.round)
    assert code_of(counting.undo_last, office, session) == "count_not_open"


def test_two_recorders_who_differ_keep_the_count_open(office, count):
    second = counting.open_count(office, count.round.id, recorder=2)
    for number in range(8):
        counting.enter_ballot(office, count, FULL)
        counting.enter_ballot(office, second, FULL if number else marks("O___"))
    assert {one.ballot for one in counting.differences(office, count.round.id)} == {1}
    assert code_of(counting.close_count, office, count.round.id) == "entries_differ"
    counting.correct_ballot(office, second, 1, FULL, "复核")
    assert counting.close_count(office, count.round.id).value.valid == 8


def test_a_signed_count_is_opened_again_with_its_reason_and_stays_on_file(office, ready):
    counted(office, ready.round, [FULL] * 8)
    outcome.confirm_outcome(office, ready.round)
    counting.reopen(office, ready.round, "第3张复核")
    counting.correct_ballot(office, counting.open_count(office, ready.round), 3, marks("OO__"), "第3张复核")
    counting.close_count(office, ready.round)
    outcome.confirm_outcome(office, ready.round)
    first, second = outcome.records(office, ready.round)
    assert (first.reopened_reason, second.reopened_reason) == ("第3张复核", "")
    assert first.figures != second.figures


def test_an_announced_count_is_never_opened_again(office, ready):
    counted(office, ready.round, [FULL] * 8)
    outcome.confirm_outcome(office, ready.round)
    outcome.announce(office, ready.round)
    assert code_of(counting.reopen, office, ready.round, "复核") == "round_state"


def test_the_number_returned_is_corrected_with_a_reason(office, count):
    counting.enter_ballot(office, count, FULL)
    wrong = (office, count.round.id, Opening(0, True, "李建北"), "清点有误")
    assert code_of(counting.recount_box, *wrong) == "returned_under_entered"
    assert code_of(counting.recount_box, office, count.round.id, Opening(9, True, "李建北"), "") == "reason_missing"
    counting.recount_box(office, count.round.id, Opening(9, True, "李建北"), "两张粘在一起")
    assert counting.open_count(office, count.round.id).state.remaining == 8


def test_a_count_that_a_later_vote_was_built_on_stays_closed(office, ready):
    counted(office, ready.round, [marks("OO__")] * 14)
    outcome.confirm_outcome(office, ready.round)
    outcome.start_round(office, ready.poll, RoundKind.FURTHER)
    assert code_of(counting.reopen, office, ready.round, "复核") == "later_round_held"
