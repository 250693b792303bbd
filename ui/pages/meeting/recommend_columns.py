"""Columns of the table of recommendation votes and of the review."""

from huanjie_desktop.domain.election.election import Source
from huanjie_desktop.domain.election.review import Conclusion
from huanjie_desktop.services.recommendation_table import Standing, TableLine
from huanjie_desktop.services.texts.text import text_of
from ui.widgets.rows_model import RIGHT, Column

_STANDING_SIGNS = {Standing.LISTED: "✔", Standing.VOTE: "▶", Standing.OUT: "–", Standing.OPEN: "○"}


def how(line: TableLine) -> str:
    """Return how a person came up, with the number of signers."""
    one = line.applicant
    return f"{one.source.value}{one.signers}人" if one.source is Source.JOINT else one.source.value


def standing_words(line: TableLine) -> str:
    """Return what the merging made of a person, with its sign."""
    return f"{_STANDING_SIGNS[line.standing]} {line.standing.value}"


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _tone(line: TableLine) -> str:
    return {Standing.VOTE: "warning", Standing.OUT: "quiet"}.get(line.standing, "")


def _least(value: int | None) -> int:
    return -1 if value is None else value


VOTES: tuple[Column[TableLine], ...] = (
    Column("姓名", lambda line: line.applicant.name, width=4),
    Column("推荐方式", how, width=6),
    Column(
        "党员票", lambda line: _number(line.applicant.members), lambda line: _least(line.applicant.members), RIGHT, 3
    ),
    Column("占到会", lambda line: line.member_share, lambda line: _least(line.applicant.members), RIGHT, 3),
    Column("名次", lambda line: _number(line.member_rank), lambda line: _least(line.member_rank), RIGHT, 2),
    Column(
        "代表票",
        lambda line: _number(line.applicant.representatives),
        lambda line: _least(line.applicant.representatives),
        RIGHT,
        3,
        tip=lambda _line: "居民（户）代表推荐票",
    ),
    Column(
        "占到会",
        lambda line: line.representative_share,
        lambda line: _least(line.applicant.representatives),
        RIGHT,
        3,
    ),
    Column(
        "名次", lambda line: _number(line.representative_rank), lambda line: _least(line.representative_rank), RIGHT, 2
    ),
    Column("合计", lambda line: _number(line.total), lambda line: _least(line.total), RIGHT, 2),
    Column("加权", lambda line: line.score, align=RIGHT, width=4, tip=lambda _line: "按权重相加的得票率"),
    Column("结果", standing_words, width=5, tone=_tone),
)
SCORE = next(place for place, column in enumerate(VOTES) if column.title == "加权")


def _barred(line: TableLine) -> str:
    return "".join(text_of(problem).title for problem in line.line.findings) or "✔ 符合"


def conclusion(line: TableLine) -> str:
    """Return the decision of the review with its sign."""
    decided = line.line.review
    if decided is None:
        return "○ 未审"
    return f"{'✔' if decided.conclusion is Conclusion.PASSED else '✖'} {decided.conclusion.value}"


def failed(line: TableLine) -> bool:
    """Tell whether the review failed a person."""
    return line.line.review is not None and line.line.review.conclusion is Conclusion.FAILED


def succession(line: TableLine) -> str:
    """Return what was decided about the place of somebody who failed; "" where there is no place to decide on."""
    if not failed(line) or line.standing is not Standing.LISTED:
        return ""
    decided = line.line.succession
    if decided is None:
        return "○ 未决定"
    return f"→ {decided.successor}" if decided.successor else "不再递补"


REVIEW: tuple[Column[TableLine], ...] = (
    Column("姓名", lambda line: line.applicant.name, width=4),
    Column("推荐方式", how, width=6),
    Column("推荐结果", standing_words, width=5),
    Column("候选人资格", _barred, width=5, tone=lambda line: "warning" if line.line.findings else "", tip=_barred),
    Column("结论", conclusion, width=5, tone=lambda line: "error" if failed(line) else ""),
    Column(
        "理由",
        lambda line: line.line.review.ground if line.line.review else "",
        width=8,
        tip=lambda line: line.line.review.ground if line.line.review else "",
    ),
    Column(
        "递补",
        succession,
        width=5,
        tip=lambda line: line.line.succession.ground if line.line.succession else "",
    ),
)
