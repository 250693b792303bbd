"""演练: a file that is never taken for the real one, ballots whose content is known, nothing left behind."""

import shutil
from dataclasses import replace

import pytest

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.ballot import Sign, VoidReason
from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.services import backups, ballots, rounds
from huanjie_desktop.services.count import counting, practice
from huanjie_desktop.services.count.practice import Wish
from huanjie_desktop.services.count.practice_score import score, score_words
from huanjie_desktop.services.office import create_office, open_office
from huanjie_desktop.services.papers.make import draw_paper, make_paper, paper_list
from huanjie_desktop.storage import practice_file
from tests.builders import counted, marks, ready_to_count
from tests.documents.pdf import texts


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("HUANJIE_PRACTICE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def real(office):
    return office, ready_to_count(office)


@pytest.fixture
def training(real, clock):
    office, ready = real
    opened = practice.open_practice(practice.begin(office, ready.round, Wish(20, 7)), clock)
    yield opened
    opened.close()


@pytest.fixture
def invented(office, clock):
    opened = practice.open_practice(practice.begin(office, None, Wish(20, 7)), clock)
    yield opened
    opened.close()


def enter_all(office, papers):
    count = counting.open_count(office, practice.practice_of(office).round_id)
    for one in papers:
        counting.enter_ballot(office, count, one)
    return score(office, practice.practice_of(office))


def refusal(act):
    with pytest.raises(UserError) as refused:
        act()
    return refused.value.code


def test_a_practice_file_is_refused_as_an_office_file(training, clock):
    assert refusal(lambda: open_office(training.path, clock)) == "practice_file"


def test_an_office_file_is_refused_as_a_practice_file(real, clock):
    assert refusal(lambda: practice.open_practice(real[0].path, clock)) == "not_practice"


def test_a_practice_file_copied_over_the_real_name_stays_refused(training, tmp_path, clock):
    training.close()
    taken = shutil.copy(training.path, tmp_path / "街道二.huanjie")
    assert refusal(lambda: open_office(taken, clock)) == "practice_file"


def test_practice_is_never_backed_up(training, tmp_path):
    assert refusal(lambda: backups.save_backup(training, tmp_path)) == "practice_backup"


def test_a_practice_file_bears_its_mark_before_anybody_opens_it(real):
    path = practice.begin(real[0], real[1].round, Wish(20, 7))
    assert practice_file.is_practice(path)
    assert path.name.startswith("演练_")
    assert not practice_file.is_practice(real[0].path)


def test_a_whole_practice_leaves_the_real_file_byte_for_byte_as_it_was(real, clock):
    office, ready = real
    office.close()
    before = office.path.read_bytes()
    again = open_office(office.path, clock)
    training = practice.open_practice(practice.begin(again, ready.round, Wish(20, 7)), clock)
    enter_all(training, practice.practice_of(training).papers)
    counting.close_count(training, ready.round)
    practice.end(training)
    again.close()
    assert office.path.read_bytes() == before


def test_nothing_is_left_when_practice_ends(training, folder):
    practice.end(training)
    assert list(folder.iterdir()) == []


def test_the_real_file_cannot_be_ended_as_practice(real):
    assert refusal(lambda: practice.end(real[0])) == "not_practice"
    assert real[0].path.exists()


def test_what_a_power_cut_left_goes_with_the_next_sweep(training, folder):
    training.close()
    practice.sweep()
    assert list(folder.iterdir()) == []


def test_a_sweep_leaves_a_practice_alone_that_goes_on(training):
    practice.sweep()
    assert training.path.exists()


def test_a_sweep_leaves_other_files_alone(real, folder):
    folder.mkdir()
    other = folder / "演练_其他.huanjie"
    shutil.copy(real[0].path, other)
    practice.sweep()
    assert other.exists()


def test_practice_begins_in_the_middle_of_a_real_count_without_its_ballots(real, clock):
    office, ready = real
    counted(office, ready.round, [marks("OOO_")] * 20)
    training = practice.open_practice(practice.begin(office, ready.round, Wish(30, 7)), clock)
    assert counting.ballot_versions(training, ready.round) == ()
    assert rounds.round_of(training, ready.round).state is RoundState.COUNTING
    assert len(counting.ballot_versions(office, ready.round)) == 20
    training.close()


def test_ballots_stay_unchangeable_in_a_practice_file(training):
    enter_all(training, practice.practice_of(training).papers[:1])
    with pytest.raises(Exception, match="never changed"), training.db.write() as work:
        work.connection().exec_driver_sql("DELETE FROM ballot")


def test_the_same_number_gives_the_same_pile(training):
    found = practice.practice_of(training)
    assert practice.practice_of(training) == found
    assert replace(found.wish, seed=7) == found.wish
    assert len(set(found.papers)) > 3


def test_another_number_gives_another_pile(real, training, clock):
    office, ready = real
    other = practice.open_practice(practice.begin(office, ready.round, Wish(20, 8)), clock)
    assert practice.practice_of(other).papers != practice.practice_of(training).papers
    other.close()


def test_without_an_election_an_invented_branch_is_counted(invented):
    found = practice.practice_of(invented)
    assert found.source == ""
    assert len(found.papers) == 20
    assert enter_all(invented, found.papers).right == 20


def test_an_invented_round_can_be_closed(invented):
    found = practice.practice_of(invented)
    enter_all(invented, found.papers)
    assert counting.close_count(invented, found.round_id).value.returned == 20


def test_ballots_entered_as_they_are_score_in_full(training):
    done = enter_all(training, practice.practice_of(training).papers)
    assert (done.right, done.entered, done.total, done.done) == (20, 20, 20, True)


def test_a_ballot_entered_otherwise_is_named(training):
    papers = list(practice.practice_of(training).papers)
    papers[4] = marks("____") if papers[4] != marks("____") else marks("OOO_")
    done = enter_all(training, papers)
    assert done.right == 19
    assert [miss.number for miss in done.misses] == [5]


def test_a_void_ballot_is_right_when_its_reason_is(training):
    papers = list(practice.practice_of(training).papers)
    place = (
        next(at for at, one in enumerate(papers) if one.void is VoidReason.IDENTIFYING_MARK)
        if any(one.void for one in papers)
        else next(at for at, one in enumerate(papers) if one.marks == (Sign.APPROVE,) * 4)
    )
    papers[place] = marks("OOO_", void=VoidReason.IDENTIFYING_MARK) if papers[place].void else marks("OOOO")
    assert enter_all(training, papers).right == 20


def test_the_score_is_told_in_one_sentence(training):
    done = enter_all(training, practice.practice_of(training).papers)
    assert score_words(done, 68, 250) == "录对 20/20，用键 3.4 个/张，用时 4分10秒。"


def test_a_score_before_the_first_ballot_has_no_keys(training):
    assert score_words(score(training, practice.practice_of(training)), 0, 3).startswith("录对 0/0，用键 0.0 个/张")


def test_too_few_and_too_many_ballots_are_refused(real):
    for size in (4, 201):
        assert refusal(lambda size=size: practice.begin(real[0], None, Wish(size, 1))) == "practice_ballots"


def test_practice_is_not_begun_inside_practice(training):
    assert refusal(lambda: practice.begin(training, None, Wish(20, 1))) == "practice_twice"


def test_every_paper_of_a_practice_bears_its_word(training, real, tmp_path):
    election = real[1].election
    for state in [one for one in paper_list(training, election) if one.ready]:
        drawn = draw_paper(training, election, state.kind, state.round_id)
        assert all("演练" in page for page in texts(drawn.pdf)), state.title
        assert drawn.file_name.startswith("演练_")
    made = make_paper(training, election, "staff_list", tmp_path).value
    assert made.name.startswith("演练_")


def test_no_paper_of_a_real_office_bears_the_word_of_practice(real):
    drawn = draw_paper(real[0], real[1].election, "staff_list")
    assert "演练" not in "".join(texts(drawn.pdf)) + drawn.file_name


def test_ballots_printed_in_practice_bear_its_word(training, real, tmp_path):
    sample = ballots.print_run(training, real[1].round, tmp_path / "样票.pdf", sample=True).value
    assert sample.name == "演练_样票.pdf"
    assert "演练" in texts(sample.read_bytes())[0]


def test_a_round_without_candidates_cannot_be_practised(tmp_path, clock):
    from huanjie_desktop.domain.election.rounds import Round, RoundKind
    from huanjie_desktop.domain.ids import RoundId
    from huanjie_desktop.storage import ballot_store
    from tests.builders import a_branch, an_election, poll_for

    office = create_office(tmp_path / "空.huanjie", clock)
    poll = poll_for(office, an_election(office, a_branch(office)))
    with office.db.write() as work:
        empty = ballot_store.save_round(work, Round(RoundId(0), poll, 1, RoundKind.FIRST, 3, ()))
    assert refusal(lambda: practice.begin(office, empty, Wish(20, 1))) == "practice_no_candidates"
    assert list(practice.practice_folder().iterdir()) == []
    office.close()


@pytest.mark.parametrize("seed", range(1, 6))
def test_ten_ballots_bring_every_common_kind_to_practise(real, clock, seed):
    office, ready = real
    opened = practice.open_practice(practice.begin(office, ready.round, Wish(10, seed)), clock)
    papers, seats = practice.practice_of(opened).papers, rounds.round_of(office, ready.round).seats
    practice.end(opened)
    assert any(one.void for one in papers)
    assert any(one.write_ins for one in papers)
    assert any(Sign.OTHER in one.marks for one in papers)
    assert any(set(one.marks) == {Sign.EMPTY} for one in papers)
    assert any(one.marks.count(Sign.APPROVE) > seats for one in papers)
