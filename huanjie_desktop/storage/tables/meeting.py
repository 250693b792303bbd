"""Tables of the meeting: attendance, guests, head counts, officers, agenda, votes by show of hands."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from huanjie_desktop.domain.election.records import ItemState, Moment, OfficerRole, Presence, Roll
from huanjie_desktop.storage.tables.base import STRICT, Row
from huanjie_desktop.storage.tables.columns import EnumText, IsoMoment, RollText


class AttendanceRow(Row):
    """Whether one member came to the meeting of an election."""

    __tablename__ = "attendance"
    __table_args__ = STRICT

    election_id: Mapped[int] = mapped_column(ForeignKey("election.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True)
    state: Mapped[Presence] = mapped_column(EnumText(Presence))
    note: Mapped[str] = mapped_column(Text)


class ObserverRow(Row):
    """A guest of the meeting, never counted."""

    __tablename__ = "observer"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    election_id: Mapped[int] = mapped_column(ForeignKey("election.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text)


class HeadCountRow(Row):
    """Heads counted at one moment of the meeting."""

    __tablename__ = "head_count"
    __table_args__ = (CheckConstraint("present >= 0 AND present <= due", name="present"), STRICT)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    election_id: Mapped[int] = mapped_column(ForeignKey("election.id"), index=True)
    round_id: Mapped[int | None] = mapped_column(ForeignKey("round.id"))
    moment: Mapped[Moment] = mapped_column(EnumText(Moment))
    due: Mapped[int] = mapped_column(Integer)
    present: Mapped[int] = mapped_column(Integer)
    leave_affair: Mapped[int] = mapped_column(Integer)
    leave_sick: Mapped[int] = mapped_column(Integer)
    absent: Mapped[int] = mapped_column(Integer)
    at: Mapped[datetime] = mapped_column(IsoMoment)
    roll: Mapped[Roll | None] = mapped_column(RollText)


class OfficerRow(Row):
    """A scrutineer or teller."""

    __tablename__ = "officer"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    election_id: Mapped[int] = mapped_column(ForeignKey("election.id"), index=True)
    poll_id: Mapped[int | None] = mapped_column(ForeignKey("poll.id"))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    role: Mapped[OfficerRole] = mapped_column(EnumText(OfficerRole))
    name: Mapped[str] = mapped_column(Text)
    replaced_reason: Mapped[str] = mapped_column(Text)


class AgendaRow(Row):
    """What happened at one agenda item."""

    __tablename__ = "agenda"
    __table_args__ = (CheckConstraint("item BETWEEN 0 AND 23", name="item"), STRICT)

    election_id: Mapped[int] = mapped_column(ForeignKey("election.id"), primary_key=True)
    item: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    state: Mapped[ItemState] = mapped_column(EnumText(ItemState))
    started_at: Mapped[datetime | None] = mapped_column(IsoMoment)
    ended_at: Mapped[datetime | None] = mapped_column(IsoMoment)
    note: Mapped[str] = mapped_column(Text)


class HandVoteRow(Row):
    """One vote by show of hands."""

    __tablename__ = "hand_vote"
    __table_args__ = (CheckConstraint("yes >= 0 AND no >= 0 AND abstain >= 0", name="hands"), STRICT)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    election_id: Mapped[int] = mapped_column(ForeignKey("election.id"), index=True)
    item: Mapped[int] = mapped_column(Integer)
    subject: Mapped[str] = mapped_column(Text)
    yes: Mapped[int] = mapped_column(Integer)
    no: Mapped[int] = mapped_column(Integer)
    abstain: Mapped[int] = mapped_column(Integer)
    due: Mapped[int] = mapped_column(Integer)
    at: Mapped[datetime] = mapped_column(IsoMoment)
