"""The roster (党员名册): members shown, checked, saved, ended; import, export and who counts."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.ids import BranchId, ImportId, MemberId
from huanjie_desktop.domain.people.draft import Decision, PreviewRow, UpdateRule
from huanjie_desktop.domain.people.id_card import tidy_id
from huanjie_desktop.domain.people.member import Member, MembershipEnd, Relation
from huanjie_desktop.domain.people.names import clean_name
from huanjie_desktop.domain.people.partial_date import PartialDate
from huanjie_desktop.domain.people.roster import DueAccount, Exclusion, count_due
from huanjie_desktop.domain.people.roster_check import check_member as check_alone
from huanjie_desktop.domain.people.stroke_order import is_stroke_entry
from huanjie_desktop.domain.problems import Problem, Severity, error, warning
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.many_objects import many_objects
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.roster import importing as roster_import
from huanjie_desktop.services.roster import preview as roster_preview
from huanjie_desktop.services.roster.exporting import export_errors, export_roster, export_template
from huanjie_desktop.services.roster.keys import filed, stroke_sorted
from huanjie_desktop.services.roster.preview import RosterSource
from huanjie_desktop.services.roster.types import (
    AS_IT_IS,
    ImportChoice,
    ImportPreview,
    ImportRecord,
    ImportReport,
    MemberRow,
    Progress,
)
from huanjie_desktop.storage import audit_log, people_store
from huanjie_desktop.storage.database import Work

__all__ = [
    "Decision",
    "ImportChoice",
    "ImportPreview",
    "ImportRecord",
    "ImportReport",
    "MemberRow",
    "PreviewRow",
    "Progress",
    "RosterSource",
    "UpdateRule",
    "account",
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
    "preview_source",
    "reinstate",
    "save_member",
    "stroke_sorted",
    "undo_import",
]


def members(office: Office, branch_id: BranchId | None = None, ended: bool = False) -> list[MemberRow]:
    """Return the members of a branch or of all; `ended` returns instead those whose membership has ended."""
    with office.db.read() as session:
        places = {place.id: place.name for place in people_store.communities(session)}
        names = {one.id: (one.name, places[one.community_id]) for one in people_store.branches(session)}
        found = people_store.load_members(session, branch_id, ended)
    return [MemberRow(one.member, *names[one.member.branch_id], one.pinyin, one.initials, one.search) for one in found]


def member(office: Office, member_id: MemberId) -> Member:
    """Return one member. Raises UserError when it is not there."""
    with office.db.read() as session:
        return people_store.load_member(session, member_id).member


def check_member(office: Office, draft: Member) -> list[Problem]:
    """Return the findings about a member as typed; `where` is the field's name. Errors forbid saving."""
    with office.db.read() as session:
        return _findings(office, session, _tidied(draft))


def save_member(office: Office, draft: Member) -> Done[MemberId]:
    """Store a member; id 0 adds one. Raises UserError when `check_member` finds an error."""
    tidied = _tidied(draft)
    with office.db.write() as session:
        _refuse_errors(_findings(office, session, tidied))
        people_store.branch(session, tidied.branch_id)
        saved = _stored(session, tidied)
        audit_log.record(session, office.act("修改党员" if draft.id else "新增党员", tidied.name))
    return done(saved, Topic.ROSTER)


def _stored(session: Work, tidied: Member) -> MemberId:
    if tidied.id:
        people_store.load_member(session, tidied.id)
        people_store.update_members(session, [filed(tidied)])
        return tidied.id
    number = people_store.next_member_id(session)
    people_store.insert_members(session, [filed(tidied)], number)
    return MemberId(number)


def _tidied(draft: Member) -> Member:
    name, _ = clean_name(draft.name)
    return replace(draft, name=name, id_number=tidy_id(draft.id_number), strokes=draft.strokes.strip())


