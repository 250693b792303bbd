"""Code → what is wrong, why, what to do now: the sentences for window and commands, in one place."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.problems import Problem


@dataclass(frozen=True)
class Text:
    """Three sentences with {placeholders}: `title` what is wrong, `why` it matters, `todo` what to do now."""

    title: str
    why: str
    todo: str


TOPICS = ("office", "commands", "rules", "roster", "names", "election", "meeting", "papers", "ballot", "window")


@cache
def all_texts() -> Mapping[str, Text]:
    """Return every sentence by its code."""
    found: dict[str, Text] = {}
    for topic in TOPICS:
        found.update(import_module(f"huanjie_desktop.services.texts_{topic}").TEXTS)
    return found


class _Gaps(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "〔" + key + "〕"


def text_of(finding: Problem | UserError) -> Text:
    """Return the sentences of a finding with its values filled in."""
    text = all_texts()[finding.code]
    values = _Gaps(finding.values)
    if isinstance(finding, Problem):
        values.setdefault("where", finding.where)
    return Text(*(part.format_map(values) for part in (text.title, text.why, text.todo)))


def sentence(finding: Problem | UserError) -> str:
    """Return a finding in one line: what is wrong, why, what to do now."""
    text = text_of(finding)
    return "".join(part for part in (text.title, text.why, text.todo) if part)
