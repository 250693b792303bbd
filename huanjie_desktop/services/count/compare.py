"""The entries of the two recorders side by side, read from the file in one moment (e11)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from huanjie_desktop.domain.election.ballot import BallotMarks
from huanjie_desktop.domain.election.bundle_compare import Look, LookKind, looks
from huanjie_desktop.domain.election.count_plan import Bundle
from huanjie_desktop.domain.election.entries import Difference, compare_entries
from huanjie_desktop.domain.election.rounds import Round
from huanjie_desktop.storage import ballot_store
from huanjie_desktop.storage.ballot_store import BallotEntry
from huanjie_desktop.storage.database import Work

THIRD_LOOK, READ_THROUGH = "第三次查看", "第三次通读"
PLAIN = f"{THIRD_LOOK}：{LookKind.WRONG}"


@dataclass(frozen=True)
class Entries:
    """What both recorders have entered, by number of the ballot; why their ballots were last looked at again."""

    first: dict[int, BallotEntry]
    second: dict[int, BallotEntry]
    looked: Mapping[tuple[int, int], str] = field(default_factory=dict)

    @property
    def undecided(self) -> tuple[int, ...]:
        """The ballots that wait for the scrutineers (待定票)."""
        both = (*self.first.values(), *self.second.values())
        return tuple(sorted({one.number for one in both if one.set_aside}))

    def entered(self, bundle: Bundle) -> tuple[int, int]:
        """Return how many ballots of a bundle each recorder has."""
        return len(self.first.keys() & bundle.numbers), len(self.second.keys() & bundle.numbers)

    def both_have(self, bundle: Bundle) -> bool:
        """Whether both recorders have the whole bundle."""
        return self.entered(bundle) == (len(bundle.numbers), len(bundle.numbers))

    def looks(self, bundle: Bundle) -> tuple[Look, ...]:
        """Name the smallest set of ballots of a bundle to look at; one that waits for the scrutineers is none."""
        first = [self.first[number].marks for number in bundle.numbers if number in self.first]
        second = [self._second_marks(number) for number in bundle.numbers if number in self.second]
        return looks(first, second, bundle.first, len(bundle.numbers))

    def to_read(self, bundle: Bundle) -> bool:
        """Whether a bundle must be read through: its looks found more than one ballot read wrongly by one recorder."""
        open_ = [(place[1], why) for place, why in self.looked.items() if place[1] in bundle.numbers]
        open_ = [one for one in open_ if one[1].startswith(f"{THIRD_LOOK}：")]
        return len(open_) > 1 or any(why != PLAIN for _number, why in open_)

    def differences(self, voted: Round) -> tuple[Difference, ...]:
        """Compare ballot by ballot; nothing when only one recorder entered."""
        if not self.second:
            return ()
        first = {number: one.marks for number, one in self.first.items()}
        second = {number: one.marks for number, one in self.second.items()}
        return compare_entries(first, second, voted.names)

    def _second_marks(self, number: int) -> BallotMarks:
        mine, yours = self.first.get(number), self.second[number]
        return mine.marks if mine and (mine.set_aside or yours.set_aside) else yours.marks


def entries_in(work: Work, voted: Round) -> Entries:
    """Return what both recorders have entered of a round."""
    first, second = (
        {one.number: one for one in ballot_store.load_current(work, voted.id, recorder)} for recorder in (1, 2)
    )
    return Entries(first, second, ballot_store.last_looks(work, voted.id, (THIRD_LOOK, READ_THROUGH)))
