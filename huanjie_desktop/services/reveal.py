"""Showing one person's full numbers: allowed, and written into the log."""

from huanjie_desktop.domain.ids import MemberId
from huanjie_desktop.domain.people.member import Member
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.roster import roster
from huanjie_desktop.storage import audit_log


def reveal_numbers(office: Office, member_id: MemberId) -> Member:
    """Return a member for showing the full ID and phone numbers; the log keeps who looked at whom."""
    shown = roster.member(office, member_id)
    with office.db.write() as session:
        audit_log.record(session, office.act("查看完整证件号和电话", shown.name))
    return shown
