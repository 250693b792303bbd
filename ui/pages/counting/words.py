"""Ballots and verdicts in words, for the eye and for reading aloud; papers say the same."""

from huanjie_desktop.services.count.ballot_words import (
    SIGN_SPOKEN,
    SIGN_TEXT,
    VOID_WORDS,
    marks_words,
    remark_words,
    verdict_words,
    write_in_words,
)

__all__ = [
    "SIGN_SPOKEN", "SIGN_TEXT", "VOID_WORDS", "marks_words", "remark_words", "verdict_words", "write_in_words",
]  # fmt: skip
