"""The foot of a ballot: how to fill it in (填票说明), the example signs and the place of the seal."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from huanjie_desktop.domain.election.ballot_frame import Frame, ems
from huanjie_desktop.domain.election.ballot_parts import BallotSpec, Label, LabelRole, Paper, Rect, Sample

LETTERS = {Paper.A4: (460, 430, 400, 375), Paper.A5: (380, 360, 340, 320)}
RUN_IN = {Paper.A4: (400, 375), Paper.A5: (340, 320, 300)}
SIGN = 500
MOST_WIDE = 12
MOST_WIDE = 14
HEADING = "填票说明："
NEVER_FIRST = "，。、；：！？）》」”’%"
NEVER_LAST = "“（《"


@dataclass(frozen=True)
class Foot:
    """The explanation in letters of one size; it ends at the frame's text foot or some way above it (`lift`)."""

    items: tuple[str, ...]
    frame: Frame
    letter: int
    step: int
    seal: bool

    def top(self, lift: int) -> int:
        """Return the y at which the foot begins: the text, or the seal where that stands higher."""
        text = self.frame.text_foot - lift - len(self._lines(lift)[0]) * self.step
        return min(text, self.frame.seal.y) if self.seal else text

    def at(self, lift: int) -> tuple[Label, ...]:
        """Return the lines in their place: those above the seal run over the whole width, the others stop short."""
        lines, wide = self._lines(lift)
        y, letter = self.frame.text_foot - lift - len(lines) * self.step, self.letter
        return tuple(
            Label(LabelRole.EXPLANATION, line, self.frame.left, y + n * self.step, width, letter, letter)
            for n, line in enumerate(lines)
            for width in [self.frame.inner if n < wide else self.narrow]
        )

    @property
    def narrow(self) -> int:
        """The width of the lines beside the seal."""
        return self.frame.seal.x - 400 - self.frame.left if self.seal else self.frame.inner

    def _lines(self, lift: int) -> tuple[tuple[str, ...], int]:
        return _broken(self, lift)


@lru_cache(maxsize=256)
def _broken(foot: Foot, lift: int) -> tuple[tuple[str, ...], int]:
    """Return the lines and how many of them run over the whole width."""
    frame, wide = foot.frame, MOST_WIDE
    while True:
        lines = wrapped(foot.items, foot.letter, [frame.inner] * wide + [foot.narrow])
        bottom = frame.text_foot - lift - (len(lines) - min(wide, len(lines))) * foot.step
        if bottom <= frame.seal.y - 100 or not wide:
            return lines, wide
        wide -= 1


def feet(spec: BallotSpec, frame: Frame) -> tuple[tuple[Foot, ...], ...]:
    """Return the explanation in all its settings, largest letters first: one paragraph an item, then run together."""
    items = (HEADING + "".join(spec.explanation[:1]), *spec.explanation[1:])
    return (
        tuple(Foot(items, frame, letter, letter * 14 // 10, spec.seal) for letter in LETTERS[frame.paper]),
        tuple(Foot(("".join(items),), frame, letter, letter * 13 // 10, spec.seal) for letter in RUN_IN[frame.paper]),
    )


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


def seal_place(spec: BallotSpec, frame: Frame) -> Rect | None:
    """Return the square round the seal's dotted circle, when the ballot is to carry a seal."""
    return frame.seal if spec.seal else None
