"""What waits for an undertaking unit: signing for it, handling, replying."""

from django.db.models import OuterRef, Q
from django.db.models.functions import Coalesce, Least
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.states import BodyKind, Capacity
from huying.foundation.cases.within import Exists, Subquery
from huying.foundation.ui.templatetags.huying import day

from ... import states
from ...models import Consultation, Contact, Countersign, Handling, InnerTask, ReplyRound
from ...policy.checks import HAS_A_WORD
from ...policy.clocks import book_of
from ...policy.signing import signers
from ...states import Handling as State
from ...states import Phase, Role
from ...states import ReplyRound as RoundState
from . import rows
from .awaited import Awaited, Hands, awaits
from .drafting import REPLY_CLOCKS, next_act, why_in_drafting, wishes_met, with_what_blocks

OF_A_UNIT = (BodyKind.UNIT,)
UNIT = Hands((Capacity.HANDLER, Capacity.OFFICE, Capacity.HEAD), OF_A_UNIT)
ITS_OFFICE = Hands((Capacity.OFFICE, Capacity.HEAD), OF_A_UNIT)
ITS_HEAD = Hands((Capacity.HEAD,), OF_A_UNIT)
ITS_LEADERS = Hands((Capacity.HEAD, Capacity.DEPUTY_HEAD), OF_A_UNIT)
HANDLING_CLOCKS = ("reply", "reply_long", "rehandle", "co_opinion")
OF_A_ROUND = {"kind": "reply_round", "clocks": REPLY_CLOCKS, "clock_of": "handling_id"}
LISTS: list[Awaited] = []


def mine(found, acting, at, hands: Hands, unit: str, suggestion: str):
    """Rows of my units, without my own suggestions; a head sees what nobody else there can do."""
    whole: set[int] = set()
    as_head: set[int] = set()
    for one in hands.of(acting, at):
        stands_in = hands is UNIT and one.capacity == Capacity.HEAD
        (as_head if stands_in else whole).add(one.body_id)
    rule = Q(**{f"{unit}__in": whole})
    if as_head - whole:
        rule |= Q(**{f"{unit}__in": as_head - whole}) & rows.nobody_else_can(at, unit, suggestion)
    return rows.not_my_own(found.filter(rule), acting, suggestion)


def _handlings(acting, at, hands, *in_states):
    found = rows.handlings(acting, *in_states)
    return mine(found, acting, at, hands, "unit", "suggestion")


def _rounds(acting, at, hands, *in_states):
    found = rows.rounds(acting, *in_states)
    return mine(found, acting, at, hands, "handling__unit", "handling__suggestion")


def _rounds_of_it():
    return ReplyRound.objects.filter(handling=OuterRef("pk"))


@awaits(
    LISTS,
    gettext_lazy("预交办待反馈"),
    hands=UNIT,
    kind="suggestion",
    act="answer_consultation",
    subject=lambda row: row.suggestion,
    clocks=("consult",),
    clock_of="suggestion_id",
    why=lambda row: _("拟由本单位%s，请反馈是否属于本单位") % row.get_role_display(),
)
def consultations_to_answer(acting, at):
    """Asked whether an item is the unit's own, before it is given to it."""
    bodies = {one.body_id for one in UNIT.of(acting, at)}
    found = Consultation.objects.filter(
        congress=acting.congress,
        unit__in=bodies,
        answer=states.Fitness.OPEN,
        suggestion__case__state=states.Suggestion.CONSULTING,
    ).select_related("suggestion__case", "suggestion__lead__person")
    return rows.not_my_own(found, acting, "suggestion")


@awaits(
    LISTS,
    gettext_lazy("待签收"),
    hands=UNIT,
    kind="handling",
    act="sign_for",
    clocks=("first_contact", *HANDLING_CLOCKS),
    why=lambda row: (
        _("%(day)s交办，由本单位%(role)s")
        % {"day": day(row.assigned_at, "short"), "role": row.get_role_display()}
    ),
)
def to_sign_for(acting, at):
    """Given to the unit and not yet signed for."""
    return _handlings(acting, at, UNIT, State.ASSIGNED)


@awaits(
    LISTS,
    gettext_lazy("负责人阅知"),
    hands=ITS_HEAD,
    kind="handling",
    act="head_has_seen",
    clocks=HANDLING_CLOCKS,
    why=lambda row: (
        _("%(day)s签收（%(role)s），请您阅知")
        % {"day": day(row.received_at, "short"), "role": row.get_role_display()}
    ),
)
def unseen_by_head(acting, at):
    """Signed for by the unit, and its head has neither been seen to know of it nor signed a reply."""
    found = _handlings(acting, at, ITS_HEAD, State.ACCEPTED).filter(seen_by_head_at=None)
    return found.exclude(Exists(_rounds_of_it().filter(signed_at__isnull=False)))


@awaits(
    LISTS,
    gettext_lazy("登记办理方案"),
    hands=UNIT,
    kind="handling",
    act="plan",
    clocks=HANDLING_CLOCKS,
    why=lambda row: _("%s签收，还没有办理方案和联系人") % day(row.received_at, "short"),
)
def without_plan(acting, at):
    """Led by the unit, not yet replied to, with no plan and no contact person."""
    found = _handlings(acting, at, UNIT, State.ACCEPTED).filter(role=Role.LEAD, plan="")
    return found.exclude(Exists(_rounds_of_it().filter(signed_at__isnull=False)))


def _why_to_contact(row) -> str:
    missing = [
        str(phase.label)
        for phase, is_there in ((Phase.BEFORE, row.before), (Phase.DURING, row.during))
        if not is_there
    ]
    return _("还没有登记%(phases)s沟通（领衔代表：%(name)s）") % {
        "phases": "、".join(missing),
        "name": row.suggestion.lead.person,
    }


