"""How grave every finding of the rules is and by which rule: what a chair and other programs may rely on."""

from huanjie_desktop.domain.problems import Problem
from huanjie_desktop.services.texts.text import sentence

_TABLE = """
error 0.4     figure_negative present_over_due papers_do_not_add_up valid_and_invalid_not_returned written_in_is_printed
error 0.4     votes_not_valid_ballots written_in_over_valid attendance_does_not_add_up hands_over_present
error 0.4     bundle_would_be_cut
warning 0.4   hands_under_present sheet_does_not_add_up
error R-01    candidate_is_probationary candidate_without_right
error R-02    candidate_has_temporary_relation
error R-03    vote_not_adopted exclusion_of_stranger
warning R-03  exclusion_can_attend exclusion_not_agreed exclusion_not_passed
notice R-03   exclusion_unneeded exclusion_not_asked exclusion_possible
error R-04    candidate_has_left
warning R-04  out_of_contact_undecided
error R-05    due_is_zero quorum_not_reached
notice R-05   present_changed
error R-07    more_than_a_year_off delay_needs_approval
warning R-07  advance_needs_approval
error R-08    branch_needs_three committee_not_permitted committee_below_three more_seats_than_members
error R-08    committee_obligatory more_than_one_secretary
warning R-08  branch_over_fifty branch_over_hundred committee_over_seven committee_even more_than_one_deputy
notice R-08   committee_over_five
error R-09    too_few_candidates margin_broken_on_day method_margin_too_small
warning R-09  no_list_needs_basis
error R-10    candidate_of_other_branch request_not_approved list_not_approved list_not_fixed report_open
error R-12    proposed_not_in_committee session_without_scrutineer
notice R-12   first_session_normally_equal session_one_does_both
notice R-13   single_candidate
error R-14    no_scrutineer scrutineer_is_candidate scrutineer_is_no_voter
error R-14    ruling_without_scrutineers ruling_by_strangers
error R-15    no_teller teller_is_candidate
warning R-15  teller_is_scrutineer staff_is_relative
error R-16    candidates_same_name candidate_namesakes privacy_only_stricter
warning R-16  strokes_tell_single_ballots bundle_tells_single_ballots
warning R-16  ballot_void_identifying_mark ballot_void_no_seal ballot_void_not_issued ballot_void_other_ground
error R-18    method_v4_needs_free_write_in
warning R-18  written_in_without_effect written_in_elected
notice R-18   write_in_twice write_in_unreadable write_in_without_sign write_in_sign_void write_in_already_approved
notice R-18   write_in_contradicts_box write_in_ineligible write_in_ambiguous write_in_in_runoff
notice R-18   write_in_over_rejections write_in_needs_rejection
error R-19    approvals_over_possible ruling_description_missing ruling_ground_not_on_ballot ruling_void_not_by_ground
error R-19    ruling_votes_over_scrutineers ruling_too_few_votes ruling_tied ruling_not_passed
warning R-19  ballot_void_over_vote ballot_void_contradiction ballot_void_write_in_without_sign
notice R-19   box_contradiction box_unusual_sign box_unreadable
error R-20    returned_over_voters issue_too_many issue_too_few
warning R-20  issued_over_voters issued_under_voters
notice R-20   ballots_missing
error R-21    tied_at_last_seat
error R-22    base_is_zero method_base_needs_reason
warning R-22  bases_differ base_is_present all_ballots_void
warning R-23  tied_again tied_at_last_seat
notice R-23   elected_by_plurality
error R-24    consent_impossible further_needs_candidates
warning R-24  too_few_elected consent_over_present consent_not_reached reduction_not_permitted
notice R-24   seats_reduced
error R-25    entries_differ plan_is_fixed bundles_handed_out bundle_size_unfit sheet_of_other_names
error R-25    group_missing bundle_is_out bundle_counted_already
notice R-28   approval_needed
error R-31    method_wrong_value method_is_adopted method_change_needs_reason method_unknown_key stands_for_higher_post
error R-31    ruling_ground_unknown
error Art.4   delegates_not_permitted delegates_need_approval
"""
FINDINGS: dict[str, set[tuple[str, str]]] = {}
for _severity, _rule, *_codes in map(str.split, _TABLE.strip().splitlines()):
    for _code in _codes:
        FINDINGS.setdefault(_code, set()).add((_severity, _rule.replace("Art.4", "Art. 4")))


def checked(problem: Problem) -> Problem:
    """Return a finding as it should be: grave as the table says, its sentence without a gap."""
    if problem.code in FINDINGS:
        assert (problem.severity.value, problem.rule) in FINDINGS[problem.code], problem.code
    assert "〔" not in sentence(problem), sentence(problem)
    return problem
