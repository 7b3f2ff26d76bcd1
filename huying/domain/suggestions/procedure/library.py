"""制度库: the acts by which a congress keeps its own rules, done on its roll (名册)."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import administrator, clerk_of_the_committee
from huying.domain.people.procedure.steps import apply_changes, ours, roll_steps
from huying.domain.people.states import RollState
from huying.foundation.procedure.refusal import Refused, Why

from ..models import Footing, Regulation
from ..policy.clocks import book_of
from ..policy.library import targets

COMMON: dict[str, Any] = {
    "who": (clerk_of_the_committee, administrator),
    "when": RollState.OPEN,
    "adds_row": True,
}
REGULATION_WORDS = {
    "title": gettext_lazy("名称"),
    "document_number": gettext_lazy("文号"),
    "adopted_by": gettext_lazy("通过机关"),
    "adopted_on": gettext_lazy("通过日期"),
    "in_force_from": gettext_lazy("施行日期"),
    "text": gettext_lazy("正文"),
}


@roll_steps.act(gettext_lazy("收录制度"), **COMMON)
def enter_regulation(
    roll,
    *,
    by,
    at,
    title,
    adopted_by,
    in_force_from,
    text,
    document_number="",
    adopted_on=None,
    replaces=None,
):
    """`replaces` ends on the day before; its footings come over unchecked. `roll.made` is the text."""
    if replaces is not None:
        replaces = _in_force(roll, replaces)
        if in_force_from <= replaces.in_force_from:
            raise Refused(_("新版本的施行日期应晚于原版本（%s）。") % replaces.in_force_from)
        replaces.in_force_until = in_force_from - timedelta(days=1)
        replaces.save(update_fields=["in_force_until"])
    made = Regulation(
        congress_id=roll.congress_id,
        title=title,
        document_number=document_number,
        adopted_by=adopted_by,
        adopted_on=adopted_on,
        in_force_from=in_force_from,
        text=text,
        replaces=replaces,
        entered_at=at,
    )
    _check_text(made)
    made.save()
    if replaces is not None:
        _carry_over(replaces, made)
    roll.made = made


@roll_steps.act(gettext_lazy("更正制度"), **COMMON)
def correct_regulation(roll, *, by, at, regulation, changes):
    """A slip of the pen; what was adopted anew is a new version. `changes` is {field: (was, now)}."""
    ours(roll, regulation)
    regulation = Regulation.objects.get(pk=regulation.pk)
    apply_changes(regulation, changes, REGULATION_WORDS)
    _check_text(regulation)
    missing = [one for one in regulation.footings.all() if one.article not in regulation.articles]
    if missing:
        raise Refused(
            _("已有规则对应%s，更正后的正文里却没有这一条。")
            % "、".join({m.article for m in missing})
        )


@roll_steps.act(gettext_lazy("废止制度"), **COMMON)
def repeal_regulation(roll, *, by, at, regulation, until, reason):
    """`until` is its last day. What rested on it is listed on its page until it rests elsewhere."""
    regulation = _in_force(roll, regulation)
    if until < regulation.in_force_from:
        raise Refused(_("废止日期早于施行日期（%s）。") % regulation.in_force_from)
    regulation.in_force_until, regulation.repeal_reason = until, reason
    regulation.save(update_fields=["in_force_until", "repeal_reason"])


@roll_steps.act(gettext_lazy("对应条款"), **COMMON)
def tie_to_article(roll, *, by, at, regulation, what, article):
    """`what` is a cell of the rulebook or a check list, `article` one that stands in the text."""
    regulation = _in_force(roll, regulation)
    if what not in targets(book_of(roll)):
        raise Refused(_("没有这一项规则，请从列表中选择。"))
    _check_article(regulation, article)
    row, new = Footing.objects.get_or_create(
        regulation=regulation,
        what=what,
        article=article,
        defaults={"congress_id": roll.congress_id, "checked_at": at},
    )
    if not new:
        raise Refused(_("已经对应过%s。") % row.article, Why.STATE)


@roll_steps.act(gettext_lazy("核对条款"), **COMMON)
def check_footing(roll, *, by, at, footing, article):
    """After a new version: this is the article on which it rests now."""
    footing = _footing(roll, footing)
    _check_article(footing.regulation, article)
    same = footing.regulation.footings.filter(what=footing.what, article=article)
    if same.exclude(pk=footing.pk).exists():
        raise Refused(_("已经对应过%s。") % article, Why.STATE)
    footing.article, footing.checked_at = article, at
    footing.save(update_fields=["article", "checked_at"])


@roll_steps.act(gettext_lazy("取消对应"), **COMMON)
def untie_from_article(roll, *, by, at, footing, reason):
    """The rule no longer rests on this text (the new version does not speak of it)."""
    footing = _footing(roll, footing)
    Footing.objects.filter(carried_from=footing).update(carried_from=None)
    footing.delete()


# -- what these acts share -------------------------------------------------------------------


def _in_force(roll, regulation) -> Regulation:
    ours(roll, regulation)
    regulation = Regulation.objects.get(pk=regulation.pk)
    if regulation.in_force_until is not None:
        raise Refused(_("%s已经废止或被新版本代替。") % regulation, Why.STATE)
    return regulation


def _footing(roll, footing) -> Footing:
    ours(roll, footing)
    found = Footing.objects.select_related("regulation").filter(pk=footing.pk).first()
    if found is None:
        raise Refused(_("刚才已有人取消了这一对应，请刷新页面。"), Why.STATE)
    return found


def _check_text(regulation) -> None:
    same = Regulation.objects.filter(
        congress_id=regulation.congress_id,
        title=regulation.title,
        in_force_from=regulation.in_force_from,
    )
    if same.exclude(pk=regulation.pk).exists():
        raise Refused(_("%s（同一天施行）已经收录。") % regulation)
    if not regulation.articles:
        raise Refused(_("正文里没有“第一条”这样开头的段落，无法对应到条款。请分条粘贴正文。"))
    if regulation.adopted_on and regulation.adopted_on > regulation.in_force_from:
        raise Refused(_("通过日期晚于施行日期，请核对。"))


def _check_article(regulation, article) -> None:
    if article not in regulation.articles:
        raise Refused(_("%(text)s里没有%(article)s。") % {"text": regulation, "article": article})


def _carry_over(old, new) -> None:
    Footing.objects.bulk_create(
        Footing(
            congress_id=new.congress_id,
            regulation=new,
            what=one.what,
            article=one.article,
            carried_from=one,
        )
        for one in old.footings.order_by("pk")
    )
