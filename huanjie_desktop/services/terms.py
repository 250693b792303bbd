"""Branches by end of term, with the deadlines of R-07 and the state each is in, for the first screen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from huanjie_desktop.domain.election.election import Election
from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.domain.election.terms import (
    DEFAULT_DEADLINES,
    Deadlines,
    ElectionDates,
    TermDates,
    TermState,
    election_dates,
    term_dates,
    term_state,
)
from huanjie_desktop.domain.ids import BranchId
from huanjie_desktop.domain.people.branch import Branch
from huanjie_desktop.domain.problems import Problem, Severity, error
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.election_work import refuse_errors
from huanjie_desktop.services.office import Office
from huanjie_desktop.storage import audit_log, ballot_store, election_store, people_store
from huanjie_desktop.storage.database import Work

UNKNOWN = "未填上次换届日期"
YEARS = (3, 5)


@dataclass(frozen=True)
class BranchTerm:
    """One branch with its term: when it ends, until when what is due, how it stands today.

    `elected_on`, `dates` and `state` are None where the last election is not recorded. `days` are those left, below 0
    over. `planned` are the deadlines around the day of an election that is under way.
    """

    branch_id: BranchId
    branch: str
    community: str
    years: int
    elected_on: date | None = None
    dates: TermDates | None = None
    state: TermState | None = None
    days: int = 0
    planned: ElectionDates | None = None

    @property
    def words(self) -> str:
        """The state in office words: 正常, 应提醒, 应请示, 超期未换届 n 天."""
        return {
            None: UNKNOWN,
            TermState.RUNNING: "正常",
            TermState.REMIND: f"应提醒，还有{self.days}天",
            TermState.REQUEST_DUE: f"应请示，还有{self.days}天",
            TermState.DELAYED: "经批准延期",
            TermState.OVER: f"超期未换届 {-self.days} 天",
        }[self.state]

    @property
    def severity(self) -> Severity | None:
        """How the state is coloured: over is an error, near the end or not recorded a warning, else None."""
        if self.state in (TermState.RUNNING, TermState.DELAYED):
            return None
        return Severity.ERROR if self.state is TermState.OVER else Severity.WARNING


def branch_terms(office: Office, deadlines: Deadlines = DEFAULT_DEADLINES) -> tuple[BranchTerm, ...]:
    """Return every branch, the earliest end of term first, those without a recorded election last (R-07)."""
    today = office.clock.today()
    with office.db.read() as work:
        communities = {one.id: one.name for one in people_store.communities(work)}
        branches = people_store.branches(work)
        held = election_store.load_elections(work)
        finished = {one.id for one in held if _is_finished(work, one)}
    terms = []
    for one in branches:
        own = [election for election in held if election.branch_id == one.id]
        done_on = _last_day(one, (election for election in own if election.id in finished), today)
        open_ones = [election.meeting_on for election in own if election.id not in finished and election.meeting_on]
        known = BranchTerm(one.id, one.name, communities[one.community_id], one.term_years, done_on)
        planned = election_dates(open_ones[0], deadlines) if open_ones else None
        terms.append(_placed(replace(known, planned=planned), today, deadlines))
    return tuple(sorted(terms, key=lambda term: (term.dates is None, term.dates.ends if term.dates else today)))


@dataclass(frozen=True)
class LastElection:
    """When a branch was last elected, None for not known, and for how many years."""

    branch_id: BranchId
    on: date | None
    years: int = 5


def last_election_problems(on: date | None, years: int, today: date) -> tuple[Problem, ...]:
    """Refuse a day to come and a term that no rule knows (R-07)."""
    found = [error("day_in_future", "R-07", "elected_on", day=on.isoformat())] if on and on > today else []
    if years not in YEARS:
        found.append(error("term_years_impossible", "R-07", "term_years", years=years))
    return tuple(found)


def record_last_election(office: Office, branch_id: BranchId, on: date | None, years: int = 5) -> Done[None]:
    """Record when a branch was last elected and for how many years. Raises UserError for a day to come."""
    return record_last_elections(office, [LastElection(branch_id, on, years)])


def record_last_elections(office: Office, wanted: Sequence[LastElection]) -> Done[None]:
    """Record the last election of several branches, all or none. Raises UserError as `record_last_election`."""
    for one in wanted:
        refuse_errors(last_election_problems(one.on, one.years, office.clock.today()))
    with office.db.write() as work:
        for one in wanted:
            before, day = people_store.branch(work, one.branch_id), one.on.isoformat() if one.on else ""
            people_store.update_branch(work, replace(before, elected_on=day, term_years=one.years))
            audit_log.record(work, office.act("登记上次选举", before.name, f"{day or '未填'}，任期{one.years}年"))
    return done(None, Topic.OFFICE)


def _placed(term: BranchTerm, today: date, deadlines: Deadlines) -> BranchTerm:
    if term.elected_on is None:
        return term
    dates = term_dates(term.elected_on, term.years, deadlines)
    return replace(term, dates=dates, state=term_state(dates, today), days=(dates.ends - today).days)


def _last_day(branch: Branch, finished: Iterable[Election], today: date) -> date | None:
    """Return the day of the last election: as recorded, or of one that was announced in this file since."""
    days = [election.meeting_on for election in finished if election.meeting_on and election.meeting_on <= today]
    if branch.elected_on:
        days.append(date.fromisoformat(branch.elected_on))
    return max(days, default=None)


def _is_finished(work: Work, election: Election) -> bool:
    """Tell whether the last round of every vote of an election is announced."""
    polls = election_store.load_polls(work, election.id)
    last = [ballot_store.load_rounds(work, poll.id)[-1:] for poll in polls]
    return bool(last) and all(held and held[0].state is RoundState.ANNOUNCED for held in last)
