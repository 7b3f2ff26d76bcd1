"""A session about three matters, in four suggestions each, for the tests of 主题分析."""

from datetime import timedelta

from huying.domain.people.models import Session
from huying.domain.suggestions.models import Suggestion
from huying.domain.suggestions.procedure import suggestion
from tests.conftest import moment
from tests.kept import kept

MATTERS = {
    "加装电梯": [
        ("关于老旧小区加装电梯的建议", "七层老旧小区没有电梯，老人上下楼难，加装电梯的补贴不够，住户意见难统一。"),
        ("关于提高加装电梯补贴的建议", "住户加装电梯出钱多，加装电梯补贴只够三成，低层住户不同意。"),
        ("关于简化加装电梯审批的建议", "办一部加装电梯要跑五个部门，审批时间长，老旧小区等了两年。"),
        ("关于管护加装电梯的建议", "新小区不愁，老旧小区的加装电梯坏了没人修，维保费用住户分摊不匀。"),
    ],
    "灌溉支渠": [
        ("关于河口镇维修灌溉支渠的建议", "灌溉支渠破损一千二百米，今春八百亩地浇不上水，农户自己抽水。"),
        ("关于灌溉支渠清淤的建议", "淤泥堵了灌溉支渠，下游浇水要等半个月，农户为争水吵架。"),
        ("关于明确灌溉支渠管护的建议", "谁来管灌溉支渠说不清，闸门丢了三扇，浇水全靠农户自己。"),
        ("关于灌溉支渠防渗的建议", "土渠漏水，灌溉支渠一半的水到不了地头，农户浇水多花一倍的钱。"),
    ],
    "公交线路": [
        ("关于延长公交线路的建议", "公交线路到城边就停，学生放学走四十分钟，末班车五点半就没有了。"),
        ("关于增开公交线路的建议", "新区只有一趟公交线路，等车一小时，学生和老人上车难。"),
        ("关于调整公交线路站点的建议", "医院门口没有公交线路站点，换乘要走一公里，学生也绕路。"),
        ("关于夜间公交线路的建议", "工厂下夜班没有公交线路，末班车太早，工人只好骑电动车。"),
    ],
}  # fmt: skip
FIRST = moment("2026-02-26 09:00")


def handed_in(county, title, facts, number=0) -> Suggestion:
    at = FIRST + timedelta(minutes=2 * number)
    drafted = suggestion.draft(
        by=county.lin,
        at=at,
        title=title,
        facts=facts,
        proposal="请有关部门研究。",
        requests=["尽快办理"],
    )
    return suggestion.submit(drafted, by=county.lin, at=at + timedelta(minutes=1))


@kept
def themed(county, *, backwards=False) -> dict[str, Suggestion]:
    """By title."""
    rows = [one for matter in MATTERS.values() for one in matter]
    rows = rows[::-1] if backwards else rows
    return {row[0]: handed_in(county, *row, number) for number, row in enumerate(rows)}


def assigned(county, one) -> Suggestion:
    registered = suggestion.register(
        one, by=county.chen, at=moment("2026-02-27"), category=county.category
    )
    return suggestion.assign(
        registered, by=county.chen, at=moment("2026-03-02"), lead_unit=county.water, co_units=()
    )


def an_earlier_session(county, *items) -> Session:
    """Of the year before, with these items."""
    session = Session.objects.create(
        congress=county.congress, term=county.term, number=9,
        opens_at=moment("2025-02-25"), closes_at=moment("2025-02-28"),
    )  # fmt: skip
    Suggestion.objects.filter(pk__in=[one.pk for one in items]).update(session=session)
    return session
