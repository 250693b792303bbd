"""One ballot: the rows D of the acceptance table, then what follows from the rules beyond them."""

import pytest

from huanjie_desktop.domain.election.ballot import Sign, Verdict, VoidReason, WriteIn, judge, proposed_verdict
from huanjie_desktop.domain.election.contest import Post
from huanjie_desktop.domain.election.method import ChosenCounts, Contradiction, UnusualSign, WithoutSign
from tests.domain.acceptance_rows import first_column, rows
from tests.rule_builders import codes, make_ballot, make_rules


def shown(verdict: Verdict) -> str:
    """Write a verdict as "甲乙|丙|丁|戊": approved, rejected, abstained, written in; or the reason why it is void."""
    if not verdict.valid:
        return str(verdict.void_reason)
    parts = (verdict.approved, verdict.rejected, verdict.abstained, verdict.written_in)
    return "|".join("".join(names) for names in parts)


MARKS = {"chosen_counts": ChosenCounts.MARKS}
APPROVE_UNSIGNED = {"writein_without_sign": WithoutSign.APPROVE}
VOID_UNSIGNED = {"writein_without_sign": WithoutSign.VOID_BALLOT}
COUNT_CLEAR = {"unusual_sign": UnusualSign.APPROVE}
VOID_BOTH = {"contradiction": Contradiction.BALLOT}
LIMITED = {"writein_not_more_than_rejections": True}
FREE = {"writein_needs_rejection": False}
BARRED = {"ineligible": "己"}
TWINS = {"ambiguous": "庚"}

