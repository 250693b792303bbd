"""The foot of a ballot: how to fill it in (填票说明), the example signs and the place of the seal."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from huanjie_desktop.domain.election.ballot_frame import Frame, ems
from huanjie_desktop.domain.election.ballot_parts import BallotSpec, Label, LabelRole, Rect, Sample

LETTERS = (360, 340, 320, 300)
SIGN = 500
HEADING = "填票说明："
NEVER_FIRST = "，。、；：！？）》」”’%"


@dataclass(frozen=True)
class Foot:
    """The explanation, placed from y = 0 down to `height`, which stands at the frame's text foot."""

    labels: tuple[Label, ...]
    height: int

    def at(self, y: int) -> tuple[Label, ...]:
        """Return the lines moved down to `y`."""
        return tuple(replace(label, y=label.y + y) for label in self.labels)


def foot(spec: BallotSpec, frame: Frame, letter: int) -> Foot:
    """Return the explanation set in letters of one size.

    Lines above the seal run over the whole width, those beside it stop short of it.
    """
    full = frame.inner
    narrow = frame.seal.x - 400 - frame.left if spec.seal else full
    step = letter * 14 // 10
    words = (HEADING + "".join(spec.explanation[:1]), *spec.explanation[1:])
    for wide in range(len(words) * 3, -1, -1):
        lines = wrapped(words, letter, [full] * wide + [narrow])
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

    No line starts with a closing mark.
    """
    lines: list[str] = []
    for text in paragraphs:
        line = ""
        for position, character in enumerate(text):
            following = text[position + 1 : position + 2]
            tail = following if following and following in NEVER_FIRST else ""
            width = widths[min(len(lines), len(widths) - 1)]
            if line and character not in NEVER_FIRST and ems(line + character + tail, letter) > width:
                lines.append(line)
                line = ""
            line += character
        lines.append(line)
    return tuple(lines)


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
