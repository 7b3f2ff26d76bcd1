"""承诺事项: whose a promise can be, what stands in a line of it, and when a reply must have one."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from huying.domain.people.models import Body
from huying.domain.reply_check.promises import Promised, promises_in
from huying.foundation.procedure.refusal import Refused

from ..models import Handling, PromiseLine, ReplyRound
from ..states import ClassMeaning, Role
from .classes import demanded
from .family import asked_of, suggestion_of


def owners(round: ReplyRound) -> list[Body]:
    """The unit that answers first, then the co-units whose opinion is in."""
    carried = Handling.objects.filter(
        suggestion=suggestion_of(round), role=Role.CO, co_opinion__isnull=False
    )
    found = {round.handling.unit_id: round.handling.unit}
    for one in carried.select_related("unit").order_by("pk"):
        found.setdefault(one.unit_id, one.unit)
    return list(found.values())


def lines_from(round: ReplyRound, promises) -> list[PromiseLine]:
    """The rows of what was confirmed, in its order; raises Refused where one cannot stand so."""
    allowed = {one.pk for one in owners(round)} if promises else set()
    asked = {one.request.pk for one in asked_of(round)}
    found = []
    for place, given in enumerate(promises, 1):
        owner = given.get("owner") or round.handling.unit
        if not given["what"].strip():
            raise Refused(_("第%s条承诺没有写明承诺什么。") % place)
        if owner.pk not in allowed:
            raise Refused(
                _("第%s条承诺的责任单位只能是主办单位，或者已经提出协办意见的协办单位。") % place
            )
        request = given.get("request")
        if request is not None and request.pk not in asked:
            raise Refused(_("第%s条承诺对应的诉求不属于这件建议。") % place)
        row = PromiseLine(congress_id=round.congress_id, round=round, position=place)
        for name, value in (given | {"owner": owner}).items():
            setattr(row, name, value)
        if row.due_on is None and row.plan_year:
            row.due_on = date(row.plan_year, 12, 31)  # a plan of a year is done with the year
        found.append(row)
    return found


# -- what the draft itself says -----------------------------------------------------------------


def promised_in(parts, day: date) -> list[tuple[int | None, Promised]]:
    """(key of the request, promise) for `parts` of (key, text): answers, then what else is written."""
    return [(key, one) for key, text in parts for one in promises_in(text, day)]


def parts_of(round: ReplyRound) -> list[tuple[int | None, str]]:
    answers = {one.request_id: one.text for one in round.answers.all()}
    asked = [one.request.pk for one in asked_of(round)]
    return [(key, answers[key]) for key in asked if key in answers] + [(None, round.closing)]


# -- when it must have one ----------------------------------------------------------------------


def promises_are_listed(round, *, by, at):
    """Lines with owner, day and evidence; or a reason why class or words promise and there is none."""
    lines = sorted(round.promise_lines.all(), key=lambda one: one.position)
    if lines:
        return _unready(round, lines)
    if round.no_promise_reason:
        return None
    end = _("请列出承诺条目：承诺什么、由谁负责、何时完成；没有承诺条目的，写明理由。")
    if round.has_commitment:
        return _("选择了“有承诺事项”，还没有承诺条目。") + end
    if demanded(round).meaning == ClassMeaning.UNDER_WAY:
        return _("%s类的答复还没有承诺条目。") % round.reply_class + end
    found = promised_in(parts_of(round), timezone.localdate(at))
    if found:
        return _("答复里写了“%s”，像是一项承诺。") % found[0][1].passage[:40] + end
    return None


def _unready(round, lines) -> str | None:
    if round.has_commitment is False:
        return _("列了承诺条目，又选择了“没有承诺事项”，请改成一致。")
    own = round.handling.unit_id
    known = {own} if all(one.owner_id == own for one in lines) else {o.pk for o in owners(round)}
    for one in lines:
        if one.owner_id not in known:
            return _(
                "第%(place)s条承诺的责任单位%(unit)s没有提出协办意见，请改由其他单位负责。"
            ) % {
                "place": one.position,
                "unit": one.owner,
            }
        lacks = [
            str(word)
            for word, given in ((_("完成时间"), one.due_on), (_("以什么证明"), one.evidence))
            if not given
        ]
        if lacks:
            return _("第%(place)s条承诺还没有写明：%(what)s。") % {
                "place": one.position,
                "what": "、".join(lacks),
            }
    return None


def in_words(line: PromiseLine) -> str:
    """修复破损渠段（责任单位：水利局，2026年10月31日前完成）, as the letter says it."""
    said = [_("责任单位：%s") % line.owner]
    if line.owner_words:
        said.append(line.owner_words)
    if line.plan_name:
        plan = [f"《{line.plan_name.strip('《》')}》", line.plan_line]
        said.append(_("列入%s") % "".join(plan))
    if line.due_on:
        said.append(
            _("%(year)s年%(month)s月%(day)s日前完成")
            % {"year": line.due_on.year, "month": line.due_on.month, "day": line.due_on.day}
        )
    return f"{line.what}（{'，'.join(said)}）"
