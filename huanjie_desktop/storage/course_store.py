"""Loads and saves what is kept beside a round: who could be elected, who counted, when gates were passed."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from huanjie_desktop.domain.election.course import Hall, RoundStep
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.storage.rows import put, value_of, values_of
from huanjie_desktop.storage.tables.course import RoundHallRow, RoundStepRow


def load_hall(session: Session, round_id: RoundId) -> Hall | None:
    """Return who could be elected and who counted, None before the result was signed."""
    row = session.get(RoundHallRow, round_id)
    return value_of(row, Hall) if row else None


def save_hall(session: Session, hall: Hall) -> None:
    """Keep who could be elected and who counted."""
    put(session, RoundHallRow, hall)


def drop_hall(session: Session, round_id: RoundId) -> None:
    """Forget it again: the count was opened anew and will be signed anew."""
    row = session.get(RoundHallRow, round_id)
    if row:
        session.delete(row)
        session.flush()


def load_steps(session: Session, round_id: RoundId) -> dict[int, RoundStep]:
    """Return the gates a round has passed, by agenda item."""
    query = select(RoundStepRow).where(RoundStepRow.round_id == round_id).order_by(RoundStepRow.item)
    return {step.item: step for step in values_of(session.scalars(query), RoundStep)}


def save_step(session: Session, step: RoundStep) -> None:
    """Store one gate; confirmed again it holds the later time."""
    put(session, RoundStepRow, step)
