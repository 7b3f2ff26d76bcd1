"""What waits for the heads of units beside their turns: 责任书."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.ui.templatetags.huying import day

from ... import states
from ...models import Pledge
from . import rows
from .awaited import Awaited, awaits
from .unit import ITS_HEAD

LISTS: list[Awaited] = []


@awaits(
    LISTS,
    gettext_lazy("待签订责任书"),
    hands=ITS_HEAD,
    kind="pledge",
    act="sign",
    about=lambda pledge: pledge,
    why=lambda row: _("%(day)s下发，请您代表本单位签订") % {"day": day(row.issued_at, "short")},
)
def pledges_to_sign(acting, at):
    """Laid before the unit, and its head has not signed."""
    units = [one.body_id for one in ITS_HEAD.of(acting, at)]
    found = Pledge.objects.filter(**rows.standing(acting, "pledge", [states.Pledge.ISSUED]))
    return found.filter(unit__in=units).select_related("case", "unit", "session__term")
