"""Measures a finished ballot: every distance that reading and the clerk's eye rely on."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from huanjie_desktop.domain.election.ballot_parts import BallotDesign, Box, BoxKind, Paper, Rect
from huanjie_desktop.domain.problems import Problem, error

BOX_LEAST, BOX_LARGEST = 1200, 1400
BOX_TO_BOX = 600
BOX_TO_NAME = 500
BOX_RING = 300
WHITE = 200
PAGE_EDGE = 400
SAMPLE_AWAY = 1000
LINE = "line"

Named = tuple[str, Rect]


def design_problems(design: BallotDesign) -> tuple[Problem, ...]:
    """Return every distance of the ballot that is too small, each as an error (`ballot_geometry`)."""
    return (
        *_sizes(design),
        *_near_marks(design),
        *_near_boxes(design),
        *_overlaps(design),
        *_outside(design),
        *_corners(design),
    )


def _too_near(pairs: Iterable[tuple[Named, Named, int]]) -> Iterator[Problem]:
    for (one, first), (two, second), least in pairs:
        if first.gap(second) < least:
            yield _bad(f"{one} – {two}", first.gap(second), least)


def _bad(where: str, found: int, least: int) -> Problem:
    return error("ballot_geometry", where=where, found=found, least=least)


def _sizes(design: BallotDesign) -> Iterator[Problem]:
    for box in design.boxes:
        if box.kind is BoxKind.WRITE_IN:
            if not _is_write_in(box):
                yield _bad(box.id, box.w, 2400 if box.h > box.w else 5500)
        elif not (BOX_LEAST <= box.w == box.h <= BOX_LARGEST):
            yield _bad(box.id, box.w, BOX_LEAST)
    if design.ruler and design.ruler.h != 5000:
        yield _bad("ruler", design.ruler.h, 5000)


def _is_write_in(box: Box) -> bool:
    return (box.w >= 5500 and box.h >= 1400) or (box.w >= 2400 and box.h >= 3800)


def _printed(design: BallotDesign) -> list[Named]:
    """Everything printed except boxes, marks and codes."""
    things = [(label.text, label.rect) for label in design.labels]
    things += [(f"sample {sample.sign}", sample.rect) for sample in design.samples]
    things += [(LINE, rule) for rule in design.rules]
    things += [(name, place) for name, place in (("seal", design.seal), ("ruler", design.ruler)) if place]
    return things


def _marks(design: BallotDesign) -> list[Named]:
    things = [(f"marker {marker.id}", marker.rect) for marker in design.markers]
    return things + [("code", code.rect) for code in design.codes]


def _near_marks(design: BallotDesign) -> Iterator[Problem]:
    boxes = [(box.id, box.rect) for box in design.boxes]
    marks = _marks(design)
    captions = [(label.text, label.rect) for label in design.labels if label.role == "caption"]
    others = [thing for thing in _printed(design) if thing not in captions] + boxes
    yield from _too_near((mark, thing, WHITE) for mark in marks for thing in others)
    yield from _too_near((mark, thing, 100) for mark in marks for thing in captions)
    yield from _too_near((one, two, WHITE) for one, two in combinations(marks, 2))


def _near_boxes(design: BallotDesign) -> Iterator[Problem]:
    marks = [(box.id, box.rect) for box in design.boxes if box.kind is not BoxKind.WRITE_IN]
    cells = [(box.id, box.rect) for box in design.boxes if box.kind is BoxKind.WRITE_IN]
    names = [(label.text, label.rect) for label in design.labels if label.role == "name"]
    samples = [(sample.sign, sample.rect) for sample in design.samples]
    rest = [thing for thing in _printed(design) if thing not in names]
    yield from _too_near((one, two, BOX_TO_BOX) for one, two in combinations(marks, 2))
    yield from _too_near((mark, thing, BOX_TO_NAME) for mark in marks for thing in names + cells)
    yield from _too_near((mark, thing, BOX_RING) for mark in marks for thing in rest)
    yield from _too_near((mark, thing, SAMPLE_AWAY) for mark in marks for thing in samples)


def _overlaps(design: BallotDesign) -> Iterator[Problem]:
    cells = [(box.id, box.rect) for box in design.boxes if box.kind is BoxKind.WRITE_IN]
    pairs = combinations([*_printed(design), *cells], 2)
    yield from _too_near((one, two, 0) for one, two in pairs if not one[0] == two[0] == LINE)


def _outside(design: BallotDesign) -> Iterator[Problem]:
    width, height = design.paper.size
    things = [*_printed(design), *_marks(design), *((box.id, box.rect) for box in design.boxes)]
    for name, place in things:
        nearest = min(place.x, place.y, width - place.right, height - place.bottom)
        if nearest < PAGE_EDGE:
            yield _bad(f"{name} – edge", nearest, PAGE_EDGE)


def _corners(design: BallotDesign) -> Iterator[Problem]:
    size, count = (1000, 6) if design.paper is Paper.A4 else (900, 4)
    if not design.markers:
        return
    if [marker.id for marker in design.markers] != list(range(count)):
        yield _bad("markers", len(design.markers), count)
    for marker in design.markers:
        if marker.size != size:
            yield _bad(f"marker {marker.id}", marker.size, size)
