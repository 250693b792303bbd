"""What members are found and sorted by: pinyin, initials, digits, strokes; kept beside them in the file."""

import secrets
from collections.abc import Iterable
from functools import lru_cache

from huanjie_desktop.domain.ids import MemberId
from huanjie_desktop.domain.people.member import Member
from huanjie_desktop.domain.people.stroke_order import NameKey, NameRule, name_key
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.pinyin import PinyinKeys, search_keys
from huanjie_desktop.services.roster.types import MemberRow
from huanjie_desktop.services.stroke_table import stroke_table
from huanjie_desktop.storage import settings_store
from huanjie_desktop.storage.people_store import FiledMember

_OFFICE_KEY = "office_key"
_keys = lru_cache(maxsize=50_000)(search_keys)


def filed(member: Member) -> FiledMember:
    """Return a member with his search keys."""
    keys: PinyinKeys = _keys(member.name)
    words = (member.name, keys.full, keys.initials, keys.others, member.phone, member.phone2, member.id_number)
    return FiledMember(member, keys.full, keys.initials, " ".join(word for word in words if word).lower())


def stroke_sorted(rows: Iterable[MemberRow]) -> list[MemberRow]:
    """Return rows by 姓氏笔画; members with their own stroke entry stand by it."""
    table = stroke_table()

    def key(row: MemberRow) -> NameKey:
        return name_key(row.member.name, table, NameRule.SURNAME, own_strokes(row.member))

    return sorted(rows, key=key)


def own_strokes(member: Member) -> dict[str, str]:
    """Return the clerk's own stroke entry (笔画序) of a member by the characters that the table lacks."""
    if not member.strokes:
        return {}
    return {char: member.strokes for char in member.name if stroke_table().place(char) is None}


def office_key(office: Office) -> str:
    """Return the random mark of this office's file, made when it is first wanted."""
    with office.db.read() as session:
        known = settings_store.load(session).get(_OFFICE_KEY)
    if known:
        return known
    made = secrets.token_hex(4)
    with office.db.write() as session:
        settings_store.save(session, {_OFFICE_KEY: made})
    return made


def member_key(mark: str, member_id: MemberId) -> str:
    """Return the key that an export carries for a member, so that it finds him again."""
    return f"{mark}-{member_id}"


def member_of_key(mark: str, key: str) -> MemberId | None:
    """Return the member that a key of this office means; None for another office's key."""
    owner, _, number = key.rpartition("-")
    return MemberId(int(number)) if owner == mark and number.isascii() and number.isdecimal() else None
