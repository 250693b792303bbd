"""备份到…: choose a folder, copy, tell where the copy is."""

from huanjie_desktop.services import backups
from huanjie_desktop.services.office import Office
from ui.messages import Messages
from ui.tasks import TaskRunner


def save_backup(office: Office, tasks: TaskRunner, messages: Messages) -> None:
    """Ask for a folder, preferably on a USB stick, and put a verified copy of the open file there."""
    folder = messages.folder("备份到（建议选择U盘）")
    if folder is None:
        return
    tasks.run(
        lambda: backups.save_backup(office, folder),
        done=lambda saved: messages.note(f"备份已完成并经过校验：{saved.value}"),
        label="正在备份",
    )
