"""All papers of an election at once: what can be made is made, for the rest it is said what is missing."""

from dataclasses import dataclass, field
from pathlib import Path

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.ids import ElectionId
from huanjie_desktop.services import elections
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.papers.make import make_paper, paper_list
from huanjie_desktop.services.texts.text import sentence


@dataclass
class AllPapers:
    """The files that were written, and for each other paper by its title what is missing."""

    written: list[Path] = field(default_factory=list)
    missing: dict[str, list[str]] = field(default_factory=dict)


def make_all_papers(office: Office, election_id: ElectionId, folder: Path) -> AllPapers:
    """Write every paper of an election that can be made into `folder`, making it where it is not there.

    Raises UserError for an unknown election or a folder that refuses.
    """
    _refuse_unknown(office, election_id)
    _make_folder(folder)
    made = AllPapers()
    for paper in paper_list(office, election_id):
        if paper.ready:
            made.written.append(make_paper(office, election_id, paper.kind, folder, paper.round_id).value)
        else:
            made.missing[paper.title] = [sentence(problem) for problem in paper.missing]
    return made


def _refuse_unknown(office: Office, election_id: ElectionId) -> None:
    known = elections.elections(office)
    if election_id not in {one.id for one in known}:
        names = "；".join(f"{one.id} {one.title}" for one in known[:20])
        raise UserError("election_unknown", number=election_id, known=names or "（还没有）")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise UserError("file_not_written", file=folder.name) from trouble
