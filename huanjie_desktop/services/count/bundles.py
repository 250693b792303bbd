"""The bundles (扎) of a count as the file has them; before the first is handed out they follow from the plan."""

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.count_plan import Bundle, bundles_of, cut_problems, regrown
from huanjie_desktop.domain.election.rounds import Round
from huanjie_desktop.services.election_work import refuse_errors
from huanjie_desktop.storage import count_store
from huanjie_desktop.storage.database import Work


def bundles_in(work: Work, voted: Round) -> tuple[Bundle, ...]:
    """Return the bundles of a round; none before the box was opened."""
    stored = count_store.load_bundles(work, voted.id)
    return stored or bundles_of(voted.returned or 0, count_store.load_plan(work, voted.id).bundle_size)


def need_bundle(work: Work, voted: Round, number: int) -> Bundle:
    """Return one bundle. Raises UserError when there is none of this number."""
    found = next((one for one in bundles_in(work, voted) if one.number == number), None)
    if found is None:
        raise UserError("bundle_missing", bundle=number)
    return found


def save_bundle(work: Work, voted: Round, changed: Bundle) -> None:
    """Store where the papers of one bundle are; the others stay as they are."""
    known = bundles_in(work, voted)
    count_store.save_bundles(work, voted.id, [changed if one.number == changed.number else one for one in known])


def follow_returned(work: Work, voted: Round, returned: int) -> None:
    """Let stored bundles follow a corrected number of ballots. Raises UserError rather than cut one handed out."""
    stored = count_store.load_bundles(work, voted.id)
    if stored:
        refuse_errors(cut_problems(stored, returned))
        size = count_store.load_plan(work, voted.id).bundle_size
        count_store.save_bundles(work, voted.id, regrown(stored, returned, size))
