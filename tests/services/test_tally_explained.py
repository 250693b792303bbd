"""`tally --explain`: cases told in Chinese; without it the JSON as before."""

import json
from pathlib import Path

import pytest

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.cli.front import run
from huanjie_desktop.services.tally.explained import explained_case, explained_lines
from tests.services.test_tally_cases import BALLOT, CASE, WRONG, by_totals, case

EXAMPLES = Path(__file__).parents[1] / "samples" / "cases" / "examples.jsonl"


def test_a_case_is_told_with_line_distance_reason_and_what_to_do():
    told = explained_case(case())
    assert told.startswith("案例一　支部委员会委员选举\n■ 会议有效\n  宣读：应到会有选举权的党员5人，实到会4人")
    assert "应到会5人的五分之四，至少4人；现有4人，刚好达到。" in told
    assert "得1票，还差2票。" in told
    assert told.count("怎么办：") == told.count("■")


def test_void_and_doubtful_ballots_are_told_with_their_number():
    told = explained_case(case(ballots=[{"marks": "OO"}, {"marks": "V_"}, {"marks": "OO"}]))
    assert "■ 疑难票和无效票（有效1张，无效2张）\n  ·2张：这张票赞成2人，多于应选1人" in told
    assert "·1张：王文一格用了其他符号，按弃权计。" in told
    assert "疑难票" not in explained_case(by_totals())


def test_a_contradiction_is_told_with_its_figures():
    told = explained_case(case(returned=4))
    assert "■ 数字互相矛盾，不能认定" in told
    assert "票数对不上：有效票3张加无效票0张，不等于收回4张。" in told


@pytest.mark.parametrize(("text", "code", "key"), WRONG[:3], ids=[key for _, _, key in WRONG[:3]])
def test_an_ill_typed_key_is_refused_by_its_name(text, code, key):
    with pytest.raises(UserError, match=code):
        explained_case(text)
    (told,) = explained_lines([text, " "])
    assert key in told


def test_every_published_case_is_told():
    lines = EXAMPLES.read_text(encoding="utf-8").splitlines()
    told = list(explained_lines(lines))
    assert len(told) == len(lines)
    assert not [text for text in told if "〔" in text or "{" in text or "不能读取" in text]


def test_the_command_prints_cards_or_json(tmp_path, capsys):
    path = tmp_path / "案例.json"
    path.write_text(case(), encoding="utf-8")
    assert run(["tally", str(path), "--explain"]) == 0
    assert capsys.readouterr().out == explained_case(case())
    assert run(["tally", str(path)]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == CASE["id"]


def test_the_command_tells_lines_and_names_a_bad_one(tmp_path, capsys):
    path = tmp_path / "案例.jsonl"
    path.write_text(case(id="甲") + "\n" + case(id="乙", ballots=[{}]) + "\n{\n", encoding="utf-8")
    assert run(["tally", "--lines", str(path), "--explain"]) == 0
    told = capsys.readouterr().out
    assert [line for line in told.splitlines() if line.startswith("案例")] == [
        "案例甲　支部委员会委员选举",
        "案例乙",
        "案例",
    ]
    assert f"{BALLOT}.marks" in told


def test_an_unreadable_case_is_told_on_the_error_line_only(tmp_path, capsys):
    path = tmp_path / "案例.json"
    path.write_text("{", encoding="utf-8")
    assert run(["tally", str(path), "--explain"]) == 2
    assert capsys.readouterr().out == ""
