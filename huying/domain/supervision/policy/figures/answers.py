"""答复、沟通、解决、成果, and how the deputies judged it."""

from django.db.models import OuterRef
from django.utils.translation import gettext_lazy as _

from huying.domain.people.models import Appointment
from huying.domain.suggestions import states
from huying.domain.suggestions.models import ContactAnswer, Outcome, ReplyRound, Survey
from huying.domain.suggestions.policy.books import book_in_force
from huying.domain.suggestions.policy.classes import meaning_of
from huying.domain.suggestions.queries import judged
from huying.domain.suggestions.states import ClassMeaning, Grade
from huying.foundation.cases.within import Exists
from huying.foundation.procedure.models import Clock

from .declared import Scope, figure, share
from .items import ITEMS, PEOPLE, assigned

DONE = (ClassMeaning.RESOLVED,)
UNDER_WAY = (ClassMeaning.RESOLVED, ClassMeaning.UNDER_WAY)


@figure(
    "replied",
    _("已答复"),
    measure=ITEMS,
    meaning=_("已交办的建议中，至少有一轮答复已经送达代表的。"),
)
def replied(scope: Scope):
    done = judged.delivered(scope.congress).order_by().values("handling__suggestion")
    return assigned.found(scope).filter(pk__in=done)


@figure(
    "in_time",
    _("按期答复"),
    measure=ITEMS,
    meaning=_("已答复的建议中，首轮答复没有超过期限（含依规延期、停表）的。"),
)
def in_time(scope: Scope):
    late = Clock.objects.filter(
        congress=scope.congress, name__in=("reply", "reply_long"), end=Clock.End.LATE
    )
    return replied.found(scope).exclude(pk__in=late.values("case__root"))


@figure(
    "talked_over",
    _("经代表确认沟通"),
    measure=ITEMS,
    meaning=_("已答复的建议中，至少有一次沟通经提出建议的代表确认的。"),
)
def talked_over(scope: Scope):
    confirmed = ContactAnswer.objects.filter(
        congress=scope.congress, answer=states.ContactAnswer.CONFIRMED
    ).exclude(contact__handling__case__state__in=judged.NO_LONGER)
    return replied.found(scope).filter(pk__in=confirmed.values("contact__handling__suggestion"))


def classes_of(scope: Scope, meanings) -> list[str]:
    """The letters by which this congress means one of these."""
    classes = book_in_force(scope.congress).answer.classes
    return [one.code for one in classes if meaning_of(one.label) in meanings]


@figure(
    "solved",
    _("已经解决"),
    measure=ITEMS,
    meaning=_("已答复的建议中，各主办单位最近一轮答复的类别都是已经解决或采纳的。"),
)
def solved(scope: Scope):
    others = judged.last_replies(scope.congress).exclude(reply_class__in=classes_of(scope, DONE))
    return replied.found(scope).exclude(pk__in=others.order_by().values("handling__suggestion"))


@figure(
    "explained",
    _("说明解释"),
    measure=ITEMS,
    meaning=_(
        "已答复的建议中，各主办单位最近一轮答复都不是已经解决、"
        "也不是正在解决或列入计划的（没有标明类别的在内）。"
    ),
)
def explained(scope: Scope):
    others = judged.last_replies(scope.congress).filter(
        reply_class__in=classes_of(scope, UNDER_WAY)
    )
    return replied.found(scope).exclude(pk__in=others.order_by().values("handling__suggestion"))


@figure(
    "planned",
    _("正在解决或列入计划"),
    measure=ITEMS,
    meaning=_("已答复的建议中，除去已经解决和说明解释的。"),
)
def planned(scope: Scope):
    apart = [one.found(scope).order_by().values("pk") for one in (solved, explained)]
    return replied.found(scope).exclude(pk__in=apart[0]).exclude(pk__in=apart[1])


@figure(
    "again",
    _("重新办理"),
    measure=ITEMS,
    meaning=_("答复了两轮以上，或者正在作第二轮以后答复的建议。"),
)
def again(scope: Scope):
    second = ReplyRound.objects.filter(congress=scope.congress, round__gte=2)
    return assigned.found(scope).filter(pk__in=second.values("handling__suggestion"))


