"""The roster as a spreadsheet, the empty sheet to fill in, and the list of what an import found."""

from pathlib import Path

from huanjie_desktop.domain.ids import BranchId
from huanjie_desktop.domain.people.member import Member
from huanjie_desktop.services.done import Done, done
from huanjie_desktop.services.masking import mask_id, mask_phone
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.roster.keys import member_key, office_key
from huanjie_desktop.services.roster.types import ImportPreview
from huanjie_desktop.services.texts.text import sentence
from huanjie_desktop.storage import audit_log, people_store


def export_roster(office: Office, path: Path, branch_id: BranchId | None = None, masked: bool = True) -> Done[Path]:
    """Write the roster as .xlsx and enter it in the log; a full export imports again without a difference.

    Raises UserError when the file cannot be written.
    """
    from huanjie_desktop.exchange.roster_export import RosterLine, RosterPaper, write_roster

    mark = office_key(office)
    with office.db.read() as session:
        places = {place.id: place.name for place in people_store.communities(session)}
        branches = {one.id: one for one in people_store.branches(session)}
        found = [one.member for one in people_store.load_members(session, branch_id)]
    lines = []
    for member in found:
        branch = branches[member.branch_id]
        shown = _masked(member) if masked else {}
        lines.append(RosterLine(member, branch.name, places[branch.community_id], member_key(mark, member.id), shown))
    title = f"{branches[branch_id].official_name if branch_id else ''}党员名册"
    write_roster(path, RosterPaper(title, tuple(lines), office.clock.today(), masked))
    with office.db.write() as session:
        how = "脱敏" if masked else "完整"
        audit_log.record(session, office.act("导出名册", path.name, f"{how}，{len(lines)}人"))
    return done(path)


def _masked(member: Member) -> dict[str, str]:
    return {
        "id_number": mask_id(member.id_number),
        "phone": mask_phone(member.phone),
        "phone2": mask_phone(member.phone2),
    }


def export_template(path: Path) -> Path:
    """Write an empty roster sheet with drop-downs. Raises UserError when the file cannot be written."""
    from huanjie_desktop.exchange.roster_template import write_template

    write_template(path)
    return path


def export_errors(preview: ImportPreview, path: Path) -> Path:
    """Write the rows with findings as .xlsx, the bad cells coloured, the reasons in the last column."""
    from huanjie_desktop.exchange.roster_errors import Finding, write_errors

    rows = [
        (row, [Finding(one, sentence(one, full=True)) for one in row.problems]) for row in preview.rows if row.problems
    ]
    write_errors(path, preview.mapping, rows)
    return path
