"""The rows of the acceptance table that tests must cover: what is given, what is expected, which file tests it.

A test says with `@rows("A1")` which rows it covers; `test_acceptance_rows.py` finds a row without a test.
"""

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

Test = TypeVar("Test", bound=Callable[..., None])

DUE, MEETING, CANDIDATES = "test_due", "test_meeting", "test_candidates"
BALLOT, COUNTING, OUTCOME, NEXT, TERMS = "test_ballot", "test_counting", "test_outcome", "test_next_vote", "test_terms"
RECOMMENDATION = "test_recommendation"
UNITS, DUES = "test_ledger_units", "test_ledger_dues"

ROWS = {
    "A1": ("50 members, 46 full and 4 probationary → due 46", DUE),
    "A2": ("46 full, 1 under 留党察看, 1 arrested and suspended → due 44", DUE),
    "A3": ("44, 4 proposed, superior agrees to 3, all passed → due 41, the fourth refused with reason", DUE),
    "A4": ("44 due, 38 present, exclusion vote 22 : 10 : 6 → fails, due 44", MEETING),
    "A6": ("a 3-month job elsewhere, excused → stays in due, on leave", DUE),
    "A7": ("7 months elsewhere, relation should have moved → stays in due, hint at EX5", DUE),
    "A8": ("membership stopped → not in due, no vote needed", DUE),
    "A9": ("no contact for 8 months, no decision → stays in due, warning", DUE),
    "A10": ("only a temporary relation → observer, not counted", DUE),
    "A11": ("severe warning in force → counted", DUE),
    "A13": ("probationary, change passed by the branch but not approved → not in due", DUE),
    "A14": ("3 + 2 on leave, 1 absent, 38 present, due 44 → adds up; 39 present refused", MEETING),
    "B1": ("50 / 40 → valid, exactly four fifths", MEETING),
    "B2": ("50 / 39 → not valid", MEETING),
    "B4": ("46 / 36 → not valid", MEETING),
    "B6": ("6 / 5 → valid; 6 / 4 → not", MEETING),
    "B7": ("5 / 4 → valid", MEETING),
    "B8": ("3 / 2 → not; 3 / 3 → valid", MEETING),
    "B10": ("50, first 41, before ballots 39 → no ballots", MEETING),
    "B11": ("50 / 39, then 40 → valid, both counts in the minutes", MEETING),
    "B13": ("due 0 → error, no division", MEETING),
    "C1": ("3 seats, 3 candidates → refused, needs 4", CANDIDATES),
    "C2": ("3 seats, 4 candidates → accepted, margin 33.3 %", CANDIDATES),
    "C3": ("5 seats, 6 candidates → accepted, 20 %", CANDIDATES),
    "C6": ("by-election, 1 seat, 1 candidate → refused, needs 2", CANDIDATES),
    "C7": ("secretary by the committee, 1 and 1 → accepted", CANDIDATES),
    "C8": ("branch without committee, 1 candidate → accepted with hint", CANDIDATES),
    "C9": ("candidate probationary, of another branch, suspended → refused", CANDIDATES),
    "C10": ("number of the superior's approval missing → no final ballots", CANDIDATES),
    "C11": ("5 seats, 6 → 5 on the day → stop", CANDIDATES),
    "C12": ("6 full and 3 probationary → no committee", CANDIDATES),
    "C13": ("7 full: committee of 3 accepted, none refused", CANDIDATES),
    "C15": ("51 members → warning", CANDIDATES),
    "C16": ("2 full → no branch of its own", CANDIDATES),
    "C17": ("500 / 499 members → delegates with approval / only if scattered", CANDIDATES),
    "C18": ("scrutineer or teller is candidate → refused", MEETING),
    "C19": ("王 文 丁 张 陈 李 → 丁 王 文 李 张 陈", "test_stroke_order"),
    "D1": ("○ ○ ○ _ → valid, 丁 abstains", BALLOT),
    "D2": ("○ ○ ○ ○ → void", BALLOT),
    "D3": ("○ _ _ _ → valid, three abstentions", BALLOT),
    "D4": ("all empty → valid, four abstentions", BALLOT),
    "D5": ("× × × × → valid, four disapprovals", BALLOT),
    "D6": ("○ ○ × _ +戊○ → 戊 1", BALLOT),
    "D8": ("○ ○ _ _ +戊○ → 戊 not counted", BALLOT),
    "D10": ("○ ○ × _ +戊 without sign → dropped", BALLOT),
    "D11": ("○ ○ × _ +甲○ → 甲 once", BALLOT),
    "D13": ("○ ○ ○ × +甲○ → valid by persons, void by marks", BALLOT),
    "D14": ("○ × × _ +戊○ +戊○ → 戊 once", BALLOT),
    "D15": ("a written name that fits two members → item void", BALLOT),
    "D17": ("+ a probationary member → item without effect", BALLOT),
    "D18": ("○ ○ ○ × + a probationary member → face 4, void", BALLOT),
    "D19": ("○ and × on 甲 → item void", BALLOT),
    "D20": ("✓ on 甲 → abstention, or counted if clear", BALLOT),
    "D21": ("a name on the paper → void", BALLOT),
    "D22": ("without seal, not issued → void", BALLOT),
    "D23": ("甲's box unreadable → abstention, the others count", BALLOT),
    "D24": ("written name unreadable → void item, the rest counts", BALLOT),
    "D26": ("○ _ × _ +戊○ +己○ → both count; limited: only the first", BALLOT),
    "D27": ("secretary: × on A, +B of the committee → B 1", BALLOT),
    "D28": ("secretary: × on A, +C not of the committee → no effect", BALLOT),
    "D29": ("the voter's own name after a rejection → counts", BALLOT),
    "E1": ("46 present, issued, returned → valid", COUNTING),
    "E2": ("issued 46, returned 45 → valid, 1 missing noted, base unchanged", COUNTING),
    "E3": ("issued 46, returned 47 → void, vote again", COUNTING),
    "E4": ("present 46, issued 47, noticed before casting → stop", COUNTING),
    "E6": ("returned 46, valid 44, invalid 1 → refused", COUNTING),
    "E7": ("valid 44, 甲 30 : 9 : 6 → refused", COUNTING),
    "E9": ("a ballot of the second kind in the first box → to its own count", COUNTING),
    "E10": ("46 of 46 void → held, nobody elected", OUTCOME),
    "E12": ("printed 50, issued 46, spare 3 → refused", COUNTING),
    "F1": ("40 38 33 30 28 20 → A–E", OUTCOME),
    "F2": ("40 38 33 30 25 20 → A–D, E has exactly half", OUTCOME),
    "F4": ("due 45: 22 not, 23 elected", OUTCOME),
    "F5": ("40 38 33 30 28 27 → F drops", OUTCOME),
    "F6": ("40 38 35 33 30 30 → A–D, E against F", OUTCOME),
    "F8": ("40 40 38 35 33 20 → no second vote", OUTCOME),
    "F9": ("second vote 23 : 20 → by plurality, with notice", OUTCOME),
    "F10": ("second vote 22 : 22 → not decided, no lot", OUTCOME),
    "F12": ("40 38 33 30 22 20 → further for 1, or reduce to 4", OUTCOME),
    "F13": ("25 of 50 agree to fewer seats → passes", OUTCOME),
    "F16": ("7 seats, 5 elected → no reduction offered", OUTCOME),
    "F17": ("3 seats, due 44: 20 18 16 15 → nobody, further for 3 with 4 candidates", NEXT),
    "F18": ("further for 1 seat: the next two; 27 : 15 → elected", NEXT),
    "F20": ("A 40 B 38 C 33 D 26 E 20 F 19, written-in G 27 → A B C G D, check G", OUTCOME),
    "F22": ("a written-in scrutineer stands in the second vote → replaced first", MEETING),
    "F23": ("committee of 3, present 2 → no session", MEETING),
    "F24": ("committee of 5, present 4, 3 yes → elected", OUTCOME),
    "F26": ("2 yes, 3 for another member → the other, approval needed", OUTCOME),
    "F27": ("proposed secretary not in the committee → not on the ballot", MEETING),
    "F28": ("committee of 3, two candidates → the third scrutinizes and tells", MEETING),
    "F29": ("V2: 25 : 20 of due 50 → nobody, second election", OUTCOME),
    "F30": ("V2: loser also on the members' ballot → only if the method says so", CANDIDATES),
    "F31": ("due 6, present 5, 3 yes → not under DUE, elected under PRESENT", OUTCOME),
    "F32": ("due 6, present 5, 4 yes → elected", OUTCOME),
    "F34": ("pre-selection passes 5 for 5 seats, wanted 6 → margin broken", OUTCOME),
    "F35": ("26 of 50 / 25 of 50 → elected / not", OUTCOME),
    "G1": ("community branch of 2021-03-15 → ends 2026-03-15, remind 2025-09-15, request 2025-11-15", TERMS),
    "G2": ("office branch of 2023-06-30 → ends 2026-06-30", TERMS),
    "G3": ("new date 2027-03-15 with approval → accepted; 2027-03-16 → refused", TERMS),
    "G6": ("term over without approved delay → 超期未换届 with days", TERMS),
    "G7": ("notice from Friday 2026-01-09, 5 working days → until 2026-01-15", TERMS),
    "H2": ("{a b c} and {a b d} → a b c d, done", RECOMMENDATION),
    "H4": ("{a b c} and {d e f} → 6 names, members vote for 4", RECOMMENDATION),
    "H5": ("recommendation ballot with 4 names for 3 posts → void", RECOMMENDATION),
    "H6": ("person fails the review → removed; the next moves up by a recorded decision only", RECOMMENDATION),
    "H7": ("speech not passed → may not speak, stays candidate", RECOMMENDATION),
    "H8": ("report about a candidate open → gate closed", RECOMMENDATION),
    "L1": ("0, 1, 20, 21, 40, 41 households → 0, 1, 1, 2, 2, 3 units", UNITS),
    "L2": ("41 balanced → 14 14 13, filled → 20 20 1", UNITS),
    "L3": ("2 groups of 10 → 2 units", UNITS),
    "L4": ("20 households, 18 reached, 2 not → 18/20 = 90 %, 2 due", DUES),
    "L5": ("one visit on 31 March → March and first quarter done", DUES),
    "L7": ("three calls in May → May once, June still due", DUES),
    "L9": ("added on 25 May → owes from June", DUES),
    "L12": ("a unit without households → rate —", DUES),
    "L13": ("a contact of tomorrow → refused", DUES),
    "L15": ("hardship with open assistance → not closed", "test_ledger_cases"),
}  # fmt: skip

_ROW = re.compile(r"[A-HL]\d+")
TESTED: dict[str, set[str]] = {}


def rows(*ids: str) -> Callable[[Test], Test]:
    """Note that a test covers these rows; of "B6 not" the row is B6, and what is no row of the table is let pass."""

    def noted(test: Test) -> Test:
        for one in ids:
            word = one.split()[0]
            if _ROW.fullmatch(word):
                TESTED.setdefault(word, set()).add(test.__module__.rpartition(".")[2])
        return test

    return noted


def first_column(table: Iterable[tuple[object, ...]]) -> tuple[str, ...]:
    """Return the ids of a table of cases."""
    return tuple(str(row[0]) for row in table)
