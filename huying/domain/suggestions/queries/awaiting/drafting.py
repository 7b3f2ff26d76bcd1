"""What still stands between a reply and its signing, for many replies in one query.

The conditions of `policy.needs.BLOCKS`, which says them for one reply in full; that its words promise
and no line says so is seen on its own page alone.
"""

from django.db.models import F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from huying.foundation.cases.within import Exists, Subquery
from huying.foundation.procedure.models import Clock

from ... import states
from ...models import Answer, Contact, Handling, PromiseLine, Request, ReviewOpinion
from ...policy import checks
from ...policy.classes import demanded
from . import rows

REPLY_CLOCKS = ("reply", "reply_long", "rehandle")
SENT = {
    checks.COUNTERSIGN: "send_to_countersign",
    checks.CHECK: "send_to_check",
    checks.OFFICE: "send_to_office",
    checks.COMMITTEE: "send_to_committee",
    checks.HEAD: "send_to_head",
}
CO_AT_WORK = (
    states.Handling.ASSIGNED,
    states.Handling.ACCEPTED,
    states.Handling.RETURN_REQUESTED,
)


def with_what_blocks(rounds, at, forms):
    """Reply rounds with what `blocks_of` reads. `forms`: what the rulebook asks of contacts."""
    answered = Answer.objects.filter(
        round=OuterRef(OuterRef("pk")), request=OuterRef("pk")
    ).exclude(text="")
    left = Request.objects.exclude(Exists(answered))
    own = left.filter(version=OuterRef("handling__suggestion__text"))
    merged = left.filter(  # 并案
        version=F("version__suggestion__text"),
        version__suggestion__merged_into=OuterRef("handling__suggestion"),
    )
    return rounds.annotate(
        unanswered=rows.number_of(own, "version")
        + rows.number_of(merged, "version__suggestion__merged_into"),
        co_in_time=_co_units(late=False, at=at),
        co_late=_co_units(late=True, at=at),
        before=Exists(_confirmed_contacts(states.Phase.BEFORE, forms.before)),
        during=Exists(_confirmed_contacts(states.Phase.DURING, forms.during)),
        promised=Exists(PromiseLine.objects.filter(round=OuterRef("pk"))),
        sent_back=Subquery(
            ReviewOpinion.objects.filter(round=OuterRef("pk"), passed=False)
            .order_by("-pk")
            .values("text")[:1]
        ),
    )


def blocks_of(row) -> list[str]:
    """What is missing, in a few words each."""
    waived = row.handling.waived_contacts_at
    there = ((states.Phase.BEFORE, row.before), (states.Phase.DURING, row.during))
    phases = [str(phase.label) for phase, confirmed in there if not confirmed]
    found = [
        (row.unanswered, _("%s条诉求没有答复") % row.unanswered),
        (not row.reply_class, _("没有选答复类别")),
        (row.reply_class and row.has_commitment is None, _("没有说明有无承诺")),
        (_promises_without_lines(row), _("没有承诺条目")),
        (row.co_in_time, _("等%s家协办意见") % row.co_in_time),
        (row.co_late and not row.missing_opinions, _("没有写明协办意见逾期的情况")),
        (phases and not waived, _("缺代表确认的%s沟通") % "、".join(phases)),
    ]
    return [words for missing, words in found if missing]


def _promises_without_lines(row) -> bool:
    meant = row.has_commitment or demanded(row).meaning == states.ClassMeaning.UNDER_WAY
    return meant and not row.promised and not row.no_promise_reason


def why_in_drafting(row) -> str:
    missing = "、".join(blocks_of(row))
    words = _("还差：%s") % missing if missing else _("内容齐备，可以送审")
    if row.sent_back is not None:
        return _("被退回：%(opinion)s。%(words)s") % {
            "opinion": rows.short(row.sent_back, 30).rstrip("。"),
            "words": words,
        }
    return words


def next_act(row) -> str:
    """A complete draft is sent to whoever reads it first, unless it has just come back to be changed."""
    if blocks_of(row) or row.sent_back is not None:
        return "write"
    return SENT[checks.after_drafting(row)]


def _co_units(*, late: bool, at):
    over = Clock.objects.filter(
        case=OuterRef("pk"),
        name__in=("co_opinion", "co_opinion_redo"),
        ended_at=None,
        paused_at=None,
        due__lt=timezone.localdate(at),
    )
    waiting = Handling.objects.filter(
        Q(Exists(over)) if late else ~Exists(over),
        suggestion=OuterRef("handling__suggestion"),
        role=states.Role.CO,
        case__state__in=CO_AT_WORK,
    )
    return rows.number_of(waiting, "suggestion")


def _confirmed_contacts(phase: str, form: str):
    return Contact.objects.filter(
        wishes_met(),
        handling=OuterRef("handling"),
        phase=phase,
        way__in=states.WAYS_ASKED[form],
        answers__deputy=OuterRef("handling__suggestion__lead"),
        answers__answer=states.ContactAnswer.CONFIRMED,
    )


def wishes_met() -> Q:
    """Of contacts: by word of mouth, or of a deputy who does not ask for it (希望加强沟通)."""
    wished = Q(handling__suggestion__circumstances__wants_contact=True)
    return ~wished | Q(way__in=states.SPOKEN)
