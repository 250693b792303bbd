"""A random clerk from the plan to the announcement, on a real file: what the rules forbid is refused by name and leaves

the file as it was, what they permit is done, figures and results agree with the naive reading, saving and loading too.
"""

import shutil
import tempfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from huanjie_desktop.base.clock import FixedClock
from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.ballot import BallotMarks, Sign, VoidReason, WriteIn
from huanjie_desktop.domain.election.ballot_design import Paper
from huanjie_desktop.domain.election.meeting import ShowOfHands
from huanjie_desktop.domain.election.records import Moment, Presence
from huanjie_desktop.domain.election.rounds import RoundKind
from huanjie_desktop.domain.ids import BranchId, MemberId
from huanjie_desktop.domain.people.member import Member, MemberKind
from huanjie_desktop.domain.people.roster import Exclusion, ExclusionCase
from huanjie_desktop.services import ballots, candidates, elections, exclusions, meeting, outcome, rounds
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.office import create_office, open_office
from huanjie_desktop.services.texts.text import sentence
from tests.builders import DAY, NAMES, a_branch, an_election, poll_for, staffed
from tests.conftest import CHINA
from tests.properties.course import STAFF, Course, Turn

CLOCK = FixedClock(datetime(2026, 10, 12, 9, 30, tzinfo=CHINA))
PEOPLE, NEW = NAMES[:12], "欧新苗"
ANYBODY = st.sampled_from((*PEOPLE, NEW))
WRITTEN = st.lists(st.tuples(st.sampled_from((*PEOPLE, NEW, "林路人", "?")), st.sampled_from("OOOX_BV?")), max_size=2)
LOOK = ballots.BallotLook(paper=Paper.A4)
CLOSED = ("核对", "已确认", "已公布")
pytestmark = pytest.mark.slow


