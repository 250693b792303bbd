"""Two recorders in turn at one PC (双人逐票): both enter each ballot, a difference is raised at that very ballot."""

from collections.abc import Sequence
from dataclasses import dataclass

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.ballot import BallotMarks, Verdict
from huanjie_desktop.domain.election.entries import Difference, Place, compare_ballots
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.services.count.compare import THIRD_LOOK
from huanjie_desktop.services.count.counting import enter_ballot, open_count, refuse_full, store, store_in
from huanjie_desktop.services.count.session import Counted, CountSession, CountState, Step
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.election_work import logged
from huanjie_desktop.services.office import Office

LAID_ASIDE = "放入待定"


@dataclass(frozen=True)
class Dispute:
    """One ballot that the two recorders read differently; the scrutineers look at the paper."""

    number: int
    first: BallotMarks
    second: BallotMarks
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class PairAnswer:
    """The answer to one entry: the ballot, who entered it, its verdict once both agree, the dispute if they do not."""

    number: int
    turn: int
    agreed: Verdict | None
    dispute: Dispute | None


class PairSession:
    """The running counts of two recorders; every state follows from the file alone.

    `agreed` is the count of the ballots that both read in the same way: nothing else is shown or added up.
    """

    def __init__(self, first: CountSession, second: CountSession) -> None:
        self.first, self.second = first, second
        self.agreed = CountSession(first.round, first.rules, first.electable, first.recorder, first.bundle)
        self.agreed.printed = first.printed
        for number in sorted({*first.ballots, *second.ballots}):
            self.follow(number)

    @property
    def both(self) -> tuple[CountSession, CountSession]:
        """The counts of the two recorders."""
        return self.first, self.second

    @property
    def number(self) -> int:
        """The lowest ballot on which they do not agree yet: to be entered, half entered or in dispute."""
        return self.agreed.next_number

    @property
    def turn(self) -> int:
        """Whose entry is awaited: 1 or 2; in a dispute both have entered and 2 was the last."""
        return 2 if self.number in self.first.ballots else 1

    @property
    def dispute(self) -> Dispute | None:
        """The ballot that must be looked at before anything else is entered."""
        one, two = self.first.ballots.get(self.number), self.second.ballots.get(self.number)
        if self.agreed.full or one is None or two is None:
            return None
        return Dispute(self.number, one.marks, two.marks, self._differences(one, two))

    @property
    def state(self) -> CountState:
        """The count of the ballots on which both agree."""
        return self.agreed.state

    @property
    def confirmed(self) -> tuple[Counted, ...]:
        """The ballots on which both agree, by number: what the hall may see."""
        return tuple(self.agreed.ballots[number] for number in sorted(self.agreed.ballots))

    def follow(self, number: int) -> None:
        """Compare the two readings of one ballot as they stand now."""
        one, two = self.first.ballots.get(number), self.second.ballots.get(number)
        if one and two and not self._differences(one, two):
            step = self.agreed.step(number, one.marks, set_aside=one.set_aside)
        elif number in self.agreed.ballots:
            step = self.agreed.step(number, self.agreed.ballots[number].marks, withdrawn=True)
        else:
            return
        self.agreed.took(step.entry, step.verdict)

    def answer(self, number: int, turn: int) -> PairAnswer:
        """Say how a ballot stands after an entry."""
        agreed = self.agreed.ballots.get(number)
        return PairAnswer(number, turn, agreed.verdict if agreed else None, self.dispute)

    def _differences(self, one: Counted, two: Counted) -> tuple[Difference, ...]:
        if one.set_aside and two.set_aside:
            return ()
        found = compare_ballots(one.number, one.marks, two.marks, self.first.round.names)
        if one.set_aside is not two.set_aside:
            first, second = ("待定" if side.set_aside else "已录" for side in (one, two))
            return (Difference(one.number, Place.BALLOT, "", first, second), *found)
        return found


def open_pair(office: Office, round_id: RoundId, bundle: int | None = None) -> PairSession:
    """Return the two counts as the file has them: turn and dispute are found again after any power cut.

    Raises UserError as `open_count` does.
    """
    first, second = (open_count(office, round_id, recorder, bundle) for recorder in (1, 2))
    return PairSession(first, second)


