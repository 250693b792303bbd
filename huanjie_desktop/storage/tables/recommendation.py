"""Tables of the open recommendation: who came up, the figures of both meetings, the decisions of the review."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from huanjie_desktop.domain.election.election import Source
from huanjie_desktop.domain.election.recommendation import Body
from huanjie_desktop.domain.election.review import Conclusion
from huanjie_desktop.storage.tables.base import STRICT, Row
from huanjie_desktop.storage.tables.columns import EnumText, IsoDate


class ApplicantRow(Row):
    """One person recommended for a poll, with the number of votes in each meeting."""

    __tablename__ = "recommendation"
    __table_args__ = (
        UniqueConstraint("poll_id", "member_id"),
        CheckConstraint("signers >= 0", name="signers"),
        CheckConstraint("members >= 0 AND representatives >= 0", name="votes"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    poll_id: Mapped[int] = mapped_column(ForeignKey("poll.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    source: Mapped[Source] = mapped_column(EnumText(Source))
    signers: Mapped[int] = mapped_column(Integer)
    members: Mapped[int | None] = mapped_column(Integer)
    representatives: Mapped[int | None] = mapped_column(Integer)


class GatheringRow(Row):
    """The figures of one recommendation meeting."""

    __tablename__ = "recommendation_meeting"
    __table_args__ = (
        CheckConstraint("valid >= 0 AND invalid >= 0 AND valid + invalid = returned", name="sum"),
        CheckConstraint("returned <= issued AND issued <= present", name="papers"),
        STRICT,
    )

    poll_id: Mapped[int] = mapped_column(ForeignKey("poll.id"), primary_key=True)
    body: Mapped[Body] = mapped_column(EnumText(Body), primary_key=True)
    present: Mapped[int] = mapped_column(Integer)
    issued: Mapped[int] = mapped_column(Integer)
    returned: Mapped[int] = mapped_column(Integer)
    valid: Mapped[int] = mapped_column(Integer)
    invalid: Mapped[int] = mapped_column(Integer)


class ChoiceRow(Row):
    """The votes of one person in a vote of the members on the merged list; `vote` numbers the votes from 1."""

    __tablename__ = "recommendation_choice"
    __table_args__ = (CheckConstraint("votes >= 0", name="votes"), STRICT)

    applicant_id: Mapped[int] = mapped_column(ForeignKey("recommendation.id"), primary_key=True)
    vote: Mapped[int] = mapped_column(Integer, primary_key=True)
    votes: Mapped[int] = mapped_column(Integer)


class WeightRow(Row):
    """The weight of the members' votes where the lists are merged by weighted shares."""

    __tablename__ = "recommendation_weight"
    __table_args__ = STRICT

    poll_id: Mapped[int] = mapped_column(ForeignKey("poll.id"), primary_key=True)
    weight: Mapped[str] = mapped_column(Text)


class ReviewRow(Row):
    """The decision about one person, and who moves up where the decision was no."""

    __tablename__ = "review"
    __table_args__ = STRICT

    applicant_id: Mapped[int] = mapped_column(ForeignKey("recommendation.id"), primary_key=True)
    conclusion: Mapped[Conclusion] = mapped_column(EnumText(Conclusion))
    ground: Mapped[str] = mapped_column(Text)
    decided_on: Mapped[date] = mapped_column(IsoDate)
    successor: Mapped[str] = mapped_column(Text)
    successor_ground: Mapped[str] = mapped_column(Text)
