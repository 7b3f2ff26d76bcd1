"""预审核: by the office of the unit's system, by the 代表工委. What has passed both is frozen."""

from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee

from ...policy import checks
from ...policy.audiences import the_unit
from ...policy.standing import office_of_the_system
from ...states import ReplyRound as State
from ...states import Stage
from ..steps import reply_steps
from .checking import opinion, stand_at


@reply_steps.act(
    gettext_lazy("一级预审核通过"),
    law="",
    who=office_of_the_system,
    when=State.OFFICE_REVIEW,
    then=State.COMMITTEE_REVIEW,
    tells=(the_committee, the_unit),
    not_own=True,
)
def pass_office_review(round, *, by, at, text="", verdicts=()):
    """First round passed; the 代表工委 reads it next."""
    opinion(round, Stage.OFFICE, True, text, by, at, verdicts=verdicts)


@reply_steps.act(
    gettext_lazy("一级预审核退回"),
    law="",
    who=office_of_the_system,
    when=State.OFFICE_REVIEW,
    then=State.DRAFTING,
    tells=(the_unit,),
    not_own=True,
)
def send_back_from_office(round, *, by, at, text, verdicts=()):
    """Sent back with an opinion; the unit writes anew."""
    opinion(round, Stage.OFFICE, False, text, by, at, verdicts=verdicts)


@reply_steps.act(
    gettext_lazy("代表工委预审核通过"),
    law="",
    who=clerk_of_the_committee,
    when=State.COMMITTEE_REVIEW,
    then=State.CLEARED,
    applies=checks.reviewed_goes_to(checks.HEAD),
    tells=(the_unit,),
    not_own=True,
)
def pass_committee_review(round, *, by, at, text="", verdicts=()):
    """Last round passed: the text is frozen, the head of the unit may sign."""
    _reviewed(round, text, by, at, verdicts)


@reply_steps.act(
    gettext_lazy("代表工委预审核通过，交单位核稿"),
    law="handling.check_position",
    who=clerk_of_the_committee,
    when=State.COMMITTEE_REVIEW,
    then=State.UNIT_CHECK,
    applies=checks.reviewed_goes_to(checks.CHECK),
    tells=(the_unit,),
    not_own=True,
)
def pass_committee_review_to_check(round, *, by, at, text="", verdicts=()):
    """Last round passed: the text is frozen, and the unit itself reads it before its head signs."""
    _reviewed(round, text, by, at, verdicts)
    stand_at(round, 1)


@reply_steps.act(
    gettext_lazy("代表工委预审核退回"),
    law="",
    who=clerk_of_the_committee,
    when=State.COMMITTEE_REVIEW,
    then=State.DRAFTING,
    tells=(the_unit,),
    not_own=True,
)
def send_back_from_committee(round, *, by, at, text, verdicts=()):
    """Sent back with an opinion; the unit writes anew and it is pre-reviewed again."""
    opinion(round, Stage.COMMITTEE, False, text, by, at, verdicts=verdicts)


def _reviewed(round, text, by, at, verdicts) -> None:
    opinion(round, Stage.COMMITTEE, True, text, by, at, verdicts=verdicts)
    round.reviewed_at = at
    round.save(update_fields=["reviewed_at"])
