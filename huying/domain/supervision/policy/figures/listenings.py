"""网上听办 of the year: how many, which units reported, what was asked and answered."""

from django.utils.translation import gettext_lazy as _

from huying.domain.people.models import Body

from ... import states
from ...models import Listening, ListeningQuestion, ListeningReport
from .declared import Scope, figure
from .items import UNITS
from .report import say

TIMES, QUESTIONS = _("次"), _("个")
BEGUN = (states.Listening.OPEN, states.Listening.ANSWERING, states.Listening.CLOSED)


@figure(
    "listenings",
    _("网上听办"),
    measure=TIMES,
    meaning=_("本年度内开始的网上听办，取消的不计。"),
)
def listenings(scope: Scope):
    found = Listening.objects.filter(
        congress=scope.congress, starts_on__range=(scope.first, scope.last), case__state__in=BEGUN
    )
    return found.select_related("case")


@figure(
    "units_listened_to",
    _("网上听办汇报的单位"),
    measure=UNITS,
    meaning=_("在这些网上听办中提交了报告的单位，一个单位计一次。"),
)
def units_listened_to(scope: Scope):
    reports = ListeningReport.objects.filter(listening__in=listenings.found(scope).values("pk"))
    return Body.objects.filter(pk__in=reports.exclude(handed_in_at=None).values("unit"))


@figure(
    "listening_questions",
    _("网上听办的提问"),
    measure=QUESTIONS,
    meaning=_("代表在这些网上听办中的提问。"),
)
def listening_questions(scope: Scope):
    found = ListeningQuestion.objects.filter(listening__in=listenings.found(scope).values("pk"))
    return found.select_related("case")


@figure(
    "listening_questions_answered",
    _("已答复的提问"),
    measure=QUESTIONS,
    meaning=_("其中单位已经答复的。"),
)
def listening_questions_answered(scope: Scope):
    return listening_questions.found(scope).exclude(answered_at=None)


say(
    "supervision",
    _(
        "举行网上听办【网上听办】次，【网上听办汇报的单位】个单位汇报；"
        "代表提问【网上听办的提问】个，已答复【已答复的提问】个。"
    ),
    "listenings",
)
