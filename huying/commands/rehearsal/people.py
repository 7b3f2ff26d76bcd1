"""Invented people: names, and what the roll says of a deputy. Nobody real is meant."""

from collections.abc import Iterator
from random import Random
from typing import Any

from huying.domain.people.roll.pinyin import spell
from huying.domain.people.states import Sex

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
    "钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
# Read otherwise than the same character in a word; a few of each congress bear them.
ODD_SURNAMES = ("单", "解", "仇", "查", "盖", "乐", "华", "宁", "翟", "欧阳", "尉迟", "令狐")


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FEMALE = _words(
    "秀兰 玉梅 桂芳 淑珍 丽华 春燕 红霞 雪梅 晓云 凤英 艳玲 静怡 海燕 慧敏 文静 桂荣 玉珍 美玲 冬梅 志红 爱莲 晓芳 "
    "月娥 翠萍 雅琴 思雨 佳宁 立新 瑞芝 彩云 金凤 素琴 惠民 银环 小满 秋菊 香兰 亚楠 明霞 婷 敏 静 娟 蕾 洁"
)
MALE = _words(
    "建军 志强 国庆 永刚 文斌 海涛 树林 德胜 占山 金生 玉成 春生 立民 晓东 宏伟 振华 长河 保田 新民 福来 清泉 广义 "
    "学文 忠诚 明远 庆丰 景山 铁柱 万春 子涵 浩然 一鸣 云飞 守业 兴旺 双喜 根生 世昌 耀辉 立志 刚 勇 涛 斌 磊 凯"
)

# (occupation, post, employer with {place}, whether it is 基层, how common)
WORK = (
    ("农民", "种植户", "{place}农民专业合作社", True, 20),
    ("农民", "养殖户", "{place}养殖合作社", True, 8),
    ("村和社区工作者", "党支部书记", "{place}村民委员会", True, 14),
    ("村和社区工作者", "社区主任", "{place}社区居民委员会", True, 7),
    ("一线工人", "车间班组长", "清源轴承有限公司", True, 8),
    ("一线工人", "环卫班长", "城市管理局环卫所", True, 4),
    ("一线工人", "快递员", "{place}快递营业部", True, 3),
    ("专业技术人员", "教师", "{place}中心小学", True, 9),
    ("专业技术人员", "医生", "{place}卫生院", True, 8),
    ("专业技术人员", "农艺师", "农业技术推广中心", True, 4),
    ("专业技术人员", "律师", "清源正和律师事务所", False, 3),
    ("企业负责人", "总经理", "清源建材有限公司", False, 7),
    ("企业负责人", "经理", "{place}食品加工厂", False, 6),
    ("党政干部", "党委书记", "{place}党委", False, 7),
    ("党政干部", "乡镇长", "{place}人民政府", False, 7),
    ("解放军和武警", "政治教导员", "武警清源中队", False, 1),
)
SKILLS = (
    "农田水利",
    "基础教育",
    "基层医疗",
    "社区治理",
    "企业管理",
    "法律服务",
    "食品安全",
    "交通物流",
)
OFFICE_POSTS = {"head": ("局长", "主任"), "staff": ("办公室主任", "科长", "股长", "副主任科员")}


DELEGATIONS = (
    ("第一代表团", ("城关镇",)),
    ("第二代表团", ("东湖街道", "西关街道")),
    ("第三代表团", ("北苑街道", "南岗乡")),
    ("第四代表团", ("河口镇", "柳林乡")),
    ("第五代表团", ("石桥镇", "白塔镇")),
    ("第六代表团", ("大营镇",)),
    ("第七代表团", ("新集镇",)),
    ("第八代表团", ("青山乡", "龙泉镇")),
)
DELEGATION_OF = {
    place: f"{name}（{'、'.join(places)}）" for name, places in DELEGATIONS for place in places
}
PLACES = tuple(DELEGATION_OF)


class Names:
    """Gives each name once; `taken` are names already in use."""

    def __init__(self, random: Random, taken: Iterator[str] | tuple[str, ...]):
        self.random, self.taken = random, set(taken)

    def new(self, sex: str) -> str:
        while True:
            odd = self.random.random() < 0.05
            surname = self.random.choice(ODD_SURNAMES if odd else SURNAMES)
            name = surname + self.random.choice(FEMALE if sex == Sex.FEMALE else MALE)
            if name not in self.taken:
                self.taken.add(name)
                return name


def written(name: str, **fields: Any) -> dict[str, Any]:
    """The fields of a Person, with the pinyin that people search by."""
    pinyin, initials = spell(name)
    return {"name": name, "pinyin": pinyin, "initials": initials} | fields


def a_deputy(names: Names, place: str, year: int, number: int) -> dict[str, Any]:
    """The fields of one more deputy from a place, in a congress that opens in `year`."""
    random = names.random
    sex = Sex.FEMALE if random.random() < 0.36 else Sex.MALE
    occupation, post, employer, grassroots, _weight = random.choices(
        WORK, weights=[work[-1] for work in WORK]
    )[0]
    learned = occupation in ("专业技术人员", "党政干部", "企业负责人")
    education = (
        ("研究生", "大学本科", "大学专科")
        if learned
        else ("大学专科", "中专", "高中", "初中及以下")
    )
    parties = ("中共党员", "中共党员", "中共党员", "群众", "群众", "民盟", "农工党", "无党派人士")
    return written(
        names.new(sex),
        sex=sex,
        nationality=random.choices(("汉族", "回族", "满族", "蒙古族"), (92, 4, 3, 1))[0],
        birth_year=year - random.randint(27, 66),
        party="中共党员" if occupation == "党政干部" else random.choice(parties),
        education=random.choice(education),
        occupation=occupation,
        grassroots=grassroots,
        employer=employer.format(place=place),
        post=post,
        skills=random.choice(SKILLS) if random.random() < 0.4 else "",
        phone=f"199 0000 {number:04}",
    )
