"""Communities, branches and members in the office file. Bulk paths go past the row objects: 24,118 rows at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.ids import BranchId, CommunityId, MemberId
from huanjie_desktop.domain.people.branch import Branch, Community
from huanjie_desktop.domain.people.member import Member, MemberKind, MembershipEnd, Relation, Rights, Sex
from huanjie_desktop.domain.people.partial_date import PartialDate

_FIELDS = tuple(field.name for field in fields(Member))
_KEYS = ("pinyin", "initials", "search")
_MEMBER_COLUMNS = ", ".join((*_FIELDS, *_KEYS))
_INSERT = f"INSERT INTO member ({_MEMBER_COLUMNS}, revision) VALUES ({', '.join('?' * (len(_FIELDS) + 4))})"
_SET = ", ".join(f"{column} = ?" for column in (*_FIELDS[1:], *_KEYS))
_UPDATE = f"UPDATE member SET {_SET}, revision = revision + 1 WHERE id = ?"


@dataclass(frozen=True, slots=True)
class FiledMember:
    """A member with the search keys kept beside him, all lower case."""

    member: Member
    pinyin: str = ""
    initials: str = ""
    search: str = ""


@lru_cache(maxsize=100_000)
def _date(iso: str) -> PartialDate | None:
    return PartialDate.from_iso(iso) if iso else None


@cache
def _sex(text: str) -> Sex | None:
    return Sex(text) if text else None


@cache
def _ended(text: str) -> MembershipEnd | None:
    return MembershipEnd(text) if text else None


_READ = {
    "sex": _sex,
    "birth": _date,
    "joined": _date,
    "full_since": _date,
    "kind": cache(MemberKind),
    "rights": cache(Rights),
    "relation": cache(Relation),
    "relation_since": _date,
    "out_of_contact_since": _date,
    "ended": _ended,
    "ended_on": _date,
}
_READERS = tuple((_FIELDS.index(name), reader) for name, reader in _READ.items())


def _filed(row: Sequence[Any]) -> FiledMember:
    values = list(row)
    for position, reader in _READERS:
        values[position] = reader(values[position])
    return FiledMember(Member(*values[:-3]), *values[-3:])


@lru_cache(maxsize=100_000)
def _iso(day: PartialDate) -> str:
    return day.iso


_ISO = tuple(_FIELDS.index(name) for name, reader in _READ.items() if reader is _date)
_WORDS = tuple(_FIELDS.index(name) for name in ("sex", "kind", "rights", "relation", "ended"))


def values_of(member: Member) -> list[Any]:
    """Return a member's fields as they are stored: texts and integers."""
    values = [getattr(member, name) for name in _FIELDS]
    for position in _ISO:
        if values[position] is not None:
            values[position] = _iso(values[position])
    for position in _WORDS:
        if values[position] is not None:
            values[position] = values[position].value
    return ["" if value is None else value for value in values]


def member_of(values: Sequence[Any]) -> Member:
    """Return the member whose stored fields these are."""
    return _filed((*values, "", "", "")).member


def load_members(session: Session, branch_id: BranchId | None = None, ended: bool | None = False) -> list[FiledMember]:
    """Return members by branch and number; `ended` None gives those present and those whose membership ended."""
    wanted = ["1"] if branch_id is None else ["branch_id = ?"]
    if ended is not None:
        wanted.append("ended <> ''" if ended else "ended = ''")
    sql = f"SELECT {_MEMBER_COLUMNS} FROM member WHERE {' AND '.join(wanted)} ORDER BY branch_id, id"
    values = () if branch_id is None else (branch_id,)
    return [_filed(row) for row in session.connection().exec_driver_sql(sql, values).fetchall()]


def load_member(session: Session, member_id: MemberId) -> FiledMember:
    """Return one member. Raises UserError when it is not there."""
    sql = f"SELECT {_MEMBER_COLUMNS} FROM member WHERE id = ?"
    row = session.connection().exec_driver_sql(sql, (member_id,)).first()
    if row is None:
        raise UserError("member_missing")
    return _filed(row)


def next_member_id(session: Session) -> int:
    """Return the number the next new member gets; numbers are never used twice."""
    sql = "SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'member'), 0), coalesce(max(id), 0)) + 1"
    return int(session.connection().exec_driver_sql(f"{sql} FROM member").scalar_one())


def insert_members(session: Session, filed: Iterable[FiledMember], first: int) -> None:
    """Add members; they get the numbers from `first` on, whatever number they carry."""
    rows = [
        (number, *values_of(one.member)[1:], one.pinyin, one.initials, one.search, 0)
        for number, one in enumerate(filed, start=first)
    ]
    if rows:
        _run_many(session, _INSERT, rows)


