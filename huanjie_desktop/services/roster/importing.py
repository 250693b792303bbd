"""A preview becomes members in one transaction, and an import can be taken back while nobody changed them since."""

from dataclasses import dataclass, replace

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.ids import BranchId, CommunityId, ImportId
from huanjie_desktop.domain.people.branch import Branch
from huanjie_desktop.domain.people.draft import Decision, PreviewRow
from huanjie_desktop.domain.people.member import Member
from huanjie_desktop.domain.people.roster_match import merged
from huanjie_desktop.domain.problems import Severity, has_errors
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.roster.columns import keep_mapping
from huanjie_desktop.services.roster.keys import filed
from huanjie_desktop.services.roster.preview import NOT_YET
from huanjie_desktop.services.roster.types import ImportChoice, ImportPreview, ImportRecord, ImportReport, Progress
from huanjie_desktop.storage import audit_log, import_store, people_store
from huanjie_desktop.storage.database import Work

_STEP = 2000
_NO_IMPORT = ImportId(0)


@dataclass(frozen=True)
class _Plan:
    """What an import stores: new members numbered from `first` on, and for each changed one what he was."""

    first: int
    added: list[Member]
    changed: list[Member]
    before: list[Member]
    same: int
    skipped: int


def store(
    office: Office, preview: ImportPreview, choice: ImportChoice, progress: Progress | None
) -> Done[ImportReport]:
    """Store a preview in one transaction. Raises UserError while errors or unread warnings stand in it."""
    _refuse_open_findings(preview, choice)
    with office.db.write() as session:
        if people_store.state_of_members(session) != preview.state:
            raise UserError("import_stale", file=preview.file)
        plan = _plan(session, _with_branches(session, preview.rows), choice)
        if not plan.added and not plan.changed:
            return done(ImportReport(_NO_IMPORT, 0, 0, plan.same, plan.skipped))
        import_id = _write(session, office, preview, plan, progress)
        counts = f"新增{len(plan.added)}人，更新{len(plan.changed)}人"
        audit_log.record(session, office.act("导入名册", preview.file, counts))
        _remember_choice(session, preview)
    report = ImportReport(import_id, len(plan.added), len(plan.changed), plan.same, plan.skipped)
    return done(report, Topic.ROSTER, Topic.OFFICE)


def _remember_choice(session: Work, preview: ImportPreview) -> None:
    chosen = next((head for head in preview.sheets if head.name == preview.sheet), None)
    if preview.by_hand and chosen is not None:
        keep_mapping(session, chosen, preview.mapping)


def _refuse_open_findings(preview: ImportPreview, choice: ImportChoice) -> None:
    if has_errors(preview.problems):
        raise UserError("import_nothing", file=preview.file)
    errors = sum(row.blocked for row in preview.rows)
    if errors and not choice.skip_errors:
        raise UserError("import_has_errors", count=errors)
    kept = (problem for row in preview.rows if not row.blocked for problem in row.problems)
    warnings = sum(problem.severity is Severity.WARNING for problem in kept)
    if warnings and not choice.accept_warnings:
        raise UserError("import_has_warnings", count=warnings)


def _with_branches(session: Work, rows: tuple[PreviewRow, ...]) -> list[PreviewRow]:
    """Return the rows with a branch each, adding the branches that are not on file."""
    places = {place.name: place.id for place in people_store.communities(session)}
    added: dict[tuple[str, str], BranchId] = {}
    placed = []
    for row in rows:
        if row.draft.branch_id == NOT_YET and not row.blocked:
            names = (row.community or community_in(row.branch), row.branch)
            if names not in added:
                added[names] = _add_branch(session, places, *names)
            row = replace(row, draft=replace(row.draft, branch_id=added[names]))
        placed.append(row)
    return placed


def community_in(branch: str) -> str:
    """Return the community that a branch's name begins with: 建北社区第一党支部 → 建北社区."""
    before, word, _ = branch.partition("社区")
    return before + word


def _add_branch(session: Work, places: dict[str, CommunityId], community: str, branch: str) -> BranchId:
    if community not in places:
        places[community] = people_store.add_community(session, community, "城市")
    name = branch.removeprefix(community) or branch
    return people_store.add_branch(session, Branch(NOT_YET, places[community], name))


def _plan(session: Work, rows: list[PreviewRow], choice: ImportChoice) -> _Plan:
    on_file = {one.member.id: one.member for one in people_store.load_members(session, ended=None)}
    plan = _Plan(people_store.next_member_id(session), [], [], [], 0, sum(row.blocked for row in rows))
    same = 0
    for row in rows:
        if row.blocked:
            continue
        if row.decision is Decision.NEW:
            plan.added.append(row.draft)
            continue
        old = on_file[row.member_id]
        new = merged(old, row.draft, row.given, choice.update)
        if new is old:
            same += 1
        else:
            plan.changed.append(new)
            plan.before.append(old)
    return replace(plan, same=same)


def _write(
    session: Work, office: Office, preview: ImportPreview, plan: _Plan, progress: Progress | None
) -> ImportId:
    total = len(plan.added) + len(plan.changed)
    for start in range(0, len(plan.added), _STEP):
        _go_on(progress, start, total)
        people_store.insert_members(session, map(filed, plan.added[start : start + _STEP]), plan.first + start)
    _go_on(progress, len(plan.added), total)
    revisions = people_store.revisions(session, (one.id for one in plan.changed))
    people_store.update_members(session, map(filed, plan.changed))
    now = office.clock.now().isoformat()
    counts = (len(plan.added), len(plan.changed))
    run = import_store.ImportRun(_NO_IMPORT, now, office.person, preview.file, preview.digest, *counts)
    import_id = import_store.add_run(session, run)
    touched = [import_store.Touched(number, 0, None) for number in range(plan.first, plan.first + len(plan.added))]
    touched += [import_store.Touched(one.id, revisions[one.id] + 1, one) for one in plan.before]
    import_store.add_touched(session, import_id, touched)
    _go_on(progress, total, total)
    return import_id


def _go_on(progress: Progress | None, done_so_far: int, total: int) -> None:
    if progress is not None and not progress(done_so_far, total):
        raise UserError("import_cancelled")


def records(office: Office) -> list[ImportRecord]:
    """Return the imports (导入记录), newest first."""
    with office.db.read() as session:
        return [ImportRecord(**vars(run)) for run in import_store.runs(session)]


def take_back(office: Office, import_id: ImportId) -> Done[int]:
    """Take an import back and return how many members it touched. Raises UserError when one was changed since."""
    with office.db.write() as session:
        run = import_store.run(session, import_id)
        if run.undone_at:
            raise UserError("import_undone", file=run.file)
        touched = import_store.touched(session, import_id)
        now = people_store.revisions(session, (one.member_id for one in touched))
        changed = sum(now.get(one.member_id) != one.revision for one in touched)
        if changed:
            raise UserError("import_changed_since", file=run.file, count=changed)
        people_store.delete_members(session, (one.member_id for one in touched if one.before is None))
        people_store.update_members(session, (filed(one.before) for one in touched if one.before is not None))
        import_store.mark_undone(session, import_id, office.clock.now().isoformat())
        audit_log.record(session, office.act("撤消导入", run.file, f"涉及{len(touched)}人"))
    return done(len(touched), Topic.ROSTER, Topic.OFFICE)
