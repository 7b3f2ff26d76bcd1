"""回头看轮次: planned by the 代表工委, its list chosen and edited, sent to the units, closed with its counts."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee
from huying.domain.suggestions.procedure import paper_steps, papers
from huying.domain.suggestions.states import Paper as PaperState
from huying.domain.suggestions.states import PaperForm, PaperPreset
from huying.foundation.files.storing import hang
from huying.foundation.procedure.refusal import Refused, Why

from ...models import LookBack, LookBackUnit, LookPoint
from ...policy import look_back as rules
from ...states import LookBack as State
from ...states import LookList
from .steps import check_day, keep_answers, look_back_steps


@look_back_steps.opens(
    gettext_lazy("拟定回头看"),
    law="",
    who=clerk_of_the_committee,
    then=State.PLANNED,
)
def plan(*, case, by, at, kind, title, scopes, sessions, report_by, group, asks_survey=False):
    """The list is chosen by the scopes from what exists; the check lists are those of the last round."""
    _check(by, sessions, report_by, at)
    look_back = LookBack.objects.create(
        case=case,
        congress_id=case.congress_id,
        kind=kind,
        title=title,
        scopes=list(scopes),
        report_by=report_by,
        group=group,
        asks_survey=asks_survey,
        opened_by=by,
        opened_at=at,
    )
    look_back.sessions.set(sessions)
    _write_points(look_back, rules.first_points(case.congress_id))
    look_back.chosen.set(rules.chosen_by(by.congress, scopes, sessions, at))
    return look_back


@look_back_steps.act(
    gettext_lazy("重新选定"),
    law="",
    who=clerk_of_the_committee,
    when=State.PLANNED,
)
def choose_anew(look_back, *, by, at, scopes, sessions, report_by):
    """By other scopes or sessions; what was added or taken out by hand begins anew."""
    _check(by, sessions, report_by, at)
    look_back.scopes, look_back.report_by = list(scopes), report_by
    look_back.save(update_fields=["scopes", "report_by"])
    look_back.sessions.set(sessions)
    look_back.chosen.set(rules.chosen_by(by.congress, scopes, sessions, at))


@look_back_steps.act(
    gettext_lazy("加入清单"),
    law="",
    who=clerk_of_the_committee,
    when=State.PLANNED,
)
def add_item(look_back, *, by, at, suggestion):
    """One that no scope found: every unit that leads it and has answered."""
    turns = rules.replied_turns(look_back.congress_id, [suggestion.session_id])
    found = list(turns.filter(suggestion=suggestion))
    if not found:
        raise Refused(_("%s还没有答复，或者已经不在办理范围，不能列入。") % suggestion)
    look_back.chosen.add(*found)


@look_back_steps.act(
    gettext_lazy("移出清单"),
    law="",
    who=clerk_of_the_committee,
    when=State.PLANNED,
)
def take_out(look_back, *, by, at, handlings, reason):
    """Not for this round; the event keeps which and why."""
    look_back.chosen.remove(*handlings)


@look_back_steps.act(
    gettext_lazy("修改检查清单"),
    law="",
    who=clerk_of_the_committee,
    when=State.PLANNED,
)
def set_points(look_back, *, by, at, unit, item, not_let_go):
    """The lines of the three lists, in their order."""
    said = {LookList.UNIT: unit, LookList.ITEM: item, LookList.NOT_LET_GO: not_let_go}
    look_back.points.all().delete()
    _write_points(look_back, [(name, text) for name, texts in said.items() for text in texts])


@look_back_steps.act(
    gettext_lazy("撤销回头看"),
    law="",
    who=clerk_of_the_committee,
    when=State.PLANNED,
    then=State.DROPPED,
)
def drop(look_back, *, by, at, reason):
    """It was never sent out."""


@look_back_steps.act(
    gettext_lazy("下发清单"),
    law="",
    who=clerk_of_the_committee,
    when=State.PLANNED,
    then=State.SENT,
    needs=(rules.has_items, rules.has_points),
    tells=(rules.the_units_of_the_round,),
)
def send_out(look_back, *, by, at):
    """Each unit has its own packaged list; what is on it is now reported on and looked at."""
    if look_back.report_by <= timezone.localdate(at):
        raise Refused(_("报告的截止日已经到了，请先“重新选定”日期。"), Why.STATE)
    look_back.sent_at = at
    look_back.save(update_fields=["sent_at"])
    units = look_back.chosen.order_by("unit").values_list("unit", flat=True).distinct()
    LookBackUnit.objects.bulk_create(
        LookBackUnit(congress_id=look_back.congress_id, look_back=look_back, unit_id=unit)
        for unit in units
    )


def _a_notice(look_back, *, by, at, **details):
    """A 回头看通知 to all of them, as a draft that the head signs like any paper."""
    units = [one.unit for one in look_back.units.select_related("unit").order_by("unit__name")]
    number = look_back.chosen.count()
    text = _(
        "决定开展“%(title)s”，范围内的建议共%(number)s件。现将你单位的清单在平台下发，请逐件核对落实情况，于%(day)s前逐件报告：已经落实的附证明材料，"
        "还在推进的写明进展和下一步安排，确实不能落实的依法依规说明。回头看组（%(group)s）将到单位和现场察看。"
    ) % {
        "title": look_back.title,
        "number": number,
        "day": f"{look_back.report_by.year}年{look_back.report_by.month}月{look_back.report_by.day}日",
        "group": look_back.group,
    }
    yield {
        "recipients": units,
        "form": PaperForm.NOTICE,
        "preset": PaperPreset.LOOK_BACK,
        "title": _("关于开展%s的通知") % look_back.title,
        "text": text,
    }


@paper_steps.follows(
    send_out,
    _a_notice,
    gettext_lazy("拟写回头看通知"),
    opens=True,
    then=PaperState.DRAFT,
)
def draft_look_back_notice(*, case, by, at, **said):
    """As the 代表工委 would write it: it may be rewritten, and its head signs it."""
    return papers.compose.change(case=case, by=by, at=at, **said)


@look_back_steps.act(
    gettext_lazy("登记看单位"),
    law="",
    who=clerk_of_the_committee,
    when=State.SENT,
    adds_row=True,
)
def look_at_unit(look_back, *, by, at, unit, looked_on, place, answers, note="", photos=()):
    """The first look, once for each unit of the round: its own ledgers and how it keeps them."""
    check_day(looked_on, look_back, at)
    row = look_back.units.filter(unit=unit, looked_on=None).first()
    if row is None:
        raise Refused(_("这家单位不在清单上，或者已经登记过。"), Why.STATE)
    row.looked_on, row.place, row.note, row.by, row.at = looked_on, place, note, by, at
    row.save(update_fields=["looked_on", "place", "note", "by", "at"])
    keep_answers(answers, look_back.points.filter(list=LookList.UNIT), unit=row)
    hang(row, photos, case=look_back.case, purpose="supervision", by=by, at=at)


@look_back_steps.act(
    gettext_lazy("结束回头看"),
    law="",
    who=clerk_of_the_committee,
    when=State.SENT,
    then=State.CLOSED,
    needs=(rules.everything_is_looked_at,),
    tells=(rules.the_units_of_the_round,),
)
def close(look_back, *, by, at, summary):
    """Its figures stand on its page, each with its items; here the words to them."""
    look_back.summary, look_back.closed_at = summary, at
    look_back.save(update_fields=["summary", "closed_at"])


def _check(by, sessions, report_by, at) -> None:
    if not sessions or any(one.congress_id != by.congress_id for one in sessions):
        raise Refused(_("请选择本级人大的会议。"))
    if report_by <= timezone.localdate(at):
        raise Refused(_("报告的截止日要晚于今天。"))


def _write_points(look_back, lines) -> None:
    place: dict[str, int] = {}
    rows = []
    for name, text in lines:
        place[name] = place.get(name, 0) + 1
        rows.append(
            LookPoint(
                congress_id=look_back.congress_id,
                look_back=look_back,
                list=name,
                order=place[name],
                text=text,
            )
        )
    LookPoint.objects.bulk_create(rows)
