"""What waits after a reply: the revisit that the unit owes, and what is done where it did not come."""

from django.db.models import OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.cases.within import Exists
from huying.foundation.procedure.models import Clock
from huying.foundation.ui.templatetags.huying import day

from ... import states
from ...models import Contact, ReplyRound
from ...policy import revisits
from ...policy.clocks import book_of
from ...states import Phase
from ...states import Suggestion as State
from . import rows
from .awaited import Awaited, awaits
from .committee import COMMITTEE
from .unit import UNIT, mine

LISTS: list[Awaited] = []


@awaits(
    LISTS,
    gettext_lazy("办后回访"),
    hands=UNIT,
    kind="handling",
    act="record_contact",
    clocks=("follow_up",),
    asks=lambda row: {"phase": Phase.AFTER},
    why=lambda row: (
        _("%(day)s已答复，请回访%(name)s代表并登记")
        % {"day": day(row.replied_at, "short"), "name": row.suggestion.lead.person}
    ),
)
def to_revisit(acting, at):
    """Replied to by the unit, and no visit since then that the lead deputy confirmed or may confirm."""
    found = mine(
        revisits.replied_leads().filter(
            revisits.not_visited(
                book_of(acting).contact.after,
                states.ContactAnswer.OPEN,
                states.ContactAnswer.CONFIRMED,
            ),
            congress=acting.congress,
        ),
        acting,
        at,
        UNIT,
        "unit",
        "suggestion",
    )
    put_away = Q(suggestion__case__state=states.Suggestion.ARCHIVED)
    return found.exclude(put_away).select_related("case", "unit", "suggestion__lead__person")


LAST_ROUND = {"kind": "reply_round", "subject": lambda row: row}


@awaits(
    LISTS,
    gettext_lazy("研究是否重办"),
    hands=COMMITTEE,
    why=lambda row: (
        _("代表对%s的答复不满意，请研究是否要求重新办理，并告知代表") % row.handling.unit
    ),
    **LAST_ROUND,
)
def redo_to_decide(acting, at):
    """Where the mark alone does not decide: a first 不满意 that nobody has decided on."""
    if book_of(acting).evaluation.redo_trigger == "mark":
        return ReplyRound.objects.none()
    found = rows.last_and_dissatisfied(acting).filter(round=1, redo_decision=None)
    return rows.not_my_own(found, acting, "handling__suggestion")


@awaits(
    LISTS,
    gettext_lazy("再次不满意"),
    hands=COMMITTEE,
    why=lambda row: _("对%s的再次答复仍有代表不满意，请按规定处理并登记") % row.handling.unit,
    **LAST_ROUND,
)
def second_dissatisfied(acting, at):
    """A second 不满意 for which nobody has met, evaluated or studied yet."""
    if book_of(acting).evaluation.second_dissatisfied == "none":
        return ReplyRound.objects.none()
    found = rows.last_and_dissatisfied(acting).filter(round__gte=2, second_opinion=None)
    return rows.not_my_own(found, acting, "handling__suggestion")


@awaits(
    LISTS,
    gettext_lazy("落实处理意见"),
    hands=UNIT,
    act="act_on_opinion",
    why=lambda row: _("%s：请说明怎样落实") % rows.short(row.second_opinion.text, 30),
    **LAST_ROUND,
)
def opinions_to_act_on(acting, at):
    """After a second 不满意: what experts, a study or a meeting asked of the unit."""
    found = rows.rounds(acting, states.ReplyRound.CLOSED).filter(
        second_opinion__isnull=False, second_opinion__done_at=None
    )
    found = found.select_related(
        "case", "second_opinion", "handling__unit", "handling__suggestion__lead__person"
    )
    return mine(found, acting, at, UNIT, "handling__unit", "handling__suggestion")


@awaits(
    LISTS,
    gettext_lazy("回访逾期"),
    hands=COMMITTEE,
    kind="suggestion",
    act="archive_without_revisit",
    why=lambda row: (
        _("%s办结，还没有经代表确认的办后回访：请催办，或写明原因归档")
        % day(row.closed_at, "short")
    ),
)
def revisits_missing(acting, at):
    """Closed, and the time for the revisit is over, or the deputy has long not confirmed it."""
    running = Clock.objects.filter(
        case__handling__suggestion=OuterRef("pk"), name="follow_up", ended_at=None
    )
    in_time = running.filter(due__gte=timezone.localdate(at))
    lately = Contact.objects.filter(
        handling__suggestion=OuterRef("pk"),
        phase=states.Phase.AFTER,
        answers__answer=states.ContactAnswer.OPEN,
        at__gte=rows.first_moment_after(rows.last_day_gone_unconfirmed(acting, at)),
    )
    return rows.suggestions(acting, State.CLOSED).filter(
        Exists(rows.unvisited(acting)), ~Exists(in_time), ~Exists(lately)
    )
