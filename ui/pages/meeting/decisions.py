"""The votes by show of hands of the meeting: what each decides, and why it may not be held yet."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from huanjie_desktop.domain.election.agenda import BY_KEY
from huanjie_desktop.domain.election.meeting import ShowOfHands
from huanjie_desktop.domain.ids import ElectionId
from huanjie_desktop.domain.problems import has_errors
from huanjie_desktop.services import candidates, elections, exclusions, meeting, officers
from huanjie_desktop.services.office import Office
from ui.context import Context
from ui.pages.meeting.hands import ask_hands
from ui.pages.meeting.hands_dialog import HandsDialog
from ui.pages.meeting.panel import day_text

EXCLUSIONS, AGENDA, REPORT, METHOD, LIST, STAFF = (
    BY_KEY[key].number for key in ("exclusions", "agenda", "work_report", "method", "candidates", "staff")
)


@dataclass(frozen=True)
class _Vote:
    subject: str
    take: Callable[[Context, ElectionId, ShowOfHands, date], None]
    why_not: Callable[[Office, ElectionId], str]


def open_vote(parent: QWidget, context: Context, election_id: ElectionId, item: int) -> HandsDialog | None:
    """Open the dialog for the vote of an agenda item and let it take effect; None when the clerk gives up."""
    vote = _VOTES[item]
    on = _day_of_vote(context, election_id) if item in (METHOD, LIST) else context.office.clock.today()
    if on is None:
        return None
    return ask_hands(
        parent, context.office, election_id, vote.subject, lambda hands: vote.take(context, election_id, hands, on)
    )


def _day_of_vote(context: Context, election_id: ElectionId) -> date | None:
    """Return the day that is recorded; when today is not the planned meeting day, the clerk says which."""
    today, planned = context.office.clock.today(), elections.election(context.office, election_id).meeting_on
    if planned is None or planned == today:
        return today
    days = {f"{day_text(planned)}（会议日期）": planned, f"{day_text(today)}（今天）": today}
    words = f"今天是{day_text(today)}，方案里的会议日期是{day_text(planned)}。通过的日期记哪一天？"
    chosen = context.messages.choose("今天不是会议日期", words, list(days))
    return days[chosen] if chosen else None


def has_vote(item: int) -> bool:
    """Tell whether a vote by show of hands belongs to an agenda item."""
    return item in _VOTES


def why_not(office: Office, election_id: ElectionId, item: int) -> str:
    """Return why the vote of an item may not be held now, "" when it may."""
    return _VOTES[item].why_not(office, election_id)


def _plainly(item: int) -> Callable[[Context, ElectionId, ShowOfHands, date], None]:
    def take(context: Context, election_id: ElectionId, hands: ShowOfHands, _on: date) -> None:
        subject = _VOTES[item].subject
        voted = context.tasks.now(lambda: meeting.hand_vote(context.office, election_id, item, subject, hands))
        if voted:
            verdict = "通过" if meeting.passed(voted.value[0]) else "未通过"
            context.messages.note(f"{subject}：表决{verdict}，已记录。")

    return take


def _take_exclusions(context: Context, election_id: ElectionId, hands: ShowOfHands, _on: date) -> None:
    decided = context.tasks.now(lambda: exclusions.decide_exclusions(context.office, election_id, hands))
    if decided:
        context.messages.note(f"不计入应到会人数的表决已记录，应到会 {decided.value.due} 人。")


def _take_method(context: Context, election_id: ElectionId, hands: ShowOfHands, on: date) -> None:
    office, tasks = context.office, context.tasks
    voted = tasks.now(lambda: meeting.hand_vote(office, election_id, METHOD, "选举办法", hands))
    if voted and meeting.passed(voted.value[0]):
        tasks.now(lambda: elections.adopt_method(office, election_id, on))
        context.messages.note("选举办法表决通过，各项参数已冻结。")
    elif voted:
        context.messages.note("选举办法没有通过。请讨论修改后再次表决。")


def _take_list(context: Context, election_id: ElectionId, hands: ShowOfHands, on: date) -> None:
    how = f"党员大会讨论并举手表决：赞成{hands.agree}，反对{hands.against}，弃权{hands.abstain}"
    fixed = context.tasks.now(lambda: candidates.fix_list(context.office, election_id, on, how, hands))
    if fixed:
        context.messages.note("候选人名单已确定。" if fixed.value else "表决没有通过，候选人名单没有确定。")


def _free(_office: Office, _election_id: ElectionId) -> str:
    return ""


def _exclusions_closed(office: Office, election_id: ElectionId) -> str:
    lines = exclusions.exclusions(office, election_id)
    if not lines:
        return "没有提出不计入应到会的党员，这一项可以跳过"
    agreed = any(line.exclusion.superior_agreed for line in lines)
    return "" if agreed else "上级同意以后才能提交大会表决，请先登记上级意见"


def _method_closed(office: Office, election_id: ElectionId) -> str:
    adopted = elections.election(office, election_id).method_adopted_on
    return f"选举办法已于{day_text(adopted)}通过" if adopted else ""


def _list_closed(office: Office, election_id: ElectionId) -> str:
    fixed = elections.election(office, election_id).list_fixed_on
    if fixed:
        return f"名单已于{day_text(fixed)}确定"
    polls = [one for one in elections.polls(office, election_id) if not one.post.in_first_session]
    bad = [one.post.label for one in polls if has_errors(candidates.candidate_list(office, one.id).problems)]
    return f"{'、'.join(bad)}候选人名单还不符合规定，请先处理列出的问题" if bad else ""


def _staff_closed(office: Office, election_id: ElectionId) -> str:
    return "监票人、计票人名单还不符合规定" if has_errors(officers.check_officers(office, election_id)) else ""


_VOTES = {
    EXCLUSIONS: _Vote("不计入应到会人数的党员名单", _take_exclusions, _exclusions_closed),
    AGENDA: _Vote("大会议程", _plainly(AGENDA), _free),
    REPORT: _Vote("支部工作报告和党费收缴使用情况报告", _plainly(REPORT), _free),
    METHOD: _Vote("选举办法", _take_method, _method_closed),
    LIST: _Vote("候选人名单", _take_list, _list_closed),
    STAFF: _Vote("监票人、计票人名单", _plainly(STAFF), _staff_closed),
}
