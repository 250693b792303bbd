"""What keeps a count open: nothing closes while one of these stands (R-20, R-25, e11)."""

from collections.abc import Iterator

from huanjie_desktop.domain.election.count_plan import BundleState, CountPlan, SecondCount
from huanjie_desktop.domain.election.counting import Tally, check_tally
from huanjie_desktop.domain.election.entries import entry_problems
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.domain.problems import Problem, error
from huanjie_desktop.services.count.bundles import bundles_in
from huanjie_desktop.services.count.compare import Entries, entries_in
from huanjie_desktop.services.count.sheet_check import check_sheets
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.rounds import RoundPlace, place_of
from huanjie_desktop.services.voting import law_for, tally_by
from huanjie_desktop.storage import count_store
from huanjie_desktop.storage.database import Work


def closing_findings(office: Office, round_id: RoundId) -> tuple[Problem, ...]:
    """Return everything that still keeps a count open; `close_count` refuses with the first of them."""
    with office.db.read() as work:
        return closing_in(work, place_of(work, round_id))[0]


def closing_in(work: Work, place: RoundPlace) -> tuple[tuple[Problem, ...], Tally]:
    """Return what keeps a count open and its tally, every ballot judged afresh, inside the caller's block."""
    entries = entries_in(work, place.round)
    tally = tally_by(law_for(work, place, entries.first.values()), entries.first.values())
    plan = count_store.load_plan(work, place.round.id)
    found = (
        *_pile(place, entries, tally),
        *_second(work, place, plan, entries),
        *_bundles_out(work, place),
        *(check_sheets(work, place, entries).problems if plan.second is SecondCount.SHEETS else ()),
    )
    return found, tally


def _pile(place: RoundPlace, entries: Entries, tally: Tally) -> Iterator[Problem]:
    returned, waiting = place.round.returned or 0, entries.undecided
    if waiting:
        yield error("ballots_undecided", "R-19", "", count=len(waiting), ballots="、".join(map(str, waiting)))
    if len(entries.first) != returned:
        yield error("count_incomplete", "R-20", "", entered=len(entries.first), returned=returned)
    elif not waiting:
        yield from check_tally(tally, returned, place.round.seats)


def _second(work: Work, place: RoundPlace, plan: CountPlan, entries: Entries) -> Iterator[Problem]:
    returned = place.round.returned or 0
    if plan.second.entered_twice and len(entries.second) != returned:
        figures = {"way": plan.second, "entered": len(entries.second), "returned": returned}
        yield error("second_count_incomplete", "R-25", "", **figures)
    elif plan.second is SecondCount.BUNDLES:
        for one in bundles_in(work, place.round):
            found = entries.looks(one)
            if found:
                numbers = "、".join(str(number) for look in found for number in look.numbers)
                yield error("bundle_differs", "R-25", "", bundle=one.number, ballots=numbers)
            elif entries.to_read(one):
                yield error("bundle_not_read", "R-25", "", bundle=one.number)
    else:
        yield from entry_problems(entries.differences(place.round))


def _bundles_out(work: Work, place: RoundPlace) -> Iterator[Problem]:
    for one in bundles_in(work, place.round):
        if one.state is BundleState.OUT:
            yield error("bundle_still_out", "R-20", "", bundle=one.number, group=one.holder)
