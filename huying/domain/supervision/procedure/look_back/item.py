"""回头看的每一件: the unit reports, the group looks, and it is found done, given out again, converted or explained."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee
from huying.domain.suggestions.policy import class_changes
from huying.domain.suggestions.procedure import reply_steps, second
from huying.domain.suggestions.procedure.reply import classing
from huying.domain.suggestions.states import Grade, SecondGround
from huying.foundation.files.storing import hang
from huying.foundation.procedure.refusal import Refused

from ...models import LookBackItem, LookMark, LookReport
from ...policy import look_back as rules
from ...states import FOUND, LookList, LookReportKind
from ...states import LookBackItem as State
from .round import send_out
from .steps import check_day, keep_answers, look_back_item_steps

TO_LOOK_AT = (State.WAITING, State.REPORTED)


def _each_chosen(look_back, **details):
    turns = look_back.chosen.select_related("unit", "suggestion__case")
    for handling in turns.order_by("suggestion__session", "suggestion__number", "pk"):
        yield {"root": look_back.case, "look_back": look_back, "handling": handling}


@look_back_item_steps.follows(
    send_out,
    _each_chosen,
    gettext_lazy("列入回头看"),
    opens=True,
    then=State.WAITING,
    starts=(rules.REPORT,),
)
def include(*, case, by, at, look_back, handling):
    """On the list of its unit, with the day by which the unit reports."""
    return LookBackItem.objects.create(
        case=case,
        congress_id=case.congress_id,
        look_back=look_back,
        handling=handling,
        class_then=rules.last_class(handling),
    )


REPORTED: dict[str, Any] = {
    "law": "",
    "who": rules.of_the_unit_looked_at,
    "when": TO_LOOK_AT,
    "then": State.REPORTED,
    "meets": (rules.REPORT,),
    "tells": (the_committee, rules.the_deputies_of_the_item),
    "not_own": True,
}


@look_back_item_steps.act(gettext_lazy("报告进展"), **REPORTED)
def report_progress(item, *, by, at, text, files=()):
    """A second answer to the deputies: how far it has come and what comes next."""
    _report(item, LookReportKind.PROGRESS, text, files, by, at)


@look_back_item_steps.act(gettext_lazy("报告完成"), **REPORTED)
def report_completion(item, *, by, at, text, files=()):
    """A second answer to the deputies: it is done, and this shows it."""
    _report(item, LookReportKind.COMPLETION, text, files, by, at)


def _report(item, kind, text, files, by, at) -> None:
    row = LookReport.objects.create(
        congress_id=item.congress_id, item=item, kind=kind, text=text, by=by, at=at
    )
    hang(row, files, case=item.case, purpose="supervision", by=by, at=at)


def _finds(label, then, **rest):
    return look_back_item_steps.act(
        label,
        law="",
        who=clerk_of_the_committee,
        when=TO_LOOK_AT,
        then=then,
        ends=("*",),
        tells=(rules.the_unit_looked_at, rules.the_deputies_of_the_item),
        not_own=True,
        **rest,
    )


@_finds(gettext_lazy("认定已落实"), State.DONE)
def find_done(item, *, by, at, **seen):
    """`seen`: looked_on, place, people, answers, finding, public_discontent, photos."""
    if seen.get("public_discontent"):
        raise Refused(_("现场发现群众不满意的，请“二次交办”或者依法说明，不能认定已落实。"))
    _look(item, by, at, **seen)


@_finds(
    gettext_lazy("察看后二次交办"),
    State.AGAIN,
    needs=(rules.may_be_assigned_again,),
    also_holds=rules.families_of,
)
def send_again(item, *, by, at, **seen):
    """Not done, or people on the spot are not content: its unit handles it once more."""
    _look(item, by, at, **seen)


def _once_more(item, *, by, at, finding, public_discontent=False, **details):
    ground = SecondGround.PUBLIC if public_discontent else SecondGround.LOOK_BACK
    yield {"on": item.handling, "ground": ground, "reason": finding}


send_again.followers.append((second.assign_again, _once_more))


@_finds(gettext_lazy("察看后转类"), State.CONVERTED, also_holds=rules.families_of)
def convert(item, *, by, at, new_class, **seen):
    """What was found makes it another class: the reply bears it from now on, with this as its evidence."""
    round = rules.classed_round(item)
    reason = class_changes.may_change(round) if round else _("这轮答复没有答复类别。")
    if reason:
        raise Refused(reason)
    item.new_class = new_class
    _look(item, by, at, **seen)


def _its_reply(item, *, by, at, new_class, finding, **details):
    round = rules.classed_round(item)
    assert round is not None  # convert has asked
    told = {"reason": str(item.look_back), "evidence": finding}
    yield {"on": round, "was": round.reply_class, "now": new_class, **told}


@reply_steps.follows(
    convert,
    _its_reply,
    gettext_lazy("随回头看变更答复类别"),
    when=class_changes.DELIVERED,
)
def turned_at_look_back(round, *, by, at, was, now, reason, evidence):
    """As the 代表工委 changes a class: it saw on the spot what shows it."""
    classing.change_class.change(
        round, by=by, at=at, was=was, now=now, reason=reason, evidence=evidence
    )


@_finds(gettext_lazy("依法说明"), State.EXPLAINED)
def explain(item, *, by, at, basis, **seen):
    """It truly cannot be done: by which law or condition, and what the deputy was told."""
    item.basis = basis
    _look(item, by, at, **seen)


def _look(
    item, by, at, *, looked_on, place, people, answers, finding, public_discontent=False, photos=()
) -> None:
    check_day(looked_on, item.look_back, at)
    lists = (LookList.ITEM, LookList.NOT_LET_GO)
    keep_answers(answers, item.look_back.points.filter(list__in=lists), item=item)
    item.looked_on, item.place, item.people = looked_on, place, people
    item.finding, item.public_discontent, item.looked_by = finding, public_discontent, by
    item.save()
    hang(item, photos, case=item.case, purpose="supervision", by=by, at=at)


# -- 双测评 ----------------------------------------------------------------------------------


@look_back_item_steps.act(
    gettext_lazy("回头看测评"),
    law="",
    who=rules.the_lead_deputy_of_the_item,
    when=FOUND,
    applies=rules.asks_for_a_mark,
    tells=(the_committee,),
    adds_row=True,
    former_too=True,
)
def mark_again(item, *, by, at, process, result, reason=""):
    """Once more, beside the marks of the reply: how it was handled, what came of it."""
    if Grade.DISSATISFIED in (process, result) and not reason.strip():
        raise Refused(_("评价“不满意”请说明理由。"))
    LookMark.objects.create(
        congress_id=item.congress_id,
        item=item,
        deputy=by,
        process=process,
        result=result,
        reason=reason,
        at=at,
    )


@look_back_item_steps.act(
    gettext_lazy("测评不满意，二次交办"),
    law="",
    who=clerk_of_the_committee,
    when=FOUND,
    then=State.AGAIN,
    applies=rules.is_marked_dissatisfied,
    needs=(rules.may_be_assigned_again,),
    also_holds=rules.families_of,
    tells=(rules.the_unit_looked_at, rules.the_deputies_of_the_item),
    takes_back=True,
    not_own=True,
)
def send_again_after_mark(item, *, by, at, reason):
    """It had been found in order; its lead deputy says at the look-back that it is not."""


def _after_the_mark(item, *, by, at, reason, **details):
    yield {"on": item.handling, "ground": SecondGround.LOOK_BACK, "reason": reason}


send_again_after_mark.followers.append((second.assign_again, _after_the_mark))
