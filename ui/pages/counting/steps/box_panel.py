"""检查票箱: the empty box is shown to everybody, closed, and that is confirmed."""

from huanjie_desktop.services.vote_steps import VoteStep
from ui.context import Context
from ui.pages.counting.steps.confirm_panel import ConfirmPanel
from ui.widgets.states import GOOD, OPEN


class BoxPanel(ConfirmPanel):
    """Nothing to type but who looked."""

    step = VoteStep.BOX_CLOSED

    def __init__(self, context: Context) -> None:
        words = "打开票箱，当众看清是空的，再封闭。上一轮用过的票箱也要重新检查。"
        super().__init__(context, "box", "检查票箱", words)

    def told(self) -> tuple[str, str]:
        """Say whether the box was closed."""
        if self.is_over():
            return f"票箱已当众检查、封闭。{self.confirmed_words()}", GOOD
        return "请当众检查空票箱，封闭后确认。", OPEN
