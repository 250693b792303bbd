"""Sentences about the dialogs of the open recommendation."""

from huanjie_desktop.services.texts.text import Text

TEXTS = {
    "recommend_figures_missing": Text("还没有填写：{fields}。", "没有填写不等于0，几个数要能互相核对。", "请照推荐会的记录填写；一张无效票也没有的，填0。"),
    "choice_votes_missing": Text("还没有填写{names}的票数。", "没有填写不等于0。", "没有得票的请填0。"),
    "choice_empty": Text("没有一个人得票。", "没有票数不能确定人选。", "请核对表决的票数。"),
    "weight_missing": Text("还没有填写党员票的权重。", "两种得票率按权重相加，权重由方案规定。", "请填写0至100之间的数，如50。"),
}  # fmt: skip
