"""The self-test before the count (测试票自检): a deck of known result is keyed in practice and compared."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.ballot import BallotMarks, BallotRules, judge
from huanjie_desktop.domain.election.ballot_design import BallotDesign, BoxKind, design_from_json
from huanjie_desktop.domain.election.entries import Difference, Place, compare_ballots
from huanjie_desktop.domain.election.specimens import Deck, DeckOrder, Specimen, make_deck
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.services.ballots import sample_of
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.election_work import logged
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.rounds import RoundPlace, place_of
from huanjie_desktop.services.voters import voters_in
from huanjie_desktop.services.voting import electable_names, voting_rules, with_strangers
from huanjie_desktop.storage import settings_store
from huanjie_desktop.storage.database import Work

_KEY = "selftest:{}"
_STRANGERS = ("钱测试", "郑测试", "冯测试", "褚测试")
_OTHERS = 8


@dataclass(frozen=True)
class SelfTest:
    """The deck of a round, the sample ballot it is drawn on, the law it is judged by."""

    round_id: RoundId
    design: BallotDesign
    rules: BallotRules
    deck: Deck

    @property
    def papers(self) -> tuple[BallotMarks, ...]:
        """What stands on the specimens, in their order."""
        return tuple(one.marks for one in self.deck.specimens)


@dataclass(frozen=True)
class SelfTestResult:
    """A self-test as it was kept: when, by whom, how many ballots, and each difference in words."""

    at: datetime
    person: str
    by: str
    ballots: int
    differences: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether every ballot was entered as it is."""
        return not self.differences


def selftest(office: Office, round_id: RoundId) -> SelfTest:
    """Return the self-test of a round. Raises UserError before its ballot was designed."""
    with office.db.read() as work:
        return selftest_in(work, place_of(work, round_id))


def selftest_in(work: Work, place: RoundPlace) -> SelfTest:
    """Return the self-test of a round inside the caller's block. Raises UserError before its ballot was designed."""
    if not place.round.geometry:
        raise UserError("ballot_not_designed")
    design = design_from_json(place.round.geometry)
    electable = electable_names(work, place)
    names = {member.name for member in voters_in(work, place.election).members} | set(electable)
    stranger = next((one for one in _STRANGERS if one not in names), "")
    rules = with_strangers(voting_rules(work, place), frozenset({stranger}), electable)
    order = DeckOrder(
        rules,
        len(design.boxes_of(BoxKind.WRITE_IN)),
        design.seal is not None,
        tuple(sorted(electable - set(place.round.names)))[:_OTHERS],
        stranger,
        min(rules.contest.ambiguous, default=""),
    )
    return SelfTest(place.round.id, sample_of(design), rules, make_deck(order))


def compare(test: SelfTest, counted: Mapping[int, BallotMarks]) -> tuple[Difference, ...]:
    """Name every ballot that was entered otherwise than it is, left out, or is none of the deck.

    A void ballot is right when its reason is.
    """
    return tuple(_differences(test, counted))


def _differences(test: SelfTest, counted: Mapping[int, BallotMarks]) -> Iterator[Difference]:
    for one in test.deck.specimens:
        read = counted.get(one.number)
        if read is None:
            yield Difference(one.number, Place.BALLOT, "", "已印", "未录")
        elif not _void_alike(one, read, test.rules):
            yield from compare_ballots(one.number, one.marks, read, test.rules.contest.candidates)
    for number in sorted(set(counted) - {one.number for one in test.deck.specimens}):
        yield Difference(number, Place.BALLOT, "", "没有这一张", "已录")


def _void_alike(one: Specimen, read: BallotMarks, rules: BallotRules) -> bool:
    reason = one.verdict.void_reason
    return reason is not None and reason is judge(read, rules).void_reason


def save_selftest(
    office: Office, round_id: RoundId, counted: Mapping[int, BallotMarks], by: str
) -> Done[SelfTestResult]:
    """Compare and keep the result with the round for the readiness sheet; the log says whether it passed.

    Raises UserError without the name of the scrutineer, or before the ballot was designed.
    """
    if not by.strip():
        raise UserError("witnesses_missing")
    test = selftest(office, round_id)
    words = tuple(dict.fromkeys(f"第{one.ballot}张（{one.place}）" for one in compare(test, counted)))
    result = SelfTestResult(office.clock.now(), office.person, by.strip(), len(test.deck.specimens), words)
    told = "全部一致" if result.passed else "不一致：" + "、".join(words)
    with logged(office, "测试票自检", f"投票{round_id}", f"{result.ballots}张，{told}；{result.by}") as work:
        kept = {**asdict(result), "at": result.at.isoformat()}
        settings_store.save(work, {_KEY.format(round_id): json.dumps(kept, ensure_ascii=False)})
    return done(result, Topic.SETTINGS)


def last_selftest(office: Office, round_id: RoundId) -> SelfTestResult | None:
    """Return the last self-test that was kept for a round, None when there was none."""
    with office.db.read() as work:
        kept = settings_store.load(work).get(_KEY.format(round_id))
    if not kept:
        return None
    read = json.loads(kept)
    return SelfTestResult(
        datetime.fromisoformat(read["at"]), read["person"], read["by"], read["ballots"], tuple(read["differences"])
    )
