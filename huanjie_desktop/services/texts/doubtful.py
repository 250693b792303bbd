"""Sentences about doubtful ballots and about two recorders who enter ballot by ballot."""

from huanjie_desktop.services.texts.text import Text

TEXTS: dict[str, Text] = {
    "ruling_description_missing": Text("票面情况还没有填写。", "认定记录要写明监票人看到了什么。", "请写明票面的情况，不要写投票人是谁。"),
    "ruling_ground_unknown": Text("认定的理由不在目录里。", "每项理由都要有本次选举办法的条款作依据。", "请从目录中选一项理由；没有合适的，选“其他疑问”并写明情况。"),
    "ruling_ground_not_on_ballot": Text("票面上没有“{ground}”的情形。", "这一项由程序按录入的符号判定（选举办法{clause}），监票人不另行认定。", "请核对录入的符号；要看票认定的，请选监票人的理由。"),
    "ruling_void_not_by_ground": Text("不能以“{ground}”认定整张无效。", "选举办法{clause}没有这样规定，或者整票无效的原因与理由不一致。", "请改认定结果，或者另选理由。"),
    "ruling_without_scrutineers": Text("还没有监票人参加认定。", "疑难票由监票人集体认定，程序不能代替。", "请先在会议议程确定监票人，再选参加认定的监票人。"),
    "ruling_by_strangers": Text("{names}不是本次投票的监票人。", "只有监票人可以认定疑难票。", "本次投票的监票人是：{known}。请重新选。"),
    "ruling_votes_over_scrutineers": Text("表决共{votes}票，多于参加的监票人{scrutineers}人。", "每名监票人只有一票。", "请核对赞成和反对的人数。"),
    "ruling_too_few_votes": Text("只有{votes}名监票人表决，监票人共{scrutineers}人。", "半数以上的监票人表决，认定才有效。", "请其他监票人一起看票，再表决一次。"),
    "ruling_tied": Text("赞成、反对各{votes}票，没有作出认定。", "票数相等不能认定，也不能抽签。", "请监票人再看原票、商议后重新表决；选票仍然待定。"),
    "ruling_not_passed": Text("赞成{yes}票，反对{no}票，没有通过。", "多数监票人反对这样认定。", "请按多数监票人的意见改认定结果，再表决一次。"),
    "ballot_not_in_doubt": Text("第{number}张没有放在待定票里。", "只有待定的选票才由监票人认定。", "请先把这张选票放入待定；已经录好的，请用“更正”。"),
    "pair_in_dispute": Text("第{number}张两人录得不一样，还没有查看原票。", "不一致的选票要当场查清，才能接着录。", "请监票人拿出第{number}张原票，读给两人听，再录一次。"),
    "pair_not_in_dispute": Text("现在没有两人录得不一样的选票。", "第三次查看只用于不一致的选票。", "请接着录下一张；要改前面的，请用“更正”。"),
    "pair_witnesses_missing": Text("查看原票的监票人还没有填写。", "两人不一致的选票，由监票人看原票决定。", "请填写在场监票人的姓名。"),
}  # fmt: skip
