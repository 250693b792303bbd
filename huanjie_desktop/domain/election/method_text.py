"""The parameters of the election method as data: for the editor, for the printed paper, for exchange (section 8)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from huanjie_desktop.domain.election.method import (
    BaseName,
    ChosenCounts,
    Contradiction,
    DirectVariant,
    ElectionMethod,
    FurtherCandidates,
    ListOrder,
    MergeMethod,
    UnusualSign,
    WithoutSign,
    changed_parameters,
)
from huanjie_desktop.domain.problems import Problem, error

LEAST_MARGIN = Fraction(1, 5)


@dataclass(frozen=True)
class Parameter:
    """One line of the method: `values` are (stored text, Chinese label); `fixed` ones follow from the law.

    `values` is empty where a text is typed; `aliases` are other accepted spellings.
    """

    key: str
    label: str
    rule: str
    values: tuple[tuple[str, str], ...]
    default: str
    fixed: bool = False
    aliases: tuple[tuple[str, str], ...] = ()

    def stored(self, text: str) -> str | None:
        """Return the stored text of a value or of its alias, None when it is not permitted."""
        found = dict(self.aliases).get(text, text)
        return found if not self.values or found in dict(self.values) else None


YES_NO = (("yes", "是"), ("no", "否"))
BASES = (("DUE", "应到会有选举权人数"), ("PRESENT", "实到会有选举权人数"))

PARAMETERS: tuple[Parameter, ...] = (
    Parameter("quorum", "到会人数", "R-05", (("4/5", "不少于应到会有选举权人数的五分之四"),), "4/5", True),
    Parameter("win_base", "过半数的计算基数", "R-22", BASES, "DUE"),
    Parameter("win_base_reason", "改用实到会人数的依据", "R-22", (), ""),
    Parameter(
        "win_strict", "当选票数", "R-22", (("more_than_half", "超过半数（恰好半数不算）"),), "more_than_half", True
    ),
    Parameter(
        "margin",
        "委员候选人差额比例",
        "R-09",
        (
            ("1/5", "不少于应选名额的20%"),
            ("1/4", "不少于25%"),
            ("1/3", "不少于三分之一"),
            ("1/2", "不少于50%"),
            ("1", "不少于100%"),
        ),
        "1/5",
    ),
    Parameter("void_if_returned_over", "选举有效", "R-20", (("voters", "收回选票不多于投票人数"),), "voters", True),
    Parameter(
        "chosen_counts",
        "赞成人数的算法",
        "R-19",
        (("persons", "按不同的人计算"), ("marks", "按票面赞成符号计算")),
        "persons",
    ),
    Parameter("writein_needs_rejection", "不赞成票上候选人才可另选他人", "R-18", YES_NO, "yes"),
    Parameter("writein_not_more_than_rejections", "另选他人不得多于不赞成人数", "R-18", YES_NO, "no"),
    Parameter(
        "writein_without_sign",
        "另选他人未画符号",
        "R-18",
        (("drop", "该项不计"), ("approve", "视为赞成"), ("void_ballot", "整票无效")),
        "drop",
    ),
    Parameter(
        "unusual_sign",
        "使用其他符号（如✓）",
        "R-19",
        (("abstain", "该项视为弃权，由监票人认定"), ("approve", "意思清楚的视为赞成")),
        "abstain",
        aliases=(("count_if_clear", "approve"),),
    ),
    Parameter(
        "contradiction",
        "同一格既画○又画×",
        "R-19",
        (("item", "该项无效"), ("ballot", "整票无效")),
        "item",
        aliases=(("item_void", "item"), ("ballot_void", "ballot")),
    ),
    Parameter("unreadable_item", "部分无法辨认", "R-19", (("item_void", "该项无效，其余照计"),), "item_void", True),
    Parameter("identifying_mark", "署名或作记号", "R-16", (("ballot_void", "整票无效"),), "ballot_void", True),
    Parameter("tie_vote_needs_half", "得票相等再次投票须过半数", "R-23", YES_NO, "no"),
    Parameter(
        "reduce_allowed_when_missing",
        "当选人少于应选名额时可减少名额",
        "R-24",
        (("0", "不减少名额"), ("1", "缺1名时可以"), ("2", "缺2名以内可以")),
        "1",
    ),
    Parameter("reduce_base", "减少名额须半数以上同意的基数", "R-24", BASES, "DUE"),
    Parameter(
        "further_candidates",
        "另行选举的候选人",
        "R-24",
        (("by_votes", "未当选者按得票顺序，并保持差额"), ("new_proposal", "重新提名")),
        "by_votes",
    ),
    Parameter(
        "list_order",
        "名单排列",
        "R-27",
        (("surname_strokes", "按姓氏笔画，单名在前"), ("full_name_strokes", "按姓名笔画")),
        "surname_strokes",
    ),
    Parameter(
        "direct_variant",
        "选举方式",
        "2.2",
        (
            ("V1", "党员大会选委员，第一次全体会议选书记、副书记"),
            ("V2", "党员大会依次直接选举书记、副书记、委员"),
            ("V3", "党员大会选委员，再从当选委员中选书记、副书记"),
            ("V4", "无候选人直选"),
            ("V5", "不设委员会，党员大会选书记"),
        ),
        "V1",
    ),
    Parameter(
        "merge_method",
        "两张推荐名单的合并",
        "2.3",
        (("M1", "各取前列，合并差额"), ("M2", "两种得票率加权相加"), ("M3", "两项均须过半，按党员票排序")),
        "M1",
    ),
    Parameter("losers_may_stand_lower", "未当选书记、副书记的可列为委员候选人", "2.2", YES_NO, "no"),
)
BY_KEY: Mapping[str, Parameter] = {parameter.key: parameter for parameter in PARAMETERS}
LEDGER_KEYS = frozenset({"visit_counts_as_contact", "unit_size", "unit_split"})

_ENUMS: Mapping[str, type[StrEnum]] = {
    "win_base": BaseName,
    "chosen_counts": ChosenCounts,
    "writein_without_sign": WithoutSign,
    "unusual_sign": UnusualSign,
    "contradiction": Contradiction,
    "reduce_base": BaseName,
    "further_candidates": FurtherCandidates,
    "list_order": ListOrder,
    "direct_variant": DirectVariant,
    "merge_method": MergeMethod,
}
_READERS: Mapping[str, Callable[[str], object]] = {
    **_ENUMS,
    "win_base_reason": str,
    "margin": Fraction,
    "writein_needs_rejection": "yes".__eq__,
    "writein_not_more_than_rejections": "yes".__eq__,
    "tie_vote_needs_half": "yes".__eq__,
    "losers_may_stand_lower": "yes".__eq__,
    "reduce_allowed_when_missing": int,
}


def method_from_mapping(given: Mapping[str, object]) -> tuple[ElectionMethod, tuple[Problem, ...]]:
    """Read stored or exchanged parameters; a missing one takes its default.

    An unknown key or a value that is not permitted is a finding, and that parameter keeps its default. Yes and no may
    be given as truth values, numbers as integers. Keys of the ledger are passed over.
    """
    values: dict[str, object] = {}
    problems: list[Problem] = []
    for key, value in given.items():
        parameter = BY_KEY.get(key)
        if parameter is None:
            problems += [] if key in LEDGER_KEYS else [error("method_unknown_key", "R-31", key, key=key)]
            continue
        stored = _stored(parameter, value)
        if stored is None:
            problems.append(_wrong_value(parameter, value))
        elif not parameter.fixed:
            values[key] = _READERS[key](stored)
    return ElectionMethod(**values), tuple(problems)  # type: ignore[arg-type]


def _stored(parameter: Parameter, value: object) -> str | None:
    if isinstance(value, bool):
        return parameter.stored("yes" if value else "no") if parameter.values == YES_NO else None
    if isinstance(value, int):
        return parameter.stored(str(value)) if parameter.key == "reduce_allowed_when_missing" else None
    return parameter.stored(value) if isinstance(value, str) else None


def _wrong_value(parameter: Parameter, value: object) -> Problem:
    permitted = "、".join(text for text, _ in parameter.values) or "文字"
    return error("method_wrong_value", "R-31", parameter.key, label=parameter.label, value=value, permitted=permitted)


def method_problems(method: ElectionMethod) -> tuple[Problem, ...]:
    """Find what keeps a method from being adopted (section 8, 0.3)."""
    found = []
    if method.win_base is BaseName.PRESENT and not method.win_base_reason.strip():
        found.append(error("method_base_needs_reason", "R-22", "win_base"))
    if method.margin < LEAST_MARGIN:
        found.append(error("method_margin_too_small", "R-09", "margin", margin=str(method.margin)))
    if method.direct_variant is DirectVariant.V4 and method.writein_needs_rejection:
        found.append(error("method_v4_needs_free_write_in", "R-18", "writein_needs_rejection"))
    return tuple(found)


def change_problems(before: ElectionMethod, after: ElectionMethod, adopted: bool, reason: str) -> tuple[Problem, ...]:
    """Refuse a change after the meeting has adopted the method, and one without a reason for the log (section 8)."""
    changed = changed_parameters(before, after)
    if not changed:
        return ()
    labels = "、".join(BY_KEY[key].label for key in changed)
    if adopted:
        return (error("method_is_adopted", "R-31", labels=labels),)
    if not reason.strip():
        return (error("method_change_needs_reason", "R-31", labels=labels),)
    return method_problems(after)
