"""What must be settled before final ballots are printed (R-10)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from huanjie_desktop.domain.problems import Problem, Severity, error, has_errors


class GateKey(StrEnum):
    """The gates in the order of the work."""

    REQUEST_APPROVED = "request_approved"
    LIST_APPROVED = "list_approved"
    LIST_FIXED = "list_fixed"
    ALL_ELIGIBLE = "all_eligible"
    NO_OPEN_REPORT = "no_open_report"

    @property
    def label(self) -> str:
        """What the gate asks for, in office words."""
        return _LABELS[self]


_LABELS = {
    GateKey.REQUEST_APPROVED: "换届选举的请示已批复",
    GateKey.LIST_APPROVED: "候选人预备人选已经上级批准",
    GateKey.LIST_FIXED: "候选人名单已由党员讨论确定",
    GateKey.ALL_ELIGIBLE: "候选人资格和差额符合规定",
    GateKey.NO_OPEN_REPORT: "没有未办结的候选人信访举报",
}


@dataclass(frozen=True)
class GateFacts:
    """What is recorded: an approval counts with file number (文号) and date. `list_findings` come from `list_problems`,

    `open_reports` names candidates about whom a letter or visit is not yet decided (H8).
    """

    request_no: str = ""
    request_on: date | None = None
    list_no: str = ""
    list_on: date | None = None
    list_fixed_on: date | None = None
    list_findings: tuple[Problem, ...] = ()
    open_reports: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gate:
    """One gate: passed, or with the reasons why not."""

    key: GateKey
    problems: tuple[Problem, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether this gate no longer stops the ballots."""
        return not has_errors(self.problems)


def ballot_gates(facts: GateFacts) -> tuple[Gate, ...]:
    """Return every gate with its state, in the order of the work (R-10, C9, C10, H8)."""
    return (
        Gate(GateKey.REQUEST_APPROVED, _approval(facts.request_no, facts.request_on, "request_not_approved")),
        Gate(GateKey.LIST_APPROVED, _approval(facts.list_no, facts.list_on, "list_not_approved")),
        Gate(GateKey.LIST_FIXED, () if facts.list_fixed_on else (error("list_not_fixed", "R-10"),)),
        Gate(GateKey.ALL_ELIGIBLE, tuple(p for p in facts.list_findings if p.severity is Severity.ERROR)),
        Gate(
            GateKey.NO_OPEN_REPORT,
            tuple(error("report_open", "R-10", name, name=name) for name in facts.open_reports),
        ),
    )


def may_print_ballots(gates: Iterable[Gate]) -> bool:
    """Tell whether final ballots may be printed; samples marked 样票 always may."""
    return all(gate.passed for gate in gates)


def _approval(number: str, on: date | None, code: str) -> tuple[Problem, ...]:
    return () if number.strip() and on else (error(code, "R-10"),)
