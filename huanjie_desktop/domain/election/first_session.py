"""The first session of the new committee, which elects secretary and deputy (R-12)."""

from collections.abc import Collection

from huanjie_desktop.domain.problems import Problem, error, notice


def proposal_problems(proposed: Collection[str], committee: Collection[str]) -> tuple[Problem, ...]:
    """Refuse a proposed secretary or deputy who was not elected to the committee (F27)."""
    return tuple(
        error("proposed_not_in_committee", "R-12", name, name=name) for name in proposed if name not in committee
    )


def possible_scrutineers(committee: Collection[str], candidates: Collection[str]) -> tuple[str, ...]:
    """Return the committee members who are not candidates: one of them scrutinizes (Art. 22)."""
    return tuple(name for name in committee if name not in candidates)


def session_staff_problems(committee: Collection[str], candidates: Collection[str]) -> tuple[Problem, ...]:
    """Say when the committee has too few members left to scrutinize and to tell (F28)."""
    free = possible_scrutineers(committee, candidates)
    if not free:
        return (error("session_without_scrutineer", "R-12"),)
    if len(free) == 1:
        return (notice("session_one_does_both", "R-12", free[0], name=free[0]),)
    return ()
