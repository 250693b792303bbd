"""What stands on the other pages of the hall screen: only what is read out to the meeting anyway."""

from dataclasses import dataclass

from huanjie_desktop.domain.election.contest import Post
from huanjie_desktop.domain.election.election import Poll
from huanjie_desktop.domain.election.meeting import is_quorate, least_present
from huanjie_desktop.domain.election.method import ElectionMethod
from huanjie_desktop.domain.election.records import ItemState, OfficerRole
from huanjie_desktop.domain.election.rounds import SETTLED, Round
from huanjie_desktop.domain.ids import ElectionId, PollId, RoundId
from huanjie_desktop.services import agenda, candidates, elections, meeting, officers, outcome, people, rounds
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.rounds import law_post

_ITEMS = (
    ("work_report", "听取并通过工作报告"),
    ("method", "通过选举办法"),
    ("candidates", "通过候选人名单"),
    ("staff", "推选监票人、计票人"),
    ("cast", "投票选举"),
    ("count", "唱票、计票"),
    ("announce", "宣布选举结果"),
    ("closing", "新任书记发言"),
)


@dataclass(frozen=True)
class HallPlace:
    """What the hall screen is about: an election, the kind of vote and the round, as far as they are chosen."""

    election: ElectionId
    poll: PollId | None = None
    round: RoundId | None = None


@dataclass(frozen=True)
class HallItem:
    """One line of the agenda."""

    title: str
    state: ItemState


@dataclass(frozen=True)
class HallOpening:
    """会标 and agenda."""

    title: str
    where: str
    items: tuple[HallItem, ...]


@dataclass(frozen=True)
class HallQuorum:
    """到会: how many should attend, how many came, whether that is enough (R-05)."""

    due: int
    present: int
    away: int
    needed: int
    good: bool
    words: str


@dataclass(frozen=True)
class HallCandidates:
    """候选人 in ballot order."""

    title: str
    words: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class HallMarking:
    """填票说明: short sentences, and whether other persons may be written in."""

    title: str
    lines: tuple[str, ...]
    write_ins: bool


@dataclass(frozen=True)
class HallResult:
    """当选名单 in the order of the announcement, without votes (R-27)."""

    title: str
    words: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class HallStaff:
    """Who scrutinises and who counts."""

    scrutineers: tuple[str, ...] = ()
    tellers: tuple[str, ...] = ()


def hall_title(office: Office, place: HallPlace) -> str:
    """Return the short heading of every page: the election, and the kind of vote once one is chosen."""
    title = elections.election(office, place.election).title
    if place.poll is None:
        return title
    post = elections.poll(office, place.poll).post.label
    number = rounds.round_of(office, place.round).number if place.round is not None else 1
    return f"{title}　{post}选举" + (f"（第 {number} 轮）" if number > 1 else "")


def opening(office: Office, place: HallPlace) -> HallOpening:
    """Return the banner of the meeting, place and day, and the agenda as far as it has come."""
    election = elections.election(office, place.election)
    branch = people.branch(office, election.branch_id)
    title = election.title if branch.name in election.title else f"{branch.official_name}{election.title}"
    day = election.meeting_on
    where = "　".join(part for part in (f"{day.year}年{day.month}月{day.day}日" if day else "", election.place) if part)
    states = {line.item.key: line.entry.state for line in agenda.agenda(office, place.election)}
    items = tuple(HallItem(words, states[key]) for key, words in _ITEMS if states[key] is not ItemState.LEFT_OUT)
    return HallOpening(title if title.endswith("大会") else f"{title}党员大会", where, items)


def quorum(office: Office, place: HallPlace) -> HallQuorum:
    """Return who is there: as counted before the ballots of the round, else as signed in now (R-05)."""
    now = meeting.quorum(office, place.election)
    due, present = now.due, now.present
    if place.round is not None:
        voted = rounds.round_of(office, place.round)
        if voted.due is not None and voted.present is not None:
            due, present = voted.due, voted.present
    needed = least_present(due)
    good = is_quorate(present, due)
    words = "符合规定人数，可以进行选举" if good else f"还差 {needed - present} 人，尚不能选举"
    return HallQuorum(due, present, due - present, needed, good, words)


def candidate_list(office: Office, place: HallPlace) -> HallCandidates:
    """Return the candidates in ballot order; before a round is begun, the list as it stands."""
    poll = _poll(office, place)
    if poll is None:
        return HallCandidates("候选人", "", ())
    voted = rounds.round_of(office, place.round) if place.round is not None else None
    names = voted.names if voted else candidates.candidate_list(office, poll.id).names
    seats = voted.seats if voted else poll.seats
    order = "" if poll.post.ordered_by_approval or len(names) < 2 else "　按姓氏笔画为序"
    return HallCandidates(f"{poll.post.label}候选人", f"应选 {seats} 人　候选人 {len(names)} 人{order}", names)


def marking(office: Office, place: HallPlace) -> HallMarking:
    """Return how to fill in the ballot, from the same parameters by which it is judged (R-18, R-19)."""
    poll = _poll(office, place)
    if poll is None:
        return HallMarking("填票说明", (), True)
    method = elections.election(office, place.election).method
    voted = rounds.round_of(office, place.round) if place.round is not None else None
    write_ins = voted is None or law_post(poll, voted.kind) is not Post.RUNOFF
    shown = candidate_list(office, place)
    lines = _marking_lines(method, voted.seats if voted else poll.seats, len(shown.names), write_ins)
    return HallMarking("填票说明", lines, write_ins)


def _marking_lines(method: ElectionMethod, seats: int, names: int, write_ins: bool) -> tuple[str, ...]:
    lines = [f"候选人 {names} 人，应选 {seats} 人", f"所选不超过 {seats} 人有效，多于 {seats} 人整张无效"]
    if write_ins:
        limit = "弃权的不能另选" if method.writein_needs_rejection else "写上姓名，画○"
        lines.append(f"可以另选他人：{limit}")
    return (*lines, "不署名，不作其他记号")


def is_settled(office: Office, place: HallPlace) -> bool:
    """Tell whether the scrutineers confirmed the result of the round."""
    return place.round is not None and rounds.round_of(office, place.round).state in SETTLED


def result(office: Office, place: HallPlace) -> HallResult | None:
    """Return the elected of a confirmed round; None while it is not confirmed."""
    if place.round is None or not is_settled(office, place):
        return None
    voted = rounds.round_of(office, place.round)
    poll = elections.poll(office, voted.poll_id)
    found = outcome.outcome(office, voted.id)
    return HallResult(f"{poll.post.label}当选名单", _result_words(poll, voted, found.elected), found.elected)


def _result_words(poll: Poll, voted: Round, elected: tuple[str, ...]) -> str:
    if not elected:
        return f"本轮没有人当选{poll.post.label}"
    if len(elected) < voted.seats:
        return f"应选 {voted.seats} 人，当选 {len(elected)} 人"
    return "" if poll.post.ordered_by_approval or len(elected) < 2 else "以姓氏笔画为序"


def staff(office: Office, place: HallPlace) -> HallStaff:
    """Return the names of the scrutineers and tellers of this vote."""
    poll = _poll(office, place)
    own = poll.id if poll is not None and poll.post.in_first_session else None
    found = officers.officers(office, place.election, own)
    return HallStaff(
        tuple(dict.fromkeys(one.name for one in found if one.role.scrutinises)),
        tuple(dict.fromkeys(one.name for one in found if one.role is OfficerRole.TELLER)),
    )


def _poll(office: Office, place: HallPlace) -> Poll | None:
    return elections.poll(office, place.poll) if place.poll is not None else None
