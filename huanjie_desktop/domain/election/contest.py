"""What one ballot decides: the post, the seats and the printed names."""

from dataclasses import dataclass
from enum import StrEnum


class Post(StrEnum):
    """Kind of vote."""

    COMMITTEE = "committee"
    SECRETARY = "secretary"
    FIRST_SESSION = "first_session"
    PRESELECTION = "preselection"
    RUNOFF = "runoff"
    FURTHER = "further"

    @property
    def label(self) -> str:
        """The Chinese name printed on papers."""
        return _LABELS[self]


_LABELS = {
    Post.COMMITTEE: "支部委员会委员选举",
    Post.SECRETARY: "支部书记选举",
    Post.FIRST_SESSION: "委员会第一次全体会议选举",
    Post.PRESELECTION: "差额预选",
    Post.RUNOFF: "得票相等者再次投票",
    Post.FURTHER: "另行选举",
}


@dataclass(frozen=True)
class Contest:
    """One vote: `seats` is 应选名额 (in a pre-selection the places of the final list).

    `candidates` stand in ballot order, `ineligible` are persons for whom a write-in has no effect,
    `ambiguous` written-in names that fit two members (D15).
    """

    post: Post
    seats: int
    candidates: tuple[str, ...]
    ineligible: frozenset[str] = frozenset()
    ambiguous: frozenset[str] = frozenset()

    @property
    def barred(self) -> frozenset[str]:
        """Names for which a write-in never has an effect."""
        return self.ineligible | self.ambiguous
