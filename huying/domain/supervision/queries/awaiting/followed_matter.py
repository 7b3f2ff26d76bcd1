"""Matters over the years whose day has come near."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions.queries.awaiting.awaited import Awaited, Hands, awaits

from ...models import FollowedMatter
from ...states import FollowedMatter as State

LISTS: list[Awaited] = []
COMMITTEE = Hands((Capacity.CLERK, Capacity.HEAD), kinds=(BodyKind.DEPUTIES_COMMITTEE,))


@awaits(
    LISTS,
    gettext_lazy("我负责的跨年度事项"),
    hands=COMMITTEE,
    kind="followed_matter",
    clocks=("matter_review",),
    why=lambda row: _("%s：复查，转入下一年或者认定已解决") % row.get_ground_display(),
    about=lambda subject: subject,
    place="supervision",
)
def matters_to_review(acting, at):
    found = FollowedMatter.objects.filter(
        case__congress=acting.congress,
        case__state=State.FOLLOWED,
        owner__person=acting.person,
    )
    return found.select_related("case")
