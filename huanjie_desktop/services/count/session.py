"""The running count of one recorder: the tally grows with each ballot and is never judged twice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.ballot import BallotMarks, BallotRules, Verdict, WriteIn, judge, proposed_verdict
from huanjie_desktop.domain.election.count_plan import Bundle
from huanjie_desktop.domain.election.counting import Tally, check_tally, counted
from huanjie_desktop.domain.election.outcome import base_of
from huanjie_desktop.domain.election.rounds import Round
from huanjie_desktop.domain.people.names import written_key
from huanjie_desktop.domain.problems import Problem
from huanjie_desktop.services.voting import figures_of, with_strangers
from huanjie_desktop.storage.ballot_store import BallotEntry


@dataclass(frozen=True)
class Counted:
    """One ballot of the running count; `set_aside` counts for nothing until the scrutineers decide (待定票)."""

    number: int
    marks: BallotMarks
    verdict: Verdict
    set_aside: bool = False


@dataclass(frozen=True)
class Step:
    """One version of one ballot, judged and ready to be stored in the running count it belongs to."""

    count: "CountSession"
    entry: BallotEntry
    verdict: Verdict


@dataclass(frozen=True)
class CountState:
    """What the counting screen shows: the round's figures, the tally, the last ballot, the identities that fail.

    `next_number`, `last` and `remaining` belong to the bundle being entered, or to the pile when none was chosen.
    """

    round: Round
    tally: Tally
    needed: int
    base: int
    next_number: int
    last: Counted | None
    remaining: int
    set_aside: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def entered(self) -> int:
        """Ballots entered so far (已唱), the doubtful ones included."""
        return self.tally.returned + self.set_aside


@dataclass(frozen=True)
class Entered:
    """The answer to one ballot: its number, what it counts for, the state after it."""

    number: int
    verdict: Verdict
    state: CountState


class CountSession:
    """The running count of one recorder, kept in step with the file; rebuilt from it by `open_count`.

    It knows every ballot of the recorder; new ones are entered among `numbers`: a bundle, or the whole pile.
    `printed` tells under which name the ballot knows a candidate whose note in the roster changed since.
    """

    def __init__(
        self, voted: Round, rules: BallotRules, electable: frozenset[str], recorder: int, bundle: Bundle | None = None
    ) -> None:
        self.round = voted
        self.rules = rules
        self.electable = electable
        self.recorder = recorder
        self.printed: Mapping[str, str] = {}
        self.bundle = bundle
        self.numbers = bundle.numbers if bundle else range(1, (voted.returned or 0) + 1)
        self.ballots: dict[int, Counted] = {}
        self.versions: dict[int, int] = {}
        self.tally = Tally.empty(voted.names)
        self.aside: set[int] = set()
        self.next_number, self.last_number, self._entered = self.numbers.start, 0, 0
        base = base_of(rules, figures_of(voted))
        self.base, self.needed = base.value, base.needed

    def restore(self, current: Iterable[BallotEntry], versions: Mapping[int, int]) -> None:
        """Take over what the file has."""
        for entry in current:
            self._put(Counted(entry.number, entry.marks, self.judge(entry.marks), entry.set_aside))
        verdicts = [(one.verdict, 1) for one in self.ballots.values() if not one.set_aside]
        self.tally = counted(self.round.names, verdicts)
        self.versions = dict(versions)

    @property
    def last(self) -> Counted | None:
        """The ballot with the highest number of the bundle or pile being entered."""
        return self.ballots.get(self.last_number)

    @property
    def full(self) -> bool:
        """Whether every ballot of the bundle or pile is entered."""
        return self.next_number not in self.numbers

    @property
    def state(self) -> CountState:
        """The count as it stands now."""
        return CountState(
            self.round,
            self.tally,
            self.needed,
            self.base,
            self.next_number,
            self.last,
            len(self.numbers) - self._entered,
            len(self.aside),
            check_tally(self.tally, len(self.ballots) - len(self.aside), self.round.seats),
        )

    def read(self, marks: BallotMarks) -> BallotMarks:
        """Return a ballot whose written-in names stand as the list has them, however brackets, blanks, dots were typed.

        A name that fits nobody or several stays as it was written.
        """
        if not marks.write_ins:
            return marks
        contest = self.rules.contest
        known: dict[str, set[str]] = {}
        for name in (*self.electable, *contest.barred, *contest.candidates):
            known.setdefault(written_key(name), set()).add(name)
        known |= {written_key(name): {printed} for name, printed in self.printed.items()}
        return replace(marks, write_ins=tuple(_as_listed(one, known) for one in marks.write_ins))

    def judge(self, marks: BallotMarks) -> Verdict:
        """Judge a complete ballot. Raises UserError when a sign is missing or one too many."""
        if len(marks.marks) != len(self.round.names):
            raise UserError("marks_incomplete", signs=len(marks.marks), names=len(self.round.names))
        return judge(marks, self._rules_for(marks))

    def preview(self, marks: BallotMarks) -> Verdict:
        """Judge a ballot that is still being entered, so that an over-vote shows at once (e5)."""
        marks = self.read(marks)
        return proposed_verdict(marks.marks, marks.write_ins, self._rules_for(marks), marks.void)

    def _rules_for(self, marks: BallotMarks) -> BallotRules:
        written = frozenset(one.name for one in marks.write_ins)
        return with_strangers(self.rules, written, self.electable) if written else self.rules

    def step(
        self, number: int, marks: BallotMarks, reason: str = "", withdrawn: bool = False, set_aside: bool = False
    ) -> Step:
        """Judge the next version of a ballot and return it ready to be stored."""
        marks = self.read(marks)
        version = self.versions.get(number, 0) + 1
        entry = BallotEntry(self.round.id, self.recorder, number, version, marks, withdrawn, reason, set_aside)
        return Step(self, entry, self.judge(marks))

    def took(self, entry: BallotEntry, verdict: Verdict) -> None:
        """Follow an entry that the file now has; the cost does not grow with the ballots counted."""
        self.versions[entry.number] = entry.version
        old = self.ballots.get(entry.number)
        if old and not old.set_aside:
            self.tally = self.tally.take_back(old.verdict)
        if entry.withdrawn:
            self._drop(entry.number)
            return
        self._put(Counted(entry.number, entry.marks, verdict, entry.set_aside))
        if not entry.set_aside:
            self.tally = self.tally.add(verdict)

    def _put(self, one: Counted) -> None:
        if one.number in self.numbers and one.number not in self.ballots:
            self._entered += 1
            self.last_number = max(self.last_number, one.number)
        self.ballots[one.number] = one
        self.aside.discard(one.number)
        if one.set_aside:
            self.aside.add(one.number)
        while not self.full and self.next_number in self.ballots:
            self.next_number += 1

    def _drop(self, number: int) -> None:
        del self.ballots[number]
        self.aside.discard(number)
        if number not in self.numbers:
            return
        self._entered -= 1
        self.next_number = min(self.next_number, number)
        while self.last_number and self.last_number not in self.ballots:
            self.last_number = self.last_number - 1 if self.last_number > self.numbers.start else 0


def _as_listed(one: WriteIn, known: Mapping[str, set[str]]) -> WriteIn:
    names = known.get(written_key(one.name), set())
    return replace(one, name=next(iter(names))) if len(names) == 1 else one
