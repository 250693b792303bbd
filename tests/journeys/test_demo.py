"""The demonstration as a person starts it: its papers are all there and tell one story (rules 8.1, no. 8)."""

import json
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from huanjie_desktop.base.clock import SystemClock
from huanjie_desktop.cli.front import run
from huanjie_desktop.domain.people.roster import count_due
from huanjie_desktop.services import people
from huanjie_desktop.services.office import open_office
from huanjie_desktop.services.roster import roster

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
FIGURES = ("due", "present", "issued", "returned", "valid", "invalid")


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    out = tmp_path_factory.mktemp("演示") / "结果"
    command = [sys.executable, "main.py", "demo", "--out", str(out), "--seed", "3", "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout) | {"said": done.stderr, "out": out}


def text_of(path):
    with pypdfium2.PdfDocument(path) as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
    return " ".join(text.split())


def paper(shown, title):
    return text_of(next(path for path in shown["papers"] if f"_{title}_" in path))


def seats(shown):
    return sum(one["post"] == "committee" for one in shown["elected"])


def test_no_paper_is_missing(shown):
    assert shown["missing"] == {}
    assert len(shown["papers"]) >= 10
    assert all(Path(path).stat().st_size > 1000 for path in shown["papers"])


@pytest.mark.parametrize("title", ["选举结果报告单（委员）", "会议记录"])
def test_report_and_minutes_have_the_figures_of_the_vote(title, shown):
    text = paper(shown, title)
    assert " ".join(str(shown[name]) for name in FIGURES) + f" {seats(shown)} " in text
    for name, (yes, no, abstain) in shown["votes"].items():
        printed = yes + no + abstain == shown["valid"]
        assert (f"{name} {yes} {no} {abstain} {shown['valid']}" if printed else f"{name} {yes} ") in text


def test_the_tally_sheet_has_the_figures_of_the_vote(shown):
    text = paper(shown, "计票单（委员）")
    assert f"收回选票：{shown['returned']}张 有效票：{shown['valid']}张 无效票：{shown['invalid']}张" in text
    for name, (yes, no, abstain) in shown["votes"].items():
        printed = yes + no + abstain == shown["valid"]
        assert (f"赞成 {yes} 不赞成 {no} 弃权 {abstain} {name}" if printed else f"{name} {yes}") in text


def test_the_account_of_ballots_has_the_figures_of_the_vote(shown):
    text = paper(shown, "选票清点记录（委员）")
    assert f"发出 {shown['issued']} 实到会有选举权人数{shown['present']}人" in text
    assert f"收回 {shown['returned']} " in text
    assert f"印制 {shown['printed']} 发出{shown['issued']}张＋剩余{shown['spare']}张" in text


@pytest.mark.parametrize("title", ["选举结果报告单（委员）", "会议记录", "当选人名单"])
def test_the_elected_are_the_same_in_every_paper(title, shown):
    text = paper(shown, title).replace(" ", "")
    committee = [one["name"] for one in shown["elected"] if one["post"] == "committee"]
    assert "、".join(committee) in text or "".join(committee) in text


def test_the_printed_ballots_are_as_many_as_the_account_says_and_all_alike(shown):
    with pypdfium2.PdfDocument(shown["out"] / "选票" / "委员选票.pdf") as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    assert len(texts) == shown["printed"]
    assert len(set(texts)) == 1


def test_the_office_file_has_the_members_of_the_report_by_import(shown):
    office = open_office(Path(shown["office"]), SystemClock())
    try:
        rosters = [roster.members(office, one.id) for one in people.branches(office)]
        assert len(roster.imports(office)) == 22
    finally:
        office.close()
    accounts = [count_due([row.member for row in rows]) for rows in rosters]
    assert [len(accounts), sum(len(account.members) for account in accounts)] == [22, 768]


def test_the_residents_sheet_has_everybody(shown):
    sheet = CalamineWorkbook.from_path(str(shown["out"] / "名册" / "居民户册.xlsx")).get_sheet_by_index(0)
    assert len(sheet.to_python()) - 3 == shown["residents"] == 24118


def test_every_step_is_told(shown):
    for word in ("已导入 22/22", "应到会", "候选人", "样票", "举手表决", "开箱", "唱票计票", "当选", "文书"):
        assert word in shown["said"]


def test_the_papers_command_makes_the_same_papers_again(shown, tmp_path, capsys):
    again = ["papers", "--office", shown["office"], "--election", str(shown["election"]), "--out", str(tmp_path)]
    assert run([*again, "--json"]) == 0
    written = json.loads(capsys.readouterr().out)["written"]
    assert [Path(path).name for path in written] == [Path(path).name for path in shown["papers"]]
    assert [text_of(path) for path in written] == [text_of(path) for path in shown["papers"]]


@pytest.fixture
def without_residents(monkeypatch):
    monkeypatch.setattr("huanjie_desktop.services.sample_office.write_residents_sheet", lambda *_: 0)


def small_demo(out, capsys, *more):
    assert run(["demo", "--out", str(out), "--json", *more]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_small_branch_elects_its_secretary_directly(tmp_path, capsys, without_residents):
    shown = small_demo(tmp_path / "一", capsys, "--branch", "机耕支部")
    assert [one["post"] for one in shown["elected"]] == ["secretary"]
    assert shown["missing"] == {}


def test_the_same_seed_tells_the_same_story(tmp_path, capsys, without_residents):
    one, two, other = (
        small_demo(tmp_path / name, capsys, "--branch", "22", "--seed", seed)
        for name, seed in (("一", "5"), ("二", "5"), ("三", "6"))
    )
    told = ("votes", "elected", "valid", "due", "present")
    assert [one[key] for key in told] == [two[key] for key in told]
    assert one["votes"] != other["votes"]


@pytest.mark.parametrize(("branch", "said"), [("23", "1 到 22"), ("0", "1 到 22"), ("某某支部", "机耕支部")])
def test_a_branch_that_is_not_there_is_told_before_anything_is_built(branch, said, tmp_path, capsys):
    assert run(["demo", "--out", str(tmp_path / "一"), "--branch", branch]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "一").exists()
