"""监票计票人: who scrutinises and tells, adopted by the meeting; checked anew for every round (R-14, R-15)."""

from huanjie_desktop.domain.election.agenda import BY_KEY
from huanjie_desktop.domain.election.records import Officer, OfficerRole
from huanjie_desktop.domain.ids import PollId
from huanjie_desktop.domain.problems import Problem, has_errors
from huanjie_desktop.services import meeting, officers
from huanjie_desktop.services.texts.text import text_of
from huanjie_desktop.services.vote_steps import VoteStep
from ui.context import Context
from ui.pages.counting.steps.confirm_panel import ConfirmPanel
from ui.widgets.problem_list import ProblemList
from ui.widgets.states import BAD, GOOD, OPEN


class StaffPanel(ConfirmPanel):
    """Shows the names from 会议议程; somebody who stands by now must be replaced there first (F22)."""

    step = VoteStep.STAFF
    there = "staff"

    def __init__(self, context: Context) -> None:
        words = "监票人、计票人不能是本轮的候选人。名单在“会议议程”确定，这里只核对。"
        super().__init__(context, "staff", "监票计票人", words)
        self.problems = ProblemList("staffFindings")
        self.column.insertWidget(self.column.indexOf(self.gate), self.problems)

    def place(self) -> str:
        """Return where the names are chosen; the first session has its own."""
        return "session" if self.stage.poll.post.in_first_session else self.there

    def _poll(self) -> PollId | None:
        return self.stage.poll.id if self.stage.poll.post.in_first_session else None

    def _found(self) -> tuple[Problem, ...]:
        return officers.check_officers(self.context.office, self.stage.election.id, self._poll())

    def refresh(self) -> None:
        """Show names and findings; a round that was issued is not judged again."""
        self.problems.show_problems(() if self.is_over() else self._found())
        super().refresh()

    def facts_words(self) -> str:
        """Return the names by role, and the show of hands."""
        present = officers.officers(self.context.office, self.stage.election.id, self._poll())
        lines = [line for role in OfficerRole if (line := _role_line(role, present))]
        item = BY_KEY["staff"].number
        hands = [one for one in meeting.hand_votes(self.context.office, self.stage.election.id) if one.item == item]
        if not self.stage.poll.post.in_first_session:
            lines += [f"举手表决：赞成 {one.yes}，反对 {one.no}，弃权 {one.abstain}。" for one in hands[-1:]]
        return "\n".join(lines)

    def told(self) -> tuple[str, str]:
        """Say whether the names may count."""
        if self.step in self.stage.steps.records:
            return self.confirmed_words(), GOOD
        if self.is_over():
            return "本轮已经发票。", GOOD
        found = self._found()
        if has_errors(found):
            return text_of(found[0]).title, BAD
        return "名单齐全，请核对后确认。", OPEN

    def why_not(self) -> str:
        """Refuse candidates and missing names."""
        return "名单不符合规定，请到“会议议程”更正" if has_errors(self._found()) else ""

    def is_over(self) -> bool:
        """Names are looked at before ballots are issued."""
        return super().is_over() or self.stage.round.issued is not None


def _role_line(role: OfficerRole, present: tuple[Officer, ...]) -> str:
    names = "、".join(one.name for one in present if one.role is role)
    return f"{role.value}：{names}" if names else ""
