"""The paper 正 sheets (计票单) of a round against its entries, as the file has both."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from huanjie_desktop.domain.election.ballot import BallotRules
from huanjie_desktop.domain.election.count_plan import Bundle
from huanjie_desktop.domain.election.sheets import (
    PaperSheet,
    SheetDifference,
    SheetTotals,
    sheet_differences,
    slip_problems,
)
from huanjie_desktop.domain.problems import Problem, error
from huanjie_desktop.services.count.bundles import bundles_in
from huanjie_desktop.services.count.compare import Entries
from huanjie_desktop.services.rounds import RoundPlace
from huanjie_desktop.services.voting import law_for, tally_by
from huanjie_desktop.storage import count_store
from huanjie_desktop.storage.database import Work

WHOLE_PILE = 0


@dataclass(frozen=True)
class SheetCheck:
    """The sheets of a round that count, and every figure in which they differ from the entries, by bundle."""

    sheets: dict[int, SheetTotals]
    missing: tuple[int, ...]
    differences: dict[int, tuple[SheetDifference, ...]]
    explained: bool

    @property
    def differ(self) -> bool:
        """Whether any sheet differs."""
        return any(self.differences.values())

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What keeps a count open that is checked by paper sheets, slips of the pen first."""
        return (*self._slips(), *self._open())

    def _slips(self) -> Iterator[Problem]:
        for bundle, totals in self.sheets.items():
            yield from slip_problems(place_words(bundle), totals)

    def _open(self) -> Iterator[Problem]:
        if self.missing:
            yield error("sheets_missing", "R-25", "", places="、".join(place_words(one) for one in self.missing))
        for bundle, found in self.differences.items():
            for one in () if self.explained else found:
                place = f"{place_words(bundle)}{one.name}"
                figures = {"figure": one.figure, "sheet": one.sheet, "entries": one.entries}
                yield error("sheet_differs", "R-25", place, place=place, **figures)


def place_words(bundle: int) -> str:
    """Return what a sheet is about in words."""
    return "整堆" if bundle == WHOLE_PILE else f"第{bundle}扎"


def check_sheets(work: Work, place: RoundPlace, entries: Entries) -> SheetCheck:
    """Compare the last version of every paper sheet with the entries of the first recorder."""
    sheets = last_versions(count_store.load_sheets(work, place.round.id))
    rules = law_for(work, place, entries.first.values())
    bundles = bundles_in(work, place.round)
    places = {one.number: one for one in bundles if one.number in sheets}
    found = {number: _differences(rules, entries, one, sheets[number]) for number, one in places.items()}
    if WHOLE_PILE in sheets:
        whole = Bundle(WHOLE_PILE, 1, place.round.returned or 0)
        found[WHOLE_PILE] = _differences(rules, entries, whole, sheets[WHOLE_PILE])
    missing = () if WHOLE_PILE in sheets else tuple(one.number for one in bundles if one.number not in sheets)
    signed = [one.differences for one in count_store.load_explanations(work, place.round.id)[-1:]]
    return SheetCheck(sheets, missing, found, differences_text(found) in signed)


def last_versions(sheets: tuple[PaperSheet, ...]) -> dict[int, SheetTotals]:
    """Return the totals that count, by bundle: each later version takes the place of the earlier."""
    return {one.bundle: one.totals for one in sheets}


def _differences(
    rules: BallotRules, entries: Entries, bundle: Bundle, totals: SheetTotals
) -> tuple[SheetDifference, ...]:
    read = [entries.first[number] for number in bundle.numbers if number in entries.first]
    return sheet_differences(tally_by(rules, read), totals)


def differences_text(found: dict[int, tuple[SheetDifference, ...]]) -> str:
    """Return differences as the text that an explanation is signed for; any other figure needs another one."""
    lines = [[bundle, *vars(one).values()] for bundle in sorted(found) for one in found[bundle]]
    return json.dumps(lines, ensure_ascii=False)
