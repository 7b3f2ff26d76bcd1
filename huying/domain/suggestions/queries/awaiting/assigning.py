"""What waits for the 代表工委 before an item is a unit's: what the units said of it beforehand."""

from django.db.models import OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.cases.within import Exists, Subquery
from huying.foundation.procedure.models import Clock
from huying.foundation.ui.templatetags.huying import day

from ... import states
from ...models import Consultation, PassingOn, UnitObjection
from ...policy import countersigning
from ...states import Suggestion as State
from . import rows
from .awaited import Awaited, awaits
from .committee import COMMITTEE
from .drafting import REPLY_CLOCKS

LISTS: list[Awaited] = []


@awaits(
    LISTS,
    gettext_lazy("预交办已反馈"),
    hands=COMMITTEE,
    kind="suggestion",
    act="assign",
    clocks=("assign",),
    why=lambda row: _("单位已反馈，%s家认为不属于本单位") % row.unfit,
)
def consulted(acting, at):
    """Every unit asked has answered, or its time is over: to be assigned, or asked of others."""
    asked = Consultation.objects.filter(suggestion=OuterRef("pk"))
    late = Clock.objects.filter(
        case=OuterRef("pk"), name="consult", ended_at=None, due__lt=timezone.localdate(at)
    )
    return (
        rows.suggestions(acting, State.CONSULTING)
        .filter(~Exists(asked.filter(answer=states.Fitness.OPEN)) | Q(Exists(late)))
        .annotate(unfit=rows.number_of(asked.filter(answer=states.Fitness.UNFIT), "suggestion"))
    )


@awaits(
    LISTS,
    gettext_lazy("代表异议"),
    hands=COMMITTEE,
    kind="handling",
    why=lambda row: (
        _("%(name)s代表认为不应由%(unit)s承办")
        % {"name": row.suggestion.lead.person, "unit": row.unit}
    ),
)
def objections_to_answer(acting, at):
    """Lead deputies who object to the unit that an item was given to."""
    waiting = UnitObjection.objects.filter(
        handling=OuterRef("pk"), answer=states.ObjectionAnswer.OPEN
    )
    found = rows.handlings(acting, states.Handling.ASSIGNED, states.Handling.ACCEPTED)
    return rows.not_my_own(found.filter(Exists(waiting)), acting, "suggestion")


def _why_away(row) -> str:
    if row.answered:
        return _("%s已经答复，请收回办理或者终结") % row.receiver
    if row.answer_by:
        return _("已转%(receiver)s，请在%(day)s以前答复") % {
            "receiver": row.receiver,
            "day": day(row.answer_by, "short"),
        }
    return _("已转%s，等待答复") % row.receiver


@awaits(
    LISTS,
    gettext_lazy("转出待复"),
    hands=COMMITTEE,
    kind="suggestion",
    why=_why_away,
)
def passed_on(acting, at):
    """Sent to another level or out of the system, and not ended there: to be asked after."""
    letters = PassingOn.objects.filter(suggestion=OuterRef("pk"), ended_at=None)
    return rows.suggestions(acting, State.AWAY).annotate(
        receiver=Subquery(letters.values("receiver")[:1]),
        answer_by=Subquery(letters.values("answer_by")[:1]),
        answered=Exists(letters.exclude(answer="")),
    )


@awaits(
    LISTS,
    gettext_lazy("主办意见不一致"),
    hands=COMMITTEE,
    kind="reply_round",
    act="settle_dissent",
    clocks=REPLY_CLOCKS,
    clock_of="handling_id",
    why=lambda row: (
        _("%s的答复稿，另一主办单位会签时有不同意见；也可以列入改办协调会") % row.handling.unit
    ),
)
def leads_at_odds(acting, at):
    """Drafts that lead units do not agree on: settled here, or at one table."""
    found = countersigning.at_odds(acting.congress.pk).filter(
        handling__case__state=states.Handling.ACCEPTED
    )
    return rows.not_my_own(found, acting, "handling__suggestion").select_related(
        "case", "handling__unit", "handling__suggestion__lead__person"
    )
