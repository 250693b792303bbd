"""Code → what is wrong, why, what to do now: the sentences for window and commands, in one place."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.problems import Problem
from huanjie_desktop.services.masking import mask_found


@dataclass(frozen=True)
class Text:
    """Three sentences with {placeholders}: `title` what is wrong, `why` it matters, `todo` what to do now."""

    title: str
    why: str
    todo: str


TOPICS = (
    "office", "settings", "commands", "rules", "roster", "names", "election", "course", "recommendation", "meeting",
    "papers", "count", "log", "ballot", "doubtful", "sorting", "next_vote", "copies", "practice", "update",
    "ledger", "window",
)  # fmt: skip


@cache
def all_texts() -> Mapping[str, Text]:
    """Return every sentence by its code."""
    found: dict[str, Text] = {}
    for topic in TOPICS:
        found.update(import_module(f"huanjie_desktop.services.texts.{topic}").TEXTS)
    return found


class _Gaps(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "〔" + key + "〕"


def text_of(finding: Problem | UserError, full: bool = False) -> Text:
    """Return the sentences of a finding with its values filled in; ID and phone numbers are masked unless `full`."""
    text = all_texts()[finding.code]
    values = _Gaps(
        {key: value if full else mask_found(finding.code, value) for key, value in finding.values.items()}
    )
    if isinstance(finding, Problem):
        values.setdefault("where", finding.where)
    return Text(*(part.format_map(values) for part in (text.title, text.why, text.todo)))


def sentence(finding: Problem | UserError, full: bool = False) -> str:
    """Return a finding in one line: what is wrong, why, what to do now; numbers are masked unless `full`."""
    text = text_of(finding, full)
    return "".join(part for part in (text.title, text.why, text.todo) if part)
