"""A counting case told in Chinese: every verdict card, the doubtful ballots, what contradicts what."""

from collections.abc import Iterable, Iterator

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.result import Outcome
from huanjie_desktop.domain.election.verdict_card import ballot_card, cards
from huanjie_desktop.services.cards import CardText, card_text
from huanjie_desktop.services.tally.cases import Judged, Orders, decided, stroke_orders
from huanjie_desktop.services.tally.input import Case, is_whole, parse_json, read_case
from huanjie_desktop.services.texts.text import sentence, text_of


def explained_case(text: str, orders: Orders = stroke_orders) -> str:
    """Return one case in Chinese. Raises UserError with the key or the position when it cannot be read."""
    return _told(read_case(parse_json(text)), orders)


def explained_lines(lines: Iterable[str], orders: Orders = stroke_orders) -> Iterator[str]:
    """Yield one text a line, in order. An unreadable line is told with its reason, an empty one passed over."""
    for line in lines:
        if line.strip():
            yield _line_told(line, orders)


def _line_told(line: str, orders: Orders) -> str:
    given: object = None
    try:
        given = parse_json(line)
        return _told(read_case(given), orders)
    except UserError as trouble:
        name = given.get("id") if isinstance(given, dict) else None
        known = name if isinstance(name, str) and is_whole(name) else ""
        return f"{_heading(known)}\n  不能读取：{text_of(trouble).title}{text_of(trouble).todo}\n"


def _told(case: Case, orders: Orders) -> str:
    outcome, judged = decided(case, orders)
    parts = [_heading(case.id, case.rules.contest.post.label)]
    parts += [_card_lines(card_text(card, outcome.contest.post)) for card in cards(outcome, case.rules.method)]
    if outcome.refused:
        parts += [f"  ·{sentence(problem)}" for problem in outcome.problems]
    if outcome.vote_valid:
        parts += _ballots(case, judged, outcome)
    return "\n".join(parts) + "\n"


def _heading(name: str, vote: str = "") -> str:
    return "　".join(part for part in (f"案例{name}" if name else "案例", vote) if part)


def _card_lines(text: CardText) -> str:
    lines = [f"■ {text.title}", f"  宣读：{text.spoken}"]
    if text.figures:
        lines.append(f"  数字：{text.figures}")
    if text.line:
        lines.append(f"  界线：{text.line}")
    if text.other:
        lines.append(f"  另一基数：{text.other}")
    return "\n".join([*lines, f"  为什么：{text.why}", f"  依据：{text.basis}", f"  怎么办：{text.todo}"])


def _ballots(case: Case, judged: tuple[Judged, ...], outcome: Outcome) -> list[str]:
    """Tell the void ballots and those of which a part was not counted."""
    lines = []
    for verdict, number in judged:
        if not verdict.valid:
            text = card_text(ballot_card(verdict, case.rules), outcome.contest.post)
            lines.append(f"  ·{number}张：{text.spoken}{text.why}")
        lines += [f"  ·{number}张：{text_of(one).title}{text_of(one).why}" for one in verdict.remarks if verdict.valid]
    return [f"■ 疑难票和无效票（有效{outcome.valid}张，无效{outcome.invalid}张）", *lines] if lines else []
