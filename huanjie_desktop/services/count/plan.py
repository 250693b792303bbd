"""How a round is counted: the plan, bundles handed out and taken back, each compared as soon as it is read twice."""

from dataclasses import dataclass, replace
from enum import StrEnum

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.bundle_compare import Look
from huanjie_desktop.domain.election.count_plan import (
    Bundle,
    BundleState,
    CountPlan,
    change_problems,
    hand_out_problems,
    plan_problems,
    privacy_problems,
)
from huanjie_desktop.domain.election.rounds import Round, RoundState
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.domain.problems import Problem
from huanjie_desktop.services.count.bundles import bundles_in, need_bundle, save_bundle
from huanjie_desktop.services.count.compare import Entries, entries_in
from huanjie_desktop.services.count.sheet_check import SheetCheck, check_sheets
from huanjie_desktop.services.count.sheets import explain_difference, save_sheet, sheet_findings
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.election_work import logged, need_round, refuse_errors
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.rounds import need_state, place_of
from huanjie_desktop.storage import ballot_store, count_store

__all__ = [
    "BundleLine",
    "SheetState",
    "bundle_lines",
    "compare_bundle",
    "explain_difference",
    "hand_out",
    "plan_findings",
    "plan_of",
    "save_plan",
    "save_sheet",
    "sheet_findings",
    "take_back",
]


class SheetState(StrEnum):
    """Whether a paper sheet is typed in and agrees."""

    MISSING = "未录"
    AGREES = "相符"
    DIFFERS = "不符"


@dataclass(frozen=True)
class BundleLine:
    """One bundle on the list: ballots entered by each recorder, ballots to look at (None until both have it all).

    `to_read`: it must still be read through as a whole (第三次通读).
    """

    bundle: Bundle
    first: int
    second: int
    looks: int | None
    sheet: SheetState
    to_read: bool = False

    @property
    def entered(self) -> bool:
        """Whether the first recorder has the whole bundle."""
        return self.first == len(self.bundle.numbers)


def plan_of(office: Office, round_id: RoundId) -> CountPlan:
    """Return how a round is counted; the usual way while nobody has chosen."""
    with office.db.read() as work:
        return count_store.load_plan(work, round_id)


def plan_findings(office: Office, plan: CountPlan) -> tuple[Problem, ...]:
    """Say what is wrong with a plan, or may tell who cast a ballot, before it is confirmed (R-16)."""
    with office.db.read() as work:
        return (*plan_problems(plan), *privacy_problems(plan, _expected(need_round(work, plan.round_id))))


def _expected(voted: Round) -> int:
    return next((one for one in (voted.returned, voted.issued, voted.present) if one is not None), 0)


def save_plan(office: Office, plan: CountPlan) -> Done[CountPlan]:
    """Decide how a round is counted. After the first ballot the hall screen may still show less, never more.

    Raises UserError for an unfit size of bundles, for another change once ballots are entered or bundles handed out,
    or when the round is closed.
    """
    words = f"{plan.second}，每扎{plan.bundle_size}张，大屏{plan.privacy}"
    with logged(office, "确定计票方式", _round_text(plan.round_id), words) as work:
        voted = need_round(work, plan.round_id)
        need_state(voted, RoundState.PREPARED, RoundState.ISSUED, RoundState.COUNTING)
        before, stored = count_store.load_plan(work, plan.round_id), count_store.load_bundles(work, plan.round_id)
        refuse_errors(plan_problems(plan))
        entered = ballot_store.highest_number(work, plan.round_id) > 0
        refuse_errors(change_problems(before, plan, entered, stored))
        if plan.bundle_size != before.bundle_size:
            count_store.save_bundles(work, plan.round_id, ())
        count_store.save_plan(work, plan)
    return done(plan, Topic.COUNT)


def bundle_lines(office: Office, round_id: RoundId) -> tuple[BundleLine, ...]:
    """Return every bundle of the pile: who has it, how far it is entered, what differs; none before the box is open."""
    with office.db.read() as work:
        place = place_of(work, round_id)
        entries = entries_in(work, place.round)
        check = check_sheets(work, place, entries)
        return tuple(_line(one, entries, check) for one in bundles_in(work, place.round))


def _line(bundle: Bundle, entries: Entries, check: SheetCheck) -> BundleLine:
    found = len(entries.looks(bundle)) if entries.both_have(bundle) else None
    sheet = SheetState.MISSING
    if bundle.number in check.sheets:
        sheet = SheetState.DIFFERS if check.differences[bundle.number] else SheetState.AGREES
    return BundleLine(bundle, *entries.entered(bundle), found, sheet, entries.to_read(bundle))


def hand_out(office: Office, round_id: RoundId, number: int, group: str) -> Done[Bundle]:
    """Give the papers of a bundle to a counting group (计票组); no bundle is counted twice by mistake.

    Raises UserError while another group has it, or when it was counted already and nothing about it is open.
    """
    group = group.strip()
    with logged(office, "发放计票扎", _round_text(round_id), f"第{number}扎 {group}") as work:
        place = place_of(work, round_id)
        need_state(place.round, RoundState.COUNTING)
        bundle, entries = need_bundle(work, place.round, number), entries_in(work, place.round)
        line = _line(bundle, entries, check_sheets(work, place, entries))
        open_ = bool(line.looks) or line.to_read or line.sheet is SheetState.DIFFERS
        twice = count_store.load_plan(work, round_id).second.entered_twice
        refuse_errors(hand_out_problems(bundle, group, 2 if twice else 1, open_))
        given = bundle.given_to(group)
        save_bundle(work, place.round, given)
    return done(given, Topic.COUNT)


def take_back(office: Office, round_id: RoundId, number: int, sheets: int) -> Done[Bundle]:
    """Take the papers of a bundle back, counted by hand.

    Raises UserError when it was not handed out or the number of papers is not that of the bundle.
    """
    with logged(office, "收回计票扎", _round_text(round_id), f"第{number}扎 {sheets}张") as work:
        voted = need_round(work, round_id)
        need_state(voted, RoundState.COUNTING)
        bundle = need_bundle(work, voted, number)
        if bundle.state is not BundleState.OUT:
            raise UserError("bundle_not_out", bundle=number, state=bundle.state)
        if sheets != len(bundle.numbers):
            raise UserError("bundle_papers_differ", bundle=number, sheets=sheets, papers=len(bundle.numbers))
        returned = replace(bundle, state=BundleState.BACK)
        save_bundle(work, voted, returned)
    return done(returned, Topic.COUNT)


def compare_bundle(office: Office, round_id: RoundId, number: int) -> tuple[Look, ...]:
    """Name the smallest set of ballots of a bundle to look at again; nothing when both readings agree.

    A ballot at the end that only one recorder has counts as skipped: ask when both have laid the bundle down.
    """
    with office.db.read() as work:
        voted = need_round(work, round_id)
        return entries_in(work, voted).looks(need_bundle(work, voted, number))


def _round_text(round_id: RoundId) -> str:
    return f"投票{round_id}"
