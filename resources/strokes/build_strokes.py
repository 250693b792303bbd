"""Makes strokes.tsv, the order of characters by strokes, from cnchar-order (npm), cn_sort (PyPI) and Unihan (Debian).

Development time only:  python resources/strokes/build_strokes.py cnchar.order.min.js
Needs packaging/requirements/build.txt and Debian's unicode-data. The same sources give the same bytes.

Lines of the table, separated by tabs:
  count, stroke classes (1 横 2 竖 3 撇 4 点 5 折), characters written so, in order, characters that stand after
  these but whose own strokes the sources do not give;
  "左右", characters of left-right structure that stand before others written the same;
  "简", pairs of a traditional character and its standard form;
  "画", a code point, then one sign per character from there on: its number of strokes above "0", "0" for none.
"""

from __future__ import annotations

import bz2
import json
import re
import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

TARGET = Path(__file__).with_name("strokes.tsv")
UNIHAN = Path("/usr/share/unicode")

# Stroke letters of cnchar-order by class; every other letter is a turning stroke. g is 竖钩, i is 提, l is 捺.
CLASSES = {"j": "1", "i": "1", "f": "2", "g": "2", "s": "3", "k": "4", "l": "4", "d": "4"}
# Errors of the sources against GF 0023-2020.
CORRECTIONS = {"皙": "1234331232511", "达": "134454", "囍": "121251431251" * 2}
LEFT_RIGHT = "孔叶次仕玖相晾"
LEVELS = [(1, 3500), (3501, 6500), (6501, 8105)]  # each level of 通用规范汉字表 is in order by itself


class Place(NamedTuple):
    """Where a character stands: within its count after or among those with these classes."""

    count: int
    classes: str
    known: bool
    rank: float


class Sources(NamedTuple):
    """What the three sources say."""

    classes: dict[str, str]
    ranks: dict[str, int]
    counts: dict[str, int]
    official: dict[str, int]
    simplified: dict[str, list[str]]


def unihan(file: str, field: str) -> dict[str, str]:
    """One field of the Unihan database by character."""
    text = bz2.decompress((UNIHAN / f"Unihan_{file}.txt.bz2").read_bytes()).decode("utf-8")
    found = re.findall(rf"^U\+(\w+)\t{field}\t(.+)$", text, re.MULTILINE)
    return {chr(int(code, 16)): value for code, value in found}


def stroke_classes(script: Path) -> dict[str, str]:
    """The stroke classes of the 6,939 characters of cnchar-order."""
    data = re.search(r"JSON\.parse\('(.*?)'\)", script.read_text(encoding="utf-8"))
    assert data, "not the script of cnchar-order"
    letters = json.loads(data.group(1))
    return {char: "".join(CLASSES.get(letter, "5") for letter in word) for char, word in letters.items()}


def stroke_ranks() -> dict[str, int]:
    """The rank of 20,898 characters in cn_sort (found without importing it: it sets up logging)."""
    spec = find_spec("cn_sort")
    folders = spec and spec.submodule_search_locations
    assert folders, "cn_sort is not installed"
    path = Path(folders[0]) / "res" / "all_word.json"
    entries = json.loads(path.read_text(encoding="utf-8"))["all_word"]
    return {entry["chinese"]: entry["stroke_increment_level"] for entry in entries if entry["chinese"] > "\x7f"}


def read_sources(script: Path) -> Sources:
    """All sources, with the corrections applied."""
    counts = unihan("IRGSources", "kTotalStrokes")
    official = unihan("OtherMappings", "kTGH")
    variants = unihan("Variants", "kSimplifiedVariant")
    return Sources(
        stroke_classes(script) | CORRECTIONS,
        {char: rank for char, rank in stroke_ranks().items() if char in counts},
        {char: int(value.split()[0]) for char, value in counts.items()},
        {char: int(value.split(":")[1]) for char, value in official.items()},
        {char: [chr(int(code[2:], 16)) for code in value.split()] for char, value in variants.items()},
    )


def longest_rise(items: Sequence[tuple[object, ...]]) -> list[int]:
    """Indices of a longest non-decreasing run: what remains when the fewest misfits are left out."""
    tails: list[tuple[object, ...]] = []
    ends: list[int] = []
    before: list[int] = []
    for index, item in enumerate(items):
        at = bisect_right(tails, item)
        tails[at : at + 1] = [item]
        ends[at : at + 1] = [index]
        before.append(ends[at - 1] if at else -1)
    found, index = [], ends[-1]
    while index >= 0:
        found.append(index)
        index = before[index]
    return found[::-1]


def anchors(sources: Sources) -> list[Place]:
    """The characters whose strokes are known and whose rank agrees with them, in order."""
    chars = sorted(sources.classes.keys() & sources.ranks.keys(), key=sources.ranks.__getitem__)
    keys = [(len(sources.classes[char]), sources.classes[char]) for char in chars]
    return [Place(*keys[index], True, sources.ranks[chars[index]]) for index in longest_rise(keys)]


