"""Sentences about counting twice: plan, bundles, paper sheets, and what keeps a count open."""

from huanjie_desktop.services.texts import Text

TEXTS: dict[str, Text] = {
    "bundle_size_unfit": Text("每扎{size}张，不合适。", "每扎应为1至{most}张，太多不便核对。", "请改为20张左右。"),
    "strokes_tell_single_ballots": Text("收回{returned}张选票，不足{least}张，却要逐票显示。", "票少时，逐笔显示容易让人看出谁投了哪张票。", "建议改为“计完再显示”。"),
    "bundle_tells_single_ballots": Text("最小的一扎只有{smallest}张，却要按扎显示。", "一扎票太少，容易让人看出谁投了哪张票。", "建议每扎改多一些，或改为“计完再显示”。"),
    "bundle_missing": Text("没有第{bundle}扎。", "选票按扎编号，没有这一扎。", "请在“分扎”一步核对扎数后重选。"),
    "bundle_entered": Text("第{bundle}扎的选票已全部录入。", "再录就会多于这一扎的张数。", "请换下一扎；如漏录或多录，请撤回或更正。"),
    "bundle_would_be_cut": Text("收回改为{returned}张，第{bundle}扎已发到第{last}张，对不上。", "已经发给计票组的扎不能拆开。", "请先把这一扎当面点清，再更正收回张数。"),
    "ballots_undecided": Text("还有{count}张待定票没有认定：第{ballots}张。", "待定票不算有效票，也不算无效票，认定前不能结束计票。", "请监票人逐张认定后再结束计票。"),
    "ballot_is_set_aside": Text("第{number}张是待定票，还没有认定。", "待定票由监票人表决认定，不能直接更正。", "请到“疑难票认定”中认定这张票。"),
}  # fmt: skip
