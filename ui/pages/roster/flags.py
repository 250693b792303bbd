"""Which rows of the roster have problems, asked once per row and only for rows that are looked at."""

from datetime import date

from huanjie_desktop.domain.ids import MemberId
from huanjie_desktop.domain.people.roster_check import check_member
from huanjie_desktop.domain.problems import has_errors
from huanjie_desktop.services.roster.types import MemberRow
from huanjie_desktop.services.texts.text import sentence


class Flags:
    """Remembers the sign of a row until the roster changes."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._known: dict[MemberId, str] = {}

    def forget(self) -> None:
        """Ask again after a change."""
        self._known.clear()

    def sign(self, row: MemberRow) -> str:
        """Return ✖ for an error, ⚠ for a warning, "" for neither."""
        known = self._known.get(row.member.id)
        if known is None:
            problems = check_member(row.member, self._today)
            known = "✖" if has_errors(problems) else "⚠" if problems else ""
            self._known[row.member.id] = known
        return known

    def reasons(self, row: MemberRow) -> str:
        """Return the sentences behind the sign."""
        return "\n".join(sentence(problem) for problem in check_member(row.member, self._today))
