"""The roster (党员名册): members shown, checked, saved, ended; import, export and who counts."""

from pathlib import Path

from huanjie_desktop.domain.ids import BranchId, ImportId, MemberId
from huanjie_desktop.domain.people.draft import Decision, PreviewRow, UpdateRule
from huanjie_desktop.domain.people.member import Member, MembershipEnd
from huanjie_desktop.domain.people.partial_date import PartialDate
from huanjie_desktop.domain.problems import Problem
from huanjie_desktop.services.done import Done
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.roster_types import (
    AS_IT_IS,
    ImportChoice,
    ImportPreview,
    ImportRecord,
    ImportReport,
    MemberRow,
    Progress,
)

__all__ = [
    "Decision",
    "ImportChoice",
    "ImportPreview",
    "ImportRecord",
    "ImportReport",
    "MemberRow",
    "PreviewRow",
    "Progress",
    "UpdateRule",
    "check_member",
    "confirm_import",
    "end_membership",
    "export_errors",
    "export_roster",
    "export_template",
    "imports",
    "member",
    "members",
    "preview_import",
    "reinstate",
    "save_member",
    "undo_import",
]


def members(office: Office, branch_id: BranchId | None = None, ended: bool = False) -> list[MemberRow]:
    """Return the members of a branch or of all; `ended` returns instead those whose membership has ended."""
    raise NotImplementedError


def member(office: Office, member_id: MemberId) -> Member:
    """Return one member. Raises UserError when it is not there."""
    raise NotImplementedError


def check_member(office: Office, draft: Member) -> list[Problem]:
    """Return the findings about a member as typed; `where` is the field's name. Errors forbid saving."""
    raise NotImplementedError


def save_member(office: Office, draft: Member) -> Done[MemberId]:
    """Store a member; id 0 adds one. Raises UserError when `check_member` finds an error."""
    raise NotImplementedError


def end_membership(
    office: Office, member_id: MemberId, end: MembershipEnd, on: PartialDate, reason: str = ""
) -> Done[None]:
    """End a membership (R-04); the person stays on file. Raises UserError for a date in the future."""
    raise NotImplementedError


def reinstate(office: Office, member_id: MemberId) -> Done[None]:
    """Take back the end of a membership."""
    raise NotImplementedError


def preview_import(
    office: Office,
    path: Path,
    branch_id: BranchId | None = None,
    password: str | None = None,
    progress: Progress | None = None,
) -> ImportPreview:
    """Read a spreadsheet and say what importing would do with every row; stores nothing.

    Raises UserError for a file that is missing, empty, locked, encrypted, broken, too large or no roster.
    """
    raise NotImplementedError


def confirm_import(
    office: Office,
    preview: ImportPreview,
    choice: ImportChoice = AS_IT_IS,
    progress: Progress | None = None,
) -> Done[ImportReport]:
    """Store a preview in one transaction. Raises UserError while errors or unaccepted warnings stand in it."""
    raise NotImplementedError


def imports(office: Office) -> list[ImportRecord]:
    """Return the imports, newest first."""
    raise NotImplementedError


def undo_import(office: Office, import_id: ImportId) -> Done[int]:
    """Take an import back and return how many members it touched. Raises UserError when one was changed since."""
    raise NotImplementedError


def export_roster(office: Office, path: Path, branch_id: BranchId | None = None, masked: bool = True) -> Done[Path]:
    """Write the roster as .xlsx; a full export imports again without a difference."""
    raise NotImplementedError


def export_template(path: Path) -> Path:
    """Write an empty roster sheet with drop-downs."""
    raise NotImplementedError


def export_errors(preview: ImportPreview, path: Path) -> Path:
    """Write the rows with findings as .xlsx, the reasons in the last column."""
    raise NotImplementedError
