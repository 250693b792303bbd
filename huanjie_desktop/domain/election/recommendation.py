"""Open recommendation (公开推荐): ballots of two meetings, and how their two lists are merged (2.1 step 6, 2.3)."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from huanjie_desktop.domain.election.candidates import least_candidates
from huanjie_desktop.domain.election.election import Source
from huanjie_desktop.domain.election.method import DEFAULT_METHOD, MergeMethod
from huanjie_desktop.domain.ids import ApplicantId, MemberId, PollId
from huanjie_desktop.domain.problems import Problem, error, notice


class Body(StrEnum):
    """Who recommends: the members' meeting, or the meeting of residents' or household representatives."""

    MEMBERS = "党员"
    REPRESENTATIVES = "居民（户）代表"


@dataclass(frozen=True)
class Recommended:
    """What one person got in both recommendation meetings (党员推荐票, 居民代表推荐票)."""

    name: str
    members: int = 0
    representatives: int = 0

    @property
    def total(self) -> int:
        """Both counts together."""
        return self.members + self.representatives


@dataclass(frozen=True)
class Gathering:
    """The figures of one recommendation meeting: people present, ballots issued, returned, valid, invalid."""

    present: int
    issued: int
    returned: int
    valid: int
    invalid: int


@dataclass(frozen=True)
class Applicant:
    """Somebody who came up in the open recommendation of a poll; `signers` signed a joint recommendation.

    Votes nobody recorded yet are None, never 0.
    """

    id: ApplicantId
    poll_id: PollId
    member_id: MemberId
    name: str
    source: Source
    signers: int = 0
    members: int | None = None
    representatives: int | None = None

    @property
    def recommended(self) -> Recommended:
        """The votes as the merging counts them."""
        return Recommended(self.name, self.members or 0, self.representatives or 0)


@dataclass(frozen=True)
class MergeRules:
    """How two lists are merged: posts (k), names wanted (w), the method, and under M2 the weight of the members."""

    posts: int
    wanted: int
    method: MergeMethod = MergeMethod.M1
    weight: Fraction = Fraction(1, 2)


@dataclass(frozen=True)
class Merged:
    """The merged list with the method used.

    `names` are settled; where more are equal than places are left, the members vote on `vote_among` for
    `vote_places` more. `scores` are the weighted shares of M2 as fractions.
    """

    method: MergeMethod
    wanted: int
    names: tuple[str, ...] = ()
    vote_among: tuple[str, ...] = ()
    vote_places: int = 0
    scores: tuple[tuple[str, Fraction], ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether as many names as wanted are found without another vote."""
        return not self.vote_among and len(self.names) >= self.wanted


def wanted_names(posts: int, margin: Fraction = DEFAULT_METHOD.margin) -> int:
    """Return how many preliminary candidates are wanted for so many posts (R-09)."""
    return least_candidates(posts, margin)


def is_valid_recommendation(names: Collection[str], posts: int) -> bool:
    """Tell whether a recommendation ballot names at most as many persons as there are posts (H5)."""
    return len(set(names)) <= posts


def gathering_problems(figures: Gathering, votes: Sequence[int], posts: int, body: Body) -> tuple[Problem, ...]:
    """Refuse figures of a recommendation meeting that cannot be: they must add up like those of a vote (0.4)."""
    return tuple(_gathering_findings(figures, votes, posts, body))


def _gathering_findings(figures: Gathering, votes: Sequence[int], posts: int, body: Body) -> Iterator[Problem]:
    if min(figures.present, figures.issued, figures.returned, figures.valid, figures.invalid, *votes) < 0:
        yield error("figure_negative", "0.4", body)
        return
    if figures.issued > figures.present:
        yield error("recommend_issued_over_present", "2.1", body, body=body.value, **vars(figures))
    if figures.returned > figures.issued:
        yield error("recommend_returned_over_issued", "2.1", body, body=body.value, **vars(figures))
    if figures.valid + figures.invalid != figures.returned:
        yield error("recommend_does_not_add_up", "0.4", body, body=body.value, **vars(figures))
    if max(votes, default=0) > figures.valid or sum(votes) > figures.valid * posts:
        yield error("recommend_votes_over_valid", "2.1", body, body=body.value, valid=figures.valid, posts=posts)


def ranks(counts: Sequence[int]) -> tuple[int, ...]:
    """Return the place of each count from 1; equal counts share a place."""
    return tuple(1 + sum(other > count for other in counts) for count in counts)


def merge(
    people: Sequence[Recommended], rules: MergeRules, members_present: int = 0, representatives_present: int = 0
) -> Merged:
    """Merge the two lists by the method of the plan; the numbers present are needed for M2 and M3.

    Nobody without a single recommendation gets on the list. A tie that leaves a place open is named and goes to the
    members' vote; never is it decided by lot or by the order of entry.
    """
    some = [person for person in people if person.total > 0]
    empty = Merged(rules.method, rules.wanted)
    if rules.method is MergeMethod.M1:
        return _checked(_top_union(some, rules, empty))
    if min(members_present, representatives_present) <= 0:
        return replace(empty, problems=(error("merge_needs_presence", "2.3", method=rules.method.value),))
    if rules.method is MergeMethod.M2:
        return _checked(_by_shares(some, rules, empty, (members_present, representatives_present)))
    return _checked(_two_hurdles(some, empty, (members_present, representatives_present)))


