"""抽样回访: announced with its population, drawn once by a public seed, each item revisited and recorded."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee
from huying.domain.suggestions.policy import second as second_rules
from huying.domain.suggestions.procedure import second
from huying.domain.suggestions.states import SecondGround
from huying.foundation.procedure.procedure import Procedure
from huying.foundation.procedure.refusal import Refused, Why

from .. import states
from ..models import DrawRow, Revisit, RevisitDraw
from ..policy import clocks, drawing
from ..policy import revisit_draw as rules
from ..states import RevisitDraw as State

revisit_draw_steps = Procedure(
    "revisit_draw", gettext_lazy("抽样回访"), states.RevisitDraw, cite=clocks.cite
)


@revisit_draw_steps.opens(
    gettext_lazy("公布抽样办法"),
    law="",
    who=clerk_of_the_committee,
    then=State.ANNOUNCED,
)
def announce(*, case, by, at, title, sessions, strata_by, seed_source, share=None, each=None):
    """The population is frozen now; the seed is a public number that nobody knows yet."""
    if not sessions or any(one.congress_id != by.congress_id for one in sessions):
        raise Refused(_("请选择本级人大的会议。"))
    if (share is None) == (each is None):
        raise Refused(_("请填写抽取比例，或者每层件数，只填一项。"))
    found = rules.population(case.congress_id, sessions, strata_by)
    if not found:
        raise Refused(_("这些会议还没有已经答复的建议，没有可以抽的。"))
    draw = RevisitDraw.objects.create(
        case=case,
        congress_id=case.congress_id,
        title=title,
        strata_by=strata_by,
        share=share,
        each=each,
        seed_source=seed_source,
        announced_by=by,
        announced_at=at,
    )
    draw.sessions.set(sessions)
    DrawRow.objects.bulk_create(
        DrawRow(
            congress_id=case.congress_id, draw=draw, handling=turn, number=number, stratum=stratum
        )
        for turn, number, stratum in found
    )
    return draw


@revisit_draw_steps.act(
    gettext_lazy("抽取"),
    law="",
    who=clerk_of_the_committee,
    when=State.ANNOUNCED,
    then=State.DRAWN,
)
def draw_sample(draw, *, by, at, seed):
    """Once: what is drawn follows from the population and the seed alone, see policy/drawing.py."""
    people = list(draw.rows.values_list("number", "stratum"))
    taken = drawing.drawn(people, seed, share=draw.share, each=draw.each)
    draw.rows.filter(number__in=taken).update(drawn=True)
    draw.seed, draw.drawn_at = seed, at
    draw.save(update_fields=["seed", "drawn_at"])


@revisit_draw_steps.act(
    gettext_lazy("取消抽样回访"),
    law="",
    who=clerk_of_the_committee,
    when=State.ANNOUNCED,
    then=State.CALLED_OFF,
)
def call_off(draw, *, by, at, reason):
    """Before the seed was known; what is drawn cannot be drawn again."""


@revisit_draw_steps.act(
    gettext_lazy("登记回访结果"),
    law="",
    who=clerk_of_the_committee,
    when=State.DRAWN,
    also_holds=rules.families_of,
    adds_row=True,
)
def record_revisit(
    draw, *, by, at, row, way, visited_on, whom, reached, contact_true=None, reply_true=None,
    mark="", words="",
):  # fmt: skip
    """Whether the contacts were real, whether the reply is true, how content the deputy is."""
    row = rules.not_visited(draw).filter(pk=row.pk).select_related("handling").first()
    if row is None:
        raise Refused(_("这一件没有抽中，或者已经登记过。"), Why.STATE)
    if visited_on > timezone.localdate(at):
        raise Refused(_("回访日期不能晚于今天。"))
    if visited_on < timezone.localdate(draw.drawn_at):
        raise Refused(_("回访日期不能早于抽取之日。"))
    asked = (contact_true, reply_true, mark or None)
    if reached and None in asked:
        raise Refused(_("请填写沟通是否属实、答复是否属实和满意程度。"))
    if not reached and not words.strip():
        raise Refused(_("没有联系上的，请写明原因。"))
    made = Revisit(
        congress_id=draw.congress_id,
        row=row,
        way=way,
        visited_on=visited_on,
        whom=whom,
        reached=reached,
        contact_true=contact_true if reached else None,
        reply_true=reply_true if reached else None,
        mark=mark if reached else "",
        words=words,
        by=by,
        at=at,
    )
    if made.is_bad and not words.strip():
        raise Refused(_("不属实或者不满意的，请写明情况，单位将据此重新办理。"))
    made.assigned_again = made.is_bad and second_rules.why_not_again(row.handling) is None
    made.save(force_insert=True)


def _what_was_bad(draw, *, by, at, row, words="", **details):
    """Not where it is being handled again already."""
    made = Revisit.objects.select_related("row__handling").get(row=row.pk)
    if made.assigned_again:
        yield {"on": made.row.handling, "ground": SecondGround.SAMPLED, "reason": words}


record_revisit.followers.append((second.assign_again, _what_was_bad))


@revisit_draw_steps.act(
    gettext_lazy("结束抽样回访"),
    law="",
    who=clerk_of_the_committee,
    when=State.DRAWN,
    then=State.CLOSED,
    needs=(rules.every_drawn_item_was_visited,),
)
def finish(draw, *, by, at, summary):
    """Every item that was drawn has its result."""
    draw.summary, draw.closed_at = summary, at
    draw.save(update_fields=["summary", "closed_at"])
