"""Counting cases as strangers hand them in, through the command: a sentence, the right status, never a traceback."""

import json
import time

import pytest

from huanjie_desktop.cli.front import run

CASE = {"id": "一", "seats": 3, "due": 5, "present": 5, "returned": 1, "candidates": ["甲", "乙", "丙", "丁"],
        "ballots": [{"marks": "OO_X", "write_ins": [{"name": "戊", "mark": "O"}]}]}  # fmt: skip
GOOD = json.dumps(CASE)
DEEP = "[" * 50_000 + "]" * 50_000


def changed(**keys):
    return json.dumps(CASE | keys)


@pytest.fixture
def tally(tmp_path, capsys):
    """Run the command on a content and answer with exit status, standard output and standard error."""

    def run_on(content, *options):
        path = tmp_path / "案例.json"
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        status = run(["tally", *options, str(path)])
        out, err = capsys.readouterr()
        assert "程序出错" not in err
        assert "Traceback" not in out + err
        return status, out, err

    return run_on


UNREADABLE = [
    ("empty", "", "JSON"),
    ("only a byte order mark", "\ufeff", "JSON"),
    ("another encoding", json.dumps(CASE, ensure_ascii=False).encode("gb18030"), "UTF-8"),
    ("two bytes a character", GOOD.encode("utf-16"), "UTF-8"),
    ("zero bytes", b"\0" * 10, "JSON"),
    ("two cases", GOOD + GOOD, "JSON"),
    ("too deep", DEEP, "JSON"),
    ("too deep inside", GOOD.replace('"OO_X"', "[" * 900 + "]" * 900), "ballots[0].marks"),
    ("no number", GOOD.replace('"due": 5', '"due": NaN'), "due"),
    ("no end", GOOD.replace('"due": 5', '"due": -Infinity'), "due"),
    ("over all bounds", GOOD.replace('"due": 5', '"due": 1e400'), "due"),
    ("a fraction", changed(due=5.0), "due"),
    ("more than a thousand digits", changed(due=10**1000), "due"),
    ("digits that fill a page", GOOD.replace('"due": 5', '"due": ' + "9" * 5000), "JSON"),
    ("half a character", changed(candidates=["\ud800", "b", "c", "d"]), "candidates[0]"),
    ("half a character in a key", changed(**{"\ud800": 1}), "?"),
    ("one name twice", changed(candidates=["甲", "甲", "丙", "丁"]), "candidates"),
    ("no seat", changed(seats=0), "seats"),
    ("a key that fills a page", changed(**{"键" * 5000: 1}), "键" * 80),
    ("nothing", "null", "整个案例"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "named"), [row[1:] for row in UNREADABLE], ids=[row[0] for row in UNREADABLE])
@pytest.mark.parametrize("options", [(), ("--explain",)])
def test_what_cannot_be_read_is_named_in_one_sentence_and_nothing_is_printed(tally, content, named, options):
    status, out, err = tally(content, *options)
    assert (status, out) == (2, "")
    assert named in err
    assert len(err) < 300
    assert err.count("\n") == 1


HUGE = 10**30
REFUSED = [
    changed(present=HUGE), changed(returned=HUGE), changed(due=-HUGE), changed(issued=-HUGE), changed(spare=-1),
    changed(printed=HUGE, spare=1), changed(ballots=[]), changed(due=0, present=0), changed(consent={"agree": -1}),
]  # fmt: skip


@pytest.mark.parametrize("content", REFUSED)
def test_figures_that_cannot_be_are_refused_with_status_zero(tally, content):
    status, out, err = tally(content)
    verdict = json.loads(out)
    assert (status, err, verdict["status"], set(verdict)) == (0, "", "refused", {"id", "status", "problems"})
    assert "error" in {problem["severity"] for problem in verdict["problems"]}


def test_huge_figures_that_agree_are_counted(tally):
    votes = {"甲": {"yes": HUGE, "no": 0, "abstain": 0}, "乙": {"yes": HUGE // 2, "no": HUGE // 2, "abstain": 0}}
    totals = {"valid": HUGE, "invalid": 0, "votes": votes}
    case = {"seats": 2, "due": HUGE, "present": HUGE, "returned": HUGE, "candidates": ["甲", "乙"], "totals": totals}
    status, out, _ = tally(json.dumps(case))
    verdict = json.loads(out)
    assert (status, verdict["elected"], verdict["base"]["needed"]) == (0, ["甲"], HUGE // 2 + 1)


def test_a_ballot_without_printed_names_and_a_vote_without_ballots_are_counted(tally):
    written = [{"marks": "", "write_ins": [{"name": "戊", "mark": "O"}]}] * 5
    case = changed(returned=5, candidates=[], ballots=written, method={"writein_needs_rejection": "no"})
    assert json.loads(tally(case)[1])["elected"] == ["戊"]
    assert json.loads(tally(changed(returned=0, ballots=[]))[1])["next"] == "further"


def test_a_hundred_thousand_ballots_are_counted_soon(tally):
    number = 100_000
    ballots = CASE["ballots"] * number
    before = time.perf_counter()
    status, out, _ = tally(changed(due=number, present=number, returned=number, ballots=ballots))
    assert (status, json.loads(out)["valid"]) == (0, number)
    assert time.perf_counter() - before < 20


def test_a_key_given_twice_among_very_many_is_found_soon(tally):
    keys = ",".join(f'"k{number}":1' for number in range(60_000))
    before = time.perf_counter()
    assert "k59999" in tally("{" + keys + ',"k59999":2}')[2]
    assert time.perf_counter() - before < 5


LINES = [
    ("blank lines and carriage returns", f"\ufeff{GOOD}\r\n\r\n   \r\n{GOOD}", ["ok", "ok"]),
    ("a broken line in the middle", f"{GOOD}\n坏\n{GOOD}\n", ["ok", "refused", "ok"]),
    ("a line too deep", f"{DEEP}\n{GOOD}", ["refused", "ok"]),
    ("a number too long", '{"seats": ' + "9" * 5000 + "}\n" + GOOD, ["refused", "ok"]),
    ("bytes of another encoding in one line", f"{GOOD}\n".encode() + "坏\n".encode("gb18030") + GOOD.encode(),
     ["ok", "refused", "ok"]),
    ("half a character", changed(id="\ud800") + "\n" + GOOD, ["refused", "ok"]),
    ("old line ends", f"{GOOD}\r{GOOD}\r", ["ok", "ok"]),
    ("nothing", "\n\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), [row[1:] for row in LINES], ids=[row[0] for row in LINES])
def test_every_line_gets_its_verdict_and_a_bad_one_does_not_stop_the_run(tally, content, expected):
    status, out, err = tally(content, "--lines")
    verdicts = [json.loads(line) for line in out.splitlines()]
    assert (status, err, [verdict["status"] for verdict in verdicts]) == (0, "", expected)
    assert all(set(one) >= {"id", "problems", "message"} for one in verdicts if one["status"] == "refused")


def test_a_file_of_another_kind_is_no_list_of_cases(tally):
    status, out, err = tally(GOOD.encode("utf-16"), "--lines")
    assert (status, out) == (2, "")
    assert "UTF-8" in err


@pytest.mark.parametrize("options", [(), ("--lines",), ("--explain",), ("--lines", "--explain")])
def test_a_file_that_is_not_there_or_a_folder_ends_with_two(tmp_path, capsys, options):
    for place in (tmp_path / "没有.json", tmp_path):
        assert run(["tally", *options, str(place)]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert place.name in err
