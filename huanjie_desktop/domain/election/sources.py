"""Where each rule comes from, and what of it a paper may cite: never an article number nobody checked (0.1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """How well a rule is known: text read, handbook, practice, not yet checked, law silent, decided by the design."""

    TEXT = "T"
    HANDBOOK = "H"
    PRACTICE = "X"
    UNCHECKED = "M"
    SILENT = "S"
    DESIGN = "D"


class Regulation(StrEnum):
    """The papers of the law by their full names."""

    ELECTION = "《中国共产党基层组织选举工作条例》"
    BRANCH = "《中国共产党支部工作条例（试行）》"
    MEMBERS = "《中国共产党党员教育管理工作条例》"
    TERMS = "《关于党的基层组织任期的意见》"
    METHOD = "本次大会通过的选举办法"


@dataclass(frozen=True)
class Source:
    """Where a rule comes from: the paper, how it is known (0.1), the article with a mark of its own; 0 is none."""

    regulation: Regulation
    marks: tuple[Mark, ...]
    article: int = 0
    article_mark: Mark = Mark.UNCHECKED

    @property
    def citation(self) -> str:
        """What a paper may print: the paper's name, with the article only where its text was read."""
        checked = self.article and self.article_mark is Mark.TEXT
        return f"{self.regulation}第{chinese_number(self.article)}条" if checked else self.regulation.value


_DIGITS = "零一二三四五六七八九"


def chinese_number(number: int) -> str:
    """Return 1 to 99 as an article is numbered: 十一, 二十五."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return f"{_DIGITS[tens] if tens > 1 else ''}十{_DIGITS[ones] if ones else ''}"


_ELECTION, _TEXT = Regulation.ELECTION, Mark.TEXT
_KNOWN, _CUSTOM = (Mark.HANDBOOK, Mark.PRACTICE), (Mark.PRACTICE,)

SOURCES: Mapping[str, Source] = {
    "0.4": Source(_ELECTION, (Mark.PRACTICE, Mark.DESIGN)),
    "R-03": Source(Regulation.BRANCH, (_TEXT, Mark.HANDBOOK), 11, _TEXT),
    "R-05": Source(_ELECTION, _KNOWN, 19),
    "R-12": Source(_ELECTION, _CUSTOM, 18),
    "R-16": Source(_ELECTION, _CUSTOM, 24),
    "R-18": Source(_ELECTION, (_TEXT, Mark.PRACTICE), 25, _TEXT),
    "R-19": Source(_ELECTION, _CUSTOM, 27),
    "R-20": Source(_ELECTION, _CUSTOM, 26),
    "R-21": Source(_ELECTION, (Mark.HANDBOOK,), 28),
    "R-22": Source(_ELECTION, (Mark.HANDBOOK,), 29),
    "R-23": Source(_ELECTION, (Mark.HANDBOOK, Mark.PRACTICE, Mark.SILENT), 29),
    "R-24": Source(_ELECTION, (Mark.HANDBOOK, Mark.SILENT), 29),
    "R-28": Source(_ELECTION, _KNOWN, 32),
    "R-31": Source(Regulation.METHOD, (Mark.DESIGN,)),
}


def source_of(rule: str) -> Source:
    """Return where a rule comes from. Raises KeyError for a rule that no verdict rests on."""
    return SOURCES[rule]
