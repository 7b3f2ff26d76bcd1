"""延期: declared or asked for, as the congress's rulebook has it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import the_committee
from huying.foundation.procedure import clocks
from huying.foundation.procedure.refusal import Refused

from ...models import Extension
from ...policy import needs
from ...policy.audiences import the_proposers, the_unit, who_answers_an_extension
from ...policy.clocks import book_of
from ...policy.pausing import not_paused
from ...policy.standing import head_of_the_unit, who_approves_extension
from ...states import ExtensionAnswer
from ...states import Handling as State
from ..steps import handling_steps


@handling_steps.act(
    gettext_lazy("延长答复期限"),
    law="reply_long",
    who=head_of_the_unit,
    when=State.ACCEPTED,
    applies=needs.extension_mode("none", "notify_deputy"),
    needs=(needs.reply_still_running, not_paused),
    starts=("reply_long",),
    tells=(the_proposers, the_committee),
    not_own=True,
)
def extend(handling, *, by, at, reason, work_done, told_deputy=""):
    """Wide or difficult matters: the longer period of the law, the deputies are told."""
    _extension(handling, at, ExtensionAnswer.GRANTED, reason, work_done, told_deputy)
    clocks.end(handling.case, ("reply",), "extended", at=at)


@handling_steps.act(
    gettext_lazy("申请延期"),
    law="reply_long",
    who=head_of_the_unit,
    when=State.ACCEPTED,
    applies=needs.extension_mode("consent"),
    needs=(needs.reply_still_running, needs.no_extension_is_asked, not_paused),
    tells=(who_answers_an_extension,),
    adds_row=True,
    not_own=True,
)
def ask_extension(handling, *, by, at, reason, work_done, told_deputy=""):
    """The longer period with the consent of those who assigned it."""
    _extension(handling, at, ExtensionAnswer.ASKED, reason, work_done, told_deputy)


@handling_steps.act(
    gettext_lazy("同意延期"),
    law="reply_long",
    who=who_approves_extension,
    when=State.ACCEPTED,
    applies=needs.an_extension_is_asked,
    needs=(not_paused,),
    starts=("reply_long",),
    tells=(the_unit, the_proposers),
    not_own=True,
)
def grant_extension(handling, *, by, at):
    """Consent: the reply is due at the end of the longer period, counted from the same day."""
    _answer_extension(handling, at, ExtensionAnswer.GRANTED, "")
    clocks.end(handling.case, ("reply",), "extended", at=at)


@handling_steps.act(
    gettext_lazy("不同意延期"),
    law="reply_long",
    who=who_approves_extension,
    when=State.ACCEPTED,
    applies=needs.an_extension_is_asked,
    tells=(the_unit,),
    not_own=True,
)
def refuse_extension(handling, *, by, at, reason):
    """The reply stays due as it was."""
    _answer_extension(handling, at, ExtensionAnswer.REFUSED, reason)


# -- what these acts share -------------------------------------------------------------------


def _extension(handling, at, answer, reason, work_done, told_deputy) -> None:
    if book_of(handling).extension.notify_deputy and not told_deputy.strip():
        raise Refused(_("延期须告知代表：请写明向代表说明的时间和方式。"))
    Extension.objects.create(
        congress_id=handling.congress_id,
        handling=handling,
        reason=reason,
        work_done=work_done,
        told_deputy=told_deputy,
        answer=answer,
        asked_at=at,
        answered_at=at if answer == ExtensionAnswer.GRANTED else None,
    )


def _answer_extension(handling, at, answer, reason) -> None:
    handling.extensions.filter(answer=ExtensionAnswer.ASKED).update(
        answer=answer, answer_reason=reason, answered_at=at
    )
