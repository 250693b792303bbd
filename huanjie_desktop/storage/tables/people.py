"""Tables of the people: communities, branches, members, and what each import did."""

from collections.abc import Iterable
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from huanjie_desktop.domain.people.member import MemberKind, MembershipEnd, Relation, Rights, Sex
from huanjie_desktop.storage.tables.base import Row

_PRESENT_WITH_ID = "id_number <> '' AND ended = ''"


def _one_of(column: str, values: Iterable[StrEnum], *more: str) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in (*values, *more))
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def _partial_date(column: str) -> CheckConstraint:
    year, two = "[0-9]" * 4, "[0-9]" * 2
    forms = " OR ".join(f"{column} GLOB '{form}'" for form in (f"{year}-{two}-{two}", f"{year}-{two}", year))
    return CheckConstraint(f"{column} = '' OR {forms}", name=column)


class CommunityRow(Row):
    """A community (社区) of the subdistrict."""

    __tablename__ = "community"
    __table_args__ = (
        CheckConstraint("length(name) BETWEEN 1 AND 50", name="name"),
        UniqueConstraint("name"),
        {"sqlite_strict": True, "sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)


class BranchRow(Row):
    """A Party branch (党支部) of a community."""

    __tablename__ = "branch"
    __table_args__ = (
        CheckConstraint("length(name) BETWEEN 1 AND 100", name="name"),
        CheckConstraint("term_years BETWEEN 1 AND 10", name="term_years"),
        UniqueConstraint("community_id", "name"),
        {"sqlite_strict": True, "sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    community_id: Mapped[int] = mapped_column(ForeignKey("community.id"))
    name: Mapped[str] = mapped_column(Text)
    full_name: Mapped[str] = mapped_column(Text)
    elected_on: Mapped[str] = mapped_column(Text)
    term_years: Mapped[int] = mapped_column(Integer)


class MemberRow(Row):
    """A member (党员). Unknown values are ''; dates are ISO with their precision; `revision` counts the changes."""

    __tablename__ = "member"
    __table_args__ = (
        CheckConstraint("length(name) BETWEEN 1 AND 50", name="name"),
        _one_of("sex", Sex, ""),
        _one_of("kind", MemberKind),
        _one_of("rights", Rights),
        _one_of("relation", Relation),
        _one_of("ended", MembershipEnd, ""),
        *map(_partial_date, ("birth", "joined", "full_since", "relation_since", "out_of_contact_since", "ended_on")),
        Index("uq_member_id_number", "branch_id", "id_number", unique=True, sqlite_where=text(_PRESENT_WITH_ID)),
        {"sqlite_strict": True, "sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id"))
    name: Mapped[str] = mapped_column(Text)
    sex: Mapped[str] = mapped_column(Text)
    nation: Mapped[str] = mapped_column(Text)
    birth: Mapped[str] = mapped_column(Text)
    education: Mapped[str] = mapped_column(Text)
    joined: Mapped[str] = mapped_column(Text)
    full_since: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    rights: Mapped[str] = mapped_column(Text)
    relation: Mapped[str] = mapped_column(Text)
    relation_since: Mapped[str] = mapped_column(Text)
    phone: Mapped[str] = mapped_column(Text)
    phone2: Mapped[str] = mapped_column(Text)
    id_number: Mapped[str] = mapped_column(Text)
    work: Mapped[str] = mapped_column(Text)
    native_place: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(Text)
    present_address: Mapped[str] = mapped_column(Text)
    out_of_contact_since: Mapped[str] = mapped_column(Text)
    remarks: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    strokes: Mapped[str] = mapped_column(Text)
    ended: Mapped[str] = mapped_column(Text)
    ended_on: Mapped[str] = mapped_column(Text)
    ended_reason: Mapped[str] = mapped_column(Text)
    pinyin: Mapped[str] = mapped_column(Text)
    initials: Mapped[str] = mapped_column(Text)
    search: Mapped[str] = mapped_column(Text)
    revision: Mapped[int] = mapped_column(Integer)


class ImportRow(Row):
    """One import (导入记录)."""

    __tablename__ = "import_run"
    __table_args__ = (
        CheckConstraint("length(digest) = 64", name="digest"),
        {"sqlite_strict": True, "sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[str] = mapped_column(Text)
    person: Mapped[str] = mapped_column(Text)
    file: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(Text)
    added: Mapped[int] = mapped_column(Integer)
    updated: Mapped[int] = mapped_column(Integer)
    undone_at: Mapped[str] = mapped_column(Text)


class ImportedMemberRow(Row):
    """A member that an import added (`before` is '') or changed (`before` holds the old values as JSON)."""

    __tablename__ = "imported_member"
    __table_args__ = {"sqlite_strict": True, "sqlite_with_rowid": False}

    import_id: Mapped[int] = mapped_column(ForeignKey("import_run.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(Integer, primary_key=True)
    revision: Mapped[int] = mapped_column(Integer)
    before: Mapped[str] = mapped_column(Text)
