"""A self-test as it was keyed in a practice file, to be kept with the real one."""

from collections.abc import Mapping
from dataclasses import dataclass

from huanjie_desktop.domain.election.ballot import BallotMarks
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.services.count.practice import practice_of
from huanjie_desktop.services.count.selftest import SelfTestResult
from huanjie_desktop.services.office import Office
from huanjie_desktop.storage import ballot_store


@dataclass(frozen=True)
class KeyedDeck:
    """What was keyed of the deck of a round, by the number of the ballot."""

    round_id: RoundId
    read: Mapping[int, BallotMarks]


def keyed_deck(office: Office) -> KeyedDeck | None:
    """Return what a practice on the deck holds; None for another file or before the first ballot."""
    found = practice_of(office)
    if found is None or not found.wish.deck:
        return None
    with office.db.read() as work:
        read = {one.number: one.marks for one in ballot_store.load_current(work, found.round_id)}
    return KeyedDeck(found.round_id, read) if read else None


def result_words(result: SelfTestResult) -> str:
    """Return the result in a sentence."""
    if result.passed:
        return f"测试票{result.ballots}张，全部与已知结果一致，已登记。"
    wrong = "、".join(result.differences)
    return f"测试票{result.ballots}张，{len(result.differences)}处不一致：{wrong}。已登记，请查清原因。"
