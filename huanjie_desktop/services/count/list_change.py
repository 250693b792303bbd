"""A candidate dies or withdraws once ballots are out (C11): the vote is void, the list opens by recorded decisions."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.candidates import withdrawal_problems
from huanjie_desktop.domain.election.election import Source
from huanjie_desktop.domain.election.meeting import ShowOfHands, show_of_hands_problems
from huanjie_desktop.domain.election.records import HandVote
from huanjie_desktop.domain.election.rounds import Round, RoundKind, RoundState
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.domain.problems import Problem, error
from huanjie_desktop.services.candidates import list_in, nominate_for
from huanjie_desktop.services.count.names_changed import names_now, save_names
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.election_work import logged, refuse_errors
from huanjie_desktop.services.meeting import quorum_in
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.outcome import void_in
from huanjie_desktop.services.rounds import RoundPlace, law_post, place_of, true_kind
from huanjie_desktop.services.vote_steps import LATER_ITEM
from huanjie_desktop.services.voters import voters_in
from huanjie_desktop.services.voting import hall_now, name_order, namesakes_among
from huanjie_desktop.storage import ballot_store, election_store, meeting_store
from huanjie_desktop.storage.database import Work

_BALLOTS_OUT = (RoundState.ISSUED, RoundState.COUNTING, RoundState.CHECKING, RoundState.VOID)


def may_change(voted: Round) -> bool:
    """Tell whether the list of a round can be changed here only: its ballots are out, or its names are those of before.

    Until the first ballots are issued the list itself is changed; a signed result stands.
    """
    later = voted.state is RoundState.PREPARED and voted.kind is not RoundKind.FIRST
    return voted.state in _BALLOTS_OUT or later


class Leaving(StrEnum):
    """Why somebody stands no longer."""

    DIED = "去世"
    WITHDREW = "本人退出"
    RECALLED = "上级撤销提名"
    UNFIT = "失去被选举权"


@dataclass(frozen=True)
class ListChange:
    """Who stands no longer and why, what the superior answered, who stands instead, and the hands of the meeting.

    `hands` None is for the first session of a committee: its list is the superior's alone.
    """

    name: str
    why: Leaving
    answer: str
    joins: tuple[str, ...] = ()
    hands: ShowOfHands | None = None

    @property
    def words(self) -> str:
        """The change in one line of the record."""
        more = f"，补充{'、'.join(self.joins)}" if self.joins else ""
        meeting = "，大会表决通过" if self.hands else ""
        return f"候选人{self.name}{self.why}，从名单去掉{more}；上级答复：{self.answer.strip()}{meeting}"


@dataclass(frozen=True)
class Changeable:
    """What may be changed: the names on the ballots, who may join, and the people in the room for a show of hands."""

    names: tuple[str, ...]
    joinable: tuple[str, ...]
    due: int
    present: int
    in_session: bool


def changeable(office: Office, round_id: RoundId) -> Changeable:
    """Return what may be changed about the list of a round."""
    with office.db.read() as work:
        place = place_of(work, round_id)
        names = _names(work, place)
        able = () if _kind(work, place) is RoundKind.RUNOFF else hall_now(work, place).electable
        view = quorum_in(work, place.election.id, voters_in(work, place.election))
        joinable = tuple(name for name in able if name not in names)
        return Changeable(names, joinable, view.due, view.present, place.poll.post.in_first_session)


def change_findings(office: Office, round_id: RoundId, change: ListChange) -> tuple[Problem, ...]:
    """Say what keeps the list from being changed: the superior's answer, the margin, the hands (R-09, C11)."""
    with office.db.read() as work:
        return tuple(_findings(work, place_of(work, round_id), change))