def _findings(office: Office, session: Work, draft: Member) -> list[Problem]:
    _, about_name = clean_name(draft.name)
    found = [replace(one, where="name", values={**one.values, "where": draft.name}) for one in about_name if draft.name]
    found += check_alone(draft, office.clock.today())
    if draft.strokes and not is_stroke_entry(draft.strokes):
        found.append(error("strokes_odd", where="strokes", value=draft.strokes))
    others = [one.member for one in people_store.load_members(session) if one.member.id != draft.id]
    return found + _twins(draft, others)


def _twins(draft: Member, others: Iterable[Member]) -> list[Problem]:
    """Return what a second entry of one person looks like; a temporary relation beside the home branch is allowed."""
    found: list[Problem] = []
    for other in others:
        same_branch = other.branch_id == draft.branch_id
        beside_home = not same_branch and Relation.TEMPORARY in (draft.relation, other.relation)
        if draft.id_number and other.id_number == draft.id_number and not beside_home:
            found.append(error("id_on_file", where="id_number", value=draft.id_number, other=other.name))
        elif other.name == draft.name and same_branch and not (draft.note or other.note):
            found.append(warning("same_name_in_branch", where="name", name=draft.name))
    return found


def _refuse_errors(problems: list[Problem]) -> None:
    for problem in problems:
        if problem.severity is Severity.ERROR:
            raise UserError(problem.code, **problem.values)


def end_membership(
    office: Office, member_id: MemberId, end: MembershipEnd, on: PartialDate, reason: str = ""
) -> Done[None]:
    """End a membership (R-04); the person stays on file. Raises UserError for a date in the future."""
    return _changed(office, member_id, "登记转出、离开", ended=end, ended_on=on, ended_reason=reason.strip())


def reinstate(office: Office, member_id: MemberId) -> Done[None]:
    """Take back the end of a membership. Raises UserError when the ID number is on file again meanwhile."""
    return _changed(office, member_id, "恢复（撤消转出、离开）", ended=None, ended_on=None, ended_reason="")


def _changed(office: Office, member_id: MemberId, action: str, **values: object) -> Done[None]:
    with office.db.write() as session:
        old = people_store.load_member(session, member_id).member
        new = replace(old, **values)  # type: ignore[arg-type]
        wrong = [one for one in check_alone(new, office.clock.today()) if one.where in values]
        _refuse_errors(wrong)
        people_store.update_members(session, [filed(new)])
        audit_log.record(session, office.act(action, old.name, new.ended.value if new.ended else ""))
    return done(None, Topic.ROSTER)


def preview_import(
    office: Office,
    path: Path,
    branch_id: BranchId | None = None,
    password: str | None = None,
    progress: Progress | None = None,
) -> ImportPreview:
    """Read a spreadsheet and say what importing would do with every row; stores no member.

    Raises UserError for a file that is missing, empty, locked, encrypted, broken, too large or no roster.
    """
    return preview_source(office, RosterSource(path, branch_id, password), progress)


def preview_source(office: Office, source: RosterSource, progress: Progress | None = None) -> ImportPreview:
    """Like `preview_import`, with the sheet and its columns chosen by hand in `source.mapping`."""
    with many_objects():
        return roster_preview.preview(office, source, progress)


def confirm_import(
    office: Office,
    preview: ImportPreview,
    choice: ImportChoice = AS_IT_IS,
    progress: Progress | None = None,
) -> Done[ImportReport]:
    """Store a preview in one transaction.

    Raises UserError while errors or unread warnings stand in it, or when the roster was changed since the preview.
    """
    with many_objects():
        return roster_import.store(office, preview, choice, progress)


def imports(office: Office) -> list[ImportRecord]:
    """Return the imports (导入记录), newest first."""
    return roster_import.records(office)


def undo_import(office: Office, import_id: ImportId) -> Done[int]:
    """Take an import back and return how many members it touched. Raises UserError when one was changed since."""
    return roster_import.take_back(office, import_id)


def account(office: Office, branch_id: BranchId | None = None, exclusions: Iterable[Exclusion] = ()) -> DueAccount:
    """Return who counts in a branch, or in all (R-01 … R-04), every figure with its members."""
    with office.db.read() as session:
        found = people_store.load_members(session, branch_id, ended=None)
    return count_due((one.member for one in found), exclusions, office.clock.today())
