"""The one way to a paper: look what is missing, collect its content, draw it, write it beside what is there."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.domain.ids import ElectionId, RoundId
from huanjie_desktop.domain.problems import Problem
from huanjie_desktop.services.done import Done, done
from huanjie_desktop.services.election_work import logged
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.papers.facts import ElectionFacts, RoundFacts, collect
from huanjie_desktop.services.papers.files import file_name, write_beside
from huanjie_desktop.services.papers.kinds import BY_KIND, PAPER_NAMES, PaperName
from huanjie_desktop.services.papers.needs import missing_for, notices_for
from huanjie_desktop.services.papers.practised import practised, practised_name, practised_path
from huanjie_desktop.services.texts.text import text_of


@dataclass(frozen=True)
class PaperState:
    """One paper in the list: can it be made, and if not what is missing. `round_id` tells papers of a round apart.

    `notices` do not stop it; the clerk should know them before it is signed.
    """

    kind: str
    title: str
    ready: bool
    missing: tuple[Problem, ...] = ()
    round_id: RoundId | None = None
    notices: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class DrawnPaper:
    """A finished paper in memory, with the name its file will have."""

    title: str
    file_name: str
    pdf: bytes


def paper_list(office: Office, election_id: ElectionId) -> list[PaperState]:
    """Return every paper of an election in the order of the list of papers, one for each round where they differ."""
    facts = collect(office, election_id)
    return [state for name in PAPER_NAMES for state in _states(facts, name)]


def _states(facts: ElectionFacts, name: PaperName) -> list[PaperState]:
    if not name.of_round or not facts.rounds:
        return [_state(facts, name, None)]
    return [_state(facts, name, voted) for voted in facts.rounds if _belongs(name, voted)]


def _belongs(name: PaperName, voted: RoundFacts) -> bool:
    """A void round was not counted: it has no tally sheet, a report only where its figures make it void (R-20).

    What its scrutineers decided before it became void stays on paper.
    """
    if voted.round.state is not RoundState.VOID:
        return True
    has = {
        "tally_sheet": False,
        "recount": False,
        "ballot_account": voted.round.issued is not None,
        "result_report": voted.outcome is not None,
        "doubtful": bool(voted.decisions),
    }
    return has.get(name.kind, True)


def _state(facts: ElectionFacts, name: PaperName, voted: RoundFacts | None) -> PaperState:
    found = missing_for(name.kind, facts, voted)
    round_id = voted.round.id if voted else None
    return PaperState(name.kind, _title(facts, name, voted), not found, found, round_id, notices_for(name.kind, facts))


def _title(facts: ElectionFacts, name: PaperName, voted: RoundFacts | None) -> str:
    title = "样票" if name.kind == "ballot" else name.title
    if voted is None:
        return title
    parts = [voted.poll.post.label] if len(facts.polls) > 1 else []
    parts += [f"第{voted.round.number}轮"] if voted.round.number > 1 else []
    return f"{title}（{'，'.join(parts)}）" if parts else title


def draw_paper(office: Office, election_id: ElectionId, kind: str, round_id: RoundId | None = None) -> DrawnPaper:
    """Return a paper as PDF without writing a file, for the preview.

    Raises UserError with everything that is missing; without `round_id` a paper of a round takes the last one.
    """
    facts = collect(office, election_id)
    name = BY_KIND[kind]
    voted = _chosen(facts, name, round_id)
    found = missing_for(kind, facts, voted)
    if found:
        listed = "；".join(text_of(problem).title.rstrip("。") for problem in found)
        raise UserError("paper_not_ready", paper=name.title, missing=listed)
    title = _title(facts, name, voted)
    on = facts.election.meeting_on or office.clock.today()
    file = file_name((facts.street, facts.branch, title), on)
    with practised(office):
        return DrawnPaper(title, practised_name(office, file), _drawn(office, kind, facts, voted))


def save_paper(office: Office, drawn: DrawnPaper, path: Path) -> Done[Path]:
    """Write a drawn paper to the place chosen for it; an older file stays beside it. Raises UserError on refusal."""
    written = write_beside(practised_path(office, path), drawn.pdf)
    with logged(office, "生成文书", drawn.title):
        pass
    return done(written)


def make_paper(
    office: Office, election_id: ElectionId, kind: str, folder: Path, round_id: RoundId | None = None
) -> Done[Path]:
    """Write a paper as PDF into `folder` and return where; an older one stays beside it.

    Raises UserError with everything that is missing, or when the folder refuses.
    """
    drawn = draw_paper(office, election_id, kind, round_id)
    return save_paper(office, drawn, folder / drawn.file_name)


def _chosen(facts: ElectionFacts, name: PaperName, round_id: RoundId | None) -> RoundFacts | None:
    if not name.of_round:
        return None
    if round_id is not None:
        return facts.round_facts(round_id)
    return facts.rounds[-1] if facts.rounds else None


def _drawn(office: Office, kind: str, facts: ElectionFacts, voted: RoundFacts | None) -> bytes:
    from huanjie_desktop.documents.registry import PaperKind
    from huanjie_desktop.documents.registry import draw_paper as draw

    return draw(PaperKind(kind), _content(office, kind, facts, voted))


def _content(office: Office, kind: str, facts: ElectionFacts, voted: RoundFacts | None) -> Any:
    from huanjie_desktop.services.papers import at_meeting, before_meeting, doubtful, proofs

    if kind in proofs.CONTENTS:
        return proofs.CONTENTS[kind](office, facts, voted)
    of_election = {
        "agenda": before_meeting.agenda_content,
        "election_method": before_meeting.method_content,
        "sign_in": before_meeting.sign_in_content,
        "staff_list": before_meeting.staff_content,
        "elected_list": at_meeting.elected_content,
        "minutes": at_meeting.minutes_content,
    }
    if voted is None:
        return of_election[kind](facts)
    if kind == "ballot":
        return before_meeting.sample_ballot_content(voted)
    of_round = {
        "ballot_account": at_meeting.account_content,
        "tally_sheet": at_meeting.tally_content,
        "doubtful": doubtful.doubtful_content,
        "result_report": at_meeting.result_content,
    }
    return of_round[kind](facts, voted)
