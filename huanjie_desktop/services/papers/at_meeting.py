"""Contents of the papers of the vote itself: account of ballots, tally, result, elected, minutes."""

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.documents.papers.ballot_account import BallotAccountContent, BoxCheck
from huanjie_desktop.documents.papers.elected_list import ElectedListContent, ElectedPost
from huanjie_desktop.documents.papers.minutes import (
    FirstSession,
    MinutesContent,
    MinutesItem,
    MinutesRound,
    Presence,
)
from huanjie_desktop.documents.papers.result_report import ResultReportContent
from huanjie_desktop.documents.papers.tally_sheet import TallySheetContent
from huanjie_desktop.domain.election.agenda import items_of
from huanjie_desktop.domain.election.meeting import is_adopted
from huanjie_desktop.domain.election.method import ListOrder
from huanjie_desktop.domain.election.outcome import Outcome
from huanjie_desktop.domain.election.records import HandVote, HeadCount, ItemState
from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.services.papers.before_meeting import leave_rows
from huanjie_desktop.services.papers.doubtful import doubtful_notes, doubtful_words
from huanjie_desktop.services.papers.facts import ElectionFacts, RoundFacts, day_text, time_text
from huanjie_desktop.services.papers.host import exclusion_words
from huanjie_desktop.services.papers.verdicts import verdict_notes
from huanjie_desktop.services.papers.words import hands, head_of, staff_of

EXCLUSION_ITEM, LIST_ITEM, STAFF_ITEM, RECOUNT_ITEM = 2, 9, 10, 11
BOX_ITEM, OPEN_ITEM, SORT_ITEM, REPORT_ITEM, LAST_ITEM = 12, 17, 18, 19, 23
SEALED = "选票清点、计票后当场封存。"


def account_content(facts: ElectionFacts, voted: RoundFacts) -> BallotAccountContent:
    """Return the account of the papers of a round (paper 11). Raises UserError before ballots were issued."""
    one = voted.round
    if one.issued is None or one.printed is None or one.spare is None or one.present is None:
        raise UserError("figure_missing", figure="发出选票")
    return BallotAccountContent(
        head_of(facts, voted),
        staff_of(voted.officers),
        printed=one.printed,
        received=one.printed,
        issued=one.issued,
        spare=one.spare,
        present=one.present,
        returned=one.returned,
        destroyed=one.destroyed,
        box=_box(facts, voted),
        paper_note=one.paper_note,
        seal_note=SEALED if one.state is not RoundState.VOID else f"本轮投票作废：{one.void_reason}。选票当场封存。",
    )


def _box(facts: ElectionFacts, voted: RoundFacts) -> BoxCheck:
    """Return when the box was closed and opened."""
    return BoxCheck(checked_at=_clock(facts, voted, BOX_ITEM), opened_at=_clock(facts, voted, OPEN_ITEM))


def _clock(facts: ElectionFacts, voted: RoundFacts, item: int) -> str:
    """Return when a round passed a gate: as confirmed for it; else as the agenda has it, if that can mean no other."""
    if item in voted.steps:
        return time_text(voted.steps[item].at)
    entry = facts.agenda.get(item)
    return time_text(entry.ended_at) if entry and facts.meeting_rounds == (voted,) else ""


def tally_content(facts: ElectionFacts, voted: RoundFacts) -> TallySheetContent:
    """Return the tally of a round, the empty form while it is open (paper 12)."""
    one = voted.round
    return TallySheetContent(head_of(facts, voted), one.names, one.seats, staff_of(voted.officers), voted.outcome)


def result_content(facts: ElectionFacts, voted: RoundFacts) -> ResultReportContent:
    """Return the report of a round to the meeting (paper 14). Raises UserError while the count is open."""
    moment = _clock(facts, voted, REPORT_ITEM)
    outcome = _decided(voted)
    notes = (*doubtful_notes(voted), *verdict_notes(outcome, facts.election.method))
    staff = staff_of(voted.officers)
    return ResultReportContent(head_of(facts, voted), outcome, staff, moment, notes, voted.log_mark)