TABLE = [
    ("D1", ["OOO_"], {}, "甲乙丙||丁|"),
    ("D2", ["OOOO"], {}, "over_vote"),
    ("D3", ["O___"], {}, "甲||乙丙丁|"),
    ("D4", ["____"], {}, "||甲乙丙丁|"),
    ("D5", ["XXXX"], {}, "|甲乙丙丁||"),
    ("D6", ["OOX_", "戊O"], {}, "甲乙|丙|丁|戊"),
    ("D8", ["OO__", "戊O"], {}, "甲乙||丙丁|"),
    ("D8 free", ["OO__", "戊O"], FREE, "甲乙||丙丁|戊"),
    ("D10", ["OOX_", "戊_"], {}, "甲乙|丙|丁|"),
    ("D10 approve", ["OOX_", "戊_"], APPROVE_UNSIGNED, "甲乙|丙|丁|戊"),
    ("D10 void", ["OOX_", "戊_"], VOID_UNSIGNED, "write_in_without_sign"),
    ("D10 void although unreadable", ["OOX_", "?_"], VOID_UNSIGNED, "write_in_without_sign"),
    ("D11", ["OOX_", "甲O"], {}, "甲乙|丙|丁|"),
    ("D13", ["OOOX", "甲O"], {}, "甲乙丙|丁||"),
    ("D13 marks", ["OOOX", "甲O"], MARKS, "over_vote"),
    ("D14", ["OXX_", "戊O", "戊O"], {}, "甲|乙丙|丁|戊"),
    ("D14 marks", ["OXX_", "戊O", "戊O"], MARKS, "甲|乙丙|丁|戊"),
    ("D15", ["OOX_", "庚O"], TWINS, "甲乙|丙|丁|"),
    ("D17", ["OOX_", "己O"], BARRED, "甲乙|丙|丁|"),
    ("D18", ["OOOX", "己O"], BARRED, "over_vote"),
    ("D18 twins", ["OOOX", "庚O"], TWINS, "over_vote"),
    ("D18 without rejection", ["OOO_", "戊O"], {}, "over_vote"),
    ("D19", ["BO__"], {}, "乙||甲丙丁|"),
    ("D19 ballot", ["BO__"], VOID_BOTH, "contradiction"),
    ("D19 in a write-in", ["OOX_", "戊B"], VOID_BOTH, "contradiction"),
    ("D19 in a write-in, item", ["OOX_", "戊B"], {}, "甲乙|丙|丁|"),
    ("D20", ["VO__"], {}, "乙||甲丙丁|"),
    ("D20 clear", ["VO__"], COUNT_CLEAR, "甲乙||丙丁|"),
    ("D20 over", ["VOOO"], COUNT_CLEAR, "over_vote"),
    ("D20 write-in", ["OOX_", "戊V"], {}, "甲乙|丙|丁|"),
    ("D20 write-in clear", ["OOX_", "戊V"], COUNT_CLEAR, "甲乙|丙|丁|戊"),
    ("D23", ["?OX_"], {}, "乙|丙|甲丁|"),
    ("D24", ["OOX_", "?O"], {}, "甲乙|丙|丁|"),
    ("D24 is not on the face", ["OOOX", "?O"], {}, "甲乙丙|丁||"),
    ("D26", ["O_X_", "戊O", "己O"], {}, "甲|丙|乙丁|戊己"),
    ("D26 limited", ["O_X_", "戊O", "己O"], LIMITED, "甲|丙|乙丁|戊"),
    ("D26 limited by persons, not items", ["O_X_", "戊O", "戊O"], LIMITED, "甲|丙|乙丁|戊"),
    ("D26 limited counts effective ones", ["O_X_", "己O", "戊O"], LIMITED | BARRED, "甲|丙|乙丁|戊"),
    ("D29", ["OO_X", "我O"], {}, "甲乙|丁|丙|我"),
    ("write-in rejected", ["OOX_", "戊X"], {}, "甲乙|丙|丁|"),
    ("write-in sign unreadable", ["OOX_", "戊?"], {}, "甲乙|丙|丁|"),
    ("printed, box empty", ["OOX_", "丁O"], {}, "甲乙丁|丙||"),
    ("printed, box empty, nobody rejected", ["OO__", "丁O"], {}, "甲乙||丙丁|"),
    ("printed, box empty, limited", ["O_X_", "乙O", "戊O"], LIMITED, "甲乙|丙|丁|"),
    ("printed, box rejected", ["OOX_", "丙O"], {}, "甲乙||丙丁|"),
    ("printed, box unreadable", ["OX?_", "丙O"], {}, "甲|乙|丙丁|"),
    ("printed, box both", ["OXB_", "丙O"], {}, "甲|乙|丙丁|"),
    ("printed, other sign not counted", ["OXV_", "丙O"], {}, "甲|乙|丙丁|"),
    ("printed, other sign counted", ["OXV_", "丙O"], COUNT_CLEAR, "甲丙|乙|丁|"),
    ("printed, rejected, dropped write-in", ["OOX_", "丙_"], {}, "甲乙|丙|丁|"),
    ("printed and rejected counts on the face", ["OOOX", "丁O"], {}, "over_vote"),
]