def update_members(session: Session, filed: Iterable[FiledMember]) -> None:
    """Replace members by their present state; each gets a new revision."""
    rows = [(*values_of(one.member)[1:], one.pinyin, one.initials, one.search, one.member.id) for one in filed]
    if rows:
        _run_many(session, _UPDATE, rows)


def _run_many(session: Session, sql: str, rows: list[Any]) -> None:
    try:
        session.connection().exec_driver_sql(sql, rows)
    except IntegrityError as trouble:
        if "member.id_number" in str(trouble.orig):
            raise UserError("id_taken") from trouble
        raise


def revisions(session: Session, ids: Iterable[int]) -> dict[int, int]:
    """Return how often each of these members was changed; a member that is gone is left out."""
    wanted = set(ids)
    rows = session.connection().exec_driver_sql("SELECT id, revision FROM member")
    return {number: revision for number, revision in rows if number in wanted}


def state_of_members(session: Session) -> str:
    """Return a mark that is another one after every change of any member."""
    sql = "SELECT count(*), coalesce(max(id), 0), coalesce(sum(revision), 0) FROM member"
    return "/".join(map(str, session.connection().exec_driver_sql(sql).one()))


def delete_members(session: Session, ids: Iterable[int]) -> None:
    """Delete members for good. Raises UserError when an election knows one of them."""
    rows = [(number,) for number in ids]
    try:
        if rows:
            session.connection().exec_driver_sql("DELETE FROM member WHERE id = ?", rows)
    except IntegrityError as trouble:
        raise UserError("member_in_use") from trouble


def communities(session: Session) -> list[Community]:
    """Return the communities in the order they were entered."""
    rows = session.connection().exec_driver_sql("SELECT id, name, kind FROM community ORDER BY id")
    return [Community(CommunityId(row[0]), row[1], row[2]) for row in rows]


def add_community(session: Session, name: str, kind: str) -> CommunityId:
    """Add a community. Raises UserError when the name is used."""
    sql = "INSERT INTO community (name, kind) VALUES (?, ?) RETURNING id"
    return CommunityId(_named(session, sql, (name, kind)))


def update_community(session: Session, changed: Community) -> None:
    """Replace a community by its present state. Raises UserError when the name is used or it is not there."""
    _named(session, "UPDATE community SET name = ?, kind = ? WHERE id = ? RETURNING id",
           (changed.name, changed.kind, changed.id))  # fmt: skip


_BRANCH = "SELECT id, community_id, name, full_name, elected_on, term_years FROM branch"


def branches(session: Session) -> list[Branch]:
    """Return the branches by community, each in the order of entry."""
    return [Branch(*row) for row in session.connection().exec_driver_sql(f"{_BRANCH} ORDER BY community_id, id")]


def branch(session: Session, branch_id: BranchId) -> Branch:
    """Return one branch. Raises UserError when it is not there."""
    row = session.connection().exec_driver_sql(f"{_BRANCH} WHERE id = ?", (branch_id,)).first()
    if row is None:
        raise UserError("branch_missing")
    return Branch(*row)


def add_branch(session: Session, new: Branch) -> BranchId:
    """Add a branch; its id is chosen here. Raises UserError when the community has one of this name."""
    columns = "community_id, name, full_name, elected_on, term_years"
    values = (new.community_id, new.name, new.full_name, new.elected_on, new.term_years)
    return BranchId(_named(session, f"INSERT INTO branch ({columns}) VALUES (?, ?, ?, ?, ?) RETURNING id", values))


def update_branch(session: Session, changed: Branch) -> None:
    """Replace a branch by its present state. Raises UserError when the name is used or the branch is not there."""
    sql = "UPDATE branch SET name = ?, full_name = ?, elected_on = ?, term_years = ? WHERE id = ? RETURNING id"
    _named(session, sql, (changed.name, changed.full_name, changed.elected_on, changed.term_years, changed.id))


def _named(session: Session, sql: str, values: tuple[Any, ...]) -> int:
    try:
        found = session.connection().exec_driver_sql(sql, values).scalar()
    except IntegrityError as trouble:
        if "UNIQUE" in str(trouble.orig):
            raise UserError("name_taken", name=values[0] if isinstance(values[0], str) else values[1]) from trouble
        raise
    if found is None:
        raise UserError("branch_missing")
    return int(found)


def head_counts(session: Session) -> dict[int, int]:
    """Return the number of members present in each branch; a branch without members is left out."""
    sql = "SELECT branch_id, count(*) FROM member WHERE ended = '' GROUP BY branch_id"
    return {row[0]: row[1] for row in session.connection().exec_driver_sql(sql)}
