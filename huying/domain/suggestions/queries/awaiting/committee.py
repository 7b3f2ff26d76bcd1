"""What waits for the 代表工委: reviewing, registering, assigning, deciding, closing."""

from django.db.models import OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.states import BodyKind, Capacity
from huying.foundation.cases.within import Exists
from huying.foundation.ui.templatetags.huying import day

from ... import states
from ...models import (
    Contact,
    CoSignature,
    Extension,
    Handling,
    Outcome,
    Pause,
    ReplyRound,
    Survey,
)
from ...policy.clocks import book_of
from ...states import Suggestion as State
from . import rows
from .awaited import Awaited, Hands, awaits
from .drafting import REPLY_CLOCKS

COMMITTEE = Hands((Capacity.CLERK, Capacity.HEAD), kinds=(BodyKind.DEPUTIES_COMMITTEE,))
ITS_HEAD = Hands((Capacity.HEAD,), kinds=(BodyKind.DEPUTIES_COMMITTEE,))
UNSIGNED = (
    states.ReplyRound.DRAFTING,
    states.ReplyRound.COUNTERSIGN,
    states.ReplyRound.UNIT_CHECK,
    states.ReplyRound.OFFICE_REVIEW,
    states.ReplyRound.COMMITTEE_REVIEW,
    states.ReplyRound.CLEARED,
)
WITH_OUTCOMES = (
    states.Handling.ACCEPTED,
    states.Handling.OPINION_SENT,
    states.Handling.COMPLETED,
)
LISTS: list[Awaited] = []


def _who_and_when(row) -> str:
    signed = _("，%s人附议") % row.cosigners if row.cosigners else ""
    return _("%(name)s代表%(day)s提交%(signed)s") % {
        "name": row.lead.person,
        "day": day(row.submitted_at, "short"),
        "signed": signed,
    }


@awaits(
    LISTS,
    gettext_lazy("审查登记"),
    hands=COMMITTEE,
    kind="suggestion",
    act="register",
    also=("return_for_revision",),
    clocks=("acceptance_notice", "assign"),
    why=_who_and_when,
)
def submitted(acting, at):
    """Handed in, waiting to be reviewed: registered with a number, or returned for revision."""
    signed = CoSignature.objects.filter(
        suggestion=OuterRef("pk"), answer=states.CosignAnswer.CONFIRMED
    )
    found = rows.suggestions(acting, State.SUBMITTED)
    if book_of(acting).intake.paper_original == "always":
        found = found.exclude(rows.without_its_paper())
    return found.annotate(cosigners=rows.number_of(signed, "suggestion"))


@awaits(
    LISTS,
    gettext_lazy("待交办"),
    hands=COMMITTEE,
    kind="suggestion",
    act="assign",
    also=("transfer", "consult"),
    clocks=("assign",),
    why=lambda row: _("已登记（%s），请确定主办单位和协办单位") % (row.category or _("未分类")),
)
def awaiting_assignment(acting, at):
    """Registered with deputy, text and requests; to be given to a lead unit and co-units."""
    return (
        rows.suggestions(acting, State.REGISTERED)
        .filter(lead__isnull=False)
        .select_related("category", "case", "lead__person")
    )


@awaits(
    LISTS,
    gettext_lazy("退回申请"),
    hands=COMMITTEE,
    kind="handling",
    clocks=("reassign",),
    why=lambda row: (
        _("%(unit)s申请退回，建议改由%(other)s承办：%(reason)s")
        % {
            "unit": row.unit,
            "other": row.proposed_unit or _("其他单位"),
            "reason": rows.short(row.return_reason, 30),
        }
    ),
)
def returns_to_decide(acting, at):
    """Units that ask to hand a suggestion back: approve and reassign, or deny."""
    found = rows.handlings(acting, states.Handling.RETURN_REQUESTED)
    return rows.not_my_own(found, acting, "suggestion").select_related(
        "case", "unit", "proposed_unit", "suggestion__lead__person"
    )


@awaits(
    LISTS,
    gettext_lazy("延期申请"),
    hands=COMMITTEE,
    kind="handling",
    clocks=("reply",),
    why=lambda row: _("%s申请延长答复期限") % row.unit,
)
def extensions_to_decide(acting, at):
    """Units that ask for the longer period of reply."""
    asked = Extension.objects.filter(handling=OuterRef("pk"), answer=states.ExtensionAnswer.ASKED)
    found = rows.handlings(acting, states.Handling.ACCEPTED).filter(Exists(asked))
    return found.exclude(rows.office_consents(acting))


@awaits(
    LISTS,
    gettext_lazy("停表申请"),
    hands=COMMITTEE,
    kind="handling",
    clocks=("reply", "reply_long", "rehandle", "co_opinion"),
    why=lambda row: _("%s申请停表") % row.unit,
)
def pauses_to_decide(acting, at):
    """Units that ask for their clocks to stand still: grant it for so many days, or refuse."""
    asked = Pause.objects.filter(handling=OuterRef("pk"), answer=states.PauseAnswer.ASKED)
    found = rows.handlings(acting, states.Handling.ACCEPTED).filter(Exists(asked))
    return rows.not_my_own(found, acting, "suggestion")


