"""Sentences about the office file and the disk."""

from huanjie_desktop.services.texts import Text

TEXTS = {
    "disk_full": Text("磁盘已满，“{file}”无法保存。", "本次操作没有写入，之前的数据都在。", "请清理磁盘空间后再做一次。"),
    "disk_error": Text("读写“{file}”时磁盘出错。", "可能是U盘被拔出，或磁盘有故障。", "请接好U盘或换一个磁盘，再重新打开文件。"),
    "office_read_only": Text("“{file}”是只读的，无法保存。", "文件或所在文件夹不允许写入。", "请把文件复制到“文档”文件夹后再打开。"),
    "office_in_use": Text("“{file}”正被另一个程序占用。", "同一时间只能有一个程序写入。", "请关闭其他窗口或等待几秒，再做一次。"),
    "office_damaged": Text("“{file}”已损坏，无法打开。", "文件内容不完整，程序没有改动它。", "请从备份中恢复，并保留这份损坏的文件。"),
    "not_an_office": Text("“{file}”不是换届桌面的数据文件。", "文件内容不是本程序保存的。", "请选择扩展名为 .huanjie 的文件。"),
    "office_cannot_open": Text("打不开“{file}”。", "文件夹不存在，或没有访问权限。", "请检查位置和权限，或换一个文件夹。"),
    "office_exists": Text("“{file}”已经存在。", "为避免覆盖原有数据，没有新建。", "请换一个名字，或直接打开原文件。"),
    "folder_missing": Text("文件夹“{folder}”不存在。", "文件无处存放。", "请选择已有的文件夹。"),
    "office_missing": Text("找不到“{file}”。", "文件可能已移走、改名或在未插入的U盘上。", "请插好U盘，或用“打开”重新选择文件。"),
    "office_empty": Text("“{file}”是空文件。", "里面没有任何数据。", "请选择另一个文件，或从备份中恢复。"),
    "office_newer": Text("“{file}”由更新版本的程序保存（版本 {version}）。", "旧程序打开可能丢失内容，因此没有打开。", "请先升级本程序，再打开这个文件。"),
    "copy_failed": Text("升级前的备份没有做成。", "没有可靠的备份就不升级，原文件没有改动。", "请清理磁盘空间后重新打开。"),
}
