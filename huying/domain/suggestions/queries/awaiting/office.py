"""What waits for the government office and the party office."""

from django.db.models import OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.states import BodyKind, Capacity, UnitSystem
from huying.foundation.cases.within import Exists

from ... import states
from ...models import Extension
from ...policy.books import book_in_force
from . import rows
from .awaited import Awaited, Hands, awaits
from .drafting import REPLY_CLOCKS

SYSTEM_OF = {
    BodyKind.PARTY_OFFICE: UnitSystem.PARTY,
    BodyKind.GOVERNMENT_OFFICE: UnitSystem.GOVERNMENT,
}
STAFF = (Capacity.OFFICE, Capacity.HANDLER, Capacity.CLERK, Capacity.HEAD)
OFFICE = Hands(STAFF, kinds=tuple(SYSTEM_OF))
LISTS: list[Awaited] = []


@awaits(
    LISTS,
    gettext_lazy("待分办"),
    hands=Hands(STAFF, kinds=(BodyKind.GOVERNMENT_OFFICE,)),
    kind="suggestion",
    act="assign_on",
    clocks=("office_assign",),
    why=lambda row: _("代表工委已转交（%s），请确定承办单位") % (row.category or _("未分类")),
)
def to_assign_on(acting, at):
    """Transferred by the 代表工委, to be assigned on to the units of the government."""
    found = rows.suggestions(acting, states.Suggestion.TRANSFERRED)
    return rows.not_my_own(found, acting, "").select_related("category", "case", "lead__person")


@awaits(
    LISTS,
    gettext_lazy("一级预审核"),
    hands=OFFICE,
    kind="reply_round",
    clocks=REPLY_CLOCKS,
    clock_of="handling_id",
    why=lambda row: (
        _("%(unit)s第%(round)s轮答复送审") % {"unit": row.handling.unit, "round": row.round}
    ),
)
def replies_of_my_system(acting, at):
    """Replies of the units of one's system, in the first round of pre-review."""
    systems = {SYSTEM_OF[BodyKind(one.body.kind)] for one in OFFICE.of(acting, at)}
    found = rows.rounds(acting, states.ReplyRound.OFFICE_REVIEW).filter(
        handling__unit__system__in=systems
    )
    return rows.not_my_own(found, acting, "handling__suggestion")


@awaits(
    LISTS,
    gettext_lazy("延期申请"),
    hands=OFFICE,
    kind="handling",
    clocks=("reply",),
    why=lambda row: _("%s申请延长答复期限") % row.unit,
)
def extensions_of_my_system(acting, at):
    """Where the rulebook leaves the longer period of government units to their own office."""
    systems = {SYSTEM_OF[BodyKind(one.body.kind)] for one in OFFICE.of(acting, at)}
    asked = Extension.objects.filter(handling=OuterRef("pk"), answer=states.ExtensionAnswer.ASKED)
    found = rows.handlings(acting, states.Handling.ACCEPTED).filter(Exists(asked))
    mine = found.filter(rows.office_consents(acting), unit__system__in=systems)
    return rows.not_my_own(mine, acting, "suggestion")


@awaits(
    LISTS,
    gettext_lazy("政府单位申请退回"),
    hands=Hands(STAFF, kinds=(BodyKind.GOVERNMENT_OFFICE,)),
    kind="handling",
    clocks=("reassign",),
    why=lambda row: _("%s申请退回") % row.unit,
)
def returns_of_the_government(acting, at):
    """Where the rulebook has the government office decide on its own units' requests."""
    found = rows.handlings(acting, states.Handling.RETURN_REQUESTED)
    if book_in_force(acting.congress).return_request.decider != "government_office":
        return found.none()
    found = found.filter(unit__system=UnitSystem.GOVERNMENT)
    return rows.not_my_own(found, acting, "suggestion").select_related(
        "case", "unit", "proposed_unit", "suggestion__lead__person"
    )
