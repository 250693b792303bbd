"""The words of rosters as data: headings, nationalities, educations, kinds, rights, relations."""

from huanjie_desktop.domain.people.member import MemberKind, MembershipEnd, Relation, Rights, Sex

HEADINGS = {
    "name": "姓名 名字 党员姓名 姓 名 党员 人员姓名",
    "sex": "性别 男女",
    "nation": "民族 族别",
    "birth": "出生日期 出生年月 出生年月日 生日 出生时间 出生",
    "education": "学历 文化程度 最高学历 学历情况 学历学位 教育程度",
    "joined": (
        "入党时间 入党日期 入党年月 加入党组织时间 加入党组织日期 加入中国共产党时间 加入中共组织的时间 "
        "党员时间入党 入党"
    ),
    "full_since": "转正时间 转正日期 转为正式党员时间 转为正式党员日期 成为正式党员时间 党员时间转正 转正",
    "kind": "人员类别 党员类别 类别 正式或预备 正式预备 党员类型 党员身份 正式还是预备",
    "rights": "选举权 选举权情况 选举权状态 有无选举权 党员权利 党员权利状态 表决权 是否有选举权",
    "relation": "组织关系 组织关系类型 组织关系所在 关系类型 党组织关系 组织关系情况",
    "relation_since": (
        "组织关系转入时间 转入时间 进入支部时间 进入本支部时间 进入党支部时间 进入党支部日期 转入支部时间 "
        "转入日期 组织关系转入日期"
    ),
    "phone": "联系电话 电话 手机 手机号 手机号码 电话号码 联系方式 联系电话1 本人电话 移动电话",
    "phone2": "备用电话 联系电话2 其他电话 家庭电话 固定电话 固话 电话2 其他联系方式",
    "id_number": (
        "身份证号 身份证号码 公民身份号码 身份证 证件号 证件号码 居民身份证号 公民身份证号 公民身份证号码 "
        "身份证件号码 身份号码"
    ),
    "work": "工作单位及职务 工作单位 单位及职务 工作岗位 职业 工作单位职务 现任职务 单位职务",
    "native_place": "籍贯 祖籍",
    "address": "户籍地址 户口所在地 户籍所在地 家庭住址 家庭地址 地址 住址 户籍地 家庭详细地址",
    "present_address": "现居住地址 现居住地 现住址 现住地址 居住地址 常住地址 现过渡地址 居住地 现地址",
    "out_of_contact_since": "失联时间 失联日期 失去联系时间 失去联系日期",
    "remarks": "备注 说明 其他 备 注 备注说明",
    "note": "同名区分 同名备注 重名区分",
    "strokes": "笔画序 笔顺",
    "ended": "终止情形",
    "ended_on": "终止时间",
    "ended_reason": "终止原因",
    "branch": "党支部 所在党支部 支部 支部名称 所属支部 所属党支部 党支部名称 所在支部 党组织 所在党组织 党组织名称",
    "community": "社区 所属社区 所在社区 社区名称 村社区",
    "key": "系统编号",
}

BLANKS = frozenset(("无", "不详", "未知", "-", "—", "/"))

_NATION_WORDS = (
    "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 "
    "佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 "
    "塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺"
)
NATIONS = frozenset(f"{nation}族" for nation in _NATION_WORDS.split())

_EDUCATION_WORDS = {
    "研究生": "研究生 硕士 博士 硕士研究生 博士研究生 在职研究生",
    "大学": "大学 本科 大学本科 在职本科 在职大学 学士",
    "大专": "大专 专科 大学专科 在职大专 高职",
    "中专": "中专 中技 中等专科 中专中技 职高 技校 职业高中 中职",
    "高中": "高中 普通高中",
    "初中": "初中 初级中学",
    "小学": "小学",
    "文盲": "文盲 半文盲 不识字",
}
EDUCATIONS = {word: education for education, words in _EDUCATION_WORDS.items() for word in words.split()}

SEXES = {"男": Sex.MALE, "女": Sex.FEMALE, "男性": Sex.MALE, "女性": Sex.FEMALE}
KINDS = {
    **dict.fromkeys(("正式党员", "正式", "中共党员", "党员", "中共正式党员", "是"), MemberKind.FULL),
    **dict.fromkeys(("预备党员", "预备", "中共预备党员"), MemberKind.PROBATIONARY),
}
NO_RIGHT = "无选举权"
RIGHTS: dict[str, Rights | str] = {
    **dict.fromkeys(("有选举权", "有", "是", "正常", "享有", "正常享有"), Rights.HELD),
    **dict.fromkeys(("留党察看", "留党察看期", "留党察看期间", "留党察看中"), Rights.ON_PROBATION),
    **dict.fromkeys(("权利中止", "中止", "中止权利", "中止党员权利", "党员权利中止"), Rights.SUSPENDED),
    **dict.fromkeys(("无", "否", "没有", "无选举权"), NO_RIGHT),
}
RELATIONS = {
    **dict.fromkeys((Relation.HOME.value, "正式", "正式组织关系", "在本支部", "本支部", "是"), Relation.HOME),
    **dict.fromkeys((Relation.TEMPORARY.value, "临时", "临时关系", "党员证明信"), Relation.TEMPORARY),
    "流动党员活动证": Relation.TEMPORARY,
}
ENDS = {end.value: end for end in MembershipEnd}