def change_list(office: Office, round_id: RoundId, change: ListChange) -> Done[None]:
    """Declare the round void where it is not yet, and let it be held again with the list as decided.

    Raises UserError without the superior's answer, with a broken margin (R-09), after a failed vote, or too late.
    """
    with logged(office, "候选人名单改变", f"投票{round_id}", change.words) as work:
        place = place_of(work, round_id)
        _refuse_late(work, place)
        refuse_errors(_findings(work, place, change))
        if _kind(work, place) is RoundKind.FIRST:
            _change_first(work, place, change)
        else:
            save_names(work, place.round, _names_after(work, place, change))
        _record_decisions(office, work, place, change)
        if place.round.state is not RoundState.VOID:
            void_in(work, place, change.words)
    return done(None, Topic.COUNT, Topic.BALLOTS, Topic.ELECTION, Topic.MEETING)


def _kind(work: Work, place: RoundPlace) -> RoundKind:
    return true_kind(ballot_store.load_rounds(work, place.poll.id), place.round)


def _names(work: Work, place: RoundPlace) -> tuple[str, ...]:
    """Return who stands as decided so far: a list may change twice."""
    if _kind(work, place) is not RoundKind.FIRST:
        return names_now(work, place.round)
    return list_in(work, place.poll).names


def _names_after(work: Work, place: RoundPlace, change: ListChange) -> tuple[str, ...]:
    names = (*(name for name in _names(work, place) if name != change.name), *change.joins)
    if place.poll.post.ordered_by_approval or not change.joins:
        return names
    return tuple(sorted(names, key=name_order(place.election, voters_in(work, place.election))))


def _refuse_late(work: Work, place: RoundPlace) -> None:
    """Refuse a round that is signed, or followed by another: its ballots cannot be called back."""
    last = ballot_store.load_rounds(work, place.poll.id)[-1]
    if last.id != place.round.id or not may_change(place.round):
        raise UserError("list_change_too_late")


def _findings(work: Work, place: RoundPlace, change: ListChange) -> Iterator[Problem]:
    if change.name not in _names(work, place):
        yield error("change_names_nobody", "R-09", "name")
    if not change.answer.strip():
        yield error("superior_answer_missing", "R-09", "answer")
    left = len(_names_after(work, place, change))
    yield from withdrawal_problems(
        law_post(place.poll, _kind(work, place)), place.round.seats, left, place.election.method
    )
    able = hall_now(work, place).electable
    for name in change.joins:
        if name not in able:
            yield error("further_name_unfit", "R-09", "joins", name=name)
    yield from namesakes_among(work, place, change.joins)
    if not place.poll.post.in_first_session:
        hands, view = change.hands, quorum_in(work, place.election.id, voters_in(work, place.election))
        yield from show_of_hands_problems(hands, view.present, view.due) if hands else (error("hands_missing"),)


def _change_first(work: Work, place: RoundPlace, change: ListChange) -> None:
    """Change the list of candidates itself."""
    for one in election_store.load_candidates(work, place.poll.id):
        if one.name == change.name and not one.withdrawn:
            reason = f"{change.why}；上级答复：{change.answer.strip()}"
            election_store.save_candidate(work, replace(one, withdrawn=True, withdrawn_reason=reason))
    people = voters_in(work, place.election).electable
    for name in change.joins:
        nominate_for(work, place.poll, people[name].id, (Source.SUPERIOR, ""))
    refuse_errors(list_in(work, place.poll).problems)


def _record_decisions(office: Office, work: Work, place: RoundPlace, change: ListChange) -> None:
    """Keep the vote by show of hands, and how the list now stands came about (R-10)."""
    if change.hands:
        hands, due = change.hands, quorum_in(work, place.election.id, voters_in(work, place.election)).due
        subject = f"{place.poll.post.label}候选人名单（去掉{change.name}）"
        given = (hands.agree, hands.against, hands.abstain, due, office.clock.now())
        meeting_store.save(work, HandVote(0, place.election.id, LATER_ITEM, subject, *given))
    how = "；".join(part for part in (place.election.list_fixed_how, change.words) if part)
    election_store.save_election(work, replace(place.election, list_fixed_how=how))