class RandomCourse(RuleBasedStateMachine):
    """Does what comes to mind, and often the next right thing."""

    @initialize(ahead=st.integers(0, 24), seed=st.integers(0, 10**6))
    def begin(self, ahead, seed):
        self.folder = Path(tempfile.mkdtemp())
        self.office = create_office(self.folder / "街道.huanjie", CLOCK)
        new = Member(MemberId(0), BranchId(0), NEW, kind=MemberKind.PROBATIONARY)
        self.branch = a_branch(self.office, 12, [new])
        self.election = an_election(self.office, self.branch, committee=5)
        self.poll = poll_for(self.office, self.election)
        staffed(self.office, self.branch, self.election, STAFF)
        self.course = Course(PEOPLE, (NEW,))
        for name in PEOPLE:
            meeting.mark(self.office, self.election, self.branch.members[name], Presence.PRESENT)
        self.go_on(seed, ahead)

    def teardown(self):
        if hasattr(self, "office"):
            self.office.close()
            shutil.rmtree(self.folder)

    def dump(self):
        """Return everything the file holds."""
        with self.office.db.connection() as connection:
            return list(connection.connection.driver_connection.iterdump())

    def attempt(self, permitted, act):
        """Do an act the rules permit, or see it refused by name with the file as it was; tell whether it was done."""
        before, refusal = self.dump(), None
        try:
            act()
        except UserError as refused:
            refusal = refused
        assert (refusal is None) is permitted, refusal or "what the rules forbid was let pass"
        if refusal:
            assert sentence(refusal)
            assert self.dump() == before
        return permitted

    def last(self):
        return self.course.turn.id if self.course.turns else 99

    @precondition(lambda self: len(self.course.standing) < 9)
    @rule(name=ANYBODY)
    def nominate(self, name):
        course = self.course
        permitted = name in PEOPLE and name not in course.standing and not course.printed
        if self.attempt(permitted, lambda: candidates.nominate(self.office, self.poll, self.branch.members[name])):
            course.standing.add(name)

    @precondition(lambda self: self.course.standing)
    @rule(data=st.data())
    def withdraw(self, data):
        self.take_off(data.draw(st.sampled_from(sorted(self.course.standing))))

    def take_off(self, name):
        listed = candidates.candidate_list(self.office, self.poll).standing
        key = next(one.id for one in listed if one.name == name)
        if self.attempt(not self.course.printed, lambda: candidates.withdraw(self.office, key, "本人申请")):
            self.course.standing.discard(name)

    @rule(which=st.sampled_from(("request", "list")), number=st.sampled_from(("街发〔2026〕1号", " ")))
    def approve(self, which, number):
        record = {"request": elections.record_request_approval, "list": elections.record_list_approval}[which]
        if self.attempt(bool(number.strip()), lambda: record(self.office, self.election, number, DAY)):
            self.course.approvals.add(which)

    @rule()
    def fix_list(self):
        fix = lambda: candidates.fix_list(self.office, self.election, DAY, "党员讨论确定")  # noqa: E731
        if self.attempt(self.course.list_ok, fix):
            self.course.fixed = True

    @rule()
    def adopt(self):
        if self.attempt(not self.course.adopted, lambda: elections.adopt_method(self.office, self.election, DAY)):
            self.course.adopted = True

    @rule(missing=st.integers(0, 2), half=st.booleans(), reason=st.sampled_from(("上级批复", "")))
    def change_method(self, missing, half, reason):
        before = elections.election(self.office, self.election).method
        after = replace(before, reduce_allowed_when_missing=missing, tie_vote_needs_half=half)
        frozen = self.course.adopted or self.course.printed or not reason
        act = lambda: elections.change_method(self.office, self.election, after, reason)  # noqa: E731
        if self.attempt(after == before or not frozen, act):
            words = {"tie_vote_needs_half": "yes" if half else "no", "reduce_allowed_when_missing": missing}
            self.course.method = words

    @rule(name=ANYBODY, came=st.booleans())
    def come_or_go(self, name, came):
        state = Presence.PRESENT if came else Presence.LEAVE_SICK
        meeting.mark(self.office, self.election, self.branch.members[name], state)
        (self.course.away.discard if came else self.course.away.add)(name)
        found = meeting.quorum(self.office, self.election)
        assert (found.due, found.present) == self.course.heads
        assert found.ok is (5 * found.present >= 4 * found.due)

    @rule(name=ANYBODY)
    def propose_exclusion(self, name):
        proposal = Exclusion(self.branch.members[name], ExclusionCase.EX4, asked=True)
        act = lambda: exclusions.propose_exclusion(self.office, self.election, proposal)  # noqa: E731
        if self.attempt(not self.course.issued, act) and name in PEOPLE:
            self.course.excluded[name] = (False, False)

    @rule(names=st.sets(st.sampled_from(PEOPLE), max_size=3))
    def superior_agrees(self, names):
        ids = {self.branch.members[name] for name in names}
        act = lambda: exclusions.record_superior_agreement(self.office, self.election, ids)  # noqa: E731
        if self.attempt(not self.course.issued, act):
            self.course.excluded = {name: (name in names, kept) for name, (_, kept) in self.course.excluded.items()}

    @rule(agree=st.integers(-1, 12), against=st.integers(0, 5))
    def vote_on_exclusions(self, agree, against):
        course = self.course
        due, present = course.heads
        proposed = any(agreed for agreed, _ in course.excluded.values())
        permitted = proposed and not course.issued and agree >= 0 and agree + against <= present
        hands = ShowOfHands(agree, against)
        if self.attempt(permitted, lambda: exclusions.decide_exclusions(self.office, self.election, hands)):
            passed = 2 * agree > due
            course.excluded = {name: (agreed, agreed and passed) for name, (agreed, _) in course.excluded.items()}

    @precondition(lambda self: not self.course.issued)
    @rule(name=st.sampled_from(PEOPLE))
    def leave_out_properly(self, name):
        self.propose_exclusion(name)
        self.superior_agrees({name})
        self.vote_on_exclusions(self.course.heads[1], 0)

    @rule(kind=st.sampled_from(RoundKind))
    def start(self, kind):
        offered = self.course.next_rounds().get(kind.value)
        begun = []
        act = lambda: begun.append(outcome.start_round(self.office, self.poll, kind).value)  # noqa: E731
        if not self.attempt(offered is not None, act):
            return
        turn = Turn(begun[0], kind.value, *offered)
        voted = rounds.round_of(self.office, turn.id)
        assert (voted.names, voted.seats) == offered
        if kind is RoundKind.FIRST and self.course.turns:
            turn.heads = self.course.turns.pop().heads
        self.course.turns.append(turn)

    @rule()
    def design(self):
        turn = self.course.turn
        permitted = turn is not None and turn.state == "准备" and not turn.printed
        if self.attempt(permitted, lambda: ballots.design(self.office, self.last(), LOOK)):
            turn.designed = True
            turn.names = self.course.listed if turn.kind == "first" else turn.names

    @rule(copies=st.integers(0, 3))
    def print_run(self, copies):
        turn, course = self.course.turn, self.course
        permitted = turn is not None and turn.designed and turn.state == "准备" and course.gates_open and copies > 0
        permitted = permitted and (turn.kind != "first" or turn.names == course.listed)
        path = self.folder / "选票.pdf"
        if self.attempt(permitted, lambda: ballots.print_run(self.office, self.last(), path, copies)):
            turn.printed += copies

    @precondition(lambda self: self.course.turn and self.course.turn.state == "准备")
    @rule()
    def count_heads(self):
        meeting.count_now(self.office, self.election, Moment.BEFORE_BALLOTS, self.last())
        self.course.turn.heads = self.course.heads

    @rule(more=st.sampled_from((0, 0, 1, -1)), spare=st.integers(-1, 3), lost=st.sampled_from((0, 0, 0, 1)))
    def issue(self, more, spare, lost):
        turn = self.course.turn
        heads = turn.heads if turn and turn.heads else self.course.heads
        issued = heads[1] + more
        account = {"printed": issued + spare + lost, "issued": issued, "spare": spare}
        act = lambda: ballots.issue(self.office, self.last(), ballots.Account(**account))  # noqa: E731
        if self.attempt(self.course.may_issue(**account), act):
            turn.figures = {"due": heads[0], "present": heads[1], **account}
            turn.state, turn.printed = "已发票", account["printed"]

    @rule(more=st.integers(-3, 1), confirmed=st.booleans(), mixed=st.sampled_from((True, True, False)))
    def open_box(self, more, confirmed, mixed):
        turn = self.course.turn
        returned = (turn.figures.get("issued", 5) if turn else 5) + more
        permitted = turn is not None and turn.state == "已发票" and mixed and returned >= 0 and (more <= 0 or confirmed)
        opening = counting.Opening(returned, mixed, STAFF[0], confirmed)
        if self.attempt(permitted, lambda: counting.open_box(self.office, self.last(), opening)):
            turn.figures["returned"] = returned
            turn.state = "作废" if more > 0 else "计票中"

    @rule(data=st.data(), written=WRITTEN, void=st.sampled_from((None, None, None, VoidReason.NO_SEAL)))
    def enter(self, data, written, void):
        names = self.course.turn.names if self.course.turns else ()
        signs = data.draw(st.text("OOOX_BV?", min_size=len(names), max_size=len(names)))
        self.enter_one(signs, written, void)

    def enter_one(self, signs, written=(), void=None):
        turn = self.course.turn
        permitted = turn is not None and turn.state == "计票中" and len(turn.ballots) < turn.figures["returned"]
        marks = BallotMarks(tuple(map(Sign, signs)), tuple(WriteIn(name, Sign(sign)) for name, sign in written), void)

        def act():
            counting.enter_ballot(self.office, counting.open_count(self.office, self.last()), marks)

        if self.attempt(permitted, act):
            written = [{"name": name, "mark": sign} for name, sign in written]
            turn.ballots.append({"marks": signs, "write_ins": written, "void": void})

    @precondition(lambda self: self.course.turn is None or self.course.turn.state in ("计票中", "核对", "作废"))
    @rule()
    def undo(self):
        turn = self.course.turn
        permitted = turn is not None and turn.state == "计票中" and bool(turn.ballots)
        act = lambda: counting.undo_last(self.office, counting.open_count(self.office, self.last()))  # noqa: E731
        if self.attempt(permitted, act):
            turn.ballots.pop()

    @rule()
    def close(self):
        turn = self.course.turn
        permitted = turn is not None and turn.state == "计票中" and len(turn.ballots) == turn.figures["returned"]
        if self.attempt(permitted, lambda: counting.close_count(self.office, self.last())):
            turn.state = "核对"

    @rule(step=st.sampled_from((("核对", outcome.confirm_outcome, "已确认"), ("已确认", outcome.announce, "已公布"))))
    def sign_or_announce(self, step):
        turn, (now, act, then) = self.course.turn, step
        if self.attempt(turn is not None and turn.state == now, lambda: act(self.office, self.last())):
            turn.state = then

    @precondition(lambda self: len(self.course.turns) < 4)
    @rule(reason=st.sampled_from(("票箱被打开过", " ")))
    def void(self, reason):
        turn = self.course.turn
        permitted = turn is not None and turn.state not in ("已公布", "作废") and bool(reason.strip())
        if self.attempt(permitted, lambda: outcome.void_round(self.office, self.last(), reason)):
            turn.state = "作废"

    @rule()
    def reopen(self):
        turn = self.course.turn
        permitted = turn is not None and turn.state in ("核对", "已确认")
        if self.attempt(permitted, lambda: counting.reopen(self.office, self.last(), "复核")):
            turn.state, turn.consent = "计票中", None

    @precondition(lambda self: self.course.may_consent(0) or not self.course.adopted)
    @rule(agree=st.integers(-1, 13))
    def consent(self, agree):
        permitted = self.course.may_consent(agree)
        if self.attempt(permitted, lambda: outcome.record_consent(self.office, self.last(), agree)):
            self.course.turn.consent = agree

    @rule(seed=st.integers(0, 10**6), steps=st.integers(1, 8))
    def do_the_next_right_things(self, seed, steps):
        self.go_on(seed, steps)

    @rule(seed=st.integers(0, 10**6), steps=st.integers(1, 3))
    def do_a_few_right_things(self, seed, steps):
        self.go_on(seed, steps)

    def go_on(self, seed, steps):
        for step in range(steps):
            act = self.next_act(Random(seed + step))
            if act is None:
                return
            act()

    def next_act(self, random):
        course, turn = self.course, self.course.turn
        free = [name for name in PEOPLE if name not in course.standing and name not in STAFF]
        steps = [
            (not course.list_ok and not course.printed and free, lambda: self.nominate(free[0])),
            (course.standing & set(STAFF) and not course.printed,
             lambda: self.take_off(next(iter(course.standing & set(STAFF))))),
            ("request" not in course.approvals, lambda: self.approve("request", "街发〔2026〕1号")),
            ("list" not in course.approvals, lambda: self.approve("list", "街发〔2026〕2号")),
            (not course.fixed and course.list_ok, self.fix_list),
            (not course.adopted, self.adopt),
            (turn is None and course.list_ok, lambda: self.start(RoundKind.FIRST)),
        ]  # fmt: skip
        found = next((act for due, act in steps if due), None)
        return found or (self.next_of_round(turn, random) if turn else None)

    def next_of_round(self, turn, random):
        course = self.course
        if turn.state == "准备":
            missing = sorted(course.away & set(PEOPLE))
            stale = turn.kind == "first" and turn.names != course.listed and not turn.printed
            if not turn.designed or stale:
                return self.design
            if missing and 5 * course.heads[1] < 4 * course.heads[0]:
                return lambda: self.come_or_go(missing[0], True)
            return (lambda: self.issue(0, 3, 0)) if turn.heads == course.heads else self.count_heads
        if course.may_consent(0) and turn.consent is None and random.random() < 0.5:
            return lambda: self.consent(random.randint(0, turn.figures["due"]))
        if turn.state in ("作废", "已公布"):
            kinds = list(course.next_rounds())
            return (lambda: self.start(RoundKind(kinds[0]))) if kinds else None
        return {
            "已发票": lambda: self.open_box(random.choice((0, 0, 0, -1, 1)), True, True),
            "计票中": lambda: self.enter_all(turn, random),
            "核对": lambda: self.sign_or_announce(("核对", outcome.confirm_outcome, "已确认")),
            "已确认": lambda: self.sign_or_announce(("已确认", outcome.announce, "已公布")),
        }[turn.state]

    def enter_all(self, turn, random):
        """Enter the rest of the ballots, the voters nearly of one mind, and close."""
        most = range(max(min(turn.seats + random.choice((-2, -1, -1, 0, 1, 2)), len(turn.names)), 1))
        while len(turn.ballots) < turn.figures["returned"]:
            liked = random.sample(most, min(turn.seats, len(most)))
            self.enter_one("".join("O" if place in liked else "X" for place in range(len(turn.names))))
        self.close()

    @rule()
    def save_and_load(self):
        before = self.dump()
        self.office.close()
        self.office = open_office(self.folder / "街道.huanjie", CLOCK)
        assert self.dump() == before

    @invariant()
    def the_file_says_what_was_done(self):
        voted = rounds.rounds(self.office, self.poll)
        assert [(one.id, one.kind.value, one.names, one.seats, one.state.value, one.printed or 0) for one in voted] == [
            (turn.id, turn.kind, turn.names, turn.seats, turn.state, turn.printed) for turn in self.course.turns
        ]
        for one in (one for one in voted if one.issued is not None):
            assert one.printed == one.issued + one.spare
            assert 5 * one.present >= 4 * one.due > 0
            assert one.issued == one.present

    @invariant()
    def every_closed_round_is_decided_as_the_naive_reading_does(self):
        for turn in self.course.turns:
            if turn.state in CLOSED:
                found, expected = outcome.outcome(self.office, turn.id), self.course.result(turn)
                people = [(one.name, one.yes, one.no, one.abstain) for one in found.people]
                assert people == [(p["name"], p["yes"], p["no"], p["abstain"]) for p in expected["candidates"]]
                assert (list(found.elected), list(found.tied)) == (expected["elected"], expected["tied"])
                assert (found.next.value, found.open_seats) == (expected["next"], expected["open_seats"])

    @invariant()
    def nobody_is_elected_twice_and_no_more_than_there_are_seats(self):
        elected = self.course.elected()
        assert len(elected) == len(set(elected)) <= 5
        assert len(outcome.elected(self.office, self.election)) == len(elected)


RandomCourse.TestCase.settings = settings(
    max_examples=20, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
test_random_course = RandomCourse.TestCase
