"""承诺和类别: what became of the promises of the year's items, and of those whose first reply was class B."""

from django.utils.translation import gettext_lazy as _

from huying.domain.suggestions.queries import class_changes
from huying.domain.suggestions.queries.judged import NO_LONGER

from ... import states
from ...models import Commitment
from ...states.commitment import OPEN_STATES
from .declared import Scope, figure, share
from .items import ITEMS
from .report import say
from .supervised import LINES


def _promises(scope: Scope, *in_states):
    items = scope.items().order_by().values("pk")
    found = Commitment.objects.filter(congress=scope.congress, suggestion__in=items)
    return found.filter(case__state__in=in_states) if in_states else found


@figure(
    "promises", _("承诺事项"), measure=LINES, meaning=_("本年度建议的答复中承诺、列入台账的事项。")
)
def promises(scope: Scope):
    return _promises(scope)


@figure("promises_open", _("正在落实的承诺"), measure=LINES, meaning=_("还没有了结的承诺事项。"))
def promises_open(scope: Scope):
    return _promises(scope, *OPEN_STATES)


@figure(
    "promises_kept",
    _("已兑现的承诺"),
    measure=LINES,
    meaning=_("经核验、代表反馈后销号的承诺事项。"),
)
def promises_kept(scope: Scope):
    return _promises(scope, states.Commitment.KEPT)


@figure(
    "promises_dropped",
    _("经批准不再落实的承诺"),
    measure=LINES,
    meaning=_("经人大批准不再落实的承诺事项。"),
)
def promises_dropped(scope: Scope):
    return _promises(scope, states.Commitment.DROPPED)


@figure(
    "promises_explained",
    _("依法说明的承诺"),
    measure=LINES,
    meaning=_("确实不能办到、已经依法说明的承诺事项。"),
)
def promises_explained(scope: Scope):
    return _promises(scope, states.Commitment.EXPLAINED)


@figure(
    "first_b",
    _("首次答复为B类"),
    measure=ITEMS,
    meaning=_("首次送达的答复是正在解决或列入计划（按本级类别的文字）的建议。"),
)
def first_b(scope: Scope):
    return scope.items().filter(pk__in=_at_first(scope).order_by().values("suggestion"))


def _at_first(scope: Scope):
    found = class_changes.first_under_way(scope.congress)
    return found.exclude(case__state__in=NO_LONGER)


@figure(
    "b_to_a",
    _("B类转为A类"),
    measure=ITEMS,
    meaning=_("其中现在是已经解决、证明经代表工委核对的；几个单位主办的，各单位都转了才算。"),
)
def b_to_a(scope: Scope):
    turned = class_changes.turned(scope.congress).order_by().values("pk")
    left = _at_first(scope).exclude(pk__in=turned)
    return first_b.found(scope).exclude(pk__in=left.order_by().values("suggestion"))


share("promises_kept_share", _("承诺兑现率"), part="promises_kept", whole="promises")

say(
    "promises",
    _(
        "答复中承诺的事项【承诺事项】条，已兑现【已兑现的承诺】条，占【承诺兑现率】；"
        "正在落实【正在落实的承诺】条；经批准不再落实【经批准不再落实的承诺】条；"
        "依法说明【依法说明的承诺】条。"
    ),
    "promises",
)
share("b_to_a_share", _("B类转A类占比"), part="b_to_a", whole="first_b")
say(
    "promises",
    _("首次答复为B类的建议【首次答复为B类】件，已转为A类【B类转为A类】件，占【B类转A类占比】。"),
    "first_b",
)
