"""Takes out what was entered by mistake: a whole election before its first ballot, a guest."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from huanjie_desktop.domain.ids import ElectionId
from huanjie_desktop.storage import all_tables  # noqa: F401 - every table must be known here
from huanjie_desktop.storage.tables.base import Row
from huanjie_desktop.storage.tables.election import ElectionRow, PollRow
from huanjie_desktop.storage.tables.meeting import ObserverRow
from huanjie_desktop.storage.tables.voting import RoundRow


def delete_election(session: Session, election_id: ElectionId) -> None:
    """Remove an election with all that hangs on it; the caller has made sure that no ballot exists."""
    polls = session.scalars(select(PollRow.id).where(PollRow.election_id == election_id)).all()
    rounds = session.scalars(select(RoundRow.id).where(RoundRow.poll_id.in_(polls))).all()
    owned = {"round_id": rounds, "poll_id": polls, "election_id": [election_id]}
    for table in reversed(Row.metadata.sorted_tables):
        for column, keys in owned.items():
            if column in table.c:
                session.execute(delete(table).where(table.c[column].in_(keys)))
    session.execute(delete(ElectionRow).where(ElectionRow.id == election_id))


def delete_observer(session: Session, election_id: ElectionId, observer_id: int) -> None:
    """Remove a guest of an election; one who is gone already is no trouble."""
    session.execute(delete(ObserverRow).where(ObserverRow.id == observer_id, ObserverRow.election_id == election_id))