@awaits(
    LISTS,
    gettext_lazy("待核实的成果"),
    hands=COMMITTEE,
    kind="handling",
    why=lambda row: _("%s登记了办理成果，请核实") % row.unit,
)
def outcomes_to_check(acting, at):
    """Units that registered what came of an item."""
    unchecked = Outcome.handlings.through.objects.filter(
        handling=OuterRef("pk"), outcome__check_word=states.OutcomeCheck.UNCHECKED
    )
    found = Handling.objects.filter(
        Exists(unchecked), congress=acting.congress, case__state__in=WITH_OUTCOMES
    ).select_related("case", "unit", "suggestion__lead__person")
    return rows.not_my_own(found, acting, "suggestion")


@awaits(
    LISTS,
    gettext_lazy("二级预审核"),
    hands=COMMITTEE,
    kind="reply_round",
    clocks=REPLY_CLOCKS,
    clock_of="handling_id",
    why=lambda row: (
        _("%(unit)s第%(round)s轮答复送审") % {"unit": row.handling.unit, "round": row.round}
    ),
)
def replies_to_pre_review(acting, at):
    """Replies in the pre-review of the 代表工委: pass, or send back with an opinion."""
    found = rows.rounds(acting, states.ReplyRound.COMMITTEE_REVIEW)
    return rows.not_my_own(found, acting, "handling__suggestion")


@awaits(
    LISTS,
    gettext_lazy("不满意待处理"),
    hands=COMMITTEE,
    kind="reply_round",
    act="close_early",
    why=lambda row: (
        _("对%(unit)s的答复已有代表评价“不满意”，还有%(open)s人没有评价，可以提前结束本轮")
        % {"unit": row.handling.unit, "open": row.open_surveys}
    ),
)
def dissatisfied_and_open(acting, at):
    """Rounds with a 不满意 while other surveys are still open: they may be closed early."""
    surveys = Survey.objects.filter(round=OuterRef("pk"))
    no = states.Grade.DISSATISFIED
    return (
        ReplyRound.objects.filter(
            Exists(surveys.filter(Q(process=no) | Q(result=no))),
            **rows.standing(acting, "reply_round", [states.ReplyRound.DELIVERED]),
        )
        .annotate(
            open_surveys=rows.number_of(surveys.filter(case__state=states.Survey.OPEN), "round")
        )
        .select_related("case", "handling__unit", "handling__suggestion__lead__person")
    )


def _left_open(acting, at):
    """Lead handlings whose reply waits for a word that the lead deputy has not given in time."""
    midnight = rows.first_moment_after(rows.last_day_gone_unconfirmed(acting, at))
    first = (states.Phase.BEFORE, states.Phase.DURING)
    mine = {"handling": OuterRef("pk"), "answers__deputy": OuterRef("suggestion__lead")}
    agreed = Contact.objects.filter(
        handling=OuterRef("handling"),
        phase=OuterRef("phase"),
        answers__deputy=OuterRef("handling__suggestion__lead"),
        answers__answer=states.ContactAnswer.CONFIRMED,
    )
    silent = Contact.objects.filter(
        **mine, phase__in=first, at__lt=midnight, answers__answer=states.ContactAnswer.OPEN
    ).exclude(Exists(agreed))
    unsigned = ReplyRound.objects.filter(handling=OuterRef("pk"), case__state__in=UNSIGNED)
    found = rows.handlings(acting, states.Handling.ACCEPTED).filter(
        Exists(silent), Exists(unsigned), role=states.Role.LEAD, waived_contacts_at=None
    )
    return rows.not_my_own(found, acting, "suggestion")


def _why_left_open(row) -> str:
    return _("%(name)s代表超过五个工作日没有确认%(unit)s登记的沟通，答复因此不能签发") % {
        "name": row.suggestion.lead.person,
        "unit": row.unit,
    }


@awaits(
    LISTS,
    gettext_lazy("沟通久未确认"),
    hands=ITS_HEAD,
    kind="handling",
    act="waive_contacts",
    clocks=REPLY_CLOCKS,
    why=_why_left_open,
)
def contacts_left_open(acting, at):
    """Contacts that the lead deputy left open for five working days; the head may let the reply pass."""
    return _left_open(acting, at)


@awaits(
    LISTS,
    gettext_lazy("补录导入"),
    hands=COMMITTEE,
    kind="suggestion",
    act="complete_entry",
    why=lambda row: (
        _("由台账导入（原编号%s），交办前要补录代表、正文和诉求") % (row.original_number or _("空"))
    ),
)
def imported_incomplete(acting, at):
    """Rows of an imported ledger that still lack deputy, text and requests."""
    return rows.suggestions(acting, State.REGISTERED).filter(lead=None).exclude(source_key="")
