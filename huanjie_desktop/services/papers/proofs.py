"""Contents of the papers by which others can convince themselves: self-test, readiness, log, sealed list, recount."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import huanjie_desktop
from huanjie_desktop.documents.papers.readiness import ReadinessContent, ReadinessRow
from huanjie_desktop.documents.papers.recount import RecountContent
from huanjie_desktop.documents.papers.sealed_list import SealedListContent, SealedRow
from huanjie_desktop.documents.papers.specimen_answers import SpecimenAnswer, SpecimenAnswersContent
from huanjie_desktop.documents.papers.specimen_deck import SpecimenDeckContent
from huanjie_desktop.domain.election.specimens import Specimen
from huanjie_desktop.services.count.ballot_words import marks_words, remark_words, verdict_words
from huanjie_desktop.services.count.count_log import LogMark, mark_of
from huanjie_desktop.services.count.preflight import FactState, PreflightResult, Seen, last_preflight, preflight
from huanjie_desktop.services.count.recount import recount
from huanjie_desktop.services.count.sealing import bag_items, seal_of
from huanjie_desktop.services.count.selftest import last_selftest, selftest
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.papers.facts import ElectionFacts, RoundFacts, day_text, time_text
from huanjie_desktop.services.papers.log_record import log_content
from huanjie_desktop.services.papers.needs import ranges
from huanjie_desktop.services.papers.words import head_of, staff_of

NOT_CHECKED = "还没有在程序里做，请逐项查看，在方框里打√，由查看的人签名。"
NOT_COPIED = "没有在程序里复制"
NOT_SEALED = "还没有在程序里登记封存"
NOT_TRIED = "还没有做。"
_STATES = {FactState.GOOD: "通过", FactState.BAD: "不通过", FactState.ASK: "□"}


def deck_content(office: Office, _facts: ElectionFacts, voted: RoundFacts) -> SpecimenDeckContent:
    """Return the marked specimens of a round. Raises UserError before its ballot was designed."""
    test = selftest(office, voted.round.id)
    return SpecimenDeckContent(test.design, test.deck.specimens)


def answers_content(office: Office, facts: ElectionFacts, voted: RoundFacts) -> SpecimenAnswersContent:
    """Return the known result of the specimens of a round. Raises UserError before its ballot was designed."""
    test = selftest(office, voted.round.id)
    answers = tuple(specimen_answer(one, test.rules.contest.candidates) for one in test.deck.specimens)
    return SpecimenAnswersContent(head_of(facts, voted), staff_of(voted.officers), answers, test.deck.tally)


def specimen_answer(one: Specimen, names: Sequence[str]) -> SpecimenAnswer:
    """Return one specimen in words: what stands on it, what it must count for and why."""
    why = f"。{remark_words(one.verdict)}" if one.verdict.valid and one.verdict.remarks else ""
    return SpecimenAnswer(one.number, one.tries, marks_words(one.marks, names), verdict_words(one.verdict) + why)


def readiness_content(office: Office, facts: ElectionFacts, voted: RoundFacts) -> ReadinessContent:
    """Return the check before the count as it was kept; a form to tick by hand where there was none."""
    kept = last_preflight(office, facts.election.id)
    lines = kept.facts if kept else preflight(office, facts.election.id, Seen())
    rows = tuple(
        ReadinessRow(one.title, _STATES[one.state], one.found, one.by) if kept else ReadinessRow(one.title)
        for one in lines
    )
    staff = staff_of(voted.officers)
    people = (("监票人", staff.scrutineers), ("计票人", staff.tellers))
    mark = _readiness_mark(office, facts, voted)
    more = [
        *((label, "、".join(names)) for label, names in people if names),
        ("程序", f"换届桌面 {huanjie_desktop.__version__}"),
        ("操作日志校验码", mark.text if mark else "保存开场检查以后印出"),
    ]
    return ReadinessContent(head_of(facts, voted), staff, rows, _checked(kept), _tried(office, voted), tuple(more))


def _checked(kept: PreflightResult | None) -> str:
    if kept is None:
        return NOT_CHECKED
    left = f"还有{len(kept.left)}项没有通过。" if kept.left else "全部通过。"
    return f"{day_text(kept.at.date())}{time_text(kept.at)}，{kept.person}，{len(kept.facts)}项，{left}"


def _tried(office: Office, voted: RoundFacts) -> str:
    result = last_selftest(office, voted.round.id)
    if result is None:
        return NOT_TRIED
    told = "全部与已知结果一致。" if result.passed else f"不一致：{'、'.join(result.differences)}。"
    return f"{day_text(result.at.date())}{time_text(result.at)}，{result.by}，测试票{result.ballots}张，{told}"


def sealed_content(office: Office, facts: ElectionFacts, voted: RoundFacts) -> SealedListContent:
    """Return what goes into the bag of a round; what was not done yet is said. Raises UserError while it is counted."""
    rows = tuple(SealedRow(one.what, one.count, one.note) for one in bag_items(office, voted.round.id))
    closed = seal_of(office, voted.round.id)
    copied = closed.copy if closed else None
    with office.db.read() as work:
        mark = mark_of(work, "封存", f"投票{voted.round.id}")
    return SealedListContent(
        head_of(facts, voted),
        staff_of(voted.officers),
        (*rows, SealedRow("数据文件副本（U盘）", "1份" if copied else "", "" if copied else NOT_COPIED)),
        f"{day_text(closed.at.date())}{time_text(closed.at)}，监票人：{closed.witnesses}" if closed else NOT_SEALED,
        f"{copied.name}，SHA-256：{copied.sha256}" if copied else NOT_COPIED,
        mark.text if mark else NOT_SEALED,
    )


def recount_content(office: Office, facts: ElectionFacts, voted: RoundFacts) -> RecountContent:
    """Return a signed round explained from its ballots. Raises UserError before the result was confirmed."""
    found = recount(office, voted.round.id)
    signed = f"第{found.version}次签字的结果" if found.version > 1 else "签字的结果"
    return RecountContent(
        head_of(facts, voted),
        found.equal,
        signed,
        tuple((line.what, line.found, line.signed) for line in found.lines),
        tuple((one.marks, one.verdict, len(one.numbers), ranges(one.numbers)) for one in found.groups),
        tuple((one.number, one.versions) for one in found.changed),
        found.second,
    )


def _readiness_mark(office: Office, facts: ElectionFacts, voted: RoundFacts) -> LogMark | None:
    """Return the mark of the later one of check and self-test, so that the sheet stays as it was signed."""
    with office.db.read() as work:
        found = [
            mark_of(work, "开场检查", facts.election.title),
            mark_of(work, "测试票自检", f"投票{voted.round.id}"),
        ]
    return max((one for one in found if one), key=lambda one: one.number, default=None)


CONTENTS: Mapping[str, Callable[[Office, ElectionFacts, Any], object]] = {
    "specimen_deck": deck_content,
    "specimen_answers": answers_content,
    "readiness": readiness_content,
    "log_record": log_content,
    "sealed_list": sealed_content,
    "recount": recount_content,
}
"""The papers that are read from more than the facts of an election."""
