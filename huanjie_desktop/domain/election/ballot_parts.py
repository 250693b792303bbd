"""What a ballot (选票) is made of: its order, and the finished geometry that printing and reading share.

All lengths are whole hundredths of a millimetre, the origin is the top left corner of the page.
"""

from dataclasses import dataclass
from enum import StrEnum

DICTIONARY = "DICT_4X4_50"
CODE_SIZE = 1500
CODE_CAPTION = ("每张相同，", "仅用于识别票种")


class Paper(StrEnum):
    """Size of the sheet."""

    A4 = "A4"
    A5 = "A5"

    @property
    def size(self) -> tuple[int, int]:
        """Width and height, upright."""
        return (21000, 29700) if self is Paper.A4 else (14800, 21000)


class Layout(StrEnum):
    """Where the boxes stand: above the names in one row, or beside them in columns."""

    ABOVE = "above"
    BESIDE = "beside"


class BoxKind(StrEnum):
    """What a box is for."""

    MARK = "mark"
    WRITE_IN = "writein"
    WRITE_IN_MARK = "writein-mark"


class LabelRole(StrEnum):
    """What a printed text is, which decides its font."""

    TITLE = "title"
    DATE = "date"
    NAME = "name"
    SECTION = "section"
    EXPLANATION = "explanation"
    CAPTION = "caption"


@dataclass(frozen=True)
class Rect:
    """A rectangle by its top left corner, width and height."""

    x: int
    y: int
    w: int
    h: int

    @property
    def right(self) -> int:
        """The x of the right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> int:
        """The y of the bottom edge."""
        return self.y + self.h

    def gap(self, other: "Rect") -> int:
        """Distance between the edges along the axis on which the two are further apart; negative when they overlap."""
        across = max(self.x - other.right, other.x - self.right)
        down = max(self.y - other.bottom, other.y - self.bottom)
        return max(across, down)


@dataclass(frozen=True)
class Marker:
    """A registration mark; ids 0–3 clockwise from top left, on A4 also 4 (left) and 5 (right) at mid-height."""

    id: int
    x: int
    y: int
    size: int

    @property
    def rect(self) -> Rect:
        """The place it takes."""
        return Rect(self.x, self.y, self.size, self.size)


@dataclass(frozen=True)
class Code:
    """A QR code, level M, the same on every ballot of a kind and round."""

    text: str
    x: int
    y: int
    size: int = CODE_SIZE

    @property
    def rect(self) -> Rect:
        """The place it takes, without its white margin."""
        return Rect(self.x, self.y, self.size, self.size)


@dataclass(frozen=True)
class Box:
    """A mark box (c1 …), a write-in cell (w1 …) or the box of a write-in cell (m1 …)."""

    id: str
    name: str
    kind: BoxKind
    x: int
    y: int
    w: int
    h: int
    page: int = 0

    @property
    def rect(self) -> Rect:
        """The place inside its frame."""
        return Rect(self.x, self.y, self.w, self.h)


@dataclass(frozen=True)
class Label:
    """A printed text of letters `size` high: in the middle of its place when `centred`, downwards when `upright`."""

    role: LabelRole
    text: str
    x: int
    y: int
    w: int
    h: int
    size: int
    centred: bool = False
    upright: bool = False

    @property
    def rect(self) -> Rect:
        """The place the text may fill."""
        return Rect(self.x, self.y, self.w, self.h)


@dataclass(frozen=True)
class Sample:
    """A printed example sign (○ or ×) of the explanation, also a reference for the reader."""

    sign: str
    x: int
    y: int
    size: int

    @property
    def rect(self) -> Rect:
        """The place it takes."""
        return Rect(self.x, self.y, self.size, self.size)


@dataclass(frozen=True)
class BallotSpec:
    """The order for a ballot: what it asks and how it should look.

    `kind` is a short ASCII word such as `committee`; `election` is any text that tells this election from others;
    `explanation` is one paragraph an entry (domain/election/explanation.py makes it from the election method).
    """

    title: str
    candidates: tuple[str, ...]
    seats: int
    date_text: str = ""
    branch: str = ""
    paper: Paper = Paper.A5
    layout: Layout = Layout.ABOVE
    write_ins: int | None = None
    explanation: tuple[str, ...] = ()
    kind: str = "committee"
    round: int = 1
    election: str = ""
    seal: bool = True
    marks: bool = True
    sample: bool = False

    @property
    def write_in_places(self) -> int:
        """Number of write-in cells: as many as seats unless told otherwise."""
        return self.seats if self.write_ins is None else self.write_ins


@dataclass(frozen=True)
class BallotDesign:
    """The one geometry of a ballot, used for printing and for reading."""

    paper: Paper
    layout: Layout
    kind: str
    round: int
    seats: int
    title: str
    markers: tuple[Marker, ...]
    codes: tuple[Code, ...]
    boxes: tuple[Box, ...]
    labels: tuple[Label, ...]
    samples: tuple[Sample, ...]
    rules: tuple[Rect, ...]
    seal: Rect | None
    ruler: Rect | None
    sample: bool = False

    def boxes_of(self, kind: BoxKind) -> tuple[Box, ...]:
        """Return the boxes of one kind in their order on the paper."""
        return tuple(box for box in self.boxes if box.kind is kind)
