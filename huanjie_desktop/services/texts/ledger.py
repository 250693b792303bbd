"""Sentences of the liaison ledger: contacts, requests, hardship."""

from huanjie_desktop.services.texts.text import Text

TEXTS = {
    "contact_in_future": Text("联络日期 {on} 还没有到（今天是 {today}）。", "联络按实际发生的日期计算，不能预先登记。", "请填写实际联络的日期。"),
    "contact_late": Text("{on} 的联络是补录。", "到 {closed} 为止的月报已经上报；补录照常计入当月完成情况，并注明“补录”。", "请核对日期；无误即可保存。"),
    "request_without_result": Text("诉求 {number} 还没有填写办理结果。", "没有结果的诉求不能办结。", "请填写办理结果后再办结。"),
    "request_without_person": Text("诉求 {number} 还没有责任人。", "每件诉求都要有人负责到底。", "请填写责任人后再办结。"),
    "request_not_called_back": Text("诉求 {number} 还没有回访。", "办结后应当回访，记下住户是否满意。", "请安排回访；也可以先办结，以后补记回访。"),
    "assistance_open": Text("还有没有结束的帮扶：{kind}（{on}）。", "帮扶没有结束的困难户不能销号。", "请先登记帮扶结束的日期和效果。"),
}  # fmt: skip
