"""An election begun by mistake is deleted with its reason; one whose ballots were printed stays."""

import pytest
from sqlalchemy import select

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.rounds import RoundKind
from huanjie_desktop.domain.people.roster import Exclusion, ExclusionCase
from huanjie_desktop.services import ballots, elections, exclusions, meeting, outcome, rounds
from huanjie_desktop.storage import all_tables, audit_log
from huanjie_desktop.storage.tables.base import Row
from tests.builders import (
    FOUR,
    a_branch,
    an_election,
    everybody_came,
    gates_passed,
    nominated,
    poll_for,
    ready_to_count,
    staffed,
)


def rows(office):
    """Return how many rows every table of elections has."""
    assert all_tables
    with office.db.read() as work:
        owners = {"election_id", "poll_id", "round_id"}
        tables = [one for one in Row.metadata.sorted_tables if owners & set(one.c.keys())]
        found = {one.name: len(work.execute(select(one)).all()) for one in (*tables, Row.metadata.tables["election"])}
    return {name: number for name, number in found.items() if number}


def a_full_election(office, branch):
    election = an_election(office, branch)
    poll = poll_for(office, election)
    nominated(office, branch, poll, FOUR)
    gates_passed(office, election)
    everybody_came(office, branch, election)
    meeting.add_observer(office, election, "上级来人")
    staffed(office, branch, election, ("李建北", "吴建北"))
    exclusions.propose_exclusion(office, election, Exclusion(branch.members["林建北"], ExclusionCase.EX1))
    ballots.design(office, outcome.start_round(office, poll, RoundKind.FIRST).value)
    return election


def test_nothing_of_a_deleted_election_is_left_and_the_others_stay(office):
    branch = a_branch(office)
    kept = an_election(office, branch)
    before = rows(office)
    election = a_full_election(office, branch)
    assert len(rows(office)) > len(before)
    elections.delete_election(office, election, "建错支部")
    assert rows(office) == before
    assert [one.id for one in elections.elections(office)] == [kept]


def test_the_log_keeps_name_and_reason(office):
    election = an_election(office, a_branch(office))
    elections.delete_election(office, election, "建错支部")
    with office.db.read() as work:
        last = audit_log.entries(work)[-1]
    assert (last.action, last.subject, last.detail) == ("删除选举", "建北社区党支部换届选举", "建错支部")


def test_a_reason_is_asked_for(office):
    election = an_election(office, a_branch(office))
    with pytest.raises(UserError) as refused:
        elections.delete_election(office, election, "  ")
    assert refused.value.code == "reason_missing"
    assert elections.election(office, election).id == election


def test_an_election_with_issued_ballots_stays(office):
    ready = ready_to_count(office)
    assert elections.why_not_delete(office, ready.election).code == "election_has_ballots"
    with pytest.raises(UserError) as refused:
        elections.delete_election(office, ready.election, "建错")
    assert refused.value.code == "election_has_ballots"
    assert elections.election(office, ready.election)


def test_an_election_with_printed_ballots_stays_until_they_are_thrown_away(office, tmp_path):
    branch = a_branch(office)
    election = a_full_election(office, branch)
    poll = poll_for(office, election)
    round_id = rounds.rounds(office, poll)[-1].id
    ballots.print_run(office, round_id, tmp_path / "选票.pdf")
    assert elections.why_not_delete(office, election) is not None
    ballots.discard_run(office, round_id, "建错")
    assert elections.why_not_delete(office, election) is None


def test_a_guest_entered_by_mistake_is_taken_out(office):
    election = an_election(office, a_branch(office))
    for name in ("上级来人", "另一人"):
        meeting.add_observer(office, election, name)
    meeting.remove_observer(office, election, meeting.observers(office, election)[0])
    assert [one.name for one in meeting.observers(office, election)] == ["另一人"]
