"""Tables beside a round: who could be elected and who counted, and when each gate was passed. No ballot points here."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from huanjie_desktop.storage.tables.base import STRICT, Row
from huanjie_desktop.storage.tables.columns import IsoMoment, Names, Pairs


class RoundHallRow(Row):
    """Who could be elected and who counted when the result of a round was signed."""

    __tablename__ = "round_hall"
    __table_args__ = STRICT

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), primary_key=True)
    electable: Mapped[tuple[str, ...]] = mapped_column(Names)
    ineligible: Mapped[tuple[str, ...]] = mapped_column(Names)
    ambiguous: Mapped[tuple[str, ...]] = mapped_column(Names)
    staff: Mapped[tuple[tuple[str, str], ...]] = mapped_column(Pairs)


class RoundStepRow(Row):
    """One gate of a round with time and witnesses."""

    __tablename__ = "round_step"
    __table_args__ = (CheckConstraint("item BETWEEN 0 AND 23", name="item"), STRICT)

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), primary_key=True)
    item: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(IsoMoment)
    witnesses: Mapped[str] = mapped_column(Text)
