"""The running count as the hall may see it: totals and names, never a single ballot, never more than was agreed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from huanjie_desktop.domain.election.count_plan import CountPlan, Privacy, shown_together
from huanjie_desktop.services.cards import BASE_WORDS
from huanjie_desktop.services.count.session import Counted, CountSession

_OTHER = "另"


@dataclass(frozen=True)
class HallLine:
    """One person: every vote is one stroke that belongs to the ballot of that number."""

    number: str
    name: str
    ballots: tuple[int, ...] = ()
    fresh: bool = False
    passed: bool = False
    written: bool = False

    @property
    def votes(self) -> int:
        """The approvals shown."""
        return len(self.ballots)


@dataclass(frozen=True)
class HallCount:
    """What stands on the page 计票. `number` is the last ballot called; `hidden`: no figures before the end."""

    title: str
    issued: int
    returned: int
    called: int
    valid: int
    invalid: int
    set_aside: int
    needed: int
    base_words: str
    lines: tuple[HallLine, ...]
    number: int
    note: str = ""
    hidden: bool = False
    waits: str = ""

    @property
    def left(self) -> int:
        """Ballots still to call (剩余)."""
        return self.returned - self.called


@dataclass
class Strokes:
    """The ballots that gave each person a vote, grown ballot by ballot; one taken back or changed begins it anew."""

    shown: tuple[Counted, ...] = ()
    by_name: dict[str, tuple[int, ...]] = field(default_factory=dict)
    valid: int = 0
    set_aside: int = 0
    fresh: frozenset[str] = frozenset()

    def follow(self, shown: tuple[Counted, ...]) -> None:
        """Take over the ballots that may be shown now."""
        new, known = shown[len(self.shown) :], len(self.shown)
        if known > len(shown) or shown[:known] != self.shown:
            self.by_name, self.valid, self.set_aside, new = {}, 0, 0, shown
            self.fresh = frozenset()
        else:
            self.fresh = frozenset(name for one in new for name in _chosen(one))
        for one in new:
            self._add(one)
        self.shown = shown

    def _add(self, one: Counted) -> None:
        if one.set_aside:
            self.set_aside += 1
        self.valid += _counts(one)
        for name in _chosen(one):
            self.by_name[name] = (*self.by_name.get(name, ()), one.number)


def hall_count(
    counted: Sequence[Counted], session: CountSession, plan: CountPlan, note: str = "", kept: Strokes | None = None
) -> HallCount:
    """Return what the hall may see of a count by its plan (大屏显示方式); `kept` makes the next ballot quick."""
    voted, strokes = session.round, kept or Strokes()
    returned, called = voted.returned or 0, len(counted)
    strokes.follow(_may_be_shown(tuple(counted), plan, returned))
    hidden = plan.privacy is Privacy.END and len(strokes.shown) < returned
    return HallCount(
        title="计票",
        issued=voted.issued or 0,
        returned=returned,
        called=called,
        valid=strokes.valid,
        invalid=len(strokes.shown) - strokes.valid - strokes.set_aside,
        set_aside=sum(one.set_aside for one in counted),
        needed=session.needed,
        base_words=base_words(session),
        lines=_lines(session, strokes),
        number=counted[-1].number if counted else 0,
        note=note,
        hidden=hidden,
        waits=_waits(plan, hidden, len(strokes.shown), called, called == returned),
    )


def _may_be_shown(counted: tuple[Counted, ...], plan: CountPlan, returned: int) -> tuple[Counted, ...]:
    """Return the ballots whose figures may be seen: each, or those of whole bundles, or all, once they are decided."""
    if plan.privacy is Privacy.LIVE:
        return counted
    groups = (range(1, returned + 1),) if plan.privacy is Privacy.END else shown_together(returned, plan.bundle_size)
    decided = {one.number for one in counted if not one.set_aside}
    whole = {number for group in groups if decided.issuperset(group) for number in group}
    return tuple(one for one in counted if one.number in whole)


def _waits(plan: CountPlan, hidden: bool, shown: int, called: int, all_called: bool) -> str:
    if all_called and shown < called and plan.privacy is not Privacy.LIVE:
        return "已全部唱完，待定票认定以后显示得票"
    if hidden:
        return "全部唱计完毕后显示得票"
    if plan.privacy is Privacy.BUNDLE and shown < called:
        return f"每 {plan.bundle_size} 张显示一次　已显示 {shown} 张"
    return ""


def _lines(session: CountSession, strokes: Strokes) -> tuple[HallLine, ...]:
    printed = session.round.names
    width = 2 if len(printed) > 9 else 1
    others = sorted((name for name in strokes.by_name if name not in printed), key=lambda one: strokes.by_name[one][0])
    named = [(f"{place:0{width}}", name) for place, name in enumerate(printed, start=1)]
    named += [(_OTHER, name) for name in others]
    return tuple(_line(number, name, strokes, session.needed) for number, name in named)


def _line(number: str, name: str, strokes: Strokes, needed: int) -> HallLine:
    ballots = strokes.by_name.get(name, ())
    passed = 1 < needed <= len(ballots)
    return HallLine(number, name, ballots, name in strokes.fresh, passed, number == _OTHER)


def base_words(session: CountSession) -> str:
    """Return how many votes elect, and whom they are measured against, in words (R-22)."""
    seats, base = session.round.seats, session.base
    if session.needed <= 1 < base:
        return f"应选 {seats} 人　再次投票以得票多的当选"
    who = BASE_WORDS[session.rules.method.win_base]
    return f"应选 {seats} 人　过半数须得 {session.needed} 票（{who} {base} 人）"


def _counts(one: Counted) -> bool:
    return one.verdict.valid and not one.set_aside


def _chosen(one: Counted) -> Iterable[str]:
    return (*one.verdict.approved, *one.verdict.written_in) if _counts(one) else ()
