"""Ballots: designed, printed, issued and accounted for (R-10, R-16, R-20)."""

from dataclasses import dataclass, replace
from pathlib import Path

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.ballot_design import (
    SAMPLE_KIND,
    BallotDesign,
    BallotSpec,
    BoxKind,
    Layout,
    Paper,
    design_ballot,
    design_from_json,
    design_to_json,
)
from huanjie_desktop.domain.election.counting import Figures, check_figures, check_issue
from huanjie_desktop.domain.election.election import PollPost
from huanjie_desktop.domain.election.gates import Gate, may_print_ballots
from huanjie_desktop.domain.election.meeting import quorum_problems
from huanjie_desktop.domain.election.records import HeadCount, Moment
from huanjie_desktop.domain.election.rounds import Round, RoundKind, RoundState
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.domain.problems import Problem, error, warning
from huanjie_desktop.services.candidates import gates_in, list_in
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.election_work import logged, need_round, refuse_errors
from huanjie_desktop.services.meeting import last_count
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.officers import officer_findings
from huanjie_desktop.services.papers.practised import practised, practised_path
from huanjie_desktop.services.rounds import RoundPlace, moved, need_state, place_of, true_kind
from huanjie_desktop.services.voters import branch_name, voters_in
from huanjie_desktop.services.voting import committee_in
from huanjie_desktop.storage import ballot_store, meeting_store
from huanjie_desktop.storage.database import Work

LEAST_SPARE = 3
_SAID_BY_ISSUE = ("ballots_missing", "issued_over_voters", "issued_under_voters")


@dataclass(frozen=True)
class BallotLook:
    """How a ballot should look; `title` "" takes the official one, `write_ins` None one cell for each seat."""

    paper: Paper = Paper.A5
    layout: Layout = Layout.ABOVE
    write_ins: int | None = None
    seal: bool = True
    marks: bool = True
    title: str = ""
    paper_note: str = ""


@dataclass(frozen=True)
class Account:
    """The account of the papers (选票清点): printed == issued + spare; `destroyed` are spare ones made useless."""

    printed: int
    issued: int
    spare: int
    destroyed: int = 0


def design(office: Office, round_id: RoundId, look: BallotLook = BallotLook()) -> Done[BallotDesign]:
    """Design the ballot of a round and keep its geometry for printing and reading.

    Raises UserError when it does not fit the paper, saying what would, or once ballots are printed.
    """
    with logged(office, "设计选票", f"投票{round_id}") as work:
        place = place_of(work, round_id)
        need_state(place.round, RoundState.PREPARED)
        if place.round.printed:
            raise UserError("ballots_printed", printed=place.round.printed)
        place = replace(place, round=_with_present_list(work, place))
        made = _designed(work, place, look)
        note = look.paper_note.strip()
        ballot_store.save_round(work, replace(place.round, geometry=design_to_json(made), paper_note=note))
    return done(made, Topic.BALLOTS)


def _with_present_list(work: Work, place: RoundPlace) -> Round:
    """Return the round with the list as it stands now; a later round keeps the names it was begun with."""
    if place.round.kind is not RoundKind.FIRST:
        return place.round
    return replace(place.round, names=list_in(work, place.poll).names)


def discard_run(office: Office, round_id: RoundId, reason: str) -> Done[None]:
    """Throw printed ballots away before any was issued, so that list, method or design may change; printed is 0 again.

    Raises UserError without a reason or once ballots were issued.
    """
    if not reason.strip():
        raise UserError("reason_missing")
    with logged(office, "销毁已印选票", f"投票{round_id}", reason.strip()) as work:
        voted = need_round(work, round_id)
        need_state(voted, RoundState.PREPARED)
        ballot_store.save_round(work, replace(voted, printed=None, geometry=""))
    return done(None, Topic.BALLOTS, Topic.ELECTION)


def preview(office: Office, round_id: RoundId, look: BallotLook = BallotLook()) -> BallotDesign:
    """Return what the ballot of a round would look like; stores nothing. Raises UserError when it does not fit."""
    with office.db.read() as work:
        return _designed(work, place_of(work, round_id), look)


