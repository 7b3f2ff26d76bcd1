"""分类督办 and 重点督办: rated by the 代表工委, entered through three doors, decided by the chairmen's meeting."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee
from huying.domain.people.states import BodyKind
from huying.domain.suggestions.policy.standing import the_office_of_the_government
from huying.foundation.files.storing import hang
from huying.foundation.procedure.refusal import Refused

from ..models import ClassSupervision, KeySupervision, KeyVisit
from ..policy import key, supervising
from ..policy.hearing import stand_back
from ..states.key import ClassSupervision as Rating
from ..states.key import KeySupervision as State
from .kinds import class_steps, key_steps

RULE = "supervision.livelihood_from"
LAW = "代表法第五十二条"


@class_steps.opens(
    gettext_lazy("评定难易度和影响面"),
    law=RULE,
    who=clerk_of_the_committee,
    then=Rating.RATED,
)
def rate(*, case, by, at, suggestion, difficulty, reach, feasible=False):
    """At review or later, once for each suggestion; the tier follows by the congress's rule.
    `feasible`: it can be done and ought to be taken up, which a refusal will be held against."""
    if suggestion.congress_id != case.congress_id or suggestion.state not in key.RATED_FROM:
        raise Refused(_("登记以后的建议才评定。"))
    tier, candidate = key.tier_by_rule(suggestion, difficulty, reach)
    try:
        with transaction.atomic():
            return ClassSupervision.objects.create(
                case=case,
                congress_id=case.congress_id,
                suggestion=suggestion,
                difficulty=difficulty,
                reach=reach,
                by_rule=tier,
                tier=tier,
                candidate=candidate,
                found_feasible_at=at if feasible else None,
                rated_by=by,
                rated_at=at,
            )
    except IntegrityError:
        raise Refused(_("这件建议已经评定过，请在原评定上修改。")) from None


@class_steps.act(
    gettext_lazy("重新评定"),
    law=RULE,
    who=clerk_of_the_committee,
    when=Rating.RATED,
)
def rate_again(rating, *, by, at, difficulty, reach, reason, feasible=None):
    """What is known has changed: the tier follows anew. `feasible` None: as it was."""
    tier, candidate = key.tier_by_rule(rating.suggestion, difficulty, reach)
    rating.difficulty, rating.reach, rating.reason = difficulty, reach, reason
    rating.by_rule, rating.tier, rating.candidate = tier, tier, candidate
    if feasible is not None:
        rating.found_feasible_at = (rating.found_feasible_at or at) if feasible else None
    rating.rated_by, rating.rated_at = by, at
    rating.save()


@class_steps.act(
    gettext_lazy("调整类别"),
    law=RULE,
    who=clerk_of_the_committee,
    when=Rating.RATED,
)
def change_tier(rating, *, by, at, tier, reason):
    """Another tier than the rule gives, with the reason; 重点 is reached through a door alone."""
    if tier == rating.tier:
        raise Refused(_("已经是这一类。"))
    rating.tier, rating.reason = tier, reason
    rating.save(update_fields=["tier", "reason"])


# -- 重点督办 ----------------------------------------------------------------------------------


@key_steps.opens(
    gettext_lazy("列为重点督办"),
    law=LAW,
    who=(
        clerk_of_the_committee,
        supervising.of_a_special_committee,
        the_office_of_the_government,
    ),
    then=State.LISTED,
    tells=(the_committee, key.the_units_of_the_key, key.the_deputies_of_the_key),
)
def enter(*, case, by, at, title, decision, decided_on, items=(), unit=None, together=""):
    """The door is that of the body that decides; like items may stand together, with the reason why."""
    check_what_enters(by, at, decided_on, items, unit, together)
    return listed(
        case, by, title=title, decision=decision, decided_on=decided_on, items=items, unit=unit,
        together=together,
    )  # fmt: skip


def listed(case, by, *, title, decision, decided_on, items, unit, together) -> KeySupervision:
    """As its row, by the door of the body that decided."""
    found = KeySupervision.objects.create(
        case=case,
        congress_id=case.congress_id,
        title=title,
        door=key.DOORS[BodyKind(by.body.kind)],
        decision=decision,
        decided_on=decided_on,
        together=together,
        unit=unit,
        entered_by=by,
        committee=by.body if by.body.kind == BodyKind.SPECIAL_COMMITTEE else None,
    )
    found.items.set(items)
    return found


def check_what_enters(by, at, decided_on, items, unit, together) -> None:
    if decided_on > timezone.localdate(at):
        raise Refused(_("决定的日期不能晚于今天。"))
    if not items and unit is None:
        raise Refused(_("请选择列入的建议，或者列入的单位。"))
    if len(items) > 1 and not together.strip():
        raise Refused(_("几件建议合并督办的，请写明为什么放在一起。"))
    door = key.DOORS[BodyKind(by.body.kind)]
    open_to = key.items_open_to(by.congress_id, by.body)
    known = set(open_to.filter(pk__in=[one.pk for one in items]).values_list("pk", flat=True))
    if len(known) != len(items) or (unit and unit.congress_id != by.congress_id):
        raise Refused(_("所选建议不在可以列入的范围。"))
    stand_back(by, items)
    again = KeySupervision.objects.filter(door=door, items__in=known, entered_by__body=by.body_id)
    if again.filter(case__state__in=(State.LISTED, State.UNDER_WAY)).exists():
        raise Refused(_("所选建议中有的已由本机构列为重点督办。"))


@key_steps.act(
    gettext_lazy("登记主任会议决定"),
    law=LAW,
    who=clerk_of_the_committee,
    when=(State.LISTED, State.UNDER_WAY),
    applies=key.not_statutory_yet,
    tells=(
        key.who_entered_it, key.the_units_of_the_key, key.the_deputies_of_the_key,
    ),
)  # fmt: skip
def make_statutory(supervision, *, by, at, decided_on, decision):
    """The chairmen's meeting fixed it as one of the statutory key supervisions."""
    if not supervision.decided_on <= decided_on <= timezone.localdate(at):
        raise Refused(_("主任会议的日期应在列入以后、今天以前。"))
    supervision.statutory_on, supervision.statutory_decision = decided_on, decision
    supervision.save(update_fields=["statutory_on", "statutory_decision"])


