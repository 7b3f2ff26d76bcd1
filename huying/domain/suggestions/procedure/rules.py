"""办理规则: a congress lays down rules of its own over a shipped preset, done on its roll (名册)."""

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.models import Congress
from huying.domain.people.policy import (
    administrator,
    head_of_the_committee,
    holders,
    the_system,
)
from huying.domain.people.procedure.steps import ours, roll_steps
from huying.domain.people.states import BodyKind, RollState
from huying.foundation.cases.models import Case
from huying.foundation.procedure.refusal import Refused, Why

from .. import rulebook
from ..models import RulebookVersion, RuleOverride, Suggestion
from ..policy.books import overrides_of
from ..policy.ownership import steps_of_offices
from ..policy.wording import cell_in_words
from ..rulebook.own import Override, at_fault, overridden, stated

WHO = (administrator, head_of_the_committee)


@roll_steps.act(gettext_lazy("制定本级规则"), who=WHO, when=RollState.OPEN, adds_row=True)
def adopt_rules(roll, *, by, at, preset, title, reason, effective_on, overrides):
    """`overrides`: [{code, value, article, reason}]; a cell left out is the preset's.

    What cannot work is refused with its line. Cases under way keep the rules they were started
    under. `roll.made` is the version.
    """
    if effective_on < timezone.localdate(at):
        raise Refused(_("施行日期不能早于今天：已经办理的不受新规则约束。"))
    rows = [Override(**one) for one in overrides]
    _check_somebody_is_there(roll, check_rules(preset, title, rows), preset)
    mine = RulebookVersion.objects.filter(congress_id=roll.congress_id)
    if mine.filter(took_effect_at=None, revoked_at=None).exists():
        raise Refused(_("还有一版规则没有施行，请先撤销它，再制定新的。"), Why.STATE)
    roll.made = RulebookVersion.objects.create(
        congress_id=roll.congress_id,
        number=(mine.aggregate(most=Max("number"))["most"] or 0) + 1,
        preset=preset,
        title=title,
        reason=reason,
        effective_on=effective_on,
        adopted_at=at,
    )
    RuleOverride.objects.bulk_create(
        RuleOverride(
            congress_id=roll.congress_id,
            version=roll.made,
            code=one.code,
            value=one.value,
            article=one.article,
            reason=one.reason,
        )
        for one in rows
    )


def _when_its_day_has_come(roll, *, by, at, **details):
    if roll.made.effective_on <= timezone.localdate(at):
        yield {"on": roll, "rules": roll.made}


@roll_steps.follows(
    adopt_rules, _when_its_day_has_come, gettext_lazy("本级规则施行"), when=RollState.OPEN
)
def rules_take_effect(roll, *, by, at, rules):
    """At once, where they were laid down for today."""
    _put_in_force(roll, rules, at)


@roll_steps.act(
    gettext_lazy("本级规则到期施行"), who=the_system, when=RollState.OPEN, adds_row=True
)
def put_rules_in_force(roll, *, by, at, rules):
    """On the day for which they were laid down."""
    _put_in_force(roll, rules, at)


@roll_steps.act(gettext_lazy("撤销待施行的规则"), who=WHO, when=RollState.OPEN, adds_row=True)
def revoke_rules(roll, *, by, at, rules, reason):
    """Before its day; afterwards only a further version changes anything."""
    ours(roll, rules)
    rules = RulebookVersion.objects.get(pk=rules.pk)
    if not rules.is_to_come:
        raise Refused(_("这一版规则已经施行或已经撤销，要改动请制定新的一版。"), Why.STATE)
    rules.revoked_at = at
    rules.save(update_fields=["revoked_at"])


def _put_in_force(roll, rules, at) -> None:
    """The congress works by it from now on; every case under way is marked with the old ones."""
    ours(roll, rules)
    rules = RulebookVersion.objects.get(pk=rules.pk)
    if not rules.is_to_come or rules.effective_on > timezone.localdate(at):
        raise Refused(_("这一版规则不在待施行的状态，或者还没有到施行日期。"), Why.STATE)
    book = check_rules(rules.preset, rules.title, overrides_of(rules))  # the preset as of today
    _check_somebody_is_there(roll, book, rules.preset)
    congress = Congress.objects.get(pk=roll.congress_id)
    _keep_old_rules(congress)
    RulebookVersion.objects.filter(
        congress=congress, took_effect_at__isnull=False, replaced_at=None
    ).update(replaced_at=at)
    rules.took_effect_at = at
    rules.save(update_fields=["took_effect_at"])
    congress.rulebook = str(rules.pk)
    congress.save(update_fields=["rulebook"])


def check_rules(preset: str, title: str, overrides: list[Override]) -> rulebook.Rulebook:
    """The rulebook that would hold. Raises Refused, naming the cell, for one that cannot work."""
    if preset not in rulebook.names():
        raise Refused(_("没有这一套规则，请从列表中选择。"))
    for one in overrides:
        _check_moves(preset, one)
    try:
        return overridden(preset, title, overrides)
    except rulebook.RulebookError as error:
        code, fault = at_fault(error)
        raise Refused(cell_in_words(rulebook.get(preset), code, fault)) from error


def _check_somebody_is_there(roll, book: rulebook.Rulebook, preset: str) -> None:
    """A step that nobody in this congress can do would be a dead end."""
    for code, kind in steps_of_offices(book):
        if not holders(roll.congress_id, kind=kind).exists():
            fault = _("%s没有人任职，办到这一步将无人接手。") % BodyKind(kind).label
            raise Refused(cell_in_words(rulebook.get(preset), code, fault), Why.STATE)


def _check_moves(preset: str, one: Override) -> None:
    try:
        same = stated(rulebook.get(preset), one.code) == one.value
    except (AttributeError, ValueError) as error:
        raise Refused(_("没有名为 %s 的规则。") % one.code) from error
    if same:
        raise Refused(
            cell_in_words(rulebook.get(preset), one.code, _("与预设相同，不需要另作规定。"))
        )


def _keep_old_rules(congress) -> None:
    """Every case keeps the rules it was started under, but drafts: they start when handed in."""
    drafts = Suggestion.objects.filter(congress=congress, submitted_at=None)
    cases = Case.objects.filter(congress=congress, rules="").exclude(kind="roll")
    cases.exclude(pk__in=drafts.values("pk")).update(rules=congress.rulebook)
