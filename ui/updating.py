"""从文件升级: choose a package, look at it, confirm, prepare, hand over."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.services.update.here import DEB, FOLDER, INSTALLER, here
from huanjie_desktop.services.update.prepare import SUFFIX, Offer, Ready, look, prepare, refuse_now
from ui.shell import Shell
from ui.tasks import Report

_KINDS = f"升级包 (*{SUFFIX})"


class Updating(QObject):
    """The course of one update in a window."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._window = window
        self._here = here()

    def begin(self) -> None:
        """Ask for the package, unless an update cannot be made now."""
        try:
            refuse_now(self._here, self._window.office)
        except UserError as refusal:
            self._window.messages.trouble(refusal)
            return
        path = self._window.messages.open_file("选择升级包", _KINDS)
        if path is not None:
            self._window.tasks.run(partial(look, path, self._here), done=self._offer, label="正在检查升级包")

    def _offer(self, offer: Offer) -> None:
        from ui.update_dialog import UpdateDialog

        office = self._window.office
        dialog = UpdateDialog(self._window, offer, office.path.name if office else "")
        dialog.accepted.connect(partial(self._prepare, offer))
        dialog.open()

    def _prepare(self, offer: Offer) -> None:
        job = partial(_made_ready, offer, self._window)
        self._window.tasks.run_long(job, done=self._hand_over, label="正在备份并取出安装文件")

    def _hand_over(self, ready: Ready) -> None:
        kind = ready.offer.here.kind
        if kind == DEB:
            from ui.update_dialog import InstallDialog

            InstallDialog(self._window, ready, self._window.messages).open()
            return
        if self._window.tasks.now(partial(_start, ready)):
            self._window.close()


def _made_ready(offer: Offer, window: Shell, report: Report) -> Ready:
    """Prepare, and for a portable program lay the new one beside it."""
    refuse_now(offer.here, window.office)
    ready = prepare(offer, window.office, report)
    if offer.here.kind == FOLDER:
        from huanjie_desktop.services.update.portable import stage

        stage(ready)
    return ready


def _start(ready: Ready) -> bool:
    """Start what installs. Raises UserError when the system refuses."""
    if ready.offer.here.kind == INSTALLER:
        from huanjie_desktop.services.update.installing import start_installer

        start_installer(ready)
    else:
        from huanjie_desktop.services.update.portable import start_new

        start_new(ready.offer.here.folder or Path())
    return True


def begin_update(window: Shell) -> None:
    """Begin an update in a window."""
    Updating(window).begin()
