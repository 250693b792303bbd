"""Sentences about the copies on a second disk while ballots are counted."""

from huanjie_desktop.services.texts.text import Text

TEXTS = {
    "copy_place_gone": Text("找不到备份的位置“{folder}”，这次没有备份。", "U盘可能被拔出了；计票照常，录入的票都在本机。", "请插好U盘，程序会自动再备份；换了U盘的，请重新选择备份位置。"),
    "copy_place_full": Text("备份的位置“{folder}”满了，这次没有备份。", "U盘放不下一份新的备份；计票照常，以前的备份还在。", "请删去U盘上不用的文件，或换一个U盘；程序会自动再备份。"),
    "copy_place_protected": Text("备份的位置“{folder}”不让写入，这次没有备份。", "U盘上的写保护开关可能打开了，或者这个文件夹没有权限；计票照常。", "请关上写保护开关，或换一个U盘；程序会自动再备份。"),
}
