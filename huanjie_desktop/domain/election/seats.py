"""How large a branch and its committee are (R-08), and which meeting elects (Art. 4)."""

from collections.abc import Iterator

from huanjie_desktop.domain.problems import Problem, error, notice, warning

LEAST_FULL = 3
COMMITTEE_FROM = 7
MOST_MEMBERS = 50
MOST_OF_GENERAL_BRANCH = 100
DELEGATES_FROM = 500


def needs_committee(full: int) -> bool:
    """Tell whether a branch must have a committee: from seven full members (正式党员), not those present (R-08)."""
    return full >= COMMITTEE_FROM


def branch_size_problems(full: int, members: int) -> tuple[Problem, ...]:
    """Judge whether the branch can stand by itself (C15, C16)."""
    if full < LEAST_FULL:
        return (error("branch_needs_three", "R-08", full=full),)
    if members > MOST_OF_GENERAL_BRANCH:
        return (warning("branch_over_hundred", "R-08", members=members),)
    if members > MOST_MEMBERS:
        return (warning("branch_over_fifty", "R-08", members=members),)
    return ()


def seat_problems(full: int, committee: int, deputies: int = 0, secretaries: int = 1) -> tuple[Problem, ...]:
    """Judge the planned seats of a branch with `full` full members; `committee` 0 means none (R-08, C12, C13)."""
    return (*_committee_problems(full, committee), *_secretary_problems(secretaries, deputies))


def _committee_problems(full: int, committee: int) -> Iterator[Problem]:
    if not committee:
        if needs_committee(full):
            yield error("committee_obligatory", "R-08", full=full)
        return
    if not needs_committee(full):
        yield error("committee_not_permitted", "R-08", full=full)
        return
    yield from _committee_size_problems(full, committee)


def _committee_size_problems(full: int, committee: int) -> Iterator[Problem]:
    if committee < LEAST_FULL:
        yield error("committee_below_three", "R-08", committee=committee)
    if committee > full:
        yield error("more_seats_than_members", "R-08", committee=committee, full=full)
    if committee > COMMITTEE_FROM:
        yield warning("committee_over_seven", "R-08", committee=committee)
    elif committee > 5:
        yield notice("committee_over_five", "R-08", committee=committee)
    if committee % 2 == 0:
        yield warning("committee_even", "R-08", committee=committee)


def _secretary_problems(secretaries: int, deputies: int) -> Iterator[Problem]:
    if secretaries > 1:
        yield error("more_than_one_secretary", "R-08", secretaries=secretaries)
    if deputies > 1:
        yield warning("more_than_one_deputy", "R-08", deputies=deputies)


def delegates_problems(members: int, scattered: bool, approved: bool) -> tuple[Problem, ...]:
    """Judge a delegates' meeting (党员代表大会): from 500 members or when scattered, always with approval (C17)."""
    if members < DELEGATES_FROM and not scattered:
        return (error("delegates_not_permitted", "Art. 4", members=members),)
    if not approved:
        return (error("delegates_need_approval", "Art. 4", members=members),)
    return ()
