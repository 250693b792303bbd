"""The commands that need no office file, called as a person calls them."""

import json
import re

import pypdfium2
import pytest

from huanjie_desktop.cli.front import run

NAMES = "# 候选人\n王文\n丁一\n\n陈大山\n李小川\n"
CASE = {"id": "一", "seats": 3, "due": 1, "present": 1, "returned": 1, "candidates": ["甲", "乙", "丙", "丁"],
        "ballots": [{"marks": "OOO_"}]}  # fmt: skip


@pytest.fixture
def names(tmp_path):
    path = tmp_path / "名单.txt"
    path.write_text(NAMES, encoding="utf-8")
    return path


def ballot_arguments(names, folder, **changed):
    given = {"title": "委员选票", "seats": 3, "candidates": names, "copies": 25, "paper": "A5",
             "out": folder / "选票.pdf", "geometry": folder / "版面.json"}  # fmt: skip
    return ["ballot", *(str(part) for key, value in (given | changed).items() for part in (f"--{key}", value))]


def no_english(text):
    return not re.search(r"Traceback|argument|required|invalid|error|usage", text)


def test_help_is_in_chinese_and_names_every_command(capsys):
    assert run(["--help"]) == 0
    shown = capsys.readouterr().out
    assert no_english(shown)
    for name in ("demo", "import-roster", "ballot", "papers", "sort-names", "selfcheck", "tally"):
        assert name in shown


@pytest.mark.parametrize("argv", [
    [], ["没有这个命令"], ["sort-names"], ["sort-names", "a", "--rule", "拼音"], ["ballot", "--seats", "多少"],
    ["ballot", "--seats", "0"], ["tally", "a", "b"], ["demo", "--seed", "-1", "--out", "x"], ["papers", "--election"],
])  # fmt: skip
def test_bad_usage_is_told_in_chinese_with_status_two(argv, capsys):
    assert run(argv) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert no_english(err)
    assert "用法：" in err


def test_names_are_printed_in_the_order_of_strokes(names, capsys):
    assert run(["sort-names", str(names)]) == 0
    assert capsys.readouterr().out.split() == ["丁一", "王文", "李小川", "陈大山"]


def test_explained_names_say_after_a_tab_what_separates_them(names, capsys):
    assert run(["sort-names", str(names), "--explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "王文\t第1字 2画<4画"


def test_a_list_that_is_not_there_ends_with_two(tmp_path, capsys):
    assert run(["sort-names", str(tmp_path / "没有.txt")]) == 2
    assert "没有.txt" in capsys.readouterr().err


def test_a_list_in_another_encoding_ends_with_two_and_is_not_guessed(tmp_path, capsys):
    path = tmp_path / "旧.txt"
    path.write_bytes("王文".encode("gb18030"))
    assert run(["sort-names", str(path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "UTF-8" in err


def test_ballots_are_as_many_equal_pages_as_ordered(names, tmp_path, capsys):
    assert run(ballot_arguments(names, tmp_path)) == 0
    assert "丁一、王文、李小川、陈大山" in capsys.readouterr().out
    with pypdfium2.PdfDocument(tmp_path / "选票.pdf") as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    assert len(texts) == 25
    assert len(set(texts)) == 1


def test_the_geometry_has_a_box_for_every_name_in_the_order_of_the_ballot(names, tmp_path):
    assert run(ballot_arguments(names, tmp_path)) == 0
    geometry = json.loads((tmp_path / "版面.json").read_text(encoding="utf-8"))
    marks = [box["name"] for box in geometry["boxes"] if box["kind"] == "mark"]
    assert marks == ["丁一", "王文", "李小川", "陈大山"]
    assert geometry["page"] == {"width_mm": 148, "height_mm": 210}


def test_a_list_in_the_order_of_approval_keeps_it(names, tmp_path, capsys):
    assert run([*ballot_arguments(names, tmp_path), "--as-listed"]) == 0
    assert "王文、丁一、陈大山、李小川" in capsys.readouterr().out


def test_an_existing_file_is_never_overwritten(names, tmp_path, capsys):
    (tmp_path / "选票.pdf").write_text("旧")
    assert run(ballot_arguments(names, tmp_path)) == 1
    assert (tmp_path / "选票.pdf").read_text() == "旧"
    assert "已经存在" in capsys.readouterr().err
    assert not (tmp_path / "版面.json").exists()


def test_the_same_name_twice_is_refused(tmp_path, capsys):
    path = tmp_path / "名单.txt"
    path.write_text("王文\n王文\n李川\n", encoding="utf-8")
    assert run(ballot_arguments(path, tmp_path)) == 1
    assert "王文" in capsys.readouterr().err


def test_a_list_without_names_ends_with_two(tmp_path, capsys):
    path = tmp_path / "名单.txt"
    path.write_text("# 空\n", encoding="utf-8")
    assert run(ballot_arguments(path, tmp_path)) == 2
    assert "一个姓名也没有" in capsys.readouterr().err


def test_ballots_into_a_missing_folder_are_refused(names, tmp_path, capsys):
    assert run(ballot_arguments(names, tmp_path, out=tmp_path / "无" / "选票.pdf")) == 1
    assert "写不了" in capsys.readouterr().err


def test_one_case_gives_one_verdict(tmp_path, capsys):
    path = tmp_path / "案例.json"
    path.write_text(json.dumps(CASE), encoding="utf-8")
    assert run(["tally", str(path)]) == 0
    verdict = json.loads(capsys.readouterr().out)
    assert (verdict["id"], verdict["status"], verdict["elected"]) == ("一", "ok", ["乙", "丙", "甲"])


@pytest.mark.parametrize(("text", "named"), [("{", "1"), (json.dumps(CASE | {"票": 1}), "票"), ("[]", "")])
def test_a_case_that_cannot_be_read_ends_with_two_and_prints_nothing(text, named, tmp_path, capsys):
    path = tmp_path / "案例.json"
    path.write_text(text, encoding="utf-8")
    assert run(["tally", str(path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert named in err
    assert no_english(err)


def test_cases_a_line_give_verdicts_a_line_and_a_bad_line_does_not_stop_them(tmp_path, capsys):
    path = tmp_path / "案例.jsonl"
    good = json.dumps(CASE | {"id": "行\u2028分"}, ensure_ascii=False)
    path.write_text(f"{good}\n坏\n{json.dumps(CASE)}\n", encoding="utf-8")
    assert run(["tally", "--lines", str(path)]) == 0
    verdicts = [json.loads(line) for line in capsys.readouterr().out.split("\n") if line]
    assert [one["status"] for one in verdicts] == ["ok", "refused", "ok"]
