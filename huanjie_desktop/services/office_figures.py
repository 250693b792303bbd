"""Who counts in the whole office, for the first screen; lean, because the program's start waits for it."""

from huanjie_desktop.domain.people.roster import DueAccount, count_due
from huanjie_desktop.services.office import Office
from huanjie_desktop.storage import people_store


def office_account(office: Office) -> DueAccount:
    """Account for all members of the office together (R-01 … R-04), without the exclusions of single elections."""
    with office.db.read() as session:
        return count_due(one.member for one in people_store.load_members(session))
