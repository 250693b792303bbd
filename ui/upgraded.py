"""更新内容: shown once after an upgrade, and whenever it is asked for."""

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.services.update import news
from huanjie_desktop.services.update.here import FOLDER, here
from ui.help_window import ReadingWindow
from ui.input_methods import warning
from ui.shell import Shell


def tell_after_upgrade(window: Shell) -> None:
    """Show what is new at the first start of a later version, and clear what the update left; remember the version.

    The very first start tells when no input method for Chinese runs.
    """
    now, state = here(), window.state
    upgraded = news.is_upgrade(state.version(), now.version)
    if upgraded:
        show_news(window, news.news_after(state.version(), news.changes()))
    if upgraded or now.kind == FOLDER:
        from huanjie_desktop.services.update.portable import clear_leftovers

        if clear_leftovers(now):
            window.messages.trouble(UserError("update_not_swapped"))
    if not state.version() and (words := warning()):
        window.messages.note(words)
    if state.version() != now.version:
        state.set_version(now.version)


def show_news(window: Shell, text: str) -> ReadingWindow:
    """Show the passages that are new after an upgrade."""
    return _show(window, f"# 已升级，这些是新的\n\n您的数据没有改动，打开旧文件时会先自动备份一份。\n\n{text}")


def show_changes(window: Shell) -> ReadingWindow:
    """Show the whole list of changes."""
    return _show(window, news.changes() or "没有找到更新记录，安装可能不完整。请重新安装程序。")


def _show(window: Shell, text: str) -> ReadingWindow:
    shown = ReadingWindow(window, "newsWindow", "更新内容")
    shown.text.setOpenLinks(False)
    shown.text.setMarkdown(text)
    shown.show()
    return shown
