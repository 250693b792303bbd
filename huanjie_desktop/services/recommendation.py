"""Open recommendation (公开推荐): who came up, votes of both meetings, the merged list, the review, the hand-over."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.candidates import eligibility_problems
from huanjie_desktop.domain.election.election import Election, Poll, Source
from huanjie_desktop.domain.election.recommendation import (
    Applicant,
    Body,
    Gathering,
    Merged,
    MergeRules,
    choose,
    gathering_problems,
    merge,
    wanted_names,
)
from huanjie_desktop.domain.election.review import (
    Conclusion,
    Review,
    Reviewed,
    Succession,
    after_review,
    review_problems,
)
from huanjie_desktop.domain.ids import ApplicantId, MemberId, PollId
from huanjie_desktop.domain.problems import Problem, Severity, error
from huanjie_desktop.services.candidates import nominate_in
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.election_work import logged, need_election, need_poll, refuse_errors
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.voters import voters_in
from huanjie_desktop.storage import election_store, recommendation_store
from huanjie_desktop.storage.database import Work


@dataclass(frozen=True)
class ApplicantLine:
    """One recommended person with the decision about him (None: not yet), and what speaks against him (R-01, R-10)."""

    applicant: Applicant
    review: Review | None
    succession: Succession | None
    findings: tuple[Problem, ...]


def applicants(office: Office, poll_id: PollId) -> tuple[ApplicantLine, ...]:
    """Return the recommended persons of a poll in the order of entry."""
    with office.db.read() as work:
        return lines_in(work, need_election(work, need_poll(work, poll_id).election_id), poll_id)


def lines_in(work: Work, election: Election, poll_id: PollId) -> tuple[ApplicantLine, ...]:
    """Return the recommended persons of a poll, inside the caller's block."""
    members = {one.id: one for one in voters_in(work, election).members}
    decided = recommendation_store.load_reviews(work, poll_id)
    moved = {one.removed: one for one in recommendation_store.load_successions(work, poll_id)}
    return tuple(
        ApplicantLine(
            one,
            decided.get(one.name),
            moved.get(one.name),
            eligibility_problems(members[one.member_id], election.branch_id) if one.member_id in members else (),
        )
        for one in recommendation_store.load_applicants(work, poll_id)
    )


def gatherings(office: Office, poll_id: PollId) -> dict[Body, Gathering]:
    """Return the figures of the recommendation meetings held for a poll."""
    with office.db.read() as work:
        return recommendation_store.load_gatherings(work, poll_id)


def add_applicant(
    office: Office, poll_id: PollId, member_id: MemberId, source: Source = Source.SELF, signers: int = 0
) -> Done[ApplicantId]:
    """Enter a member who applied or was recommended; `signers` signed a joint recommendation.

    Raises UserError for a person of another branch, one entered already, or a joint recommendation without signers.
    """
    if signers < 0:
        raise UserError("signers_negative")
    if source is Source.JOINT and not signers:
        raise UserError("signers_missing")
    with logged(office, "登记推荐", "", source) as work:
        election = need_election(work, _open_poll(work, poll_id).election_id)
        people = voters_in(work, election)
        member = next((one for one in people.members if one.id == member_id), None)
        if member is None:
            raise UserError("not_of_this_branch")
        name = people.ballot_name(member)
        if any(one.member_id == member_id for one in recommendation_store.load_applicants(work, poll_id)):
            raise UserError("applicant_twice", name=name)
        new = Applicant(ApplicantId(0), poll_id, member_id, name, source, signers)
        added = recommendation_store.save_applicant(work, new)
    return done(added, Topic.ELECTION)


def remove_applicant(office: Office, applicant_id: ApplicantId, reason: str) -> Done[None]:
    """Remove a person entered by mistake or who withdrew. Raises UserError without a reason."""
    if not reason.strip():
        raise UserError("reason_missing")
    with logged(office, "撤销推荐", "", reason.strip()) as work:
        found = _open_applicant(work, applicant_id)
        recommendation_store.delete_choices(work, found.poll_id)
        recommendation_store.delete_applicant(work, applicant_id)
    return done(None, Topic.ELECTION)


