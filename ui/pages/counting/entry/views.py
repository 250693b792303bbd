"""Which view of the count a recorder gets, by the plan of the count."""

from huanjie_desktop.domain.election.count_plan import SecondCount
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.services.count.plan import plan_of
from ui.context import Context
from ui.pages.counting.entry.count_view import CountView
from ui.pages.counting.entry.pair_view import PairView


def view_of(context: Context, round_id: RoundId, recorder: int = 1, bundle: int | None = None) -> CountView:
    """Return the view of two recorders in turn, or of one recorder on a bundle or the whole pile."""
    if plan_of(context.office, round_id).second is SecondCount.TOGETHER:
        return PairView(context, round_id, bundle)
    return CountView(context, round_id, recorder, bundle)
