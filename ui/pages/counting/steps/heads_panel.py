"""清点到会: the scrutineers count heads just before the vote; the figure binds ballots and papers (R-05)."""

from huanjie_desktop.domain.election.meeting import is_quorate
from huanjie_desktop.domain.election.records import HeadCount, Moment
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.services import first_session, meeting
from huanjie_desktop.services.vote_steps import VoteStep
from ui.context import Context
from ui.formats import clock_text
from ui.pages.counting.steps.confirm_panel import BEFORE_OPENING, ConfirmPanel
from ui.widgets.controls import named
from ui.widgets.number_field import NumberField
from ui.widgets.states import BAD, GOOD, OPEN


class HeadsPanel(ConfirmPanel):
    """Takes the heads from 签到; only the first session of a committee is counted here."""

    step = VoteStep.HEADS
    there = "attendance"

    def __init__(self, context: Context) -> None:
        words = "监票人数人头，与签到核对。确认的人数就是发票数，以后各步和文书都用这个数。"
        super().__init__(context, "heads", "清点到会", words)

    def add_fields(self) -> None:
        """Ask for the members of the committee in its own session."""
        self._shown: RoundId | None = None
        self.present = named(NumberField(999), "headsPresent", "实到会委员")
        self._pair = self.gate.add_field("实到会委员", self.present)

    def place(self) -> str:
        """Return 签到, for the first session its own step."""
        return "session" if self._in_session() else self.there

    def _in_session(self) -> bool:
        return self.stage.poll.post.in_first_session

    def refresh(self) -> None:
        """Show the heads as counted and as signed in."""
        self._pair.setVisible(self._in_session())
        if self._in_session() and self._shown != self.stage.round.id:
            self._shown = self.stage.round.id
            self.present.set_number(self.stage.heads.present if self.stage.heads else self._committee())
        super().refresh()

    def _committee(self) -> int:
        return len(first_session.committee(self.context.office, self.stage.election.id))

    def facts_words(self) -> str:
        """Return the opening count and the attendance of this moment."""
        if self._in_session():
            return f"新当选委员 {self._committee()} 人。"
        now = meeting.quorum(self.context.office, self.stage.election.id)
        counts = meeting.head_counts(self.context.office, self.stage.election.id)
        opening = meeting.last_count(counts, Moment.FIRST)
        lines = [f"开会清点：{heads_words(opening)}"] if opening else []
        away = f"因事请假 {now.leave_affair}，因病请假 {now.leave_sick}，未到 {now.absent + now.unknown}"
        lines.append(f"签到现为：应到会 {now.due} 人，实到会 {now.present} 人，{away}。")
        return "\n".join(lines)

    def told(self) -> tuple[str, str]:
        """Say whether the heads hold for this round."""
        counted = self.stage.heads
        if self._in_session():
            return self._session_told()
        now = meeting.quorum(self.context.office, self.stage.election.id)
        if counted and (counted.present == now.present or self._issued()):
            return heads_words(counted) + self.confirmed_words(), GOOD
        if counted:
            return f"{heads_words(counted)}；签到现为 {now.present} 人，请再清点一次。", OPEN
        if now.ok:
            return f"应到会 {now.due} 人，签到 {now.present} 人，符合规定人数（不少于 {now.needed} 人）。", OPEN
        return f"应到会 {now.due} 人，签到 {now.present} 人，还差 {now.missing} 人，不能投票。", BAD

    def _issued(self) -> bool:
        return self.stage.round.issued is not None

    def _session_told(self) -> tuple[str, str]:
        counted = self.stage.heads
        if counted is None:
            return "请填写实到会人数。", OPEN
        if not is_quorate(counted.present, counted.due):
            return f"{heads_words(counted)}不足五分之四，不能选举。", BAD
        return heads_words(counted) + self.confirmed_words(), GOOD

    def why_not(self) -> str:
        """Refuse a meeting that may not vote; the session of a committee is judged when its heads are counted."""
        if self._in_session():
            return "" if self.present.number() is not None else "请填写实到会委员人数"
        now = meeting.quorum(self.context.office, self.stage.election.id)
        return "" if now.ok else f"还差 {now.missing} 人，请到“会议议程”登记签到"

    def is_over(self) -> bool:
        """Heads may be counted again until the box is opened."""
        return self.stage.round.state not in BEFORE_OPENING

    def follow(self) -> None:
        """Name the button by what it does."""
        super().follow()
        confirmed = self.stage.heads is not None and (self.step in self.stage.steps.records or self._issued())
        self.gate.button.setText("再次清点" if confirmed else "请监票人确认人数")

    def confirm(self) -> None:
        """Count, then record who confirmed; too few of a committee are counted, not confirmed."""
        office, stage = self.context.office, self.stage
        if self._in_session():
            present = self.present.number() or 0
            counted = (
                self.context.tasks.now(lambda: first_session.count_session(office, stage.round.id, present)) is not None
            )
        else:
            counted = (
                self.context.tasks.now(
                    lambda: meeting.count_now(office, stage.election.id, Moment.BEFORE_BALLOTS, stage.round.id)
                )
                is not None
            )
        if counted and self._enough():
            super().confirm()

    def _enough(self) -> bool:
        """Tell whether those counted may vote; the meeting itself was judged by its list before."""
        return not self._in_session() or is_quorate(self.present.number() or 0, self._committee())


def heads_words(counted: HeadCount) -> str:
    """Return a count of heads in one sentence."""
    return f"{clock_text(counted.at)} 清点，应到会 {counted.due} 人，实到会 {counted.present} 人。"