def record_votes(
    office: Office, poll_id: PollId, body: Body, figures: Gathering, votes: Mapping[ApplicantId, int]
) -> Done[None]:
    """Record one recommendation meeting: its figures and each person's votes; who is not named got none.

    A vote of the members on the merged list is dropped, because the lists changed. Raises UserError for figures that
    contradict each other.
    """
    with logged(office, "登记推荐票", body, f"有效{figures.valid}") as work:
        poll = _open_poll(work, poll_id)
        refuse_errors(gathering_problems(figures, tuple(votes.values()), poll.seats, body))
        people = recommendation_store.load_applicants(work, poll_id)
        _refuse_strangers(people, votes)
        recommendation_store.save_gathering(work, poll_id, body, figures)
        recommendation_store.delete_choices(work, poll_id)
        column = "members" if body is Body.MEMBERS else "representatives"
        for one in people:
            counted = replace(one, **{column: votes.get(one.id, 0)})  # type: ignore[arg-type]
            recommendation_store.save_applicant(work, counted)
    return done(None, Topic.ELECTION)


def set_weight(office: Office, poll_id: PollId, weight: Fraction) -> Done[None]:
    """Set the weight of the members' votes for M2, from 0 to 1; the representatives have the rest."""
    if not 0 <= weight <= 1:
        raise UserError("weight_impossible", weight=str(weight))
    with logged(office, "设定推荐票权重", "", str(weight)) as work:
        _open_poll(work, poll_id)
        recommendation_store.delete_choices(work, poll_id)
        recommendation_store.save_weight(work, poll_id, weight)
    return done(None, Topic.ELECTION)


def merged_list(office: Office, poll_id: PollId) -> Merged:
    """Return the two lists merged by the method of the plan, with the members' votes held since (2.3)."""
    with office.db.read() as work:
        return merged_in(work, poll_id)


def merged_in(work: Work, poll_id: PollId) -> Merged:
    """Return the merged list, inside the caller's block."""
    poll = need_poll(work, poll_id)
    method = need_election(work, poll.election_id).method
    held = recommendation_store.load_gatherings(work, poll_id)
    rules = MergeRules(
        poll.seats,
        wanted_names(poll.seats, method.margin),
        method.merge_method,
        recommendation_store.load_weight(work, poll_id),
    )
    if len(held) < len(Body):
        return Merged(rules.method, rules.wanted, problems=(error("votes_not_recorded", "2.3"),))
    people = [one.recommended for one in recommendation_store.load_applicants(work, poll_id)]
    found = merge(people, rules, held[Body.MEMBERS].present, held[Body.REPRESENTATIVES].present)
    for votes in recommendation_store.load_choices(work, poll_id):
        found = choose(found, votes)
    return found


def choice_problems(votes: Iterable[int]) -> tuple[Problem, ...]:
    """Refuse votes of the members in which somebody has less than none, or nobody has any."""
    counts = tuple(votes)
    if min(counts, default=0) < 0:
        return (error("figure_negative", "2.3"),)
    return () if any(counts) else (error("choice_empty", "2.3"),)


def record_choice(office: Office, poll_id: PollId, votes: Mapping[ApplicantId, int]) -> Done[Merged]:
    """Record the members' vote on those who are equal or too many, and answer with the list as it now stands.

    Raises UserError when no such vote is open, for a person who is not voted on, or when nobody got a vote.
    """
    refuse_errors(choice_problems(votes.values()))
    with logged(office, "登记推荐人选表决", "", f"{len(votes)}人") as work:
        _open_poll(work, poll_id)
        among = merged_in(work, poll_id).vote_among
        people = [one for one in recommendation_store.load_applicants(work, poll_id) if one.name in among]
        _refuse_strangers(people, votes)
        held = len(recommendation_store.load_choices(work, poll_id))
        recommendation_store.save_choice(work, held + 1, votes)
        found = merged_in(work, poll_id)
    return done(found, Topic.ELECTION)


