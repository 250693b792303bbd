"""The commands that work on an office file: import a roster, make the papers, look whether all is well."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from huanjie_desktop.cli.telling import say, say_json, warn
from huanjie_desktop.domain.ids import BranchId, ElectionId
from huanjie_desktop.domain.problems import has_errors
from huanjie_desktop.services import people
from huanjie_desktop.services.find_branch import find_branch
from huanjie_desktop.services.office import Office, open_office
from huanjie_desktop.services.roster import roster
from huanjie_desktop.services.roster.findings import import_findings
from huanjie_desktop.services.roster.types import ImportPreview, ImportReport
from huanjie_desktop.services.selfcheck import selfcheck


@contextmanager
def _opened(options: argparse.Namespace) -> Iterator[Office]:
    office = open_office(options.office)
    try:
        yield office
    finally:
        office.close()


def import_roster(options: argparse.Namespace) -> int:
    """Import a roster, or only check it; report every finding."""
    with _opened(options) as office:
        branch = _branch(office, options)
        preview = roster.preview_import(office, options.file, branch, options.password)
        blocked = has_errors(preview.all_problems)
        stored = None
        if not options.check and (options.skip_errors or not blocked):
            choice = roster.ImportChoice(accept_warnings=True, skip_errors=options.skip_errors)
            stored = roster.confirm_import(office, preview, choice).value
    _tell_import(options, preview, stored)
    return 1 if blocked else 0


def _branch(office: Office, options: argparse.Namespace) -> BranchId:
    if not options.community:
        return find_branch(office, options.branch).id
    for known in people.branches(office):
        if (known.community, known.name) == (options.community, options.branch):
            return known.id
    if options.check:
        return find_branch(office, options.branch).id
    return people.ensure_branch(office, options.community, options.branch).value


def _tell_import(options: argparse.Namespace, preview: ImportPreview, stored: ImportReport | None) -> None:
    findings = import_findings(preview, full=options.json)
    counts = {decision.value: number for decision, number in preview.counts.items()}
    if options.json:
        say_json({
            "file": preview.file, "sheet": preview.sheet, "rows": len(preview.rows), "counts": counts,
            "unmapped": list(preview.mapping.unmapped), "stored": _figures(stored), "findings": findings,
        })  # fmt: skip
        return
    say(f"{preview.file}　工作表“{preview.sheet}”　{len(preview.rows)} 行　" + _listed(counts))
    for one in findings:
        cell = f"!{one['column']}{one['row']}" if one["row"] else ""
        say(f"  {one['sheet']}{cell}　{one['sentence']}")
    say(_ending(options, stored))


def _listed(counts: dict[str, int]) -> str:
    return "，".join(f"{words} {number}" for words, number in counts.items() if number)


def _figures(stored: ImportReport | None) -> dict[str, int] | None:
    if stored is None:
        return None
    return {"added": stored.added, "updated": stored.updated, "same": stored.same, "skipped": stored.skipped}


def _ending(options: argparse.Namespace, stored: ImportReport | None) -> str:
    if stored:
        return f"已导入：新增 {stored.added}，更新 {stored.updated}，相同 {stored.same}，跳过 {stored.skipped}。"
    if options.check:
        return "只检查，没有保存。"
    return "有错误，没有保存。请改正后再导入，或加 --skip-errors 只导入其余各行。"


def papers(options: argparse.Namespace) -> int:
    """Make every paper of an election that can be made, and say what is missing for the others."""
    from huanjie_desktop.services.all_papers import make_all_papers

    with _opened(options) as office:
        made = make_all_papers(office, ElectionId(options.election), options.out)
    if options.json:
        say_json({"written": [str(path) for path in made.written], "missing": made.missing})
        return 1 if made.missing else 0
    for path in made.written:
        say(f"已生成　{path.name}")
    for title, reasons in made.missing.items():
        say(f"未生成　{title}：{''.join(reasons)}")
    return 1 if made.missing else 0


def check(options: argparse.Namespace) -> int:
    """Look whether the program and an office file are well."""
    checks = selfcheck(options.office)
    well = all(one.well for one in checks)
    if options.json:
        lines = [{"key": one.key, "title": one.title, "ok": one.well, "found": one.found} for one in checks]
        say_json({"ok": well, "checks": lines})
        return 0 if well else 1
    for one in checks:
        say(f"{'正常' if one.well else '异常'}　{one.title}：{one.found}")
    if not well:
        warn("有异常项目，请按提示处理。")
    return 0 if well else 1
