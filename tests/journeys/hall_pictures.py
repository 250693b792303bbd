"""Pictures of the hall screen to look at: 2, 7 and 12 persons on four sizes of projector, both looks by turns.

python -m tests.journeys.hall_pictures FOLDER
"""

import os
import sys
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.hall.counts import STAFF, a_count
from tests.hall.test_sheet import SIZES
from ui.app import make_application
from ui.hall.canvas import HallWindow
from ui.hall.scene import CountScene, Scene
from ui.hall.themes import THEMES

PERSONS = (2, 7, 12)


def main(folder: Path) -> int:
    """Draw every picture, name it by size and persons, and say how many there are."""
    application, window = make_application(), HallWindow()
    folder.mkdir(parents=True, exist_ok=True)
    for turn, ((width, height), persons) in enumerate(product(SIZES, PERSONS)):
        window.resize(width, height)
        window.set_look(THEMES[turn % len(THEMES)], 1.0)
        count = CountScene(a_count(persons, returned=150, note="更正：第 35 张"), STAFF, lit=True)
        window.show_scene(Scene("建北社区党支部换届选举　委员选举", count))
        application.processEvents()
        window.grab().save(str(folder / f"{width}x{height}_{persons}.png"))
    print(f"{len(SIZES) * len(PERSONS)} pictures in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
