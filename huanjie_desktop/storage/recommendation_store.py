"""Loads and saves recommended persons, the figures of the recommendation meetings and the review."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from huanjie_desktop.domain.election.recommendation import Applicant, Body, Gathering
from huanjie_desktop.domain.election.review import Review, Succession
from huanjie_desktop.domain.ids import ApplicantId, PollId
from huanjie_desktop.storage.rows import put, value_of, values_of
from huanjie_desktop.storage.tables.recommendation import ApplicantRow, ChoiceRow, GatheringRow, ReviewRow, WeightRow


def load_applicant(session: Session, applicant_id: ApplicantId) -> Applicant | None:
    """Return a recommended person or None."""
    row = session.get(ApplicantRow, applicant_id)
    return value_of(row, Applicant) if row else None


def load_applicants(session: Session, poll_id: PollId) -> tuple[Applicant, ...]:
    """Return the recommended persons of a poll in the order of entry."""
    query = select(ApplicantRow).where(ApplicantRow.poll_id == poll_id).order_by(ApplicantRow.id)
    return values_of(session.scalars(query), Applicant)


def save_applicant(session: Session, applicant: Applicant) -> ApplicantId:
    """Store a recommended person; id 0 adds one."""
    return ApplicantId(put(session, ApplicantRow, applicant).id)


def delete_applicant(session: Session, applicant_id: ApplicantId) -> None:
    """Remove a person entered by mistake, with the decision about him."""
    session.execute(delete(ReviewRow).where(ReviewRow.applicant_id == applicant_id))
    session.execute(delete(ChoiceRow).where(ChoiceRow.applicant_id == applicant_id))
    session.execute(delete(ApplicantRow).where(ApplicantRow.id == applicant_id))


def load_gatherings(session: Session, poll_id: PollId) -> dict[Body, Gathering]:
    """Return the figures of the recommendation meetings held for a poll."""
    rows = session.scalars(select(GatheringRow).where(GatheringRow.poll_id == poll_id))
    return {row.body: value_of(row, Gathering) for row in rows}


def save_gathering(session: Session, poll_id: PollId, body: Body, figures: Gathering) -> None:
    """Store the figures of one recommendation meeting."""
    put(session, GatheringRow, figures, poll_id=poll_id, body=body)


def load_choices(session: Session, poll_id: PollId) -> tuple[dict[str, int], ...]:
    """Return the votes of the members on the merged list, by name, one mapping for each vote held."""
    query = (
        select(ChoiceRow.vote, ApplicantRow.name, ChoiceRow.votes)
        .join(ApplicantRow, ApplicantRow.id == ChoiceRow.applicant_id)
        .where(ApplicantRow.poll_id == poll_id)
        .order_by(ChoiceRow.vote, ApplicantRow.id)
    )
    found: dict[int, dict[str, int]] = {}
    for vote, name, votes in session.execute(query):
        found.setdefault(vote, {})[name] = votes
    return tuple(found.values())


def save_choice(session: Session, vote: int, votes: Mapping[ApplicantId, int]) -> None:
    """Store one vote of the members on the merged list."""
    for applicant_id, number in votes.items():
        session.add(ChoiceRow(applicant_id=applicant_id, vote=vote, votes=number))
    session.flush()


def delete_choices(session: Session, poll_id: PollId) -> None:
    """Drop the members' votes, because the lists they were about changed."""
    of_poll = select(ApplicantRow.id).where(ApplicantRow.poll_id == poll_id)
    session.execute(delete(ChoiceRow).where(ChoiceRow.applicant_id.in_(of_poll)))


def load_weight(session: Session, poll_id: PollId) -> Fraction:
    """Return the weight of the members' votes, one half unless another was set."""
    row = session.get(WeightRow, poll_id)
    return Fraction(row.weight) if row else Fraction(1, 2)


def save_weight(session: Session, poll_id: PollId, weight: Fraction) -> None:
    """Store the weight of the members' votes."""
    session.merge(WeightRow(poll_id=poll_id, weight=str(weight)))
    session.flush()


def _review_rows(session: Session, poll_id: PollId) -> list[tuple[str, ReviewRow]]:
    query = (
        select(ApplicantRow.name, ReviewRow)
        .join(ReviewRow, ReviewRow.applicant_id == ApplicantRow.id)
        .where(ApplicantRow.poll_id == poll_id)
        .order_by(ApplicantRow.id)
    )
    return [(name, row) for name, row in session.execute(query)]


def load_reviews(session: Session, poll_id: PollId) -> Mapping[str, Review]:
    """Return the decisions about the persons of a poll, by name."""
    return {name: Review(name, row.conclusion, row.ground) for name, row in _review_rows(session, poll_id)}


def load_successions(session: Session, poll_id: PollId) -> tuple[Succession, ...]:
    """Return the recorded decisions about the places of those who failed."""
    return tuple(
        Succession(name, row.successor, row.successor_ground)
        for name, row in _review_rows(session, poll_id)
        if row.successor_ground
    )


def save_review(session: Session, applicant_id: ApplicantId, review: Review, decided_on: date) -> None:
    """Store the decision about a person; a decision about his place is dropped with the old one."""
    row = ReviewRow(
        applicant_id=applicant_id,
        conclusion=review.conclusion,
        ground=review.ground,
        decided_on=decided_on,
        successor="",
        successor_ground="",
    )
    session.merge(row)
    session.flush()


def save_succession(session: Session, applicant_id: ApplicantId, decision: Succession) -> None:
    """Store who moves up for a person who failed. Raises KeyError when there is no decision about him."""
    row = session.get(ReviewRow, applicant_id)
    if row is None:
        raise KeyError(applicant_id)
    row.successor, row.successor_ground = decision.successor, decision.ground
    session.flush()
