"""How a practice went: each ballot as it was entered against what really was on it."""

from dataclasses import dataclass

from huanjie_desktop.domain.election.ballot import BallotMarks
from huanjie_desktop.services.count.counting import CountSession, open_count
from huanjie_desktop.services.count.practice import Practice
from huanjie_desktop.services.office import Office
from huanjie_desktop.storage import ballot_store

_TENTHS = 10


@dataclass(frozen=True)
class Miss:
    """A ballot that was entered otherwise than it is."""

    number: int
    true: BallotMarks
    entered: BallotMarks


@dataclass(frozen=True)
class Score:
    """How many ballots were entered as they are, out of those entered so far; `total` lie on the table."""

    right: int
    entered: int
    total: int
    misses: tuple[Miss, ...] = ()

    @property
    def done(self) -> bool:
        """Whether every ballot has been entered."""
        return self.entered == self.total


def score(office: Office, practice: Practice) -> Score:
    """Compare what is entered with the pile; a void ballot is right when its reason is."""
    count = open_count(office, practice.round_id)
    with office.db.read() as work:
        entries = {entry.number: entry.marks for entry in ballot_store.load_current(work, practice.round_id)}
    papers = {number: count.read(marks) for number, marks in enumerate(practice.papers, 1)}
    misses = tuple(
        Miss(number, papers[number], marks)
        for number, marks in sorted(entries.items())
        if not _same(count, papers[number], marks)
    )
    return Score(len(entries) - len(misses), len(entries), len(papers), misses)


def _same(count: CountSession, true: BallotMarks, entered: BallotMarks) -> bool:
    if true == entered:
        return True
    void = count.judge(true).void_reason
    return void is not None and void is count.judge(entered).void_reason


def score_words(scored: Score, keys: int, seconds: int) -> str:
    """Return the score in a sentence: 录对 50/50，用键 3.4 个/张，用时 4分10秒."""
    tenths = (keys * _TENTHS * 2 + scored.entered) // (2 * scored.entered) if scored.entered else 0
    minutes, rest = divmod(seconds, 60)
    time = f"{minutes}分{rest}秒" if minutes else f"{rest}秒"
    whole = f"录对 {scored.right}/{scored.entered}，用键 {tenths // _TENTHS}.{tenths % _TENTHS} 个/张，用时 {time}。"
    missed = "、".join(str(miss.number) for miss in scored.misses)
    return whole + (f"录得不对的是第 {missed} 张。" if missed else "")
