"""The course of an election: one table of stages and permitted moves; what is not in it is refused by name (2.1, 3).

Stages that a variant or an election without open recommendation does not have are left out of its course.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from huanjie_desktop.domain.election.election import VARIANT_LABELS
from huanjie_desktop.domain.election.method import DirectVariant
from huanjie_desktop.domain.problems import Problem, error


class Stage(StrEnum):
    """One stage from the plan to the report upward."""

    PLAN = "plan"
    REQUEST = "request"
    RECOMMEND = "recommend"
    REVIEW = "review"
    CANDIDATES = "candidates"
    LIST = "list"
    LIST_FIXED = "list_fixed"
    BALLOTS = "ballots"
    SIGN_IN = "sign_in"
    METHOD = "method"
    STAFF = "staff"
    BOX = "box"
    ISSUE = "issue"
    CAST = "cast"
    OPEN_BOX = "open_box"
    SORT = "sort"
    CALL = "call"
    CHECK = "check"
    REPORT = "report"
    ANNOUNCE = "announce"
    SESSION = "session"
    REPORT_UP = "report_up"

    @property
    def label(self) -> str:
        """The stage in office words."""
        return _LABELS[self]


_LABELS = {
    Stage.PLAN: "选举方案",
    Stage.REQUEST: "请示批复",
    Stage.RECOMMEND: "公开推荐",
    Stage.REVIEW: "资格审查",
    Stage.CANDIDATES: "候选人",
    Stage.LIST: "候选人批复",
    Stage.LIST_FIXED: "确定名单",
    Stage.BALLOTS: "选票印制",
    Stage.SIGN_IN: "清点到会",
    Stage.METHOD: "选举办法",
    Stage.STAFF: "监票计票人",
    Stage.BOX: "检查票箱",
    Stage.ISSUE: "发票",
    Stage.CAST: "投票",
    Stage.OPEN_BOX: "开箱清点",
    Stage.SORT: "验票分拣",
    Stage.CALL: "唱票计票",
    Stage.CHECK: "核对",
    Stage.REPORT: "报告单签字",
    Stage.ANNOUNCE: "宣布",
    Stage.SESSION: "第一次全体会议",
    Stage.REPORT_UP: "结果报批",
}

ALL = frozenset(DirectVariant)
WITH_SESSION = frozenset({DirectVariant.V1, DirectVariant.V4})
ALL_DIRECT = ALL - WITH_SESSION


@dataclass(frozen=True)
class Move:
    """One permitted move. `recommended` True needs an open recommendation, False one without; `back` leads back."""

    start: Stage
    end: Stage
    why: str = ""
    variants: frozenset[DirectVariant] = ALL
    recommended: bool | None = None
    back: bool = False


def _back(start: Stage, end: Stage, why: str, variants: frozenset[DirectVariant] = ALL) -> Move:
    return Move(start, end, why, variants, back=True)


MOVES: tuple[Move, ...] = (
    Move(Stage.PLAN, Stage.REQUEST),
    Move(Stage.REQUEST, Stage.RECOMMEND, "公开推荐", recommended=True),
    Move(Stage.REQUEST, Stage.CANDIDATES, "组织提名", recommended=False),
    Move(Stage.RECOMMEND, Stage.REVIEW, recommended=True),
    Move(Stage.REVIEW, Stage.RECOMMEND, "补充推荐", recommended=True, back=True),
    Move(Stage.REVIEW, Stage.CANDIDATES, recommended=True),
    Move(Stage.CANDIDATES, Stage.LIST),
    _back(Stage.LIST, Stage.CANDIDATES, "上级要求调整"),
    Move(Stage.LIST, Stage.LIST_FIXED),
    _back(Stage.LIST_FIXED, Stage.CANDIDATES, "名单没有通过"),
    Move(Stage.LIST_FIXED, Stage.BALLOTS),
    _back(Stage.BALLOTS, Stage.CANDIDATES, "候选人有变，销毁已印选票"),
    Move(Stage.BALLOTS, Stage.SIGN_IN),
    Move(Stage.SIGN_IN, Stage.METHOD),
    Move(Stage.METHOD, Stage.STAFF),
    Move(Stage.STAFF, Stage.BOX),
    Move(Stage.BOX, Stage.ISSUE),
    _back(Stage.ISSUE, Stage.SIGN_IN, "人数不足，等候或改期"),
    Move(Stage.ISSUE, Stage.CAST),
    Move(Stage.CAST, Stage.OPEN_BOX),
    _back(Stage.OPEN_BOX, Stage.BALLOTS, "选举无效，重新投票"),
    Move(Stage.OPEN_BOX, Stage.SORT),
    Move(Stage.SORT, Stage.CALL),
    Move(Stage.CALL, Stage.CHECK),
    _back(Stage.CHECK, Stage.CALL, "更正"),
    Move(Stage.CHECK, Stage.REPORT),
    _back(Stage.REPORT, Stage.CALL, "宣布前更正"),
    Move(Stage.REPORT, Stage.ANNOUNCE),
    _back(Stage.ANNOUNCE, Stage.BALLOTS, "再次投票或另行选举"),
    _back(Stage.ANNOUNCE, Stage.CANDIDATES, "选下一职务", ALL_DIRECT),
    Move(Stage.ANNOUNCE, Stage.SESSION, "设委员会", WITH_SESSION),
    Move(Stage.ANNOUNCE, Stage.REPORT_UP, "大会直选", ALL_DIRECT),
    Move(Stage.SESSION, Stage.REPORT_UP, variants=WITH_SESSION),
)


@dataclass(frozen=True)
class Course:
    """Which stages an election has: its variant, and whether candidates come from an open recommendation."""

    variant: DirectVariant = DirectVariant.V1
    recommended: bool = False

    @property
    def moves(self) -> tuple[Move, ...]:
        """The moves of this course."""
        return tuple(
            move for move in MOVES if self.variant in move.variants and move.recommended in (None, self.recommended)
        )

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages of this course in their order."""
        following = {move.start: move.end for move in self.moves if not move.back}
        found = [Stage.PLAN]
        while found[-1] in following:
            found.append(following[found[-1]])
        return tuple(found)

    def first_open(self, missing: Mapping[Stage, tuple[Problem, ...]]) -> Stage | None:
        """Return the stage that is on now: the first with something missing; None when all is done."""
        return next((stage for stage in self.stages if missing.get(stage)), None)