@key_steps.act(
    gettext_lazy("组织督办"),
    law=LAW,
    who=clerk_of_the_committee,
    when=(State.LISTED, State.UNDER_WAY),
    then=State.UNDER_WAY,
    tells=(
        key.the_committee_that_does_it, key.the_units_of_the_key, key.the_deputies_of_the_key,
    ),
)  # fmt: skip
def organise(supervision, *, by, at, leader, leader_of, committee, plan, deputies=()):
    """Who leads, which committee does it, which deputies join, and how; the 代表工委 coordinates."""
    if committee and committee.kind != BodyKind.SPECIAL_COMMITTEE:
        raise Refused(_("负责督办的应当是专门委员会。"))
    supervision.leader, supervision.leader_of = leader, leader_of
    supervision.committee, supervision.plan = committee, plan
    supervision.save(update_fields=["leader", "leader_of", "committee", "plan"])
    supervision.deputies.set(deputies)


@key_steps.act(
    gettext_lazy("登记督办活动"),
    law=LAW,
    who=(clerk_of_the_committee, supervising.of_the_supervising_committee),
    when=State.UNDER_WAY,
    tells=(key.the_units_of_the_key,),
    adds_row=True,
)
def record_visit(supervision, *, by, at, way, held_on, people, found, place="", files=()):
    """A visit, a meeting, a letter: who was there and what was found; photographs hang on it."""
    if held_on > timezone.localdate(at):
        raise Refused(_("活动的日期不能晚于今天。"))
    visit = KeyVisit.objects.create(
        congress_id=supervision.congress_id,
        supervision=supervision,
        way=way,
        held_on=held_on,
        place=place,
        people=people,
        found=found,
        by=by,
        at=at,
    )
    hang(visit, files, case=supervision.case, purpose="supervision", by=by, at=at)


@key_steps.act(
    gettext_lazy("督办完毕"),
    law=LAW,
    who=(clerk_of_the_committee, supervising.of_the_supervising_committee),
    when=State.UNDER_WAY,
    then=State.CONCLUDED,
    needs=(key.something_was_done,),
    tells=(the_committee, key.the_units_of_the_key, key.the_deputies_of_the_key),
)
def conclude(supervision, *, by, at, conclusion):
    """What came of it, in words that the deputies read."""
    supervision.conclusion, supervision.concluded_at = conclusion, at
    supervision.save(update_fields=["conclusion", "concluded_at"])


@key_steps.act(
    gettext_lazy("撤销列入"),
    law=LAW,
    who=clerk_of_the_committee,
    when=(State.LISTED, State.UNDER_WAY),
    then=State.DROPPED,
    tells=(
        key.who_entered_it, key.the_units_of_the_key, key.the_deputies_of_the_key,
    ),
)  # fmt: skip
def drop(supervision, *, by, at, reason):
    """It was withdrawn, merged, or should not have been listed."""
    supervision.drop_reason = reason
    supervision.save(update_fields=["drop_reason"])