@awaits(
    LISTS,
    gettext_lazy("沟通代表"),
    hands=UNIT,
    kind="handling",
    act="record_contact",
    clocks=("first_contact", *HANDLING_CLOCKS),
    why=_why_to_contact,
)
def without_contact(acting, at):
    """Led by the unit: the contact before or during handling is missing, or the deputy denied it."""
    forms = book_of(acting).contact
    said = Contact.objects.filter(
        wishes_met(),
        handling=OuterRef("pk"),
        answers__deputy=OuterRef("suggestion__lead"),
        answers__answer__in=(states.ContactAnswer.OPEN, states.ContactAnswer.CONFIRMED),
    )
    found = _handlings(acting, at, UNIT, State.ACCEPTED).filter(
        role=Role.LEAD, waived_contacts_at=None
    )
    return found.annotate(
        before=Exists(said.filter(phase=Phase.BEFORE, way__in=states.WAYS_ASKED[forms.before])),
        during=Exists(said.filter(phase=Phase.DURING, way__in=states.WAYS_ASKED[forms.during])),
    ).exclude(before=True, during=True)


@awaits(
    LISTS, gettext_lazy("拟写答复"), hands=UNIT, act=next_act, why=why_in_drafting, **OF_A_ROUND
)
def replies_in_drafting(acting, at):
    """First replies being written, with what still blocks each."""
    found = _rounds(acting, at, UNIT, RoundState.DRAFTING).filter(round=1)
    return with_what_blocks(found, at, book_of(acting).contact)


@awaits(
    LISTS,
    gettext_lazy("二轮办理"),
    hands=UNIT,
    act=next_act,
    why=lambda row: _("代表评价“不满意”，须重新办理并答复。%s") % why_in_drafting(row),
    **OF_A_ROUND,
)
def second_rounds(acting, at):
    """A deputy was dissatisfied: handled and replied to once more."""
    found = _rounds(acting, at, UNIT, RoundState.DRAFTING).filter(round__gte=2)
    return with_what_blocks(found, at, book_of(acting).contact)


@awaits(
    LISTS,
    gettext_lazy("协办意见"),
    hands=UNIT,
    kind="handling",
    act="send_co_opinion",
    clocks=("co_opinion",),
    why=lambda row: _("本单位协办，请向主办单位提出协办意见"),
)
def co_opinions_due(acting, at):
    """The unit is a co-unit: its opinion is waited for."""
    return _handlings(acting, at, UNIT, State.ACCEPTED).filter(role=Role.CO)


@awaits(
    LISTS,
    gettext_lazy("单位核稿"),
    hands=ITS_OFFICE,
    why=lambda row: _("第%s轮答复已拟好，请核稿") % row.round,
    **OF_A_ROUND,
)
def replies_to_check(acting, at):
    """Drafted replies before the unit's own check."""
    return _rounds(acting, at, ITS_OFFICE, RoundState.UNIT_CHECK)


@awaits(
    LISTS,
    gettext_lazy("待会签"),
    hands=ITS_OFFICE,
    why=lambda row: _("%s的答复稿请本单位会签") % row.handling.unit,
    **OF_A_ROUND,
)
def replies_to_countersign(acting, at):
    """Drafts of other units that this unit has not said its word on."""
    units = [one.body_id for one in ITS_OFFICE.of(acting, at)]
    mine = Handling.objects.filter(
        suggestion=OuterRef("handling__suggestion"),
        unit__in=units,
        case__state__in=HAS_A_WORD,
    ).exclude(pk=OuterRef("handling"))
    said = Countersign.objects.filter(
        round=OuterRef("pk"), turn=OuterRef("countersign_turn"), handling__unit__in=units
    )
    found = rows.rounds(acting, RoundState.COUNTERSIGN).filter(Exists(mine)).exclude(Exists(said))
    return rows.not_my_own(found, acting, "handling__suggestion")


@awaits(
    LISTS,
    gettext_lazy("科室逾期"),
    hands=ITS_OFFICE,
    kind="handling",
    act="urge_inside",
    until="overdue_since",
    why=lambda row: _("分给科室的任务到期没有交单或销号，请督办"),
)
def sections_overdue(acting, at):
    """A section's part is due, or its report is, and nothing of it has come."""
    today = timezone.localdate(at)
    late = InnerTask.objects.filter(handling=OuterRef("pk"), struck_off_at=None).annotate(
        awaited_on=Least(Coalesce("report_on", "due_on"), "due_on")
    )
    late = late.filter(awaited_on__lt=today).order_by("awaited_on")
    found = _handlings(acting, at, ITS_OFFICE, State.ACCEPTED).filter(Exists(late))
    return found.annotate(overdue_since=Subquery(late.values("awaited_on")[:1]))


@awaits(
    LISTS,
    gettext_lazy("待签发"),
    hands=ITS_LEADERS,
    why=lambda row: _("第%s轮答复已通过预审核，请您签发") % row.round,
    **OF_A_ROUND,
)
def replies_to_sign(acting, at):
    """Cleared replies: whom the rulebook names signs, or sends them back."""
    may = tuple(one for one in ITS_LEADERS.capacities if one in signers(acting))
    return _rounds(acting, at, Hands(may, OF_A_UNIT), RoundState.CLEARED)


@awaits(
    LISTS,
    gettext_lazy("答复代表"),
    hands=UNIT,
    act="deliver",
    why=lambda row: _("%s已签发，请送达代表") % day(row.signed_at, "short"),
    **OF_A_ROUND,
)
def replies_to_deliver(acting, at):
    """Signed replies that have not reached the deputies yet."""
    return _rounds(acting, at, UNIT, RoundState.SIGNED)
