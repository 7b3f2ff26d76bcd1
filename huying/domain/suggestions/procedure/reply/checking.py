"""核稿: the finished draft goes on, and the unit itself reads it at as many levels as the rulebook says."""

from django.utils.translation import gettext_lazy

from ...models import ReviewOpinion
from ...policy import checks, countersigning, letter_parts, needs, promises
from ...policy.audiences import (
    the_committee,
    the_office_of_the_system,
    the_unit,
)
from ...policy.signing import the_signers
from ...policy.standing import of_the_unit, office_of_the_unit
from ...states import ReplyRound as State
from ...states import Stage
from ..steps import reply_steps
from .verdicts import in_words, keep, look_through

COMPLETE = (
    needs.every_request_answered,
    needs.class_and_promise_stated,
    promises.promises_are_listed,
    letter_parts.formal_parts_stand,
    needs.co_opinions_are_in,
    countersigning.dissent_is_answered,
)

# -- the finished draft ----------------------------------------------------------------------


@reply_steps.act(
    gettext_lazy("送单位核稿"),
    law="handling.check_position",
    who=of_the_unit,
    when=State.DRAFTING,
    then=State.UNIT_CHECK,
    applies=checks.drafted_goes_to(checks.CHECK),
    needs=COMPLETE,
    tells=(the_unit,),
    not_own=True,
)
def send_to_check(round, *, by, at):
    """The draft is complete: the unit's office or head reads it."""
    stand_at(round, 1)


@reply_steps.act(
    gettext_lazy("送一级预审核"),
    law="handling.check_position",
    who=of_the_unit,
    when=State.DRAFTING,
    then=State.OFFICE_REVIEW,
    applies=checks.drafted_goes_to(checks.OFFICE),
    needs=COMPLETE,
    tells=(the_office_of_the_system,),
    not_own=True,
)
def send_to_office(round, *, by, at):
    """Where the unit checks only after the pre-review: the draft goes to the office of its system."""


@reply_steps.act(
    gettext_lazy("送代表工委预审核"),
    law="handling.check_position",
    who=of_the_unit,
    when=State.DRAFTING,
    then=State.COMMITTEE_REVIEW,
    applies=checks.drafted_goes_to(checks.COMMITTEE),
    needs=COMPLETE,
    tells=(the_committee,),
    not_own=True,
)
def send_to_committee(round, *, by, at):
    """监委、法院、检察院 go straight to the 代表工委."""


@reply_steps.act(
    gettext_lazy("送负责人签发"),
    law="handling.check_position",
    who=of_the_unit,
    when=State.DRAFTING,
    then=State.CLEARED,
    applies=checks.drafted_goes_to(checks.HEAD),
    needs=COMPLETE,
    tells=(the_signers,),
    not_own=True,
)
def send_to_head(round, *, by, at):
    """Nothing stands before the signature, or the very text has passed all of it already."""


# -- the unit's own checks -------------------------------------------------------------------


@reply_steps.act(
    gettext_lazy("核稿退回"),
    law="",
    who=office_of_the_unit,
    when=State.UNIT_CHECK,
    then=State.DRAFTING,
    tells=(the_unit,),
    not_own=True,
)
def send_back_in_unit(round, *, by, at, text, verdicts=()):
    """The unit itself is not content with the draft."""
    checked(round, False, text, by, at, verdicts=verdicts)


@reply_steps.act(
    gettext_lazy("本级核稿通过"),
    law="handling.check_position",
    who=office_of_the_unit,
    when=State.UNIT_CHECK,
    applies=checks.checked_goes_to(checks.CHECK),
    needs=(checks.another_checks,),
    tells=(the_unit,),
    not_own=True,
)
def pass_level(round, *, by, at, text="", verdicts=()):
    """One level of several: the next one reads it."""
    checked(round, True, text, by, at, verdicts=verdicts, then_at=max(1, round.check_level) + 1)


@reply_steps.act(
    gettext_lazy("核稿通过，送一级预审核"),
    law="",
    who=office_of_the_unit,
    when=State.UNIT_CHECK,
    then=State.OFFICE_REVIEW,
    applies=checks.checked_goes_to(checks.OFFICE),
    needs=(checks.another_checks,),
    tells=(the_office_of_the_system,),
    not_own=True,
)
def pass_check_to_office(round, *, by, at, text="", verdicts=()):
    """Party units to the party office, government units to the government office."""
    checked(round, True, text, by, at, verdicts=verdicts)


@reply_steps.act(
    gettext_lazy("核稿通过，送代表工委预审核"),
    law="",
    who=office_of_the_unit,
    when=State.UNIT_CHECK,
    then=State.COMMITTEE_REVIEW,
    applies=checks.checked_goes_to(checks.COMMITTEE),
    needs=(checks.another_checks,),
    tells=(the_committee,),
    not_own=True,
)
def pass_check_to_committee(round, *, by, at, text="", verdicts=()):
    """监委、法院、检察院 go straight to the 代表工委."""
    checked(round, True, text, by, at, verdicts=verdicts)


@reply_steps.act(
    gettext_lazy("核稿通过"),
    law="",
    who=office_of_the_unit,
    when=State.UNIT_CHECK,
    then=State.CLEARED,
    applies=checks.checked_goes_to(checks.HEAD),
    needs=(checks.another_checks,),
    tells=(the_signers,),
    not_own=True,
)
def pass_check(round, *, by, at, text="", verdicts=()):
    """No pre-review is prescribed, or it lies behind: the reply goes to the head to be signed."""
    checked(round, True, text, by, at, verdicts=verdicts)


# -- what these acts share -------------------------------------------------------------------


def checked(round, passed, text, by, at, verdicts=(), then_at=0) -> None:
    """A check of the unit's own, and the level at which the next one stands (0: none)."""
    level = max(1, round.check_level)
    opinion(round, Stage.UNIT, passed, text, by, at, level=level, verdicts=verdicts)
    stand_at(round, then_at)


def stand_at(round, level: int) -> None:
    round.check_level = level
    round.save(update_fields=["check_level"])


def opinion(round, stage, passed, text, by, at, level=0, verdicts=()) -> None:
    """What a checker or pre-reviewer said, and what was found point by point."""
    looked_through = look_through(round, passed, verdicts)
    said = ReviewOpinion.objects.create(
        congress_id=round.congress_id,
        round=round,
        stage=stage,
        level=level,
        passed=passed,
        text="\n".join([text, *in_words(looked_through)]).strip(),
        by=by,
        at=at,
    )
    keep(said, looked_through)
