"""Sentences of the update from a file, of opening a file at the wrong moment, and of 关于."""

from huanjie_desktop.services.texts.text import Text

_NOTHING = "本机的程序和数据都没有改动。"

TEXTS = {
    "update_missing": Text("读不到升级包“{file}”。", "文件不在了，或者 U 盘已拔出。", "请插好 U 盘，再选一次升级包。"),
    "update_no_package": Text(
        "“{file}”不是换届桌面的升级包。", "升级包的文件名以 .huanjie-update 结尾。", "请选发给您的升级包；" + _NOTHING
    ),
    "update_damaged": Text(
        "升级包“{file}”不完整或已损坏。",
        "可能是复制时中断，或者 U 盘有坏处。" + _NOTHING,
        "请从来源重新复制一份升级包，再试一次。",
    ),
    "update_unsigned": Text(
        "升级包“{file}”没有可信的签名。",
        "它可能被改动过，或者不是本程序的发布单位制作的。" + _NOTHING,
        "请不要安装；向发给您升级包的人问清来源，再取一份。",
    ),
    "update_format_newer": Text(
        "升级包“{file}”是给更新的程序用的。",
        "现在的程序看不懂它的格式。" + _NOTHING,
        "请用同一版本的安装程序直接安装，数据会保留。",
    ),
    "update_other_system": Text(
        "这个升级包用于{wanted}，本机是{system}。", "装上不能运行。" + _NOTHING, "请换用于本机系统的升级包。"
    ),
    "update_other_kind": Text(
        "这个升级包用于“{wanted}”，本机的程序是“{kind}”。",
        "两种方式的文件放的位置不同，混用会装出两份程序。" + _NOTHING,
        "请换用于“{kind}”的升级包。",
    ),
    "update_same": Text("本机已经是 {present} 版。", "升级包里也是这一版。", "不用升级，可以接着工作。"),
    "update_older": Text(
        "升级包里是旧版本 {version}，本机已是 {present}。",
        "旧程序可能打不开新程序保存的数据。" + _NOTHING,
        "不用升级；要更新，请换比 {present} 新的升级包。",
    ),
    "update_older_than_data": Text(
        "升级包里的程序 {version} 打不开现在的数据文件。",
        "数据文件已由更新的程序保存，装上会丢失内容。" + _NOTHING,
        "请升级：换一个更新版本的升级包。",
    ),
    "update_no_room": Text(
        "升级文件写不进“{folder}”。",
        "磁盘已满、写保护，或没有写的权限。" + _NOTHING,
        "请腾出 1 GB 空间，或换一个位置后再试。",
    ),
    "update_stopped": Text("升级已取消。", "还没有安装任何文件，" + _NOTHING, "需要时再从“帮助 › 从文件升级…”开始。"),
    "update_from_source": Text(
        "现在的程序不是安装版，不能从文件升级。", "它直接从源代码运行。", "请技术人员更新源代码；办公电脑请使用安装版。"
    ),
    "update_counting": Text(
        "正在计票，现在不能升级。", "升级要关闭程序，会打断计票。", "请先完成计票，或按“文件 › 关闭文件”停下，再从“帮助 › 从文件升级…”开始。"
    ),
    "update_practice": Text(
        "正在演练，现在不能升级。", "升级要关闭程序。", "请先按“结束演练”，再从“帮助 › 从文件升级…”开始。"
    ),
    "update_not_started": Text(
        "没能启动“{file}”。",
        "系统或杀毒软件没有允许它运行。" + _NOTHING,
        "请在文件管理器里打开 {folder}，双击这个文件安装。",
    ),
    "update_not_swapped": Text(
        "升级没有完成，现在运行的仍是原来的版本。",
        "程序文件夹里有文件正被别的程序使用，或者 U 盘写保护；换了一半的已经全部换回，数据没有改动。",
        "请关闭其他程序，再从“帮助 › 从文件升级…”升级一次。",
    ),
    "open_counting": Text(
        "正在计票，没有打开“{file}”。",
        "换文件会打断计票；已录的票都已保存。",
        "请先完成计票，或按“文件 › 关闭文件”停下，再打开这个文件。",
    ),
}
