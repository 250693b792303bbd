"""Tables of the file itself: settings and the audit log."""

from sqlalchemy import CheckConstraint, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from huanjie_desktop.storage.tables.base import STRICT, Row


class SettingRow(Row):
    """One setting of the office."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class AuditRow(Row):
    """One line of the log that only grows (操作日志); names stand in it as text, so that it outlives the person."""

    __tablename__ = "audit"
    __table_args__ = (CheckConstraint("length(hash) = 64", name="hash"), STRICT)

    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[str] = mapped_column(Text)
    person: Mapped[str] = mapped_column(Text)
    action: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    detail: Mapped[str] = mapped_column(Text)
    hash: Mapped[str] = mapped_column(Text)
