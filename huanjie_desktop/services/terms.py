"""Branches by end of term, with the deadlines of R-07 and the state each is in, for the first screen."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from huanjie_desktop.base.trouble import UserError
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
from huanjie_desktop.domain.problems import Severity
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.office import Office
from huanjie_desktop.storage import audit_log, ballot_store, election_store, people_store
from huanjie_desktop.storage.database import Work

UNKNOWN = "未登记上次选举日期"
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
        """The state in office words: 正常, 提醒, 超期未换届 n 天."""
        return {
            None: UNKNOWN,
            TermState.RUNNING: "正常",
            TermState.REMIND: f"提醒：还有{self.days}天届满",
            TermState.REQUEST_DUE: f"提醒：应提出换届请示，还有{self.days}天届满",
            TermState.DELAYED: "经批准延期",
            TermState.OVER: f"超期未换届{-self.days}天",
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


def record_last_election(office: Office, branch_id: BranchId, on: date, years: int = 5) -> Done[None]:
    """Record when a branch was last elected and for how many years. Raises UserError for a day to come."""
    if on > office.clock.today():
        raise UserError("day_in_future", day=on.isoformat())
    if years not in YEARS:
        raise UserError("term_years_impossible", years=years)
    with office.db.write() as work:
        before = people_store.branch(work, branch_id)
        people_store.update_branch(work, replace(before, elected_on=on.isoformat(), term_years=years))
        audit_log.record(work, office.act("登记上次选举", before.name, f"{on.isoformat()}，任期{years}年"))
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
