"""What waits around an appointment: the deputy's word, the unit's, and the record of what was said."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.ui.templatetags.huying import moment

from ...models import Visit
from ...states import Handling as State
from ...states import VisitState
from .awaited import Awaited, awaits
from .deputy import ONCE_A_DEPUTY
from .unit import UNIT, mine

LISTS: list[Awaited] = []
OF_A_VISIT = {"kind": "handling", "subject": lambda row: row.handling}


def _visits(acting, *in_states):
    return Visit.objects.filter(
        congress=acting.congress,
        state__in=in_states,
        handling__case__state__in=(State.ACCEPTED, State.COMPLETED),
    ).select_related(
        "deputy__person",
        "handling__case",
        "handling__unit",
        "handling__suggestion__case",
        "handling__suggestion__lead__person",
    )


@awaits(
    LISTS,
    gettext_lazy("答复预约"),
    hands=ONCE_A_DEPUTY,
    act="accept_visit",
    why=lambda row: (
        _("%(unit)s想约您%(way)s：%(about)s")
        % {"unit": row.handling.unit, "way": row.get_way_display(), "about": row.about}
    ),
    **OF_A_VISIT,
)
def visits_to_answer(acting, at):
    """Times that a unit proposed to this deputy."""
    return _visits(acting, VisitState.PROPOSED).filter(deputy__person=acting.person)


@awaits(
    LISTS,
    gettext_lazy("代表另约时间"),
    hands=UNIT,
    act="agree_to_time",
    asks=lambda row: {"visit": row.pk},
    why=lambda row: (
        _("%(name)s代表提出%(when)s") % {"name": row.deputy.person, "when": moment(row.at_time)}
    ),
    **OF_A_VISIT,
)
def times_to_agree(acting, at):
    """A deputy named another time: agree, or cancel and propose anew."""
    found = _visits(acting, VisitState.COUNTERED)
    return mine(found, acting, at, UNIT, "handling__unit", "handling__suggestion")


@awaits(
    LISTS,
    gettext_lazy("登记约定的沟通"),
    hands=UNIT,
    act="record_contact",
    asks=lambda row: {"visit": row.pk},
    why=lambda row: (
        _("与%(name)s代表约在%(when)s，请登记或取消")
        % {"name": row.deputy.person, "when": moment(row.at_time)}
    ),
    **OF_A_VISIT,
)
def visits_to_record(acting, at):
    """The time that was agreed is over, and no contact recorded."""
    found = _visits(acting, VisitState.AGREED).filter(at_time__lte=at)
    return mine(found, acting, at, UNIT, "handling__unit", "handling__suggestion")
