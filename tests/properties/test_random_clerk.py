"""A random clerk at the counting screen, on a real file: the figures always agree with ballots and file."""

import shutil
import tempfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from huanjie_desktop.base.clock import FixedClock
from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.ballot import BallotMarks, Sign, VoidReason, WriteIn
from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.services import outcome, rounds
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.count.counting import Opening
from huanjie_desktop.services.office import create_office, open_office
from tests.builders import FOUR, ready_to_count
from tests.conftest import CHINA

CLOCK = FixedClock(datetime(2026, 10, 12, 9, 30, tzinfo=CHINA))
WRITTEN = st.builds(WriteIn, st.sampled_from(("文建北", "欧建北", "路人甲", FOUR[0], "?")), st.sampled_from(Sign))
BALLOT = st.builds(
    BallotMarks,
    st.tuples(*[st.sampled_from(Sign)] * 4),
    st.lists(WRITTEN, max_size=2).map(tuple),
    st.sampled_from((None, None, None, VoidReason.NO_SEAL)),
)
RETURNED = 9
pytestmark = pytest.mark.slow


def refusal(act):
    """Return the code with which an act is refused, "" when it is done."""
    try:
        act()
    except UserError as refused:
        return refused.code
    return ""


class RandomClerk(RuleBasedStateMachine):
    """Enters, undoes, corrects, closes, confirms, opens again, closes the program; keeps its own list beside."""

    @initialize()
    def begin(self):
        self.folder = Path(tempfile.mkdtemp())
        self.office = create_office(self.folder / "街道.huanjie", CLOCK)
        self.round = ready_to_count(self.office, size=14).round
        counting.open_box(self.office, self.round, Opening(RETURNED, True, "李建北"))
        self.count = counting.open_count(self.office, self.round)
        self.model: list[BallotMarks] = []
        self.versions = 0

    def teardown(self):
        if hasattr(self, "office"):
            self.office.close()
            shutil.rmtree(self.folder)

    def state(self):
        return rounds.round_of(self.office, self.round).state

    def counting_now(self):
        return self.state() is RoundState.COUNTING

    @rule(ballot=BALLOT)
    def enter(self, ballot):
        code = refusal(lambda: counting.enter_ballot(self.office, self.count, ballot))
        assert code in ("", "all_ballots_entered", "count_not_open")
        if not code:
            self.model.append(ballot)
            self.versions += 1

    @rule()
    def undo(self):
        code = refusal(lambda: counting.undo_last(self.office, self.count))
        assert code in ("", "nothing_to_undo", "count_not_open")
        if not code:
            self.model.pop()
            self.versions += 1

    @precondition(lambda self: self.model and self.counting_now())
    @rule(ballot=BALLOT, data=st.data())
    def correct(self, ballot, data):
        number = data.draw(st.integers(1, len(self.model)))
        counting.correct_ballot(self.office, self.count, number, ballot, "复核")
        self.model[number - 1] = ballot
        self.versions += 1

    @rule()
    def close_and_confirm(self):
        assert refusal(lambda: counting.close_count(self.office, self.round)) in ("", "count_incomplete", "round_state")
        assert refusal(lambda: outcome.confirm_outcome(self.office, self.round)) in ("", "round_state")

    @precondition(lambda self: self.state() is RoundState.CONFIRMED)
    @rule()
    def open_again(self):
        counting.reopen(self.office, self.round, "复核")

    @rule()
    def close_the_program_and_come_back(self):
        before = self.count.state
        self.office.close()
        self.office = open_office(self.folder / "街道.huanjie", CLOCK)
        self.count = counting.open_count(self.office, self.round)
        assert self.count.state.tally == before.tally
        assert self.count.state.last == before.last

    @invariant()
    def the_ballots_are_those_entered(self):
        assert [one.marks for one in self.count.ballots.values()] == self.model
        assert len(counting.ballot_versions(self.office, self.round)) == self.versions

    @invariant()
    def the_identities_hold(self):
        tally = self.count.state.tally
        assert tally.valid + tally.invalid == len(self.model)
        assert all(votes.total == tally.valid for votes in tally.votes.values())
        assert self.count.state.problems == ()

    @invariant()
    def a_confirmed_result_is_that_of_the_ballots(self):
        if self.state() is RoundState.CONFIRMED:
            found = outcome.outcome(self.office, self.round)
            assert (found.valid, found.invalid) == (self.count.tally.valid, self.count.tally.invalid)


RandomClerk.TestCase.settings = settings(
    max_examples=12, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
test_random_clerk = RandomClerk.TestCase
