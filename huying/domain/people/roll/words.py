"""The words of a roll: what its fields are called, and what usually stands in them."""

from django.utils.translation import gettext_lazy as _

PERSON_WORDS = {
    "name": _("姓名"),
    "pinyin": _("拼音"),
    "initials": _("拼音首字母"),
    "sex": _("性别"),
    "nationality": _("民族"),
    "birth_year": _("出生年份"),
    "party": _("党派"),
    "education": _("学历"),
    "occupation": _("职业构成"),
    "grassroots": _("基层代表"),
    "employer": _("工作单位"),
    "post": _("职务"),
    "skills": _("专业特长"),
    "phone": _("电话"),
}
SEAT_WORDS = {
    "term_id": _("届次"),
    "delegation_id": _("代表团"),
    "elected_by": _("选区或原选举单位"),
    "card_number": _("代表证号"),
    "terms_served": _("任职届数"),
}

# What is written into the row: not translated, for it is the roll's own text.
NATIONALITIES = tuple(
    f"{one}族"
    for one in (
        "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 "
        "纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 "
        "鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺"
    ).split()
)
PARTIES = (
    "中共党员", "民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社", "台盟",
    "无党派人士", "共青团员", "群众",
)  # fmt: skip
EDUCATIONS = ("研究生", "大学本科", "大学专科", "中专", "高中", "初中及以下")
OCCUPATIONS = (
    "一线工人", "农民", "专业技术人员", "党政干部", "企业负责人", "村和社区工作者", "解放军和武警", "其他",
)  # fmt: skip

# How else people write them in their lists.
OTHER_SPELLINGS = {
    "party": {
        "中国共产党": "中共党员", "中共": "中共党员", "党员": "中共党员", "共产党员": "中共党员",
        "中国国民党革命委员会": "民革", "中国民主同盟": "民盟", "中国民主建国会": "民建",
        "中国民主促进会": "民进", "中国农工民主党": "农工党", "农工民主党": "农工党", "中国致公党": "致公党",
        "九三": "九三学社", "台湾民主自治同盟": "台盟", "无党派": "无党派人士", "团员": "共青团员",
    },
    "education": {
        "博士": "研究生", "硕士": "研究生", "博士研究生": "研究生", "硕士研究生": "研究生", "本科": "大学本科",
        "大学": "大学本科", "专科": "大学专科", "大专": "大学专科", "中技": "中专", "初中": "初中及以下",
        "小学": "初中及以下",
    },
    "occupation": {
        "工人": "一线工人", "村民": "农民", "专技人员": "专业技术人员", "党政领导干部": "党政干部",
        "企业家": "企业负责人", "企业经营管理人员": "企业负责人", "社区工作者": "村和社区工作者",
        "解放军": "解放军和武警",
    },
    "nationality": {one.removesuffix("族"): one for one in NATIONALITIES},
}  # fmt: skip
