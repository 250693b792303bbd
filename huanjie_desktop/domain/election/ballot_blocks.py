"""Blocks of a ballot: the candidates with their boxes, and the cells for writing in another person (另选他人)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from huanjie_desktop.domain.election.ballot_frame import Frame
from huanjie_desktop.domain.election.ballot_parts import (
    BallotSpec,
    Box,
    BoxKind,
    Label,
    LabelRole,
    Layout,
    Paper,
    Rect,
)

BOX_GAP = 600
NAME_GAP = 500
LEAST_NAME = 480
LEAST_LONG_NAME = 290
LARGEST_NAME = 720
WRITE_IN = Rect(0, 0, 5500, 1400)
WRITE_IN_UPRIGHT = Rect(0, 0, 2400, 3800)


@dataclass(frozen=True)
class Block:
    """Boxes and names that stand together, placed from y = 0."""

    boxes: tuple[Box, ...]
    labels: tuple[Label, ...]
    height: int

    def at(self, y: int) -> "Block":
        """Return the block moved down to `y`."""
        boxes = tuple(replace(box, y=box.y + y) for box in self.boxes)
        return Block(boxes, tuple(replace(label, y=label.y + y) for label in self.labels), self.height)


NOTHING = Block((), (), 0)
Maker = Callable[[int], Block | None]


def box_sizes(frame: Frame) -> tuple[int, ...]:
    """Return the edges of a mark box to try, largest first."""
    return (1400, 1200) if frame.paper is Paper.A4 else (1200,)


def candidate_makers(spec: BallotSpec, frame: Frame) -> Iterator[Maker]:
    """Offer the arrangements of the candidates, the most natural first; a maker takes the gap between rows."""
    for size in box_sizes(frame):
        if spec.layout is Layout.ABOVE:
            yield partial(_above_level, spec, frame, size)
            yield partial(_above_upright, spec, frame, size)
    if spec.layout is Layout.BESIDE:
        for columns in range(1, 5):
            for size in box_sizes(frame):
                yield partial(_beside, spec, frame, size, columns)


def write_in_makers(spec: BallotSpec, frame: Frame) -> Iterator[Maker]:
    """Offer the arrangements of the write-in cells, the most natural first."""
    if not spec.write_in_places:
        yield lambda _: NOTHING
        return
    level = [partial(_write_in_level, spec, frame, columns) for columns in (1, 2)]
    upright = [partial(_write_in_upright, spec, frame)]
    yield from upright + level if spec.layout is Layout.ABOVE else level + upright


def places(names: tuple[str, ...]) -> int:
    """Return over how many characters the names are spread: the longest, at least three."""
    return max(3, *(len(name) for name in names))


def _above(spec: BallotSpec, frame: Frame, size: int) -> tuple[int, int] | None:
    count = len(spec.candidates)
    pitch = min(frame.row // count, 4000)
    left = (frame.width - pitch * count) // 2
    return (left, pitch) if pitch >= size + BOX_GAP else None


def _row(spec: BallotSpec, left: int, pitch: int, size: int) -> tuple[Box, ...]:
    inset = (pitch - size) // 2
    return tuple(
        Box(f"c{n + 1}", name, BoxKind.MARK, left + n * pitch + inset, 0, size, size)
        for n, name in enumerate(spec.candidates)
    )


def _above_level(spec: BallotSpec, frame: Frame, size: int, _gap: int) -> Block | None:
    place = _above(spec, frame, size)
    if place is None:
        return None
    left, pitch = place
    letter = min(LARGEST_NAME, (pitch - 500) // places(spec.candidates))
    if letter < LEAST_NAME:
        return None
    labels = tuple(
        _name(name, Rect(left + n * pitch + 100, size + NAME_GAP, pitch - 200, letter), letter)
        for n, name in enumerate(spec.candidates)
    )
    return Block(_row(spec, left, pitch, size), labels, size + NAME_GAP + letter)


def _above_upright(spec: BallotSpec, frame: Frame, size: int, _gap: int) -> Block | None:
    place = _above(spec, frame, size)
    count = places(spec.candidates)
    letter = min(LARGEST_NAME, 6000 // count)
    if place is None or letter < LEAST_NAME:
        return None
    left, pitch = place
    tall = count * letter * 11 // 10
    first = left + (pitch - letter) // 2
    labels = tuple(
        replace(_name(name, Rect(first + n * pitch, size + NAME_GAP, letter, tall), letter), upright=True)
        for n, name in enumerate(spec.candidates)
    )
    return Block(_row(spec, left, pitch, size), labels, size + NAME_GAP + tall)


def _beside(spec: BallotSpec, frame: Frame, size: int, columns: int, gap: int) -> Block | None:
    needed = places(spec.candidates) * LEAST_NAME + NAME_GAP + size + BOX_GAP
    wide = min((frame.inner + BOX_GAP) // columns, max(needed, 8200))
    room = wide - BOX_GAP - size - NAME_GAP
    letter = min(LARGEST_NAME, room // places(spec.candidates))
    rows = -(-len(spec.candidates) // columns)
    if letter < _least_letter(spec.candidates) or -(-len(spec.candidates) // rows) < columns:
        return None
    left = (frame.width - wide * columns + BOX_GAP) // 2
    boxes, labels = [], []
    for n, name in enumerate(spec.candidates):
        x, y = left + n // rows * wide, n % rows * (size + gap)
        boxes.append(Box(f"c{n + 1}", name, BoxKind.MARK, x + room + NAME_GAP, y, size, size))
        labels.append(_name(name, Rect(x, y + (size - letter) // 2, room, letter), letter))
    return Block(tuple(boxes), tuple(labels), rows * (size + gap) - gap)


def _least_letter(names: tuple[str, ...]) -> int:
    """Return the smallest letter in which names may be set: very long ones would not fit otherwise."""
    return LEAST_NAME if places(names) <= 12 else LEAST_LONG_NAME


def _name(name: str, place: Rect, letter: int) -> Label:
    return Label(LabelRole.NAME, name, place.x, place.y, place.w, place.h, letter, centred=True)


def _pair(number: int, cell: Rect, mark: Rect) -> tuple[Box, Box]:
    return (
        Box(f"w{number}", "", BoxKind.WRITE_IN, cell.x, cell.y, cell.w, cell.h),
        Box(f"m{number}", "", BoxKind.WRITE_IN_MARK, mark.x, mark.y, mark.w, mark.h),
    )


def _write_in_level(spec: BallotSpec, frame: Frame, columns: int, gap: int) -> Block | None:
    size, tall, count = 1200, WRITE_IN.h, spec.write_in_places
    wide = min((frame.inner + BOX_GAP) // columns, 9500)
    cell = wide - BOX_GAP - size - NAME_GAP
    if cell < WRITE_IN.w or count < columns:
        return None
    rows = -(-count // columns)
    left = (frame.width - wide * columns + BOX_GAP) // 2
    boxes: list[Box] = []
    for n in range(count):
        x, y = left + n // rows * wide, n % rows * (tall + gap)
        mark = Rect(x + cell + NAME_GAP, y + (tall - size) // 2, size, size)
        boxes += _pair(n + 1, Rect(x, y, cell, tall), mark)
    return Block(tuple(boxes), (), rows * (tall + gap) - gap)


def _write_in_upright(spec: BallotSpec, frame: Frame, gap: int) -> Block:
    size, cell, count = 1200, WRITE_IN_UPRIGHT, spec.write_in_places
    rows = -(-count // (frame.inner // cell.w))
    row = -(-count // rows)
    pitch = min(frame.inner // row, 3000)
    left, step = (frame.width - pitch * row) // 2, size + NAME_GAP + cell.h
    boxes: list[Box] = []
    for n in range(count):
        x, y = left + n % row * pitch, n // row * (step + gap)
        mark = Rect(x + (pitch - size) // 2, y, size, size)
        boxes += _pair(n + 1, Rect(x + (pitch - cell.w) // 2, y + size + NAME_GAP, cell.w, cell.h), mark)
    return Block(tuple(boxes), (), rows * (step + gap) - gap)
