"""Tables of the vote itself: rounds, ballots, signed counts.

A ballot knows its round and its number, stamped after the box was opened and the papers were mixed: no member, no
time, no hidden row number. Nothing in it is ever changed or deleted; a correction is a new version.
"""

from sqlalchemy import CheckConstraint, ForeignKey, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from huanjie_desktop.domain.election.rounds import RoundKind, RoundState
from huanjie_desktop.storage.tables.base import STRICT, Row, only_grows
from huanjie_desktop.storage.tables.columns import EnumText, Names, YesNo


class RoundRow(Row):
    """One round of voting with its figures."""

    __tablename__ = "round"
    __table_args__ = (UniqueConstraint("poll_id", "number"), CheckConstraint("seats >= 1", name="seats"), STRICT)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    poll_id: Mapped[int] = mapped_column(ForeignKey("poll.id"))
    number: Mapped[int] = mapped_column(Integer)
    kind: Mapped[RoundKind] = mapped_column(EnumText(RoundKind))
    seats: Mapped[int] = mapped_column(Integer)
    names: Mapped[tuple[str, ...]] = mapped_column(Names)
    state: Mapped[RoundState] = mapped_column(EnumText(RoundState))
    due: Mapped[int | None] = mapped_column(Integer)
    present: Mapped[int | None] = mapped_column(Integer)
    printed: Mapped[int | None] = mapped_column(Integer)
    issued: Mapped[int | None] = mapped_column(Integer)
    spare: Mapped[int | None] = mapped_column(Integer)
    destroyed: Mapped[int | None] = mapped_column(Integer)
    returned: Mapped[int | None] = mapped_column(Integer)
    mixed: Mapped[bool] = mapped_column(YesNo)
    witnesses: Mapped[str] = mapped_column(Text)
    paper_note: Mapped[str] = mapped_column(Text)
    geometry: Mapped[str] = mapped_column(Text)
    void_reason: Mapped[str] = mapped_column(Text)
    consent: Mapped[int | None] = mapped_column(Integer)


class BallotRow(Row):
    """One version of what was read from one ballot."""

    __tablename__ = "ballot"
    __table_args__ = (
        CheckConstraint("recorder IN (1, 2)", name="recorder"),
        CheckConstraint("number >= 1 AND version >= 1", name="number"),
        {"sqlite_with_rowid": False, **STRICT},
    )

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), primary_key=True)
    recorder: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    marks: Mapped[str] = mapped_column(Text)
    write_ins: Mapped[str] = mapped_column(Text)
    void: Mapped[str] = mapped_column(Text)
    withdrawn: Mapped[bool] = mapped_column(YesNo)
    reason: Mapped[str] = mapped_column(Text)
    set_aside: Mapped[bool] = mapped_column(YesNo)


class CountRecordRow(Row):
    """The figures of a closed count, one row for each version."""

    __tablename__ = "count_record"
    __table_args__ = STRICT

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), primary_key=True)
    version: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    figures: Mapped[str] = mapped_column(Text)
    reopened_reason: Mapped[str] = mapped_column(Text)


only_grows(BallotRow, "a ballot is never changed or deleted")
