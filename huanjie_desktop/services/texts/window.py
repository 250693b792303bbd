"""Sentences that only the window needs."""

from huanjie_desktop.services.texts.text import Text

TEXTS = {
    "printer_refused": Text("打印机“{printer}”没有接受打印任务。", "可能没有开机、缺纸，或选择的文件无法写入。", "请检查打印机后再打印一次。"),
}
