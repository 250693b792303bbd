"""The dialogs of the count: named controls, Chinese words, room on the smallest screen at the largest letters."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from huanjie_desktop.domain.election.count_plan import CountPlan, SecondCount
from huanjie_desktop.services.count import counting, doubtful
from huanjie_desktop.services.count.plan import compare_bundle, save_plan
from huanjie_desktop.services.count.third_look import readings
from tests.builders import marks
from tests.ui.counting import count_file, open_hall
from tests.ui.meeting_office import dialog
from tests.ui.test_every_control import english, nameless, unguarded
from ui.letters import apply_size
from ui.pages.counting.bundles.compare_dialog import CompareDialog
from ui.pages.counting.bundles.sheet_dialog import SheetDialog
from ui.pages.counting.bundles.third_look_dialog import ThirdLookDialog
from ui.pages.counting.doubtful.doubtful_dialog import DoubtfulDialog
from ui.pages.counting.doubtful.ruling_dialog import RulingDialog
from ui.state import SIZES

SEVEN = ("张建北", "陈建北", "刘建北", "孙建北", "林建北", "欧建北", "任建北")
KINDS = ("doubtful", "ruling", "compare", "third", "sheet")


@pytest.fixture
def hall(window, tmp_path, clock):
    """A count of seven names with one ballot in doubt and one read differently by two recorders."""
    hall = open_hall(window, *count_file(tmp_path, clock, names=SEVEN, committee=5, returned=20))
    office, round_id = window.office, hall.ready.round
    save_plan(office, CountPlan(round_id, SecondCount.BUNDLES, 2))
    for recorder, signs in ((1, "OOOOO__"), (2, "OOOO_XX")):
        session = counting.open_count(office, round_id, recorder, 1)
        counting.enter_ballot(office, session, marks(signs, "文建北"))
        counting.enter_ballot(office, session, marks("OOOOOO_"), set_aside=True)
    return hall


def made(kind, hall):
    office, round_id = hall.window.office, hall.ready.round
    page, context = hall.page, hall.window.view.context
    session = counting.open_count(office, round_id)
    (look,) = compare_bundle(office, round_id, 1)
    catalogue, names = doubtful.grounds(office, round_id), session.round.names
    makers = {
        "doubtful": lambda: DoubtfulDialog(page, context, hall.ready.election, round_id),
        "ruling": lambda: RulingDialog(page, doubtful.queue(office, round_id)[0], session, catalogue, ("李建北",)),
        "compare": lambda: CompareDialog(page, context, page.stage, 1),
        "third": lambda: ThirdLookDialog(page, look, names, readings(office, round_id, 1, look), "李建北"),
        "sheet": lambda: SheetDialog(page, "正字票合计：整堆", session.tally),
    }
    shown = makers[kind]()
    shown.show()
    QApplication.processEvents()
    return shown


@pytest.mark.parametrize("kind", KINDS)
def test_every_control_of_the_dialog_is_named_and_chinese_and_guarded(hall, kind):
    shown = made(kind, hall)
    assert nameless(shown) == []
    assert english(shown) == []
    assert unguarded(shown) == []
    shown.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_dialog_fits_the_smallest_screen(hall, kind, size):
    apply_size(size)
    shown = made(kind, hall)
    least = shown.minimumSizeHint()
    assert (shown.width() <= 1090, shown.height() <= 600) == (True, True), shown.size()
    assert (least.width() <= 1090, least.height() <= 600) == (True, True), least
    shown.close()


@pytest.mark.parametrize("kind", ["doubtful", "compare"])
def test_enter_does_not_close_the_list_and_escape_does(hall, qtbot, kind):
    shown = made(kind, hall)
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert isinstance(dialog(f"{kind}Dialog"), QDialog)
    with qtbot.waitSignal(shown.rejected):
        qtbot.keyClick(shown, Qt.Key.Key_Escape)
