"""The totals of paper 正 sheets: typed in, compared, and where they differ explained by the scrutineers (e11)."""

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.domain.election.sheets import Explanation, PaperSheet, SheetTotals, totals_problems
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.domain.problems import Problem
from huanjie_desktop.services.count.bundles import need_bundle
from huanjie_desktop.services.count.compare import entries_in
from huanjie_desktop.services.count.sheet_check import (
    WHOLE_PILE,
    check_sheets,
    differences_text,
    last_versions,
    place_words,
)
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.election_work import logged, need_round, refuse_errors
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.officers import officers_in
from huanjie_desktop.services.rounds import RoundPlace, need_state, place_of
from huanjie_desktop.storage import count_store
from huanjie_desktop.storage.database import Work


def sheets_of(office: Office, round_id: RoundId) -> dict[int, SheetTotals]:
    """Return the totals typed in from paper that count now, by bundle; 0 is the whole pile."""
    with office.db.read() as work:
        return last_versions(count_store.load_sheets(work, round_id))


def explanations_of(office: Office, round_id: RoundId) -> tuple[Explanation, ...]:
    """Return every explanation that was signed, oldest first; the last one holds as long as its figures stand."""
    with office.db.read() as work:
        return count_store.load_explanations(work, round_id)


def save_sheet(office: Office, round_id: RoundId, bundle: int, totals: SheetTotals) -> Done[PaperSheet]:
    """Type in the totals of a paper sheet; an earlier version stays. `bundle` 0 is a sheet of the whole pile.

    Raises UserError for figures that cannot be, other candidates, or a bundle that does not exist.
    """
    with logged(office, "录入纸质计票单", f"投票{round_id}", place_words(bundle)) as work:
        voted = need_round(work, round_id)
        need_state(voted, RoundState.COUNTING)
        if bundle != WHOLE_PILE:
            need_bundle(work, voted, bundle)
        refuse_errors(totals_problems(totals, voted.names))
        earlier = [one for one in count_store.load_sheets(work, round_id) if one.bundle == bundle]
        sheet = PaperSheet(round_id, bundle, len(earlier) + 1, totals)
        count_store.append_sheet(work, sheet)
    return done(sheet, Topic.COUNT)


def sheet_findings(office: Office, round_id: RoundId) -> tuple[Problem, ...]:
    """Return which sheets are missing and every figure in which one differs from the entries, unless explained."""
    with office.db.read() as work:
        place = place_of(work, round_id)
        return check_sheets(work, place, entries_in(work, place.round)).problems


def explain_difference(office: Office, round_id: RoundId, text: str, witnesses: str) -> Done[Explanation]:
    """Record why sheets and entries differ, signed by scrutineers; it holds for exactly the figures as they are now.

    Raises UserError when nothing differs, without a text, or without a scrutineer among the names.
    """
    text, witnesses = text.strip(), witnesses.strip()
    if not text:
        raise UserError("reason_missing")
    with logged(office, "说明计票差异", f"投票{round_id}", f"{text}（{witnesses}）") as work:
        place = place_of(work, round_id)
        need_state(place.round, RoundState.COUNTING)
        _refuse_strangers(work, place, witnesses)
        check = check_sheets(work, place, entries_in(work, place.round))
        if not check.differ:
            raise UserError("nothing_to_explain")
        version = len(count_store.load_explanations(work, round_id)) + 1
        signed = Explanation(round_id, version, text, witnesses, differences_text(check.differences))
        count_store.append_explanation(work, signed)
    return done(signed, Topic.COUNT)


def _refuse_strangers(work: Work, place: RoundPlace, witnesses: str) -> None:
    poll_id = place.poll.id if place.poll.post.in_first_session else None
    staff = officers_in(work, place.election.id, poll_id)
    if not any(one.role.scrutinises and one.name in witnesses for one in staff):
        raise UserError("witnesses_not_scrutineers")
