"""How 公开推荐 and 资格审查 stand in the rail; an election without open recommendation skips both."""

from collections.abc import Callable

from huanjie_desktop.domain.ids import ElectionId
from huanjie_desktop.domain.problems import Problem
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.recommendation_table import Table, tables
from huanjie_desktop.services.texts.text import text_of
from ui.pages.meeting.rail import DONE, NOW, SKIPPED, RailStep

SKIP = "没有公开推荐的跳过"
KEYS = ("recommend", "review")


def recommend_steps(office: Office, election_id: ElectionId, titles: dict[str, str]) -> dict[str, RailStep]:
    """Return both steps by their key."""
    held = [one for one in tables(office, election_id) if one.lines]
    if not held:
        return {key: RailStep(key, titles[key], SKIPPED, SKIP) for key in KEYS}
    missing = {"recommend": _lines(held, lambda one: one.missing), "review": _review(held)}
    return {key: RailStep(key, titles[key], NOW if missing[key] else DONE, missing[key]) for key in KEYS}


def _review(held: list[Table]) -> str:
    found = _lines(held, lambda one: one.undecided)
    return found or ("" if all(one.frozen for one in held) else "审查后的名单还没有转为候选人")


def _lines(held: list[Table], missing: Callable[[Table], tuple[Problem, ...]]) -> str:
    return "\n".join(text_of(problem).title.rstrip("。") for one in held for problem in missing(one))