def _designed(work: Work, place: RoundPlace, look: BallotLook) -> BallotDesign:
    from huanjie_desktop.domain.election.explanation import explanation

    election, poll, voted = place.election, place.poll, place.round
    branch = branch_name(work, election.branch_id)
    day = election.meeting_on
    runoff = true_kind(ballot_store.load_rounds(work, poll.id), voted) is RoundKind.RUNOFF
    cells = 0 if runoff else look.write_ins
    spec = BallotSpec(
        title=look.title.strip() or ballot_title(branch, poll.post),
        candidates=voted.names,
        seats=voted.seats,
        date_text=f"{day.year}年{day.month}月{day.day}日" if day else "",
        branch=branch,
        paper=look.paper,
        layout=look.layout,
        write_ins=cells,
        explanation=explanation(election.method, voted.seats, len(voted.names), look.layout, cells != 0),
        kind=poll.post.value,
        round=voted.number,
        election=f"{branch}/{election.title}/{election.id}",
        seal=look.seal,
        marks=look.marks,
    )
    answer = design_ballot(spec)
    refuse_errors(answer.problems)
    if answer.design is None:
        raise UserError("ballot_does_not_fit")
    return answer.design


def ballot_title(branch: str, post: PollPost) -> str:
    """Return the heading of a ballot; it names no session (届次)."""
    body = branch if branch.endswith("委员会") else f"{branch}委员会"
    return f"{body}委员选票" if post is PollPost.COMMITTEE else f"{branch}{post.label}选票"


def design_of(office: Office, round_id: RoundId) -> BallotDesign | None:
    """Return the stored geometry of a round's ballot, or None before it was designed."""
    with office.db.read() as work:
        return _stored(need_round(work, round_id))


def _stored(voted: Round) -> BallotDesign | None:
    return design_from_json(voted.geometry) if voted.geometry else None


def sample_of(made: BallotDesign) -> BallotDesign:
    """Return the sample ballot (样票) of a design: the same geometry under a code that no count accepts."""
    codes = []
    for code in made.codes:
        head, fingerprint, _, number = code.text.split(":")
        codes.append(replace(code, text=":".join((head, fingerprint, SAMPLE_KIND, number))))
    return replace(made, sample=True, codes=tuple(codes))


def default_copies(office: Office, round_id: RoundId) -> int:
    """Return how many ballots to print: one for each who should vote, and a tenth, at least three, to spare."""
    with office.db.read() as work:
        return copies_for(due_in(work, place_of(work, round_id)))


