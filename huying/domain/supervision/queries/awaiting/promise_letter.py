"""年度告知书 that a deputy has not answered yet."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.states import Capacity
from huying.domain.suggestions.queries.awaiting.awaited import Awaited, Hands, awaits

from ...models import PromiseLetter
from ...states.promise_letter import PromiseLetter as State

LISTS: list[Awaited] = []
DEPUTY = Hands((Capacity.DEPUTY,), former=True)


@awaits(
    LISTS,
    gettext_lazy("年度告知书待退回执"),
    hands=DEPUTY,
    kind="promise_letter",
    act="return_slip",
    why=lambda row: _("%s送达：请逐项填写是否满意") % row.issuer,
    about=lambda subject: subject,
    place="supervision",
)
def promise_letters_to_answer(acting, at):
    found = PromiseLetter.objects.filter(
        case__congress=acting.congress, case__kind="promise_letter",
        case__state__in=(State.SENT, State.READ), deputy__person=acting.person,
    )  # fmt: skip
    return found.select_related("case", "issuer", "deputy__person")
