"""How the scrutineers decide a doubtful ballot (疑难票认定): by majority, on one ground, in writing (R-16, R-19)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from huanjie_desktop.domain.election.ballot import BallotMarks, Verdict
from huanjie_desktop.domain.election.grounds import Ground, Origin, grounds_found
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.domain.problems import Problem, error


@dataclass(frozen=True)
class Ruling:
    """What the scrutineers vote on: how the ballot is read, the code of the ground, what they saw, who voted how."""

    marks: BallotMarks
    ground: str
    description: str
    votes_for: int
    votes_against: int
    scrutineers: tuple[str, ...]


@dataclass(frozen=True)
class Decision:
    """A ruling that was passed. `number` runs through the round and is not on the ballot; `ballot` was stamped later.

    `ground`, `clause` and `verdict_words` are words as they stood when it was passed. A later decision on the same
    ballot takes its place; this one stays.
    """

    round_id: RoundId
    number: int
    ballot: int
    ground: str
    clause: str
    description: str
    votes_for: int
    votes_against: int
    scrutineers: tuple[str, ...]
    verdict_words: str
    marks: BallotMarks


def ruling_problems(
    ruling: Ruling, verdict: Verdict, catalogue: Sequence[Ground], appointed: Sequence[str]
) -> tuple[Problem, ...]:
    """Find what keeps a ruling from standing; `verdict` judges its marks, `appointed` are all scrutineers."""
    return (*_ground_problems(ruling, verdict, catalogue), *_vote_problems(ruling, appointed))


def _ground_problems(ruling: Ruling, verdict: Verdict, catalogue: Sequence[Ground]) -> Iterator[Problem]:
    if not ruling.description.strip():
        yield error("ruling_description_missing", "R-19")
    ground = next((one for one in catalogue if one.code == ruling.ground), None)
    if ground is None:
        yield error("ruling_ground_unknown", "R-31")
        return
    values = {"ground": ground.words, "clause": ground.clause}
    if ground.origin is Origin.SYSTEM and ground not in grounds_found(verdict, catalogue):
        yield error("ruling_ground_not_on_ballot", "R-19", ground.code, **values)
    if ruling.marks.void and ruling.marks.void is not ground.void:
        yield error("ruling_void_not_by_ground", "R-19", ground.code, **values)


def _vote_problems(ruling: Ruling, appointed: Sequence[str]) -> Iterator[Problem]:
    """A majority: at least half of all scrutineers vote, and more for than against; equal votes decide nothing."""
    yes, no, named = ruling.votes_for, ruling.votes_against, len(set(ruling.scrutineers))
    if not appointed or not ruling.scrutineers:
        yield error("ruling_without_scrutineers", "R-14")
        return
    strangers = [name for name in ruling.scrutineers if name not in appointed]
    if strangers:
        yield error("ruling_by_strangers", "R-14", names="、".join(strangers), known="、".join(appointed))
    if min(yes, no) < 0:
        yield error("figure_negative", "0.4")
    elif yes + no > named:
        yield error("ruling_votes_over_scrutineers", "R-19", votes=yes + no, scrutineers=named)
    elif 2 * (yes + no) < len(appointed):
        yield error("ruling_too_few_votes", "R-19", votes=yes + no, scrutineers=len(appointed))
    elif yes == no:
        yield error("ruling_tied", "R-19", votes=yes)
    elif yes < no:
        yield error("ruling_not_passed", "R-19", yes=yes, no=no)


def verdict_words(ruling: Ruling, verdict: Verdict, catalogue: Sequence[Ground]) -> str:
    """Say in one line how a decided ballot counts: whom it names, or why it is void as a whole."""
    if not verdict.valid:
        own = [ground for ground in catalogue if ground.code == ruling.ground] if ruling.marks.void else []
        reasons = own or grounds_found(verdict, catalogue)
        return f"整张无效：{'、'.join(ground.words for ground in reasons)}"
    groups = (
        ("赞成", verdict.approved),
        ("不赞成", verdict.rejected),
        ("弃权", verdict.abstained),
        ("另选", verdict.written_in),
    )
    return "有效：" + "；".join(f"{word}{'、'.join(names)}" for word, names in groups if names)
