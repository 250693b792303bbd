"""Loads and saves what belongs to a count beside its ballots: plan, bundles, paper sheets, decisions, explanations."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from huanjie_desktop.domain.election.count_plan import Bundle, CountPlan
from huanjie_desktop.domain.election.ruling import Decision
from huanjie_desktop.domain.election.sheets import Explanation, PaperSheet, SheetTotals
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.storage.ballot_store import marks_columns, marks_of
from huanjie_desktop.storage.rows import put, value_of, values_of
from huanjie_desktop.storage.tables.count import BundleRow, CountPlanRow, DecisionRow, ExplanationRow, PaperSheetRow


def load_plan(session: Session, round_id: RoundId) -> CountPlan:
    """Return how a round is counted; the usual way when nobody chose."""
    row = session.get(CountPlanRow, round_id)
    return value_of(row, CountPlan) if row else CountPlan(round_id)


def save_plan(session: Session, plan: CountPlan) -> None:
    """Store how a round is counted."""
    put(session, CountPlanRow, plan)


def load_bundles(session: Session, round_id: RoundId) -> tuple[Bundle, ...]:
    """Return the bundles of a round in their order; none before the first was handed out."""
    query = select(BundleRow).where(BundleRow.round_id == round_id).order_by(BundleRow.number)
    return values_of(session.scalars(query), Bundle)


def save_bundles(session: Session, round_id: RoundId, bundles: Iterable[Bundle]) -> None:
    """Store all bundles of a round anew."""
    session.execute(delete(BundleRow).where(BundleRow.round_id == round_id))
    for one in bundles:
        put(session, BundleRow, one, round_id=round_id)


def load_sheets(session: Session, round_id: RoundId) -> tuple[PaperSheet, ...]:
    """Return every version of every paper sheet, by bundle and version."""
    query = (
        select(PaperSheetRow)
        .where(PaperSheetRow.round_id == round_id)
        .order_by(PaperSheetRow.bundle, PaperSheetRow.version)
    )
    return tuple(
        PaperSheet(round_id, row.bundle, row.version, _totals_of(row.totals)) for row in session.scalars(query)
    )


def append_sheet(session: Session, sheet: PaperSheet) -> None:
    """Store one version of a paper sheet."""
    put(session, PaperSheetRow, sheet, totals=_totals_text(sheet.totals))


def load_decisions(session: Session, round_id: RoundId) -> tuple[Decision, ...]:
    """Return the decisions on doubtful ballots in the order in which they were taken."""
    query = select(DecisionRow).where(DecisionRow.round_id == round_id).order_by(DecisionRow.number)
    return tuple(_decision(row) for row in session.scalars(query))


def append_decision(session: Session, decision: Decision) -> None:
    """Store one decision; it is never changed."""
    put(session, DecisionRow, decision, **marks_columns(decision.marks))


def load_explanations(session: Session, round_id: RoundId) -> tuple[Explanation, ...]:
    """Return why sheets and entries differed, oldest first."""
    query = select(ExplanationRow).where(ExplanationRow.round_id == round_id).order_by(ExplanationRow.version)
    return values_of(session.scalars(query), Explanation)


def append_explanation(session: Session, explanation: Explanation) -> None:
    """Store one explanation; it is never changed."""
    put(session, ExplanationRow, explanation)


def _decision(row: Any) -> Decision:
    columns = {name: getattr(row, name) for name in Decision.__dataclass_fields__ if name != "marks"}
    return Decision(**columns, marks=marks_of(row))


def _totals_text(totals: SheetTotals) -> str:
    return json.dumps({**vars(totals), "written": dict(totals.written)}, ensure_ascii=False)


def _totals_of(text: str) -> SheetTotals:
    known = json.loads(text)
    votes = {name: (yes, no, abstain) for name, (yes, no, abstain) in known["votes"].items()}
    return SheetTotals(known["valid"], known["invalid"], votes, known["written"])