def _decided(voted: RoundFacts) -> Outcome:
    if voted.outcome is None:
        raise UserError("count_not_closed")
    return voted.outcome


def elected_content(facts: ElectionFacts) -> ElectedListContent:
    """Return who was elected, without votes (paper 15)."""
    return ElectedListContent(facts.branch, day_text(facts.election.meeting_on), elected_posts(facts))


def elected_posts(facts: ElectionFacts) -> tuple[ElectedPost, ...]:
    """Return the posts with the elected in the order of the announcement (R-27)."""
    found = []
    for poll in facts.polls:
        names = facts.elected(poll)
        if names:
            by_full = facts.election.method.list_order is ListOrder.FULL_NAME_STROKES
            by_strokes = "以姓名笔画为序" if by_full else "以姓氏笔画为序"
            note = "以上级批准的次序排列" if poll.post.ordered_by_approval else by_strokes
            found.append(ElectedPost(poll.post.label, names, note))
    return tuple(found)


def minutes_content(facts: ElectionFacts) -> MinutesContent:
    """Return the whole record of the meeting (paper 16). Raises UserError before heads were counted."""
    election = facts.election
    count = facts.first_count
    if count is None:
        raise UserError("figure_missing", figure="实到会")
    begin = min((one.started_at for one in facts.agenda.values() if one.started_at), default=count.at)
    last = facts.agenda.get(LAST_ITEM)
    return MinutesContent(
        title=facts.meeting,
        date_text=day_text(election.meeting_on),
        begin_text=time_text(begin),
        end_text=time_text(last.ended_at) if last else "",
        place=election.place,
        chair=election.chair,
        recorder=election.recorder,
        presence=_presence(facts, count),
        absent=leave_rows(facts),
        guests=tuple(f"{one.name}（{one.role}）" if one.role else one.name for one in facts.observers),
        items=_items(facts),
        rounds=tuple(_minutes_round(facts, one) for one in facts.meeting_rounds if one.outcome),
        elected=elected_posts(facts),
        first_session=_session(facts),
    )


def _presence(facts: ElectionFacts, count: HeadCount) -> Presence:
    roll = facts.roll
    return Presence(
        members=roll.members,
        full=roll.full,
        probationary=roll.probationary,
        without_right=roll.without_right,
        excluded=roll.excluded,
        due=count.due,
        present=count.present,
        leave_affair=count.leave_affair,
        leave_sick=count.leave_sick,
        absent=count.absent,
    )


def _items(facts: ElectionFacts) -> tuple[MinutesItem, ...]:
    """Return the items held, each with its votes; a second vote at one item follows as an item of its own."""
    found = []
    for item in items_of(facts.has_session):
        entry = facts.agenda.get(item.number)
        votes = [vote for vote in facts.votes if vote.item == item.number]
        notes = (*_notes(entry.note if entry else ""), *_extra_notes(facts, item.number))
        held = entry is not None and entry.state in (ItemState.RUNNING, ItemState.FINISHED)
        if not held and not votes and not notes:
            continue
        clock = time_text(entry.started_at) if entry else ""
        first = votes[0] if votes else None
        found.append(MinutesItem(item.title, notes, clock, hands(first), _adopted(first)))
        found += [MinutesItem(vote.subject, (), "", hands(vote), _adopted(vote)) for vote in votes[1:]]
    return tuple(found)


def _notes(text: str) -> tuple[str, ...]:
    return (text if text.endswith("。") else f"{text}。",) if text else ()


