"""How to fill in the ballot (填票说明), worded from the same parameters by which it is judged (R-18, R-19, R-31)."""

from collections.abc import Iterator

from huanjie_desktop.domain.election.ballot_parts import Layout
from huanjie_desktop.domain.election.method import ChosenCounts, Contradiction, ElectionMethod, UnusualSign, WithoutSign

CHINESE_ORDER = "一二三四五六七八九十"
WITHOUT_SIGN = {
    WithoutSign.DROP: "只写姓名、未画“○”的，该项不计。",
    WithoutSign.APPROVE: "只写姓名、未画“○”的，视为赞成。",
    WithoutSign.VOID_BALLOT: "只写姓名、未画“○”的，整张选票无效。",
}
UNUSUAL = {
    UnusualSign.ABSTAIN: "画其他符号的，该项视为弃权",
    UnusualSign.APPROVE: "画其他符号、意思清楚的，视为赞成",
}
CONTRADICTION = {
    Contradiction.ITEM: "同一方框既画“○”又画“×”的，该项无效。",
    Contradiction.BALLOT: "同一方框既画“○”又画“×”的，整张选票无效。",
}


def explanation(
    method: ElectionMethod, seats: int, candidates: int, layout: Layout = Layout.ABOVE, write_ins: bool = True
) -> tuple[str, ...]:
    """Return the numbered paragraphs; without `write_ins` (a second vote of the tied) writing in is not mentioned."""
    parts = [_seats(seats, candidates), _signs(layout)]
    if write_ins:
        parts.append(_write_in(method))
    parts += [_validity(method, seats), f"{UNUSUAL[method.unusual_sign]}；{CONTRADICTION[method.contradiction]}"]
    parts.append("请用黑色或蓝色墨水笔填写，不署名，不作其他记号。")
    return tuple(f"{CHINESE_ORDER[number]}、{text}" for number, text in enumerate(parts))


def _seats(seats: int, candidates: int) -> str:
    way = f"，差额{candidates - seats}名" if candidates > seats else ""
    return f"应选{seats}名，候选人{candidates}名{way}。"


def _signs(layout: Layout) -> str:
    where = "上方" if layout is Layout.ABOVE else "右边"
    return f"赞成的，在姓名{where}的方框内画“○”；不赞成的，画“×”；弃权的，不画任何符号。"


def _write_in(method: ElectionMethod) -> str:
    return "".join(_write_in_sentences(method))


def _write_in_sentences(method: ElectionMethod) -> Iterator[str]:
    how = "在另选他人栏写上姓名，并在其方框内画“○”"
    if method.writein_needs_rejection:
        yield f"不赞成候选人的，可以另选他人：{how}；弃权的，不得另选他人。"
    else:
        yield f"可以另选他人：{how}。"
    if method.writein_not_more_than_rejections:
        yield "另选他人不得多于不赞成的人数。"
    yield WITHOUT_SIGN[method.writein_without_sign]
    yield "另选的人有同名的，注明区别。"


def _validity(method: ElectionMethod, seats: int) -> str:
    persons = method.chosen_counts is ChosenCounts.PERSONS
    what, unit = ("赞成的人数", "名") if persons else ("所画“○”的个数", "个")
    return f"{what}等于或少于{seats}{unit}的，选票有效；多于{seats}{unit}的，整张选票无效。"
