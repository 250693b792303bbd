"""Names that the ear or the eye takes for one another when ballots are called (近似姓名)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, product

from huanjie_desktop.domain.people.names import name_letters

_LOOK_ALIKE = (
    "己已巳 未末 末本 戊戌戍 士土 曰日 侯候 冼洗 晴睛 芹芩 昊吴 干千于 天夫 人入 大太 王玉壬 由甲申 贝见 几九 刀力 "
    "厂广 今令 冷泠 冶治 免兔 卯卬 历厉 压庄 辛幸 莘苹 木术 竞竟 享亨 佳隹 住佳 仑仓 代伐 徽微 折拆析 拔拨 抡抢 沦沧 "
    "汨汩 浙淅 活话 淮准 炯烔 祥详 祎袆 裕祐 笙苼 籍藉 绵锦 茵菌 菁箐 蓝篮 藩潘 贡贾 赢嬴 辰晨 辩辨 郎朗 钟钏 阳阴 "
    "陆陈 陈阵 颖颍 马鸟 鸟乌 丘兵 云去 丹舟 义叉 凤风 尹伊 戈弋 方万 旦且 旭旮 昌冒 明朋 昱昰 晃晁 晓骁 杨扬 杏否 "
    "林材 栋拣 桂挂 楠喃 江汪 沅沆 淇琪 湘相 洪供 淑椒 棋祺 瑜榆 甫浦 祁祈 秦奉泰 翟瞿 芳苏 若苦 范苑 荣莹 肖萧 薛薜 "
    "蔡葵 虞虚 袁哀 谭潭 邓郑 邱邸 邹邵 阎阁 雷雪 项顶 骆络 黎藜 丰韦 丛从 乔侨 冯冱 史吏 孙孔 宋宗 崔翟 彭膨 曲由 "
    "柏栢 段叚 汤扬 熊能 盛晟 石右 祝视 郭敦 钱线 龙尤 炳柄 烨晔 琳淋 珊栅 玲铃 玖玫 琼谅 梅悔 秋伙 敏毓 瑞端"
)


class Likeness(StrEnum):
    """In what two names are alike."""

    EQUAL = "同名"
    SOUND = "同音"
    LOOK = "形近"


@dataclass(frozen=True)
class Called:
    """A name as ballots show it, its pinyin without tones or blanks, its number on the ballot (0: none)."""

    name: str
    sound: str
    number: int = 0


@dataclass(frozen=True)
class Similar:
    """Two names that are easily taken for one another; the first stands on the ballot if one of them does."""

    first: Called
    second: Called
    likeness: Likeness


def similar_names(printed: Sequence[Called], others: Sequence[Called]) -> tuple[Similar, ...]:
    """Find the pairs to be called with care: among the printed, between these and other members, equal other names."""
    return tuple(_pairs(printed, others))


def likeness(first: Called, second: Called) -> Likeness | None:
    """Return in what two names are alike, None for names that differ to eye and ear."""
    one, other = name_letters(first.name), name_letters(second.name)
    if one == other:
        return Likeness.EQUAL
    if first.sound and first.sound == second.sound and len(one) == len(other):
        return Likeness.SOUND
    return Likeness.LOOK if look_alike(one, other) else None


def look_alike(one: str, other: str) -> bool:
    """Tell whether two texts differ only in characters that are easily misread for one another."""
    return len(one) == len(other) and all(a == b or b in _ALIKE.get(a, "") for a, b in zip(one, other, strict=True))


def _pairs(printed: Sequence[Called], others: Sequence[Called]) -> Iterator[Similar]:
    for first, second in (*combinations(printed, 2), *product(printed, others)):
        alike = likeness(first, second)
        if alike:
            yield Similar(first, second, alike)
    for first, second in combinations(others, 2):
        if name_letters(first.name) == name_letters(second.name):
            yield Similar(first, second, Likeness.EQUAL)


def _partners() -> dict[str, str]:
    found: dict[str, str] = {}
    for group in _LOOK_ALIKE.split():
        for char in group:
            found[char] = found.get(char, "") + group
    return found


_ALIKE = _partners()