def copies_for(voters: int) -> int:
    """Return how many ballots so many voters need, with those to spare."""
    return voters + max(LEAST_SPARE, -(-voters // 10))


def due_in(work: Work, place: RoundPlace) -> int:
    """Return how many should vote in a round: the new committee in its first session, else the branch's voters."""
    if place.poll.post.in_first_session:
        return len(committee_in(work, place.election.id))
    return voters_in(work, place.election).due


def print_findings(office: Office, round_id: RoundId) -> tuple[Problem, ...]:
    """Return what stops the final ballots of a round: the gates that are still closed (R-10)."""
    with office.db.read() as work:
        place = place_of(work, round_id)
        return tuple(problem for gate in gates_in(work, place.poll) for problem in gate.problems if not gate.passed)


def print_run(
    office: Office, round_id: RoundId, path: Path, copies: int | None = None, sample: bool = False
) -> Done[Path]:
    """Write the ballots of a round as PDF and count them as printed; a sample is written at any time and not counted.

    Raises UserError before the design, while a gate is closed (final ballots only), or when the file refuses.
    """
    from huanjie_desktop.services.papers.files import write_beside

    path = practised_path(office, path)
    wanted = 1 if sample and copies is None else default_copies(office, round_id) if copies is None else copies
    with office.db.read() as work:
        place = place_of(work, round_id)
        made = _stored(place.round)
        list_changed = _with_present_list(work, place).names != place.round.names
        gates = gates_in(work, place.poll)
    if made is None:
        raise UserError("ballot_not_designed")
    if wanted < 1:
        raise UserError("copies_missing")
    if sample:
        return done(write_beside(path, _drawn(office, sample_of(made), wanted)))
    need_state(place.round, RoundState.PREPARED)
    _refuse_closed(gates)
    if list_changed:
        raise UserError("list_changed")
    written = write_beside(path, _drawn(office, made, wanted))
    with logged(office, "印制选票", f"投票{round_id}", f"{wanted}张") as work:
        voted = need_round(work, round_id)
        ballot_store.save_round(work, replace(voted, printed=(voted.printed or 0) + wanted))
    return done(written, Topic.BALLOTS)


def final_run(office: Office, round_id: RoundId) -> bytes:
    """Return the printed ballots of a round as PDF, byte for byte as they were printed.

    Raises UserError before they are.
    """
    with office.db.read() as work:
        voted = need_round(work, round_id)
    made = _stored(voted)
    if made is None or not voted.printed:
        raise UserError("ballots_not_printed")
    return _drawn(office, made, voted.printed)


def _drawn(office: Office, made: BallotDesign, copies: int) -> bytes:
    from huanjie_desktop.documents.papers.ballot import BallotContent, draw

    with practised(office):
        return draw(BallotContent(made, copies))


def save_run(office: Office, round_id: RoundId, path: Path) -> Done[Path]:
    """Write the printed ballots once more; they count as printed only once.

    Raises UserError before they are printed, or when the file refuses.
    """
    from huanjie_desktop.services.papers.files import write_beside

    written = write_beside(practised_path(office, path), final_run(office, round_id))
    with logged(office, "再存正式选票", f"投票{round_id}", written.name):
        pass
    return done(written)


def account_findings(office: Office, round_id: RoundId, account: Account) -> tuple[Problem, ...]:
    """Check an account as it is typed: papers not printed or not adding up, issued not the voters (E4, E12)."""
    with office.db.read() as work:
        place = place_of(work, round_id)
        counted = _counted(work, place)
    known = place.round.printed
    otherwise = warning("printed_otherwise", "R-20", known=known, typed=account.printed)
    return (*_account_problems(account, counted), *([otherwise] if known and known != account.printed else []))


def issue(office: Office, round_id: RoundId, account: Account) -> Done[Round]:
    """Record the ballots issued; those who should attend and those present are fixed from the count before ballots.

    Raises UserError before that count, without quorum, for papers that do not add up (E12) or are not the voters (E4).
    """
    with logged(office, "分发选票", f"投票{round_id}", _account_text(account)) as work:
        place = place_of(work, round_id)
        need_state(place.round, RoundState.PREPARED, RoundState.ISSUED)
        if not place.round.geometry:
            raise UserError("ballot_not_designed")
        _refuse_unprepared(work, place)
        counted = _counted(work, place)
        refuse_errors(quorum_problems(counted.present, counted.due))
        refuse_errors(_account_problems(account, counted))
        _refuse_unfit_list(work, place)
        issued = replace(place.round, **vars(account), due=counted.due, present=counted.present)
        issued = issued if issued.state is RoundState.ISSUED else moved(issued, RoundState.ISSUED)
        ballot_store.save_round(work, issued)
    return done(issued, Topic.BALLOTS, Topic.COUNT, Topic.MEETING)


def _refuse_unprepared(work: Work, place: RoundPlace) -> None:
    """Refuse ballots before the method is adopted (R-31) or while a candidate counts (R-14, R-15, F22)."""
    if place.election.method_adopted_on is None:
        raise UserError("method_not_adopted")
    session = place.poll.post.in_first_session
    found = officer_findings(work, place.election.id, place.poll.id if session else None)
    refuse_errors(one for one in found if not session or one.code not in ("no_scrutineer", "no_teller"))


def _refuse_unfit_list(work: Work, place: RoundPlace) -> None:
    """Refuse ballots of a list that may not be voted on (R-10, C11), wherever they were printed, or of another list."""
    if true_kind(ballot_store.load_rounds(work, place.poll.id), place.round) is RoundKind.FIRST:
        _refuse_closed(gates_in(work, place.poll))
    if _with_present_list(work, place).names != place.round.names:
        raise UserError("list_changed")


def _refuse_closed(gates: tuple[Gate, ...]) -> None:
    if not may_print_ballots(gates):
        raise UserError("gates_closed", gates="、".join(gate.key.label for gate in gates if not gate.passed))


def _counted(work: Work, place: RoundPlace) -> HeadCount:
    counts = meeting_store.load_all(work, HeadCount, place.election.id)
    found = last_count(counts, Moment.BEFORE_BALLOTS, place.round.id)
    if found is None:
        raise UserError("count_before_ballots_missing")
    return found


def _account_problems(account: Account, counted: HeadCount) -> tuple[Problem, ...]:
    figures = Figures(counted.due, counted.present, account.issued, 0, account.printed, account.spare)
    found = [one for one in check_figures(figures) if one.code not in _SAID_BY_ISSUE]
    if account.destroyed > account.spare:
        found.append(error("destroyed_over_spare", "R-20", destroyed=account.destroyed, spare=account.spare))
    return (*found, *check_issue(counted.present, account.issued))


def _account_text(account: Account) -> str:
    return f"印制{account.printed}，发出{account.issued}，剩余{account.spare}，销毁{account.destroyed}"


def write_in_cells(made: BallotDesign) -> int:
    """Return how many write-in cells a ballot has."""
    return len(made.boxes_of(BoxKind.WRITE_IN))
