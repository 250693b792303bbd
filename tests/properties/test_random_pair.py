"""Two random recorders on a real file: every seeded mistake is raised at its ballot, nothing is lost after a kill."""

import shutil
import tempfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from huanjie_desktop.base.clock import FixedClock
from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.ballot import BallotMarks, Sign, VoidReason, WriteIn
from huanjie_desktop.domain.election.count_plan import CountPlan, SecondCount
from huanjie_desktop.domain.election.entries import compare_ballots
from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.domain.election.ruling import Ruling
from huanjie_desktop.services import rounds
from huanjie_desktop.services.count import counting, doubtful, plan
from huanjie_desktop.services.count.counting import Opening
from huanjie_desktop.services.count.pair import correct_pair, enter_turn, open_pair, settle, undo_pair
from huanjie_desktop.services.office import create_office, open_office
from tests.builders import FOUR, ready_to_count
from tests.conftest import CHINA

CLOCK = FixedClock(datetime(2026, 10, 12, 9, 30, tzinfo=CHINA))
WRITTEN = st.builds(WriteIn, st.sampled_from(("文建北", "欧建北")), st.sampled_from((Sign.APPROVE, Sign.EMPTY)))
BALLOT = st.builds(
    BallotMarks,
    st.tuples(*[st.sampled_from((Sign.APPROVE, Sign.REJECT, Sign.EMPTY))] * 4),
    st.lists(WRITTEN, max_size=1).map(tuple),
    st.sampled_from((None, None, None, VoidReason.NO_SEAL)),
)
RETURNED = 8
pytestmark = pytest.mark.slow


def begun(folder, returned=RETURNED):
    office = create_office(folder / "街道.huanjie", CLOCK)
    prepared = ready_to_count(office, size=14)
    plan.save_plan(office, CountPlan(prepared.round, SecondCount.TOGETHER))
    counting.open_box(office, prepared.round, Opening(returned, True, "李建北"))
    return office, prepared.round


def refusal(act):
    try:
        act()
    except UserError as refused:
        return refused.code
    return ""


def same(one, other):
    return not compare_ballots(1, one, other, FOUR)


def read_pile(office, round_id, papers, slips):
    """Let both recorders read a pile; `slips` are what one of them keys instead. Answers where they were stopped."""
    pair, stopped = open_pair(office, round_id), []
    for number, paper in enumerate(papers, start=1):
        for recorder in (1, 2):
            answer = enter_turn(office, pair, slips.get((number, recorder), paper)).value
        if answer.dispute:
            stopped.append(answer.dispute.number)
            settle(office, pair, paper, "李建北")
    return pair, stopped


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(BALLOT, min_size=RETURNED, max_size=RETURNED), st.dictionaries(
    st.tuples(st.integers(1, RETURNED), st.integers(1, 2)), BALLOT, max_size=6,
))  # fmt: skip
def test_every_seeded_mistake_is_raised_at_its_ballot(papers, slips):
    folder = Path(tempfile.mkdtemp())
    office, round_id = begun(folder)
    try:
        pair, stopped = read_pile(office, round_id, papers, slips)
        keyed = [[slips.get((number, who), paper) for who in (1, 2)] for number, paper in enumerate(papers, start=1)]
        assert stopped == [number for number, (one, two) in enumerate(keyed, start=1) if not same(one, two)]
        for recorder in (1, 2):
            first = [one.marks for one in counting.ballot_versions(office, round_id, recorder) if one.version == 1]
            assert all(map(same, first, [readings[recorder - 1] for readings in keyed]))
        settled = [paper if number in stopped else keyed[number - 1][0] for number, paper in enumerate(papers, start=1)]
        assert all(map(same, [one.marks for one in pair.confirmed], settled))
        assert counting.close_count(office, round_id).value == pair.state.tally
    finally:
        office.close()
        shutil.rmtree(folder)


