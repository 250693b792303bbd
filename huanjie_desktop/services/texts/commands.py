"""Sentences about the commands without a window."""

from huanjie_desktop.services.texts.text import Text

TEXTS = {
    "text_missing": Text("找不到文件“{file}”。", "没有可读的内容。", "请检查文件名和位置后再做一次。"),
    "text_not_utf8": Text("“{file}”不是 UTF-8 编码的文本（第 {position} 个字节处读不出）。", "按别的编码读会把字读错。", "请在记事本中另存为 UTF-8 编码后再做一次。"),
    "file_not_written": Text("写不了“{file}”。", "文件夹不存在、没有权限，或文件正被另一个程序打开。", "请关闭占用它的程序，或换一个位置。"),
    "output_exists": Text("“{file}”已经存在。", "为避免覆盖，没有写入。", "请换一个文件名，或先把原文件移走。"),
    "folder_not_empty": Text("文件夹“{folder}”里已有文件。", "为避免和原有文件混在一起，没有写入。", "请换一个新的或空的文件夹。"),
    "branch_not_found": Text("数据文件里没有名为“{branch}”的支部。", "现有支部：{known}。", "请核对支部名称；要新增请加上 --community 写明所属社区。"),
    "branch_number": Text("没有第 {number} 个支部。", "示例单位有 {most} 个支部。", "请填 1 到 {most}，或填支部名称。"),
    "branch_ambiguous": Text("有 {count} 个支部叫“{branch}”。", "不能确定是哪一个：{known}。", "请写上社区名，例如“某某社区第一支部”。"),
    "election_unknown": Text("数据文件里没有编号为 {number} 的选举。", "现有选举：{known}。", "请核对选举编号。"),
    "no_names": Text("“{file}”里一个姓名也没有。", "没有候选人就印不出选票。", "请每行写一个姓名，保存为 UTF-8 文本。"),
    "sample_stopped": Text("已停止载入示例单位。", "示例数据没有载完，未留下任何文件。", "需要时可再次选择“载入示例单位”。"),
}
