"""Breaks titles by sense (GB/T 9704): after 街道, 社区, 支部, 委员会 …, in lines of nearly equal length."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations, pairwise

Measure = Callable[[str], int]

GOOD = re.compile(
    "街道(?!党工委|工作委员会|工委|办事处)|社区(?!居民|居委|党群)|[镇乡](?![镇乡市]|街道|社区)|村(?![民委镇乡]|街道|社区)"
    "|公司|集团|学校|医院|委员会|党员大会|代表大会|支部(?!委员会|委员|党员|书记|副书记)"
)
FAIR = re.compile(
    "支部(?=委员选|党员|书记|副书记)|的(?!请示|批复|报告|通知|公告|决定|函)|[、，：]|换届选举(?!办法|委员)"
)
WHOLE = re.compile(
    "第[一二三四五六七八九十0-9]+(?:届|次|轮|党?总?支部)?|中共|关于|副?书记|委员会?|[\u4e00-\u9fff](?:街道|社区|[镇乡村])"
    "|党?总?支部|党员大会|代表大会|全体会议"
    "|候选人|预备人选|监票人|计票人|结果|报告单?|名单|清点|检查|工作|记录|办法|方案|推荐票|选票|选举"
    "|[A-Za-z0-9]+|（[^）]*）|《[^》]*》"
)
MOST_LINES = 4
CLOSING = "，。、；：！？）》」』】”’％%·"
FAIR_COST = 35
HOURGLASS = 25


def title_lines(text: str, width: int, measure: Measure) -> tuple[str, ...]:
    """Return a title in lines within `width`, in as few as can be broken by sense; a line break in it is kept.

    Widths are whole numbers of the unit in which `measure` answers.
    """
    return tuple(line for part in text.split("\n") for line in _lines(part, width, measure))


def is_broken_by_sense(lines: Sequence[str]) -> bool:
    """Return whether every line but the last ends where a title may be broken."""
    places = _sense("".join(lines))
    return all(place in places for place in _ends(lines))


def _lines(text: str, width: int, measure: Measure) -> tuple[str, ...]:
    least = max(1, -(-measure(text) // max(1, width)))
    choices = [(_sense(text), least), (_sense(text), least + 1), (_between_words(text), least)]
    for places, count in [*choices, (_between_words(text), least + 1)] if least < MOST_LINES else []:
        fitting = [lines for lines in _cut(text, places, count) if max(map(measure, lines)) <= width]
        if fitting:
            return min(fitting, key=lambda lines: _cost(lines, places, measure))
    step = -(-len(text) // least)
    return tuple(text[start : start + step] for start in range(0, len(text), step))


def _cut(text: str, places: dict[int, int], count: int) -> Iterable[tuple[str, ...]]:
    for chosen in combinations(sorted(places), count - 1):
        yield tuple(text[start:end] for start, end in pairwise((0, *chosen, len(text))))


def _cost(lines: Sequence[str], places: dict[int, int], measure: Measure) -> tuple[int, int]:
    """Weigh unequal lengths against breaks that are only fair; a middle line shorter than both others is ugly."""
    lengths = [measure(line) for line in lines]
    uneven = (max(lengths) - min(lengths)) * 100 // max(1, max(lengths))
    fair = sum(places[place] for place in _ends(lines))
    waists = sum(
        before > middle < after for before, middle, after in zip(lengths, lengths[1:], lengths[2:], strict=False)
    )
    return uneven + fair + HOURGLASS * waists, lengths[0]


def _ends(lines: Sequence[str]) -> list[int]:
    ends, place = [], 0
    for line in lines[:-1]:
        place += len(line)
        ends.append(place)
    return ends


def _sense(text: str) -> dict[int, int]:
    """Return the places where the title may be broken by sense, with what such a break costs."""
    fair = {found.end(): FAIR_COST for found in FAIR.finditer(text)}
    good = {found.end(): 0 for found in GOOD.finditer(text)}
    return {place: cost for place, cost in (fair | good).items() if _is_inside(text, place)}


def _between_words(text: str) -> dict[int, int]:
    """Return every place that does not tear a word apart, for titles without a better one."""
    torn = {place for word in WHOLE.finditer(text) for place in range(word.start() + 1, word.end())}
    return {place: 0 for place in range(1, len(text)) if place not in torn and _is_inside(text, place)}


def _is_inside(text: str, place: int) -> bool:
    return 0 < place < len(text) and text[place] not in CLOSING
