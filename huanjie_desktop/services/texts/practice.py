"""Sentences of the check before the count and of practice."""

from huanjie_desktop.services.texts.text import Text

TEXTS = {
    "preflight_empty": Text("开场检查还没有内容。", "没有逐项看过。", "请先按“重新检查”。"),
    "practice_file": Text(
        "“{file}”是演练文件，不能当作本单位文件打开。",
        "里面的选票是虚构的，和正式计票不能混在一起。",
        "请打开本单位的正式文件；要演练，请在“计票”页按“演练…”。",
    ),
    "not_practice": Text(
        "“{file}”不是演练文件。",
        "只有演练文件才可以这样打开和删除，正式文件不会动。",
        "请在“计票”页按“演练…”重新开始演练。",
    ),
    "practice_stays": Text(
        "演练文件“{file}”现在删不掉。", "可能有别的程序正在读它。", "不用管它：下次打开程序时会再删。正式文件不受影响。"
    ),
    "practice_no_candidates": Text(
        "这一轮还没有候选人，不能用它演练。",
        "没有候选人就没有选票。",
        "请先在“会议议程”里确定候选人；或在演练中选“虚构支部”。",
    ),
    "practice_ballots": Text(
        "演练的票数要在 {least} 到 {most} 之间。", "太少练不熟，太多一次录不完。", "请改一下张数。"
    ),
    "practice_twice": Text("现在已经在演练。", "演练里不能再开演练。", "请先按“结束演练”。"),
    "practice_backup": Text(
        "演练文件不备份。", "里面没有真的选票，备份出来容易和正式的弄混。", "请结束演练以后，再备份正式文件。"
    ),
}
