"""One round as the tab shows it: the facts of its steps, asked from the services once per refresh."""

from dataclasses import dataclass
from enum import StrEnum

from huanjie_desktop.domain.election.election import Election, Poll
from huanjie_desktop.domain.election.records import HeadCount, Moment
from huanjie_desktop.domain.election.rounds import CLOSED, SETTLED, Round, RoundState
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.services import elections, meeting, officers, rounds
from huanjie_desktop.services.count.piles import Sorted, piles_of
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.vote_steps import VoteStep, VoteSteps, is_first_vote, vote_steps


class StepKey(StrEnum):
    """The steps of the rail."""

    HEADS = "heads"
    METHOD = "method"
    STAFF = "staff"
    BOX = "box"
    ISSUE = "issue"
    CAST = "cast"
    OPEN = "open"
    SORT = "sort"
    COUNT = "count"
    CHECK = "check"
    REPORT = "report"
    ANNOUNCE = "announce"


TITLES = {
    StepKey.HEADS: "清点到会",
    StepKey.METHOD: "选举办法",
    StepKey.STAFF: "监票计票人",
    StepKey.BOX: "检查票箱",
    StepKey.ISSUE: "发票",
    StepKey.CAST: "投票",
    StepKey.OPEN: "开箱清点",
    StepKey.SORT: "验票分拣",
    StepKey.COUNT: "唱票计票",
    StepKey.CHECK: "核对",
    StepKey.REPORT: "报告单签字",
    StepKey.ANNOUNCE: "宣布",
}


@dataclass(frozen=True)
class Stage:
    """A round with its poll and election, the gates confirmed so far, and who scrutinises."""

    election: Election
    poll: Poll
    round: Round
    steps: VoteSteps
    witnesses: str
    heads: HeadCount | None = None
    sorted: Sorted | None = None
    first: bool = True

    @property
    def void(self) -> bool:
        """Whether the round was declared void."""
        return self.round.state is RoundState.VOID

    @property
    def method_carried(self) -> bool:
        """Whether this round takes over the method that the meeting adopted before its first vote."""
        return not self.first and self.election.method_adopted_on is not None

    def is_done(self, key: StepKey) -> bool:
        """Tell whether a step is behind us."""
        state = self.round.state
        issued, opened = self.round.issued is not None, self.round.returned is not None
        closed = state in CLOSED
        return {
            StepKey.HEADS: issued or (self.heads is not None and self.steps.has(VoteStep.HEADS)),
            StepKey.METHOD: issued or self.method_carried or self.steps.has(VoteStep.METHOD),
            StepKey.STAFF: issued or self.steps.has(VoteStep.STAFF),
            StepKey.BOX: issued or self.steps.has(VoteStep.BOX_CLOSED),
            StepKey.ISSUE: issued,
            StepKey.CAST: self.steps.has(VoteStep.CAST) or opened,
            StepKey.OPEN: opened,
            StepKey.SORT: self.sorted is not None or closed,
            StepKey.COUNT: closed,
            StepKey.CHECK: state in SETTLED,
            StepKey.REPORT: state is RoundState.ANNOUNCED
            or (state is RoundState.CONFIRMED and self.steps.has(VoteStep.REPORTED)),
            StepKey.ANNOUNCE: state is RoundState.ANNOUNCED,
        }[key]

    @property
    def current(self) -> StepKey:
        """The first step that is not done; a void round stays at 开箱清点."""
        if self.void:
            return StepKey.OPEN
        return next((key for key in StepKey if not self.is_done(key)), StepKey.ANNOUNCE)


def load_stage(office: Office, round_id: RoundId) -> Stage:
    """Ask the services for everything about a round."""
    voted = rounds.round_of(office, round_id)
    poll = elections.poll(office, voted.poll_id)
    steps = vote_steps(office, round_id)
    staff = officers.officers(office, poll.election_id, poll.id if poll.post.in_first_session else None)
    names = dict.fromkeys(one.name for one in staff if one.role.scrutinises)
    return Stage(
        elections.election(office, poll.election_id),
        poll,
        voted,
        steps,
        steps.witnesses or voted.witnesses or "、".join(names),
        meeting.last_count(meeting.head_counts(office, poll.election_id), Moment.BEFORE_BALLOTS, round_id),
        piles_of(office, round_id),
        is_first_vote(office, round_id),
    )
