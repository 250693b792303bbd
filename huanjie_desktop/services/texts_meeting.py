"""Sentences of the tab 会议议程 that no rule has a code for."""

from huanjie_desktop.services.texts import Text

TEXTS: dict[str, Text] = {
    "day_incomplete": Text("“{value}”没有写到日。", "会议和批复的日期要写明年、月、日。", "请写完整，如 2026.10.12。"),
    "hands_missing": Text("赞成人数还没有填写。", "没有数过不等于没有人赞成。", "请清点举手人数后填写；没有人赞成请填0。"),
    "nobody_chosen": Text("还没有选中党员。", "要先知道提名谁。", "请在名单中选一名，或输入姓名查找。"),
    "name_not_in_list": Text("名单中没有“{name}”。", "只能从本支部有选举权的党员中选择。", "请从列表中选择，或先核对党员名册。"),
}
