"""The log proves itself (操作日志): its chain recomputed, compared with what a signed paper says, read, handed out."""

import re
from dataclasses import dataclass
from pathlib import Path

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.problems import Problem, error
from huanjie_desktop.services.count.log_words import in_words
from huanjie_desktop.services.done import Done, done
from huanjie_desktop.services.office import Office
from huanjie_desktop.storage import audit_log
from huanjie_desktop.storage.audit_log import AuditEntry, LogFault, LogState
from huanjie_desktop.storage.database import Work

__all__ = ["AuditEntry", "LogMark", "LogProof", "export_log", "log_lines", "mark_in", "mark_of", "read_mark"]
__all__ += ["verify_log", "when_of", "whole_words"]

DIGITS = 16
"""Of the 64 digits of a hash, so many stand on a paper: nobody finds another log with the same ones."""

_LEAST_DIGITS = 8
_MARK = re.compile(r"第?\s*(\d{1,9})\s*[条:：，,\s]\s*([0-9a-fA-F\s]+)")
_CODES = {
    LogFault.CHANGED: "log_line_changed",
    LogFault.MISSING: "log_line_missing",
    LogFault.ADDED: "log_line_added",
    LogFault.CUT: "log_end_missing",
}


@dataclass(frozen=True)
class LogMark:
    """One line of the log as a paper names it (校验码): its number and the first digits of its hash."""

    number: int
    digits: str

    @property
    def text(self) -> str:
        """The mark in words: 第86条　3f2a 91bc 07de 55aa."""
        groups = [self.digits[start : start + 4] for start in range(0, len(self.digits), 4)]
        return f"第{self.number}条　{' '.join(groups)}"


@dataclass(frozen=True)
class LogProof:
    """What the check of the log found; `problem` names the line, None means whole. `on_paper` was compared with it."""

    state: LogState
    problem: Problem | None = None
    on_paper: LogMark | None = None

    @property
    def head(self) -> LogMark:
        """The last line."""
        return LogMark(self.state.lines, self.state.head[:DIGITS])


def read_mark(text: str) -> LogMark:
    """Read a mark as somebody copies it from a paper. Raises UserError when it is none."""
    found = _MARK.fullmatch(text.strip())
    digits = "".join(found[2].split()).lower() if found else ""
    if found is None or not _LEAST_DIGITS <= len(digits) <= len("0" * 64):
        raise UserError("log_mark_odd", mark=text.strip())
    return LogMark(int(found[1]), digits)


def verify_log(office: Office, on_paper: LogMark | None = None) -> LogProof:
    """Recompute the whole chain, and with `on_paper` compare the line that a signed paper names."""
    with office.db.read() as work:
        state = audit_log.examine(work)
        problem = _found(state) or (_against_paper(work, state, on_paper) if on_paper else None)
    return LogProof(state, problem, on_paper)


def _found(state: LogState) -> Problem | None:
    return error(_CODES[state.fault], number=state.at, lines=state.lines) if state.fault else None


def whole_words(proof: LogProof) -> str:
    """Return what it means that nothing was found."""
    words = f"{proof.state.lines}条都接得上，没有改动、删去、插入、调换或截去。"
    return words + (f"第{proof.on_paper.number}条与纸上的校验码相同。" if proof.on_paper else "")


def _against_paper(work: Work, state: LogState, mark: LogMark) -> Problem | None:
    if mark.number > state.lines:
        return error("log_shorter_than_paper", number=mark.number, lines=state.lines)
    if not audit_log.hash_at(work, mark.number).startswith(mark.digits):
        return error("log_differs_from_paper", number=mark.number)
    return None


def mark_in(work: Work, number: int) -> LogMark:
    """Return the mark of a line."""
    return LogMark(number, audit_log.hash_at(work, number)[:DIGITS])


def mark_of(work: Work, action: str, subject: str) -> LogMark | None:
    """Return the mark of the last line of an act, or None when there is none."""
    number = audit_log.last_line(work, action, subject)
    return None if number is None else mark_in(work, number)


def log_lines(office: Office) -> tuple[AuditEntry, ...]:
    """Return the whole log in words, newest first."""
    with office.db.read() as work:
        return in_words(work, reversed(audit_log.entries(work)))


def export_log(office: Office, path: Path, lines: tuple[AuditEntry, ...]) -> Done[Path]:
    """Write lines of the log as .xlsx with the mark of its end, and enter that in the log.

    Raises UserError when the file cannot be written.
    """
    from huanjie_desktop.exchange.log_sheet import write_log

    proof = verify_log(office)
    rows = [(one.number, *when_of(one), one.person, one.action, one.subject, one.detail) for one in lines]
    write_log(path, f"操作日志（{proof.head.text}）", rows)
    with office.db.write() as work:
        audit_log.record(work, office.act("导出操作日志", path.name, f"{len(lines)}条"))
    return done(path)


def when_of(entry: AuditEntry) -> tuple[str, str]:
    """Return day and time of a line: 2026-10-12, 09:30:05."""
    return entry.at[:10], entry.at[11:19]
