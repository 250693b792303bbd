"""The course of an election as a rail: what is done, what is on now, what is missing; computed from the facts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from huanjie_desktop.domain.election.election import Election, Poll
from huanjie_desktop.domain.election.gates import Gate, GateKey
from huanjie_desktop.domain.election.meeting import quorum_problems
from huanjie_desktop.domain.election.records import AgendaEntry, HeadCount, ItemState, Moment
from huanjie_desktop.domain.election.rounds import SETTLED, Round, RoundState
from huanjie_desktop.domain.election.stages import Course, Stage
from huanjie_desktop.domain.ids import ElectionId, PollId
from huanjie_desktop.domain.problems import Problem, Severity, error
from huanjie_desktop.services.candidates import CandidateList, gates_in, list_in
from huanjie_desktop.services.election_work import need_election
from huanjie_desktop.services.meeting import last_count
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.officers import officer_findings
from huanjie_desktop.services.recommendation import merged_in, open_points, reviewed_in
from huanjie_desktop.storage import ballot_store, election_store, meeting_store, recommendation_store
from huanjie_desktop.storage.database import Work

BOX_ITEM, CAST_ITEM, REPORT_ITEM = 12, 16, 19


class StepState(StrEnum):
    """Where a step of the rail stands."""

    FINISHED = "已完成"
    CURRENT = "当前"
    WAITING = "未到"


@dataclass(frozen=True)
class Step:
    """One step of the rail; `missing` says what still has to be done for it."""

    key: str
    title: str
    state: StepState
    missing: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class _Facts:
    election: Election
    listed: CandidateList
    gates: dict[GateKey, Gate]
    first_count: HeadCount | None
    before_ballots: HeadCount | None
    staff: tuple[Problem, ...]
    agenda: dict[int, AgendaEntry]
    round: Round | None
    entered: int
    recommended: bool
    recommendation: tuple[Problem, ...]
    review: tuple[Problem, ...]

    def reached(self, *states: RoundState) -> bool:
        """Whether the present round is in one of these states."""
        return self.round is not None and self.round.state in states

    def item_is_over(self, item: int) -> bool:
        """Whether an agenda item is finished or left out."""
        entry = self.agenda.get(item)
        return entry is not None and entry.state in (ItemState.FINISHED, ItemState.LEFT_OUT)


def rail(office: Office, election_id: ElectionId, poll_id: PollId | None = None) -> tuple[Step, ...]:
    """Return the steps from the plan to the announcement for one poll: the given one, else the first not settled."""
    with office.db.read() as work:
        facts = _facts(work, election_id, poll_id)
    course = Course(facts.election.variant, facts.recommended)
    missing = {stage: tuple(_CHECKS[stage](facts)) for stage in course.stages if stage in _CHECKS}
    current = course.first_open(missing)
    return tuple(_step(stage, found, stage is current) for stage, found in missing.items())


def _step(stage: Stage, missing: tuple[Problem, ...], current: bool) -> Step:
    state = StepState.FINISHED if not missing else StepState.WAITING
    return Step(stage.value, stage.label, StepState.CURRENT if current else state, missing)


def current_poll(work: Work, election_id: ElectionId) -> Poll:
    """Return the first poll without an announced result, else the last one."""
    polls = election_store.load_polls(work, election_id)
    for poll in polls:
        held = ballot_store.load_rounds(work, poll.id)
        if not held or held[-1].state is not RoundState.ANNOUNCED:
            return poll
    return polls[-1]


def _facts(work: Work, election_id: ElectionId, poll_id: PollId | None) -> _Facts:
    election = need_election(work, election_id)
    chosen = election_store.load_poll(work, poll_id) if poll_id is not None else None
    poll = chosen or current_poll(work, election_id)
    held = ballot_store.load_rounds(work, poll.id)
    voted = held[-1] if held else None
    counts = meeting_store.load_all(work, HeadCount, election_id)
    return _Facts(
        election,
        list_in(work, poll),
        {gate.key: gate for gate in gates_in(work, poll)},
        last_count(counts, Moment.FIRST),
        last_count(counts, Moment.BEFORE_BALLOTS, voted.id) if voted else None,
        officer_findings(work, election_id, poll.id if poll.post.in_first_session else None),
        meeting_store.load_agenda(work, election_id),
        voted,
        ballot_store.count_current(work, voted.id) if voted else 0,
        *_recommendation(work, poll.id),
    )


def _recommendation(work: Work, poll_id: PollId) -> tuple[bool, tuple[Problem, ...], tuple[Problem, ...]]:
    """Return whether candidates come from an open recommendation, and what its list and its review still miss."""
    if not recommendation_store.load_applicants(work, poll_id):
        return False, (), ()
    return True, open_points(merged_in(work, poll_id)), _errors(reviewed_in(work, poll_id).problems)


def _errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(one for one in problems if one.severity is Severity.ERROR)


def _plan(facts: _Facts) -> tuple[Problem, ...]:
    found = facts.election
    blanks = (
        ("会议日期", found.meeting_on),
        ("地点", found.place),
        ("主持人", found.chair),
        ("记录人", found.recorder),
    )
    empty = [label for label, value in blanks if not value]
    return (error("plan_incomplete", fields="、".join(empty)),) if empty else ()


def _gate(key: GateKey) -> Callable[[_Facts], tuple[Problem, ...]]:
    return lambda facts: facts.gates[key].problems


def _printed(facts: _Facts) -> tuple[Problem, ...]:
    return () if facts.round is not None and facts.round.printed else (error("ballots_not_printed", "R-10"),)


def _sign_in(facts: _Facts) -> tuple[Problem, ...]:
    if facts.first_count is None:
        return (error("first_count_missing", "R-05"),)
    return quorum_problems(facts.first_count.present, facts.first_count.due)


def _method(facts: _Facts) -> tuple[Problem, ...]:
    return () if facts.election.method_adopted_on else (error("method_not_adopted", "R-31"),)


def _box(facts: _Facts) -> tuple[Problem, ...]:
    return () if facts.item_is_over(BOX_ITEM) or _was_issued(facts) else (error("box_not_inspected"),)


def _was_issued(facts: _Facts) -> bool:
    return facts.round is not None and facts.round.issued is not None


def _issue(facts: _Facts) -> tuple[Problem, ...]:
    if _was_issued(facts):
        return ()
    if facts.before_ballots is None:
        return (error("count_before_ballots_missing", "R-05"),)
    blocked = quorum_problems(facts.before_ballots.present, facts.before_ballots.due)
    return blocked or (error("ballots_not_issued", "R-20"),)


def _cast(facts: _Facts) -> tuple[Problem, ...]:
    return () if facts.item_is_over(CAST_ITEM) or _was_opened(facts) else (error("casting_not_finished"),)


def _was_opened(facts: _Facts) -> bool:
    return facts.round is not None and facts.round.returned is not None


def _open_box(facts: _Facts) -> tuple[Problem, ...]:
    if facts.round is not None and facts.round.state is RoundState.VOID:
        return (error("round_void", "R-20", reason=facts.round.void_reason),)
    return () if _was_opened(facts) else (error("box_not_opened", "R-20"),)


def _sorted(facts: _Facts) -> tuple[Problem, ...]:
    return (
        () if facts.entered or facts.reached(RoundState.CHECKING, *SETTLED) else (error("ballots_not_sorted", "R-19"),)
    )


def _called(facts: _Facts) -> tuple[Problem, ...]:
    if facts.reached(RoundState.CHECKING, *SETTLED):
        return ()
    returned = (facts.round.returned if facts.round else None) or 0
    return (error("count_incomplete", entered=facts.entered, returned=returned),)


def _checked(facts: _Facts) -> tuple[Problem, ...]:
    return () if facts.reached(*SETTLED) else (error("outcome_not_confirmed", "R-25"),)


def _signed(facts: _Facts) -> tuple[Problem, ...]:
    over = facts.item_is_over(REPORT_ITEM) or facts.reached(RoundState.ANNOUNCED)
    return () if over else (error("report_not_signed", "R-26"),)


def _announced(facts: _Facts) -> tuple[Problem, ...]:
    return () if facts.reached(RoundState.ANNOUNCED) else (error("outcome_not_announced", "R-26"),)


_CHECKS: dict[Stage, Callable[[_Facts], Iterable[Problem]]] = {
    Stage.PLAN: _plan,
    Stage.REQUEST: _gate(GateKey.REQUEST_APPROVED),
    Stage.RECOMMEND: lambda facts: facts.recommendation,
    Stage.REVIEW: lambda facts: facts.review,
    Stage.CANDIDATES: lambda facts: _errors(facts.listed.problems),
    Stage.LIST: _gate(GateKey.LIST_APPROVED),
    Stage.LIST_FIXED: _gate(GateKey.LIST_FIXED),
    Stage.BALLOTS: _printed,
    Stage.SIGN_IN: _sign_in,
    Stage.METHOD: _method,
    Stage.STAFF: lambda facts: _errors(facts.staff),
    Stage.BOX: _box,
    Stage.ISSUE: _issue,
    Stage.CAST: _cast,
    Stage.OPEN_BOX: _open_box,
    Stage.SORT: _sorted,
    Stage.CALL: _called,
    Stage.CHECK: _checked,
    Stage.REPORT: _signed,
    Stage.ANNOUNCE: _announced,
}
