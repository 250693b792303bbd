"""Designs a ballot (选票): one geometry for printing and for reading (R-16)."""

import hashlib
from dataclasses import dataclass, replace

from huanjie_desktop.domain.election.ballot_check import design_problems
from huanjie_desktop.domain.election.ballot_foot import examples, seal_place
from huanjie_desktop.domain.election.ballot_frame import Frame, captions, codes, heading, markers, ruler
from huanjie_desktop.domain.election.ballot_json import design_from_json, design_to_json, design_to_mapping
from huanjie_desktop.domain.election.ballot_layout import Arrangement, arrange
from huanjie_desktop.domain.election.ballot_parts import (
    BallotDesign,
    BallotSpec,
    Box,
    BoxKind,
    Code,
    Label,
    LabelRole,
    Layout,
    Marker,
    Paper,
    Rect,
    Sample,
)
from huanjie_desktop.domain.problems import Problem, Severity, error

__all__ = [
    "BallotDesign",
    "BallotSpec",
    "Box",
    "BoxKind",
    "Code",
    "Designed",
    "Label",
    "LabelRole",
    "Layout",
    "Marker",
    "Paper",
    "Rect",
    "Sample",
    "design_ballot",
    "design_from_json",
    "design_problems",
    "design_to_json",
    "design_to_mapping",
]

SAMPLE_KIND = "sample"


@dataclass(frozen=True)
class Designed:
    """The answer to an order: a design, or the findings that say why there is none and what would fit."""

    design: BallotDesign | None
    problems: tuple[Problem, ...] = ()


def design_ballot(spec: BallotSpec) -> Designed:
    """Return the ballot's geometry, or an error that names what to do: A4, boxes beside, fewer write-in cells."""
    problems = _order_problems(spec)
    if problems:
        return Designed(None, problems)
    frame = Frame(spec.paper, spec.marks)
    parts = arrange(spec, frame)
    if parts is None:
        return Designed(None, (_does_not_fit(spec),))
    return Designed(_with_codes(spec, frame, _geometry(spec, frame, parts)))


def _order_problems(spec: BallotSpec) -> tuple[Problem, ...]:
    found = []
    if not spec.candidates:
        found.append(error("ballot_no_candidates", "R-16"))
    if spec.seats < 1:
        found.append(error("ballot_no_seats", "R-16", seats=spec.seats))
    if not spec.title.strip():
        found.append(error("ballot_no_title", "R-16"))
    for name in sorted({name for name in spec.candidates if spec.candidates.count(name) > 1}):
        found.append(error("ballot_same_name", "R-16", where=name, name=name))
    return tuple(found)


def _geometry(spec: BallotSpec, frame: Frame, parts: Arrangement) -> BallotDesign:
    signs, meanings = examples(frame)
    texts = parts.heading + parts.tables.labels + parts.explanation
    return BallotDesign(
        paper=spec.paper,
        layout=spec.layout,
        kind=spec.kind,
        round=spec.round,
        seats=spec.seats,
        title=spec.title.replace("\n", ""),
        markers=markers(frame),
        codes=(),
        boxes=parts.tables.boxes,
        labels=texts + meanings + captions(frame),
        samples=signs,
        rules=parts.tables.rules,
        seal=seal_place(spec, frame),
        ruler=ruler(frame),
        sample=spec.sample,
    )


def _with_codes(spec: BallotSpec, frame: Frame, design: BallotDesign) -> BallotDesign:
    kind = SAMPLE_KIND if spec.sample else spec.kind
    text = f"HJ1:{_fingerprint(spec, design)}:{kind}:{spec.round}"
    return replace(design, codes=codes(frame, text))


def _fingerprint(spec: BallotSpec, design: BallotDesign) -> str:
    """Eight hex digits of geometry and election; the sample ballot has those of the real one."""
    whole = design_to_json(replace(design, sample=False)) + "\n" + spec.election
    return hashlib.sha256(whole.encode()).hexdigest()[:8]


def _does_not_fit(spec: BallotSpec) -> Problem:
    """Say what would fit, the smallest change first."""
    values = {"candidates": len(spec.candidates), "write_ins": spec.write_in_places, "paper": spec.paper.value}
    large = replace(spec, paper=Paper.A4, layout=Layout.BESIDE)
    if heading(spec, Frame(spec.paper, spec.marks)) is None:
        code = "ballot_title_too_long"
    elif _fits(replace(spec, paper=Paper.A4)):
        code = "ballot_needs_a4"
    elif _fits(large):
        code = "ballot_needs_beside"
    elif _fits(replace(large, write_ins=0)):
        code = "ballot_needs_fewer_write_ins"
        values["most"] = next(n for n in range(spec.write_in_places, -1, -1) if _fits(replace(large, write_ins=n)))
    else:
        code = "ballot_too_full"
    return Problem(code, Severity.ERROR, "R-16", spec.title, values)


def _fits(spec: BallotSpec) -> bool:
    return arrange(spec, Frame(spec.paper, spec.marks)) is not None