def by_rank(sources: Sources) -> dict[str, Place]:
    """Places of the characters of cn_sort without strokes: between the nearest two that have some."""
    fixed = [*anchors(sources), Place(99, "", True, 99_999)]
    ranks = [place.rank for place in fixed]
    places: dict[str, Place] = {}
    lowest = 1
    for char in sorted(sources.ranks.keys() - sources.classes.keys(), key=sources.ranks.__getitem__):
        rank = sources.ranks[char]
        at = bisect_right(ranks, rank)
        left, right = fixed[at - 1], fixed[at]
        lowest = count = min(max(sources.counts[char], left.count, lowest), right.count)
        known = left[:2] == right[:2]
        places[char] = Place(count, left.classes if count == left.count else "", known, rank)
    return places


def by_official_order(sources: Sources, places: dict[str, Place]) -> dict[str, Place]:
    """Places of characters in 通用规范汉字表 that cn_sort lacks or puts elsewhere: after their neighbour there."""
    found: dict[str, Place] = {}
    left = Place(0, "", True, 0)
    chars = sorted(sources.official, key=sources.official.__getitem__)
    settled = agreeing(sources, places)
    for index, char in enumerate(chars):
        if char not in settled:
            right = next(places[other] for other in chars[index:] if other in settled)
            found[char] = between(left, right, sources.counts[char])
        left = found.get(char) or places[char]
    return found


def agreeing(sources: Sources, places: dict[str, Place]) -> set[str]:
    """Official characters whose place agrees with the official order, or whose strokes are known anyway."""
    found: set[str] = set()
    for first, last in LEVELS:
        level = [char for char, number in sources.official.items() if first <= number <= last and char in places]
        level.sort(key=sources.official.__getitem__)
        level = without_misfits(level, places)
        rise = longest_rise([place_key(places[char]) for char in level])
        found |= {level[index] for index in rise} | {char for char in level if places[char].known}
    return found


def without_misfits(level: list[str], places: dict[str, Place]) -> list[str]:
    """The characters but for those that stand outside the two neighbours whose strokes are known."""
    kept: list[str] = []
    low = (0, "", False, 0.0)
    for index, char in enumerate(level):
        key = place_key(places[char])
        high = next((place_key(places[one]) for one in level[index:] if places[one].known), key)
        if low <= key <= high:
            kept.append(char)
        low = key if places[char].known else low
    return kept


def place_key(place: Place) -> tuple[int, str, bool, float]:
    """What decides between two places; characters written alike are equal."""
    return (place.count, place.classes, not place.known, 0 if place.known else place.rank)


def between(left: Place, right: Place, count: int) -> Place:
    """The place right after `left`. Written alike on both sides means written so in the middle."""
    if left[:3] == right[:3]:
        return Place(left.count, left.classes, left.known, left.rank)
    count = min(max(count, left.count), right.count) if left.count <= right.count else left.count
    classes = left.classes if count == left.count else ""
    return Place(count, classes, False, left.rank + 0.001)


def all_places(sources: Sources) -> dict[str, Place]:
    """The place of every character of the table."""
    own = {
        char: Place(len(classes), classes, True, sources.ranks.get(char, 0))
        for char, classes in sources.classes.items()
    }
    places = own | by_rank(sources)
    return places | by_official_order(sources, places)


def order_of(sources: Sources, char: str, place: Place) -> tuple[object, ...]:
    """What decides among characters of one line of the table."""
    if not place.known:
        return (place.rank, sources.official.get(char, 0), ord(char))
    return (char not in LEFT_RIGHT, sources.official.get(char, 9_999), place.rank, ord(char))


def group_lines(sources: Sources) -> list[str]:
    """The lines with characters, in order."""
    groups: dict[tuple[int, str], tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for char, place in all_places(sources).items():
        groups[place.count, place.classes][0 if place.known else 1].append(char)
    places = all_places(sources)
    lines = []
    for (count, classes), both in sorted(groups.items()):
        parts = ["".join(sorted(part, key=lambda char: order_of(sources, char, places[char]))) for part in both]
        lines.append("\t".join([str(count), classes, *parts]))
    return lines


def simplified_line(sources: Sources) -> str:
    """Traditional characters outside the 8,105 with the standard form they are ordered by."""
    pairs = []
    for char, forms in sorted(sources.simplified.items()):
        standard = [form for form in forms if form in sources.official]
        if standard and char not in sources.official:
            pairs.append(char + standard[0])
    return "简\t" + "".join(pairs)


def count_lines(sources: Sources, placed: set[str]) -> list[str]:
    """The number of strokes of every Han character that has no place of its own."""
    codes = sorted(ord(char) for char in sources.counts.keys() - placed)
    starts = [code for last, code in zip([0, *codes], codes, strict=False) if code - last > 256]
    lines = []
    for start, limit in zip(starts, [*starts[1:], codes[-1] + 1], strict=True):
        last = max(code for code in codes if code < limit)
        signs = [0 if chr(code) in placed else sources.counts.get(chr(code), 0) for code in range(start, last + 1)]
        lines.append(f"画\t{start:X}\t" + "".join(chr(ord("0") + sign) for sign in signs))
    return lines


def build(script: Path) -> None:
    """Writes the table and tells its size."""
    sources = read_sources(script)
    placed = set(all_places(sources))
    lines = [*group_lines(sources), f"左右\t{LEFT_RIGHT}", simplified_line(sources), *count_lines(sources, placed)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    known = sum(place.known for place in all_places(sources).values())
    print(f"{len(placed)} characters, {known} with their strokes, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    build(Path(sys.argv[1]))