def enter_turn(office: Office, pair: PairSession, marks: BallotMarks) -> Done[PairAnswer]:
    """Store the reading of the recorder whose turn it is, and compare it at once when it is the second.

    Raises UserError while a dispute is open, when all ballots are entered, or as `enter_ballot` does.
    """
    _refuse_dispute(pair.dispute)
    number, turn = pair.number, pair.turn
    enter_ballot(office, pair.both[turn - 1], marks)
    pair.follow(number)
    return done(pair.answer(number, turn), Topic.COUNT)


def settle(office: Office, pair: PairSession, marks: BallotMarks, witnesses: str) -> Done[PairAnswer]:
    """Take the third look at a disputed ballot (第三次查看): whoever was wrong gets a new version, the old ones stay.

    The log gets who looked and when, never which ballot (R-16). Raises UserError when nothing is in dispute, or
    without the scrutineers who looked.
    """
    dispute = pair.dispute
    if dispute is None:
        raise UserError("pair_not_in_dispute", number=pair.number)
    if not witnesses.strip():
        raise UserError("pair_witnesses_missing")
    third, number = pair.first.read(marks), dispute.number
    wrong = [count for count in pair.both if _differs(count, number, third)]
    steps = [count.step(number, third, THIRD_LOOK) for count in wrong]
    with logged(office, "两人录入不一致，查看原票", f"投票{pair.first.round.id}", witnesses.strip()) as work:
        store_in(work, *steps)
    for step in steps:
        step.count.took(step.entry, step.verdict)
    pair.follow(number)
    return done(pair.answer(number, pair.turn), Topic.COUNT)


def _differs(count: CountSession, number: int, marks: BallotMarks) -> bool:
    read = count.ballots[number]
    return read.set_aside or bool(compare_ballots(number, read.marks, marks, count.round.names))


def undo_pair(office: Office, pair: PairSession, reason: str = "撤回上一张") -> Done[CountState]:
    """Take back the ballot that is half entered or in dispute, else the last one agreed, for whoever has entered it.

    Its traces stay and its number is entered again. Raises UserError at the first.
    """
    open_now = any(pair.number in count.ballots for count in pair.both)
    number = pair.number if open_now else pair.agreed.last_number
    holders = _holders(pair, number)
    if not holders:
        raise UserError("nothing_to_undo")
    _store(
        office, pair, number, [one.step(number, one.ballots[number].marks, reason, withdrawn=True) for one in holders]
    )
    return done(pair.state, Topic.COUNT)


def correct_pair(office: Office, pair: PairSession, number: int, marks: BallotMarks, reason: str) -> Done[CountState]:
    """Enter an earlier ballot anew for both recorders; all versions are kept (e9).

    Raises UserError without a reason, for an unknown number, one in dispute or one that waits for the scrutineers.
    """
    if not reason.strip():
        raise UserError("reason_missing")
    holders = _holders(pair, number)
    if not holders:
        raise UserError("ballot_missing", number=number)
    if pair.dispute and pair.dispute.number == number:
        _refuse_dispute(pair.dispute)
    if any(number in one.aside for one in holders):
        raise UserError("ballot_is_set_aside", number=number)
    _store(office, pair, number, [one.step(number, marks, reason.strip()) for one in holders])
    return done(pair.state, Topic.COUNT)


def set_aside_pair(office: Office, pair: PairSession, marks: BallotMarks) -> Done[PairAnswer]:
    """Lay the present ballot aside for the scrutineers (待定), for both recorders; who has read it keeps his reading.

    Raises UserError when all ballots are entered.
    """
    refuse_full(pair.agreed)
    number, turn = pair.number, pair.turn
    readings = [one.ballots[number].marks if number in one.ballots else marks for one in pair.both]
    steps = [one.step(number, read, LAID_ASIDE, set_aside=True) for one, read in zip(pair.both, readings, strict=True)]
    _store(office, pair, number, steps)
    return done(pair.answer(number, turn), Topic.COUNT)


def _holders(pair: PairSession, number: int) -> list[CountSession]:
    return [count for count in pair.both if number in count.ballots]


def _store(office: Office, pair: PairSession, number: int, steps: Sequence[Step]) -> None:
    store(office, *steps)
    pair.follow(number)


def _refuse_dispute(dispute: Dispute | None) -> None:
    if dispute:
        raise UserError("pair_in_dispute", number=dispute.number)
