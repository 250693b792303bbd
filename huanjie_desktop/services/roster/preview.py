"""A spreadsheet becomes a preview: every row read, checked, matched with the members on file, and decided."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from huanjie_desktop.domain.ids import BranchId, CommunityId
from huanjie_desktop.domain.people.branch import Branch
from huanjie_desktop.domain.people.draft import MemberDraft, PreviewRow, RosterMapping, UpdateRule
from huanjie_desktop.domain.people.member import Member
from huanjie_desktop.domain.people.roster_check import check_member, duplicates
from huanjie_desktop.domain.people.roster_match import OnFile, decided, merged
from huanjie_desktop.domain.problems import Problem, error, has_errors, notice, warning
from huanjie_desktop.services.area_code import with_area
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.roster.columns import head_of, remembered_mapping
from huanjie_desktop.services.roster.keys import member_of_key, office_key
from huanjie_desktop.services.roster.types import ImportPreview, Progress
from huanjie_desktop.services.settings import settings
from huanjie_desktop.storage import people_store

_OWN_SHEETS = ("统计", "填写说明")
NOT_YET = BranchId(0)
"""The branch of a row that names one which is not on file: importing adds it."""


@dataclass(frozen=True)
class RosterSource:
    """What to read: a file, the branch of rows that name none, a password, and a mapping chosen by hand."""

    path: Path
    branch_id: BranchId | None = None
    password: str | None = None
    mapping: RosterMapping | None = None


class BranchNames:
    """Finds a branch by the words of a row."""

    def __init__(self, communities: dict[CommunityId, str], branches: Iterable[Branch]) -> None:
        self._exact: dict[tuple[str, str], BranchId] = {}
        self._alone: dict[str, list[BranchId]] = {}
        for branch in branches:
            place = communities[branch.community_id]
            self._exact[(place, branch.name)] = branch.id
            for words in {branch.name, branch.full_name, place + branch.name} - {""}:
                self._alone.setdefault(words, []).append(branch.id)

    def find(self, community: str, branch: str) -> BranchId | None:
        """Return the branch meant, or None when it is not on file or the words mean several."""
        alike = self._alone.get(branch, [])
        return self._exact.get((community, branch)) or (alike[0] if len(alike) == 1 else None)


@dataclass(frozen=True)
class _Known:
    members: list[Member]
    names: BranchNames
    mark: str
    state: str


def preview(office: Office, source: RosterSource, progress: Progress | None = None) -> ImportPreview:
    """Read a spreadsheet and say what importing would do with every row; stores no member."""
    from huanjie_desktop.exchange.roster_sheet import choose_sheet, read_drafts
    from huanjie_desktop.exchange.sheet import read_workbook

    book = read_workbook(source.path, source.password)
    heads = tuple(map(head_of, book.sheets))
    chosen = source.mapping or remembered_mapping(office, heads)
    sheet, mapping = choose_sheet(book, chosen)
    known = _known(office)

    def place(community: str, branch: str) -> BranchId:
        return (known.names.find(community, branch) if branch else source.branch_id) or NOT_YET

    area = settings(office).area_code
    drafts = [with_area(one, area) for one in read_drafts(sheet, mapping, place, office.clock.today(), progress)]
    rows = _decide(office, drafts, known, mapping)
    return ImportPreview(
        book.file,
        book.digest,
        sheet.name,
        mapping,
        source.branch_id,
        rows,
        tuple(_about_sheet(mapping, rows, [one.name for one in book.sheets])),
        Counter(row.decision for row in rows),
        known.state,
        heads,
        source.mapping is not None,
    )


def _known(office: Office) -> _Known:
    mark = office_key(office)
    with office.db.read() as session:
        members = [one.member for one in people_store.load_members(session, ended=None)]
        places = {place.id: place.name for place in people_store.communities(session)}
        names = BranchNames(places, people_store.branches(session))
        return _Known(members, names, mark, people_store.state_of_members(session))


def _decide(
    office: Office, drafts: list[MemberDraft], known: _Known, mapping: RosterMapping
) -> tuple[PreviewRow, ...]:
    twice, on_file, today = duplicates(drafts), OnFile(known.members), office.clock.today()
    rows = []
    for draft in drafts:
        key = member_of_key(known.mark, draft.key) if draft.key else None
        if draft.key and not on_file.knows(key):
            draft = replace(draft, key="")  # written by another office, or the member is gone
        found = on_file.take(draft, key)
        after = merged(found, draft.member, draft.given, UpdateRule.USE_NEW) if found else draft.member
        checks = [*check_member(after, today), *twice.get(draft.row, ()), *_branch_problems(draft)]
        problems = [_in_cell(one, draft, mapping) for one in checks if not _said(one, draft)]
        row = decided(draft, found, [*draft.problems, *problems], mapping.address("name", draft.row))
        rows.append(row)
    return tuple(rows)


def _said(problem: Problem, draft: MemberDraft) -> bool:
    """Tell whether a missing field is only the echo of a cell that could not be read."""
    return problem.code == "fields_missing" and has_errors(draft.problems)


def _in_cell(problem: Problem, draft: MemberDraft, mapping: RosterMapping) -> Problem:
    return replace(problem, where=mapping.address(problem.where, draft.row))


def _branch_problems(draft: MemberDraft) -> list[Problem]:
    if draft.member.branch_id != NOT_YET:
        return []
    if not draft.branch:
        return [error("branch_not_named", where="branch")]
    if not draft.community and "社区" not in draft.branch:
        return [error("branch_unknown", where="branch", value=draft.branch)]
    return [warning("branch_new", where="branch", value=draft.branch)]


def _about_sheet(mapping: RosterMapping, rows: tuple[PreviewRow, ...], sheets: list[str]) -> list[Problem]:
    found, others = [], [name for name in sheets if name not in (mapping.sheet, *_OWN_SHEETS)]
    if not rows:
        found.append(error("roster_without_rows", where=mapping.sheet, sheet=mapping.sheet))
    if mapping.unmapped:
        found.append(notice("columns_unmapped", where=mapping.sheet, columns="、".join(mapping.unmapped)))
    if others:
        found.append(notice("other_sheets", where=mapping.sheet, sheet=mapping.sheet, count=len(others)))
    return found
