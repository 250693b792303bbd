"""Loads and saves rounds, and ballots without voter and without time; nothing of a ballot is changed or deleted."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, insert, or_, select
from sqlalchemy.orm import Session, aliased

from huanjie_desktop.domain.election.ballot import BallotMarks, Sign, VoidReason, WriteIn
from huanjie_desktop.domain.election.rounds import CountRecord, Round, RoundState
from huanjie_desktop.domain.ids import PollId, RoundId
from huanjie_desktop.storage.rows import put, value_of, values_of
from huanjie_desktop.storage.tables.voting import BallotRow, CountRecordRow, RoundRow

_SIGNS = {sign.value: sign for sign in Sign}
_NOBODY = "[]"


@dataclass(frozen=True)
class BallotEntry:
    """One version of one ballot as a recorder entered it; `withdrawn` takes the number back, `reason` says why.

    `set_aside` is a doubtful ballot (待定票) that counts for nothing until the scrutineers decide.
    """

    round_id: RoundId
    recorder: int
    number: int
    version: int
    marks: BallotMarks
    withdrawn: bool = False
    reason: str = ""
    set_aside: bool = False


def load_round(session: Session, round_id: RoundId) -> Round | None:
    """Return a round or None."""
    row = session.get(RoundRow, round_id)
    return value_of(row, Round) if row else None


def load_rounds(session: Session, poll_id: PollId) -> tuple[Round, ...]:
    """Return the rounds of a poll in the order in which they were held, the void ones included."""
    return values_of(
        session.scalars(select(RoundRow).where(RoundRow.poll_id == poll_id).order_by(RoundRow.number)), Round
    )


def save_round(session: Session, voted: Round) -> RoundId:
    """Store a round; id 0 adds one."""
    return RoundId(put(session, RoundRow, voted).id)


def round_state(session: Session, round_id: RoundId) -> RoundState | None:
    """Return the state of a round without loading the rest, or None."""
    return session.scalar(select(RoundRow.state).where(RoundRow.id == round_id))


def append_ballot(session: Session, entry: BallotEntry) -> bool:
    """Store one version of a ballot; answers False when somebody else stored this number and version before."""
    stored: Any = session.execute(insert(BallotRow).prefix_with("OR IGNORE").values(**_columns(entry)))
    return bool(stored.rowcount == 1)


def load_versions(session: Session, round_id: RoundId, recorder: int = 1) -> tuple[BallotEntry, ...]:
    """Return every version of every ballot, by number and version."""
    query = _of_round(round_id, recorder).order_by(BallotRow.number, BallotRow.version)
    return tuple(_entry(row) for row in session.execute(query))


def last_versions(session: Session, round_id: RoundId, recorder: int = 1) -> dict[int, int]:
    """Return how many versions each ballot has, the withdrawn ones included, by number."""
    of_round = (BallotRow.round_id == round_id, BallotRow.recorder == recorder)
    query = select(BallotRow.number, func.max(BallotRow.version)).where(*of_round).group_by(BallotRow.number)
    return {number: version for number, version in session.execute(query)}


def load_current(session: Session, round_id: RoundId, recorder: int = 1) -> Iterator[BallotEntry]:
    """Yield the last version of each ballot that is not withdrawn, by number."""
    rows = session.execute(_current(_of_round(round_id, recorder)).order_by(BallotRow.number))
    return (_entry(row) for row in rows)


def count_current(session: Session, round_id: RoundId, recorder: int = 1) -> int:
    """Return how many ballots are entered and not withdrawn."""
    query = select(func.count()).where(BallotRow.round_id == round_id, BallotRow.recorder == recorder)
    return int(session.scalar(_current(query)) or 0)


def _current(query: Any) -> Any:
    later = aliased(BallotRow)
    newer = select(later.version).where(
        later.round_id == BallotRow.round_id,
        later.recorder == BallotRow.recorder,
        later.number == BallotRow.number,
        later.version > BallotRow.version,
    )
    return query.where(~newer.exists(), BallotRow.withdrawn.is_(False))


def highest_number(session: Session, round_id: RoundId) -> int:
    """Return the highest number that any recorder has entered and not withdrawn, 0 for none."""
    query = select(func.max(BallotRow.number)).where(BallotRow.round_id == round_id)
    return int(session.scalar(_current(query)) or 0)


def numbers_set_aside(session: Session, round_id: RoundId) -> tuple[int, ...]:
    """Return the numbers of the ballots that wait for the scrutineers for any recorder."""
    query = select(BallotRow.number).where(BallotRow.round_id == round_id, BallotRow.set_aside.is_(True))
    return tuple(sorted(set(session.scalars(_current(query)))))


def last_looks(session: Session, round_id: RoundId, begins: Sequence[str]) -> dict[tuple[int, int], str]:
    """Return, by recorder and number, the reason of the last version whose reason begins with one of these words."""
    begun = or_(*(BallotRow.reason.startswith(one) for one in begins))
    query = select(BallotRow.recorder, BallotRow.number, BallotRow.reason).where(BallotRow.round_id == round_id, begun)
    return {(who, number): why for who, number, why in session.execute(query.order_by(BallotRow.version))}


def last_entry(session: Session, round_id: RoundId, recorder: int, number: int) -> BallotEntry | None:
    """Return the last version of one ballot, withdrawn or not, or None."""
    query = _of_round(round_id, recorder).where(BallotRow.number == number).order_by(BallotRow.version.desc()).limit(1)
    row = session.execute(query).first()
    return _entry(row) if row else None


def load_records(session: Session, round_id: RoundId) -> tuple[CountRecord, ...]:
    """Return the closed counts of a round, oldest first."""
    query = select(CountRecordRow).where(CountRecordRow.round_id == round_id).order_by(CountRecordRow.version)
    return values_of(session.scalars(query), CountRecord)


def save_record(session: Session, record: CountRecord) -> None:
    """Store the figures of a closed count, or the reason why it was opened again."""
    put(session, CountRecordRow, record)


def _of_round(round_id: RoundId, recorder: int) -> Any:
    return select(*BallotRow.__table__.columns).where(BallotRow.round_id == round_id, BallotRow.recorder == recorder)


def _columns(entry: BallotEntry) -> dict[str, object]:
    return {**vars(entry), **marks_columns(entry.marks)}


def marks_columns(marks: BallotMarks) -> dict[str, object]:
    """Return what is read from a ballot as the columns that hold it."""
    return {
        "marks": "".join(marks.marks),
        "write_ins": json.dumps([[one.name, one.sign] for one in marks.write_ins], ensure_ascii=False),
        "void": marks.void or "",
    }


def marks_of(row: Any) -> BallotMarks:
    """Return what was read from a ballot."""
    listed = json.loads(row.write_ins) if row.write_ins != _NOBODY else ()
    written = tuple(WriteIn(name, _SIGNS[sign]) for name, sign in listed)
    return BallotMarks(tuple(_SIGNS[sign] for sign in row.marks), written, VoidReason(row.void) if row.void else None)


def _entry(row: Any) -> BallotEntry:
    number = (RoundId(row.round_id), row.recorder, row.number, row.version)
    return BallotEntry(*number, marks_of(row), bool(row.withdrawn), row.reason, bool(row.set_aside))
