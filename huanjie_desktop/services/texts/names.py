"""Sentences about names and their order."""

from huanjie_desktop.services.texts.text import Text

TEXTS = {
    "strokes_unknown": Text(
        "“{name}”中的“{char}”不在笔画表中，只知道是{count}画。",
        "暂排在其他{count}画字之后，次序可能不对。",
        "请在“笔画序”中用数字1至5（横竖撇点折）填写这个字的笔顺，并在记录中注明。",
    ),
    "name_other_script": Text(
        "“{name}”中的“{char}”不是汉字。",
        "姓氏笔画只能比较汉字，其他文字排在所有汉字之后。",
        "请核对是否写错；确实如此的，请由选举工作人员确认次序。",
    ),
    "person_name_empty": Text("姓名是空的。", "没有姓名就无法列入名单。", "请填写姓名。"),
    "person_name_too_long": Text(
        "姓名“{where}”有{count}个字，超过{most}个字。", "名单和选票上排不下。", "请核对是否把备注写进了姓名栏。"
    ),
    "person_name_replaced": Text(
        "姓名“{name}”中有旧编码或部首写法的字，已换成正式的字。",
        "旧编码的字在别的电脑上会显示成空白，也查找不到。",
        "请对照身份证核对一次。",
    ),
    "person_name_broken": Text(
        "姓名“{name}”中有一个字（{point}）已经损坏，认不出原字。", "打印出来会是空白或方框。", "请对照身份证重新输入这个字。"
    ),
    "person_name_unusual": Text(
        "姓名“{name}”中有不常见的符号“{char}”。", "可能是录入时多打的。", "请对照身份证核对；没有写错可以保留。"
    ),
    "same_names_alike": Text(
        "名册里的几位{name}，性别和出生年月都分不清。",
        "分不清投给谁的票，这一项不能计。",
        "请在“党员名册”里给每一位填写“同名区分”，再回来录这一张。",
    ),
    "text_not_readable": Text("读不了“{file}”。", "系统拒绝打开：{reason}。", "请关闭占用它的程序，或检查权限后再做一次。"),
}
