"""核稿与预审核: within the unit, by the office of its system, by the 代表工委."""

from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee

from ...models import ReviewOpinion
from ...policy import needs
from ...policy.audiences import (
    the_head_of_the_unit,
    the_office_of_the_system,
    the_unit,
)
from ...policy.standing import (
    of_the_unit,
    office_of_the_system,
    office_of_the_unit,
)
from ...states import ReplyRound as State
from ...states import Stage
from ..steps import reply_steps


@reply_steps.act(
    gettext_lazy("送单位核稿"),
    law="",
    who=of_the_unit,
    when=State.DRAFTING,
    then=State.UNIT_CHECK,
    needs=(needs.every_request_answered, needs.class_and_promise_stated, needs.co_opinions_are_in),
    tells=(the_unit,),
    not_own=True,
)
def send_to_check(round, *, by, at):
    """The draft is complete: the unit's office or head reads it."""


@reply_steps.act(
    gettext_lazy("核稿退回"),
    law="",
    who=office_of_the_unit,
    when=State.UNIT_CHECK,
    then=State.DRAFTING,
    tells=(the_unit,),
    not_own=True,
)
def send_back_in_unit(round, *, by, at, text):
    """The unit itself is not content with the draft."""
    opinion(round, Stage.UNIT, False, text, by, at)


@reply_steps.act(
    gettext_lazy("核稿通过，送一级预审核"),
    law="",
    who=office_of_the_unit,
    when=State.UNIT_CHECK,
    then=State.OFFICE_REVIEW,
    applies=needs.route_begins("office"),
    tells=(the_office_of_the_system,),
    not_own=True,
)
def pass_check_to_office(round, *, by, at, text=""):
    """Party units to the party office, government units to the government office."""
    opinion(round, Stage.UNIT, True, text, by, at)


@reply_steps.act(
    gettext_lazy("核稿通过，送代表工委预审核"),
    law="",
    who=office_of_the_unit,
    when=State.UNIT_CHECK,
    then=State.COMMITTEE_REVIEW,
    applies=needs.route_begins("deputies_committee"),
    tells=(the_committee,),
    not_own=True,
)
def pass_check_to_committee(round, *, by, at, text=""):
    """监委、法院、检察院 go straight to the 代表工委."""
    opinion(round, Stage.UNIT, True, text, by, at)


@reply_steps.act(
    gettext_lazy("核稿通过"),
    law="",
    who=office_of_the_unit,
    when=State.UNIT_CHECK,
    then=State.CLEARED,
    applies=needs.route_begins(),
    tells=(the_head_of_the_unit,),
    not_own=True,
)
def pass_check(round, *, by, at, text=""):
    """Where no pre-review is prescribed the reply goes to the head to be signed."""
    opinion(round, Stage.UNIT, True, text, by, at)


@reply_steps.act(
    gettext_lazy("一级预审核通过"),
    law="",
    who=office_of_the_system,
    when=State.OFFICE_REVIEW,
    then=State.COMMITTEE_REVIEW,
    tells=(the_committee, the_unit),
    not_own=True,
)
def pass_office_review(round, *, by, at, text=""):
    """First round passed; the 代表工委 reads it next."""
    opinion(round, Stage.OFFICE, True, text, by, at)


@reply_steps.act(
    gettext_lazy("一级预审核退回"),
    law="",
    who=office_of_the_system,
    when=State.OFFICE_REVIEW,
    then=State.DRAFTING,
    tells=(the_unit,),
    not_own=True,
)
def send_back_from_office(round, *, by, at, text):
    """Sent back with an opinion; the unit writes anew."""
    opinion(round, Stage.OFFICE, False, text, by, at)


@reply_steps.act(
    gettext_lazy("代表工委预审核通过"),
    law="",
    who=clerk_of_the_committee,
    when=State.COMMITTEE_REVIEW,
    then=State.CLEARED,
    tells=(the_unit,),
    not_own=True,
)
def pass_committee_review(round, *, by, at, text=""):
    """Last round passed; the head of the unit may sign."""
    opinion(round, Stage.COMMITTEE, True, text, by, at)


@reply_steps.act(
    gettext_lazy("代表工委预审核退回"),
    law="",
    who=clerk_of_the_committee,
    when=State.COMMITTEE_REVIEW,
    then=State.DRAFTING,
    tells=(the_unit,),
    not_own=True,
)
def send_back_from_committee(round, *, by, at, text):
    """Sent back with an opinion; the unit writes anew and it is pre-reviewed again."""
    opinion(round, Stage.COMMITTEE, False, text, by, at)


def opinion(round, stage, passed, text, by, at) -> None:
    """What a checker or pre-reviewer said."""
    ReviewOpinion.objects.create(
        congress_id=round.congress_id,
        round=round,
        stage=stage,
        passed=passed,
        text=text,
        by=by,
        at=at,
    )