def review(office: Office, applicant_id: ApplicantId, passed: bool, ground: str = "") -> Done[None]:
    """Record the decision of the eligibility review (资格审查); a failed one needs its ground."""
    conclusion = Conclusion.PASSED if passed else Conclusion.FAILED
    with logged(office, "登记资格审查", "", f"{conclusion}{ground.strip()}") as work:
        found = _open_applicant(work, applicant_id)
        decided = Review(found.name, conclusion, ground.strip())
        refuse_errors(review_problems([found.name], {found.name: decided}))
        recommendation_store.save_review(work, applicant_id, decided, office.clock.today())
    return done(None, Topic.ELECTION)


def decide_succession(office: Office, applicant_id: ApplicantId, successor: str, ground: str) -> Done[None]:
    """Record who moves up for a person who failed, "" for nobody (H6). Raises UserError without who decided it."""
    if not ground.strip():
        raise UserError("reason_missing")
    with logged(office, "决定递补", "", ground.strip()) as work:
        found = _open_applicant(work, applicant_id)
        decided = recommendation_store.load_reviews(work, found.poll_id)
        if found.name not in decided:
            raise UserError("review_missing", name=found.name)
        decision = Succession(found.name, successor.strip(), ground.strip())
        names = [found.name, *(name for name in merged_in(work, found.poll_id).names if name != found.name)]
        found_against = after_review(names, decided, [decision]).problems
        refuse_errors(one for one in found_against if one.where == decision.successor)
        recommendation_store.save_succession(work, applicant_id, decision)
    return done(None, Topic.ELECTION)


def reviewed_list(office: Office, poll_id: PollId) -> Reviewed:
    """Return the merged list after the review, with everything that is still to be decided."""
    with office.db.read() as work:
        return reviewed_in(work, poll_id)


def reviewed_in(work: Work, poll_id: PollId) -> Reviewed:
    """Return the list after the review, inside the caller's block; every applicant needs a decision (2.1 step 7)."""
    decided = recommendation_store.load_reviews(work, poll_id)
    moved = recommendation_store.load_successions(work, poll_id)
    listed = after_review(merged_in(work, poll_id).names, decided, moved)
    everybody = review_problems((one.name for one in recommendation_store.load_applicants(work, poll_id)), decided)
    rest = tuple(one for one in listed.problems if one not in everybody)
    return replace(listed, problems=(*everybody, *rest))


def open_points(merged: Merged) -> tuple[Problem, ...]:
    """Return what keeps a merged list from being reviewed: an error, or a vote of the members that is needed."""
    blocked = [one for one in merged.problems if one.severity is Severity.ERROR]
    if merged.vote_among:
        blocked.append(error("recommendation_open", "2.3", names="、".join(merged.vote_among)))
    return tuple(blocked)


def take_over_as_candidates(office: Office, poll_id: PollId) -> Done[tuple[str, ...]]:
    """Propose everybody on the reviewed list as candidate, each with the way in which he came up; all or nobody.

    Raises UserError while a vote, a decision or a name is missing, or for a person who may not stand.
    """
    with logged(office, "推荐人选转为候选人", "") as work:
        _open_poll(work, poll_id)
        refuse_errors(open_points(merged_in(work, poll_id)))
        listed = reviewed_in(work, poll_id)
        refuse_errors(listed.problems)
        known = {one.name: one for one in recommendation_store.load_applicants(work, poll_id)}
        for name in listed.names:
            nominate_in(work, poll_id, known[name].member_id, (known[name].source, ""))
    return done(listed.names, Topic.ELECTION)


def _open_poll(work: Work, poll_id: PollId) -> Poll:
    """Return a poll whose recommendation may still change: nobody stands as candidate yet."""
    poll = need_poll(work, poll_id)
    if any(not one.withdrawn for one in election_store.load_candidates(work, poll_id)):
        raise UserError("recommendation_frozen")
    return poll


def _open_applicant(work: Work, applicant_id: ApplicantId) -> Applicant:
    found = recommendation_store.load_applicant(work, applicant_id)
    if found is None:
        raise UserError("applicant_missing")
    _open_poll(work, found.poll_id)
    return found


def _refuse_strangers(people: Iterable[Applicant], votes: Mapping[ApplicantId, int]) -> None:
    if not votes.keys() <= {one.id for one in people}:
        raise UserError("applicant_missing")
