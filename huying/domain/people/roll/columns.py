"""The columns of the lists that are imported: under which headings they come, what fills them."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..states import BodyKind, Sex, UnitSystem
from .words import EDUCATIONS, NATIONALITIES, OCCUPATIONS, PARTIES

DEPUTIES = "deputies"
BODIES = "bodies"


@dataclass(frozen=True)
class Column:
    """`headings` are accepted, the first is the template's; `offers` is the template's pick list."""

    key: str
    headings: tuple[str, ...]
    width: int = 12
    example: str = ""
    offers: tuple[str, ...] = ()
    required: bool = False


COLUMNS = {
    DEPUTIES: (
        Column("name", ("姓名", "代表姓名", "name"), 10, "林秀英", required=True),
        Column("pinyin", ("拼音", "姓名拼音", "pinyin"), 14, "linxiuying"),
        Column("sex", ("性别", "sex", "gender"), 6, "女", tuple(str(o) for _v, o in Sex.choices)),
        Column("nationality", ("民族", "nationality", "ethnicity"), 8, "汉族", NATIONALITIES),
        Column(
            "birth_year", ("出生年份", "出生年月", "出生日期", "birth year", "birth date"), 10, "1968"
        ),
        Column("party", ("党派", "政治面貌", "party"), 12, "中共党员", PARTIES),
        Column("education", ("学历", "文化程度", "education"), 10, "大学本科", EDUCATIONS),
        Column("occupation", ("职业构成", "代表构成", "职业", "occupation"), 14, "农民", OCCUPATIONS),
        Column("grassroots", ("基层代表", "一线代表", "grassroots"), 10, "是", ("是", "否")),
        Column(
            "employer",
            ("工作单位", "单位", "工作单位及职务", "工作单位和职务", "单位及职务", "employer"),
            24,
            "河口镇新渠村",
        ),
        Column("post", ("职务", "职务职称", "post", "position"), 16, "村党支部书记"),
        Column("skills", ("专业特长", "专长", "特长", "skills"), 16, "农田水利"),
        Column("phone", ("电话", "手机", "手机号", "手机号码", "联系电话", "phone", "mobile"), 14,
               "13800001111"),
        Column("delegation", ("代表团", "所在代表团", "delegation"), 14, "第一代表团"),
        Column(
            "elected_by",
            ("选区或原选举单位", "选区", "原选举单位", "选举单位", "district", "elected by"),
            20,
            "河口镇第三选区",
            required=True,
        ),
        Column("card_number", ("代表证号", "证号", "代表证编号", "card number"), 12, "18001"),
        Column("terms_served", ("任职届数", "当选届数", "届数", "terms served"), 10, "1"),
    ),
    BODIES: (
        Column("name", ("单位名称", "名称", "单位", "name"), 24, "县水利局", required=True),
        Column(
            "kind",
            ("类别", "机构类别", "kind"),
            16,
            "承办单位",
            tuple(str(o) for v, o in BodyKind.choices if v != BodyKind.CONGRESS),
        ),
        Column(
            "system",
            ("系统", "所属系统", "system"),
            12,
            "政府",
            tuple(str(o) for _v, o in UnitSystem.choices),
        ),
        Column("duties", ("职责", "主要职责", "职能", "duties"), 50, "水资源管理、农田水利、防汛抗旱"),
        Column("phone", ("电话", "联系电话", "phone"), 16, "0311-7654321"),
    ),
}  # fmt: skip
TITLES = {DEPUTIES: _("代表名单"), BODIES: _("单位名单")}


def known(what: str) -> dict[str, tuple[str, ...]]:
    """For `read_sheet`."""
    return {one.key: one.headings for one in COLUMNS[what]}
