"""Surnames that are read otherwise than the same character elsewhere."""

_SINGLE = (
    "单shan 仇qiu 解xie 查zha 曾zeng 区ou 朴piao 翟zhai 覃qin 缪miao 盖ge 乐yue 员yun 么yao 冼xian 洗xian 燕yan "
    "应ying 宁ning 华hua 纪ji 那na 哈ha 牟mou 谌chen 晁chao 逄pang 逢pang 郇xun 郗xi 郄qie 隗wei 眭sui 睢sui 宓mi "
    "秘bi 祭zhai 折she 召shao 种chong 重chong 尉wei 蔚yu 薄bo 柏bai 贲ben 费fei 葛ge 过guo 呙guo 炅gui 亓qi 瞿qu "
    "阙que 撒sa 佘she 厍she 莘shen 盛sheng 宿su 钭tou 相xiang 占zhan 粘nian 仉zhang 訾zi 於yu 车che 藏zang 臧zang "
    "句gou 会gui 强qiang 娄lou 角jue 能nai 繁po 濮pu 乜nie 任ren 曲qu 谷gu 石shi 沈shen 郁yu 夏xia 晏yan 尹yin "
    "冯feng 卜bu 贾jia 俞yu 干gan 万wan 令ling 南nan 都du 行xing 长zhang 适kuo 塔ta 拓tuo 宗zong 颉xie"
)
_COMPOUND = (
    "尉迟yu,chi 万俟mo,qi 长孙zhang,sun 澹台tan,tai 单于chan,yu 令狐ling,hu 鲜于xian,yu 亓官qi,guan "
    "宰父zai,fu 皇甫huang,fu 夏侯xia,hou 呼延hu,yan 赫连he,lian 太史tai,shi 拓跋tuo,ba"
)

SURNAMES: dict[str, tuple[str, ...]] = {
    **{entry[0]: (entry[1:],) for entry in _SINGLE.split()},
    **{entry[:2]: tuple(entry[2:].split(",")) for entry in _COMPOUND.split()},
}


def surname_reading(letters: str) -> tuple[str, ...]:
    """Return the syllables of the surname a name begins with, () where it is read as the character usually is."""
    return SURNAMES.get(letters[:2]) or SURNAMES.get(letters[:1], ())
