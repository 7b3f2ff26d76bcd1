"""不良办理现象: named practices as facts. Each is a question to what happened, per unit and turn. Replies are
held against each other by equality of what they say, and their emptiness is what the checker found at delivery."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from huying.domain.people.queries import Acting
from huying.domain.suggestions.models import (
    Answer,
    ClassChange,
    ContactAnswer,
    DeliveredText,
    ReplyRound,
    Survey,
)
from huying.domain.suggestions.queries import handlings_visible_to
from huying.domain.suggestions.states import ClassAnswer, ClassMeaning, ClassStage, Grade, Outcome
from huying.domain.suggestions.states import ContactAnswer as ContactWord
from huying.foundation.cases.within import Exists, Subquery
from huying.foundation.procedure.models import Clock

from ..models import Commitment, TeamFinding
from ..policy.key import GONE
from ..states.campaign import FindingMark
from ..states.commitment import OPEN_STATES

HOLLOW = "empty_words"
REPLY_CLOCKS = ("reply", "reply_long", "co_opinion", "rehandle")


@dataclass(frozen=True)
class Practice:
    """`shows(today)`: for filter(), of a unit's turn. `definition` stands beside every figure."""

    code: str
    label: Any
    definition: Any
    shows: Callable


def _not_done(today):
    late = Commitment.objects.filter(
        suggestion=OuterRef("suggestion"),
        owner=OuterRef("unit"),
        case__state__in=OPEN_STATES,
        due_on__lt=today,
    )
    newer = TeamFinding.objects.filter(item=OuterRef("item"), pk__gt=OuterRef("pk"))
    found = TeamFinding.objects.filter(
        item__suggestion=OuterRef("suggestion"),
        item__taken_off_at=None,
        mark__in=(FindingMark.WANTING, FindingMark.WRONG),
    ).exclude(Exists(newer))
    return Q(Exists(late)) | Q(Exists(found), role="lead")


def _not_met(today):
    denied = ContactAnswer.objects.filter(
        contact__handling=OuterRef("pk"), answer=ContactWord.DENIED
    )
    return Exists(denied)


def _at_the_last_moment(today):
    met = Clock.objects.filter(
        case=OuterRef("pk"),
        name__in=REPLY_CLOCKS,
        end__in=(Clock.End.MET, Clock.End.LATE),
        ended_at__date__gte=F("due"),
    )
    return Exists(met)


def _same_again(today):
    earlier = DeliveredText.objects.filter(
        Q(round__delivered_at__lt=OuterRef("round__delivered_at"))
        | Q(round__delivered_at=OuterRef("round__delivered_at"), pk__lt=OuterRef("pk")),
        digest=OuterRef("digest"),
        round__handling__unit=OuterRef("round__handling__unit"),
    )
    said = DeliveredText.objects.filter(Exists(earlier), round__handling=OuterRef("pk"))
    return Exists(said.exclude(digest=""))


def _back_and_forth(today):
    return Q(returns_asked__gte=2)


def _again(today):
    redone = ReplyRound.objects.filter(handling=OuterRef("pk"), round__gte=2)
    return Exists(redone)


def _result_alone(today):
    answered = Survey.objects.filter(
        round__handling=OuterRef("pk"),
        process=Grade.DISSATISFIED,
        result__in=(Grade.SATISFIED, Grade.MOSTLY),
    )
    return Exists(answered)


def _hollow(today):
    found = DeliveredText.objects.filter(round__handling=OuterRef("pk"), findings__has_key=HOLLOW)
    return Exists(found)


def _not_taken(today):
    """Held to be feasible before it was delivered, and refused by the class that stands or, where a place
    has no classes, in every answer."""
    classes = ClassChange.objects.filter(round=OuterRef("pk"), answer=ClassAnswer.AGREED)
    standing = classes.exclude(stage=ClassStage.REVIEW).order_by("-pk").values("meaning")[:1]
    answers = Answer.objects.filter(round=OuterRef("pk"))
    later = ReplyRound.objects.filter(
        handling=OuterRef("handling"), delivered_at__isnull=False, round__gt=OuterRef("round")
    )
    last = ReplyRound.objects.filter(
        handling=OuterRef("pk"),
        delivered_at__gt=F("handling__suggestion__class_supervision__found_feasible_at"),
    ).exclude(Exists(later))
    in_words = Q(Exists(answers)) & ~Q(Exists(answers.exclude(outcome=Outcome.NOT)))
    refused = last.annotate(meaning=Subquery(standing)).filter(
        Q(meaning__in=(ClassMeaning.NOT_NOW, ClassMeaning.REFERENCE)) | Q(in_words, meaning=None)
    )
    return Exists(refused)


PRACTICES = [
    Practice(
        "not_done",
        _("只答复不落实"),
        _("承诺事项已过完成时间没有销号、没有变更，或者督办工作组最近一次的意见是没有落实、与答复不符。"),
        _not_done,
    ),
    Practice(
        "not_met",
        _("不面商代签字"),
        _("单位登记了沟通，代表答复“不属实”。"),
        _not_met,
    ),
    Practice(
        "last_moment",
        _("临期突击"),
        _("在期限的最后一天或者逾期以后才答复、出具协办意见。"),
        _at_the_last_moment,
    ),
    Practice(
        "same_again",
        _("重复答复"),
        _("答复与本单位以前对别的建议或者上一轮的答复文字相同（不计空格、标点、数字、称呼和建议标题）。"),
        _same_again,
    ),
    Practice(
        "back_and_forth",
        _("一退再退"),
        _("同一件建议两次以上申请退回。"),
        _back_and_forth,
    ),
    Practice(
        "again",
        _("重数量轻质量"),
        _("答复以后又重新办理。"),
        _again,
    ),
    Practice(
        "result_alone",
        _("重结果轻过程"),
        _("代表对结果满意或者基本满意，对过程不满意。"),
        _result_alone,
    ),
    Practice(
        "hollow",
        _("官样文章"),
        _("送达的答复经检查，通篇没有具体措施、时间、金额或责任单位。"),
        _hollow,
    ),
    Practice(
        "not_taken",
        _("该采纳未采纳"),
        _("代表工委审查时认为可行、应当采纳的，答复为暂时无法解决、留作参考或者全部未采纳。"),
        _not_taken,
    ),
]  # fmt: skip
BY_CODE = {one.code: one for one in PRACTICES}


def turns(acting: Acting):
    """The turns that count: not handed on, not ended; of the congress's own eyes alone."""
    found = handlings_visible_to(acting).exclude(case__state__in=GONE)
    return found if acting.is_committee else found.none()


def behind(acting: Acting, code: str, today: date, *, unit: int):
    """The turns behind one figure."""
    return (
        turns(acting)
        .filter(BY_CODE[code].shows(today), unit=unit)
        .select_related("case", "unit", "suggestion__case")
        .order_by("suggestion__session", "suggestion__number", "pk")
    )


def by_unit(acting: Acting, today: date) -> list[dict]:
    """One line a unit, with how many of its turns show each practice."""
    lines: dict[int, dict] = {}
    every = turns(acting).order_by().values("unit", "unit__name")
    for row in every.annotate(number=Count("pk")):
        lines[row["unit"]] = {
            "name": row["unit__name"],
            "asked": f"unit={row['unit']}",
            "number": row["number"],
            "figures": dict.fromkeys(BY_CODE, 0),
        }
    for one in PRACTICES:
        for row in every.filter(one.shows(today)).annotate(number=Count("pk")):
            lines[row["unit"]]["figures"][one.code] = row["number"]
    return sorted(lines.values(), key=lambda line: (-sum(line["figures"].values()), line["name"]))