def _extra_notes(facts: ElectionFacts, item: int) -> tuple[str, ...]:
    """Return what the data itself has to say at an item."""
    known = {
        EXCLUSION_ITEM: _exclusion_notes,
        LIST_ITEM: _presentations,
        STAFF_ITEM: _staff_notes,
        RECOUNT_ITEM: _recounts,
        OPEN_ITEM: _void_rounds,
        SORT_ITEM: _doubtful_ballots,
    }
    return known[item](facts) if item in known else ()


def _exclusion_notes(facts: ElectionFacts) -> tuple[str, ...]:
    agreed = [one for one in facts.exclusions if one.superior_agreed]
    if not facts.exclusions:
        return ()
    words = f"拟不计入应到会人数的党员{len(facts.exclusions)}人：{exclusion_words(facts)}。"
    return (f"{words}上级党组织同意{len(agreed)}人。",)


def _presentations(facts: ElectionFacts) -> tuple[str, ...]:
    """How each candidate was presented (R-11)."""
    return tuple(
        f"介绍候选人{one.name}：{one.presentation}。"
        for listed in facts.lists
        for one in listed.standing
        if one.presentation and not listed.poll.post.in_first_session
    )


def _staff_notes(facts: ElectionFacts) -> tuple[str, ...]:
    staff = staff_of(facts.officers)
    if not staff.scrutineers:
        return ()
    named = f"监票人：{'、'.join(staff.scrutineers)}；计票人：{'、'.join(staff.tellers)}。"
    gone = tuple(f"原{one.role.value}{one.name}更换，原因：{one.replaced_reason}。" for one in facts.replaced)
    return (named, *gone)


def _recounts(facts: ElectionFacts) -> tuple[str, ...]:
    """The heads counted before the ballots of each round (B11)."""
    found, before = [], facts.first_count
    for one in facts.meeting_rounds:
        if one.count:
            heads = f"{head_of(facts, one).vote_text}发票前清点：应到会{one.count.due}人，实到会{one.count.present}人"
            found.append(f"{heads}{_came_and_left(before, one.count)}。")
            before = one.count
    return tuple(found)


def _came_and_left(before: HeadCount | None, now: HeadCount) -> str:
    """Say by name who came or left since heads were counted last."""
    if before is None or before.roll is None or now.roll is None:
        return ""
    then, later = ([one.name for one in count.roll.away] for count in (before, now) if count.roll)
    came = [name for name in then if name not in later]
    left = [name for name in later if name not in then]
    words = (("到会", came), ("离会", left))
    return "".join(f"；{word}{len(names)}人：{'、'.join(names)}" for word, names in words if names)


def _void_rounds(facts: ElectionFacts) -> tuple[str, ...]:
    """Void rounds that have no figures of their own."""
    return tuple(
        f"{head_of(facts, one).vote_text}无效：{one.round.void_reason}。"
        for one in facts.rounds
        if one.round.state is RoundState.VOID and one.outcome is None
    )


def _doubtful_ballots(facts: ElectionFacts) -> tuple[str, ...]:
    """The ballots that the scrutineers had to decide, round by round."""
    return tuple(
        f"{head_of(facts, one).vote_text}{doubtful_words(one)}" for one in facts.meeting_rounds if one.standing
    )


def _adopted(vote: HandVote | None) -> bool | None:
    return is_adopted(vote.yes, vote.yes + vote.no + vote.abstain, vote.due) if vote else None


def _minutes_round(facts: ElectionFacts, voted: RoundFacts) -> MinutesRound:
    one = voted.round
    staff = staff_of(voted.officers)
    return MinutesRound(head_of(facts, voted), _decided(voted), staff, one.printed, one.spare, one.void_reason)


def _session(facts: ElectionFacts) -> FirstSession | None:
    held = [one for one in facts.session_rounds if one.outcome]
    if not held:
        return None
    count = held[0].count
    due = count.due if count else len(facts.committee)
    return FirstSession(
        chair=facts.election.session_chair,
        due=due,
        present=count.present if count else due,
        rounds=tuple(_minutes_round(facts, one) for one in held),
    )
