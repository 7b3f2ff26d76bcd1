"""How a name is read. Surnames are often read otherwise than the same character in a word."""

import re

# Where a surname has two readings the commoner one stands; the field can be edited.
SURNAMES = {
    "单": "shan", "曾": "zeng", "仇": "qiu", "解": "xie", "区": "ou", "朴": "piao", "查": "zha", "任": "ren",
    "盖": "ge", "乐": "yue", "华": "hua", "纪": "ji", "宁": "ning", "葛": "ge", "翟": "zhai", "覃": "qin",
    "黑": "he", "缪": "miao", "种": "chong", "繁": "po", "秘": "bi", "冼": "xian", "洗": "xian", "员": "yun",
    "折": "she", "召": "shao", "宿": "su", "隗": "wei", "郗": "xi", "谌": "chen", "牟": "mu", "佴": "nai",
    "卜": "bu", "柏": "bai", "应": "ying", "车": "che", "石": "shi", "那": "na", "能": "nai", "哈": "ha",
    "过": "guo", "句": "gou", "乜": "nie", "撒": "sa", "燕": "yan", "都": "du", "薄": "bo", "颉": "xie",
    "相": "xiang", "祭": "zhai", "曲": "qu", "冯": "feng", "沈": "shen", "尹": "yin", "殷": "yin", "重": "chong",
    "尉": "wei", "贾": "jia", "钭": "tou", "逯": "lu", "訾": "zi", "谯": "qiao", "阚": "kan", "郇": "xun",
    "降": "jiang", "干": "gan", "教": "jiao", "俞": "yu",
    "尉迟": "yuchi", "万俟": "moqi", "澹台": "tantai", "长孙": "zhangsun", "令狐": "linghu",
    "夏侯": "xiahou", "呼延": "huyan", "欧阳": "ouyang", "司马": "sima", "诸葛": "zhuge",
    "上官": "shangguan", "皇甫": "huangfu", "宇文": "yuwen", "独孤": "dugu", "鲜于": "xianyu",
    "慕容": "murong", "公孙": "gongsun", "轩辕": "xuanyuan", "司徒": "situ", "太史": "taishi",
    "端木": "duanmu", "东方": "dongfang", "南宫": "nangong", "西门": "ximen",
}  # fmt: skip


def spell(name: str) -> tuple[str, str]:
    """("shanyumei", "sym") for 单玉梅; a character nobody can read (𠮷 in old tables) is left out.

    In 阿依古丽·买买提 the point is left out and no surname is looked for.
    """
    has_surname = "·" not in name and len(name) <= 5
    surname = next((name[:size] for size in (2, 1) if has_surname and name[:size] in SURNAMES), "")
    read = [SURNAMES[surname]] if surname else []
    read += [re.sub("[^a-z0-9]", "", one.lower()) for one in _read(name[len(surname) :])]
    initials = "".join(one[:1] for one in read)
    if len(surname) == 2:
        initials = initials[:1] + _read(surname)[1][:1] + initials[1:]
    return "".join(read)[:120], initials[:20]


def spell_unit(name: str) -> tuple[str, str]:
    """("shuiliju", "slj") for 水利局; in the name of a unit no surname is looked for."""
    read = [one for each in _read(name) if (one := re.sub("[^a-z0-9]", "", each.lower()))]
    return "".join(read)[:240], "".join(one[0] for one in read)[:60]


def _read(text: str) -> list[str]:
    from pypinyin import lazy_pinyin  # loads its dictionaries, a fifth of a second

    return lazy_pinyin(text, errors=_plain)


def _plain(text: str) -> str:
    """What the dictionary does not know: letters of other names stay, signs go."""
    return re.sub("[^A-Za-z0-9]", "", text)
