"""Eligibility review (资格审查) of recommended persons, speeches, the list after a pre-selection (R-10, R-21)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from huanjie_desktop.domain.election.candidates import margin_problems
from huanjie_desktop.domain.election.contest import Post
from huanjie_desktop.domain.election.method import DEFAULT_METHOD, ElectionMethod
from huanjie_desktop.domain.election.result import Outcome
from huanjie_desktop.domain.problems import Problem, error, warning


class Conclusion(StrEnum):
    """What a review concluded (审查结论)."""

    PASSED = "合格"
    FAILED = "不合格"


@dataclass(frozen=True)
class Review:
    """One decision about one person: a failed one needs its ground."""

    name: str
    conclusion: Conclusion
    ground: str = ""


@dataclass(frozen=True)
class Succession:
    """The recorded decision what happens to the place of a person who failed (H6).

    `successor` is who moves up, "" when the place stays open; `ground` says who decided it and why.
    """

    removed: str
    successor: str = ""
    ground: str = ""


def review_problems(names: Iterable[str], reviews: Mapping[str, Review]) -> tuple[Problem, ...]:
    """Find applicants without a decision, and failed ones without a ground: everybody must have one (2.1 step 7)."""
    found = []
    for name in names:
        decided = reviews.get(name)
        if decided is None:
            found.append(error("review_missing", "2.1", name, name=name))
        elif decided.conclusion is Conclusion.FAILED and not decided.ground.strip():
            found.append(error("review_ground_missing", "2.1", name, name=name))
    return tuple(found)


@dataclass(frozen=True)
class Reviewed:
    """A list after the review: who stays, who was removed, and what is still to be decided."""

    names: tuple[str, ...]
    removed: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


def after_review(
    names: Collection[str], reviews: Mapping[str, Review], successions: Iterable[Succession] = ()
) -> Reviewed:
    """Take the failed off the list; nobody moves up by himself, only by a recorded decision (H6).

    A successor must have passed the review himself and must not stand on the list already.
    """
    removed = tuple(name for name in names if name in reviews and reviews[name].conclusion is Conclusion.FAILED)
    kept = [name for name in names if name not in removed]
    decided = {one.removed: one for one in successions}
    found: list[Problem] = [*review_problems(names, reviews)]
    for name in removed:
        if name not in decided or not decided[name].ground.strip():
            found.append(error("succession_undecided", "R-10", name, name=name))
            continue
        found += _moved_up(decided[name], kept, reviews)
    return Reviewed(tuple(kept), removed, tuple(found))


def _moved_up(decision: Succession, kept: list[str], reviews: Mapping[str, Review]) -> list[Problem]:
    """Put the successor on the list, or say why he may not move up."""
    name = decision.successor
    if not name:
        return []
    if name in kept:
        return [error("successor_on_list", "R-10", name, name=name)]
    if name not in reviews or reviews[name].conclusion is not Conclusion.PASSED:
        return [error("successor_not_passed", "R-10", name, name=name)]
    kept.append(name)
    return []


class SpeechState(StrEnum):
    """How a speech was reviewed (演讲词审查, 6.4)."""

    PASSED = "通过"
    CHANGE = "修改后再审"
    REFUSED = "不通过"


def silent_candidates(speeches: Mapping[str, SpeechState]) -> tuple[Problem, ...]:
    """Name the candidates who may not speak; each stays a candidate (H7)."""
    return tuple(
        warning("speech_not_passed", "6.4", name, name=name, state=state.value)
        for name, state in speeches.items()
        if state is not SpeechState.PASSED
    )


def final_list_problems(
    preselected: Outcome, seats: int, method: ElectionMethod = DEFAULT_METHOD, post: Post = Post.COMMITTEE
) -> tuple[Problem, ...]:
    """Say whether a pre-selection gives a final list: enough passed half and nobody is tied (R-21, R-09, F34)."""
    tied: tuple[Problem, ...] = ()
    if preselected.tied:
        names = "、".join(preselected.tied)
        tied = (error("tied_at_last_seat", "R-21", "", names=names, seats=preselected.tied_seats),)
    return (*tied, *margin_problems(post, seats, len(preselected.elected), method))
