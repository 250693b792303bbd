"""One round as the tab shows it: the facts of its steps, asked from the services once per refresh."""

from dataclasses import dataclass
from enum import StrEnum

from huanjie_desktop.domain.election.election import Election, Poll
from huanjie_desktop.domain.election.rounds import Round, RoundState
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.services import elections, officers, rounds
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.vote_steps import VoteStep, VoteSteps, vote_steps


class StepKey(StrEnum):
    """The steps of the rail."""

    ISSUE = "issue"
    CAST = "cast"
    OPEN = "open"
    COUNT = "count"
    CHECK = "check"
    REPORT = "report"
    ANNOUNCE = "announce"


TITLES = {
    StepKey.ISSUE: "发票",
    StepKey.CAST: "投票",
    StepKey.OPEN: "开箱清点",
    StepKey.COUNT: "唱计",
    StepKey.CHECK: "核对",
    StepKey.REPORT: "报告",
    StepKey.ANNOUNCE: "宣布",
}
_SETTLED = (RoundState.CONFIRMED, RoundState.ANNOUNCED)


@dataclass(frozen=True)
class Stage:
    """A round with its poll and election, the gates confirmed so far, and who scrutinises."""

    election: Election
    poll: Poll
    round: Round
    steps: VoteSteps
    witnesses: str

    @property
    def void(self) -> bool:
        """Whether the round was declared void."""
        return self.round.state is RoundState.VOID

    def is_done(self, key: StepKey) -> bool:
        """Tell whether a step is behind us."""
        state = self.round.state
        return {
            StepKey.ISSUE: self.round.issued is not None,
            StepKey.CAST: self.steps.has(VoteStep.CAST) or self.round.returned is not None,
            StepKey.OPEN: self.round.returned is not None,
            StepKey.COUNT: state in (RoundState.CHECKING, *_SETTLED),
            StepKey.CHECK: state in _SETTLED,
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
    staff = officers.officers(office, poll.election_id, poll.id if poll.post.in_first_session else None)
    names = dict.fromkeys(one.name for one in staff if one.role.scrutinises)
    return Stage(
        elections.election(office, poll.election_id),
        poll,
        voted,
        vote_steps(office, round_id),
        voted.witnesses or "、".join(names),
    )
