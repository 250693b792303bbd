"""封存: what goes into the bag, the copy with its SHA-256, who closed it, and the list that says so."""

import hashlib

import pytest

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.services import outcome
from huanjie_desktop.services.count import count_log, counting, sealing
from huanjie_desktop.services.count.counting import Opening
from huanjie_desktop.services.count.sealing import SealWish
from huanjie_desktop.services.papers.make import draw_paper, paper_list
from tests.builders import confirmed, marks, ready_to_count
from tests.documents.pdf import texts

MOST = [marks("OOO_")] * 18 + [marks("OOOO")] * 2


@pytest.fixture
def ready(office):
    return ready_to_count(office)


@pytest.fixture
def announced(office, ready):
    confirmed(office, ready.round, MOST)
    return ready


def listed(office, ready):
    return "".join(texts(draw_paper(office, ready.election, "sealed_list", ready.round).pdf))


def test_the_ballots_in_the_bag_are_those_that_were_printed(office, announced):
    found = {one.what: one.count for one in sealing.bag_items(office, announced.round)}
    assert (found["有效选票"], found["无效选票"], found["剩余选票"]) == ("18张", "2张", "3张")
    assert {"选票清点记录", "计票单", "选举结果报告单（已签字）", "会议记录"} <= set(found)


def test_while_ballots_are_counted_there_is_nothing_to_seal(office, ready):
    with pytest.raises(UserError) as refused:
        sealing.bag_items(office, ready.round)
    assert refused.value.code == "round_state"
    assert not next(one for one in paper_list(office, ready.election) if one.kind == "sealed_list").ready


def test_the_copy_on_the_stick_is_known_by_its_bytes(office, announced, tmp_path):
    (tmp_path / "U盘").mkdir()
    copy = sealing.copy_for_bag(office, tmp_path / "U盘").value
    content = (tmp_path / "U盘" / copy.name).read_bytes()
    assert copy.sha256 == hashlib.sha256(content).hexdigest()


def test_the_list_says_who_closed_the_bag_and_bears_both_marks(office, announced, tmp_path):
    copy = sealing.copy_for_bag(office, tmp_path).value
    assert "没有在程序里复制" in listed(office, announced)
    closed = sealing.seal(office, announced.round, SealWish(True, "李建北、吴建北", copy)).value
    text = listed(office, announced)
    assert copy.sha256 in text
    assert "监票人：李建北、吴建北" in text
    assert "".join(count_log.verify_log(office).head.text.split()) in text
    assert sealing.seal_of(office, announced.round) == closed


def test_the_log_keeps_the_sha_of_the_copy(office, announced, tmp_path):
    copy = sealing.copy_for_bag(office, tmp_path).value
    sealing.seal(office, announced.round, SealWish(True, "李建北", copy))
    line = count_log.log_lines(office)[0]
    assert (line.action, copy.sha256 in line.detail) == ("封存", True)


@pytest.mark.parametrize(("wish", "code"), [
    (SealWish(False, "李建北"), "seal_not_complete"),
    (SealWish(True, " "), "witnesses_missing"),
])  # fmt: skip
def test_a_bag_is_not_closed_while_something_is_missing(office, announced, wish, code):
    with pytest.raises(UserError) as refused:
        sealing.seal(office, announced.round, wish)
    assert refused.value.code == code
    assert sealing.seal_of(office, announced.round) is None


def test_a_bag_without_copy_may_be_closed_and_the_list_says_so(office, announced):
    assert [one.code for one in sealing.seal_problems(SealWish(True, "李建北"))] == ["seal_without_copy"]
    sealing.seal(office, announced.round, SealWish(True, "李建北"))
    assert "没有在程序里复制" in listed(office, announced)


def test_before_the_announcement_the_bag_stays_open(office, ready):
    from tests.builders import counted

    counted(office, ready.round, MOST)
    with pytest.raises(UserError) as refused:
        sealing.seal(office, ready.round, SealWish(True, "李建北"))
    assert refused.value.code == "round_state"


def test_a_void_vote_is_sealed_with_the_ballots_that_came_back(office, ready):
    counting.open_box(office, ready.round, Opening(20, True, "李建北"))
    outcome.void_round(office, ready.round, "票箱无人看守")
    found = {one.what: one.count for one in sealing.bag_items(office, ready.round)}
    assert found["收回的选票"] == "20张"
    assert "计票单" not in found
    assert sealing.seal(office, ready.round, SealWish(True, "李建北")).value.witnesses == "李建北"
