"""The overview's figures on how it was talked over and whether it was solved; see statistics.py."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.models import Congress
from huying.domain.suggestions.states import Way

from .counting import Counted, Period, Rate, counted, rates

REPLIED = (gettext_lazy("已答复"), {"reply": "yes"})


def met_in_person(congress: Congress, period: Period, today: date) -> list[Rate]:
    """已答复的建议中，至少有一次当面沟通（走访、面商、座谈、现场办理、调研）经提出建议的代表确认的占比（见面率）；用过两种以上方式的另计。"""
    return rates(
        congress,
        period,
        today,
        [
            (gettext_lazy("见面率"), {"reply": "yes", "met": "yes"}),
            (gettext_lazy("两种以上方式"), {"reply": "yes", "met": "two_ways"}),
        ],
        REPLIED,
    )


def ways_of_contact(congress: Congress, period: Period, today: date) -> list[Counted]:
    """已答复的建议中，经提出建议的代表确认、用过这种方式沟通的件数；一件用过几种，各计一次。"""
    asked = [(label, {"reply": "yes", "way": code}) for code, label in Way.choices]
    return [one for one in counted(congress, period, today, asked) if one.value]


def solved_and_satisfied(congress: Congress, period: Period, today: date) -> list[Rate]:
    """解决率＝最近一轮答复的类别是本级第一类（已经解决）的；满意＝结果满意或基本满意。分母是已答复并已评价的；几个单位主办的，各单位都解决才算。"""
    whole = {"reply": "yes", "result": "any"}
    asked = [
        (_("解决率"), {"solved": "yes"}),
        (_("满意率（含基本满意）"), {"content": "yes"}),
        (_("没有解决而满意"), {"solved": "no", "content": "yes"}),
        (_("已经解决而不满意"), {"solved": "yes", "content": "no"}),
    ]
    parts = [(label, {**whole, **more}) for label, more in asked]
    return rates(congress, period, today, parts, (gettext_lazy("已答复并已评价"), whole))


def b_to_a(congress: Congress, period: Period, today: date) -> list[Rate]:
    """首次送达的答复是B类（正在解决、列入计划，按本级类别的文字）的建议中，现在是A类（已经解决）、证明经代表工委核对的占比：同意变更类别时写明了证明，或者办理成果已经核实。几个单位主办的，各单位都转了才算。"""
    whole = {"first_class": "under_way"}
    return rates(
        congress,
        period,
        today,
        [
            (gettext_lazy("B类转为A类"), {**whole, "turned": "yes"}),
            (gettext_lazy("还没有转的"), {**whole, "turned": "no"}),
        ],
        (gettext_lazy("首次答复为B类"), whole),
    )


def praised(congress: Congress, period: Period, today: date) -> list[Counted]:
    """任何一轮、任何一位提出建议的代表在评价里留有表扬的话的建议，一件计一次。"""
    return counted(congress, period, today, [(gettext_lazy("留有表扬"), {"mark": "praised"})])


def filing_rates(congress: Congress, period: Period, today: date) -> list[Rate]:
    """备案率是已答复的建议中，送达的每一轮答复都已报代表工委备案、政府系统单位的答复还报督查室备案的占比；报备按登记的报备日期，没有登记的不算。"""
    return rates(
        congress,
        period,
        today,
        [
            (gettext_lazy("备案率"), {"reply": "yes", "filed": "all"}),
            (gettext_lazy("已报代表工委"), {"reply": "yes", "filed": "committee"}),
        ],
        REPLIED,
    )


def four_hundreds(congress: Congress, period: Period, today: date) -> list[Rate]:
    """四个百分之百：已交办的建议中，承办单位登记了调研或实地察看的、有沟通经提出建议的代表确认的、登记了领导办公会研究的、已经答复的，各占多少。已撤回的不计。"""
    whole = {"received": "assigned"}
    asked = [
        (gettext_lazy("调研"), {"work": "research"}),
        (gettext_lazy("沟通"), {"contacted": "any"}),
        (gettext_lazy("领导办公会研究"), {"work": "leaders_meeting"}),
        (gettext_lazy("答复"), {"reply": "yes"}),
    ]
    parts = [(label, {**whole, **more}) for label, more in asked]
    return rates(congress, period, today, parts, (gettext_lazy("已交办"), whole))


ALL = (
    four_hundreds,
    met_in_person,
    ways_of_contact,
    solved_and_satisfied,
    b_to_a,
    praised,
    filing_rates,
)
