"""The task runner: order, announcements, failures, cancel."""

import threading
from functools import partial

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.services.done import Topic, done
from ui.changes import Changes
from ui.tasks import TaskRunner


class Told:
    def __init__(self):
        self.codes = []

    def trouble(self, finding):
        self.codes.append(finding.code)


@pytest.fixture
def told():
    return Told()


@pytest.fixture
def tasks(qapp, told):
    made = TaskRunner(Changes(), told)
    yield made
    made.leave_file()


def fail():
    raise UserError("disk_full", file="x")


def test_the_answer_comes_back_on_the_windows_thread(qtbot, tasks):
    places = []
    tasks.run(threading.get_ident, done=lambda there: places.extend([there, threading.get_ident()]))
    qtbot.waitUntil(lambda: len(places) == 2)
    assert places[0] != places[1] == threading.get_ident()


def test_jobs_run_one_after_another(qtbot, tasks):
    order = []
    for name in "甲乙丙":
        tasks.run(lambda name=name: name, done=order.append)
    qtbot.waitUntil(lambda: order == ["甲", "乙", "丙"])


def test_what_changed_is_announced_before_the_answer(qtbot, tasks):
    heard = []
    tasks._changes.touched.connect(lambda topics: heard.append(topics))
    tasks.run(lambda: done(1, Topic.ROSTER), done=lambda answer: heard.append(answer.value))
    qtbot.waitUntil(lambda: heard == [frozenset({Topic.ROSTER}), 1])


def test_an_expected_failure_is_told_when_nobody_takes_it(qtbot, tasks, told):
    tasks.run(fail)
    qtbot.waitUntil(lambda: told.codes == ["disk_full"])


def test_an_expected_failure_goes_to_who_asked_for_it(qtbot, tasks, told):
    caught = []
    tasks.run(fail, failed=lambda trouble: caught.append(trouble.code))
    qtbot.waitUntil(lambda: caught == ["disk_full"])
    assert told.codes == []


def test_a_bug_reaches_the_net_for_bugs(qtbot, tasks):
    with qtbot.captureExceptions() as caught:
        tasks.run(lambda: 1 // 0)
        qtbot.waitUntil(lambda: not tasks.busy)
    assert caught[0][0] is ZeroDivisionError


def test_the_runner_goes_on_after_a_bug(qtbot, tasks):
    answers = []
    with qtbot.captureExceptions():
        tasks.run(lambda: 1 // 0)
        tasks.run(lambda: 7, done=answers.append)
        qtbot.waitUntil(lambda: answers == [7])


def test_cancel_reaches_the_job(qtbot, tasks):
    went_on, answers = threading.Event(), []

    def job(report):
        went_on.wait(5)
        return report(1, 2)

    tasks.run_long(job, done=answers.append, label="长")
    tasks.cancel()
    went_on.set()
    qtbot.waitUntil(lambda: answers == [False])


def test_a_quick_job_answers_at_once_and_none_after_a_failure(tasks, told):
    assert tasks.now(lambda: 5) == 5
    assert tasks.now(fail) is None
    assert told.codes == ["disk_full"]


def test_leaving_the_file_waits_for_the_job_and_drops_its_callback(qtbot, tasks):
    ended, answers = threading.Event(), []
    tasks.run(lambda: ended.set(), done=answers.append)
    tasks.leave_file()
    assert ended.is_set()
    tasks.run(lambda: 7, done=answers.append)
    qtbot.waitUntil(lambda: not tasks.busy)
    assert answers == [7]


class Asker(QObject):
    def __init__(self):
        super().__init__()
        self.heard = []

    def hear(self, answer):
        self.heard.append(answer)


@pytest.mark.parametrize("wrap", [lambda method: method, lambda method: partial(method)])
def test_the_answer_for_a_closed_dialog_is_left_out(qtbot, tasks, wrap):
    asker = Asker()
    tasks.run(lambda: 7, done=wrap(asker.hear))
    delete(asker)
    qtbot.waitUntil(lambda: not tasks.busy)
    assert asker.heard == []
