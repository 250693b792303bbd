"""The running count of one recorder: the tally grows with each ballot and is never judged twice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.ballot import BallotMarks, BallotRules, Verdict, WriteIn, judge, proposed_verdict
from huanjie_desktop.domain.election.counting import Tally, check_tally, counted
from huanjie_desktop.domain.election.outcome import base_of
from huanjie_desktop.domain.election.rounds import Round
from huanjie_desktop.domain.people.names import written_key
from huanjie_desktop.domain.problems import Problem
from huanjie_desktop.services.voting import figures_of, with_strangers
from huanjie_desktop.storage.ballot_store import BallotEntry


@dataclass(frozen=True)
class Counted:
    """One ballot of the running count."""

    number: int
    marks: BallotMarks
    verdict: Verdict


@dataclass(frozen=True)
class CountState:
    """What the counting screen shows: the round's figures, the tally, the last ballot, the identities that fail."""

    round: Round
    tally: Tally
    needed: int
    base: int
    next_number: int
    last: Counted | None
    problems: tuple[Problem, ...] = ()

    @property
    def entered(self) -> int:
        """Ballots counted so far (已唱)."""
        return self.tally.returned

    @property
    def remaining(self) -> int:
        """Ballots still to count (剩余)."""
        return (self.round.returned or 0) - self.entered


@dataclass(frozen=True)
class Entered:
    """The answer to one ballot: its number, what it counts for, the state after it."""

    number: int
    verdict: Verdict
    state: CountState


class CountSession:
    """The running count of one recorder, kept in step with the file; rebuilt from it by `open_count`."""

    def __init__(self, voted: Round, rules: BallotRules, electable: frozenset[str], recorder: int) -> None:
        self.round = voted
        self.rules = rules
        self.electable = electable
        self.recorder = recorder
        self.ballots: list[Counted] = []
        self.versions: dict[int, int] = {}
        self.tally = Tally.empty(voted.names)
        base = base_of(rules, figures_of(voted))
        self.base, self.needed = base.value, base.needed

    def restore(self, current: Iterable[BallotEntry], versions: Mapping[int, int]) -> None:
        """Take over what the file has."""
        self.ballots = [Counted(entry.number, entry.marks, self.judge(entry.marks)) for entry in current]
        self.versions = dict(versions)
        self._recount()

    @property
    def state(self) -> CountState:
        """The count as it stands now."""
        return CountState(
            self.round,
            self.tally,
            self.needed,
            self.base,
            len(self.ballots) + 1,
            self.ballots[-1] if self.ballots else None,
            check_tally(self.tally, len(self.ballots), self.round.seats),
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

    def next_entry(self, number: int, marks: BallotMarks, reason: str = "", withdrawn: bool = False) -> BallotEntry:
        """Return the next version of a ballot, ready to be stored."""
        version = self.versions.get(number, 0) + 1
        return BallotEntry(self.round.id, self.recorder, number, version, marks, withdrawn, reason)

    def took(self, entry: BallotEntry, verdict: Verdict) -> None:
        """Follow an entry that the file now has."""
        self.versions[entry.number] = entry.version
        one = Counted(entry.number, entry.marks, verdict)
        if entry.withdrawn:
            self.ballots.pop()
            self._recount()
        elif entry.number > len(self.ballots):
            self.ballots.append(one)
            self.tally = self.tally.add(verdict)
        else:
            self.ballots[entry.number - 1] = one
            self._recount()

    def _recount(self) -> None:
        self.tally = counted(self.round.names, ((one.verdict, 1) for one in self.ballots))


def _as_listed(one: WriteIn, known: Mapping[str, set[str]]) -> WriteIn:
    names = known.get(written_key(one.name), set())
    return replace(one, name=next(iter(names))) if len(names) == 1 else one
