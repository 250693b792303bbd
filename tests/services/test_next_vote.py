"""一步办理: from a tie, too few or a void vote to printed ballots and a round at 发票, in one act."""

from dataclasses import replace

import pytest

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.card import CardCode
from huanjie_desktop.domain.election.election import PollPost
from huanjie_desktop.domain.election.records import OfficerRole, Presence
from huanjie_desktop.domain.election.rounds import RoundKind, RoundState
from huanjie_desktop.services import ballots, meeting, officers, outcome, rounds
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.count.next_vote import NextWish, begin_next, next_findings, next_vote, print_next
from huanjie_desktop.services.vote_steps import VoteStep, vote_steps
from tests.builders import confirmed, issued, marks, nominated, poll_for, ready_to_count, staffed
from tests.documents.pdf import texts

TIED = [marks("OOO_")] * 9 + [marks("OO_O")] * 9 + [marks("O_OO"), marks("_OOO")]
SHORT = [marks("OO__")] * 20


@pytest.fixture
def ready(office):
    return ready_to_count(office)


def decided(office, ready, entries):
    confirmed(office, ready.round, entries)
    found = next_vote(office, ready.round)
    assert found is not None
    return found


def wish(found, **changes):
    usual = NextWish(20, 23, found.heading, found.colour, "李建北", True)
    return replace(usual, **changes)


def codes(office, found, wanted):
    return [one.code for one in next_findings(office, found, wanted)]


def test_a_tie_leads_to_a_round_of_the_tied_at_the_issue_of_ballots(office, ready, tmp_path):
    found = decided(office, ready, TIED)
    begun = begin_next(office, found, wish(found)).value
    path = print_next(office, begun, wish(found), tmp_path / "选票.pdf").value
    voted = rounds.round_of(office, begun)
    assert (voted.kind, voted.names, voted.printed) == (RoundKind.RUNOFF, ("张建北", "陈建北"), 23)
    steps = vote_steps(office, begun)
    assert all(steps.has(one) for one in (VoteStep.HEADS, VoteStep.STAFF, VoteStep.BOX_CLOSED))
    ballots.issue(office, begun, ballots.Account(23, 20, 3))
    assert "再次投票" in "".join(texts(path.read_bytes()))


def test_the_cards_say_what_was_decided_and_what_comes_next(office, ready):
    found = decided(office, ready, TIED)
    assert [one.card.code for one in found.cards] == [CardCode.SECOND_VOTE]
    assert "再次投票" in found.cards[0].spoken


def test_ballots_of_the_next_vote_have_another_heading_and_another_paper(office, ready):
    found = decided(office, ready, TIED)
    assert found.heading.endswith("委员选票（再次投票）")
    assert found.colour == "黄色纸"
    first = wish(found, heading="", colour="")
    assert codes(office, found, first) == ["ballots_look_alike"]
    assert codes(office, found, replace(first, colour="黄色纸")) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"heads": None}, "heads_missing"),
        ({"heads": 19}, "heads_not_signed_in"),
        ({"copies": 19}, "copies_under_heads"),
        ({"copies": None}, "copies_under_heads"),
        ({"witnesses": " "}, "witnesses_missing"),
        ({"looked_at": False}, "next_not_looked_at"),
    ],
)
def test_nothing_begins_while_something_is_missing(office, ready, change, code):
    found = decided(office, ready, TIED)
    wanted = wish(found, **change)
    assert codes(office, found, wanted) == [code]
    with pytest.raises(UserError, match=code):
        begin_next(office, found, wanted)
    assert len(rounds.rounds(office, ready.poll)) == 1


def test_who_went_home_is_missed_by_the_quorum(office, ready):
    decided(office, ready, TIED)
    for name in list(ready.branch.members)[15:]:
        meeting.mark(office, ready.election, ready.branch.members[name], Presence.LEAVE_AFFAIR)
    found = next_vote(office, ready.round)
    assert found.signed_in == 15
    assert codes(office, found, wish(found, heads=15)) == ["quorum_not_reached"]


