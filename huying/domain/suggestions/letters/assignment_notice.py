"""交办通知 of one unit: exactly its own items of the session, with roles and due days."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.states import BodyKind
from huying.foundation.documents.letter import Letter, Paragraph, Table
from huying.foundation.procedure.models import Clock

from ..models import Handling
from ..policy.family import suggestion_of
from ..policy.pledges import turns_of
from ..queries import handlings_visible_to
from .catalogue import letter
from .words import day, full_name, office_of, session_name

DUE = ("reply", "reply_long", "co_opinion")


def of_the_unit_or_above(handling, acting) -> bool:
    """The list is of the whole unit: for the unit itself, the 代表工委 and the offices above it."""
    if acting.is_committee or handling.unit_id in acting.bodies:
        return True
    return acting.has(BodyKind.GOVERNMENT_OFFICE) and handling.unit.system == "government"


def _in_a_session(handling) -> bool:
    return suggestion_of(handling).session_id is not None


@letter(
    "assignment",
    gettext_lazy("交办通知"),
    of="handling",
    exists=_in_a_session,
    may=of_the_unit_or_above,
)
def assignment_notice(handling: Handling, acting, at) -> Letter:
    suggestion = suggestion_of(handling)
    turns = items_of(handling.unit_id, suggestion.session_id, acting)
    unit = full_name(handling.unit.name, handling.congress)
    office = _sender(handling)
    words = {"session": session_name(suggestion), "count": len(turns), "unit": unit}
    return Letter(
        name=f"{_('交办通知')} {handling.unit}",
        title=_("关于交办%(session)s代表建议的通知") % words,
        issuer=office,
        addressee=f"{unit}：",
        body=(
            Paragraph(
                _("现将%(session)s代表建议%(count)s件（见下表）交由你单位承办。") % words
                + _("请按规定签收，逐件与代表沟通，在答复期限内逐条答复代表，并将答复抄送我委。")
            ),
            list_of(turns),
            Paragraph(
                _("不属于你单位职责的，请在规定期限内书面说明理由，提出改办意见，不得自行转交。")
            ),
        ),
        closing=(office, day(max(one.assigned_at for one in turns) if turns else at)),
    )


def items_of(unit_id, session_id, acting) -> list[Handling]:
    """The unit's turns of a session that exist for this person, lead items first."""
    found = handlings_visible_to(acting).filter(pk__in=turns_of(unit_id, session_id).values("pk"))
    return sorted(found.order_by("suggestion__number", "pk"), key=lambda one: not one.is_lead)


def list_of(turns: list[Handling]) -> Table:
    keys = [one.pk for one in turns]
    clocks = Clock.objects.filter(case__in=keys, name__in=DUE, ended_at=None)
    due = dict(clocks.order_by("due").values_list("case_id", "due"))
    rows = tuple(
        (
            str(n),
            one.suggestion.number_text,
            one.suggestion.title,
            str(one.suggestion.lead.person) if one.suggestion.lead else "",
            one.get_role_display(),
            day(due[one.pk]) if one.pk in due else "",
        )
        for n, one in enumerate(turns, start=1)
    )
    head = (_("序号"), _("编号"), _("建议标题"), _("领衔代表"), _("方式"), _("期限"))
    return Table(head, rows, (3, 3, 10, 4, 3, 6))


def _sender(handling) -> str:
    event = handling.case.events.order_by("seq").select_related("by__body").first()
    body = event.by.body if event else None
    if body is None or body.kind not in (BodyKind.DEPUTIES_COMMITTEE, BodyKind.GOVERNMENT_OFFICE):
        return handling.congress.name
    return office_of(handling.congress, body)
