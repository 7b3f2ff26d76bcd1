"""The cast: twelve people who can sign in. All else in a rehearsal have no account."""

import secrets
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from huying.domain.people.models import Account, Congress
from huying.domain.people.states import Sex


@dataclass(frozen=True)
class Member:
    """`username` as in the first congress; later ones put their number behind it."""

    username: str
    name: str
    part: Any
    person: dict[str, Any]


_FARMER = {
    "sex": Sex.FEMALE, "nationality": "汉族", "party": "中共党员", "education": "高中",
    "occupation": "农民", "grassroots": True, "employer": "河口镇农民专业合作社",
    "post": "种植户", "skills": "农田水利",
}  # fmt: skip
_TEACHER = {
    "sex": Sex.MALE, "nationality": "汉族", "party": "民盟", "education": "大学本科",
    "occupation": "专业技术人员", "grassroots": True, "employer": "河口镇中心小学",
    "post": "教师", "skills": "基础教育",
}  # fmt: skip
_DOCTOR = {
    "sex": Sex.FEMALE, "nationality": "回族", "party": "群众", "education": "大学本科",
    "occupation": "专业技术人员", "grassroots": True, "employer": "柳林乡卫生院",
    "post": "医生", "skills": "基层医疗",
}  # fmt: skip
_DIRECTOR = {
    "sex": Sex.MALE, "nationality": "汉族", "party": "中共党员", "education": "研究生",
    "occupation": "党政干部", "grassroots": False, "employer": "水利局",
    "post": "局长", "skills": "农田水利",
}  # fmt: skip

CAST = (
    Member("daibiao", "林秀英", _("领衔代表，68 岁"), _FARMER),
    Member("fuyi1", "周文", _("附议代表"), _TEACHER),
    Member("fuyi2", "吴桂", _("附议代表"), _DOCTOR),
    Member("gongwei", "陈静", _("代表工委工作人员"), {"sex": Sex.FEMALE}),
    Member("zhuren", "王海", _("代表工委负责人"), {"sex": Sex.MALE}),
    Member("zhengban", "刘洋", _("县政府办公室"), {"sex": Sex.MALE}),
    Member("dangban", "赵明远", _("县委办公室"), {"sex": Sex.MALE}),
    Member("zhuban", "孙敏", _("水利局承办人兼办公室（主办）"), {"sex": Sex.FEMALE}),
    Member("juzhang", "李建国", _("水利局负责人，也是代表"), _DIRECTOR),
    Member("xieban", "何平", _("财政局承办人（协办）"), {"sex": Sex.MALE}),
    Member("fayuan", "钱立信", _("人民法院承办人"), {"sex": Sex.MALE}),
    Member("guanli", "高志远", _("管理员"), {"sex": Sex.MALE}),
)
# Where the deputies among them were elected, and units that they may not act for in their own matters.
CAST_SEATS = {"daibiao": "河口镇", "fuyi1": "河口镇", "fuyi2": "柳林乡", "juzhang": "城关镇"}
OWN_UNITS = {"daibiao": (), "juzhang": ("水利局",)}
BY_USERNAME = {member.username: member for member in CAST}
NAMES = tuple(member.name for member in CAST)


def username_in(code: str, username: str) -> str:
    """The account's name in the congress of this code: daibiao, in qingyuan-2 daibiao-2."""
    number = code.rpartition("-")[2]
    return f"{username}-{number}" if number.isdigit() else username


def members_of(congress: Congress) -> list[tuple[Member, Account]]:
    """The cast of a rehearsed congress with their accounts, in the order of the programme."""
    wanted = {username_in(congress.code, member.username): member for member in CAST}
    accounts = Account.objects.filter(username__in=wanted, persons__congress=congress)
    order = list(wanted)
    found = sorted(accounts.distinct(), key=lambda account: order.index(account.username))
    return [(wanted[account.username], account) for account in found]


def password() -> str:
    """The cast's common password: made once for each installation, kept in an ignored file."""
    file = settings.VAR / "demo-password"
    settings.VAR.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text("-".join(secrets.token_hex(2) for _part in range(4)))
    return file.read_text()
