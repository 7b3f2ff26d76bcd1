"""Themes that were picked and are neither under supervision nor withdrawn."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions.queries.awaiting.awaited import Awaited, Hands, awaits

from ...models import KeyTheme
from ...states.key_theme import KeyTheme as State

LISTS: list[Awaited] = []
THOSE_WHO_CHOOSE = Hands(
    (Capacity.CLERK, Capacity.HEAD),
    kinds=(BodyKind.DEPUTIES_COMMITTEE, BodyKind.SPECIAL_COMMITTEE),
)


@awaits(
    LISTS,
    gettext_lazy("选定的重点主题待决定"),
    hands=THOSE_WHO_CHOOSE,
    kind="key_theme",
    act="put_forward",
    why=lambda row: _("转为重点督办，或者撤回选题"),
    about=lambda subject: subject,
    place="supervision",
)
def themes_to_decide_on(acting, at):
    found = KeyTheme.objects.filter(case__congress=acting.congress, case__state=State.CHOSEN)
    if not acting.is_committee:
        found = found.filter(Q(chosen_by__body__in=acting.bodies))
    return found.select_related("case")
