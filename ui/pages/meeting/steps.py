"""The steps of the tab and how their state follows from the rail and the agenda."""

from collections.abc import Sequence

from huanjie_desktop.domain.election.records import ItemState
from huanjie_desktop.domain.ids import ElectionId
from huanjie_desktop.domain.problems import Problem, Severity
from huanjie_desktop.services import agenda, exclusions, rail
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.rail import Step, StepState
from huanjie_desktop.services.texts import text_of
from huanjie_desktop.services.voters import voters
from ui.pages.meeting.rail import DONE, NOW, WAITING, RailStep

STEPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("plan", "选举方案", ("plan",)),
    ("method", "选举办法", ("method",)),
    ("approval", "报批", ("request", "list")),
    ("candidates", "候选人", ("candidates", "list_fixed")),
    ("ballots", "选票", ("ballots",)),
    ("exclusions", "不计入应到会", ()),
    ("attendance", "签到", ("sign_in",)),
    ("staff", "监票计票人", ("staff",)),
    ("agenda", "议程", ()),
)
TITLES = tuple((key, title) for key, title, _parts in STEPS)


def rail_steps(office: Office, election_id: ElectionId) -> tuple[RailStep, ...]:
    """Return the state of every step of the tab."""
    found = {step.key: step for step in rail.rail(office, election_id)}
    own = {"exclusions": _exclusions(office, election_id), "agenda": _agenda(office, election_id)}
    return tuple(own.get(key) or _joined(key, title, [found[part] for part in parts]) for key, title, parts in STEPS)


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
    if open_ones:
        return RailStep("exclusions", title, NOW, words(open_ones))
    return RailStep("exclusions", title, DONE, f"{len(lines)} 名不计入")


def _agenda(office: Office, election_id: ElectionId) -> RailStep:
    lines = agenda.agenda(office, election_id)
    over = sum(line.entry.state in (ItemState.FINISHED, ItemState.LEFT_OUT) for line in lines)
    running = next((line for line in lines if line.entry.state is ItemState.RUNNING), None)
    title = dict(TITLES)["agenda"]
    if over == len(lines):
        return RailStep("agenda", title, DONE)
    said = f"{over}/{len(lines)} 项" + (f"，正在：{running.item.title}" if running else "")
    return RailStep("agenda", title, NOW if over or running else WAITING, said)
