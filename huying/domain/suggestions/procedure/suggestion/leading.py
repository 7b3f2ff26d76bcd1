"""领衔包办: a leader heads the handling of an item, with a team and a plan of its own."""

from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee

from ...models import Leadership
from ...policy.audiences import the_proposers, the_units_at_work
from ...states import Suggestion as State
from ..steps import suggestion_steps


@suggestion_steps.act(
    gettext_lazy("确定领衔领导"),
    law="",
    who=clerk_of_the_committee,
    when=State.IN_HANDLING,
    tells=(the_units_at_work, the_proposers),
    adds_row=True,
)
def name_leader(suggestion, *, by, at, leader, post, team="", plan=""):
    """书记、县长、分管领导 head it: 一案一专班, with its people and its plan."""
    Leadership.objects.update_or_create(
        suggestion=suggestion,
        defaults={
            "congress_id": suggestion.congress_id,
            "leader": leader,
            "post": post,
            "team": team,
            "plan": plan,
            "by": by,
            "at": at,
        },
    )
