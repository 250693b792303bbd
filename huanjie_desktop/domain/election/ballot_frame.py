"""The fixed part of a ballot: margins, registration marks, codes, heading, seal place and ruler."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product

from huanjie_desktop.domain.election.ballot_parts import (
    CODE_CAPTION,
    CODE_SIZE,
    BallotSpec,
    Code,
    Label,
    LabelRole,
    Marker,
    Paper,
    Rect,
)
from huanjie_desktop.domain.election.title_lines import is_broken_by_sense, title_lines

MARKER_EDGE = 800
SEAL_SIZE = 4200
RULER_LENGTH = 5000
FRAME = 40


@dataclass(frozen=True)
class Frame:
    """Where things may stand on one paper."""

    paper: Paper
    marks: bool

    @property
    def width(self) -> int:
        """Width of the paper."""
        return self.paper.size[0]

    @property
    def height(self) -> int:
        """Height of the paper."""
        return self.paper.size[1]

    @property
    def marker(self) -> int:
        """Edge of a registration mark."""
        return 1000 if self.paper is Paper.A4 else 900

    @property
    def left(self) -> int:
        """Left edge of the contents, clear of the marks at mid-height."""
        return 2000 + FRAME if self.paper is Paper.A4 else 1000

    @property
    def right(self) -> int:
        """Right edge of the contents."""
        return self.width - self.left

    @property
    def inner(self) -> int:
        """Width of the contents."""
        return self.right - self.left

    @property
    def row(self) -> int:
        """Width of a row of boxes at the top, where no mark stands at the side."""
        return self.width - 2000

    @property
    def code_top(self) -> Rect:
        """Place of the code near the top."""
        edge = MARKER_EDGE + self.marker
        return Rect(self.width - MARKER_EDGE - CODE_SIZE, edge + 300, CODE_SIZE, CODE_SIZE)

    @property
    def code_bottom(self) -> Rect:
        """Place of the code at the bottom centre."""
        return Rect((self.width - CODE_SIZE) // 2, self.height - 1300 - CODE_SIZE, CODE_SIZE, CODE_SIZE)

    @property
    def seal(self) -> Rect:
        """Place of the seal, bottom right, between the lower code and the mark of that corner."""
        right = min(self.right, self.width - MARKER_EDGE - self.marker - 200)
        return Rect(right - SEAL_SIZE, self.height - 900 - SEAL_SIZE, SEAL_SIZE, SEAL_SIZE)

    @property
    def text_foot(self) -> int:
        """The lowest edge of the explanation, clear of the lower code."""
        return self.code_bottom.y - 250

    @property
    def samples(self) -> Rect:
        """Place of the example signs, left of the lower code."""
        return Rect(self.left, self.code_bottom.y + 250, self.code_bottom.x - 250 - self.left, 500)


def markers(frame: Frame) -> tuple[Marker, ...]:
    """Return the registration marks: four corners clockwise, on A4 two more at mid-height."""
    if not frame.marks:
        return ()
    size = frame.marker
    far_x, far_y = frame.width - MARKER_EDGE - size, frame.height - MARKER_EDGE - size
    places = [(MARKER_EDGE, MARKER_EDGE), (far_x, MARKER_EDGE), (far_x, far_y), (MARKER_EDGE, far_y)]
    if frame.paper is Paper.A4:
        middle = (frame.height - size) // 2
        places += [(MARKER_EDGE, middle), (far_x, middle)]
    return tuple(Marker(number, x, y, size) for number, (x, y) in enumerate(places))


def codes(frame: Frame, text: str) -> tuple[Code, ...]:
    """Return the two codes, near the top and at the bottom centre."""
    if not frame.marks:
        return ()
    return tuple(Code(text, place.x, place.y) for place in (frame.code_top, frame.code_bottom))


def ruler(frame: Frame) -> Rect | None:
    """Return the place of the 50 mm ruler in the left margin."""
    return Rect(450, 6000, 200, RULER_LENGTH) if frame.marks else None


def captions(frame: Frame) -> tuple[Label, ...]:
    """Return the small words under the lower code (what it is for) and under the ruler."""
    if not frame.marks:
        return ()
    code = frame.code_bottom
    words = [
        Label(LabelRole.CAPTION, text, code.x - 300, code.bottom + 120 + n * 280, code.w + 600, 250, 250, centred=True)
        for n, text in enumerate(CODE_CAPTION)
    ]
    return (
        *words,
        Label(LabelRole.CAPTION, "50", 420, 6000 + RULER_LENGTH + 100, 400, 200, 200),
        Label(LabelRole.CAPTION, "mm", 420, 6000 + RULER_LENGTH + 350, 400, 200, 200),
    )


def ems(text: str, size: int) -> int:
    """Estimate the width of a text: a wide character takes its size, a narrow one six tenths of it."""
    wide = sum(unicodedata.east_asian_width(character) in "WFA" for character in text)
    return (wide * 10 + (len(text) - wide) * 6) * size // 10


def heading(spec: BallotSpec, frame: Frame) -> tuple[Label, ...] | None:
    """Return the title and the line of branch and date, or None when the title is too long for three lines."""
    width = frame.width - 2 * (MARKER_EDGE + CODE_SIZE + 300)
    found = _title(spec.title, width, range(780 if frame.paper is Paper.A4 else 600, 440, -40))
    if found is None:
        return None
    lines, size = found
    left, y, step = (frame.width - width) // 2, 850, size * 13 // 10
    tall = 460 if frame.paper is Paper.A4 else 400
    labels = [
        Label(LabelRole.TITLE, line, left, y + number * step, width, size, size, centred=True)
        for number, line in enumerate(lines)
    ]
    under = _under_title(spec)
    top = y + len(lines) * step + 150
    if under:
        labels.append(Label(LabelRole.DATE, under, left, top, width, tall, _fitting(under, tall, width), centred=True))
    return tuple(labels)


def _wide(size: int, text: str) -> int:
    return ems(text, size)


def _title(text: str, width: int, sizes: Sequence[int]) -> tuple[tuple[str, ...], int] | None:
    """Return the lines of the title and their letters: two lines broken by sense if possible, as large as they go."""
    settings = [(title_lines(text, width, partial(_wide, size)), size) for size in sizes]
    for by_sense, most in product((True, False), (2, 3)):
        for lines, size in settings:
            if len(lines) <= most and (is_broken_by_sense(lines) or not by_sense):
                return lines, size
    return None


def _under_title(spec: BallotSpec) -> str:
    branch = "" if spec.branch in spec.title else spec.branch
    return "　".join(part for part in (branch, spec.date_text) if part)


def _fitting(text: str, size: int, width: int) -> int:
    return max(200, min(size, size * width // max(1, ems(text, size))))