@rows(*first_column(TABLE))
@pytest.mark.parametrize(("ballot", "known", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_a_ballot_counts_for_whom_the_table_says(ballot, known, expected):
    assert shown(judge(make_ballot(*ballot), make_rules(**known))) == expected


@rows("D21", "D22")
@pytest.mark.parametrize("word", ["identifying_mark", "no_seal", "not_issued", "other_ground"])
def test_what_the_scrutineers_void_counts_for_nobody(word):
    verdict = judge(make_ballot("OO__", void=VoidReason(word)), make_rules())
    assert (verdict.valid, verdict.void_reason, verdict.approved) == (False, VoidReason(word), ())
    assert (codes(verdict.remarks), verdict.remarks[0].rule) == ([f"ballot_void_{word}"], "R-16")


@rows("D27", "D28")
@pytest.mark.parametrize(
    ("row", "written", "known", "expected"),
    [
        ("D27", "乙O", {}, "|甲||乙"),
        ("D28", "丙O", {"ineligible": "丙"}, "|甲||"),
    ],
)
def test_a_secretary_may_be_written_in_from_the_committee_only(row, written, known, expected):
    rules = make_rules("甲", 1, Post.FIRST_SESSION, **known)
    assert shown(judge(make_ballot("X", written), rules)) == expected, row


def test_no_write_in_has_effect_among_the_tied():
    rules = make_rules("甲乙", 1, Post.RUNOFF)
    assert shown(judge(make_ballot("X_", "戊O"), rules)) == "|甲|乙|"
    assert shown(judge(make_ballot("X_", "乙O"), rules)) == "|甲|乙|"
    assert shown(judge(make_ballot("O_", "戊O"), rules)) == "over_vote"


def test_the_face_says_how_many_persons_a_ballot_approves():
    assert judge(make_ballot("OOX_", "戊O", "戊O"), make_rules()).face == 3
    assert judge(make_ballot("OOOO"), make_rules()).face == 4


def test_an_over_vote_shows_while_the_ballot_is_still_entered():
    rules = make_rules("甲乙丙丁戊", 3)
    assert proposed_verdict([Sign.APPROVE] * 3, [], rules).valid
    assert proposed_verdict([Sign.APPROVE] * 3 + [None, Sign.APPROVE], [], rules).void_reason is VoidReason.OVER_VOTE
    assert proposed_verdict([Sign.APPROVE] * 3, [WriteIn("己")], rules).void_reason is VoidReason.OVER_VOTE
    assert proposed_verdict([], [], rules, VoidReason.NO_SEAL).void_reason is VoidReason.NO_SEAL


def test_a_box_not_yet_reached_takes_a_name_written_in():
    verdict = proposed_verdict([Sign.APPROVE, None, Sign.REJECT], [WriteIn("乙")], make_rules())
    assert shown(verdict) == "甲乙|丙|丁|"


def test_two_names_nobody_can_read_are_not_one_person():
    verdict = judge(make_ballot("O_X_", "?O", "?O"), make_rules())
    assert codes(verdict.remarks) == ["write_in_unreadable"] * 2


def test_a_ballot_with_a_box_too_few_is_a_mistake_of_the_program():
    with pytest.raises(ValueError, match="one sign"):
        judge(make_ballot("OO"), make_rules())


REMARKS = [
    (["B_X_"], {}, "box_contradiction"),
    (["V_X_"], {}, "box_unusual_sign"),
    (["?_X_"], {}, "box_unreadable"),
    (["V_X_"], COUNT_CLEAR, None),
    (["O_X_", "?O"], {}, "write_in_unreadable"),
    (["O_X_", "戊_"], {}, "write_in_without_sign"),
    (["O_X_", "戊X"], {}, "write_in_sign_void"),
    (["O_X_", "戊O", "戊O"], {}, "write_in_twice"),
    (["O_X_", "甲O"], {}, "write_in_already_approved"),
    (["O_X_", "丙O"], {}, "write_in_contradicts_box"),
    (["O_X_", "己O"], BARRED, "write_in_ineligible"),
    (["O_X_", "庚O"], TWINS, "write_in_ambiguous"),
    (["O_X_", "戊O"], {"post": Post.RUNOFF}, "write_in_in_runoff"),
    (["O_X_", "戊O", "己O"], LIMITED, "write_in_over_rejections"),
    (["O___", "戊O"], {}, "write_in_needs_rejection"),
    (["OOOO"], {}, "ballot_void_over_vote"),
    (["BO__"], VOID_BOTH, "ballot_void_contradiction"),
    (["OOX_", "戊_"], VOID_UNSIGNED, "ballot_void_write_in_without_sign"),
    (["O_X_", "戊O"], {}, None),
]


@pytest.mark.parametrize(("ballot", "known", "code"), REMARKS)
def test_whatever_does_not_count_is_remarked_with_its_reason(ballot, known, code):
    verdict = judge(make_ballot(*ballot), make_rules(**known))
    assert codes(verdict.remarks) == ([code] if code else [])
