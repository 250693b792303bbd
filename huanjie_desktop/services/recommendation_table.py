"""The table of recommendation votes (推荐票汇总表): shares, ranks and what became of everybody (2.1 step 6, 2.3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from huanjie_desktop.domain.election.election import Election, Poll
from huanjie_desktop.domain.election.method import MergeMethod
from huanjie_desktop.domain.election.method_text import BY_KEY
from huanjie_desktop.domain.election.recommendation import Applicant, Body, Gathering, Merged, ranks
from huanjie_desktop.domain.election.review import Reviewed
from huanjie_desktop.domain.ids import ElectionId, PollId
from huanjie_desktop.domain.problems import Problem, Severity
from huanjie_desktop.services.election_work import need_election, need_poll
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.recommendation import ApplicantLine, lines_in, merged_in, open_points, reviewed_in
from huanjie_desktop.storage import election_store, recommendation_store
from huanjie_desktop.storage.database import Work


class Standing(StrEnum):
    """What the merging made of a recommended person."""

    LISTED = "拟提名"
    VOTE = "待表决"
    OUT = "未列入"
    OPEN = "待合并"


@dataclass(frozen=True)
class TableLine:
    """One person: votes with the share of those present and the place in each list; "" and None while not recorded."""

    line: ApplicantLine
    standing: Standing
    member_share: str = ""
    representative_share: str = ""
    member_rank: int | None = None
    representative_rank: int | None = None
    score: str = ""

    @property
    def applicant(self) -> Applicant:
        """The person with the votes."""
        return self.line.applicant

    @property
    def total(self) -> int | None:
        """Both counts together, None until both are recorded."""
        own, other = self.applicant.members, self.applicant.representatives
        return None if own is None or other is None else own + other


@dataclass(frozen=True)
class Table:
    """The open recommendation of one poll as a clerk sees it.

    `frozen` once somebody stands as candidate; `weight` is the members' part under the method of weighted shares.
    """

    poll: Poll
    lines: tuple[TableLine, ...]
    held: Mapping[Body, Gathering]
    merged: Merged
    reviewed: Reviewed
    weight: Fraction
    frozen: bool

    @property
    def method_words(self) -> str:
        """The method of merging in office words."""
        return dict(BY_KEY["merge_method"].values)[self.merged.method.value]

    @property
    def weighted(self) -> bool:
        """Whether the weight of the members' votes matters."""
        return self.merged.method is MergeMethod.M2

    @property
    def missing(self) -> tuple[Problem, ...]:
        """What keeps the list from being reviewed."""
        return open_points(self.merged) if self.lines else ()

    @property
    def undecided(self) -> tuple[Problem, ...]:
        """What the review still has to decide."""
        return tuple(one for one in self.reviewed.problems if one.severity is Severity.ERROR) if self.lines else ()

    @property
    def blocking(self) -> tuple[Problem, ...]:
        """Everything that keeps the list from becoming the list of candidates, the earliest work first."""
        barred = [
            found for one in self.lines if one.applicant.name in self.reviewed.names for found in one.line.findings
        ]
        return (*self.missing, *self.undecided, *(one for one in barred if one.severity is Severity.ERROR))

    @property
    def ready(self) -> bool:
        """Whether the list may become the list of candidates."""
        return bool(self.lines) and not self.blocking and not self.frozen


def table(office: Office, poll_id: PollId) -> Table:
    """Return the table of a poll with everything that follows from its figures."""
    with office.db.read() as work:
        election = need_election(work, need_poll(work, poll_id).election_id)
        return _table(work, election, need_poll(work, poll_id))


def tables(office: Office, election_id: ElectionId) -> tuple[Table, ...]:
    """Return the table of every poll of the members' meeting, in the order in which they are held."""
    with office.db.read() as work:
        election = need_election(work, election_id)
        polls = election_store.load_polls(work, election_id)
        return tuple(_table(work, election, poll) for poll in polls if not poll.post.in_first_session)


def share_text(votes: int, present: int) -> str:
    """Return a share of those present to a tenth of a per cent, rounded half up; "" when nobody was."""
    if present <= 0:
        return ""
    whole, tenth = divmod((2000 * votes + present) // (2 * present), 10)
    return f"{whole}.{tenth}%"


def _table(work: Work, election: Election, poll: Poll) -> Table:
    held = recommendation_store.load_gatherings(work, poll.id)
    people, merged = lines_in(work, election, poll.id), merged_in(work, poll.id)
    standing = any(not one.withdrawn for one in election_store.load_candidates(work, poll.id))
    return Table(
        poll,
        _lines(people, merged, held),
        held,
        merged,
        reviewed_in(work, poll.id),
        recommendation_store.load_weight(work, poll.id),
        standing,
    )


def _lines(people: tuple[ApplicantLine, ...], merged: Merged, held: Mapping[Body, Gathering]) -> tuple[TableLine, ...]:
    own = _column([one.applicant.members for one in people], held.get(Body.MEMBERS))
    other = _column([one.applicant.representatives for one in people], held.get(Body.REPRESENTATIVES))
    scores = dict(merged.scores)
    return tuple(
        TableLine(
            one,
            _standing(one.applicant.name, merged, len(held) == len(Body)),
            share,
            other_share,
            rank,
            other_rank,
            _score_text(scores.get(one.applicant.name)),
        )
        for one, (share, rank), (other_share, other_rank) in zip(people, own, other, strict=True)
    )


def _column(counts: list[int | None], figures: Gathering | None) -> list[tuple[str, int | None]]:
    """Return share and place of every count, empty while one list is not recorded."""
    if figures is None:
        return [("", None)] * len(counts)
    known = [count or 0 for count in counts]
    return [(share_text(count, figures.present), rank) for count, rank in zip(known, ranks(known), strict=True)]


def _score_text(score: Fraction | None) -> str:
    return "" if score is None else share_text(score.numerator, score.denominator)


def _standing(name: str, merged: Merged, both: bool) -> Standing:
    if name in merged.names:
        return Standing.LISTED
    if name in merged.vote_among:
        return Standing.VOTE
    return Standing.OUT if both else Standing.OPEN
