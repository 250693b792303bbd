"""选举办法: the adopted method and who votes by it; later votes of the meeting take it over."""

from datetime import date

from huanjie_desktop.domain.election.agenda import BY_KEY
from huanjie_desktop.services import meeting
from huanjie_desktop.services.vote_steps import VoteStep
from ui.context import Context
from ui.pages.counting.figures import BASE_WORDS
from ui.pages.counting.steps.confirm_panel import ConfirmPanel
from ui.widgets.states import BAD, GOOD, OPEN


class MethodPanel(ConfirmPanel):
    """Shows the adoption; ballots are judged by nothing else."""

    step = VoteStep.METHOD
    there = "method"

    def __init__(self, context: Context) -> None:
        words = "选举办法由大会举手表决通过，判票、计票、文书都按它的规定。这里只核对，不再填写。"
        super().__init__(context, "method", "选举办法", words)

    def facts_words(self) -> str:
        """Return the show of hands and the base of the majority."""
        stage = self.stage
        item = BY_KEY["method"].number
        hands = [one for one in meeting.hand_votes(self.context.office, stage.election.id) if one.item == item]
        lines = [f"举手表决：赞成 {one.yes}，反对 {one.no}，弃权 {one.abstain}。" for one in hands[-1:]]
        base = BASE_WORDS[stage.election.method.win_base]
        reason = stage.election.method.win_base_reason
        why = f"（理由：{reason}）" if reason else ""
        lines.append(
            f"应选 {stage.round.seats} 名，候选人 {len(stage.round.names)} 名。过半数以{base}人数为基数{why}。"
        )
        return "\n".join(lines)

    def told(self) -> tuple[str, str]:
        """Say when it was adopted, and whether this round takes it over."""
        adopted = self.stage.election.method_adopted_on
        if adopted is None:
            return "还没有由大会表决通过。", BAD
        if self.stage.method_carried:
            return f"{_day(adopted)}大会已通过，本轮沿用，不用再确认。", GOOD
        if self.step in self.stage.steps.records:
            return f"{_day(adopted)}大会已通过。{self.confirmed_words()}", GOOD
        return f"{_day(adopted)}大会已通过，请核对后确认。", OPEN

    def why_not(self) -> str:
        """Refuse a vote without an adopted method."""
        return "" if self.stage.election.method_adopted_on else "选举办法还没有由大会通过，请到“会议议程”办理"

    def is_over(self) -> bool:
        """A method taken over needs no second look."""
        return self.stage.method_carried or super().is_over()


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
