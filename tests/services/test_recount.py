"""From the ballots to the result: equal to what was signed, versions told, and a changed ballot found."""

import json
import sqlite3
from contextlib import closing

import pytest

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.cli.front import run
from huanjie_desktop.domain.election.ballot import VoidReason
from huanjie_desktop.domain.election.ruling import Ruling
from huanjie_desktop.services import officers, outcome
from huanjie_desktop.services.count import counting, doubtful
from huanjie_desktop.services.count.counting import Opening
from huanjie_desktop.services.count.recount import recount
from huanjie_desktop.services.papers.make import draw_paper, paper_list
from tests.builders import confirmed, counted, marks, ready_to_count
from tests.documents.pdf import texts

PILE = [marks("OOO_")] * 12 + [marks("OO_X", "丁建北")] * 5 + [marks("OOOO"), marks("____", void=VoidReason.NO_SEAL),
                                                            marks("XXXX")]  # fmt: skip


@pytest.fixture
def ready(office):
    return ready_to_count(office)


def lines(found):
    return {line.what: (line.found, line.equal) for line in found.lines}


def asked(capsys, office, number, *more):
    status = run(["recount", "--office", str(office.path), "--round", str(number), *more])
    return status, capsys.readouterr()


def tamper(office, statement):
    with closing(sqlite3.connect(office.path)) as file:
        for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            file.execute(f"DROP TRIGGER {name}")
        file.execute(statement)
        file.commit()


def test_every_figure_is_found_again(office, ready):
    found = recount(office, ready.round) if confirmed(office, ready.round, PILE) else None
    told = lines(found)
    assert found.equal
    assert (told["收回选票"], told["有效票"], told["无效票"]) == (("20", True), ("18", True), ("2", True))
    assert told["刘建北"] == ("赞成17，不赞成1，弃权0", True)
    assert told["丁建北"] == ("赞成5，不赞成0，弃权0", True)


def test_ballots_alike_stand_together_with_their_numbers_and_nothing_else(office, ready):
    confirmed(office, ready.round, PILE)
    groups = recount(office, ready.round).groups
    assert groups[0].numbers == tuple(range(1, 13))
    assert sorted(number for one in groups for number in one.numbers) == list(range(1, 21))
    assert {one.verdict for one in groups} >= {"有效", "无效（没有盖章）"}


def test_corrections_and_what_was_taken_back_are_told_version_by_version(office, ready):
    counting.open_box(office, ready.round, Opening(3, True, "李建北"))
    count = counting.open_count(office, ready.round)
    counting.enter_ballot(office, count, marks("OOO_"))
    counting.enter_ballot(office, count, marks("OO__"))
    counting.undo_last(office, count)
    counting.enter_ballot(office, count, marks("O___"))
    counting.enter_ballot(office, count, marks("OOO_"))
    counting.correct_ballot(office, count, 1, marks("XXXX"), "第三次查看")
    counting.close_count(office, ready.round)
    outcome.confirm_outcome(office, ready.round)
    found = recount(office, ready.round)
    assert found.equal
    assert [one.number for one in found.changed] == [1, 2]
    assert "第三次查看" in found.changed[0].versions[1]
    assert "撤回" in found.changed[1].versions[1]


@pytest.mark.parametrize(("statement", "what"), [
    ("UPDATE ballot SET marks = 'XOO_' WHERE number = 1", "刘建北"),
    ("DELETE FROM ballot WHERE number = 20", "有效票"),
    ("UPDATE ballot SET void = 'no_seal' WHERE number = 2", "无效票"),
    ("UPDATE ballot SET write_ins = '[]' WHERE number = 13", "丁建北"),
    ("UPDATE round SET returned = 19", "收回选票"),
])  # fmt: skip
def test_a_ballot_changed_in_the_file_shows(office, ready, capsys, statement, what):
    confirmed(office, ready.round, PILE)
    tamper(office, statement)
    found = recount(office, ready.round)
    assert not found.equal
    assert what in [line.what for line in found.lines if not line.equal]
    assert asked(capsys, office, ready.round)[0] == 1


