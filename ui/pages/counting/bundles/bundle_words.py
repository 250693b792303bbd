"""What the table of bundles says, and which entry comes next."""

from collections.abc import Sequence

from huanjie_desktop.domain.election.count_plan import BundleState, CountPlan, SecondCount
from huanjie_desktop.services.count.plan import BundleLine
from ui.widgets.rows_model import CENTRE, Column


def columns() -> list[Column[BundleLine]]:
    """Return the columns of the table."""
    return [
        Column("扎", lambda one: f"第 {one.bundle.number} 扎", key=lambda one: one.bundle.number, width=4),
        Column("第几张", _numbers, key=lambda one: one.bundle.first, align=CENTRE, width=4),
        Column("第一人录", lambda one: f"{one.first} / {_size(one)}", align=CENTRE, width=4),
        Column("第二人录", lambda one: f"{one.second} / {_size(one)}", align=CENTRE, width=4),
        Column("要看的票", _looks, align=CENTRE, width=4, tone=_looks_tone),
        Column("选票在哪", lambda one: one.bundle.state.value, align=CENTRE, width=4, tone=_state_tone),
        Column("计票组", lambda one: one.bundle.group or "—", width=6),
    ]


def uses_bundles(lines: Sequence[BundleLine], plan: CountPlan) -> bool:
    """Tell whether the count goes bundle by bundle: by its plan, or because a group has or had one."""
    return plan.second is SecondCount.BUNDLES or any(one.bundle.state is not BundleState.WAITING for one in lines)


def next_entry(lines: Sequence[BundleLine], plan: CountPlan) -> tuple[int, int] | None:
    """Return recorder and bundle of the next entry, a bundle out with a group left aside; None when all is entered."""
    for one in lines:
        if one.bundle.state is BundleState.OUT:
            continue
        if one.first < _size(one):
            return 1, one.bundle.number
        if plan.second is SecondCount.BUNDLES and one.second < _size(one):
            return 2, one.bundle.number
    return None


def open_words(lines: Sequence[BundleLine], plan: CountPlan) -> str:
    """Return in one line what is still open, with ✔ when nothing is."""
    twice = plan.second is SecondCount.BUNDLES
    out = [one for one in lines if one.bundle.state is BundleState.OUT]
    entered = sum(one.first == _size(one) and (not twice or one.second == _size(one)) for one in lines)
    differ = [one.bundle.number for one in lines if twice and one.looks]
    parts = [f"共 {len(lines)} 扎，录完 {entered} 扎"]
    if out:
        where = "、".join(f"第 {one.bundle.number} 扎（{one.bundle.holder}）" for one in out)
        parts.append(f"还在计票组：{where}，点清交回以后再录")
    if differ:
        parts.append("两人所录不一致：" + "、".join(f"第 {number} 扎" for number in differ))
    unread = [one.bundle.number for one in lines if twice and one.to_read]
    if unread:
        parts.append("要整扎通读：" + "、".join(f"第 {number} 扎" for number in unread))
    done = entered == len(lines) and not out and not differ and not unread
    return ("✔ " if done else "○ ") + "；".join(parts) + "。"


def _size(one: BundleLine) -> int:
    return len(one.bundle.numbers)


def _numbers(one: BundleLine) -> str:
    return f"{one.bundle.first}–{one.bundle.last}"


def _looks(one: BundleLine) -> str:
    if not one.second:
        return "—"
    agree = "○ 待通读" if one.to_read else "✔ 相符"
    return f"✖ {one.looks} 处" if one.looks else "录入中" if one.looks is None else agree


def _looks_tone(one: BundleLine) -> str:
    return "error" if one.looks and one.second else ""


def _state_tone(one: BundleLine) -> str:
    return "warning" if one.bundle.state is BundleState.OUT else ""
