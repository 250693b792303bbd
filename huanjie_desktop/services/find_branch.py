"""Finding a branch by what a person writes on the command line."""

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.services import people
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.people import BranchSummary


def find_branch(office: Office, written: str) -> BranchSummary:
    """Return the branch of this name, with or without its community's name, or of this full name.

    Raises UserError when there is none or more than one.
    """
    known = people.branches(office)
    wanted = "".join(written.split())
    found = [one for one in known if wanted in (one.community + one.name, one.full_name)]
    found = found or [one for one in known if one.name == wanted]
    if not found:
        raise UserError("branch_not_found", branch=written, known=_names(known))
    if len(found) > 1:
        raise UserError("branch_ambiguous", branch=written, count=len(found), known=_names(found))
    return found[0]


def _names(branches: list[BranchSummary]) -> str:
    return "、".join(f"{one.community}{one.name}" for one in branches[:30]) or "（还没有）"
