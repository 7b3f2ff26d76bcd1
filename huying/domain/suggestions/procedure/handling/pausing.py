"""停表: for a lawful reason the clocks stand still, and are then due later by the days they stood."""

from datetime import timedelta
from functools import partial

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, day_table, the_committee, the_system
from huying.foundation.procedure import clocks
from huying.foundation.procedure.refusal import Refused

from ...models import Pause
from ...policy import pausing
from ...policy.audiences import the_proposers, the_unit
from ...policy.clocks import floor_of_a_paused
from ...policy.standing import head_of_the_unit
from ...states import Handling as State
from ...states import PauseAnswer
from ..steps import handling_steps

LONGEST = 365


@handling_steps.act(
    gettext_lazy("申请停表"),
    law="",
    who=head_of_the_unit,
    when=State.ACCEPTED,
    applies=pausing.no_pause_open,
    needs=(pausing.something_runs_in_time,),
    tells=(the_committee,),
    adds_row=True,
    not_own=True,
)
def ask_pause(handling, *, by, at, ground, reason, days):
    """A unit may not stop its own clock: it names the lawful ground and how many days it needs."""
    _so_many(days)
    Pause.objects.create(
        congress_id=handling.congress_id,
        handling=handling,
        ground=ground,
        reason=reason,
        days=days,
        answer=PauseAnswer.ASKED,
        asked_at=at,
    )


@handling_steps.act(
    gettext_lazy("同意停表"),
    law="",
    who=clerk_of_the_committee,
    when=State.ACCEPTED,
    applies=pausing.a_pause_is_asked,
    needs=(pausing.something_runs_in_time,),
    pauses=pausing.PAUSABLE,
    tells=(the_unit, the_proposers),
    not_own=True,
)
def grant_pause(handling, *, by, at, days):
    """The clocks stand still from today, for so many days at most."""
    _so_many(days)
    today = timezone.localdate(at)
    handling.pauses.filter(answer=PauseAnswer.ASKED).update(
        answer=PauseAnswer.STANDING,
        days=days,
        answered_at=at,
        began_on=today,
        until=today + timedelta(days=days),
    )


@handling_steps.act(
    gettext_lazy("不同意停表"),
    law="",
    who=clerk_of_the_committee,
    when=State.ACCEPTED,
    applies=pausing.a_pause_is_asked,
    tells=(the_unit,),
    adds_row=True,
    not_own=True,
)
def refuse_pause(handling, *, by, at, reason):
    """The clocks run on as they did."""
    handling.pauses.filter(answer=PauseAnswer.ASKED).update(
        answer=PauseAnswer.REFUSED, answer_reason=reason, answered_at=at
    )


@handling_steps.act(
    gettext_lazy("恢复计时"),
    law="",
    who=(head_of_the_unit, clerk_of_the_committee, the_system),
    when=State.ACCEPTED,
    applies=pausing.is_paused,
    needs=(pausing.days_are_over_for_the_system,),
    resumes=pausing.PAUSABLE,
    tells=(the_unit, the_proposers),
    not_own=True,
)
def run_on(handling, *, by, at):
    """The ground is gone or the days are over: every clock is due later by the days it stood still."""
    pause = handling.pauses.get(answer=PauseAnswer.STANDING)
    pause.answer, pause.ended_on = PauseAnswer.OVER, min(timezone.localdate(at), pause.until)
    pause.save(update_fields=["answer", "ended_on"])
    floor = partial(floor_of_a_paused, handling)
    table = day_table(handling.congress)
    clocks.give_back(handling.case, pausing.PAUSABLE, on=pause.ended_on, floor=floor, table=table)


def _so_many(days) -> None:
    if not 1 <= days <= LONGEST:
        raise Refused(_("停表的天数从1天到%s天。") % LONGEST)
