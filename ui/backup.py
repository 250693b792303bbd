"""备份到…: choose a folder, copy, tell where the copy is."""

from typing import TYPE_CHECKING

from huanjie_desktop.services import backups

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def save_backup(window: "MainWindow") -> None:
    """Ask for a folder, preferably on a USB stick, and put a verified copy of the open file there."""
    office = window.office
    folder = window.messages.folder("备份到（建议选择U盘）") if office else None
    if office is None or folder is None:
        return
    window.tasks.run(
        lambda: backups.save_backup(office, folder),
        done=lambda saved: window.messages.note(f"备份已完成并经过校验：{saved.value}"),
        label="正在备份",
    )
