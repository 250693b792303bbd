"""Sentences about papers."""

from huanjie_desktop.services.texts.text import Text

TEXTS: dict[str, Text] = {
    "paper_needs": Text("还缺{what}。", "文书中不能有空缺或猜测的内容。", "请先登记{what}。"),
    "agenda_without_times": Text("议程第{items}项没有记录时间。", "会议记录里，这几项没有开始时间。", "请到“会议议程”的“议程”一步补办，没有这一项的按“跳过”；也可以照样生成，签字前在纸上写明时间。"),
    "paper_needs_round": Text("还没有开始投票。", "这份文书按每一轮投票生成。", "请先确定候选人并开始一轮投票。"),
    "paper_not_ready": Text("还不能生成《{paper}》：{missing}。", "缺少这些内容的文书没有效力。", "请补齐后再生成。"),
    "nobody_elected_yet": Text("还没有人当选。", "已经确认的投票中没有人得票过半数。", "请先按程序另行选举，有人当选后再生成。"),
}  # fmt: skip