def choose(merged: Merged, votes: Mapping[str, int]) -> Merged:
    """Fill the open places by the members' vote; who is equal at the last place is voted on again.

    Who got no vote at all gets no place.
    """
    order = sorted((name for name in merged.vote_among if votes.get(name, 0) > 0), key=lambda name: -votes[name])
    chosen, equal = _cut([(name, votes[name]) for name in order], merged.vote_places)
    left = merged.vote_places - len(chosen) if equal else 0
    kept = tuple(one for one in merged.problems if one.code not in ("merge_needs_vote", "merge_too_few"))
    names = (*merged.names, *chosen)
    return _checked(replace(merged, names=names, vote_among=equal, vote_places=left, problems=kept))


def _checked(merged: Merged) -> Merged:
    """Add what the clerk must be told: the vote that is needed, or that too few names were found."""
    found = list(merged.problems)
    if merged.vote_among:
        names = "、".join(merged.vote_among)
        found.append(notice("merge_needs_vote", "2.3", names=names, places=merged.vote_places))
    elif len(merged.names) < merged.wanted:
        figures = {"found": len(merged.names), "wanted": merged.wanted}
        found.append(error("merge_too_few", "2.3", "", **figures))
    return replace(merged, problems=tuple(found))


def _cut(ranked: Sequence[tuple[str, int | Fraction]], places: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who is above the line of the last place, and who is equal at it and does not fit."""
    if len(ranked) <= places or places <= 0:
        return tuple(name for name, _ in ranked) if places > 0 else (), ()
    line = ranked[places - 1][1]
    above = tuple(name for name, count in ranked if count > line)
    level = tuple(name for name, count in ranked if count == line)
    return ((*above, *level), ()) if len(above) + len(level) <= places else (above, level)


def _top_union(people: Sequence[Recommended], rules: MergeRules, empty: Merged) -> Merged:
    """M1: the first k of each list together; fewer than wanted are filled up, more are put to the members' vote."""
    members, representatives = _top(people, rules.posts, Body.MEMBERS), _top(people, rules.posts, Body.REPRESENTATIVES)
    tied = (*_tie_notes(members, rules.posts, Body.MEMBERS),
            *_tie_notes(representatives, rules.posts, Body.REPRESENTATIVES))  # fmt: skip
    union = tuple(dict.fromkeys([*members, *representatives]))
    if len(union) > rules.wanted:
        return replace(empty, vote_among=union, vote_places=rules.wanted, problems=tied)
    return _filled(people, replace(empty, names=union, problems=tied))


def _count(person: Recommended, body: Body) -> int:
    return person.members if body is Body.MEMBERS else person.representatives


def _top(people: Sequence[Recommended], places: int, body: Body) -> tuple[str, ...]:
    """Return the first of one list; who is equal at the last place stands in it too."""
    counts = sorted((_count(person, body) for person in people), reverse=True)
    line = max(1, counts[places - 1]) if len(counts) >= places else 1
    named = sorted(people, key=lambda person: -_count(person, body))
    return tuple(person.name for person in named if _count(person, body) >= line)


def _tie_notes(top: tuple[str, ...], places: int, body: Body) -> tuple[Problem, ...]:
    if len(top) <= places:
        return ()
    return (notice("merge_tie_in_list", "2.3", body, body=body.value, places=places, names="、".join(top)),)


def _filled(people: Sequence[Recommended], merged: Merged) -> Merged:
    """Fill up from the next of each list, the larger sum of both counts first; equal sums go to the members' vote."""
    while len(merged.names) < merged.wanted:
        left = [person for person in people if person.name not in merged.names]
        following = {person.name: person for body in Body for person in _next_of(left, body)}
        if not following:
            return merged
        best = max(person.total for person in following.values())
        equal = tuple(name for name, person in following.items() if person.total == best)
        places = merged.wanted - len(merged.names)
        if len(equal) > places:
            return replace(merged, vote_among=equal, vote_places=places)
        merged = replace(merged, names=(*merged.names, *equal))
    return merged


def _next_of(left: Sequence[Recommended], body: Body) -> list[Recommended]:
    best = max((_count(person, body) for person in left), default=0)
    return [person for person in left if best and _count(person, body) == best]


def _by_shares(people: Sequence[Recommended], rules: MergeRules, empty: Merged, present: tuple[int, int]) -> Merged:
    """M2: the weighted sum of both shares, as fractions."""
    own, other = rules.weight, 1 - rules.weight
    scores = [
        (person.name, own * Fraction(person.members, present[0]) + other * Fraction(person.representatives, present[1]))
        for person in people
    ]
    scores.sort(key=lambda item: -item[1])
    names, equal = _cut(scores, rules.wanted)
    places = rules.wanted - len(names) if equal else 0
    return replace(empty, names=names, vote_among=equal, vote_places=places, scores=tuple(scores))


def _two_hurdles(people: Sequence[Recommended], empty: Merged, present: tuple[int, int]) -> Merged:
    """M3: more than half of both, in the order of the members' votes."""
    passed = [one for one in people if 2 * one.members > present[0] and 2 * one.representatives > present[1]]
    ranked: list[tuple[str, int | Fraction]] = [
        (one.name, one.members) for one in sorted(passed, key=lambda one: -one.members)
    ]
    names, equal = _cut(ranked, empty.wanted)
    places = empty.wanted - len(names) if equal else 0
    return replace(empty, names=names, vote_among=equal, vote_places=places)
