"""What a paper still needs: every missing figure named, so that no paper has a gap or a guess."""

from collections.abc import Callable, Iterator, Sequence

from huanjie_desktop.domain.election.agenda import BY_KEY, items_of
from huanjie_desktop.domain.election.records import AgendaEntry, ItemState
from huanjie_desktop.domain.election.rounds import CLOSED, RoundKind, RoundState
from huanjie_desktop.domain.problems import Problem, error, warning
from huanjie_desktop.services.papers.facts import ElectionFacts, RoundFacts

EXCLUSION_ITEM, SECOND_VOTE_ITEM = BY_KEY["exclusions"].number, BY_KEY["second_vote"].number


def missing_for(kind: str, facts: ElectionFacts, voted: RoundFacts | None = None) -> tuple[Problem, ...]:
    """Return what a paper of this kind still needs; nothing when it can be made."""
    if kind in _OF_ROUND:
        return tuple(_OF_ROUND[kind](voted)) if voted else (error("paper_needs_round"),)
    return tuple(_OF_ELECTION[kind](facts))


def notices_for(kind: str, facts: ElectionFacts) -> tuple[Problem, ...]:
    """Return what a paper can be made without but a clerk should know: minutes whose items bear no time."""
    untimed = _untimed(facts) if kind == "minutes" else []
    return (warning("agenda_without_times", items=ranges(untimed)),) if untimed else ()


def _untimed(facts: ElectionFacts) -> list[int]:
    """Return the items that this meeting should have held, of which no time is known."""
    idle = {EXCLUSION_ITEM} if not facts.exclusions else set()
    idle |= {SECOND_VOTE_ITEM} if all(one.round.kind is RoundKind.FIRST for one in facts.rounds) else set()
    numbers = [item.number for item in items_of(facts.has_session) if item.number not in idle]
    entries = [facts.agenda.get(number, AgendaEntry(facts.election.id, number)) for number in numbers]
    return [one.item for one in entries if one.started_at is None and one.state is not ItemState.LEFT_OUT]


def ranges(numbers: Sequence[int]) -> str:
    """Return ascending numbers in short: 0—3、5、7、8."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join("—".join(dict.fromkeys((str(run[0]), str(run[-1])))) for run in runs)


def _missing(what: str) -> Problem:
    return error("paper_needs", what=what)


def _plan(facts: ElectionFacts, *wanted: str) -> Iterator[Problem]:
    one = facts.election
    known = {"会议日期": one.meeting_on, "会议地点": one.place, "主持人": one.chair, "记录人": one.recorder}
    yield from (_missing(label) for label in wanted if not known[label])


def _agenda(facts: ElectionFacts) -> Iterator[Problem]:
    yield from _plan(facts, "会议日期", "会议地点", "主持人")


def _method(facts: ElectionFacts) -> Iterator[Problem]:
    for listed in facts.lists:
        if not listed.names and not listed.poll.post.in_first_session:
            yield _missing(f"{listed.poll.post.label}候选人")


def _sign_in(facts: ElectionFacts) -> Iterator[Problem]:
    yield from _plan(facts, "会议日期", "会议地点")
    if not facts.people.members:
        yield _missing("党员名册")


def _staff(facts: ElectionFacts) -> Iterator[Problem]:
    if not any(one.role.scrutinises for one in facts.officers):
        yield _missing("监票人")
    if all(one.role.scrutinises for one in facts.officers):
        yield _missing("计票人")


def _elected(facts: ElectionFacts) -> Iterator[Problem]:
    if not any(one.settled for one in facts.rounds):
        yield _missing("已确认的选举结果")
    elif not any(facts.elected(poll) for poll in facts.polls):
        yield error("nobody_elected_yet")


def _minutes(facts: ElectionFacts) -> Iterator[Problem]:
    yield from _plan(facts, "会议日期", "会议地点", "主持人", "记录人")
    if facts.first_count is None:
        yield _missing("会议开始时清点的到会人数")
    if facts.election.method_adopted_on is None:
        yield _missing("选举办法的通过日期")
    yield from _staff(facts)
    yield from _results(facts)
    if facts.session_rounds and not facts.election.session_chair:
        yield _missing("第一次全体会议的主持人")


def _log(facts: ElectionFacts) -> Iterator[Problem]:
    if not facts.rounds:
        yield error("paper_needs_round")


def _results(facts: ElectionFacts) -> Iterator[Problem]:
    for listed in facts.lists:
        held = [one for one in facts.rounds if one.poll.id == listed.poll.id]
        label = listed.poll.post.label
        if not held and not listed.poll.post.in_first_session:
            yield _missing(f"{label}选举的投票结果")
        for one in held:
            if one.round.state is not RoundState.VOID and not one.settled:
                yield _missing(f"{label}选举第{one.round.number}轮已确认的结果")


def _ballot(voted: RoundFacts) -> Iterator[Problem]:
    if not voted.round.geometry:
        yield _missing("选票的版面")


def _account(voted: RoundFacts) -> Iterator[Problem]:
    figures = (("印制", voted.round.printed), ("发出", voted.round.issued), ("剩余", voted.round.spare))
    yield from (_missing(f"{label}张数") for label, value in figures if value is None)


def _tally(voted: RoundFacts) -> Iterator[Problem]:
    if not voted.round.names:
        yield _missing("候选人名单")


def _scrutineers(voted: RoundFacts) -> Iterator[Problem]:
    """The first session of the committee may do without named ones; they sign all the same."""
    if not voted.poll.post.in_first_session and not any(one.role.scrutinises for one in voted.officers):
        yield _missing("监票人")


def _result(voted: RoundFacts) -> Iterator[Problem]:
    one = voted.round
    figures = (
        ("应到会人数", one.due),
        ("实到会人数", one.present),
        ("发出张数", one.issued),
        ("收回张数", one.returned),
    )
    yield from (_missing(label) for label, value in figures if value is None)
    if one.state not in CLOSED and voted.outcome is None:
        yield _missing("已结束的计票")
    if voted.outcome is not None and voted.outcome.refused:
        yield from voted.outcome.problems


def _sealed(voted: RoundFacts) -> Iterator[Problem]:
    if voted.round.state not in (*CLOSED, RoundState.VOID):
        yield _missing("已结束的计票")


def _recount(voted: RoundFacts) -> Iterator[Problem]:
    if not voted.settled:
        yield _missing("已确认的结果")


_OF_ELECTION: dict[str, Callable[[ElectionFacts], Iterator[Problem]]] = {
    "agenda": _agenda,
    "election_method": _method,
    "sign_in": _sign_in,
    "staff_list": _staff,
    "elected_list": _elected,
    "minutes": _minutes,
    "log_record": _log,
}
_OF_ROUND: dict[str, Callable[[RoundFacts], Iterator[Problem]]] = {
    "ballot": _ballot,
    "ballot_account": _account,
    "tally_sheet": _tally,
    "specimen_deck": _ballot,
    "specimen_answers": _ballot,
    "readiness": _scrutineers,
    "doubtful": _scrutineers,
    "result_report": _result,
    "sealed_list": _sealed,
    "recount": _recount,
}
