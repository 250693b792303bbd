"""Tables beside the ballots of a count: the plan, the bundles, paper sheets, decisions on doubtful ballots.

Sheets, decisions and explanations only grow. A decision knows the number stamped on the ballot, like the ballot itself
no member and no time.
"""

from sqlalchemy import CheckConstraint, ForeignKey, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from huanjie_desktop.domain.election.count_plan import BundleState, Privacy, SecondCount
from huanjie_desktop.storage.tables.base import STRICT, Row, only_grows
from huanjie_desktop.storage.tables.columns import EnumText, Names

WITHOUT_ROWID = {"sqlite_with_rowid": False, **STRICT}


class CountPlanRow(Row):
    """How a round is counted."""

    __tablename__ = "count_plan"
    __table_args__ = (CheckConstraint("bundle_size >= 1", name="bundle_size"), STRICT)

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), primary_key=True)
    second: Mapped[SecondCount] = mapped_column(EnumText(SecondCount))
    bundle_size: Mapped[int] = mapped_column(Integer)
    privacy: Mapped[Privacy] = mapped_column(EnumText(Privacy))


class BundleRow(Row):
    """One bundle of ballots and the group that has its papers."""

    __tablename__ = "bundle"
    __table_args__ = (CheckConstraint("number >= 1 AND first >= 1 AND last >= first", name="numbers"), STRICT)

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    first: Mapped[int] = mapped_column(Integer)
    last: Mapped[int] = mapped_column(Integer)
    group: Mapped[str] = mapped_column("group_name", Text)
    state: Mapped[BundleState] = mapped_column(EnumText(BundleState))


class PaperSheetRow(Row):
    """One version of the totals of a paper sheet."""

    __tablename__ = "paper_sheet"
    __table_args__ = (CheckConstraint("bundle >= 0 AND version >= 1", name="numbers"), WITHOUT_ROWID)

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), primary_key=True)
    bundle: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    totals: Mapped[str] = mapped_column(Text)


class DecisionRow(Row):
    """One decision on a doubtful ballot."""

    __tablename__ = "decision"
    __table_args__ = (CheckConstraint("number >= 1 AND ballot >= 1", name="numbers"), WITHOUT_ROWID)

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    ballot: Mapped[int] = mapped_column(Integer)
    ground: Mapped[str] = mapped_column(Text)
    clause: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text)
    votes_for: Mapped[int] = mapped_column(Integer)
    votes_against: Mapped[int] = mapped_column(Integer)
    scrutineers: Mapped[tuple[str, ...]] = mapped_column(Names)
    verdict_words: Mapped[str] = mapped_column(Text)
    marks: Mapped[str] = mapped_column(Text)
    write_ins: Mapped[str] = mapped_column(Text)
    void: Mapped[str] = mapped_column(Text)


class ExplanationRow(Row):
    """Why paper sheets and entries differ, as the scrutineers signed it."""

    __tablename__ = "count_explanation"
    __table_args__ = (CheckConstraint("version >= 1", name="version"), WITHOUT_ROWID)

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), primary_key=True)
    version: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    text: Mapped[str] = mapped_column(Text)
    witnesses: Mapped[str] = mapped_column(Text)
    differences: Mapped[str] = mapped_column(Text)


for _table in (PaperSheetRow, DecisionRow, ExplanationRow):
    only_grows(_table, "what was counted is never changed or deleted")
