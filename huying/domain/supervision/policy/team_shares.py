"""分工: how the items of a group are divided fairly among its deputies. The same input gives the same answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.models import Appointment
from huying.foundation.procedure.act import who

from ..models import TeamShare
from ..states.campaign import TeamRole
from .campaign import members_of


@dataclass(frozen=True)
class Item:
    """`field`: the category of the first level; `proposed_by`: persons who may not look after it."""

    key: Any
    field: Any
    proposed_by: frozenset


@dataclass(frozen=True)
class Hand:
    """A deputy of the group. `fields`: those of his or her own suggestions; `here`: items looked after in
    this group already; `elsewhere`: in other groups at work."""

    key: Any
    person: Any
    fields: frozenset
    here: int = 0
    elsewhere: int = 0


def divided(items: Sequence[Item], hands: Sequence[Hand]) -> dict[Any, Hand]:
    """Items not looked after yet → who should: never one's own; as many to each as can be; of those who
    have room whoever knows the field, then whoever has least to do. Left out is what all have proposed."""
    held = {hand.key: hand.here for hand in hands}
    found: dict[Any, Hand] = {}
    for item in sorted(items, key=lambda one: _scarce_first(one, hands)):
        fit = [hand for hand in hands if hand.person not in item.proposed_by]
        if not fit:
            continue
        room = [hand for hand in fit if _has_room(hand, held, len(items), hands)]
        chosen = min(
            room or fit,
            key=lambda hand: (item.field not in hand.fields, held[hand.key] + hand.elsewhere),
        )
        found[item.key] = chosen
        held[chosen.key] += 1
    return found


def _scarce_first(item: Item, hands: Sequence[Hand]) -> tuple:
    """What few may look after is given out first, then what somebody knows the field of."""
    fit = [hand for hand in hands if hand.person not in item.proposed_by]
    return len(fit), not any(item.field in hand.fields for hand in fit)


def _has_room(hand: Hand, held: dict, waiting: int, hands: Sequence[Hand]) -> bool:
    """Each gets the same number; where it does not come out even, some get one more."""
    even, more = divmod(waiting + sum(one.here for one in hands), len(hands))
    if held[hand.key] < even:
        return True
    return held[hand.key] == even and sum(number > even for number in held.values()) < more


# -- who may, who is told --------------------------------------------------------------------


@who(gettext_lazy("督办工作组组长"))
def the_leader(team, by):
    return any(
        one.role == TeamRole.LEADER and one.appointment.person_id == by.person_id
        for one in members_of(team)
    )


def has_deputies(team, *, by, at):
    if any(one.role == TeamRole.DEPUTY for one in members_of(team)):
        return None
    return _("这个督办工作组没有代表成员，没有可以分工的人。")


def those_who_look_after_items(team):
    """Deputies with a share of what the group supervises."""
    shares = TeamShare.objects.filter(item__team=team, ended_at=None, item__taken_off_at=None)
    found = Appointment.objects.filter(pk__in=shares.values("member__appointment"))
    return found.select_related("person", "body")


AUDIENCES = {those_who_look_after_items: gettext_lazy("分工负责建议的代表")}
