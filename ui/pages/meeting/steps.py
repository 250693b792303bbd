"""The steps of the tab and how their state follows from the rail and the agenda."""

from collections.abc import Sequence
from dataclasses import replace

from huanjie_desktop.domain.election.records import ItemState
from huanjie_desktop.domain.ids import ElectionId
from huanjie_desktop.domain.problems import Problem, Severity
from huanjie_desktop.services import agenda, elections, exclusions, first_session, meeting, outcome, rail
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.rail import Step, StepState
from huanjie_desktop.services.texts.text import text_of
from huanjie_desktop.services.voters import voters
from ui.pages.meeting.decisions import EXCLUSIONS
from ui.pages.meeting.hands import last_vote
from ui.pages.meeting.rail import DONE, NOW, WAITING, RailStep
from ui.pages.meeting.recommend_rail import recommend_steps

STEPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("plan", "选举方案", ("plan",)),
    ("method", "选举办法", ("method",)),
    ("approval", "报批", ("request", "list")),
    ("recommend", "公开推荐", ()),
    ("review", "资格审查", ()),
    ("candidates", "候选人", ("candidates", "list_fixed")),
    ("ballots", "选票", ("ballots",)),
    ("exclusions", "不计入应到会", ()),
    ("attendance", "签到", ("sign_in",)),
    ("staff", "监票计票人", ("staff",)),
    ("agenda", "议程", ()),
    ("session", "第一次全会", ()),
)
TITLES = tuple((key, title) for key, title, _parts in STEPS)
WHO = {
    "plan": "支部委员会定方案，报街道党工委",
    "method": "支部委员会拟订，党员大会通过",
    "approval": "街道党工委批复，经办人登记",
    "recommend": "支部、社区召开推荐会，经办人登记",
    "review": "街道党工委审查，经办人登记",
    "candidates": "支部委员会提名，党员讨论确定",
    "ballots": "经办人印制，支部盖章",
    "exclusions": "支部提出，上级同意，党员大会通过",
    "attendance": "签到人员",
    "staff": "党员大会推选，支部指定计票人",
    "agenda": "主持人",
    "session": "新一届委员会",
}


def rail_steps(office: Office, election_id: ElectionId) -> tuple[RailStep, ...]:
    """Return the state of every step of the tab."""
    found = {step.key: step for step in rail.rail(office, election_id)}
    own = {"exclusions": _exclusions(office, election_id), "agenda": _agenda(office, election_id)}
    own["session"] = _session(office, election_id)
    own |= recommend_steps(office, election_id, dict(TITLES))
    made = (own.get(key) or _joined(key, title, [found[part] for part in parts]) for key, title, parts in STEPS)
    return tuple(replace(step, who=WHO[step.key]) for step in made)


def _joined(key: str, title: str, parts: Sequence[Step]) -> RailStep:
    missing = [problem for part in parts for problem in part.missing]
    if not missing:
        return RailStep(key, title, DONE)
    current = any(part.state is StepState.CURRENT for part in parts)
    begun = any(part.state is StepState.FINISHED for part in parts)
    return RailStep(key, title, NOW if current or begun else WAITING, words(missing))


def words(problems: Sequence[Problem]) -> str:
    """Return findings as lines, the shortest words first: what is wrong."""
    return "\n".join(text_of(problem).title.rstrip("。") for problem in problems)


def _exclusions(office: Office, election_id: ElectionId) -> RailStep:
    lines = exclusions.exclusions(office, election_id)
    title = dict(TITLES)["exclusions"]
    if not lines:
        return RailStep("exclusions", title, DONE, "没有提出，全部计入")
    found = [one for one in voters(office, election_id).account.problems if one.code.startswith("exclusion_")]
    open_ones = [one for one in found if one.severity is not Severity.NOTICE]
    decided = last_vote(meeting.hand_votes(office, election_id), EXCLUSIONS) is not None
    if open_ones and not decided:
        return RailStep("exclusions", title, NOW, words(open_ones))
    excluded = sum(line.exclusion.takes_effect for line in lines)
    return RailStep("exclusions", title, DONE, f"{excluded} 名不计入，{len(lines) - excluded} 名仍计入")


def has_session(office: Office, election_id: ElectionId) -> bool:
    """Tell whether a new committee elects secretary and deputy in a first session (R-12)."""
    return any(poll.post.in_first_session for poll in elections.polls(office, election_id))


def _session(office: Office, election_id: ElectionId) -> RailStep:
    title = dict(TITLES)["session"]
    if not first_session.committee(office, election_id):
        return RailStep("session", title, WAITING, "委员会还没有选出")
    polls = [poll for poll in elections.polls(office, election_id) if poll.post.in_first_session]
    elected = {one.post for one in outcome.elected(office, election_id)}
    open_posts = [poll.post.label for poll in polls if poll.post not in elected]
    return RailStep("session", title, NOW if open_posts else DONE, f"待选：{'、'.join(open_posts)}" * bool(open_posts))


def _agenda(office: Office, election_id: ElectionId) -> RailStep:
    lines = agenda.agenda(office, election_id)
    over = sum(line.entry.state in (ItemState.FINISHED, ItemState.LEFT_OUT) for line in lines)
    running = next((line for line in lines if line.entry.state is ItemState.RUNNING), None)
    title = dict(TITLES)["agenda"]
    if over == len(lines):
        return RailStep("agenda", title, DONE)
    said = f"{over}/{len(lines)} 项" + (f"，正在：{running.item.title}" if running else "")
    return RailStep("agenda", title, NOW if over or running else WAITING, said)