def move_problems(
    now: Stage, then: Stage, course: Course, missing: Mapping[Stage, tuple[Problem, ...]] | None = None
) -> tuple[Problem, ...]:
    """Say why a course may not go from one stage to the other; nothing when it may.

    A move ahead needs the present stage finished: what is `missing` there is the refusal. A move back stands in the
    table with its ground and needs nothing finished.
    """
    if then not in course.stages:
        label = VARIANT_LABELS[course.variant]
        return (error("stage_not_in_course", "2.1", then, stage=then.label, variant=label),)
    move = next((one for one in course.moves if (one.start, one.end) == (now, then)), None)
    if move is None:
        return tuple(_refused(now, then, course))
    return () if move.back else (missing or {}).get(now, ())


def _refused(now: Stage, then: Stage, course: Course) -> Iterator[Problem]:
    places = {stage: place for place, stage in enumerate(course.stages)}
    if now not in places:
        yield error("stage_not_in_course", "2.1", now, stage=now.label, variant=VARIANT_LABELS[course.variant])
    elif places[then] <= places[now]:
        yield error("stage_is_past", "2.1", then, stage=then.label, now=now.label)
    else:
        between = course.stages[places[now] + 1]
        yield error("stage_skipped", "2.1", between, stage=then.label, between=between.label)


def diagram() -> str:
    """Return the table as a mermaid state diagram, with every stage and every move once."""
    lines = ["stateDiagram-v2", *(f'    state "{stage.label}" as {stage}' for stage in Stage)]
    lines.append(f"    [*] --> {Stage.PLAN}")
    lines += [f"    {move.start} --> {move.end}{_label(move)}" for move in MOVES]
    return "\n".join([*lines, f"    {Stage.REPORT_UP} --> [*]"])


def _label(move: Move) -> str:
    variants = "" if move.variants == ALL else f"（{'、'.join(sorted(move.variants))}）"
    return f" : {move.why}{variants}" if move.why or variants else ""
