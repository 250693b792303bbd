"""Draws the program's icon in the sizes that systems ask for; run with the Qt of the bundle, without a display."""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 24, 32, 48, 64, 128, 256)


def main(folder: Path) -> None:
    """Write one PNG for each size."""
    application = QGuiApplication(["icons", "-platform", "offscreen"])
    picture = QSvgRenderer(str(Path(__file__).with_name("icon.svg")))
    folder.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        picture.render(painter)
        painter.end()
        image.save(str(folder / f"{size}.png"))
    application.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
