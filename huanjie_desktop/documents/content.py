"""What several papers say in the same way: which vote, who counted, a vote by show of hands."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Head:
    """Which vote a paper is about.

    `branch` is the official name (中共……支部委员会), `vote` what is elected (支部委员会委员选举), `date_text` the
    day as printed (2026年10月12日), `round_note` tells a further round (再次投票，第2轮) and is "" for the first.
    """

    branch: str
    vote: str
    date_text: str
    place: str = ""
    round_note: str = ""

    @property
    def vote_text(self) -> str:
        """The vote with its round."""
        return f"{self.vote}（{self.round_note}）" if self.round_note else self.vote


@dataclass(frozen=True)
class Staff:
    """Scrutineers (监票人), tellers (计票人); `head` is the head scrutineer (总监票人), "" where there is only one."""

    scrutineers: tuple[str, ...]
    tellers: tuple[str, ...]
    head: str = ""
    caller: str = ""


def scrutineer_labels(staff: Staff) -> list[str]:
    """Return the labels of the places where all scrutineers sign."""
    head = ["总监票人签名"] if staff.head else []
    return [*head, *["监票人签名"] * max(1, len(staff.scrutineers) - bool(staff.head))]


def staff_labels(staff: Staff) -> list[str]:
    """Return the labels of the places where scrutineers and tellers sign."""
    return [*scrutineer_labels(staff), *["计票人签名"] * max(1, len(staff.tellers))]


@dataclass(frozen=True)
class Hands:
    """A vote by show of hands: 赞成, 反对, 弃权."""

    yes: int
    no: int
    abstain: int

    @property
    def text(self) -> str:
        """The figures in the words of the minutes."""
        return f"赞成{self.yes}人，反对{self.no}人，弃权{self.abstain}人"
