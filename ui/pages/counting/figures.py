"""The figures of a running count in words: papers, base of the majority, identities."""

from huanjie_desktop.domain.election.counting import Tally
from huanjie_desktop.domain.election.method import BaseName
from huanjie_desktop.services.count.counting import CountSession, CountState
from huanjie_desktop.services.texts.text import text_of
from ui.formats import count_text

BASE_WORDS = {BaseName.DUE: "应到会", BaseName.PRESENT: "实到会"}


def figures_words(state: CountState) -> str:
    """Return 发出 收回 已唱 剩余 有效 无效 待定 with their numbers."""
    voted, tally = state.round, state.tally
    pairs = (
        ("发出", voted.issued),
        ("收回", voted.returned),
        ("已唱", state.entered),
        ("剩余", unread(state)),
        ("有效", tally.valid),
        ("无效", tally.invalid),
        ("待定", state.set_aside),
    )
    return "　".join(f"{name}\u00a0{count_text(number)}" for name, number in pairs)


def unread(state: CountState) -> int:
    """Return how many ballots of the whole pile are not called yet."""
    return (state.round.returned or 0) - state.entered


def base_words(session: CountSession) -> str:
    """Return the half-line: whom approvals are measured against and how many elect (R-22)."""
    base, needed, seats = session.base, session.needed, session.round.seats
    if needed <= 1 and base > 1:
        return f"应选 {seats} 人　再次投票以得票多的当选，不要求过半数"
    who = BASE_WORDS[session.rules.method.win_base]
    return f"应选 {seats} 人　当选须 {needed} 票以上（超过{who} {base} 人的半数）"


def identity_words(state: CountState) -> tuple[str, bool]:
    """Return the identities with their numbers and whether all of them hold."""
    if state.problems:
        return "✖ " + text_of(state.problems[0]).title, False
    tally, returned = state.tally, state.round.returned or 0
    papers = (
        f"✔ 收回 {returned} = 有效 {tally.valid} + 无效 {tally.invalid} + 待定 {state.set_aside} + 未唱 {unread(state)}"
    )
    return f"{papers}　{_people_words(tally)}", True


def _people_words(tally: Tally) -> str:
    if not tally.votes:
        return "✔ 没有列印候选人"
    return f"✔ 每人三项合计 = {tally.valid}"