def test_a_scrutineer_added_to_the_list_must_be_replaced_first(office, ready):
    found = decided(office, ready, SHORT)
    added = wish(found, added=("李建北",))
    assert codes(office, found, added) == ["scrutineer_is_candidate"]
    head = next(one for one in officers.officers(office, ready.election) if one.role is OfficerRole.HEAD_SCRUTINEER)
    officers.replace_officer(office, ready.election, head.id, "补充提名")
    assert "no_scrutineer" in codes(office, found, added)


def test_a_further_election_takes_those_added_in_stroke_order(office, ready):
    found = decided(office, ready, SHORT)
    begun = begin_next(office, found, wish(found, added=("文建北",))).value
    assert rounds.round_of(office, begun).names[0] == "文建北"
    assert rounds.round_of(office, begun).kind is RoundKind.FURTHER


def test_a_void_vote_is_held_again_with_the_same_names(office, ready, tmp_path):
    counting.open_box(office, ready.round, counting.Opening(21, True, "李建北", void_confirmed=True))
    found = next_vote(office, ready.round)
    assert [one.card.code for one in found.cards] == [CardCode.RETURNED_VOID, CardCode.VOTE_AGAIN]
    begun = begin_next(office, found, wish(found)).value
    print_next(office, begun, wish(found), tmp_path / "选票.pdf")
    voted = rounds.round_of(office, begun)
    assert (voted.kind, voted.state, voted.paper_note) == (RoundKind.AGAIN, RoundState.PREPARED, "黄色纸")
    assert voted.names == rounds.round_of(office, ready.round).names


def test_a_round_void_for_another_reason_has_its_card_too(office, ready):
    outcome.void_round(office, ready.round, "停电，选票散落")
    found = next_vote(office, ready.round)
    assert [one.title for one in found.cards] == ["下一步：重新投票"]


def test_in_the_first_session_the_heads_are_typed_and_the_committee_counts(office, ready, tmp_path):
    confirmed(office, ready.round, [marks("OOO_")] * 20)
    session = poll_for(office, ready.election, PollPost.FIRST_SECRETARY)
    nominated(office, ready.branch, session, ["张建北"])
    staffed(office, ready.branch, ready.election, ("刘建北", "孙建北"), session)
    first = outcome.start_round(office, session, RoundKind.FIRST).value
    issued(office, ready.election, first, present=3)
    confirmed(office, first, [marks("O"), marks("X"), marks("_")])
    found = next_vote(office, first)
    assert (found.due, found.signed_in, found.offer.names) == (3, None, ("张建北",))
    assert codes(office, found, wish(found, heads=4, copies=6)) == ["present_over_due"]
    assert codes(office, found, wish(found, heads=2, copies=6)) == ["quorum_not_reached"]
    begun = begin_next(office, found, wish(found, heads=3, copies=6)).value
    print_next(office, begun, wish(found, copies=6), tmp_path / "选票.pdf")
    ballots.issue(office, begun, ballots.Account(6, 3, 3))


def test_with_every_seat_filled_nothing_follows(office, ready):
    confirmed(office, ready.round, [marks("OOO_")] * 20)
    assert next_vote(office, ready.round) is None


def test_a_third_vote_of_one_kind_has_a_heading_of_its_own(office, ready, tmp_path):
    found = decided(office, ready, SHORT)
    again = begin_next(office, found, wish(found)).value
    print_next(office, again, wish(found), tmp_path / "选票.pdf")
    outcome.void_round(office, again, "停电")
    third = next_vote(office, again)
    begun = begin_next(office, third, wish(third)).value
    print_next(office, begun, wish(third), tmp_path / "选票.pdf")
    outcome.void_round(office, begun, "又停电")
    assert next_vote(office, begun).heading.endswith("（第4轮重新投票）")
    assert next_vote(office, begun).colour == "浅蓝色纸"
