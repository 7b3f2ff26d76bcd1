"""收到、登记、交办的建议, who made them, who handles them; by category, unit and theme."""

from collections import Counter

from django.db.models import Count, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huying.domain.people.models import Appointment, Body
from huying.domain.suggestions import states
from huying.domain.suggestions.models import Category, CoSignature, Handling
from huying.domain.suggestions.queries.judged import NO_LONGER

from .declared import Row, Scope, figure, table

ITEMS, PEOPLE, UNITS = _("件"), _("人"), _("个")
MOST_THEMES = 20


@figure(
    "received",
    _("收到建议"),
    measure=ITEMS,
    meaning=_("本年度会议的建议中已提交或由台账导入的，会后闭会期间提出的在内，一件计一次。"),
)
def received(scope: Scope):
    return scope.items()


@figure(
    "in_session", _("大会期间提出"), measure=ITEMS, meaning=_("在大会开幕至闭幕之间提交的建议。")
)
def in_session(scope: Scope):
    return scope.items().filter(in_session=True)


@figure("out_of_session", _("闭会期间提出"), measure=ITEMS, meaning=_("大会闭幕以后提交的建议。"))
def out_of_session(scope: Scope):
    return scope.items().filter(in_session=False)


@figure(
    "proposers",
    _("提出建议的代表"),
    measure=PEOPLE,
    meaning=_("领衔提出或者已经确认附议的代表，一人计一次。"),
)
def proposers(scope: Scope):
    items = scope.items().order_by().values("pk")
    joined = CoSignature.objects.filter(
        suggestion__in=items, answer=states.CosignAnswer.CONFIRMED
    ).values("deputy")
    led = scope.items().order_by().exclude(lead=None).values("lead")
    return Appointment.objects.filter(Q(pk__in=led) | Q(pk__in=joined)).select_related("person")


@figure("registered", _("已登记"), measure=ITEMS, meaning=_("经审查登记、编了号的建议。"))
def registered(scope: Scope):
    return scope.items().filter(number__isnull=False)


@figure(
    "assigned", _("已交办"), measure=ITEMS, meaning=_("已经交承办单位办理的建议，已撤回的不计。")
)
def assigned(scope: Scope):
    withdrawn = states.Suggestion.WITHDRAWN
    return scope.items().filter(assigned_at__isnull=False).exclude(case__state=withdrawn)


def turns(scope: Scope):
    """Of units that still have the item or have done with it, lead and co-unit alike."""
    mine = Handling.objects.filter(congress=scope.congress, suggestion__in=_keys(scope))
    return mine.exclude(case__state__in=NO_LONGER)


def _keys(scope: Scope):
    return assigned.found(scope).order_by().values("pk")


def _units(found):
    return Body.objects.filter(pk__in=found.order_by().values("unit"))


@figure(
    "units",
    _("承办单位"),
    measure=UNITS,
    meaning=_("主办或者协办本年度建议的单位，一个单位计一次；已改办、已终止的不计。"),
)
def units(scope: Scope):
    return _units(turns(scope))


@figure("lead_units", _("主办单位"), measure=UNITS, meaning=_("主办（含分办）本年度建议的单位。"))
def lead_units(scope: Scope):
    return _units(turns(scope).filter(role=states.Role.LEAD))


@figure("co_units", _("协办单位"), measure=UNITS, meaning=_("协办本年度建议的单位。"))
def co_units(scope: Scope):
    return _units(turns(scope).filter(role=states.Role.CO))


# -- tables ----------------------------------------------------------------------------------


def of_a_category(scope: Scope, of: str):
    """A class of the first level with all that stands under it; `none`: not classed."""
    if of == "none":
        return scope.items().filter(category=None)
    return scope.items().filter(Q(category=of) | Q(category__parent=of))


@table("by_category", _("各类建议"), heading=_("类别"), measure=ITEMS, found=of_a_category)
def by_category(scope: Scope):
    counted: Counter = Counter()
    rows = scope.items().order_by().values_list("category", "category__parent")
    for own, parent, number in rows.annotate(number=Count("pk")):
        counted[parent or own] += number
    names = dict(Category.objects.filter(congress=scope.congress).values_list("pk", "name"))
    for key, number in sorted(counted.items(), key=lambda one: (-one[1], str(one[0]))):
        yield Row(str(key or "none"), names.get(key) or gettext("未分类"), number)


def of_a_unit(scope: Scope, of: str):
    return scope.items().filter(pk__in=turns(scope).filter(unit=of).order_by().values("suggestion"))


@table("by_unit", _("各单位承办的建议"), heading=_("单位"), measure=ITEMS, found=of_a_unit)
def by_unit(scope: Scope):
    rows = turns(scope).order_by().values_list("unit", "unit__name")
    found = rows.annotate(number=Count("suggestion", distinct=True)).order_by("-number", "unit")
    return [Row(str(key), name, number) for key, name, number in found]


def of_a_theme(scope: Scope, of: str):
    """Whole keywords: 农业 is not 农业保险."""
    ends = Q(keywords=of) | Q(keywords__startswith=f"{of}、")
    inside = Q(keywords__endswith=f"、{of}") | Q(keywords__contains=f"、{of}、")
    return _open(scope).filter(ends | inside)


def _open(scope: Scope):
    """A rare keyword would tell what a deputy wishes kept secret."""
    return scope.items().filter(secrecy=False)


@table("by_theme", _("主题"), heading=_("关键词"), measure=ITEMS, found=of_a_theme)
def by_theme(scope: Scope):
    counted: Counter = Counter()
    for words in _open(scope).exclude(keywords="").values_list("keywords", flat=True):
        counted.update({one for one in words.split("、") if one})
    found = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    return [Row(word, word, number) for word, number in found[:MOST_THEMES]]