@figure(
    "outcomes",
    _("办理成果"),
    measure=_("项"),
    meaning=_("由本年度建议的办理形成并登记的政策、制度、项目等，核实不符的不计。"),
)
def outcomes(scope: Scope):
    led = Outcome.handlings.through.objects.filter(
        outcome=OuterRef("pk"), handling__suggestion__in=scope.items().order_by().values("pk")
    )
    found = Outcome.objects.filter(Exists(led), congress=scope.congress)
    return found.exclude(check_word=states.OutcomeCheck.UNTRUE)


# -- what the deputies said ------------------------------------------------------------------


def surveys(scope: Scope):
    items = scope.items().order_by().values("pk")
    return Survey.objects.filter(
        congress=scope.congress, round__handling__suggestion__in=items
    ).select_related("deputy__person", "round__handling__suggestion")


@figure(
    "judged",
    _("已评价"),
    measure=ITEMS,
    meaning=_("已经收回代表评价的建议；一件取最近一轮评价里最低的一档。"),
)
def judged_items(scope: Scope):
    return scope.items().filter(judged.graded(surveys(scope), "result", "any"))


def _graded(dimension: str, grade: str):
    def found(scope: Scope):
        return scope.items().filter(judged.graded(surveys(scope), dimension, grade))

    return found


GRADED = (
    ("process_satisfied", "process", Grade.SATISFIED, _("过程满意"), _("过程满意占比")),
    ("process_mostly", "process", Grade.MOSTLY, _("过程基本满意"), _("过程基本满意占比")),
    ("process_dissatisfied", "process", Grade.DISSATISFIED, _("过程不满意"), _("过程不满意占比")),
    ("result_satisfied", "result", Grade.SATISFIED, _("结果满意"), _("结果满意占比")),
    ("result_mostly", "result", Grade.MOSTLY, _("结果基本满意"), _("结果基本满意占比")),
    ("result_dissatisfied", "result", Grade.DISSATISFIED, _("结果不满意"), _("结果不满意占比")),
)
for _name, _dimension, _grade, _label, _share in GRADED:
    figure(
        _name, _label, measure=ITEMS, meaning=_("已评价的建议中，最近一轮评价里最低的一档是这一档的。")
    )(_graded(_dimension, _grade))  # fmt: skip
    share(f"{_name}_share", _share, part=_name, whole="judged")


@figure(
    "content",
    _("结果满意和基本满意"),
    measure=ITEMS,
    meaning=_("已评价的建议中，最近一轮结果评价没有不满意的。"),
)
def content(scope: Scope):
    marks = surveys(scope)
    good = [judged.graded(marks, "result", one) for one in (Grade.SATISFIED, Grade.MOSTLY)]
    return scope.items().filter(good[0] | good[1])


@figure(
    "praised",
    _("留有表扬的建议"),
    measure=ITEMS,
    meaning=_("提出建议的代表在评价里留有表扬的话的建议。"),
)
def praised(scope: Scope):
    words = surveys(scope).exclude(praise="").order_by().values("round__handling__suggestion")
    return scope.items().filter(pk__in=words)


@figure(
    "praising",
    _("留言肯定的代表"),
    measure=PEOPLE,
    meaning=_("在评价里留有表扬的话的代表，一人计一次。"),
)
def praising(scope: Scope):
    said = surveys(scope).exclude(praise="").order_by().values("deputy")
    return Appointment.objects.filter(pk__in=said).select_related("person")


def words_of_praise(scope: Scope, most: int = 10):
    """The words themselves, the longest first: what a report may quote. Nothing of what is kept secret."""
    said = surveys(scope).exclude(praise="").exclude(round__handling__suggestion__secrecy=True)
    found = list(said.select_related("round__handling__unit"))
    return sorted(found, key=lambda one: (-len(one.praise), str(one.pk)))[:most]


for _name, _label, _part, _whole in (
    ("replied_share", _("答复率"), "replied", "assigned"),
    ("in_time_share", _("按期答复率"), "in_time", "replied"),
    ("talked_over_share", _("沟通占比"), "talked_over", "replied"),
    ("solved_share", _("解决率"), "solved", "replied"),
    ("planned_share", _("列入计划占比"), "planned", "replied"),
    ("explained_share", _("说明解释占比"), "explained", "replied"),
    ("content_share", _("满意率（含基本满意）"), "content", "judged"),
):
    share(_name, _label, part=_part, whole=_whole)

__all__ = ["surveys", "words_of_praise"]
