"""The gates of a round that scrutineers confirm: heads, box closed, ballots cast, report signed; with name and time."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.course import RoundStep
from huanjie_desktop.domain.election.records import AgendaEntry, ItemState
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.election_work import logged
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.rounds import RoundPlace, place_of
from huanjie_desktop.storage import course_store, election_store, meeting_store
from huanjie_desktop.storage.database import Work

LATER_ITEM, SESSION_ITEM = 21, 22
_OVER = (ItemState.FINISHED, ItemState.LEFT_OUT)
_LOOKED_AT = frozenset({8, 10, 11})
"""Items that the meeting finished before: the scrutineers still look at each of them when the vote begins."""


class VoteStep(Enum):
    """One gate: the item of the agenda it belongs to, and its line in the record."""

    HEADS = (11, "到会人数已清点")
    METHOD = (8, "选举办法已核对")
    STAFF = (10, "监票人、计票人已核对")
    ISSUED = (13, "选票已清点分发")
    BOX_CLOSED = (12, "票箱已当众检查、封闭")
    CAST = (16, "投票结束")
    OPENED = (17, "票箱已当众开启、清点")
    CALLED = (18, "唱票计票完毕")
    REPORTED = (19, "计票结果已签字并报告")
    ANNOUNCED = (20, "当选名单已宣布")

    @property
    def item(self) -> int:
        """The item of the agenda."""
        return self.value[0]

    @property
    def words(self) -> str:
        """The line in the record."""
        return self.value[1]


_DECIDED_BEFORE = (VoteStep.METHOD, VoteStep.STAFF)
"""What the meeting decided earlier keeps its own time in the minutes."""


@dataclass(frozen=True)
class VoteSteps:
    """Which gates of a round have been confirmed, and those of them that were confirmed here: when and by whom."""

    confirmed: frozenset[VoteStep]
    records: Mapping[VoteStep, RoundStep] = field(default_factory=dict)

    def has(self, step: VoteStep) -> bool:
        """Whether a gate has been confirmed."""
        return step in self.confirmed

    def words(self, step: VoteStep) -> str:
        """Say when and by whom a gate was confirmed here, "" where it was not."""
        record = self.records.get(step)
        return f"{record.at:%H:%M} 监票人 {record.witnesses} 已确认。" if record else ""

    @property
    def witnesses(self) -> str:
        """The names under the latest confirmation, "" before the first."""
        newest = max(self.records.values(), key=lambda one: one.at, default=None)
        return newest.witnesses if newest else ""


def vote_steps(office: Office, round_id: RoundId) -> VoteSteps:
    """Return the confirmed gates of a round; for the meeting's first vote finished items of the agenda count too."""
    with office.db.read() as work:
        place = place_of(work, round_id)
        kept = course_store.load_steps(work, round_id)
        passed = set(kept)
        if _is_first(work, place):
            agenda = meeting_store.load_agenda(work, place.election.id)
            passed |= {item for item, entry in agenda.items() if entry.state in _OVER} - _LOOKED_AT
    records = {step: kept[step.item] for step in VoteStep if step.item in kept}
    return VoteSteps(frozenset(step for step in VoteStep if step.item in passed), records)


def is_first_vote(office: Office, round_id: RoundId) -> bool:
    """Tell whether a round is the meeting's first vote: later ones go by the method adopted before it."""
    with office.db.read() as work:
        return _is_first(work, place_of(work, round_id))


def confirm_step(office: Office, round_id: RoundId, step: VoteStep, witnesses: str) -> Done[None]:
    """Record that the scrutineers confirmed a gate now. Raises UserError without their names."""
    names = witnesses.strip()
    if not names:
        raise UserError("witnesses_missing")
    with logged(office, "监票人确认", f"投票{round_id}", f"{step.words}：{names}") as work:
        place = place_of(work, round_id)
        course_store.save_step(work, RoundStep(round_id, step.item, office.clock.now(), names))
        if step not in _DECIDED_BEFORE:
            _tell_agenda(office, work, place, step, names)
    return done(None, Topic.MEETING, Topic.COUNT)


def _tell_agenda(office: Office, work: Work, place: RoundPlace, step: VoteStep, names: str) -> None:
    if _is_first(work, place):
        _stamp(office, work, place, step, names)
    else:
        _add_line(office, work, place, step, names)


def _is_first(work: Work, place: RoundPlace) -> bool:
    """Tell whether this is the vote whose course the agenda itself describes."""
    first = election_store.load_polls(work, place.election.id)[0]
    return place.poll.id == first.id and place.round.number == 1


def _own_item(place: RoundPlace) -> int:
    return SESSION_ITEM if place.poll.post.in_first_session else LATER_ITEM


def _line(place: RoundPlace, step: VoteStep) -> str:
    return f"{place.poll.post.label}选举第{place.round.number}轮{step.words}"


def _stamp(office: Office, work: Work, place: RoundPlace, step: VoteStep, names: str) -> None:
    now = office.clock.now()
    before = _entry(work, place, step.item)
    note = before.note or f"监票人：{names}"
    stamped = replace(before, state=ItemState.FINISHED, started_at=before.started_at or now, ended_at=now, note=note)
    meeting_store.save_agenda(work, stamped)


def _add_line(office: Office, work: Work, place: RoundPlace, step: VoteStep, names: str) -> None:
    now = office.clock.now()
    before = _entry(work, place, _own_item(place))
    line = f"{_line(place, step)}（{now:%H:%M}，监票人：{names}）"
    note = f"{before.note}；{line}" if before.note else line
    state = before.state if before.state in _OVER else ItemState.RUNNING
    meeting_store.save_agenda(work, replace(before, state=state, started_at=before.started_at or now, note=note))


def _entry(work: Work, place: RoundPlace, item: int) -> AgendaEntry:
    found = meeting_store.load_agenda(work, place.election.id).get(item)
    return found or AgendaEntry(place.election.id, item)
