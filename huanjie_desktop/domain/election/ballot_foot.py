"""The foot of a ballot: how to fill it in (填票说明), the example signs and the place of the seal."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from huanjie_desktop.domain.election.ballot_frame import Frame, ems
from huanjie_desktop.domain.election.ballot_parts import BallotSpec, Label, LabelRole, Rect, Sample

LETTERS = (360, 340, 320, 300)
RUN_IN = (320, 300)
SIGN = 500
MOST_WIDE = 12
HEADING = "填票说明："
NEVER_FIRST = "，。、；：！？）》」”’%"
NEVER_LAST = "“（《"


@dataclass(frozen=True)
class Foot:
    """The explanation, placed from y = 0 down to `height`, which stands at the frame's text foot."""

    labels: tuple[Label, ...]
    height: int

    def at(self, y: int) -> tuple[Label, ...]:
        """Return the lines moved down to `y`."""
        return tuple(replace(label, y=label.y + y) for label in self.labels)


def feet(spec: BallotSpec, frame: Frame) -> tuple[Foot, ...]:
    """Return the explanation in all its settings, the most readable first; the last ones run the items together."""
    return _feet(spec.explanation, spec.seal, frame)


@lru_cache(maxsize=64)
def _feet(explanation: tuple[str, ...], seal: bool, frame: Frame) -> tuple[Foot, ...]:
    items = (HEADING + "".join(explanation[:1]), *explanation[1:])
    narrow = frame.seal.x - 400 - frame.left if seal else frame.inner
    return (
        *(_foot(items, frame, narrow, (letter, letter * 14 // 10)) for letter in LETTERS),
        *(_foot(("".join(items),), frame, narrow, (letter, letter * 13 // 10)) for letter in RUN_IN),
    )


def _foot(items: Sequence[str], frame: Frame, narrow: int, sizes: tuple[int, int]) -> Foot:
    """Set the explanation: lines above the seal run over the whole width, those beside it stop short of it."""
    letter, step = sizes
    full = frame.inner
    for wide in range(MOST_WIDE, -1, -1):
        lines = wrapped(items, letter, [full] * wide + [narrow])
        height = len(lines) * step
        if frame.text_foot - height + min(wide, len(lines)) * step <= frame.seal.y - 100:
            break
    labels = [
        Label(LabelRole.EXPLANATION, line, frame.left, n * step, full if n < wide else narrow, letter, letter)
        for n, line in enumerate(lines)
    ]
    return Foot(tuple(labels), height)


def wrapped(paragraphs: Sequence[str], letter: int, widths: Sequence[int]) -> tuple[str, ...]:
    """Break paragraphs into lines, the nth within the nth width (the last counts for all after it).

    No line starts with a closing mark or ends with an opening one.
    """
    lines: list[str] = []
    for text in paragraphs:
        line, used = "", 0
        for position, character in enumerate(text):
            width, wide = widths[min(len(lines), len(widths) - 1)], ems(character, letter)
            if line and character not in NEVER_FIRST and used + wide + ems(_tail(text, position), letter) > width:
                kept = line.rstrip(NEVER_LAST) or line
                lines.append(kept)
                line = line[len(kept) :]
                used = ems(line, letter)
            line += character
            used += wide
        lines.append(line)
    return tuple(lines)


def _tail(text: str, position: int) -> str:
    """Return the closing marks that follow a character and must stand on its line."""
    end = position + 1
    while end < len(text) and text[end] in NEVER_FIRST:
        end += 1
    return text[position + 1 : end]


def examples(frame: Frame) -> tuple[tuple[Sample, ...], tuple[Label, ...]]:
    """Return the example signs ○ and × with their meaning, left of the lower code."""
    place, letter = frame.samples, 340
    inset = (SIGN - letter) // 2
    signs, words, x = [], [], place.x
    for sign, text in (("O", "赞成"), ("X", "不赞成")):
        signs.append(Sample(sign, x, place.y, SIGN))
        width = ems(text, letter)
        words.append(Label(LabelRole.EXPLANATION, text, x + SIGN + 150, place.y + inset, width, letter, letter))
        x += SIGN + width + 500
    return tuple(signs), tuple(words)


def foot_top(spec: BallotSpec, frame: Frame, part: Foot) -> int:
    """Return the lowest y at which the foot can begin."""
    text = frame.text_foot - part.height
    return min(text, frame.seal.y) if spec.seal else text


def seal_place(spec: BallotSpec, frame: Frame) -> Rect | None:
    """Return the square round the seal's dotted circle, when the ballot is to carry a seal."""
    return frame.seal if spec.seal else None