class RandomPair(RuleBasedStateMachine):
    """Two clerks enter, slip, settle, lay aside, undo, correct, are killed; a plain model stands beside."""

    @initialize()
    def begin(self):
        self.folder = Path(tempfile.mkdtemp())
        self.office, self.round = begun(self.folder)
        self.pair = open_pair(self.office, self.round)
        self.agreed: dict[int, BallotMarks | None] = {}
        self.open: list[BallotMarks] = []
        self.versions = {1: 0, 2: 0}

    def teardown(self):
        if hasattr(self, "office"):
            self.office.close()
            shutil.rmtree(self.folder)

    @property
    def number(self):
        return len(self.agreed) + 1

    def counting_now(self):
        return rounds.round_of(self.office, self.round).state is RoundState.COUNTING

    def agree(self, marks):
        self.agreed[self.number] = marks
        self.open = []

    @precondition(counting_now)
    @rule(ballot=BALLOT, slip=st.booleans())
    def enter(self, ballot, slip):
        if len(self.open) == 1 and not slip:
            ballot = self.open[0]
        expected = "pair_in_dispute" if len(self.open) == 2 else "all_ballots_entered" * (self.number > RETURNED)
        code = refusal(lambda: enter_turn(self.office, self.pair, ballot))
        assert code == expected
        if not code:
            self.open.append(ballot)
            self.versions[len(self.open)] += 1
            if len(self.open) == 2 and same(*self.open):
                self.agree(self.open[0])

    @precondition(lambda self: len(self.open) == 2)
    @rule(ballot=BALLOT, right=st.sampled_from((0, 1, None)))
    def look(self, ballot, right):
        third = ballot if right is None else self.open[right]
        for recorder, read in enumerate(self.open, start=1):
            self.versions[recorder] += not same(read, third)
        settle(self.office, self.pair, third, "李建北")
        self.agree(third)

    @precondition(lambda self: self.counting_now() and self.number <= RETURNED)
    @rule(ballot=BALLOT)
    def lay_aside(self, ballot):
        doubtful.set_aside(self.office, self.pair, ballot)
        self.versions = {recorder: count + 1 for recorder, count in self.versions.items()}
        self.agree(None)

    @precondition(lambda self: self.counting_now() and None in self.agreed.values())
    @rule(ballot=BALLOT)
    def decide(self, ballot):
        number = min(number for number, marks in self.agreed.items() if marks is None)
        ruling = Ruling(ballot, "no_seal", "看印章", 1, 0, ("李建北",))
        doubtful.decide(self.office, self.round, number, ruling)
        self.pair = open_pair(self.office, self.round)
        self.versions = {recorder: count + 1 for recorder, count in self.versions.items()}
        self.agreed[number] = ballot

    @precondition(counting_now)
    @rule()
    def undo(self):
        code = refusal(lambda: undo_pair(self.office, self.pair))
        assert code == ("" if self.open or self.agreed else "nothing_to_undo")
        if not code:
            holders = len(self.open) or 2
            self.versions = {who: count + (who <= holders) for who, count in self.versions.items()}
            if not self.open:
                self.agreed.popitem()
            self.open = []

    @precondition(lambda self: self.counting_now() and self.agreed)
    @rule(ballot=BALLOT, data=st.data())
    def correct(self, ballot, data):
        number = data.draw(st.integers(1, len(self.agreed)))
        code = refusal(lambda: correct_pair(self.office, self.pair, number, ballot, "复核"))
        assert code == ("ballot_is_set_aside" if self.agreed[number] is None else "")
        if not code:
            self.versions = {recorder: count + 1 for recorder, count in self.versions.items()}
            self.agreed[number] = ballot

    @rule()
    def close(self):
        code = refusal(lambda: counting.close_count(self.office, self.round))
        whole = len(self.agreed) == RETURNED and None not in self.agreed.values()
        assert (code in ("", "round_state")) is whole

    @rule()
    def killed(self):
        self.office.close()
        self.office = open_office(self.folder / "街道.huanjie", CLOCK)
        self.pair = open_pair(self.office, self.round)

    @invariant()
    def turn_and_dispute_follow_from_what_was_entered(self):
        if self.number <= RETURNED:
            assert (self.pair.number, self.pair.turn) == (self.number, 2 if self.open else 1)
        assert (self.pair.dispute is not None) is (len(self.open) == 2)

    @invariant()
    def only_agreed_ballots_are_shown_and_every_version_is_kept(self):
        shown = {one.number: None if one.set_aside else one.marks for one in self.pair.confirmed}
        assert shown == self.agreed
        kept = {who: len(counting.ballot_versions(self.office, self.round, who)) for who in (1, 2)}
        assert kept == self.versions
        state = self.pair.state
        assert (state.entered, state.set_aside) == (len(shown), list(shown.values()).count(None))


RandomPair.TestCase.settings = settings(
    max_examples=15, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
test_random_pair = RandomPair.TestCase
