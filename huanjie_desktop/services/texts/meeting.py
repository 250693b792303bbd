"""Sentences of the tab 会议议程 that no rule has a code for."""

from huanjie_desktop.services.texts.text import Text

TEXTS: dict[str, Text] = {
    "day_incomplete": Text("“{value}”没有写到日。", "会议和批复的日期要写明年、月、日。", "请写完整，如 2026.10.12。"),
    "hands_missing": Text("赞成人数还没有填写。", "没有数过不等于没有人赞成。", "请清点举手人数后填写；没有人赞成请填0。"),
    "list_day_after_meeting": Text("讨论确定的日期晚于会议日期（{day}）。", "名单要在投票以前确定。", "请核对日期；会议改期的，先到“选举方案”修改会议日期。"),
    "fix_day_missing": Text("讨论确定的日期还没有填写。", "没有日期不能证明名单已由党员讨论确定。", "请填写年、月、日。"),
    "fix_how_missing": Text("讨论方式还没有填写。", "会议记录要写明名单是怎样确定的。", "请填写，如“召开支部党员会议讨论确定”。"),
    "nobody_chosen": Text("还没有选中党员。", "要先知道提名谁。", "请在名单中选一名，或输入姓名查找。"),
    "name_not_in_list": Text("名单中没有“{name}”。", "只能从本支部有选举权的党员中选择。", "请从列表中选择，或先核对党员名册。"),
}
