"""How a count is done (计票方式): who checks it, in which bundles (扎) the papers lie, what the hall may see when."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.domain.problems import Problem, error, warning

DEFAULT_BUNDLE = 20
LARGEST_BUNDLE = 100
BETWEEN_GROUPS = "、"
SMALL_VOTE = 10
"""Fewer ballots than this, and who watches the strokes may tell whose ballot was read."""


class SecondCount(StrEnum):
    """How the entries are checked a second time (复核方式, e11)."""

    NONE = "单人录入"
    TOGETHER = "双人逐票"
    BUNDLES = "整堆再录（按扎比对）"
    SHEETS = "与纸质正字票核对"

    @property
    def entered_twice(self) -> bool:
        """Whether a second recorder enters every ballot too."""
        return self in (SecondCount.TOGETHER, SecondCount.BUNDLES)


class Privacy(StrEnum):
    """When the hall screen shows figures (大屏显示方式), from open to strict."""

    LIVE = "逐票"
    BUNDLE = "每扎"
    END = "计完再显示"

    @property
    def strictness(self) -> int:
        """How much it hides; a count that has begun may only become stricter."""
        return tuple(Privacy).index(self)


class BundleState(StrEnum):
    """Where the papers of a bundle are."""

    WAITING = "未领"
    OUT = "已领"
    BACK = "已交回"


@dataclass(frozen=True)
class CountPlan:
    """How one round is counted."""

    round_id: RoundId
    second: SecondCount = SecondCount.NONE
    bundle_size: int = DEFAULT_BUNDLE
    privacy: Privacy = Privacy.LIVE


@dataclass(frozen=True)
class Bundle:
    """The ballots `first` to `last` in one bundle (扎); `group` names every counting group (计票组) that had it."""

    number: int
    first: int
    last: int
    group: str = ""
    state: BundleState = BundleState.WAITING

    @property
    def numbers(self) -> range:
        """The numbers of its ballots."""
        return range(self.first, self.last + 1)

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that had its papers, in their order."""
        return tuple(one for one in self.group.split(BETWEEN_GROUPS) if one)

    @property
    def holder(self) -> str:
        """The group that has its papers now or had them last."""
        return self.groups[-1] if self.groups else ""

    def given_to(self, group: str) -> "Bundle":
        """Return the bundle in the hands of a group."""
        named = self.groups if group == self.holder else (*self.groups, group)
        return replace(self, group=BETWEEN_GROUPS.join(named), state=BundleState.OUT)


def bundles_of(returned: int, size: int) -> tuple[Bundle, ...]:
    """Cut the pile into bundles of `size` ballots; the last one may be smaller."""
    starts = range(1, returned + 1, size)
    return tuple(Bundle(place, first, min(first + size - 1, returned)) for place, first in enumerate(starts, start=1))


def shown_together(returned: int, size: int) -> tuple[range, ...]:
    """Return the ballots whose figures the hall sees at once by bundles: a small last bundle goes with the one before.

    So the last strokes never tell how one of a few ballots was marked (R-16).
    """
    groups = [one.numbers for one in bundles_of(returned, size)]
    if len(groups) > 1 and len(groups[-1]) < min(size, SMALL_VOTE):
        last = groups.pop()
        groups[-1] = range(groups[-1].start, last.stop)
    return tuple(groups)


def regrown(bundles: Sequence[Bundle], returned: int, size: int) -> tuple[Bundle, ...]:
    """Follow a corrected number of ballots returned: the last bundle grows or shrinks, or a new one is added.

    A bundle whose papers were handed out stays as it is; `cut_problems` says when that cannot be.
    """
    kept = [one for one in bundles if one.first <= returned]
    if kept and kept[-1].state is BundleState.WAITING:
        last = kept[-1]
        kept[-1] = replace(last, last=min(max(last.last, last.first + size - 1), returned))
    begin = kept[-1].last if kept else 0
    more = bundles_of(returned - begin, size)
    return (*kept, *(Bundle(len(kept) + one.number, begin + one.first, begin + one.last) for one in more))


def cut_problems(bundles: Sequence[Bundle], returned: int) -> tuple[Problem, ...]:
    """Refuse a number of ballots returned that would take papers out of a bundle handed out."""
    return tuple(
        error("bundle_would_be_cut", "0.4", "", bundle=one.number, last=one.last, returned=returned)
        for one in bundles
        if one.state is not BundleState.WAITING and one.last > returned
    )


def hand_out_problems(bundle: Bundle, group: str, times: int, open_points: bool) -> tuple[Problem, ...]:
    """Refuse to give a bundle to a group while another has it, or once it was counted `times` times and all agrees."""
    if not group or BETWEEN_GROUPS in group:
        return (error("group_missing", "R-25"),)
    if bundle.state is BundleState.OUT:
        return (error("bundle_is_out", "R-25", "", bundle=bundle.number, group=bundle.holder),)
    again = bundle.state is BundleState.BACK and not open_points
    if again and (group in bundle.groups or len(bundle.groups) >= times):
        return (error("bundle_counted_already", "R-25", "", bundle=bundle.number, groups=bundle.group),)
    return ()


def change_problems(
    before: CountPlan, plan: CountPlan, entered: bool, bundles: Sequence[Bundle]
) -> tuple[Problem, ...]:
    """Refuse to change a plan under way: after the first ballot the hall may see less, nothing else changes."""
    same_way = (before.second, before.bundle_size) == (plan.second, plan.bundle_size)
    if entered and not same_way:
        return (error("plan_is_fixed", "R-25"),)
    if entered and plan.privacy.strictness < before.privacy.strictness:
        return (error("privacy_only_stricter", "R-16", "", now=before.privacy, then=plan.privacy),)
    if plan.bundle_size != before.bundle_size and any(one.state is not BundleState.WAITING for one in bundles):
        return (error("bundles_handed_out", "R-25"),)
    return ()


def plan_problems(plan: CountPlan) -> tuple[Problem, ...]:
    """Refuse a bundle of no ballots or of more than anybody can hold together."""
    if 1 <= plan.bundle_size <= LARGEST_BUNDLE:
        return ()
    return (error("bundle_size_unfit", "R-25", "", size=plan.bundle_size, most=LARGEST_BUNDLE),)


def privacy_problems(plan: CountPlan, returned: int) -> tuple[Problem, ...]:
    """Warn where single strokes, or small bundles, may tell who cast a ballot (R-16)."""
    if plan.privacy is Privacy.LIVE and 0 < returned < SMALL_VOTE:
        return (warning("strokes_tell_single_ballots", "R-16", "", returned=returned, least=SMALL_VOTE),)
    smallest = min(map(len, shown_together(returned, plan.bundle_size)), default=SMALL_VOTE)
    if plan.privacy is Privacy.BUNDLE and smallest < SMALL_VOTE:
        return (warning("bundle_tells_single_ballots", "R-16", "", smallest=smallest, least=SMALL_VOTE),)
    return ()
