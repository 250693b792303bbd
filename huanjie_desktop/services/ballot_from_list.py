"""Ballots for any vote, from a list of names and without an office file."""

from dataclasses import dataclass
from pathlib import Path

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.ballot_design import (
    BallotDesign,
    BallotSpec,
    Layout,
    Paper,
    design_ballot,
    design_to_json,
)
from huanjie_desktop.domain.people.stroke_order import in_stroke_order
from huanjie_desktop.services.election_work import refuse_errors
from huanjie_desktop.services.stroke_table import stroke_table
from huanjie_desktop.services.text_files import read_names, refuse_existing, write_new


@dataclass(frozen=True)
class BallotOrder:
    """What is wanted. `as_listed` keeps the order of the file, as for posts approved in an order (R-16, R-27)."""

    title: str
    seats: int
    names: Path
    copies: int
    paper: Paper = Paper.A5
    layout: Layout = Layout.ABOVE
    as_listed: bool = False
    sample: bool = False


def ballots_from_list(order: BallotOrder, pdf: Path, geometry: Path) -> BallotDesign:
    """Write the ballots as PDF and their geometry as JSON. Raises UserError for names, order or files that refuse."""
    names = tuple(read_names(order.names))
    if not order.as_listed:
        names = tuple(in_stroke_order(names, stroke_table()))
    design = _designed(order, names)
    from huanjie_desktop.documents.papers.ballot import BallotContent, draw

    refuse_existing(geometry)
    write_new(pdf, draw(BallotContent(design, order.copies)))
    try:
        write_new(geometry, design_to_json(design).encode("utf-8"))
    except UserError:
        pdf.unlink()
        raise
    return design


def _designed(order: BallotOrder, names: tuple[str, ...]) -> BallotDesign:
    from huanjie_desktop.domain.election.explanation import explanation
    from huanjie_desktop.domain.election.method import ElectionMethod

    words = explanation(ElectionMethod(), order.seats, len(names))
    spec = BallotSpec(
        order.title, names, order.seats, paper=order.paper, layout=order.layout, explanation=words,
        election=order.title, sample=order.sample,
    )  # fmt: skip
    answer = design_ballot(spec)
    refuse_errors(answer.problems)
    if answer.design is None:
        raise UserError("ballot_does_not_fit")
    return answer.design
