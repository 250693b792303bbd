"""Ballots and verdicts in words: the same in the window, aloud and on paper."""

from collections.abc import Sequence

from huanjie_desktop.domain.election.ballot import UNREADABLE_NAME, BallotMarks, Sign, Verdict, VoidReason, WriteIn
from huanjie_desktop.services.texts.text import text_of

SIGN_TEXT = {
    Sign.APPROVE: "○",
    Sign.REJECT: "×",
    Sign.EMPTY: "",
    Sign.BOTH: "○×",
    Sign.OTHER: "异形",
    Sign.UNREADABLE: "不清",
}
SIGN_SPOKEN = {**SIGN_TEXT, Sign.APPROVE: "赞成", Sign.REJECT: "不赞成", Sign.EMPTY: "弃权", Sign.BOTH: "○×并画"}
_HEADS = (
    (Sign.APPROVE, "○"),
    (Sign.REJECT, "×"),
    (Sign.BOTH, "○×并画"),
    (Sign.OTHER, "异形符号"),
    (Sign.UNREADABLE, "无法辨认"),
)
VOID_WORDS = {
    VoidReason.IDENTIFYING_MARK: "有署名或记号",
    VoidReason.NO_SEAL: "没有盖章",
    VoidReason.NOT_ISSUED: "不是大会发出的选票",
    VoidReason.OTHER_GROUND: "监票人认定的其他情形",
    VoidReason.OVER_VOTE: "所选人数多于应选名额",
    VoidReason.CONTRADICTION: "○×并画",
    VoidReason.WRITE_IN_WITHOUT_SIGN: "另选他人没有画符号",
}


def marks_words(marks: BallotMarks, names: Sequence[str]) -> str:
    """Return what stands on a ballot, such as "○ 王建北、李建北　× 张建北　另选 文建北○"."""
    parts = []
    for sign, head in _HEADS:
        found = [name for name, own in zip(names, marks.marks, strict=True) if own is sign]
        if found:
            parts.append(f"{head} {'、'.join(found)}")
    if marks.write_ins:
        parts.append("另选 " + "、".join(map(write_in_words, marks.write_ins)))
    return "　".join(parts) or ("票面未录" if marks.void else "空白（全部弃权）")


def write_in_words(one: WriteIn) -> str:
    """Return a written-in person with the sign beside the name."""
    name = "姓名无法辨认" if one.name == UNREADABLE_NAME else one.name
    return name + (SIGN_TEXT[one.sign] or "（无符号）")


def verdict_words(verdict: Verdict) -> str:
    """Return 有效, or 无效 with the reason."""
    if verdict.valid or verdict.void_reason is None:
        return "有效"
    return f"无效（{VOID_WORDS[verdict.void_reason]}）"


def remark_words(verdict: Verdict) -> str:
    """Return what was dropped from a valid ballot and why, or why the ballot is void."""
    return " ".join(text_of(problem).title for problem in verdict.remarks)
