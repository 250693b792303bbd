"""Puts the blocks of a ballot on its page: heading, candidates, write-in cells, foot."""

from dataclasses import dataclass
from itertools import product

from huanjie_desktop.domain.election.ballot_blocks import NOTHING, Block, candidate_makers, write_in_makers
from huanjie_desktop.domain.election.ballot_foot import Foot, feet, foot_top
from huanjie_desktop.domain.election.ballot_frame import MARKER_EDGE, Frame, heading
from huanjie_desktop.domain.election.ballot_parts import BallotSpec, Label, LabelRole, Rect

ROW_GAPS = (1100, 900, 750, 600)
SECTION = 380
AFTER_SECTION = 340
BETWEEN = 600
LINE_BEFORE = 270
LINE = 20


@dataclass(frozen=True)
class Arrangement:
    """Everything between the heading and the bottom edge, in its place."""

    heading: tuple[Label, ...]
    candidates: Block
    write_ins: Block
    sections: tuple[Label, ...]
    rules: tuple[Rect, ...]
    explanation: tuple[Label, ...]


def arrange(spec: BallotSpec, frame: Frame) -> Arrangement | None:
    """Return the first arrangement that fits, with rows as far apart as the page allows, or None."""
    top = heading(spec, frame)
    ends = feet(spec, frame)
    if top is None:
        return None
    for candidates, write_ins in product(candidate_makers(spec, frame), write_in_makers(spec, frame)):
        for end, gap in product(ends, ROW_GAPS):
            upper, lower = candidates(gap), write_ins(gap)
            if upper is None or lower is None:
                break
            found = _stacked(spec, frame, top, (upper, lower), end)
            if found:
                return found
    return None


def _stacked(
    spec: BallotSpec, frame: Frame, top: tuple[Label, ...], blocks: tuple[Block, Block], end: Foot
) -> Arrangement | None:
    upper, lower = blocks
    first = _first_box(frame, top)
    need = upper.height + BETWEEN
    if lower is not NOTHING:
        need += _section_height() + lower.height + BETWEEN
    slack = foot_top(spec, frame, end) - first - need
    if slack < 0:
        return None
    space = min(1000, slack // 3)
    y = first + space // 2
    second = y + upper.height + BETWEEN + space
    lowest = foot_top(spec, frame, end)
    return Arrangement(
        top,
        upper.at(y),
        lower.at(second + _section_height()) if lower is not NOTHING else NOTHING,
        tuple(_sections(frame, y, second if lower is not NOTHING else None)),
        tuple(_line(frame, at - LINE_BEFORE) for at in ((second, lowest) if lower is not NOTHING else (lowest,))),
        end.at(lowest),
    )


def _first_box(frame: Frame, top: tuple[Label, ...]) -> int:
    code = frame.code_top.bottom + 350 if frame.marks else 0
    return max(top[-1].rect.bottom + 250 + SECTION + AFTER_SECTION, code, MARKER_EDGE + frame.marker + 300)


def _section_height() -> int:
    return SECTION + AFTER_SECTION


def _sections(frame: Frame, first: int, second: int | None) -> list[Label]:
    places = [("候选人", first - _section_height())]
    if second is not None:
        places.append(("另选他人", second))
    return [Label(LabelRole.SECTION, text, frame.left, y, 4000, SECTION, SECTION) for text, y in places]


def _line(frame: Frame, y: int) -> Rect:
    return Rect(frame.left, y, frame.inner, LINE)