def test_the_paper_says_equal_or_names_what_differs(office, ready):
    confirmed(office, ready.round, PILE)
    text = "".join(texts(draw_paper(office, ready.election, "recount", ready.round).pdf))
    assert "每一项都与签字的结果相同" in text
    assert "1—12" in text
    tamper(office, "UPDATE ballot SET void = 'no_seal' WHERE number = 2")
    text = "".join(texts(draw_paper(office, ready.election, "recount", ready.round).pdf))
    assert "与签字的结果不相同" in text


def test_the_command_ends_with_nought_and_a_machine_can_read_it(office, ready, capsys):
    confirmed(office, ready.round, PILE)
    status, told = asked(capsys, office, ready.round)
    assert (status, "每一项都与签字的结果相同" in told.out) == (0, True)
    status, told = asked(capsys, office, ready.round, "--json")
    answer = json.loads(told.out)
    assert (status, answer["equal"], sum(len(one["numbers"]) for one in answer["ballots"])) == (0, True, 20)


def test_a_round_that_is_not_there_is_named_with_those_there_are(office, ready, capsys):
    status, told = asked(capsys, office, 77)
    assert (status, told.out) == (2, "")
    assert "编号为 77" in told.err
    assert f"{ready.round}（第1轮" in told.err


def test_before_the_result_is_signed_there_is_nothing_to_compare(office, ready, capsys):
    counted(office, ready.round, PILE)
    with pytest.raises(UserError) as refused:
        recount(office, ready.round)
    assert refused.value.code == "round_state"
    assert asked(capsys, office, ready.round)[0] == 2
    assert not next(one for one in paper_list(office, ready.election) if one.kind == "recount").ready


def test_the_second_recorder_is_compared_too(office, ready):
    counting.open_box(office, ready.round, Opening(2, True, "李建北"))
    for recorder in (1, 2):
        count = counting.open_count(office, ready.round, recorder)
        for one in PILE[:2]:
            counting.enter_ballot(office, count, one)
    counting.close_count(office, ready.round)
    outcome.confirm_outcome(office, ready.round)
    assert recount(office, ready.round).second == "另一人录入2张，与此相同。"
    tamper(office, "UPDATE ballot SET marks = 'XXXX' WHERE number = 2 AND recorder = 2")
    assert "第2张与此不同" in recount(office, ready.round).second


def test_what_the_second_recorder_had_to_change_is_told_too(office, ready):
    counting.open_box(office, ready.round, Opening(2, True, "李建北"))
    for recorder in (1, 2):
        count = counting.open_count(office, ready.round, recorder)
        counting.enter_ballot(office, count, marks("OOO_"))
        counting.enter_ballot(office, count, marks("OO__"))
        counting.correct_ballot(office, count, 2, marks("____", void=VoidReason.NO_SEAL), "第三次查看")
    counting.correct_ballot(office, count, 1, marks("OO__"), "录错")
    counting.correct_ballot(office, count, 1, marks("OOO_"), "改回")
    counting.close_count(office, ready.round)
    outcome.confirm_outcome(office, ready.round)
    changed = recount(office, ready.round).changed
    assert [one.number for one in changed] == [1, 2]
    assert changed[0].versions[0].startswith("第二录入人：○ ")
    assert changed[1].versions[-1] == "票面未录　整票无效（第三次查看）"


def test_a_doubtful_ballot_is_explained_by_its_decision(office, ready):
    counting.open_box(office, ready.round, Opening(2, True, "李建北"))
    count = counting.open_count(office, ready.round)
    counting.enter_ballot(office, count, marks("OOO_"))
    doubtful.set_aside(office, count, marks("O___"))
    ground = next(one.code for one in doubtful.grounds(office, ready.round) if not one.finds)
    names = tuple(one.name for one in officers.officers(office, ready.election) if one.role.scrutinises)
    ruling = Ruling(marks("OO__"), ground, "第二格符号偏出", len(names), 0, names)
    doubtful.decide(office, ready.round, 2, ruling)
    counting.close_count(office, ready.round)
    outcome.confirm_outcome(office, ready.round)
    found = recount(office, ready.round)
    assert found.equal
    assert [one.number for one in found.changed] == [2]
    assert found.changed[0].versions[0] == "待定"
    assert "疑难票认定第1号" in found.changed[0].versions[-1]
