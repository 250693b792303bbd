"""Names that are announced before the first ballot is called, because the ear or the eye takes them for one another."""

from collections import Counter
from collections.abc import Mapping

from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.domain.people.similar_names import Called, Likeness, Similar, similar_names
from huanjie_desktop.services.done import Done, done
from huanjie_desktop.services.election_work import logged
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.pinyin import search_keys
from huanjie_desktop.services.rounds import place_of
from huanjie_desktop.services.voters import voters_in
from huanjie_desktop.services.voting import electable_names


def similar_in(office: Office, round_id: RoundId) -> tuple[Similar, ...]:
    """Return the pairs to be called with care: candidates, candidates and other members, members of equal names.

    Members whom the roster does not tell apart stand as a pair of one name; in the first session only the new
    committee is looked at.
    """
    with office.db.read() as work:
        place = place_of(work, round_id)
        people = voters_in(work, place.election)
        session = place.poll.post.in_first_session
        able = electable_names(work, place) if session else map(people.ballot_name, people.members)
        members = Counter(sorted(able) if session else able)
    sounds = {people.ballot_name(one.member): one.pinyin for one in people.filed}
    printed = [_called(sounds, name, number) for number, name in enumerate(place.round.names, start=1)]
    others = [_called(sounds, name) for name in members if name not in place.round.names]
    shared = [_called(sounds, name) for name, number in members.items() if number > 1]
    return (*similar_names(printed, others), *(Similar(one, one, Likeness.EQUAL) for one in shared))


def _called(sounds: Mapping[str, str], name: str, number: int = 0) -> Called:
    """Take the sound kept in the roster, which saves loading the pinyin library as the count begins."""
    return Called(name, sounds.get(name) or search_keys(name).full, number)


def announcement(similar: Similar) -> str:
    """Return one pair in words, with the numbers on the ballot where a name is printed."""
    first, second = similar.first, similar.second
    if first == second:
        return f"党员中有两位{first.name}，名册没有区分"
    if second.number:
        return f"{_shown(first)}与{_shown(second)}{similar.likeness}"
    return f"{_shown(first)}与党员{second.name}{similar.likeness}"


def note_announced(office: Office, round_id: RoundId, witnesses: str) -> Done[None]:
    """Put into the log that the similar names were read out before the count."""
    pairs = "；".join(announcement(one) for one in similar_in(office, round_id))
    with logged(office, "提示近似姓名", f"投票{round_id}", f"{pairs}（监票人：{witnesses.strip()}）"):
        return done(None)


def _shown(one: Called) -> str:
    return f"{one.name}（{one.number}号）" if one.number else f"党员{one.name}"
