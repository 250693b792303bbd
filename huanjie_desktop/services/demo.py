"""The demonstration: an invented office from its spreadsheets to the signed papers of one branch."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.election import PollPost
from huanjie_desktop.domain.election.result import Outcome
from huanjie_desktop.domain.ids import ElectionId
from huanjie_desktop.services import candidates, outcome
from huanjie_desktop.services.find_branch import find_branch
from huanjie_desktop.services.office import SUFFIX, Office, open_office
from huanjie_desktop.services.outcome import Elected
from huanjie_desktop.services.sample.course import (
    Course,
    Say,
    SteppingClock,
    nominate,
    plan_election,
    propose_exclusions,
)
from huanjie_desktop.services.sample.hall import close_meeting, open_meeting
from huanjie_desktop.services.sample.plan import full_name, office_plan
from huanjie_desktop.services.sample.polling import hold_first_session, hold_vote, leave_out_session, print_ballots
from huanjie_desktop.services.sample_office import SampleReport, build_sample_office
from huanjie_desktop.services.text_files import empty_folder

CHINA = timezone(timedelta(hours=8))
MORNING = datetime(2026, 11, 18, 8, 30, tzinfo=CHINA)
USUAL_BRANCH = 7


@dataclass
class DemoResult:
    """What the demonstration left behind."""

    office_file: Path
    sample: SampleReport
    branch: str
    election_id: ElectionId
    outcome: Outcome
    elected: tuple[Elected, ...] = ()
    papers: list[Path] = field(default_factory=list)
    missing: dict[str, list[str]] = field(default_factory=dict)


def run_demo(out: Path, branch: str | None, seed: int, say: Say) -> DemoResult:
    """Build the office, hold one branch's election and make all papers in `out`, telling every step.

    `branch` is a number from 1 or a name. Raises UserError when the folder has files or the branch is unknown.
    """
    wanted = _wanted(branch)
    empty_folder(out)
    clock = SteppingClock(MORNING)
    path = out / f"示例单位{SUFFIX}"
    report = _build(path, out, clock, seed, say)
    office = open_office(path, clock)
    try:
        chosen = find_branch(office, wanted)
        say(f"【二】换届选举：{chosen.full_name}")
        course = Course(office, chosen, clock, Random(seed), say)
        result = DemoResult(path, report, chosen.full_name, course.election_id, _hold(course, out))
        result.election_id = course.election_id
        result.elected = outcome.elected(office, course.election_id)
        say("【三】文书")
        _make_papers(office, result, _folder(out, "文书"), say)
    finally:
        office.close()
    return result


def _build(path: Path, out: Path, clock: SteppingClock, seed: int, say: Say) -> SampleReport:
    say("【一】虚构单位：写出名册，再按窗口同样的步骤导入")
    report = build_sample_office(path, _folder(out, "名册"), clock, seed, _progress(say))
    say(
        f"    {report.communities} 个社区，{report.branches} 个支部，{report.members} 名党员，"
        f"{report.groups} 个居民小组（{report.demolished} 个正在拆迁），{report.outside} 个社区不在本街道行政界线内"
    )
    say(f"    导入时更正 {report.corrections} 处，提示 {report.warnings} 处")
    say(
        f"    居民户册：{report.residents} 人、{report.households} 户，在外过渡 {report.away} 户，"
        f"待签协议 {report.unsigned} 户（只写成表格，供以后联络台账导入）"
    )
    return report


def _progress(say: Say) -> Callable[[int, int], bool]:
    def told(done: int, total: int) -> bool:
        if done and done % 11 == 0:
            say(f"    已导入 {done}/{total} 个支部")
        return True

    return told


def _folder(out: Path, name: str) -> Path:
    folder = out / name
    folder.mkdir()
    return folder


def _wanted(branch: str | None) -> str:
    """Return the full name of the wanted branch of the plan, before anything is built."""
    plan = office_plan()
    known = [(community.name, branch) for community in plan.communities for branch in community.branches]
    if branch is None or branch.isdecimal():
        number = int(branch or USUAL_BRANCH)
        if not 1 <= number <= len(known):
            raise UserError("branch_number", number=number, most=len(known))
        chosen = [known[number - 1]]
    else:
        chosen = [one for one in known if branch in (one[0] + one[1].name, one[1].name)]
    names = "、".join(community + one.name for community, one in chosen or known)
    if not chosen:
        raise UserError("branch_not_found", branch=branch, known=names)
    if len(chosen) > 1:
        raise UserError("branch_ambiguous", branch=branch, count=len(chosen), known=names)
    return full_name(plan.street, *chosen[0])


def _hold(course: Course, out: Path) -> Outcome:
    folder = _folder(out, "选票")
    plan_election(course)
    nominate(course)
    propose_exclusions(course)
    committee = bool(course.committee_seats)
    poll = course.poll(PollPost.COMMITTEE if committee else PollPost.SECRETARY)
    gates = candidates.gates(course.office, poll.id)
    passed = [gate.key.label for gate in gates if gate.passed]
    course.say(f"印制正式选票前的关口（{len(passed)}/{len(gates)} 通过）：{'；'.join(passed)}")
    round_id = print_ballots(course, poll, folder)
    open_meeting(course)
    found = hold_vote(course, poll, round_id, folder)
    if committee and found.open_seats:
        leave_out_session(course, found.open_seats)
    elif committee:
        hold_first_session(course, folder)
    close_meeting(course, "宣布选举结果，散会")
    return found


def _make_papers(office: Office, result: DemoResult, folder: Path, say: Say) -> None:
    from huanjie_desktop.services.all_papers import make_all_papers

    made = make_all_papers(office, result.election_id, folder)
    result.papers, result.missing = made.written, made.missing
    for path in made.written:
        say(f"    {path.name}")
    for title, reasons in made.missing.items():
        say(f"    未生成　{title}：{''.join(reasons)}")
