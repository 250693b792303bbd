"""Tables of an election's preparation: election, polls, candidates, members proposed not to be counted."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from huanjie_desktop.domain.election.election import PollPost, Source
from huanjie_desktop.domain.election.method import DirectVariant, ElectionMethod
from huanjie_desktop.domain.people.roster import ExclusionCase
from huanjie_desktop.storage.tables.base import STRICT, Row
from huanjie_desktop.storage.tables.columns import EnumText, IsoDate, MethodText, YesNo


class ElectionRow(Row):
    """One election of a branch."""

    __tablename__ = "election"
    __table_args__ = (
        CheckConstraint("committee_seats >= 0 AND secretary_seats >= 0 AND deputy_seats >= 0", name="seats"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id"), index=True)
    title: Mapped[str] = mapped_column(Text)
    variant: Mapped[DirectVariant] = mapped_column(EnumText(DirectVariant))
    committee_seats: Mapped[int] = mapped_column(Integer)
    secretary_seats: Mapped[int] = mapped_column(Integer)
    deputy_seats: Mapped[int] = mapped_column(Integer)
    method: Mapped[ElectionMethod] = mapped_column(MethodText)
    meeting_on: Mapped[date | None] = mapped_column(IsoDate)
    place: Mapped[str] = mapped_column(Text)
    chair: Mapped[str] = mapped_column(Text)
    recorder: Mapped[str] = mapped_column(Text)
    request_no: Mapped[str] = mapped_column(Text)
    request_on: Mapped[date | None] = mapped_column(IsoDate)
    list_no: Mapped[str] = mapped_column(Text)
    list_on: Mapped[date | None] = mapped_column(IsoDate)
    list_fixed_on: Mapped[date | None] = mapped_column(IsoDate)
    list_fixed_how: Mapped[str] = mapped_column(Text)
    method_adopted_on: Mapped[date | None] = mapped_column(IsoDate)
    session_chair: Mapped[str] = mapped_column(Text)


class PollRow(Row):
    """One kind of vote of an election."""

    __tablename__ = "poll"
    __table_args__ = (UniqueConstraint("election_id", "post"), CheckConstraint("seats >= 1", name="seats"), STRICT)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    election_id: Mapped[int] = mapped_column(ForeignKey("election.id"))
    post: Mapped[PollPost] = mapped_column(EnumText(PollPost))
    seats: Mapped[int] = mapped_column(Integer)


class CandidateRow(Row):
    """One person proposed in a poll."""

    __tablename__ = "candidate"
    __table_args__ = (UniqueConstraint("poll_id", "member_id"), STRICT)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    poll_id: Mapped[int] = mapped_column(ForeignKey("poll.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    position: Mapped[int] = mapped_column(Integer)
    source: Mapped[Source] = mapped_column(EnumText(Source))
    presentation: Mapped[str] = mapped_column(Text)
    withdrawn: Mapped[bool] = mapped_column(YesNo)
    withdrawn_reason: Mapped[str] = mapped_column(Text)


class ExclusionRow(Row):
    """One member proposed not to be counted among those who should attend (R-03)."""

    __tablename__ = "exclusion"
    __table_args__ = STRICT

    election_id: Mapped[int] = mapped_column(ForeignKey("election.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True)
    case: Mapped[ExclusionCase] = mapped_column("case_code", EnumText(ExclusionCase))
    cannot_attend: Mapped[bool] = mapped_column(YesNo)
    asked: Mapped[bool] = mapped_column(YesNo)
    superior_agreed: Mapped[bool] = mapped_column(YesNo)
    meeting_passed: Mapped[bool] = mapped_column(YesNo)
    remark: Mapped[str] = mapped_column(Text)
